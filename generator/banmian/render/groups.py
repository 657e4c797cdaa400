"""Cards put together by what they share, and long lists cut into numbered pages."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from banmian.model import Card
from banmian.render.urls import numbered

Counts = tuple[tuple[str, int], ...]


def grouped(cards: Iterable[Card], key: Callable[[Card], str]) -> dict[str, list[Card]]:
    """The cards by key, keys in ascending order, the members of each in the order given."""
    groups: dict[str, list[Card]] = {}
    for card in cards:
        name = key(card)
        if name in groups:
            groups[name].append(card)
        else:
            groups[name] = [card]
    return dict(sorted(groups.items()))


def counted(cards: Iterable[Card], key: Callable[[Card], str]) -> Counts:
    """How many cards each key has, keys in ascending order."""
    return tuple(sorted(Counter(map(key, cards)).items()))


EXACT = 1000        # characters from which on their number is told by its first three digits


def some_chars(cards: Iterable[Card]) -> int:
    """How many characters the texts of cards have, as their number is told: from 1,000 on by its first three digits, the others 0.

    A reader asks how much there is; a figure to the last digit would make the front page another one with every letter that is mended.
    """
    total = sum(card.chars for card in cards)
    unit = 10 ** max(0, len(str(total)) - 3) if total >= EXACT else 1
    return (total + unit // 2) // unit * unit


def most(counts: Counts) -> Counts:
    """The same counts, the greatest first, equals in the order of their names."""
    return tuple(sorted(counts, key=lambda row: (-row[1], row[0])))


def years(cards: Iterable[Card]) -> Counts:
    """Cards by year; undated ones are left out."""
    return tuple((year, n) for year, n in counted(cards, lambda c: c.date[:4]) if year)


def is_day(date: str) -> bool:
    """Whether a date names a day, not only a month or a year."""
    return len(date) == 10


def span_of(dates: Iterable[str]) -> tuple[str, str]:
    """The first and last of dates that may name a month or year alone; of 2020 and 2020-05-01 the day is the first that is known
    and the last, since 2020 may be any of its days; of 2019 and 2020-05-01 2019 is the first. ("", "") of none."""
    held = set(filter(None, dates))
    return (min(held, key=lambda date: date + "-99-99"[len(date) - 4:], default=""),
            max(held, key=lambda date: date + "-00-00"[len(date) - 4:], default=""))


FRONT = re.compile(r"[Aa]?0*1版?|头版|頭版")      # 01, A1, A01


def fronts_of(cards: Iterable[Card]) -> dict[str, list[Card]]:
    """What stands on front pages, by newspaper; a page whose number is not known is none."""
    return grouped((card for card in cards if card.newspaper and FRONT.fullmatch(card.page)), lambda c: c.newspaper)


Data = tuple[tuple[str, object], ...]


def cut(members: Sequence[Card], url: str, size: int) -> Iterator[tuple[str, tuple[Card, ...], Data]]:
    """The list in pages of `size`, numbered from the oldest: (URL, members, facts for the pager).

    Only the first page knows how many there are, and only the last two change when a member joins at the end.
    An empty list has one empty page.
    """
    pages = max(1, -(-len(members) // size))
    for number in range(1, pages + 1):
        facts = (
            ("number", number), ("first", (number - 1) * size + 1),
            ("previous", numbered(url, number - 1) if number > 1 else ""),
            ("next", numbered(url, number + 1) if number < pages else ""),
            ("last", numbered(url, pages) if number == 1 and pages > 1 else ""),
            ("pages", pages if number == 1 else 0), ("total", len(members) if number == 1 else 0),
            ("base", url),
        )
        yield numbered(url, number), tuple(members[(number - 1) * size:number * size]), facts
