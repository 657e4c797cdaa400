"""Reading text: the pieces of a printed unit joined as a reader reads them."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from banmian.layout import Piece
from banmian.text.hanzi import is_latin_word
from banmian.text.spaced import closed_up, is_apart

_GAP = re.compile(r"\s+")
_SENTENCE = re.compile(r"[。；;，,、]")  # marks of running text; a headline's phrases are divided by spaces instead: 不分神 不畏难
_NAMES = re.compile(r"[（(][^（）()]{0,16}(?:记者|記者|通讯员|通訊員|见习|实习|撰稿|摄影)[^（）()]{1,60}[）)]")   # (记者 洪纲 邵秀清)
_LATIN_GAP = re.compile(r"(?<=[!-~À-ɏ])\s+(?=[!-~À-ɏ])")   # Long March: white space that may stay one; see `is_latin_word`
_REMEMBERED = 4000                      # characters; a longer run is read anew each time, not kept
_LONG_PHRASES = 120                     # longer than any headline, byline or list of names: running text


def reading_text(text: str, pieces: Iterable[Piece], *, phrases: bool | None = None) -> str:
    """The pieces of `text` joined over line and column ends, without the spaces that recognition put between characters.

    A space stays between two Latin words, and, where `phrases` is true, between phrases of a headline or names of a
    byline; None decides by the text itself: no comma, stop or semicolon means phrases. Names in brackets keep theirs anywhere.
    What is set character by character (本 报 讯) is closed up.
    LAWS: only white space is taken away or changed; the result reads to itself.
    """
    return read_run("\n".join(text[p.start:p.end] for p in pieces), phrases=phrases)


def read_run(run: str, *, phrases: bool | None = None) -> str:
    """One run of page text as a reader reads it; see `reading_text`."""
    return _remembered(run, phrases) if len(run) <= _REMEMBERED else _read_run(run, phrases)


def _read_run(run: str, phrases: bool | None) -> str:
    parts = run.split()
    if len(parts) < 2:
        return parts[0] if parts else ""
    run = run.strip()
    if phrases is None:
        phrases = len(run) <= _LONG_PHRASES and not _SENTENCE.search(run)
    if not is_apart(run) and not _NAMES.search(run):
        return _joined(run, phrases)
    before = ""
    while before != run:        # what was joined over a line's end may be a row of single characters in its turn, or no names any more
        before, run = run, _joined(closed_up(run), phrases)
    return run


def _joined(run: str, phrases: bool) -> str:
    """A run without the white space that does not part words."""
    if not phrases and not _LATIN_GAP.search(run) and not _NAMES.search(run):
        return "".join(run.split())
    return _with_spaces(run, phrases)


_remembered = lru_cache(maxsize=512)(_read_run)     # an item's blocks are read for its kind, its fields, its proof and its article


def _with_spaces(run: str, phrases: bool) -> str:
    """A run in which white space may stay, gap by gap."""
    names = _Names(run)
    parts: list[str] = []
    at = 0
    for gap in _GAP.finditer(run):
        parts.append(run[at:gap.start()])
        parts.append("" if not phrases and gap.start() in names.ends else        # (记者 洪纲) 3月31日
                     _space(run[gap.start() - 1], run[gap.end()], gap.group(), phrases or names.part(gap)))
        at = gap.end()
    parts.append(run[at:])
    return "".join(parts)


class _Names:
    """The inline bylines of a run, in whose brackets white space parts names."""

    def __init__(self, run: str) -> None:
        found = [match.span() for match in _NAMES.finditer(run)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]
        self.ends = frozenset(self._ends)

    def part(self, gap: re.Match[str]) -> bool:
        """Whether white space stands inside such brackets, not at their edge."""
        i = bisect_right(self._starts, gap.start()) - 1
        return i >= 0 and self._starts[i] + 1 < gap.start() and gap.end() < self._ends[i] - 1


def _space(before: str, after: str, gap: str, phrases: bool) -> str:
    """What stands for the white space `gap` between two characters: a space or nothing."""
    broken = "\n" in gap
    if is_latin_word(before) and is_latin_word(after):
        inside_number = broken and before.isdigit() and after.isdigit()
        return "" if inside_number else " "
    return " " if phrases and not broken else ""
