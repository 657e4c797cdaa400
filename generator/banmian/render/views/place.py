"""A city or a county: its counties, newspapers, years, issues, and its articles from the oldest on."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from banmian.model import Card
from banmian.render import urls
from banmian.render.groups import counted, cut, grouped, is_day, years
from banmian.render.sheet import Loaded, Sheet
from banmian.render.telling import telling_words

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 1
Facts = tuple[tuple[str, Any], ...]


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    cities = grouped(cards, lambda c: c.city)
    words = _telling(cards, list(cities))
    for city, members in cities.items():
        yield from _lists(urls.city(city), city, "", members, site.page_size, words[city])
        for county, held in grouped(members, lambda c: c.county).items():
            if county:
                yield from _lists(urls.county(city, county), city, county, held, site.page_size, ())


def _telling(cards: Sequence[Card], cities: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The words that set each city apart from the others, its own name not among them."""
    numbers = {city: n for n, city in enumerate(cities)}
    found = telling_words(cards, [numbers[card.city] for card in cards], len(cities))
    own = dict.fromkeys(cities, "")
    for city, county in dict.fromkeys((card.city, card.county) for card in cards):
        own[city] += f"{city}市 {county} "
    return {city: tuple(word for word in words if word not in own[city]) for city, words in zip(cities, found, strict=True)}


def _lists(base: str, city: str, county: str, members: Sequence[Card], size: int, words: tuple[str, ...]) -> Iterator[Sheet]:
    """The pages of one place; only the first carries the overview, so that the others stay as they are."""
    counties = () if county else tuple((name, n) for name, n in counted(members, lambda c: c.county) if name)
    overview = (("counties", counties), ("newspapers", counted(members, lambda c: c.newspaper)), ("years", years(members)),
                ("issues", _issues(members)), ("words", words))
    for url, shown, facts in cut(members, base, size):
        yield Sheet(url, "place", shown, (("city", city), ("county", county), *(overview if url == base else ()), ("list", facts)))


def _issues(cards: Sequence[Card]) -> tuple[tuple[str, str, int], ...]:
    """The newest issues, at most 24: (date, newspaper, articles)."""
    issues: dict[tuple[str, str], int] = {}
    for card in cards:
        if is_day(card.date):
            issues[card.date, card.newspaper] = issues.get((card.date, card.newspaper), 0) + 1
    return tuple((day, paper, n) for (day, paper), n in sorted(issues.items(), reverse=True)[:24])


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data: dict[str, Any] = {"counties": (), "words": (), "newspapers": (), "years": (), "issues": (), **dict(sheet.data)}
    most = max((n for _, n in data["years"]), default=1)
    dated = sum(n for _, n in data["years"])
    undated = dict(data["list"]).get("total", 0) - dated if dated else 0
    return {**data, "undated": undated, "cards": sheet.cards, "list": dict(data["list"]), "city_url": urls.city(data["city"]),
            "counties": [(name, urls.county(data["city"], name), n) for name, n in data["counties"]],
            "newspapers": [(name, urls.newspaper(name), n) for name, n in data["newspapers"]],
            "years": [(name, urls.date(name), n, round(100 * n / most)) for name, n in data["years"]],
            "issues": [(day, urls.date(day), paper, n) for day, paper, n in data["issues"]]}
