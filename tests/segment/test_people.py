"""Authors as newspapers print them."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.segment.people import are_names, authors_of, inline_authors, is_byline


@pytest.mark.parametrize(("printed", "authors"), [
    ("□ 记者 廖王晶 通讯员 孙斌", [("廖王晶", "记者"), ("孙斌", "通讯员")]),
    ("■汪锦秀", [("汪锦秀", "")]),
    ("■摄影 周雯婷 张丹燕 王强", [("周雯婷", "摄影"), ("张丹燕", "摄影"), ("王强", "摄影")]),
    ("林楠 徐家和/摄", [("林楠", "摄影"), ("徐家和", "摄影")]),
    ("融媒记者 卢斌 摄", [("卢斌", "记者")]),
    ("记者 张三/文 李四/摄", [("张三", "记者"), ("李四", "摄影")]),
    ("撰文：张三 摄影：李四", [("张三", "撰文"), ("李四", "摄影")]),
    ("本报记者  乔  栋  曹继炜", [("乔栋", "记者"), ("曹继炜", "记者")]),
    ("学生记者 陈小雨", [("陈小雨", "学生记者")]),
    ("□马长河 著", [("马长河", "著")]),
    ("□马长河 （二十三）", [("马长河", "")]),
    ("本报驻阿联酋记者林皎明", [("林皎明", "记者")]),
    ("本报记者李济国贾建舟", [("李济国", "记者"), ("贾建舟", "记者")]),
    ("新华社记者 王勇、李明", [("王勇", "记者"), ("李明", "记者")]),
    ("记者 欧阳明 司马", [("欧阳明", "记者"), ("司马", "记者")]),
    ("胡里奥·塞瓦略斯", [("胡里奥·塞瓦略斯", "")]),
    ("本报评论员", []),
])
def test_a_byline_names_its_authors_with_their_roles(printed: str, authors: list[tuple[str, str]]) -> None:
    assert [(author.name, author.role) for author in authors_of(printed)] == authors


@pytest.mark.parametrize(("opening", "closing", "authors"), [
    ("本报讯 (记者 洪纲 邵秀清) 3月31日,", "", [("洪纲", "记者"), ("邵秀清", "记者")]),
    ("本报讯(融媒首席记者 陈晓苏) 1月27日", "", [("陈晓苏", "记者")]),
    ("本报讯 (记者 刘威 **李钱乾)** 3 月", "", [("刘威", "记者"), ("李钱乾", "记者")]),
    ("本报北京1月8日讯记者颜世贵报道：", "", [("颜世贵", "记者")]),
    ("本报讯 记者 王勇 通讯员 李明 昨天下午", "", [("王勇", "记者"), ("李明", "通讯员")]),
    ("本报讯（王勇）昨天", "", [("王勇", "")]),
    ("昨天上午，", "情谊的结晶。（龙晓勤刘洋）", [("龙晓勤", ""), ("刘洋", "")]),
    ("昨天上午，", "已经完工。（完）", []),
    ("昨天上午，", "记者走进山村。（金华）", []),
    ("昨天上午，记者来到", "", []),
])
def test_authors_stand_in_a_texts_first_or_last_words(opening: str, closing: str, authors: list[tuple[str, str]]) -> None:
    assert [(author.name, author.role) for author in inline_authors(opening, closing)] == authors


@pytest.mark.parametrize("line", ["记者走进山村", "通讯员队伍建设见成效", "摄影大赛开幕", "记者节快乐", "责编 王勇"])
def test_a_heading_that_speaks_of_reporters_is_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_names_are_told_from_phrases() -> None:
    assert are_names("林楠 徐家和") and are_names("李济国贾建舟")
    assert not are_names("富强 民主 文明") and not are_names("不分神 不畏难")


@given(st.text("记者通讯员摄文图/ 王李张三四·（）、：□", max_size=20))
def test_any_line_has_authors_with_names(line: str) -> None:
    authors = authors_of(line)
    assert len({author.name for author in authors}) == len(authors)
    assert all(author.name.strip() == author.name != "" for author in authors)
