"""Groups of poems: several under one title, each with a small title of its own (古风二首: 春游, 夜读).

The title over the group says how many there are, which proves what their titles are: lines with a number, lines without a mark
among verses that have one, or lines that stand alone between empty ones.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from banmian.segment.marks import BULLETS
from banmian.segment.setting import Setting
from banmian.segment.units import Unit
from banmian.segment.verse import LONGEST, MARKS, before_title, is_free, is_plain
from banmian.text.hanzi import CLOSING, SENTENCE_END, ink

_NUMBER: Final = r"(?<![百\d])(?P<number>[一二三四五六七八九]?十?[一二三四五六七八九]|十|两|兩|\d{1,2})"
# 古风二首 / 石桥上的月亮（外一首） / 大海（组诗）
_GROUP: Final = re.compile(rf"(?P<more>外)?{_NUMBER}[首章阕闋](?:[^（()）]{{0,6}}[）)])?$|[（(][组組][诗詩][）)]$")
_GROUP_ENDS: Final = "首章阕闋）)"
_GROUP_MOST: Final = 20        # characters of such a title
_DIGITS: Final = {char: count for count, char in enumerate("一二三四五六七八九", 1)} | {"两": 2, "兩": 2}
# 一、灯塔 / 其二 / （三）
_NUMBERED: Final = re.compile(r"(?:[其之（(]?[一二三四五六七八九十]{1,3}[）)]?|\d{1,2})(?:[、.．\s·：:].{1,10})?")
_TITLE_MOST: Final = 12        # characters of a small title
_MARKED: Final = 0.8           # share of lines of marked verse that end with a mark
_LEAST: Final = 2              # lines of a poem


class _Group(NamedTuple):
    poems: int      # with small titles; 0 where the title does not tell
    later: bool     # the first poem stands under the group's title itself: （外一首）


def with_groups(units: Sequence[Unit], setting: Setting) -> tuple[Unit, ...]:
    """The units of a page, those marked that are verses or small titles of a group of poems."""
    marked: dict[int, bool] = {}        # whether a line is a title
    for at, unit in enumerate(units):
        found = _GROUP.search(unit.text) if unit.length <= _GROUP_MOST and unit.text[-1] in _GROUP_ENDS else None
        if found is None:
            continue
        group = _Group(_counted(found["number"] or "0"), bool(found["more"]))
        for start in (at + 2, at + 1):      # a poet stands between, or none
            titles, end = _titles(units, start, group, setting)
            if titles:
                marked |= {line: line in titles for line in range(start, end)}
                break
    if not marked:
        return tuple(units)
    return tuple(unit._replace(verse=True, part=marked[at]) if at in marked else unit for at, unit in enumerate(units))


def _counted(number: str) -> int:
    """A number below a hundred: 三, 十二, 12."""
    if number.isascii():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return 10 * (_DIGITS[tens] if tens else 1) * bool(ten) + _DIGITS.get(ones, 0)


def _titles(units: Sequence[Unit], start: int, group: _Group, setting: Setting) -> tuple[frozenset[int], int]:
    """The small titles of a group that begins there, and its end; none where the lines do not prove to be poems."""
    reach = _reach(units, start)
    for kind in (_by_number, _by_mark, _by_place):
        titles, end = _cut(list(kind(units, start, reach)), group, reach)
        if len(titles) != (group.poems or max(2, len(titles))) or (titles[0] == start) is group.later:
            continue
        bounds = [*titles, end] if titles[0] == start else [start - 1, *titles, end]
        lines = [unit for at, unit in enumerate(units[start:end], start) if at not in titles]
        if all(after - before > _LEAST for before, after in pairwise(bounds)) and _are_verses(lines, setting):
            return frozenset(titles), end
    return frozenset(), start


def _cut(found: list[int], group: _Group, reach: int) -> tuple[list[int], int]:
    """The titles as many as there are poems, and the end: where one more title stands, or two in a row, as over the next text."""
    for at, line in enumerate(found):
        if at == group.poems > 0 or line + 1 in found or line + _LEAST >= reach:
            return found[:at], line
    return found, reach


def _reach(units: Sequence[Unit], start: int) -> int:
    """How far lines of verse may go: to prose, to the name of another poet, to another group, to a note on the author."""
    for at in range(start, len(units)):
        text = units[at].text
        if units[at].length > LONGEST:
            return before_title(units, start, at)
        if at > start and text[0] in BULLETS:
            return before_title(units, start, at)
        if at > start and (_GROUP.search(text) or text[0] in "（(" and "作者" in text):
            return at
    return len(units)


def _by_number(units: Sequence[Unit], start: int, end: int) -> Iterator[int]:
    """Lines with a number: 一、灯塔."""
    return (at for at in range(start, end) if _NUMBERED.fullmatch(units[at].text))


def _by_mark(units: Sequence[Unit], start: int, end: int) -> Iterator[int]:
    """Lines without a mark behind a line that ends a sentence, and the first: 夜读 behind 犹言大有年。."""
    for at in range(start, end):
        behind = at == start or units[at - 1].text.rstrip("".join(CLOSING))[-1:] in SENTENCE_END or at - 1 == start
        if behind and units[at].length <= _TITLE_MOST and not _is_marked(units[at].text):
            yield at


def _by_place(units: Sequence[Unit], start: int, end: int) -> Iterator[int]:
    """Lines alone between two empty ones."""
    for at in range(start, end):
        if (at == start or units[at].gap) and at + 1 < end and units[at + 1].gap and units[at].length <= _TITLE_MOST:
            yield at


def _is_marked(text: str) -> bool:
    return text.rstrip("".join(CLOSING))[-1:] in MARKS


def _are_verses(lines: Sequence[Unit], setting: Setting) -> bool:
    """Whether the lines between the titles are verses: most end with a mark, as in songs of uneven lines, or they are free verse."""
    texts = [ink(unit.text) for unit in lines]
    marked = sum(map(_is_marked, texts)) >= _MARKED * len(texts)
    return is_plain(lines, texts) and (marked or is_free(lines, texts, setting))
