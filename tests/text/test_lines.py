"""Lines and characters: only a line feed ends a line."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from banmian.text.hanzi import folded, ink, is_han, width
from banmian.text.lines import split_lines, trimmed


@given(st.text("甲 \n\r\u2028\x0b\x85", max_size=40))
def test_lines_join_to_the_page_and_know_where_they_stand(text: str) -> None:
    lines = split_lines(text)
    assert "\n".join(line.text for line in lines) == text
    assert all(text[line.start:line.end] == line.text for line in lines)
    assert [line.number for line in lines] == list(range(1, text.count("\n") + 2))


@given(st.text("甲乙 \t", max_size=20))
def test_a_trimmed_run_is_the_ink_with_what_stands_inside(text: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == text.strip()


def test_characters_are_told_apart() -> None:
    assert is_han("莲") and is_han("㐀") and is_han("𠀀") and is_han("〇")
    assert not is_han("，") and not is_han("A") and not is_han("１")
    assert width("莲都A1，") == 8
    assert folded("Ａ") == "a" and folded("：") == ":"
    assert ink(" 莲　都\n") == "莲都"
