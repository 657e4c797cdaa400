"""How a page is set: whether paragraphs are indented, how wide a full line is, what an empty line means."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from banmian.segment.units import Unit

_MIN_LINES = 8        # below this a page tells nothing about its measure
_FULL_SHARE = 0.25    # share of lines within two half em of the measure that makes a page wrapped
_INDENT_SHARE = 0.04  # share of indented lines that makes the indent a mark of paragraphs


@dataclass(frozen=True, slots=True)
class Setting:
    """The page's own measures, in half em of `by_chars` ? code points : printed width."""

    wrapped: bool       # lines end where the column ends, not where the paragraph does
    indented: bool      # a paragraph begins with an indent
    dense: bool         # lines follow each other; an empty line means something
    measure: float      # width of a full line; 0 where the page is not wrapped
    by_chars: bool      # full lines agree in characters rather than in printed width


def setting_of(units: Sequence[Unit]) -> Setting:
    """The setting that the lines of a page show together."""
    gaps = sum(1 for unit in units if unit.gap)
    dense = gaps * 3 <= len(units) and len(units) >= _MIN_LINES
    indents = sum(1 for unit in units if unit.indent)
    indented = _INDENT_SHARE * len(units) <= indents and indents >= 3
    by_width, width_share = _measure([unit.width + 2 * unit.indent for unit in units])
    by_chars, chars_share = _measure([2 * (unit.length + unit.indent) for unit in units])
    share = max(width_share, chars_share)
    wrapped = share >= _FULL_SHARE and len(units) >= _MIN_LINES
    chars = chars_share > width_share + 0.02
    measure = (by_chars if chars else by_width) if wrapped else 0
    return Setting(wrapped, indented, dense, float(measure), chars)


def _measure(widths: Sequence[int]) -> tuple[int, float]:
    """The width most lines reach, and the share of lines within two half em below it."""
    count = Counter(widths)
    best, most = 0, 0
    for width in count:
        if width >= 16:
            lines = sum(count[width - less] for less in range(4))
            if lines > most or (lines == most and width > best):
                best, most = width, lines
    return best, most / len(widths) if widths else 0.0
