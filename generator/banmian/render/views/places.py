"""The index of places: cities with their counties."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.groups import counted, grouped, most
from banmian.render.placemap import place_map, province_of
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    cities = grouped(cards, lambda c: c.city)
    yield Sheet(urls.PLACES, "places", (), (
        ("cities", tuple((city, len(held), counted(held, lambda c: c.county)) for city, held in cities.items())),))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    """`provinces`: (code, name, cities of it), cities of most articles first; one without a name where there is but one."""
    cities = dict(sheet.data)["cities"]
    provinces: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for name, n, counties in sorted(cities, key=lambda row: (not row[0], -row[1], row[0])):
        shown = (name, urls.city(name), n, [(c, urls.county(name, c), m) for c, m in most(counties) if c])
        provinces.setdefault(province_of(name), []).append(shown)
    found = [(code, name, held) for (code, name), held in sorted(provinces.items(), key=lambda row: row[0][0] or "~")]
    if len(found) < 2:
        found = [("", "", held) for _, _, held in found]
    return {"map": place_map([(name, n) for name, n, _ in cities if name]), "provinces": found}
