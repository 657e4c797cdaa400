"""Lines of a page: only the line feed ends one, so that U+2028, form feeds and carriage returns stay characters."""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a page: 1-based number, code points start:end without the line feed.

    LAW: joining the texts of all lines with a line feed gives the page back.
    """

    number: int
    start: int
    end: int
    text: str


@lru_cache(maxsize=1)       # the page at hand: segmenting, its proof and its facts each walk its lines
def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` in order; a page without a line feed is one line."""
    lines, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(Line(number, at, at + len(line), line))
        at += len(line) + 1
    return tuple(lines)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The run `start:end` without the white space at its ends; an empty run at `start` where it holds none else."""
    run = text[start:end]
    body = run.strip()
    if not body:
        return start, start
    left = start + run.index(body[0])
    return left, left + len(body)
