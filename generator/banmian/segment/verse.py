"""Verse: which lines of a page are set one by one, as a poem's are, and where stanzas begin.

Lines of prose run on to the column's end and break where it is; lines of verse end where the poet ended them: short of the measure,
unlike one another, with no word going on behind them, or, in regulated verse, all alike and each with its mark.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from banmian.segment.marks import BULLETS
from banmian.segment.seams import held_pairs
from banmian.segment.setting import Setting
from banmian.segment.surnames import is_name
from banmian.segment.units import Unit
from banmian.text.hanzi import CLOSING, ink, is_han

_LEAST: Final = 4              # lines of the shortest poem
LONGEST: Final = 22           # characters of a line; a longer one is prose
_MEAN: Final = (3.0, 15.0)      # characters that lines have in the mean, at least and at most; fewer are a column read across
_FULL: Final = 0.3             # share of lines that reach the page's measure above which columns broke them
_HELD: Final = 0.25            # share of line ends with a word across them: 0.53 in prose, about 0.05 in verse
_OPEN: Final = 0.5             # share of lines of free verse that no mark ends
_MARKED: Final = 0.8           # share of lines of regulated verse that one does
_STRANGE: Final = 0.2          # share of lines as a list, a table or a notice has them above which it is one
_NAME_MOST: Final = 8          # characters of a line that names a poet
_TITLE: Final = 4              # lines of a title
_REGULATED: Final = frozenset({4, 5, 6, 7, 10, 14})      # characters of a line, or of the two on one line, without their marks
MARKS: Final = "，。！？；、：,.!?;…—"
_LISTED: Final = re.compile(r"[\d０-９A-Za-z@￥℃%]|[:：].|\S\s+\S|^[●■□◆▲○·※*\-①-⑳（(]|[元版]$")   # 电话：88, 3号, 王伟  李强


def is_verse(lines: Sequence[Unit], setting: Setting) -> bool:
    """Whether all lines of a text are lines of verse; too few tell nothing."""
    texts = [ink(unit.text) for unit in lines]
    return is_plain(lines, texts) and (_is_regulated(texts) or is_free(lines, texts, setting))


def is_plain(lines: Sequence[Unit], texts: Sequence[str]) -> bool:
    """Whether lines are as many and as long as a poem's, and not those of a list; `texts` is their ink."""
    if len(texts) < _LEAST or max(map(len, texts)) > LONGEST or not _MEAN[0] <= sum(map(len, texts)) / len(texts) <= _MEAN[1]:
        return False
    return sum(_LISTED.search(unit.text) is not None for unit in lines) <= _STRANGE * len(texts)


def _is_regulated(texts: Sequence[str]) -> bool:
    """Lines of one length, a mark at the end of each: 春风又绿江南岸，"""
    sizes = [sum(map(str.isalnum, text)) for text in texts]
    marked = sum(text.rstrip("".join(CLOSING))[-1:] in MARKS for text in texts)
    return len(set(sizes)) == 1 and sizes[0] in _REGULATED and marked >= _MARKED * len(texts)


def is_free(lines: Sequence[Unit], texts: Sequence[str], setting: Setting) -> bool:
    """Lines of different lengths, short of the measure, most of them open, and no words across their ends."""
    if setting.wrapped and sum(_fills(unit, setting) for unit in lines) > _FULL * len(lines):
        return False
    if sum(text[-1] not in MARKS for text in texts) < _OPEN * len(texts) or any("。" in text[:-1] for text in texts):
        return False
    ends = [before[-1] + after[0] in held_pairs() for before, after in pairwise(texts) if is_han(before[-1]) and is_han(after[0])]
    return len(set(map(len, texts))) > 1 and sum(ends) <= _HELD * len(ends)


def _fills(unit: Unit, setting: Setting) -> bool:
    extent = 2 * (unit.length + unit.indent) if setting.by_chars else unit.width + 2 * unit.indent
    return setting.measure - extent <= 3


def with_verse(units: Sequence[Unit], setting: Setting) -> tuple[Unit, ...]:
    """The units of a page, those marked that are lines of a poem: they stand below a poet's name, up to the next title or to prose."""
    verse: set[int] = set()
    for at in range(len(units) - _LEAST):
        if units[at].length <= _NAME_MOST and not units[at + 1].verse and _may_follow(units, at) and _is_poet(units[at].text):
            end = _end(units, at + 1)
            if is_verse(units[at + 1:end], setting):
                verse.update(range(at + 1, end))
    return tuple(unit._replace(verse=True) if at in verse else unit for at, unit in enumerate(units)) if verse else tuple(units)


def _may_follow(units: Sequence[Unit], at: int) -> bool:
    """Whether short lines follow: hardly any line of a page has to be looked at more closely."""
    return all(unit.length <= LONGEST for unit in units[at + 1:at + 1 + _LEAST])


def _is_poet(text: str) -> bool:
    """Whether a short line names who wrote what follows: □ 方志明, 林一舟, 作者 王小山."""
    bare = text.lstrip("".join(BULLETS) + " \u3000")
    name = ink(bare.removeprefix("作者"))
    return 1 < len(name) <= _NAME_MOST and all(map(is_han, name)) and (bare != text or is_name(name))


def _end(units: Sequence[Unit], start: int) -> int:
    """Where a poem that begins there ends: before the title over the next name or over prose."""
    for at in range(start, len(units)):
        prose = units[at].length > LONGEST
        if prose or at > start + 1 and units[at].length <= _NAME_MOST and _is_poet(units[at].text):
            return before_title(units, start, at)
    return len(units)


def before_title(units: Sequence[Unit], start: int, at: int) -> int:
    """Where the title begins that stands over that line: behind the last empty line within reach, else it is one line."""
    near = range(at, max(start, at - _TITLE), -1)
    return next((line for line in near if units[line].gap and line < at), at if units[at].gap else max(start, at - 1))


def stanza_starts(lines: Sequence[Unit]) -> list[bool]:
    """Which lines begin a stanza: the first, those behind a small title or an empty line, unless one stands behind every line."""
    parted = not all(unit.gap for unit in lines[1:])
    return [at == 0 or lines[at - 1].part or parted and unit.gap for at, unit in enumerate(lines)]
