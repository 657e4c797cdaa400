"""How a page is set: whether paragraphs are indented, how wide a full line is, what an empty line means."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from banmian.segment.marks import SPACED
from banmian.segment.seams import held_pairs
from banmian.segment.units import Unit
from banmian.text.hanzi import SENTENCE_END, is_han

_MIN_LINES = 8        # below this a page tells nothing about its measure
_FULL_SHARE = 0.25    # share of lines within two half em of the measure that makes a page wrapped
_LONG = 40            # characters of a line that is more than a heading
_MIN_SEAMS = 4        # open ends below this tell nothing
_TORN = 0.25          # share of open ends that go on in the next line where columns break paragraphs: about half
_SPACED_SHARE = 0.4   # share of long lines with such a space
_WIDER_MOST = 0.4     # share of lines wider than the measure above which it is none
_NARROWEST = 18       # half em of a column that papers hardly set; where it is the commonest width, verse or a list may have it
_TEXT = 80            # characters of a page that shows whether its text is pointed
_POINTED = 40         # characters to a mark above which a text is not: about eight where it is
_SENTENCES = 0.5      # share of full lines that end a sentence above which no column broke them: about 0.05 where one did
_MIN_WHOLE = 3        # long lines that show a page of a paragraph a line
_DEEPEST = 4          # em; a line set in further is centred
_WIDER = 0.4          # share of the commonest width that one two em wider must have to be the measure
_ALIKE = 0.15         # share of full lines by which the two ways of counting may differ when both tell something
_INDENT_SHARE = 0.04  # share of indented lines that makes the indent a mark of paragraphs


@dataclass(frozen=True, slots=True)
class Setting:
    """The page's own measures, in half em of `by_chars` ? code points : printed width; `other` is the measure by the other."""

    wrapped: bool       # lines end where the column ends, not where the paragraph does
    indented: bool      # a paragraph begins with an indent
    dense: bool         # lines follow each other; an empty line means something
    measure: float      # width of a full line; 0 where the page is not wrapped
    by_chars: bool      # full lines agree in characters rather than in printed width
    spaced: bool        # recognition left spaces between characters of running text
    loose: bool         # paragraphs often end without a stop, as recognition leaves them
    inset: int = 0      # the paragraphs' indent in em; a line set in further is centred
    unpointed: bool = False     # hardly a stop or a comma stands on the page
    other: float = 0.0  # the measure counted the other way, which a line that holds half-width figures may fill; 0 where there is none


def setting_of(units: Sequence[Unit]) -> Setting:
    """The setting that the lines of a page show together."""
    gaps = sum(1 for unit in units if unit.gap)
    dense = gaps * 3 <= len(units) and len(units) >= _MIN_LINES
    inset, indents = _inset(units)
    indented = _INDENT_SHARE * len(units) <= indents and indents >= 3
    by_width, width_share = _measure([unit.width + 2 * unit.indent for unit in units])
    by_chars, chars_share = _measure([2 * (unit.length + unit.indent) for unit in units])
    share = max(width_share, chars_share)
    chars = chars_share > width_share + 0.02
    wider = sum(2 * (unit.length + unit.indent) > by_chars + 4 if chars else unit.width + 2 * unit.indent > by_width + 4 for unit in units)
    whole = sum(unit.width > 3 * by_width for unit in units) if by_width <= _NARROWEST else 0     # no lines of so narrow a column
    wrapped = share >= _FULL_SHARE and len(units) >= _MIN_LINES and wider <= _WIDER_MOST * len(units) and whole < _MIN_WHOLE
    wrapped = wrapped and not _is_of_sentences(units, by_chars if chars else by_width, chars)
    measure, other = ((by_chars, by_width) if chars else (by_width, by_chars)) if wrapped else (0, 0)
    if abs(width_share - chars_share) > _ALIKE:
        other = 0
    unpointed = _is_unpointed(units)
    loose = not wrapped and (unpointed or _is_loose(units))
    return Setting(wrapped, indented, dense, float(measure), chars, _is_spaced(units), loose, inset, unpointed, float(other))


def _is_unpointed(units: Sequence[Unit]) -> bool:
    """Whether hardly a mark stands in the page's text, as in papers of a hundred years ago."""
    text = "".join(unit.text for unit in units)
    return len(text) >= _TEXT and _POINTED * sum(map(text.count, "，。、；：？！,")) < len(text)


def _is_of_sentences(units: Sequence[Unit], measure: int, chars: bool) -> bool:
    """Whether most lines that seem full end a sentence: they are alike by chance, as briefs may be, and no column broke them."""
    full = [unit for unit in units if 0 <= measure - (2 * (unit.length + unit.indent) if chars else unit.width + 2 * unit.indent) <= 3]
    return sum(unit.text[-1] in SENTENCE_END for unit in full) > _SENTENCES * len(full)


def _inset(units: Sequence[Unit]) -> tuple[int, int]:
    """The indent most indented lines have, and how many have it; no more than paragraphs are set in by."""
    count = Counter(unit.indent for unit in units if 0 < unit.indent <= _DEEPEST)
    return max(count.items(), key=lambda item: item[1], default=(0, 0))


def _is_spaced(units: Sequence[Unit]) -> bool:
    """Whether spaces stand between characters of running text, so that they divide no phrases."""
    text = [unit.text for unit in units if unit.length > _LONG]
    return bool(text) and sum(SPACED.search(line) is not None for line in text) > _SPACED_SHARE * len(text)


def _is_loose(units: Sequence[Unit]) -> bool:
    """Whether long lines that end in the open are mostly whole paragraphs: where columns break them, words go on."""
    held = held_pairs()
    seams = [before.text[-1] + unit.text[0] in held for before, unit in pairwise(units)
             if before.length > _LONG and unit.length > _LONG and is_han(before.text[-1]) and is_han(unit.text[0])]
    return len(seams) >= _MIN_SEAMS and sum(seams) < _TORN * len(seams)


def _measure(widths: Sequence[int]) -> tuple[int, float]:
    """The width most lines reach, and the share of lines within two half em below it.

    Where first lines have lost their indent, a page of short paragraphs has as many of them as of full ones, two em narrower.
    """
    count = Counter(widths)
    full = {width: sum(count[width - less] for less in range(4)) for width in count if width >= 16}
    best = max(full, key=lambda width: (full[width], width), default=0)
    wider = max((width for width in full if best + 3 <= width <= best + 4), key=lambda width: full[width], default=best)
    if full and full[wider] >= _WIDER * full[best]:
        best = wider
    return best, full[best] / len(widths) if full else 0.0
