"""Damage done to pages: what a scan, an export or a careless hand does to their text."""
from __future__ import annotations

import random

HALF, FULL = ",.:;!?()\"", "，。：；！？（）”"
PRIVATE = "\ue000\uf8ff\U000f0000"


def shuffled(page: str, dice: random.Random) -> str:
    """Some lines at other places."""
    lines = page.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


def dropped(page: str, dice: random.Random) -> str:
    """Some lines lost."""
    return "\n".join(line for line in page.split("\n") if dice.random() > 0.2)


def joined(page: str, dice: random.Random) -> str:
    """Some line ends lost."""
    return "".join("" if char == "\n" and dice.random() < 0.4 else char for char in page)


def rewrapped(page: str, dice: random.Random) -> str:
    """All text set to another measure."""
    flat, width = "".join(page.split("\n")), dice.randrange(5, 60)
    return "\n".join(flat[at:at + width] for at in range(0, len(flat), width))


def swapped(page: str, dice: random.Random) -> str:
    """Half-width marks for full-width ones, or the other way."""
    return page.translate(str.maketrans(*((HALF, FULL) if dice.random() < 0.5 else (FULL, HALF))))


def marked(page: str, dice: random.Random) -> str:
    """A byte order mark, carriage returns, other line and page ends, private and unassigned characters."""
    page = "\ufeff" + page.replace("\n", "\r\n") if dice.random() < 0.5 else page
    for char in ("\u2028", "\u2029", "\x0c", "\x00", "\u200b", "\x85", *PRIVATE):
        at = dice.randrange(len(page) + 1)
        page = page[:at] + char + page[at:]
    return page


def doubled(page: str, dice: random.Random) -> str:
    """A stretch of the page once more."""
    start = dice.randrange(len(page) + 1)
    return page[:start] + page[start:start + dice.randrange(1, 400)] * 2 + page[start:]


MUTATIONS = (shuffled, dropped, joined, rewrapped, swapped, marked, doubled)
