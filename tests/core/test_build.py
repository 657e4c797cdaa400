"""Laws 6, 7 and 10: clean = incremental, any number of jobs, twice = once, killed = mended, nothing of others is touched."""
from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banmian.cli import main
from banmian.work import making, reading, store
from banmian.work.survey import content_digests
from tests.site import HUNG, Site

CITIES = ("丽水", "宁波", "苏州", "宿州", "")
TEXTS = ("春茶开采第一天。", "新馆开放首日，读者排起长队。", "青石桥修缮完工。")


def article(n: int, city: str = "丽水", day: int = 1, text: str = TEXTS[0]) -> str:
    return (f"---\ntitle: 第{n}篇\ndate: 2022-01-{day:02d}\ncity: {city or chr(39) * 2}\nnewspaper: 晨报\nbyline: 记者 王伟\ntags: [茶, 桥]\n---\n\n"
            f"{text}\n\n第二段{n}。\n")


def corpus(root: Path, count: int = 6) -> Site:
    site = Site(root).write("banmian.yaml", "title: 试\nurl: https://example.org/c/\n")
    for n in range(count):
        site.write(f"content/notes/a{n:02d}.md", article(n, CITIES[n % 5], n % 3 + 1, TEXTS[n % 3] * 12))
    return site


def build(site: Site, *argv: str) -> dict[str, int]:
    """Builds in this process; the report's counts."""
    code = main(["--root", str(site.root), "build", "--jobs", "1", *argv])
    assert code == 0
    return counts(site)


def counts(site: Site) -> dict[str, int]:
    return {"files": len(site.files())}


def clean_bytes(site: Site, into: Path) -> dict[str, bytes]:
    """What a clean build of the same sources gives."""
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(site.root, into, ignore=shutil.ignore_patterns("public", ".banmian"))
    other = Site(into)
    build(other)
    return other.files()


def times(site: Site) -> dict[str, int]:
    base = site.root / "public"
    return {p.relative_to(base).as_posix(): p.stat().st_mtime_ns for p in base.rglob("*") if p.is_file()}


Edit = Callable[[Site, int], object]
THEME_FILE = "themes/mine/static/extra.css"
EDITS: dict[str, Edit] = {
    "text": lambda s, n: s.write(f"content/notes/a{n % 6:02d}.md", article(n, CITIES[n % 5], n % 3 + 1, TEXTS[n % 2] + f"改{n}。")),
    "show": lambda s, n: s.write(f"content/notes/a{n % 6:02d}.md", article(n, CITIES[n % 5], n % 3 + 1, f"![图](p{n % 3}.png) [邻](a{n % 5:02d}.md)")),
    "image": lambda s, n: s.write(f"content/notes/p{n % 3}.png", f"{n % 4}"),
    "longer": lambda s, n: _lengthen(s, n),
    "add": lambda s, n: s.write(f"content/new/b{n:02d}.md", article(50 + n, CITIES[n % 5], n % 28 + 1)),
    "delete": lambda s, n: (s.root / f"content/notes/a{n % 6:02d}.md").unlink(missing_ok=True),
    "rename": lambda s, n: _rename(s, n),
    "settings": lambda s, n: s.write("banmian.yaml", f"title: 试{n % 4}\nurl: https://example.org/c/\nhome_size: {n % 3 + 2}\n"),
    "theme": lambda s, n: (s.write("themes/mine/theme.yaml", "name: mine\nextends: broadsheet\n"),
                           s.write("themes/mine/templates/notfound.html", f"<p>没有 {n}</p>\n"),
                           s.write("banmian.yaml", "title: 试\ntheme: mine\n")),
    "output": lambda s, n: _spoil(s, n),
    "store": lambda s, n: shutil.rmtree(s.root / ".banmian", ignore_errors=True) if n % 2 else
    (s.root / ".banmian" / "body").write_bytes(b"{broken"),
    "touch": lambda s, n: [os.utime(p) for p in (s.root / "content").rglob("*.md")],
    "touch output": lambda s, n: [os.utime(p) for p in (s.root / "public").rglob("*.html")],
}


def _lengthen(site: Site, n: int) -> None:
    """A paragraph more at the end of an article: what lists show of it stays."""
    path = site.root / f"content/notes/a{n % 6:02d}.md"
    if path.is_file():
        path.write_text(f"{path.read_text(encoding='utf-8')}\n又一段{n}。\n", encoding="utf-8")


def _rename(site: Site, n: int) -> None:
    old = site.root / f"content/notes/a{n % 6:02d}.md"
    if old.exists():
        (site.root / "content/moved").mkdir(exist_ok=True)
        old.rename(site.root / f"content/moved/c{n:02d}.md")


def _spoil(site: Site, n: int) -> None:
    """Somebody changes or takes away files of the output."""
    pages = sorted((site.root / "public").rglob("*.html"))
    for page in pages[n % 7::7]:
        if n % 2:
            page.write_text("spoilt", encoding="utf-8")
        else:
            page.unlink()


SCRIPTS = st.lists(st.lists(st.tuples(st.sampled_from(sorted(set(EDITS) - {"store"})), st.integers(0, 30)), min_size=1, max_size=3),
                   min_size=1, max_size=3)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(SCRIPTS, st.sampled_from((0, store.LITTLE)))
def test_incremental_is_clean_after_any_script_of_edits(tmp_path_factory: pytest.TempPathFactory, script: list, little: int) -> None:
    tmp = tmp_path_factory.mktemp("script")
    site = corpus(tmp / "site")
    build(site)
    for edits in script:
        for name, n in edits:
            EDITS[name](site, n)
        with patch.object(store, "LITTLE", little):         # 0: whatever differs is written beside the body
            build(site)
    assert site.files() == clean_bytes(site, tmp / "clean")
    before = times(site)
    build(site)
    assert times(site) == before, "a second build wrote files"


def test_a_longer_text_remakes_its_page_and_the_counts_alone(tmp_path: Path) -> None:
    site = corpus(tmp_path / "site")
    build(site)
    first = times(site)
    _lengthen(site, 2)
    build(site)
    again = {path for path, time in times(site).items() if first.get(path) != time and path.endswith(".html") and path[:5] != "data/"}
    assert again == {"articles/notes/a02.html", "about.html", "index.html"}
    assert site.files() == clean_bytes(site, tmp_path / "clean")


def test_a_lost_or_broken_store_costs_time_and_nothing_else(tmp_path: Path) -> None:
    site = corpus(tmp_path / "site")
    build(site)
    before, made = times(site), site.files()
    for n in (0, 1):
        EDITS["store"](site, n)
        build(site)
        assert site.files() == made
        assert times(site) == before, "files that are the same were written again"


def test_articles_whose_lines_end_as_on_windows_are_read_again_only_when_they_change(tmp_path: Path) -> None:
    site = corpus(tmp_path / "site")
    build(site)
    for path, data in site.files("content", ".md").items():
        site.write(f"content/{path}", data.replace(b"\n", b"\r\n"))
    before = times(site)
    build(site)
    assert times(site) == before
    site.edit("content/notes/a00.md", "\r\n", "\r\nsection: 要闻\r\n")
    read: list[str] = []
    with patch.object(making, "read_cards", lambda work: (read.extend(work.paths), reading.read_cards(work))[1]):
        build(site)
    assert read == ["notes/a00.md"]
    assert site.files() == clean_bytes(site, tmp_path / "clean")


def test_what_little_differs_is_written_beside_the_body_and_read_back(tmp_path: Path) -> None:
    site = corpus(tmp_path / "site")
    build(site)
    notes = site.root / ".banmian"
    body, older = (notes / "body").read_bytes(), b""
    with patch.object(store, "LITTLE", 0):
        for n in range(4):
            _lengthen(site, n % 3)
            build(site)
            older, held = (notes / "since").read_bytes() if n < 3 else older, store.load(site.root)
            assert held.key and (notes / "body").read_bytes() == body
            assert set(held.outputs) == {path.relative_to(site.root / "public").as_posix()
                                         for path in (site.root / "public").rglob("*") if path.is_file()}
            assert {card.digest for card in held.cards.values()} == set(content_digests(site.root / "content").values())
    before, made = times(site), site.files()
    (notes / "since").write_bytes(older)               # of another build than the head
    assert not store.load(site.root).key
    (site.root / "public/about.html").unlink()
    build(site)
    assert site.files() == made == clean_bytes(site, tmp_path / "clean")
    assert {path for path, time in times(site).items() if before[path] != time} == {"about.html"}


def test_a_file_that_bears_another_time_is_noted_so_with_what_little_differs(tmp_path: Path) -> None:
    site = corpus(tmp_path)
    build(site)
    with patch.object(store, "LITTLE", 0):
        asset = next(path for path in store.load(site.root).outputs if path.startswith("assets/"))
        os.utime(site.root / "public" / asset, ns=(1, 1))
        _lengthen(site, 2)
        build(site)
    assert store.load(site.root).outputs[asset].time == 1


def test_what_a_program_of_another_version_made_is_still_taken_away(tmp_path: Path) -> None:
    site = corpus(tmp_path / "site", 20)
    build(site)
    site.delete("content/notes/a03.md").write("public/mine.txt", "not banmian's")
    with patch.object(store, "VERSION", ["another"]):
        build(site)
        assert site.read("public/mine.txt") == "not banmian's"
        (site.root / "public/mine.txt").unlink()
        assert site.files() == clean_bytes(site, tmp_path / "clean")


def test_a_body_that_another_version_has_built_over_is_not_believed(tmp_path: Path) -> None:
    site = corpus(tmp_path / "site", 20)
    build(site)
    body = site.root / ".banmian" / store.BODY
    mine = body.read_bytes()
    site.write("content/notes/new.md", article(90, CITIES[0], 3))
    with patch.object(store, "VERSION", ["another"]):
        build(site)
    body.write_bytes(mine)              # as where another version keeps its own under another name
    site.delete("content/notes/new.md")
    build(site)
    assert site.files() == clean_bytes(site, tmp_path / "clean")


def test_the_same_bytes_for_any_number_of_jobs(tmp_path: Path) -> None:
    one, two = corpus(tmp_path / "one", 300), corpus(tmp_path / "two", 300)
    assert main(["--root", str(one.root), "build", "--jobs", "1"]) == 0
    assert main(["--root", str(two.root), "build", "--jobs", "2"]) == 0
    assert one.files() == two.files()


def test_nothing_outside_the_output_is_written_and_nothing_of_others_is_removed(tmp_path: Path) -> None:
    site = corpus(tmp_path / "site")
    site.write("public/mine.txt", "not banmian's").write("public/articles/notes/mine.html", "not banmian's either")
    sources = {p: p.read_bytes() for p in site.root.rglob("*") if p.is_file() and "public" not in p.parts}
    build(site)
    site.delete("content/notes/a00.md")
    build(site)
    assert site.read("public/mine.txt") == "not banmian's"
    assert site.read("public/articles/notes/mine.html") == "not banmian's either"
    assert not (site.root / "public/articles/notes/a00.html").exists()
    for path, data in sources.items():
        assert path.name == "a00.md" or path.read_bytes() == data
    assert {p.name for p in site.root.iterdir()} == {"banmian.yaml", "content", "public", ".banmian"}


def test_a_build_killed_at_any_moment_is_mended_by_the_next_and_shows_no_half_page(tmp_path: Path) -> None:
    site = corpus(tmp_path / "site", 30)
    whole = clean_bytes(site, tmp_path / "clean")
    rng = random.Random(5)
    for _ in range(int(os.environ.get("BANMIAN_KILLS", "6"))):
        shutil.rmtree(site.root / "public", ignore_errors=True) if rng.random() < 0.3 else None
        shutil.rmtree(site.root / ".banmian", ignore_errors=True) if rng.random() < 0.2 else None
        started = subprocess.Popen([sys.executable, "-m", "banmian.cli", "build", "--jobs", "2"], cwd=site.root, start_new_session=True,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.05, 1.6))
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
        for path, data in site.files().items():
            assert path.endswith(".tmp~") or data == whole.get(path), f"{path} is half a page"
    build(site)
    assert site.files() == whole


def test_what_a_killed_build_left_behind_is_known_as_ours(tmp_path: Path) -> None:
    """A page that only the killed build wanted goes away with the next one."""
    from banmian.work.journal import Journal
    site = corpus(tmp_path / "site")
    build(site)
    Journal(site.root).note(["articles/notes/gone.html"])
    site.write("public/articles/notes/gone.html", "left").write("public/articles/notes/x.html.tmp~", "half")
    build(site)
    assert not (site.root / "public/articles/notes/gone.html").exists()
    assert not (site.root / "public/articles/notes/x.html.tmp~").exists()


def test_what_a_build_made_that_died_before_it_noted_so_goes_when_nobody_wants_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from banmian.work import store
    site = corpus(tmp_path / "site")
    build(site)
    site.write("content/new.md", "---\ntitle: 新篇\n---\n只此一回。\n")

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(store, "save", dies)
        assert main(["--root", str(site.root), "build", "--jobs", "1"]) == 130
    assert (site.root / "public/articles/new.html").exists()
    (site.root / "content/new.md").unlink()
    build(site)
    assert site.files() == clean_bytes(site, tmp_path / "clean")


def test_the_list_of_outputs_grows_by_what_differs_and_tells_the_same(tmp_path: Path) -> None:
    from banmian.work.journal import LIST, Journal
    (tmp_path / ".banmian").mkdir()
    journal, outputs, before = Journal(tmp_path), {f"a/{n}.html" for n in range(100)}, set[str]()
    for n in range(60):
        journal.close(outputs, before)
        assert journal.listed() == outputs, n
        outputs, before = outputs - {f"a/{n}.html"} | {f"b/{n}.html"}, outputs
    assert (tmp_path / ".banmian" / LIST).stat().st_size < 160 * 101, "it is written anew now and then"


def test_a_second_build_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    import fcntl
    site = corpus(tmp_path / "site")
    (site.root / ".banmian").mkdir()
    with open(site.root / ".banmian/lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        started = subprocess.Popen([sys.executable, "-m", "banmian.cli", "build"], cwd=site.root, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        assert started.stderr is not None
        said = started.stderr.readline()
        assert "waiting" in said.decode()
        assert not (site.root / "public").exists()
    out, _ = started.communicate(timeout=HUNG)
    assert started.returncode == 0
    assert "6 articles" in out.decode()


def test_a_lock_that_is_never_given_up_is_an_error(tmp_path: Path) -> None:
    from banmian.errors import BanmianError
    from banmian.work.lock import locked
    with locked(tmp_path, print), pytest.raises(BanmianError) as caught, locked(tmp_path, print, patience=0.1):
        pass
    assert caught.value.code == "E602"


def test_a_full_disk_is_an_error_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import errno
    site = corpus(tmp_path / "site")
    build(site)
    before = site.files()
    site.write("content/notes/a00.md", article(0, text="改过的文字。"))
    real = os.write

    def full(handle: int, data: bytes) -> int:
        if len(data) > 2000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, data)

    monkeypatch.setattr(os, "write", full)
    assert main(["--root", str(site.root), "build", "--jobs", "1"]) == 2
    assert "E601" in capsys.readouterr().err
    assert site.files().keys() == before.keys()
    assert sum(site.files()[path] != data for path, data in before.items()) <= 1
    monkeypatch.undo()
    build(site)
    assert site.files() == clean_bytes(site, tmp_path / "clean")


@pytest.mark.parametrize("store_lost", [False, True])
def test_a_build_that_stops_after_many_errors_takes_nothing_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                                store_lost: bool) -> None:
    """One undefined name in an own template took most of the site away: the pages after the twentieth error were not reached."""
    from banmian.work import press
    site = corpus(tmp_path / "site", 30)
    build(site)
    before = site.files()
    if store_lost:
        (site.root / ".banmian" / "body").unlink()
    site.write("themes/mine/theme.yaml", "name: mine\nextends: broadsheet\n")
    site.write("themes/mine/templates/article.html", "{{ nothing_of_that_name }}\n")
    site.write("banmian.yaml", "title: 试\nurl: https://example.org/c/\ntheme: mine\n")
    (site.root / "content/notes/a29.md").unlink()
    monkeypatch.setattr(press, "BATCH", 5)
    assert main(["--root", str(site.root), "build", "--jobs", "1"]) == 2
    pages = {path for path in before if path.endswith(".html")}
    assert pages - site.files().keys() == set()
    assert sum(site.files()[path] == before[path] for path in pages) > 20, "printing was to stop before all pages were reached"
    site.write("banmian.yaml", "title: 试\nurl: https://example.org/c/\n")
    shutil.rmtree(site.root / "themes")
    build(site)
    assert site.files() == clean_bytes(site, tmp_path / "clean")


def test_no_half_file_stays_where_a_file_cannot_be_put_in_place(tmp_path: Path) -> None:
    from banmian.errors import BanmianError
    from banmian.work import files
    (tmp_path / "x" / "y").mkdir(parents=True)
    with pytest.raises(BanmianError, match="E601"):
        files.write(str(tmp_path), "x", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_path_cannot_leave_the_output_folder(tmp_path: Path) -> None:
    from banmian.errors import BanmianError
    from banmian.work import files
    for evil in ("../x", "/x", "a/../../x", "a//b", "", "a\\..\\b", "c:/x", "a/./b"):
        with pytest.raises(BanmianError) as caught:
            files.put(str(tmp_path / "out"), evil, b"x")
        assert caught.value.code == "E603"
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out/link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BanmianError):
        files.put(str(tmp_path / "out"), "link/x", b"x")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_why_says_what_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = corpus(tmp_path / "site")
    build(site)
    site.write("content/notes/a00.md", article(0, text="改过的文字。"))
    build(site)
    capsys.readouterr()
    assert main(["--root", str(site.root), "why", "public/articles/notes/a00.html"]) == 0
    said = capsys.readouterr().out
    assert "TEXT_CHANGED" in said
    assert "content/notes/a00.md" in said
    assert main(["--root", str(site.root), "why", "public/nothing.html"]) == 2
    assert "E609" in capsys.readouterr().err


def test_a_report_is_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = corpus(tmp_path / "site")
    assert main(["--root", str(site.root), "build", "--jobs", "1", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["counts"]["articles"] == 6
    assert report["counts"]["written"] == report["counts"]["files"]
    assert main(["--root", str(site.root), "build", "--jobs", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["written"] == 0
