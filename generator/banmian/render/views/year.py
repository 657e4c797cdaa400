"""A year: twelve calendars with what is held on each day."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.calendar import levels, month_weeks, open_months
from banmian.render.groups import counted, cut, grouped
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    years = grouped((c for c in cards if c.date), lambda c: c.date[:4])
    names = list(years)
    for i, (year, members) in enumerate(years.items()):
        counts = counted(members, lambda c: c.date)
        around = (("before", names[i - 1] if i else ""), ("after", names[i + 1] if i + 1 < len(names) else ""))
        loose = [card for card in members if card.date == year]
        for url, shown, facts in cut(loose, urls.date(year), site.page_size):
            yield Sheet(url, "year", shown, (("year", year), ("held", len(members)), ("counts", counts), *around, ("list", facts)))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    counts = {day: n for day, n in data["counts"] if len(day) == 10}
    held = {day[:7] for day, _ in data["counts"] if len(day) >= 7}
    may = open_months(data["year"], dict(data["counts"]))
    months = [f"{data['year']}-{m:02}" for m in range(1, 13)]
    return {**data, "cards": sheet.cards, "list": dict(data["list"]), "levels": levels(counts),
            "months": [(m, urls.date(m) if m in held else "", month_weeks(m, counts) if m in may else ()) for m in months],
            "before_url": urls.date(data["before"]) if data["before"] else "",
            "after_url": urls.date(data["after"]) if data["after"] else "", "day_url": urls.date}
