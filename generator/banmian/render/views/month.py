"""A month: its calendar, and each day with the papers held."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.calendar import levels, month_weeks
from banmian.render.groups import counted, cut, grouped, is_day
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2
HEADLINES = 4       # of each day


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    months = grouped((c for c in cards if len(c.date) >= 7), lambda c: c.date[:7])
    names = list(months)
    for i, (month, members) in enumerate(months.items()):
        days = grouped((c for c in members if is_day(c.date)), lambda c: c.date)
        facts = (
            ("month", month), ("held", len(members)),
            ("before", names[i - 1] if i else ""), ("after", names[i + 1] if i + 1 < len(names) else ""),
            ("days", tuple((day, len(held), counted(held, lambda c: c.newspaper), _headlines(held)) for day, held in days.items())),
        )
        loose = [card for card in members if card.date == month]
        for url, shown, pager in cut(loose, urls.date(month), site.page_size):
            yield Sheet(url, "month", shown, (*facts, ("list", pager)))


def _headlines(cards: Sequence[Card]) -> tuple[tuple[str, str], ...]:
    return tuple((card.headline, card.url) for card in cards[:HEADLINES])


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    counts = {day: n for day, n, _, _ in data["days"]}
    papers: dict[str, dict[str, int]] = {}
    for day, _, held, _ in data["days"]:
        for paper, n in held:
            papers.setdefault(paper, {})[day] = n
    weeks = month_weeks(data["month"], counts)
    return {**data, "cards": sheet.cards, "list": dict(data["list"]), "levels": levels(counts),
            "shades": levels({f"{name}\0{day}": n for name, held in papers.items() for day, n in held.items()}),
            "papers": [(name, urls.newspaper(name), held) for name, held in sorted(papers.items())],
            "dates": [iso for week in weeks for _, iso, _ in week if iso], "weeks": weeks,
            "year": data["month"][:4], "year_url": urls.date(data["month"][:4]),
            "before_url": urls.date(data["before"]) if data["before"] else "",
            "after_url": urls.date(data["after"]) if data["after"] else "", "day_url": urls.date}
