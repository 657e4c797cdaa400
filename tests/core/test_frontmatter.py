"""Law 3: what was written is read back, whatever the words; the quick reader answers as PyYAML does, or not at all."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.content import frontmatter
from banmian.content.frontmatter import _Refused, block, read, read_subset, read_yaml
from banmian.errors import BanmianError

NASTY = st.sampled_from([
    "no", "~", "null", "", "---", "...", "a: b", "a #b", "- x", "'q", '"q"', "a'b", "1998-03-02", ": x", "x:", "=", "<<", "{a}", "[b]",
    "a, b", "\u2028", "\x85", "\t", "\x00", "😀", "𠮷", "&a", "*b", "!c", "%d", "@e", "`f", "a: ", "#x", "?", "? a", "06", "1e3", "0x1f"])
WORDS = st.one_of(st.text(st.characters(codec="utf-8"), max_size=20), NASTY)
KEYS = st.from_regex(r"\A[a-z_][a-z0-9_]{0,5}\Z")
FLAT = st.dictionaries(KEYS, WORDS, min_size=1, max_size=3)
VALUES = st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3), st.lists(FLAT, min_size=1, max_size=3), FLAT)
FRAGMENTS = st.sampled_from([
    "a: ", "b:", "c: ", "\n", "\n- ", "\n  - ", "\n  k: ", "[x, y]", "{n: v}", "'s'", '"d"', "plain text", "a:b", "null", "~", " #c", "x", "王",
    ", ", "'", '"', "{", "}", "[", "]", ": ", ":", " ", "no", "---", "-", "?", "{n: v, m: w}", "%", "! x", "!x", "=", "<<", "<<: a", "\t"])


@settings(max_examples=600, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_is_written_is_read(values: dict[str, object]) -> None:
    text = block(values)
    assert read_yaml(text, "x")[0] == values
    try:
        quick, _ = read_subset(text)
    except _Refused:
        return
    assert quick == values


@settings(max_examples=4000, deadline=None)
@given(st.lists(FRAGMENTS, max_size=8).map("".join))
def test_the_quick_reader_answers_as_yaml_does(text: str) -> None:
    text = f"a0: 1\n{text}\n"
    try:
        quick = read_subset(text)
    except _Refused:
        return
    assert quick == read_yaml(text, "x")


def test_the_quick_reader_does_read_what_we_write_and_what_others_write() -> None:
    ours = block({"title": "标题：副题", "authors": [{"name": "王伟", "role": "记者"}], "basis": {"date": "editor: why"}})
    theirs = 'title: "（00005）标题"\ndate: 2020-05-19\ncity: 南京市\ntags: [交通, 民生]\ndates: ["2020", "2020-05"]\n'
    assert read_subset(ours)[0]["authors"] == [{"name": "王伟", "role": "记者"}]
    assert read_subset(theirs)[0]["tags"] == ["交通", "民生"]


@pytest.mark.parametrize(("text", "line", "what"), [
    ("---\ntitle: a\n", 1, "never ends"),
    ("---\ntitle: [a\n---\n\nx\n", 2, "not closed"),
    ("---\ntitle: a\ntitle: b\n---\n\nx\n", 3, "twice"),
    ("---\n- a\n---\n\nx\n", 2, "name: value"),
    ("---\ntitle: a\n  b: c\n---\nx\n", 3, ""),
])
def test_what_is_broken_is_named_by_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(BanmianError) as caught:
        read(text, "content/x.md")
    assert caught.value.code == "E301"
    assert caught.value.place.path == "content/x.md"
    assert caught.value.place.line == line
    assert what in caught.value.message


def test_a_deep_nest_is_refused_not_a_crash() -> None:
    with pytest.raises(BanmianError):
        read(f"---\na: {'[' * 3000}{']' * 3000}\n---\n", "x.md")


def test_a_file_without_front_matter_is_all_body() -> None:
    assert frontmatter.read("正文\n", "x.md") == frontmatter.FrontMatter({}, {}, "正文\n")


@pytest.mark.parametrize("text", [
    "注意: 明天放假\n---\n\n正文\n", "\n---\n\n横线下的正文\n", "正文\n\ntitle: a\n---\n", "title: a\n正文\n---\n", "title: a\n" * 60 + "---\n", "title: a\n"])
def test_markdown_that_looks_a_little_like_front_matter_is_text(text: str) -> None:
    assert read(text, "x.md") == frontmatter.FrontMatter({}, {}, text)


@pytest.mark.parametrize(("text", "line"), [("\n\n---\na: b\na: c\n---\n", 5), ("title: b\ntitle: c\n---\n", 2), ("---\na: b\na: c\n...\n", 3)])
def test_a_slip_is_named_by_its_line_wherever_front_matter_begins(text: str, line: int) -> None:
    with pytest.raises(BanmianError) as caught:
        read(text, "x.md")
    assert caught.value.place.line == line


def test_the_line_of_a_fact_is_that_of_the_file() -> None:
    assert read("\n---\na: b\n---\nx\n", "x").lines == {"a": 3}
    assert read("title: b\n标签: c\n---\nx\n", "x").lines == {"title": 1, "标签": 2}
