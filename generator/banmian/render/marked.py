"""A source page marked: every line with what it belongs to, and the ledger that accounts for each character."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from banmian.layout import Layout, Piece
from banmian.model import Card, Correction

COLOURS = 8         # item colours of the theme, used in turn

Owner = tuple[int, str]                 # (number of the item from 1, its block's role) or (0, kind of furniture)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one line with one owner: item number (0 furniture, -1 white space), role or kind, colour, text.

    `mended` is the correction of these characters in the reading text; `target` is its anchor, where it begins.
    """

    item: int
    role: str
    colour: int
    text: str
    mended: Correction | None = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source: its number from 1, its runs, and whose they are: ((item, role), …), once each.

    `fresh` is what its margin says: whose the line is where the last line with an owner was not the same's, else ().
    """

    number: int
    runs: tuple[Run, ...]
    margin: tuple[Owner, ...]
    fresh: tuple[Owner, ...]
    starts: tuple[int, ...]             # items whose first character stands here: targets of links


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """One item of the page in reading order, with its article's page where it has one."""

    number: int
    colour: int
    headline: str
    url: str
    kind: str
    chars: int
    doubts: tuple[str, ...]
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """The page: lines, items, and the ledger. LAW: chars = the items' + the furniture's + white."""

    lines: tuple[Line, ...]
    items: tuple[MarkedItem, ...]
    furniture: tuple[tuple[str, int], ...]
    chars: int
    white: int

    @property
    def placed(self) -> int:
        """Characters in articles."""
        return sum(item.chars for item in self.items)

    @property
    def beside(self) -> int:
        """Characters in furniture."""
        return sum(n for _, n in self.furniture)


def marked_page(layout: Layout, cards: Sequence[Card]) -> Marked:
    """The layout as lines to print, its items joined to the cards of the same place in reading order."""
    owners = sorted((piece.start, piece.end, owner) for piece, owner in _owned(layout))
    urls = {card.order: (card.headline, card.url) for card in cards}
    items = tuple(
        MarkedItem(n, colour(n), *urls.get(n, (item.headline, "")), item.kind.value,
                   sum(p.end - p.start for b in item.blocks for p in b.pieces), item.doubts)
        for n, item in enumerate(layout.items, 1))
    furniture: dict[str, int] = {}
    for one in layout.furniture:
        kind = one.kind.value
        furniture[kind] = furniture.get(kind, 0) + one.piece.end - one.piece.start
    held = sum(item.chars for item in items) + sum(furniture.values())
    mended = sorted({c for card in cards for c in card.corrections}, key=lambda c: c.start)
    return Marked(tuple(_lines(layout.text, owners, mended)), items, tuple(sorted(furniture.items())),
                  len(layout.text), len(layout.text) - held)


def withheld(marked: Marked, numbers: Collection[int]) -> Marked:
    """The page without headline and text of the items of these numbers: drafts. Their characters still count."""
    if not numbers:
        return marked
    items = tuple(replace(item, headline="", url="", doubts=(), withheld=True) if item.number in numbers else item for item in marked.items)
    lines = tuple(replace(line, runs=tuple(replace(run, text="", mended=None) if run.item in numbers else run for run in line.runs))
                  for line in marked.lines)
    return replace(marked, lines=lines, items=items)


def colour(item: int) -> int:
    """The colour of an item, 1 to COLOURS; neighbours differ."""
    return (item - 1) % COLOURS + 1


def _owned(layout: Layout) -> Iterator[tuple[Piece, Owner]]:
    for n, item in enumerate(layout.items, 1):
        for block in item.blocks:
            for piece in block.pieces:
                yield piece, (n, block.role.value)
    for one in layout.furniture:
        yield one.piece, (0, one.kind.value)


def _lines(text: str, owners: Sequence[tuple[int, int, Owner]], mended: Sequence[Correction]) -> Iterator[Line]:
    """The lines of the text, each cut where its owner or its correction changes. Linear in text, pieces and corrections."""
    at, piece, seen, said = 0, 0, set[int](), tuple[Owner, ...]()
    fixes = _Fixes(mended)
    for number, line in enumerate(text.split("\n"), 1):
        end = at + len(line)
        runs: list[Run] = []
        while at < end:
            while piece < len(owners) and owners[piece][1] <= at:
                piece += 1
            start, stop, owner = owners[piece] if piece < len(owners) else (end, end, (-1, ""))
            if start > at:
                start, stop, owner = at, min(start, end), (-1, "")
            stop, fix, target = fixes.cut(at, min(stop, end))
            runs.append(Run(owner[0], owner[1], colour(owner[0]) if owner[0] > 0 else 0, text[at:stop], fix, target))
            at = stop
        at = end + 1
        margin = tuple(dict.fromkeys((run.item, run.role) for run in runs if run.item >= 0))
        starts = tuple(dict.fromkeys(run.item for run in runs if run.item > 0 and run.item not in seen))
        seen.update(starts)
        yield Line(number, tuple(runs), margin, margin if margin != said else (), starts)
        said = margin or said


class _Fixes:
    """The corrections of a page, met in order while its text is walked through."""

    def __init__(self, mended: Sequence[Correction]) -> None:
        self._left = list(reversed(mended))
        self._begun: Correction | None = None

    def cut(self, at: int, stop: int) -> tuple[int, Correction | None, str]:
        """Where the run that begins at `at` ends, its correction, and the anchor of one that begins with it."""
        while self._left and self._left[-1].end <= at:
            self._left.pop()
        fix = self._left[-1] if self._left else None
        if fix is None or fix.start >= stop:
            return stop, None, ""
        if fix.start > at:
            return fix.start, None, ""
        target = "" if fix is self._begun else f"c{fix.start}"
        self._begun = fix
        return min(stop, fix.end), fix, target
