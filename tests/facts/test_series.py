"""Issue numbers and dates of one newspaper run together."""
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.facts import check_series
from banmian.layout import Fact, PageFacts


def page(day: str, number: int, paper: str = "某某日报") -> PageFacts:
    return PageFacts(newspaper=Fact(paper, "printed"), date=Fact(day, "printed"), issue=Fact(str(number), "printed"))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12), st.integers(1, 9999))
def test_a_paper_that_appears_daily_or_less_is_in_order(gaps, first) -> None:
    day, pages = date(2022, 1, 1), []
    for number, gap in enumerate(gaps, first):
        pages.append((f"{number}.txt", page(day.isoformat(), number)))
        day += timedelta(days=gap)
    assert check_series(reversed(pages)) == ()


@pytest.mark.parametrize(("second", "number", "why"), [
    ("2022-04-01", 101, "two numbers on one day"), ("2022-04-03", 100, "one number on two days"),
    ("2022-04-03", 99, "later day with a lower number"), ("2022-04-03", 109, "more numbers than days")])
def test_a_contradiction_is_told_with_both_pages(second, number, why) -> None:
    found = check_series([("a.txt", page("2022-04-01", 100)), ("b.txt", page(second, number))])
    assert [(f.code, f.place.path) for f in found] == [("F215", "b.txt")]
    assert why in found[0].message and "a.txt" in found[0].message


def test_papers_do_not_meet() -> None:
    assert check_series([("a.txt", page("2022-04-01", 100)), ("b.txt", page("2022-04-01", 7, "别的晚报"))]) == ()


def test_a_date_without_its_day_says_nothing() -> None:
    assert check_series([("a.txt", page("2022-04", 100)), ("b.txt", page("2022", 100)), ("c.txt", page("2022-04-01", 100))]) == ()
