"""Line ends: whether a word or a figure goes on over one, and whether a line's words come again behind it."""
from __future__ import annotations

from banmian.segment.affinity import coverage
from banmian.segment.marks import ORDINAL
from banmian.segment.seams import held_pairs
from banmian.segment.units import Unit

_AT_ONCE = 160   # characters in which a headline's words come again
_TAKEN = 0.45    # the share of them that does
_NEARBY = 3000   # characters in which a pair is looked for again
_BEFORE_FIGURE = "月年第.．—~～-"
_BEHIND_FIGURE = ".．%％‰年月日号时分点秒万亿千百元角米里克吨斤亩平公个名人户家所项条件次位岁余多℃"


def is_seam(before: Unit, unit: Unit, page: str) -> bool:
    """Whether the characters on both sides of a line end hold together: in print at large, or further on in the page."""
    pair = before.text[-1] + unit.text[0]
    if before.text[-1].isdigit() or unit.text[0].isdigit():
        return _is_figure(pair, unit.text)
    return pair in held_pairs() or page.find(pair, unit.start, unit.start + _NEARBY) >= 0


def _is_figure(pair: str, after: str) -> bool:
    """Whether a line end stands within a figure or a date: 3/500盏, 6月/1日, 12/.4%, 16/人; not before a number that counts points."""
    if pair[1].isdigit():
        return (pair[0].isdigit() or pair[0] in _BEFORE_FIGURE) and not ORDINAL.match(after)
    return pair[1] in _BEHIND_FIGURE


def is_taken(unit: Unit, after: Unit, page: str) -> bool:
    """Whether the words of a line come again at once in what follows, as a headline's do and a torn sentence's do not."""
    return coverage(unit.text, page[after.start:after.start + _AT_ONCE]) >= _TAKEN
