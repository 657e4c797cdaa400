"""What was read out of an item, read again from its text as corrected: headline, authors, dateline, credit."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from banmian.facts.mending import corrected, headline_corrected
from banmian.layout import Block, Item
from banmian.model import Correction
from banmian.segment.fields import item_of

READ_OUT = ("headline", "authors", "dateline", "credit")


def reread(text: str, item: Item, corrections: Sequence[Correction]) -> Item:
    """The item with those of its fields corrected that its blocks give; blocks, and what a person wrote into a proof, stay.

    A field is read anew only where reading it from the text as printed gives what the item has; a headline of other words
    still has corrected what of it is printed.
    """
    parts = [corrected(text, block.pieces, corrections) for block in item.blocks]
    starts = accumulate((len(run) + 1 for run, _ in parts), initial=0)
    blocks = [Block(block.role, tuple(replace(p, start=p.start + at, end=p.end + at) for p in pieces))
              for block, (_, pieces), at in zip(item.blocks, parts, starts, strict=False) if pieces]
    if not blocks:
        return item
    before, after = item_of(text, item.blocks), item_of("\n".join(run for run, _ in parts), blocks)
    changes = {name: getattr(after, name) for name in READ_OUT if getattr(before, name) == getattr(item, name)}
    return replace(item, **{"headline": headline_corrected(text, item, corrections), **changes})
