"""Beyond one process: the same bytes from a Dask cluster of two workers as from this machine's own."""
from __future__ import annotations

from pathlib import Path

import pytest

from banmian.cli import main
from tests.core.test_build import corpus

distributed = pytest.importorskip("distributed", reason="the extra banmian[cluster] is not installed")


def test_a_cluster_of_two_workers_gives_the_same_bytes(tmp_path: Path) -> None:
    here, there = corpus(tmp_path / "here", 40), corpus(tmp_path / "there", 40)
    assert main(["--root", str(here.root), "build", "--jobs", "1"]) == 0
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None,
                                  scheduler_port=0) as cluster:
        assert main(["--root", str(there.root), "build", "--scheduler", cluster.scheduler_address]) == 0
    assert there.files() == here.files()
