"""The index of bylines: every name with the roles it was printed with; one printed once leads straight to its article."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from banmian.content.spelling import dictionary_order
from banmian.model import Card
from banmian.render import urls
from banmian.render.sheet import Loaded, Sheet
from banmian.render.views.person import LEAST, carried

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2
NAMES = 1000        # on one page of the index


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    rows = [(urls.person(name), name, _roles(name, members), members) for name, members in carried(cards).items()]
    names = tuple((name, url if len(members) >= LEAST else members[0].url, roles, len(members), _letter(url))
                  for url, name, roles, members in sorted(rows, key=lambda row: (_letter(row[0]), dictionary_order(row[1]), row[0])))
    pages = max(1, -(-len(names) // NAMES))
    for number in range(1, pages + 1):
        shown = names[(number - 1) * NAMES:number * NAMES]
        yield Sheet(urls.numbered(urls.PEOPLE, number), "people", (), (
            ("names", shown), ("number", number), ("pages", pages), ("total", len(names))))


def _letter(url: str) -> str:
    """The letter that a name stands under: the first of its address."""
    return url.removeprefix("people/")[:1].upper()


def _roles(name: str, members: Sequence[Card]) -> tuple[str, ...]:
    return tuple(sorted({author.role for card in members for author in card.authors if author.name == name}))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    letters = groupby(data["names"], key=lambda row: row[4])
    return {**data, "letters": [(letter, list(rows)) for letter, rows in letters],
            "links": [(n, urls.numbered(urls.PEOPLE, n)) for n in range(1, data["pages"] + 1)]}
