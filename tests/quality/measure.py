"""How well a reading agrees with a reference: figures from 0 to 1, counted over characters that print.

placed      characters that lie in exactly one piece (the model refuses anything else: 1 or an error)
assigned    characters given to the right item, items paired one to one from the greatest overlap down, or rightly to none
found       reference items whose text one item meets with overlap over union of at least 0.9; precision: items that do
role        characters whose role is right
headline    reference items with the reference's headline, white space apart; derived ones: that one is derived
paragraphs  F1 over the ends of paragraphs inside texts
authors     F1 over the names of authors, each with its role
bcubed      F1 of B-cubed precision and recall over characters of items
whole       1 less the share of items split or merged: a piece of 5 % of an item or more that lies elsewhere
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from banmian.layout import Item, Kind, Layout, Role

FIGURES = ("assigned", "found", "precision", "role", "headline", "paragraphs", "authors", "bcubed", "whole")
_TEXT = (Role.BODY, Role.CAPTION, Role.CROSSHEAD, Role.JUMP)
_SAME, _SHARE = 0.9, 0.05


@dataclass(frozen=True, slots=True)
class Labels:
    """A layout told character by character: item (None outside), role, and where texts' paragraphs end."""

    item: dict[int, int | None]
    role: dict[int, str]
    ends: frozenset[int]


def labels(layout: Layout) -> Labels:
    """The layout's labels of every character that prints; a teaser belongs to no item."""
    item: dict[int, int | None] = {}
    role: dict[int, str] = {}
    ends = set()
    for number, each in enumerate(layout.items):
        for block in each.blocks:
            inked = [at for piece in block.pieces for at in range(piece.start, piece.end) if not layout.text[at].isspace()]
            teaser = each.kind is Kind.TEASER
            item |= dict.fromkeys(inked, None if teaser else number)
            role |= dict.fromkeys(inked, "none" if teaser else "text" if block.role in _TEXT else str(block.role))
            if block.role in _TEXT and inked:
                ends.add(inked[-1])
    for at in range(len(layout.text)):
        if not layout.text[at].isspace() and at not in item:
            item[at], role[at] = None, "none"
    return Labels(item, role, frozenset(ends))


def figures(given: Layout, wanted: Layout) -> dict[str, float]:
    """The figures of a reading against its reference."""
    assert given.text == wanted.text
    mine, theirs = labels(given), labels(wanted)
    overlap = Counter((theirs.item[at], mine.item[at]) for at in theirs.item)
    pair = paired(overlap)
    real = [number for number, item in enumerate(wanted.items) if item.kind is not Kind.TEASER]
    given_count = sum(item.kind is not Kind.TEASER for item in given.items)
    found = sum(_meets(number, pair.get(number), mine, theirs) for number in real)
    right = sum(n for (a, b), n in overlap.items() if a is None and b is None or a is not None and pair.get(a) == b)
    names = [_names(wanted.items[a], given.items[b] if (b := pair.get(a)) is not None else None) for a in real]
    count = len(theirs.item)
    return {
        "assigned": right / count, "found": found / len(real), "precision": found / given_count if given_count else 0.0,
        "role": sum(mine.role[at] == theirs.role[at] for at in theirs.role) / count,
        "headline": sum(_headed(wanted.items[a], given.items[b]) for a in real if (b := pair.get(a)) is not None) / len(real),
        "paragraphs": _f1(len(mine.ends & theirs.ends), len(mine.ends), len(theirs.ends)),
        "authors": _f1(*(sum(column) for column in zip(*names, strict=True))),
        "bcubed": _bcubed(overlap), "whole": 1 - _torn(overlap) / len(real),
    }


def paired(overlap: Counter[tuple[int | None, int | None]]) -> dict[int, int]:
    """Reference items to given ones, one to one, from the greatest overlap down."""
    pair: dict[int, int] = {}
    for (a, b), _n in overlap.most_common():
        if a is not None and b is not None and a not in pair and b not in pair.values():
            pair[a] = b
    return pair


def _meets(a: int, b: int | None, mine: Labels, theirs: Labels) -> bool:
    """Whether the texts of two items are the same but for a tenth."""
    wanted = {at for at, item in theirs.item.items() if item == a and theirs.role[at] == "text"}
    given = {at for at, item in mine.item.items() if b is not None and item == b and mine.role[at] == "text"}
    return bool(wanted) and len(wanted & given) / len(wanted | given) >= _SAME


def _headed(wanted: Item, given: Item) -> bool:
    """Whether an item has the headline that it should have."""
    if wanted.headline_basis != "printed":
        return given.headline_basis.startswith("derived")
    return "".join(wanted.headline.split()) == "".join(given.headline.split())


def _names(wanted: Item, given: Item | None) -> tuple[int, int, int]:
    """Authors right, given and wanted, each with its role."""
    want = {(author.name, author.role) for author in wanted.authors}
    got = {(author.name, author.role) for author in given.authors} if given else set()
    return len(want & got), len(got), len(want)


def _f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / (given + wanted) if given + wanted else 1.0


def _bcubed(overlap: Counter[tuple[int | None, int | None]]) -> float:
    """F1 of B-cubed precision and recall over characters that belong to an item of the reference."""
    inside = {pair: n for pair, n in overlap.items() if pair[0] is not None}
    wanted, got = Counter[int | None](), Counter[int | None]()
    for (a, b), n in inside.items():
        wanted[a] += n
        got[b] += n
    total = sum(inside.values())
    precision = sum(n * n / got[b] for (_a, b), n in inside.items() if b is not None) / total
    recall = sum(n * n / wanted[a] for (a, b), n in inside.items() if b is not None) / total
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _torn(overlap: Counter[tuple[int | None, int | None]]) -> int:
    """Reference items that lie in two given ones or more, and given ones that hold two or more."""
    wanted, got = Counter[int | None](), Counter[int | None]()
    for (a, b), n in overlap.items():
        wanted[a] += n if a is not None else 0
        got[b] += n if b is not None else 0
    large = [(a, b) for (a, b), n in overlap.items() if a is not None and b is not None]
    splits = Counter(a for a, b in large if overlap[a, b] >= _SHARE * wanted[a])
    merges = Counter(b for a, b in large if overlap[a, b] >= _SHARE * got[b])
    return sum(n > 1 for n in splits.values()) + sum(n > 1 for n in merges.values())
