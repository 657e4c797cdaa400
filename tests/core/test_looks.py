"""What is stale is decided by content: signs of a file spare its reading only where they prove that it was not written since."""
from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from banmian import search
from banmian.config import Site
from banmian.errors import BanmianError
from banmian.pipeline import build
from banmian.work import ahead, files, looks, ranges, store, survey
from banmian.work.run import Run

LATER = 10**18      # ns after every file


def site_of(tmp_path: Path, count: int = 3) -> Site:
    (tmp_path / "content").mkdir(parents=True)
    for n in range(count):
        (tmp_path / f"content/{n}.md").write_text(f"---\ntitle: 题{n}\n---\n正文{n}。\n", encoding="utf-8")
    return Site(root=tmp_path, search=False)


def built(site: Site) -> int:
    return build(site, Run(jobs=1)).counts["written"]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read."""
    names: list[str] = []
    read = files.read

    def noted(path: str | Path, shown: str = "") -> bytes:
        names.append(Path(path).name)
        return read(path, shown)

    monkeypatch.setattr(files, "read", noted)
    return names


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been there for a while."""
    now = looks.clock
    monkeypatch.setattr(looks, "clock", lambda: now() + 10 * looks.COARSE)


def test_nothing_is_read_where_nothing_looks_otherwise(tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    site = site_of(tmp_path)
    built(site)
    reads.clear()
    assert built(site) == 0 and not reads


def test_a_checkout_resets_times_and_nothing_is_written(tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    site = site_of(tmp_path)
    built(site)
    for path in (tmp_path / "content").iterdir():
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    reads.clear()
    assert built(site) == 0 and sorted(reads) == ["0.md", "1.md", "2.md"]
    reads.clear()
    assert built(site) == 0 and not reads, "what was read once is known again"


def test_a_text_of_the_same_length_with_the_old_time_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    site = site_of(tmp_path)
    built(site)
    path = tmp_path / "content/1.md"
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("正文1", "改过1"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size and path.stat().st_mtime_ns == before.st_mtime_ns
    assert built(site) > 0
    assert "改过1" in (tmp_path / "public/articles/1.html").read_text(encoding="utf-8")


def test_a_file_that_was_written_just_now_is_read_again(tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(tmp_path)
    newest = max(path.stat().st_ctime_ns for path in (tmp_path / "content").iterdir())
    monkeypatch.setattr(looks, "clock", lambda: newest + 1)
    built(site)
    assert store.load_key(tmp_path).glance == ""
    reads.clear()
    assert built(site) == 0 and {"0.md", "1.md", "2.md"} <= set(reads)


@pytest.mark.parametrize(("changed", "now", "proves"), [
    (LATER + 1, LATER + 2 + looks.TICK, True), (LATER + 1, LATER + looks.TICK, False), (LATER, LATER + 2 * looks.TICK, False),
    (LATER, LATER + looks.COARSE + 1, True), (LATER + 5, LATER, False)])
def test_a_look_proves_something_when_the_clock_has_moved_on(changed: int, now: int, proves: bool) -> None:
    assert looks.settled((1, changed, changed, 7), now) is proves


def test_where_the_system_keeps_no_time_of_change_files_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "TELLS", False)
    assert not looks.settled((1, 1, 1, 1), LATER)


def test_pythons_own_notes_are_no_part_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    shutil.copytree(survey.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(survey, "PACKAGE", package)
    settle(monkeypatch)
    site = site_of(tmp_path / "site")
    built(site)
    (package / "__pycache__").mkdir()
    (package / "__pycache__/x.pyc").write_bytes(b"x")
    before = store.load_key(site.root).glance
    assert before and survey.glance(site, store.load_key(site.root).theme).digest == before
    (package / "new.py").write_text("", encoding="utf-8")
    assert survey.glance(site, store.load_key(site.root).theme).digest != before


def test_a_moved_site_stays_as_it_is(tmp_path: Path) -> None:
    site = site_of(tmp_path / "here")
    built(site)
    shutil.move(tmp_path / "here", tmp_path / "there")
    assert built(Site(root=tmp_path / "there", search=False)) == 0
    assert not build(Site(root=tmp_path / "there", search=False), Run(jobs=1)).reasons


def test_an_output_that_was_only_touched_is_looked_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    site = site_of(tmp_path)
    built(site)
    os.utime(tmp_path / "public/articles/1.html", ns=(LATER, LATER))
    assert built(site) == 0
    assert "pages" not in build(site, Run(jobs=1)).seconds, "the next build finds nothing changed"


def test_a_look_by_another_process_is_the_look_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.html", "甲/b.html", "甲/c.html.tmp~", "articles/甲/d.html", "articles/e.html.tmp~", "甲/articles/f.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(ahead, "can", lambda: True)
    here = survey.rest_part(tmp_path)
    assert ahead.Ahead(lambda: survey.rest_part(tmp_path), apart=True).value() == here
    assert ahead.Ahead(lambda: survey.rest_part(tmp_path), apart=False).value() == here


def test_a_tree_in_two_parts_is_the_tree(tmp_path: Path) -> None:
    names = {"a.html", "甲/b.html", "articles/甲/d.html", "甲/articles/f.html"}
    for name in (*names, "甲/c.html.tmp~", "articles/e.html.tmp~"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(name)
    tree = survey.output_tree(tmp_path)
    assert tree.files.keys() == names and set(tree.halves) == {"甲/c.html.tmp~", "articles/e.html.tmp~"}
    assert tree.digest == survey.Tree(tree.files, ()).digest
    (tmp_path / "articles/甲/d.html").write_text("another")
    assert survey.output_tree(tmp_path).digest != tree.digest


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_what_is_no_folder_is_an_error_and_no_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BanmianError, match="E607"):
        looks.looks(str(tmp_path / "pipe"))


def test_work_whose_process_dies_is_done_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "can", lambda: True)
    here = os.getpid()
    assert ahead.Ahead(lambda: 7 if os.getpid() == here else os._exit(3), apart=True).value() == 7
    assert ahead.Ahead(lambda: os.getpid(), apart=True).value() != here


def test_a_process_stands_by_until_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "can", lambda: True)
    told = ahead.Standby(lambda: lambda n: (n * 2, os.getpid()), apart=True)
    told.tell(21)
    [(value, process)] = told.value()
    assert value == 42 and process != os.getpid() and told.value() == []
    assert ahead.Standby(lambda: lambda n: n, apart=True).value() == []         # was never told
    dead = ahead.Standby(lambda: os._exit(3), apart=True)
    dead.tell(1)
    assert dead.value() == []
    none = ahead.Standby(lambda: lambda n: n, apart=False)
    none.tell(1)
    assert none.value() == []


def test_what_is_kept_of_looks_is_written_when_it_tells_of_more_than_a_few_files(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (tmp_path / "content").mkdir()
    for n in range(store.UNTOLD + 2):
        (tmp_path / f"content/a{n:02}.md").write_text(f"---\ntitle: 第{n}篇\n---\n\n疫情{n}。\n", encoding="utf-8")
    build(site, Run(1))
    time.sleep(0.2)                     # a look proves nothing within one tick of the disk's clock
    build(site, Run(1))
    seen = tmp_path / ".banmian" / store.SEEN
    kept, rows = seen.read_bytes(), store.load_seen(tmp_path)
    for count, written in ((1, False), (store.UNTOLD + 1, True)):
        for n in range(count):
            with (tmp_path / f"content/a{n:02}.md").open("a", encoding="utf-8") as file:
                file.write("\n又一段。\n")
        time.sleep(0.2)
        assert build(site, Run(1)).reasons.get("TEXT_CHANGED") == count
        assert (seen.read_bytes() != kept) is written
        assert build(site, Run(1)).counts["written"] == 0
    assert store.load_seen(tmp_path) != rows


def test_the_index_is_the_same_whoever_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sites = []
    for jobs, can in ((1, False), (2, True)):
        monkeypatch.setattr(ahead, "can", lambda can=can: can)
        site = Site(tmp_path / str(jobs))
        (site.root / "content").mkdir(parents=True)
        for n in range(12):
            (site.root / f"content/a{n:02}.md").write_text(f"---\ntitle: 第{n}篇\ndate: 2022-01-02\n---\n\n疫情防控{n}。\n", encoding="utf-8")
        build(site, Run(jobs))
        with (site.root / "content/a07.md").open("a", encoding="utf-8") as file:
            file.write("\n方法国家。\n")
        made = build(site, Run(jobs))
        assert made.counts["written"] and made.reasons.get("TEXT_CHANGED") == 1
        sites.append({p.relative_to(site.root / "public"): p.read_bytes() for p in (site.root / "public").rglob("*") if p.is_file()})
    assert sites[0] == sites[1]


def test_the_manifest_is_where_the_search_writes_it() -> None:
    assert ranges.MANIFEST == search.MANIFEST
