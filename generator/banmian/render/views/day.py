"""A day: every newspaper held, page by page, in printed order."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.groups import cut, fronts_of, grouped, is_day
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    days = grouped((c for c in cards if is_day(c.date)), lambda c: c.date)
    names = list(days)
    for i, (day, members) in enumerate(days.items()):
        around = (("before", names[i - 1] if i else ""), ("after", names[i + 1] if i + 1 < len(names) else ""))
        fronts = len(fronts_of(members))
        for url, shown, facts in cut(members, urls.date(day), site.page_size):
            yield Sheet(url, "day", shown, (("day", day), *around, ("fronts", fronts if url == urls.date(day) else 0), ("list", facts)))


def pages_of(cards: Sequence[Card]) -> list[dict[str, object]]:
    """Runs of cards from one newspaper page, with the links a heading needs."""
    return [
        {"newspaper": newspaper, "newspaper_url": urls.newspaper(newspaper), "page": page, "city": members[0].city,
         "city_url": urls.city(members[0].city), "county": members[0].county, "section": members[0].section,
         "url": urls.page(seed) if seed else "", "cards": members}
        for (newspaper, page, seed), run in groupby(cards, key=lambda c: (c.newspaper, c.page, c.seed))
        for members in [list(run)]]


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    day = data["day"]
    return {**data, "list": dict(data["list"]), "pages": pages_of(sheet.cards),
            "fronts_url": urls.fronts(day) if data["fronts"] > 1 else "",
            "year": day[:4], "year_url": urls.date(day[:4]), "month": day[:7], "month_url": urls.date(day[:7]),
            "before_url": urls.date(data["before"]) if data["before"] else "",
            "after_url": urls.date(data["after"]) if data["after"] else ""}
