"""The index of places: cities with their counties."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.groups import counted, grouped
from banmian.render.placemap import place_map
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 1


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    cities = grouped(cards, lambda c: c.city)
    yield Sheet(urls.PLACES, "places", (), (
        ("cities", tuple((city, len(held), counted(held, lambda c: c.county)) for city, held in cities.items())),))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    cities = dict(sheet.data)["cities"]
    return {"map": place_map([(name, n) for name, n, _ in cities if name]),
            "cities": [(name, urls.city(name), n, [(c, urls.county(name, c), m) for c, m in counties if c])
                       for name, n, counties in cities]}
