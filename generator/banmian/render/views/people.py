"""The index of bylines: every name with the roles it was printed with."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 1
NAMES = 1000        # on one page of the index


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    people: dict[str, tuple[set[str], list[int]]] = {}
    for card in cards:
        for author in card.authors:
            roles, count = people.setdefault(author.name, (set(), [0]))
            roles.add(author.role)
            count[0] += 1
    names = tuple((name, urls.person(name), tuple(sorted(roles)), count[0])
                  for name, (roles, count) in sorted(people.items(), key=lambda p: (urls.person(p[0]), p[0])))
    pages = max(1, -(-len(names) // NAMES))
    for number in range(1, pages + 1):
        shown = names[(number - 1) * NAMES:number * NAMES]
        yield Sheet(urls.numbered(urls.PEOPLE, number), "people", (), (
            ("names", shown), ("number", number), ("pages", pages), ("total", len(names))))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    letters = groupby(data["names"], key=lambda row: row[1][len("people/"):][:1].upper())
    return {**data, "letters": [(letter, list(rows)) for letter, rows in letters],
            "links": [(n, urls.numbered(urls.PEOPLE, n)) for n in range(1, data["pages"] + 1)]}
