"""Corrections change the reading text and nothing else, and are refused when the seed is not what they were made for."""
from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.errors import BanmianError
from banmian.facts import corrections_for, draft, load_corrections, reading_text_corrected, suggest
from banmian.facts.corrections import SeedCorrections
from banmian.facts.mending import as_printed, headline_corrected
from banmian.layout import Piece, Seed
from banmian.model import Correction, Place
from banmian.text.join import reading_text
from tests.facts.pages import SEEDS, reading_of, seeds

TEXT = "本报讯 坚持外防输\n人、内防反弹。\n\n要深 人贯彻。"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
SEED = Seed("seeds/a.txt", DIGEST, TEXT)
FILE = f"""\
- seed: seeds/a.txt
  sha256: {DIGEST}
  corrections:
    - {{start: 6, end: 11, from: 外防输人, to: 外防输入, reason: misread, who: editor}}
    - {{start: 22, end: 23, from: 人, to: 入, reason: misread, who: editor}}
"""


def test_a_correction_reaches_over_a_line_end_and_leaves_the_rest() -> None:
    found, odd = corrections_for(SEED, load_corrections(FILE, "corrections/a.yaml"))
    assert odd == () and len(found) == 2
    pieces = (Piece(0, 9), Piece(10, 17), Piece(19, len(TEXT)))
    assert reading_text_corrected(TEXT, pieces, found) == "本报讯坚持外防输入、内防反弹。要深入贯彻。"
    assert SEED.text == TEXT


@pytest.mark.parametrize(("old", "new", "code", "what"), [
    (DIGEST, "0" * 64, "F220", "has changed"), ("from: 外防输人", "from: 外防疏人", "F220", "reads"),
    ("start: 22", "start: 10", "F220", "reads"), ("start: 22, end: 23, from: 人", "start: 8, end: 9, from: 输", "F221", "overlaps")])
def test_a_stale_correction_is_refused_with_its_line(old, new, code, what) -> None:
    loaded = load_corrections(FILE.replace(old, new), "corrections/a.yaml")
    found, odd = corrections_for(SEED, loaded)
    assert {f.code for f in odd} == {code} and what in odd[0].message
    assert odd[0].place.path == "corrections/a.yaml" and odd[0].place.line in (4, 5)
    assert len(found) + len(odd) == 2


@pytest.mark.parametrize(("old", "new", "line", "what"), [
    ("who: editor}", "who: ''}", 4, "`who` is empty"), ("start: 22", "start: x", 5, "not a number"),
    ("end: 11", "end: 6", 4, "no run of characters"), ("reason: misread, ", "", 4, "lacks reason"),
    ("from: 外防输人", "form: 外防输人", 4, "`form` is not known"), ("  sha256", "  sha265", 2, "`sha265` is not known"),
    (DIGEST, "abc", 2, "64 hexadecimal"), ("start: 22", "start: 2222222222", 5, "not a number"), ("to: 入", "to: 人", 5, "the same"),
    ("{start: 6", "[start: 6", 4, "not closed"), ("to: 外防输入", "to: [外]", 4, "not a plain value"),
    ("reason: misread, ", "reason: misread, reason: again, ", 4, "`reason` stands twice")])
def test_a_file_that_is_wrong_says_where_and_what(old, new, line, what) -> None:
    with pytest.raises(BanmianError) as caught:
        load_corrections(FILE.replace(old, new, 1), "corrections/a.yaml")
    assert caught.value.code == "E206" and what in caught.value.message and caught.value.cure
    assert caught.value.place == Place("corrections/a.yaml", line)


def test_a_file_that_is_no_list() -> None:
    with pytest.raises(BanmianError, match="the file is not a list"):
        load_corrections("seed: x\n", "c.yaml")


def test_an_empty_file_holds_nothing() -> None:
    assert load_corrections("# nothing yet\n", "c.yaml") == ()


INK = "甲乙丙丁戊己庚辛"


@given(st.text(INK + " \n", min_size=1, max_size=60), st.data())
def test_corrections_change_the_characters_they_name_and_no_other(text, data) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)) | {0, len(text)})
    pieces = [Piece(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if text[a:b].strip()]
    spots = [i for i, char in enumerate(text) if not char.isspace()]
    chosen = sorted(data.draw(st.sets(st.sampled_from(spots), max_size=5))) if spots else []
    corrections = [Correction(i, i + 1, text[i], "入", "", "x") for i in chosen]
    expected = "".join("入" if i in chosen else c for i, c in enumerate(text))
    assert reading_text_corrected(text, pieces, corrections) == reading_text(expected, pieces)
    assert reading_text_corrected(text, pieces, []) == reading_text(text, pieces)


@given(st.text(INK, min_size=3, max_size=30), st.integers(0, 28), st.integers(1, 3), st.text(INK, min_size=0, max_size=5))
def test_a_correction_of_another_length_within_a_piece(text, start, length, new) -> None:
    start, end = min(start, len(text) - 1), min(start + length, len(text))
    if start >= end:
        return
    correction = Correction(start, end, text[start:end], new, "", "x")
    assert reading_text_corrected(text, [Piece(0, len(text))], [correction]) == text[:start] + new + text[end:]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=8))
def test_what_applies_fits_the_seed_and_does_not_overlap(spans) -> None:
    rows = tuple(Correction(s, s + n, TEXT[s:s + n] or "甲", "乙", "", "x") for s, n in spans)
    group = SeedCorrections(SEED.path, DIGEST, rows, tuple(Place("c.yaml", n) for n in range(len(rows))))
    found, odd = corrections_for(SEED, [group])
    assert len(found) + len(odd) == len(rows)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all("".join(TEXT[c.start:c.end].split()) == "".join(c.old.split()) for c in found)


def test_a_correction_at_the_wrong_place_is_told_where_its_words_stand() -> None:
    """Lines that end in two characters are easily counted as if they ended in one."""
    seed = Seed("seeds/a.txt", DIGEST, "报头\r\n\r\n外防输人\r\n甲甲甲甲甲\r\n乙二乙三乙")
    rows = (Correction(3, 7, "外防输人", "外防输入", "", "x"), Correction(0, 1, "甲", "申", "", "x"), Correction(0, 1, "乙", "己", "", "x"),
            Correction(0, 1, "丁", "十", "", "x"))
    found, odd = corrections_for(seed, [SeedCorrections(seed.path, DIGEST, rows, (Place("c.yaml", 1),) * 4)])
    assert not found and [one.code for one in odd] == ["F220"] * 4
    assert {one.message.partition("not ")[2] for one in odd} == {
        "'外防输人'; that stands at 6:10", "'甲'", "'乙'; that stands at 19:20, 21:22, 23:24", "'丁'"}


def test_a_headline_is_corrected_with_its_text_and_what_is_settled_is_not_suggested_again() -> None:
    reading = next(r for r in seeds() if r.seed.path.startswith("seeds/004"))
    path = SEEDS.parent / "corrections" / "004_0dd1bf38e13a6761.yaml"
    settled = load_corrections(path.read_text(encoding="utf-8"), path.name)
    found, odd = corrections_for(reading.seed, settled)
    assert len(found) == 5 and odd == ()
    headlines = [headline_corrected(reading.seed.text, item, found) for item in reading.layout.items]
    before = [item.headline for item in reading.layout.items]
    changed = [(a, b) for a, b in zip(before, headlines, strict=True) if a != b]
    assert [("瘦" in a, "疫" in b, len(a) - len(b)) for a, b in changed] == [(True, True, 0)]
    assert suggest([reading]) and not suggest([reading], settled=settled)


def test_a_draft_is_refused_until_someone_signs_it() -> None:
    usual = "全市坚持外防输入，严防死守。\n" * 9
    reading = reading_of("seeds/b.txt", usual + "全市坚持外防输人，严防死守。\n")
    text = draft(suggest([reading]))
    with pytest.raises(BanmianError, match="`who` is empty"):
        load_corrections(text, "corrections/draft.yaml")
    loaded = load_corrections(text.replace("who: ''", "who: editor"), "corrections/b.yaml")
    found, odd = corrections_for(reading.seed, loaded)
    assert odd == () and [(c.old, c.new) for c in found] == [("人", "入")]


@pytest.mark.parametrize(("start", "end", "old", "new", "found"), [
    (6, 11, "外防输人", "外防输入", ("本报讯坚持外防输人、内防反弹。要深人贯彻。", 8, 9)),       # of four characters one differs
    (0, 3, "本报讯", "本报", ("本报讯坚持外防输人、内防反弹。要深人贯", 0, 3)),
    (6, 6, "", "地", None), (22, 23, "人", "人", None), (60, 61, "人", "入", None)])
def test_what_the_page_prints_around_a_correction(start: int, end: int, old: str, new: str, found: tuple[str, int, int] | None) -> None:
    assert as_printed(TEXT, Correction(start, end, old, new, "misread", "editor")) == found


@given(st.text("甲乙 \n丙", min_size=1, max_size=60), st.data())
def test_the_printed_passage_holds_what_was_printed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    found = as_printed(text, Correction(start, end, text[start:end], "丁" * data.draw(st.integers(0, 4)), "", ""))
    if found:
        passage, first, last = found
        assert passage in "".join(text.split()) and passage[first:last] in "".join(text[start:end].split()) and first < last
