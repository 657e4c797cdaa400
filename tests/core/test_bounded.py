"""Small files that took minutes take no time, and what people write is left as it is."""
from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.config import Site as Settings
from banmian.config import load
from banmian.content.attendance import attendances
from banmian.content.bounded import MOST, bound
from banmian.content.bylines import authors_of
from banmian.content.html import to_html
from banmian.content.markdown_in import read_article
from banmian.layout import Fact, PageFacts
from banmian.text.conflicts import conflict_line
from banmian.text.toml_lines import lines_of
from banmian.work import heirs
from banmian.work.corrected import odd_corrections
from banmian.work.held import HeldFile, HeldPages
from banmian.work.known import odd_entries
from banmian.work.seeds import SeedRead, told
from tests.site import Site

PIECES = st.sampled_from(["[", "]", "(", ")", "[a](b)", "[a][b]", "<", "<b>", "<a ", ">", "甲", "\n", "\n\n", "!"])


@pytest.mark.parametrize("piece", ["[", "![", "[a](", "[a][", "[a](<", "[[a]", "<a ", "<![", "<p\n", "</a"])
def test_brackets_that_open_and_do_not_close_take_no_time(piece: str) -> None:
    begun = time.process_time()
    html = to_html("甲 " + piece * (40_000 // len(piece)) + " 乙")
    assert time.process_time() - begun < 12        # seconds of processor; they were 15 to 85
    assert "甲" in html and "乙" in html and html.count(piece[0] if piece[0] != "<" else "&lt;") > 1000


@pytest.mark.parametrize(("read", "text"), [
    (lambda text: read_article(text, "a.md"), "# a " + "# " * 20_000 + "a\n"),
    (authors_of, "a" + " " * 40_000 + "b"), (authors_of, "王伟" + " " * 40_000 + "李明报道"),
    (lambda text: list(attendances(text)), "参加" * 12_000), (lambda text: list(attendances(text)), "刘洪刚和参加" * 4_000)],
    ids=["heading", "byline", "Chinese byline", "attendance", "attendance of names"])
def test_what_looked_through_all_that_follows_does_so_once(read: Callable[[str], object], text: str) -> None:
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 12        # seconds of processor; they were 15 to 85


def test_an_archive_whose_files_are_all_replaced_looks_for_each_page_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 20_000
    held = {f"seeds/{n}.txt": [HeldFile(f"x/p{n}-i01", f"p{n}-i01", f"seeds/{n}.txt", "0", edited=False)] for n in range(count)}
    owners = {f"p{n}": f"seeds/{n}.txt" for n in range(count)}
    monkeypatch.setattr(heirs, "page_base", lambda facts, path: path.removesuffix(".new"))
    monkeypatch.setattr(heirs.Heirs, "_standing", lambda _, page, theirs: list(theirs))
    of = heirs.Heirs(Settings(root=tmp_path), HeldPages(held, {}), ())
    facts = PageFacts(date=Fact("2015-09-22", "printed"), page=Fact("2", "printed"))
    begun = time.process_time()
    for n in range(count):
        assert [found.code for found in of.find(SeedRead(f"p{n}.new", facts=facts), facts, owners)] == ["N205"]
    assert time.process_time() - begun < 6         # seconds of processor; they were 18
    assert owners == {f"p{n}": f"p{n}.new" for n in range(count)}


@given(st.lists(PIECES, max_size=MOST).map("".join))
def test_what_people_write_is_left_as_it_is(text: str) -> None:
    assert bound(text) == text


def test_links_that_close_are_links_however_many() -> None:
    text = "".join(f"[{n}](a{n}.html) [甲] " for n in range(MOST * 4))
    assert bound(text) == text and to_html(text).count("<a ") == MOST * 4
    assert to_html("[" * (MOST + 1) + " [甲](a.html) <b>乙</b>").endswith('[[ <a href="a.html">甲</a> <b>乙</b></p>')


def test_only_the_paragraph_that_has_too_many_is_changed() -> None:
    much, little = "[" * (MOST + 1), "[" * MOST
    assert bound(f"{little}\n\n{much}\n \n{little}").split("\n")[::2] == [little, bound(much), little]
    assert "[" not in bound(much)


@pytest.mark.parametrize(("byline", "names"), [("Mary  Hunt and Li Wei ; X", ["Mary  Hunt", "Li Wei", "X"]), ("A&B,, C", ["A", "B", "C"]),
                                              ("Sandy Anderson", ["Sandy Anderson"]), ("记者  王伟　李明", ["王伟", "李明"])])
def test_bylines_are_parted_as_before(byline: str, names: list[str]) -> None:
    assert [author.name for author in authors_of(byline)] == names


def test_marks_of_a_merge_that_is_none_take_no_time() -> None:
    rows = [f"{mark}\n" * 3_000 for mark in ("<<<<<<< 甲", "=======", "甲")]
    begun = time.process_time()
    assert conflict_line("".join(rows)) == 0 and conflict_line("".join([*rows, ">>>>>>> 乙"])) == 1
    assert conflict_line("".join(rows[1:] + rows[:1]) + ">>>>>>> 乙") == 0
    assert time.process_time() - begun < 3         # seconds of processor; they were many minutes


@pytest.mark.parametrize("row", ["[" + " " * 20_000 + "x", '"' * 20_000, "'" * 20_001, '"\\' * 10_000, "[tool.banmian" * 3_000, '"""a' * 5_001, "[{" * 9_000, " " * 20_000])
def test_the_lines_of_settings_are_found_at_once(row: str) -> None:
    begun = time.process_time()
    lines_of(f"[tool.banmian]\ntitle = 1\nx = \n{row}\n", "tool.banmian")
    assert time.process_time() - begun < 3         # seconds of processor; the first took hours


def test_what_was_said_of_many_pages_that_were_renamed_is_told_at_once(tmp_path: Path) -> None:
    row = "{start: 1, end: 2, from: 甲, to: 乙, reason: 试, who: 编者}"
    site = Site.copy("tiny", tmp_path).write("seeds/pages.yaml", "".join(f"o{n}.txt: {{city: 丽水}}\n" for n in range(1_500)))
    site.write("corrections/c.yaml", "".join(f"- seed: seeds/o{n}.txt\n  sha256: {'0' * 64}\n  corrections: [{row}]\n" for n in range(1_500)))
    site.write("content/moved.yaml", "".join(f"seeds/o{n}.txt: seeds/n{n}.txt\n" for n in range(1_500)))
    begun, settings = time.process_time(), load(tmp_path)
    odd = [*odd_entries(settings, ["p02.txt"]), *odd_corrections(settings, ["p02.txt"])]
    assert time.process_time() - begun < 8         # seconds of processor; they were 37
    assert [one.message.rpartition(";")[2] for one in odd] == [f" it is called {folder}n{n}.txt now" for folder in ("", "seeds/") for n in range(1_500)]


def test_a_list_of_pages_whose_folder_is_called_otherwise_is_not_held_against_every_page(tmp_path: Path) -> None:
    paths = [f"2021/{month:02}-{day:02}/p{page}.txt" for month in range(1, 13) for day in range(1, 29) for page in range(8)] + ["2021/alone.txt"]
    said = [f"2020/{day:02}-{month:02}/p{page}.txt" for month in range(1, 13) for day in range(1, 29) for page in range(4)] + ["2020/alone.txt"]
    site = Site.copy("tiny", tmp_path).write("seeds/pages.yaml", "".join(f"{page}: {{city: 丽水}}\n" for page in said))
    begun = time.process_time()
    odd = list(odd_entries(load(site.root), paths))
    assert time.process_time() - begun < 8         # seconds of processor; they were 100
    assert len(odd) == len(said) and "; the nearest is `2021/alone.txt`" in odd[-1].message
    site.write("seeds/pages.yaml", "2021/alon.txt: {city: 丽水}\n")
    assert "; the nearest is `2021/alone.txt`" in next(odd_entries(load(site.root), paths)).message


def test_pages_whose_corrections_cannot_be_read_are_found_among_many(tmp_path: Path) -> None:
    paths = [f"a/b/p{n}.txt" for n in range(6_000)]
    site = Site.copy("tiny", tmp_path).write("corrections/c.yaml", "".join(f"- seed: b/p{2 * n}.txt\n" for n in range(3_000)))
    begun = time.process_time()
    found = told(load(site.root), paths)
    assert found.refused == set(paths[::2]) and len(found.errors) == 3_000
    assert time.process_time() - begun < 1         # second of processor; it was 3
