"""What every test room shares: hypothesis profiles, golden files, the five-seed site built once, Node and Chromium."""
from __future__ import annotations

import difflib
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.node import find_node
from tests.site import ROOT, Site

settings.register_profile("banmian", deadline=None, max_examples=60, print_blob=True,
                          suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("banmian"), derandomize=True)
settings.register_profile("thorough", settings.get_profile("banmian"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "banmian"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless`: golden files are written anew instead of compared."""
    parser.addoption("--bless", action="store_true", help="write golden files from what the program does now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """`golden(path, actual)`: the text file at `path` says `actual`; with `--bless` it is made to."""
    def compare(path: Path, actual: str) -> None:
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="")
            return
        expected = path.read_bytes().decode("utf-8") if path.exists() else ""
        if actual != expected:
            lines = difflib.unified_diff(expected.split("\n"), actual.split("\n"), "golden", "now", lineterm="", n=1)
            pytest.fail(f"{path.name} differs (make bless writes it anew):\n" + "\n".join(list(lines)[:60]))
    return compare


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One worker of a parallel run at a time."""
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def five_seeds(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the five seed pages, segmented and built once for all workers. Read it; do not change it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    root = shared / "five-seeds"
    with _alone(shared / "five-seeds.lock"):
        site = Site(root)
        if not (root / "done").exists():
            shutil.rmtree(root, ignore_errors=True)
            Site.checkout(root).segment().build()
            (root / "done").touch()
    return site


@pytest.fixture(scope="session")
def node() -> str:
    """Path of a Node: the system's, or else the one that playwright carries."""
    return find_node() or missing("no Node: neither on the PATH nor with playwright")


def missing(reason: str) -> str:
    """Skip the test for `reason` on a person's machine; fail it in CI, where nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(reason + " (in CI this test must run)")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Root of this checkout."""
    return ROOT
