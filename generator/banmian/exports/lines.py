"""Where the lines of a source page begin in the reading text joined from them. No format, a help to those that mark lines.

Reading text differs from its page in white space, in corrections and in stray marks alone. So both are followed character by
character; where they do not agree (a text changed by hand), nothing is said of its lines rather than something guessed.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from banmian.model import Correction, Source

REMNANTS = "*"          # marks of Markdown that recognition left and reading text has not


@dataclass(frozen=True, slots=True)
class LineStart:
    """A line of the page begins at character `at` of a text; `joined`: no white space parts it from the line before."""

    at: int
    line: int
    joined: bool


def line_starts(texts: Sequence[str], roles: Collection[str], source: Source, page: str,
                corrections: Sequence[Correction] = ()) -> list[list[LineStart]]:
    """For each of the texts, which together are the article's blocks of these roles in order, the lines that begin in it.

    LAW: every character of the texts that is not white space is that of the page at the place it is said to stand, or of
    the correction made there; else no line is told of any of them.
    """
    printed = list(_printed(roles, source, page, corrections))
    if "".join(char for char, _ in printed) != "".join(char for text in texts for char in text if _counts(char)):
        return [[] for _ in texts]
    lines = iter(printed)
    last = 0
    found: list[list[LineStart]] = []
    for text in texts:
        starts: list[LineStart] = []
        for at, char in enumerate(text):
            line = next(lines)[1] if _counts(char) else last
            if line != last:
                starts.append(LineStart(at, line, at > 0 and not text[at - 1].isspace()))
                last = line
        found.append(starts)
    return found


def _counts(char: str) -> bool:
    """Whether a character must be the page's own: white space, controls and remnants need not be."""
    return char.isprintable() and not char.isspace() and char not in REMNANTS


def _printed(roles: Collection[str], source: Source, page: str, corrections: Sequence[Correction]) -> Iterator[tuple[str, int]]:
    """The characters that count of the page's runs of these roles, corrected, each with the number of its line, from 1."""
    ends = [at for at, char in enumerate(page) if char == "\n"]
    made = {one.start: one for one in corrections}
    skip = 0
    for role, start, end in source.spans:
        for at in range(start, min(end, len(page))) if role in roles else ():
            line = bisect_right(ends, at - 1) + 1
            if at in made and at >= skip:
                skip = made[at].end
                yield from ((char, line) for char in made[at].new if _counts(char))
            if at >= skip and _counts(page[at]):
                yield page[at], line
