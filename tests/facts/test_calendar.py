"""Dates as printed: whatever form a date is set in, it reads back; its three witnesses convict one misreading."""
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from banmian.facts.calendar import WEEKDAYS, ganzhi, lunar_days, numeral, read_printed, reconcile

DAYS = st.dates(date(1912, 1, 1), date(2099, 12, 31))
FIGURES = "〇一二三四五六七八九"
MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")


def chinese(number: int) -> str:
    """12 → 十二, 31 → 三十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else FIGURES[tens] + "十") + (FIGURES[ones] if ones or not tens else "")


def lunar(day: date) -> str:
    """农历壬寅年三月初一."""
    _, month, leap, number, year = lunar_days(day)
    first = "初" + chinese(number) if number <= 10 else "廿" + FIGURES[number - 20] if 20 < number < 30 else chinese(number)
    return f"农历{year}年{'闰' if leap else ''}{MONTHS[month - 1]}月{first}"


FORMS = (
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    lambda d: f"{''.join(FIGURES[int(c)] for c in str(d.year))}年{chinese(d.month)}月{chinese(d.day)}日",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: d.isoformat(),
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"中华民国{chinese(d.year - 1911) if d.year < 2011 else d.year - 1911}年{chinese(d.month)}月{chinese(d.day)}日",
    lambda d: f"{d.year}年{d.month}月{d.day}日".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
)


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(FORMS), st.booleans(), st.booleans())
def test_a_date_reads_back_in_every_form(day, form, weekday, moon) -> None:
    line = form(day) + (f" 星期{WEEKDAYS[day.weekday()]}" if weekday else "") + (" " + lunar(day) if moon else "")
    verdict = reconcile(read_printed(line))
    assert (verdict.day, verdict.contradictions) == (day, ()), line
    assert len(verdict.witnesses) == 1 + weekday + moon, line


@settings(max_examples=80, deadline=None)
@given(DAYS, st.integers(1, 6))
def test_a_wrong_weekday_is_told(day, off) -> None:
    verdict = reconcile(read_printed(f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[(day.weekday() + off) % 7]}"))
    assert verdict.day == day and len(verdict.contradictions) == 1


@settings(max_examples=80, deadline=None)
@given(DAYS, st.integers(1, 6))
def test_weekday_and_lunar_date_outvote_a_misread_figure(day, off) -> None:
    wrong = day + timedelta(days=off)
    assume(wrong.month == day.month)
    verdict = reconcile(read_printed(f"{wrong.year}年{wrong.month}月{wrong.day}日 星期{WEEKDAYS[day.weekday()]} {lunar(day)}"))
    assert verdict.day == day
    assert wrong.isoformat() in verdict.contradictions[0]


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_a_missing_year_is_found_by_the_lunar_date_or_left_open_never_guessed(day) -> None:
    verdict = reconcile(read_printed(f"{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]} {lunar(day)}"))
    assert verdict.day in (day, None)


def test_the_year_of_a_lunar_date() -> None:
    assert reconcile(read_printed("4月1日 星期五 农历壬寅年三月初一")).day == date(2022, 4, 1)
    assert reconcile(read_printed("4月1日 星期五")).day is None
    assert ganzhi(2022) == "壬寅" and ganzhi(1998) == "戊寅"


def test_a_day_that_is_none() -> None:
    verdict = reconcile(read_printed("2022年4月31日"))
    assert verdict.day is None and verdict.contradictions == ("there is no day 2022-4-31",)
    mended = reconcile(read_printed("2022年4月31日 星期五 农历壬寅年三月初一"))
    assert mended.day == date(2022, 4, 1) and mended.contradictions


@given(st.integers(1, 99))
def test_numerals_read_back(number) -> None:
    assert numeral(chinese(number)) == number == numeral(str(number))


@pytest.mark.parametrize("text", ["", "甲", "十甲", "１a", "五百"])
def test_what_is_no_numeral(text) -> None:
    assert numeral(text) is None


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("0123456789年月日星期一二三十廿初正冬腊闰农历甲子壬寅民国.-/ \u3000Apr,"), max_size=40))
def test_any_line_is_read(line) -> None:
    verdict = reconcile(read_printed(line))
    assert verdict.day is None or verdict.witnesses
