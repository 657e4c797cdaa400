"""Where the lines of a source page begin in the reading text joined from them. No format, a help to those that mark lines.

Reading text differs from its page in white space, in corrections and in stray marks alone. So both are followed character by
character; where they do not agree (a text changed by hand), nothing is said of its lines rather than something guessed.
"""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from banmian.model import Correction, Source

# What need not be the page's own: white space, controls, and marks of Markdown that recognition left (**)
LOOSE = re.compile(r"[\s*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]+")
HELD = re.compile(r"[^\s*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")


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
    printed = list(_printed(roles, source, page, corrections)) if any(texts) else []
    if "".join(words for _, words in printed) != LOOSE.sub("", "".join(texts)):
        return [[] for _ in texts]
    begun = _begun(printed)
    found: list[list[LineStart]] = []
    before = 0
    for text in texts:
        held = [match.start() for match in HELD.finditer(text)]
        places = ((held[offset - before], line) for offset, line in begun if before <= offset < before + len(held))
        found.append([LineStart(at, line, at > 0 and not text[at - 1].isspace()) for at, line in places])
        before += len(held)
    return found


def _begun(printed: Sequence[tuple[int, str]]) -> list[tuple[int, int]]:
    """Where each line begins among all the characters printed: (how many stand before it, its number)."""
    begun, offset, last = [], 0, 0
    for line, words in printed:
        if words and line != last:
            begun.append((offset, line))
            last = line
        offset += len(words)
    return begun


def _printed(roles: Collection[str], source: Source, page: str, corrections: Sequence[Correction]) -> Iterator[tuple[int, str]]:
    """The page's runs of these roles, corrected, cut where a line ends: (its number from 1, characters without loose ones)."""
    waiting = sorted(corrections, key=lambda one: one.start)
    skip = 0
    for role, start, end in source.spans:
        if role in roles:
            line, at = page.count("\n", 0, start) + 1, start
            for one in waiting:
                if at <= one.start < end:
                    yield from _cut(page[max(at, skip):one.start], line + page.count("\n", at, max(at, skip)))
                    yield line + page.count("\n", at, one.start), LOOSE.sub("", one.new)
                    line, at, skip = line + page.count("\n", at, one.start), one.start, one.end
            yield from _cut(page[max(at, skip):end], line + page.count("\n", at, max(at, skip)))


def _cut(run: str, line: int) -> Iterator[tuple[int, str]]:
    """The lines of a run that begins in that line."""
    return ((line + n, LOOSE.sub("", words)) for n, words in enumerate(run.split("\n")))
