"""Texts in numbered parts: questions with their answers, and laws and plans in chapters. No part of one is an item of its own."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from banmian.segment import marks
from banmian.segment.people import is_byline
from banmian.segment.tables import OVER, PART
from banmian.segment.units import Unit
from banmian.text.hanzi import ink

SPOKEN = "spoken"               # a line that begins a question or an answer
_REACH: Final = 12              # lines from a question to its answer
_LONGEST: Final = 40            # characters of a chapter's heading
_FIRST: Final = frozenset("◆●■□▲★问問答QA市网")       # with which questions and answers begin
_NAME_MOST: Final = 8           # characters of a column's name
_NUMERALS: Final = "〇一二三四五六七八九十"
# 问：哪些人可以参加？ / 答：可以。 / Q1：怎么报名 / 问三：
_QUESTION: Final = re.compile(r"[◆●■□▲★]?\s*(?:[问問][一二三四五六七八九十\d]{0,2}|Q\d{0,2}|市民提问|网友提问)\s?[:：]")
_ANSWER: Final = re.compile(r"[◆●■□▲★]?\s*(?:答(?:复|[一二三四五六七八九十\d]{1,2})?|A\d{0,2})\s?[:：]")
# 第一章 总 则 / 第二节　保障措施 / 第3章
_CHAPTER: Final = re.compile(r"第([一二三四五六七八九十\d]{1,4})([章节節编編篇])(?:\s*[一-鿿、（）\s]{0,30})")
_CLAUSE: Final = re.compile(r"第[一二三四五六七八九十百〇\d]{1,5}[条條]")     # 第一条 为了规范养犬行为


def numbered(units: Sequence[Unit]) -> Iterator[tuple[int, str]]:
    """The lines of a page that begin questions and answers, and the headings of chapters, with which of both they are."""
    chapters = [at for at, unit in enumerate(units)
                if unit.text[0] == "第" and unit.length <= _LONGEST and not unit.form and _CHAPTER.fullmatch(unit.text)]
    known = {_numbered(units[at]) for at in chapters}
    reached: dict[str, int] = {}      # for chapters, sections and so on the number of the last
    for at in chapters:
        number, word = _numbered(units[at])
        last = reached.get(word)
        if number and ((number + 1, word) in known and last != number or last == number - 1) or _over_clause(units, at):
            reached[word] = number
            yield at, PART
            if number == 1 and (title := _title(units, at)):
                yield title - 1, OVER
    yield from ((at, OVER) for at, unit in enumerate(units[:-1]) if _is_over_briefs(unit, units[at + 1]))
    yield from ((at, SPOKEN) for at in _spoken(units))


def _is_over_briefs(unit: Unit, after: Unit) -> bool:
    """Whether a line is the name of a column of briefs, and the first brief stands below."""
    return unit.length <= _NAME_MOST and not unit.form and after.length > unit.length and marks.BRIEFS.fullmatch(ink(unit.text)) is not None


def _title(units: Sequence[Unit], at: int) -> int:
    """The number, from 1, of the line with the title of a text whose first chapter begins there; 0 where none stands next to it."""
    above = at - 1
    if above > 0 and units[above].text[0] in "（(" and units[above].text[-1] in "）)":      # （2019年8月27日通过）
        above -= 1
    return above + 1 if above >= 0 and _may_be_title(units[above]) else 0


def _may_be_title(unit: Unit) -> bool:
    """Whether a line may be a title: short, without a mark, no chapter's and no byline."""
    free = not unit.form and unit.length <= _LONGEST and not any(mark in unit.text for mark in "，。：；")
    return free and not _CHAPTER.fullmatch(unit.text) and not is_byline(unit.text)


def _spoken(units: Sequence[Unit]) -> Iterator[int]:
    """The lines that begin a question which is answered soon, or an answer to one that was asked."""
    last = asked = answered = -_REACH     # the question that waits for its answer, and where the last question and answer stand
    for at, unit in enumerate(units):
        if unit.text[0] not in _FIRST:
            continue
        if _QUESTION.match(unit.text):
            last = asked = at
        elif _ANSWER.match(unit.text) and at - max(asked, answered) <= _REACH:
            if last == asked:
                yield last
            answered, last = at, -_REACH - 1
            yield at


def _over_clause(units: Sequence[Unit], at: int) -> bool:
    """Whether a clause begins below a chapter's heading, the heading of a section between or not."""
    for unit in units[at + 1:at + 3]:
        if _CLAUSE.match(unit.text):
            return True
        if not _CHAPTER.fullmatch(unit.text):
            return False
    return False


def _numbered(unit: Unit) -> tuple[int, str]:
    """The number of a chapter and what it is called; 0 where its numerals make no number below a hundred."""
    found = _CHAPTER.fullmatch(unit.text)
    if not found:
        return 0, ""
    text = found[1]
    if text.isdigit():
        return int(text), found[2]
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or not set(tens + ones).issubset(_NUMERALS):      # 第十1章, as recognition has it
        return 0, ""
    number = 10 * (_NUMERALS.index(tens) if tens else 1) if ten else 0
    return number + (_NUMERALS.index(ones) if ones else 0), found[2]
