"""The calendar heat map: a square a day, a year a strip, a month a link; shapes for an inline SVG."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from banmian.render import urls
from banmian.render.calendar import is_calendar_day, levels

CELL = 13           # units from one square to the next, 2 of them the gap
SIDE = CELL - 2
YEARS = 12          # strips drawn at most, the newest; the table beside the chart holds every year


@dataclass(frozen=True, slots=True)
class MonthShape:
    """A month with pages: its link, what is held, where its target stands, and a path for each shade."""

    month: str
    url: str
    days: int
    articles: int
    x: int
    width: int
    paths: tuple[tuple[int, str], ...]      # (shade 1 to 4, path)


@dataclass(frozen=True, slots=True)
class YearShape:
    """A year's strip: the path of its days without pages, its months with pages, and where month names stand."""

    year: str
    url: str
    empty: str
    months: tuple[MonthShape, ...]
    ticks: tuple[tuple[int, int], ...]      # (month, x)


@lru_cache(maxsize=4)       # a preview prints the front page at each change, and the days are mostly what they were
def year_shapes(days: tuple[tuple[str, int], ...]) -> tuple[YearShape, ...]:
    """The strips of the newest years of (ISO day, articles), newest first."""
    counts = {day: n for day, n in days if is_calendar_day(day)}
    shades = levels(counts)
    years = sorted({day[:4] for day in counts}, reverse=True)[:YEARS]
    return tuple(_year(year, {day: n for day, n in counts.items() if day.startswith(year)}, shades) for year in years)


def _year(year: str, counts: Mapping[str, int], shades: Mapping[str, int]) -> YearShape:
    first = date(int(year), 1, 1)
    empty: list[str] = []
    paths: dict[str, dict[int, str]] = {}
    columns: dict[int, list[int]] = {}
    for n in range(366):
        day = first + timedelta(days=n) if n < 365 or _leap(first.year) else None
        if day is None:
            break
        column = (n + first.weekday()) // 7
        columns.setdefault(day.month, []).append(column)
        square = f"M{column * CELL} {day.weekday() * CELL}h{SIDE}v{SIDE}h-{SIDE}z"
        iso = day.isoformat()
        if iso in counts:
            shaded = paths.setdefault(iso[:7], {})
            shaded[shades[iso]] = shaded.get(shades[iso], "") + square
        else:
            empty.append(square)
    months = tuple(_month(month, held, columns[int(month[5:])], counts) for month, held in sorted(paths.items()))
    return YearShape(year, urls.date(year), "".join(empty), months,
                     tuple((month, held[0] * CELL) for month, held in columns.items()))


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month(month: str, held: Mapping[int, str], columns: Sequence[int], counts: Mapping[str, int]) -> MonthShape:
    inside = [n for day, n in counts.items() if day.startswith(month)]
    return MonthShape(month, urls.date(month), len(inside), sum(inside), columns[0] * CELL,
                      (columns[-1] - columns[0] + 1) * CELL, tuple(sorted(held.items())))
