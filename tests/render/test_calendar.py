"""Calendars and the heat map: every day once, on its weekday."""
from __future__ import annotations

import calendar as reference
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.render.calendar import chinese_date, english_date, levels, month_weeks
from banmian.render.heatmap import year_shapes

days = st.dates(date(1870, 1, 1), date(2030, 12, 31)).map(date.isoformat)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_is_the_calendars_month(year: int, month: int) -> None:
    weeks = month_weeks(f"{year:04}-{month:02}", {})
    assert [[day for day, _, _ in week] for week in weeks] == reference.Calendar().monthdayscalendar(year, month)


@given(st.dictionaries(days, st.integers(1, 5000), max_size=40))
def test_every_day_held_is_in_the_heat_map_with_its_month(counts: dict[str, int]) -> None:
    strips = year_shapes(tuple(sorted(counts.items())))
    shown = {strip.year for strip in strips}
    for strip in strips:
        held = sum(path.count("M") for month in strip.months for _, path in month.paths)
        assert held == sum(day.startswith(strip.year) for day in counts)
        assert held + strip.empty.count("M") == (366 if reference.isleap(int(strip.year)) else 365)
    assert sum(m.articles for strip in strips for m in strip.months) == sum(n for day, n in counts.items() if day[:4] in shown)


@given(st.dictionaries(days, st.integers(1, 5000), min_size=1))
def test_more_is_never_paler(counts: dict[str, int]) -> None:
    shades = levels(counts)
    ordered = sorted(counts, key=counts.__getitem__)
    assert all(1 <= shades[day] <= 4 for day in counts)
    assert [shades[day] for day in ordered] == sorted(shades.values())


def test_dates_are_written_as_chinese_readers_write_them() -> None:
    assert chinese_date("2022-11-02") == "2022年11月2日"
    assert chinese_date("2022-11") == "2022年11月" and chinese_date("2022") == "2022年" and chinese_date("明日") == "明日"


@pytest.mark.parametrize("text", ["2022-1²-01", "²022", "2022-①", "２０２２-01", "-", "", "2022--1"])
def test_what_is_no_date_is_written_as_it_is(text: str) -> None:
    assert english_date(text) == chinese_date(text) == text
