"""Whether a file holds several pages: form feeds part it, or mastheads with other page numbers stand within it."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from banmian.facts.folio import NEAR, PAGE, PAGE_LABEL, FolioLine, page_head

INK: Final = 20         # characters that a page has, at least
_DIGITS: Final = re.compile(r"\d+")         # the 03 of A03

Odd = tuple[str, int | None, str]           # code, line, what


def several(text: str, lines: Sequence[FolioLine], *, known: bool) -> Iterator[Odd]:
    """F206 for a file whose articles would all be put on its first page. `known`: an editor says what page it is, and mastheads of others
    within it mean nothing."""
    feeds = _after_feeds(text)
    heads = [] if known else _heads(lines)
    if feeds:
        yield "F206", feeds[0], f"form feeds part it in {len(feeds) + 1} pages: the second begins here"
    elif len(heads) > 1:
        yield "F206", heads[1][0], f"mastheads of {len(heads)} pages stand in it: {', '.join(number for _, number in heads)}"


def _after_feeds(text: str) -> list[int]:
    """The lines on which pages begin after a form feed; one at the end of a page begins none."""
    if "\f" not in text:
        return []
    begins, at = [], 0
    for part in text.split("\f"):
        if len("".join(part.split())) >= INK:
            begins.append(text.count("\n", 0, at) + 1)
        at += len(part) + 1
    return begins[1:]


def _heads(lines: Sequence[FolioLine]) -> list[tuple[int, str]]:
    """Line and page number of each masthead: a dated line with a page number beside it, which no masthead before it has."""
    dated = [line for line in lines if "date" in line.marks]
    numbered = [(line, number) for line in lines if "page" in line.marks and (number := _number(line.text))]
    heads: list[tuple[int, str]] = []
    seen: set[str] = set()
    last = -2 * NEAR
    for line in dated:
        beside = {number for other, number in numbered if abs(other.rank - line.rank) <= NEAR}
        if beside and beside.isdisjoint(seen) and line.rank - last > NEAR:
            heads.append((line.number, min(beside)))
            last = line.rank
        seen |= beside
    return heads


def _number(text: str) -> str:
    """The page number that a line prints, in digits without the zeros before it; "" for none."""
    head = page_head(text)
    found = PAGE.search(text) or PAGE_LABEL.search(text)
    digits = _DIGITS.search(head[0] if head else found[1] if found else "")
    return str(int(digits[0])) if digits else ""
