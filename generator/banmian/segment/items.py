"""Items that a mark opens, as in old papers and in columns of briefs: ●市府籌備衛生運動大會, ▲商會開會紀　總商會昨日開會.

A page of a hundred years ago has few stops or none; what parts its texts are the marks at the head of a line.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from banmian.segment import marks
from banmian.segment.people import are_names, is_byline
from banmian.segment.setting import Setting
from banmian.segment.surnames import is_name
from banmian.segment.tables import OVER
from banmian.segment.units import Unit, reach
from banmian.text.hanzi import SENTENCE_END, ink

ITEM, LEAD = "item", "lead"     # a line, or its first words, with which an item begins; the text behind them on the same line
_MARKS: Final = frozenset("●○◎▲△■◆◇▼★☆※◉□")
_LEAST: Final = 2               # lines with one mark that make it the mark of items on an old page
_BRIEFS: Final = 3              # and on a page of today, where all must have a headline and a text
_SHORT: Final = 24              # characters of a marked line that is but a headline
_LEAD_LEAST: Final = 12         # characters of a text's first line below a headline, which is longer
_PLACE_MOST: Final = 4          # characters of a place over its news
_NAMES_MOST: Final = 40         # characters of names; a longer line is asked for none
_REST: Final = 10               # characters of the text behind a headline on its line
# ▲商會開會紀　總商會昨日開會: a mark, a headline, a gap, the text
_INLINE: Final = re.compile(r"(.\s?[㐀-鿿“”「」《》·]{2,20})(\s+)(?=\S)")
_LEAST_TITLE: Final = 4         # characters of a headline on its text's line on a page of today: ●北京 is none
_OLD: Final = frozenset("會國學們來時說對將應與發經長開問關無車東馬門見風電報員")
_NEW: Final = frozenset("会国学们来时说对将应与发经长开问关无车东马门见风电报员")


def is_old(units: Sequence[Unit]) -> bool:
    """Whether a page is in traditional characters."""
    count = Counter(char for unit in units for char in unit.text)
    return sum(count[char] for char in _OLD) > sum(count[char] for char in _NEW)


def with_items(units: Sequence[Unit], setting: Setting, page: str) -> tuple[Unit, ...]:
    """The units of a page, those with which items begin marked, a headline and its text on one line parted."""
    marked = Counter(unit.text[0] for unit in units if unit.text[0] in _MARKS and not (unit.form or unit.marked or _is_signed(unit.text)))
    if not marked or max(marked.values()) < _LEAST:
        return tuple(units)
    old = setting.unpointed or is_old(units)
    ours = {mark for mark, count in marked.items() if count >= (_LEAST if old else _BRIEFS)}
    if not old:
        ours = {mark for mark in ours if all(_is_brief(unit.text) for unit in units if unit.text[0] == mark)}
    parts = [part for at, unit in enumerate(units) for part in _parted(unit, units[at + 1:at + 2], unit.text[0] in ours, page)]
    return _followed(parts, old, setting)


def _followed(units: Sequence[Unit], old: bool, setting: Setting) -> tuple[Unit, ...]:
    """The units with the first line of text below each headline marked, on an old page, and a short line over one: 蘇州."""
    result = list(units)
    for at, unit in enumerate(units):
        if not old or unit.form:
            continue
        before, after = units[at - 1] if at else unit, units[at + 1] if at + 1 < len(units) else unit
        if before.form == ITEM and unit.length > max(_LEAD_LEAST, before.length + 2):
            result[at] = unit._replace(form=LEAD)
        elif after.form == ITEM and unit.length <= _PLACE_MOST and not setting.wrapped and unit.text[-1] not in SENTENCE_END:
            result[at] = unit._replace(form=OVER)
    return tuple(result)


def _is_signed(text: str) -> bool:
    """Whether a line behind a mark names who wrote: □ 记者 廖王晶, ■汪锦秀."""
    rest = text[1:].strip()
    if not 0 < len(rest) <= _NAMES_MOST:
        return False
    return is_byline(rest) or is_name(ink(rest)) or are_names(rest) or marks.JUMP_FROM.match(text) is not None


def _is_brief(text: str) -> bool:
    """Whether a marked line is a headline and its text, which is pointed as today's are."""
    found = _INLINE.match(text)
    return found is not None and len(found[1]) > _LEAST_TITLE and len(text) - found.end() >= _REST and not _is_signed(found[1]) \
        and any(mark in text[found.end():] for mark in "，。")


def _parted(unit: Unit, after: Sequence[Unit], ours: bool, page: str) -> Iterator[Unit]:
    """The unit with what it is where an item begins with it, in two where its text stands on the same line."""
    if not ours or unit.form or unit.marked or _is_signed(unit.text):
        yield unit
        return
    found = _INLINE.match(unit.text)
    if found and len(unit.text) - found.end() >= _REST:
        title, raw = found[1].rstrip(), page[unit.start:unit.end]
        end = reach(raw, title)         # the line may be set character by character on the page
        yield unit._replace(text=title, end=unit.start + end, width=2 * len(title), length=len(title), form=ITEM)
        # as wide as the whole line: where that ends says whether the column broke it
        yield unit._replace(text=unit.text[found.end():], start=unit.end - len(raw[end:].lstrip()), gap=False, form=LEAD)
    elif unit.length <= _SHORT and after and not any(mark in unit.text for mark in "。，"):
        yield unit._replace(form=ITEM)
    else:
        yield unit._replace(form=LEAD)
