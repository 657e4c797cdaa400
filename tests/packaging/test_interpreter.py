"""The Python that `make` makes its environment with: the first found, or another build of its version that is clearly quicker."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site import ROOT

CHOOSER = ROOT / ".ci" / "quickest.py"


def stand_in(folder: Path, *, seconds: float | None, version: tuple[int, int] = sys.version_info[:2], prefix: str = "") -> Path:
    """A `python3` in a folder of its own that tells what it is told; None: one that cannot make an environment."""
    folder.mkdir()
    told = json.dumps([prefix or str(folder), list(version), "cpython", seconds])
    python = folder / "python3"
    python.write_text("#!/bin/sh\nexit 1\n" if seconds is None else f"#!/bin/sh\necho '{told}'\n", encoding="utf-8")
    python.chmod(0o755)
    return python


def chosen(own: Path, *others: Path) -> str:
    path = os.pathsep.join(str(python.parent) for python in others)
    run = subprocess.run([sys.executable, str(CHOOSER), str(own)], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True)
    return run.stdout.strip()


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
class TestChoice:
    def test_one_that_takes_clearly_less_is_taken(self, tmp_path: Path) -> None:
        own, quick = stand_in(tmp_path / "own", seconds=0.010), stand_in(tmp_path / "quick", seconds=0.008)
        assert chosen(own, own, quick) == str(quick)

    def test_one_that_is_hardly_quicker_is_left(self, tmp_path: Path) -> None:
        own, near = stand_in(tmp_path / "own", seconds=0.010), stand_in(tmp_path / "near", seconds=0.0095)
        assert chosen(own, own, near) == str(own)

    @pytest.mark.parametrize("other", [{"seconds": 0.001, "version": (3, 99)}, {"seconds": None}], ids=["another version", "no venv"])
    def test_what_would_not_do_is_left(self, tmp_path: Path, other: dict[str, object]) -> None:
        own, bad = stand_in(tmp_path / "own", seconds=0.010), stand_in(tmp_path / "bad", **other)     # type: ignore[arg-type]
        assert chosen(own, own, bad) == str(own)

    def test_one_installation_is_timed_once(self, tmp_path: Path) -> None:
        own = stand_in(tmp_path / "own", seconds=0.010, prefix="/one")
        same = stand_in(tmp_path / "same", seconds=0.001, prefix="/one")
        assert chosen(own, own, same) == str(own)

    def test_where_nothing_can_be_told_the_first_is_taken(self, tmp_path: Path) -> None:
        own, quick = stand_in(tmp_path / "own", seconds=None), stand_in(tmp_path / "quick", seconds=0.001)
        assert chosen(own, own, quick) == str(own)


def test_a_real_python_is_timed() -> None:
    assert chosen(Path(sys.executable), Path(sys.executable)) == sys.executable
