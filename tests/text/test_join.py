"""The laws of reading text, and what they mean on real print."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.layout import Piece
from banmian.text.hanzi import ink
from banmian.text.join import read_run, reading_text

RUNS = st.text("莲都区 　\n\tabc19,，。“”·Ａ\u2028（记者)", max_size=60)


def whole(text: str, **how: bool) -> str:
    return reading_text(text, (Piece(0, len(text)),), **how)


@given(RUNS)
def test_only_white_space_is_taken_away(run: str) -> None:
    assert ink(read_run(run)) == ink(run)


@given(RUNS, st.sampled_from([True, False, None]))
def test_reading_text_reads_to_itself(run: str, phrases: bool | None) -> None:
    once = read_run(run, phrases=phrases)
    assert read_run(once, phrases=phrases) == once
    assert once == once.strip() and "\n" not in once and "  " not in once


@given(st.lists(st.text("莲都a1，。", min_size=1, max_size=8), min_size=1, max_size=6))
def test_pieces_are_read_in_their_order(parts: list[str]) -> None:
    text, pieces, at = "\n\n".join(parts), [], 0
    for part in parts:
        pieces.append(Piece(at, at + len(part)))
        at += len(part) + 2
    assert ink(reading_text(text, pieces)) == "".join(parts)
    assert ink(reading_text(text, pieces[::-1])) == "".join(parts[::-1])


@pytest.mark.parametrize(("printed", "read"), [
    ("省、市相继召开新型\n\n冠状病毒肺炎疫情防控工作视频会议，", "省、市相继召开新型冠状病毒肺炎疫情防控工作视频会议，"),
    ("坚决扛起政治责任,紧盯 重点领域", "坚决扛起政治责任,紧盯重点领域"),
    ("本报讯 11月 21日下午，全面", "本报讯11月21日下午，全面"),
    ("总投资19\n97年，", "总投资1997年，"),
    ("the New York\nTimes，报道", "the New York Times，报道"),
    ("不分神 不畏难 不松劲", "不分神 不畏难 不松劲"),
    ("记者  廖王晶   孙斌", "记者 廖王晶 孙斌"),
    ("莲都区党政代表团\n赴义乌考察交流", "莲都区党政代表团赴义乌考察交流"),
    ("Au999\t600mg", "Au999 600mg"),
    ("本报讯 (记者 洪纲 邵秀清) 3月31日，全区", "本报讯(记者 洪纲 邵秀清)3月31日，全区"),
    ("本报讯 （ 本报记者 洪纲 通讯员 邵秀清 ） 日前，", "本报讯（本报记者 洪纲 通讯员 邵秀清）日前，"),
    ("会议（扩大 会议）强调，", "会议（扩大会议）强调，"),
])
def test_print_is_read_as_a_reader_reads_it(printed: str, read: str) -> None:
    assert whole(printed) == read


def test_a_headline_with_a_comma_keeps_its_phrases_when_it_is_said_to_be_one() -> None:
    assert whole("奋战在“疫”线 是责任,也是奉献", phrases=True) == "奋战在“疫”线 是责任,也是奉献"
    assert whole("奋战在“疫”线 是责任,也是奉献") == "奋战在“疫”线是责任,也是奉献"
