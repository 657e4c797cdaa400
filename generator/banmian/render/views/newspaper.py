"""One newspaper: its coverage day by day, its issues, its articles from the oldest on."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from banmian.model import Card
from banmian.render import urls
from banmian.render.calendar import levels, month_days, open_months
from banmian.render.groups import counted, cut, grouped, is_day
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 6
FEW = 12            # days of a year that are named beside its table
ISSUES = 60         # issues that are listed with their pages; of more the list of source pages tells
LEAVES = 960        # and pages of these: sixteen an issue
Issue = tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]
"""An issue held: date, the numbers printed on it (more than one where its pages contradict one another), its pages as (number, seed)."""


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    for name, members in grouped(cards, lambda c: c.newspaper).items():
        base = urls.newspaper(name)
        overview = (
            ("days", counted((c for c in members if is_day(c.date)), lambda c: c.date)),
            ("loose", tuple(sorted({c.date for c in members if c.date and not is_day(c.date)}))),
            ("cities", counted((c for c in members if c.city), lambda c: c.city)),
            ("sections", counted((c for c in members if c.section), lambda c: c.section)[:200]),
            ("issues", issues_of(members)), ("sources", any(c.seed for c in members)),
        )
        for url, shown, facts in cut(members, base, site.page_size):
            yield Sheet(url, "newspaper", shown, (("name", name), *(overview if url == base else ()), ("list", facts)))


def issues_of(cards: Sequence[Card]) -> tuple[Issue, ...]:
    """The issues held; none where no number and no page of them is known (the calendar shows their dates), or where they are too many."""
    found = [_issue(date, held) for date, held in grouped((c for c in cards if c.date), lambda c: c.date).items()]
    few = len(found) <= ISSUES and sum(len(leaves) for *_, leaves in found) <= LEAVES
    return tuple(found) if few and any(numbers or leaves for _, numbers, leaves in found) else ()


def _issue(date: str, cards: Sequence[Card]) -> Issue:
    leaves = dict.fromkeys((card.page, card.seed) for card in cards if card.page or card.seed)
    return date, tuple(dict.fromkeys(card.issue for card in cards if card.issue)), tuple(leaves)


def _year(year: str, held: Iterable[str], loose: Sequence[str]) -> tuple[str, str, list[tuple[str, str, int]], int, Sequence[str]]:
    """A year: its page, its rows of months, how many of its days are held, and which, where they are few; `held` are
    all days held, `loose` the dates that name no day."""
    days = [day for day in held if day.startswith(year)]
    return year, urls.date(year), _months(year, open_months(year, (*days, *loose))), len(days), days if len(days) <= FEW else ()


def _months(year: str, held: Collection[str]) -> list[tuple[str, str, int]]:
    """The rows of a year's table (first month, last month, days): a month of `held` has its own, those between two such share one."""
    rows: list[tuple[str, str, int]] = []
    for month in (f"{year}-{m:02}" for m in range(1, 13)):
        if month in held:
            rows.append((month, month, month_days(month)))
        elif rows and not rows[-1][2]:
            rows[-1] = rows[-1][0], month, 0
        else:
            rows.append((month, month, 0))
    return rows


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data: dict[str, Any] = {"days": (), "loose": (), "cities": (), "sections": (), "issues": (), "sources": False, **dict(sheet.data)}
    days = dict(data["days"])
    return {**data, "cards": sheet.cards, "list": dict(data["list"]), "day_url": urls.date, "held": days,
            "levels": levels(days), "numbered": any(numbers for _, numbers, _ in data["issues"]),
            "sources_url": urls.PAGES if data["sources"] else "",
            "issues": [(date, urls.date(date), numbers, [(page, urls.page(seed) if seed else "") for page, seed in leaves])
                       for date, numbers, leaves in data["issues"]],
            "years": [_year(year, days, data["loose"]) for year in sorted({day[:4] for day in days})],
            "cities": [(name, urls.city(name), n) for name, n in data["cities"]]}
