"""The front pages of a day beside one another, where more than one newspaper's is held."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.groups import fronts_of, grouped, is_day
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 1
MOST = 40           # items of a front page that stand in its column: a page of 5,000 is read where it lies


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    for day, members in grouped((c for c in cards if is_day(c.date)), lambda c: c.date).items():
        fronts = fronts_of(members)
        if len(fronts) > 1:
            shown = tuple(card for held in fronts.values() for card in held[:MOST])
            rest = tuple(max(0, len(held) - MOST) for held in fronts.values())
            yield Sheet(urls.fronts(day), "fronts", shown, (("day", day), ("rest", rest), ("without", _without(members, fronts))))


def _without(members: Sequence[Card], fronts: Collection[str]) -> tuple[str, ...]:
    """The newspapers of which something is held that day, but no front page."""
    return tuple(sorted({card.newspaper for card in members if card.newspaper}.difference(fronts)))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    day = data["day"]
    columns = [{"newspaper": name, "newspaper_url": urls.newspaper(name), "city": held[0].city, "county": held[0].county,
                "city_url": urls.city(held[0].city), "url": urls.page(held[0].seed) if held[0].seed else "", "cards": held, "rest": rest}
               for (name, held), rest in zip(fronts_of(sheet.cards).items(), data["rest"], strict=True)]
    return {**data, "columns": columns, "without": [(name, urls.newspaper(name)) for name in data["without"]],
            "day_url": urls.date(day), "year": day[:4], "year_url": urls.date(day[:4]), "month": day[:7], "month_url": urls.date(day[:7])}
