"""Calendars as values: weeks of days for a template to print, with what is held on each."""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from functools import lru_cache


def levels(counts: Mapping[str, int]) -> dict[str, int]:
    """Shade 1 to 4 for each count: quarters of the largest, so that one large day does not hide the others' order."""
    top = max(counts.values(), default=1)
    return {key: 1 + min(3, (4 * (n - 1)) // max(top, 1)) for key, n in counts.items() if n}


def month_weeks(month: str, counts: Mapping[str, int]) -> tuple[tuple[tuple[int, str, int], ...], ...]:
    """The weeks, Monday first, of a month YYYY-MM: per day (day or 0 outside the month, ISO date, articles held)."""
    day = date(int(month[:4]), int(month[5:7]), 1)
    cells: list[tuple[int, str, int]] = [(0, "", 0)] * day.weekday()
    while day.isoformat().startswith(month):
        iso = day.isoformat()
        cells.append((day.day, iso, counts.get(iso, 0)))
        if iso == "9999-12-31":
            break
        day += timedelta(days=1)
    cells += [(0, "", 0)] * (-len(cells) % 7)
    return tuple(tuple(cells[i:i + 7]) for i in range(0, len(cells), 7))


def month_days(month: str) -> int:
    """How many days a month YYYY-MM has."""
    from calendar import monthrange
    return monthrange(int(month[:4]), int(month[5:7]))[1]


def open_months(year: str, dates: Collection[str]) -> frozenset[str]:
    """The months of a year that hold something, or may, by the dates of what is held, whole or in part: of what bears the year alone
    nobody knows in which month it stands."""
    if year in dates:
        return frozenset(f"{year}-{m:02}" for m in range(1, 13))
    return frozenset(day[:7] for day in dates if day.startswith(f"{year}-"))


def is_calendar_day(value: str) -> bool:
    """Whether an ISO string names a day that exists: 2022-02-30 does not."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == 10


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


WEEKDAYS = dict(zip("一二三四五六日", ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))


def weekday_in(language: str, value: str) -> str:
    """星期五 → Friday where the language is English; anything else as it is."""
    return WEEKDAYS.get(value[2:], value) if language == "en" and value.startswith("星期") else value


def date_in(language: str) -> Callable[[str], str]:
    """How a date is written in a language of the interface: the twin of `date` in the theme's words.js."""
    return english_date if language == "en" else chinese_date


@lru_cache(maxsize=4096)
def english_date(value: str) -> str:
    """2022-11-22 → 22 November 2022, in whole or in part; anything else as it is."""
    parts = value.split("-")
    if not all(map(_is_number, parts)) or len(parts) > 3 or not 1 <= int((parts + ["1"])[1]) <= 12:
        return value
    year, month, day = (*parts, "", "")[:3]
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}" if day else f"{MONTHS[int(month) - 1]} {year}" if month else year


@lru_cache(maxsize=4096)
def chinese_date(value: str) -> str:
    """2022-11-22 → 2022年11月22日, in whole or in part; anything else as it is."""
    parts = value.split("-")
    if not all(map(_is_number, parts)) or len(parts) > 3:
        return value
    return "".join(f"{part if i == 0 else int(part)}{unit}" for i, (part, unit) in enumerate(zip(parts, "年月日", strict=False)))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()        # ² is a digit as well, and no number
