"""The preview's second process: what it makes is what one process makes, and it may die at any time."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from banmian.config import Site
from banmian.pipeline import Warm, build, ready_to_search, rebuild
from banmian.work.ahead import can
from banmian.work.aide import Aide
from banmian.work.run import Run

RANGE = range(0, 300, 7)


def written(site: Site) -> dict[Path, bytes]:
    return {path.relative_to(site.root / "public"): path.read_bytes() for path in (site.root / "public").rglob("*") if path.is_file()}


def articles(root: Path) -> Site:
    (root / "content").mkdir(parents=True)
    for n in RANGE:
        (root / f"content/a{n:03}.md").write_text(f"---\ntitle: 第{n}篇\ndate: 2022-01-02\n---\n\n疫情防控{n}。\n", encoding="utf-8")
    return Site(root)


def test_it_does_what_it_is_told_again_and_again_and_may_die() -> None:
    aide: Aide[float, str] = Aide(partial(partial, hex_of))
    assert aide.value() == [], "it was told nothing"
    for number in (2.0, 3.0):
        aide.tell(number)
        assert aide.value() == [number.hex()] and aide.value() == []
    aide.tell(-1.0)
    assert aide.value() == [], "it died"
    aide.tell(2.0)
    assert aide.value() == []
    aide.close()


def hex_of(number: float) -> str:
    if number < 0:
        os._exit(3)
    return number.hex()


def test_a_preview_with_it_writes_what_one_without_writes(tmp_path: Path) -> None:
    aide = Aide(ready_to_search)
    sites = []
    for warm in (Warm(), Warm(aide)):
        site = articles(tmp_path / str(len(sites)))
        rebuild(site, Run(1), warm, frozenset(), lambda: None)
        for n in RANGE[3:6]:
            path = site.root / f"content/a{n:03}.md"
            path.write_text(path.read_text(encoding="utf-8") + "\n方法国家。\n", encoding="utf-8")
            assert rebuild(site, Run(1), warm, frozenset({str(path)}), lambda: None).counts["written"]
        sites.append(site)
    aide.close()
    assert written(sites[0]) == written(sites[1])
    assert build(sites[1], Run(1)).counts["written"] == 0, "and a build finds nothing to do"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_workers_do_not_outlive_who_hired_them(tmp_path: Path) -> None:
    program = ("import time; from functools import partial; from banmian.work.aide import Aide; a = Aide(partial(partial, abs)); a.tell(-1); a.value();"
               "print(*a._executor._processes, flush=True); time.sleep(60)")
    started = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=tmp_path)
    assert started.stdout is not None
    worker = int(started.stdout.readline())
    os.kill(started.pid, signal.SIGKILL)
    started.wait()
    for _ in range(200):
        if not alive(worker):
            return
        time.sleep(0.05)
    raise AssertionError("it is still there")


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


HALVED = """
import sys
from banmian.work import ahead, indexing
class Ahead(ahead.Ahead):
    def __init__(self, work, *, apart):
        super().__init__(work, apart=apart)
        print("copied" if self._child else "alone", file=sys.stderr, flush=True)
indexing.Ahead, indexing.SMALL = Ahead, -1
from banmian.cli import entry
sys.argv = ["banmian", "build", *sys.argv[1:]]
entry()
"""


@pytest.mark.skipif(not can(), reason="wants Linux and two processors")
@pytest.mark.parametrize(("jobs", "who"), [("2", "copied"), ("1", "alone")])
def test_a_copy_of_who_indexes_makes_half_of_what_changed(tmp_path: Path, jobs: str, who: str) -> None:
    site, fresh = articles(tmp_path / "site"), articles(tmp_path / "fresh")
    build(site, Run(1))
    for root in (site.root, fresh.root):
        path = root / f"content/a{RANGE[3]:03}.md"
        path.write_text(path.read_text(encoding="utf-8") + "\n方法国家。\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", HALVED, f"-j{jobs}"], cwd=site.root, capture_output=True, text=True, check=True)
    assert who in done.stderr
    build(fresh, Run(1))
    assert written(site) == written(fresh)
