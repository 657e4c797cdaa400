"""The index of dates: years with their months, and what has no date."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.calendar import levels
from banmian.render.groups import counted, cut
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 3


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    months = counted((c for c in cards if c.date), lambda c: c.date[:7])
    undated = [card for card in cards if not card.date]
    yield Sheet(urls.DATES, "dates", (), (("months", months), ("undated", len(undated)), ("list", ())))
    for url, members, facts in cut(undated, urls.UNDATED, site.page_size) if undated else ():
        yield Sheet(url, "dates", members, (("months", ()), ("undated", len(undated)), ("list", facts)))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    years: dict[str, dict[str, int]] = {}
    for month, n in data["months"]:
        years.setdefault(month[:4], {})[month] = n
    return {"years": [_year(year, months) for year, months in years.items()],
            "monthless": [(month, n) for month, n in data["months"] if len(month) < len("2020-01")],
            "levels": levels(dict(data["months"])), "undated": data["undated"], "undated_url": urls.UNDATED,
            "list": dict(data["list"]), "cards": sheet.cards}


def _year(year: str, months: Mapping[str, int]) -> tuple[str, str, int, list[tuple[str, str, int]]]:
    """(year, URL, articles, its twelve months as (YYYY-MM, URL or "", articles))."""
    names = [f"{year}-{m:02}" for m in range(1, 13)]
    cells = [(m, urls.date(m) if m in months else "", months.get(m, 0)) for m in names]
    return year, urls.date(year), sum(months.values()), cells
