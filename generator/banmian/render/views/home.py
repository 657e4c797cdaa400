"""The front page: what this corpus is, how much of it, from when and where, and the newest of it."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.filters import LONG
from banmian.render.groups import counted, is_day, most, some_chars, span_of
from banmian.render.heatmap import year_shapes
from banmian.render.placemap import place_map
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 4
PAGES = 6
NAMED = 12          # cities and newspapers named, those of most articles; the index has them all
TOLD = 6            # articles with their opening; the others by headline alone


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    first, last = span_of(card.date for card in cards)
    yield Sheet(urls.HOME, "home", _latest(cards, site.home_size), (
        ("articles", len(cards)), ("chars", some_chars(cards)),
        ("pages", len({card.seed for card in cards if card.seed})),
        ("from", first), ("to", last),
        ("days", tuple((day, n) for day, n in counted(cards, attrgetter("date")) if is_day(day))),
        ("cities", tuple((city, n) for city, n in counted(cards, attrgetter("city")) if city)),
        ("newspapers", tuple((paper, n) for paper, n in counted(cards, attrgetter("newspaper")) if paper)),
        ("issues", _newest_pages(cards)),
    ))


def _latest(cards: Sequence[Card], size: int) -> tuple[Card, ...]:
    """The newest articles, newest day first, within a day in printed order; a day is read from its first page on."""
    found: list[Card] = []
    day: list[Card] = []
    for card in reversed(cards):
        if day and day[0].date != card.date:
            found += reversed(day)
            day = []
            if len(found) >= size:
                break
        if card.kind == "article":
            day.append(card)
    found += reversed(day)
    return tuple(found[:size])


def _newest_pages(cards: Sequence[Card]) -> tuple[tuple[object, ...], ...]:
    """The newest source pages: (URL, newspaper, date, page, section, place, ((headline, URL), …))."""
    seeds: dict[str, list[Card]] = {}
    for card in reversed(cards):
        if card.seed and (card.seed in seeds or len(seeds) < PAGES):
            seeds.setdefault(card.seed, []).append(card)
        elif card.seed:
            break
    return tuple(
        (urls.page(seed), held[0].newspaper, held[0].date, held[0].page, held[0].section, held[0].city + held[0].county,
         tuple((card.headline, card.url) for card in reversed(held)))
        for seed, held in seeds.items())


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    lead = next((card for card in sheet.cards if len(card.headline) <= LONG), sheet.cards[0] if sheet.cards else None)
    rest = [card for card in sheet.cards if card is not lead]
    return {**data, "map": place_map(data["cities"]), "lead": lead, "told": rest[:TOLD], "listed": rest[TOLD:],
            "cities": [(name, urls.city(name), n) for name, n in most(data["cities"])[:NAMED]], "places": len(data["cities"]),
            "newspapers": [(name, urls.newspaper(name), n) for name, n in most(data["newspapers"])[:NAMED]],
            "papers": len(data["newspapers"]),
            "strips": year_shapes(data["days"]), "months": month_counts(data["days"])}


def month_counts(days: Sequence[tuple[str, int]]) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """Per year, newest first, its twelve months: (year, [(month, URL or "", articles held)])."""
    by_year: dict[str, dict[str, int]] = {}
    for day, n in days:
        if day[:4] not in by_year:
            by_year[day[:4]] = {f"{day[:4]}-{m:02}": 0 for m in range(1, 13)}
        months = by_year[day[:4]]
        months[day[:7]] = months.get(day[:7], 0) + n
    return [(year, [(m, urls.date(m) if n else "", n) for m, n in months.items()])
            for year, months in sorted(by_year.items(), reverse=True)]
