"""Dates that name a year or a month alone: what lies in a time, and in which order they stand. Decided here once more, by days."""
from __future__ import annotations

import calendar
from datetime import date, timedelta
from pathlib import Path

import pytest

from banmian.search import SearchDoc
from tests.search.browser import ask, built, needs_node

pytestmark = needs_node
DATES = ["", "2019", "2020", "2020", "2020-02", "2020-06", "2020-06-01", "2020-06-30", "2020-07-15", "2021", "2021-01-01"]          # in the order of articles


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("partial"), [SearchDoc(f"articles/{i}.html", "疫情", "防控", date=day) for i, day in enumerate(DATES)])


def days(text: str) -> set[date]:
    """The days that a date may be."""
    parts = [int(part) for part in text.split("-")]
    first = date(*(*parts, 1, 1)[:3])
    last = first if len(parts) == 3 else date(parts[0], parts[1], calendar.monthrange(*parts)[1]) if len(parts) == 2 else date(parts[0], 12, 31)
    return {first + timedelta(n) for n in range((last - first).days + 1)}


def span(text: str) -> set[date]:
    begin, _, end = text.partition("..") if ".." in text else (text, "", text)
    first, last = min(days(begin)) if begin else date(2000, 1, 1), max(days(end)) if end else date(2030, 1, 1)
    return {first + timedelta(n) for n in range((last - first).days + 1)}


@pytest.mark.parametrize("asked", ["2020", "2020-06", "2020-06-30", "..2020-06", "2020-06..", "2020-02-01..2020-02-29", "2020-02-01..2020-02-28", "2019..2020", "2020-07"])
def test_a_time_takes_what_is_known_to_lie_in_it_and_tells_what_may(site: Path, asked: str) -> None:
    wanted = span(asked)
    inside = {i for i, day in enumerate(DATES) if day and days(day) <= wanted}
    maybe = {i for i, day in enumerate(DATES) if day and days(day) & wanted} - inside
    notes = [["search.partial", len(maybe)]] if maybe else []
    begin, _, end = asked.partition("..") if ".." in asked else (asked, "", asked)
    chosen = [{"facet": "date", "from": begin, "to": end, "choice": True}]
    for answer in (*ask(site, [f"date:{asked}", f"疫情 date:{asked}"]), *ask(site, ["疫情"], filters=chosen)):
        assert (set(answer["docs"]), answer["notes"]) == (inside, notes)
    [rest] = ask(site, [f"-date:{asked}"])
    assert (set(rest["docs"]), rest["notes"]) == (set(range(len(DATES))) - inside, notes), "an exclusion leaves all others"


def test_of_alternatives_one_must_hold(site: Path) -> None:
    [answer] = ask(site, ["date:2020-06 OR date:2021"])
    assert {DATES[i] for i in answer["docs"]} == {"2020-06", "2020-06-01", "2020-06-30", "2021", "2021-01-01"}
    assert answer["notes"] == [["search.partial", 2]]


def test_a_year_without_a_month_can_be_asked_for(site: Path) -> None:
    [answer] = ask(site, ["date:2020-XX"])
    assert [DATES[i] for i in answer["docs"]] == ["2020", "2020"]
    assert not answer["notes"]


def test_months_a_year_without_one_and_no_date_add_up(site: Path) -> None:
    parts = ask(site, [f"date:2020-{month:02}" for month in range(1, 13)] + ["date:2020-XX", "date:2019", "date:2021", "date:none"])
    assert sum(part["total"] for part in parts) == len(DATES)


def test_what_names_no_day_comes_after_the_days_it_may_follow(site: Path) -> None:
    [old], [new] = ask(site, ["疫情"], sort="old"), ask(site, ["疫情"], sort="new")
    assert [DATES[i] for i in old["docs"]] == ["2019", "2020-02", "2020-06-01", "2020-06-30", "2020-06", "2020-07-15", "2020", "2020", "2021-01-01", "2021", ""]
    assert [DATES[i] for i in new["docs"]] == ["2021-01-01", "2021", "2020-07-15", "2020-06-30", "2020-06-01", "2020-06", "2020-02", "2020", "2020", "2019", ""]
