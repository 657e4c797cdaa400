"""What the pages of one newspaper say of one another: issue numbers and dates must run together."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, TypeGuard

from banmian.model import Finding, Place

if TYPE_CHECKING:
    from banmian.layout import Fact, PageFacts


def check_series(pages: Iterable[tuple[str, PageFacts]]) -> tuple[Finding, ...]:
    """F215 for every page whose issue number and date contradict another page of the same newspaper.

    `pages` are (seed path, facts); pages without newspaper, full date or number say nothing. Contradictions: one number on two
    days; two numbers on one day; a later day with a lower number; more new numbers than days have passed.
    """
    papers: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for path, facts in pages:
        if facts.newspaper and _full(facts.date) and facts.issue and facts.issue.value.isdigit():
            papers[facts.newspaper.value].append((facts.date.value, int(facts.issue.value), path))
    found = []
    for paper, issues in sorted(papers.items()):
        for before, after in pairwise(sorted(issues)):
            if why := _contradiction(before, after):
                found.append(Finding("F215", Place(after[2]), f"{paper}: {why} ({before[2]})"))
    return tuple(found)


def check_claims(pages: Iterable[tuple[str, PageFacts]]) -> Iterator[Finding]:
    """F218 for every page that is the same page of the same newspaper and day as one before it; `pages` are (seed path, facts)."""
    first: dict[tuple[str, str, str], str] = {}
    for path, facts in pages:
        if facts.newspaper and _full(facts.date) and facts.page:
            claim = facts.newspaper.value, facts.date.value, facts.page.value.lstrip("0")
            if (other := first.setdefault(claim, path)) != path:
                yield Finding("F218", Place(path), f"{claim[0]}, {claim[1]}, page {facts.page.value} is {other} as well")


def _full(day: Fact | None) -> TypeGuard[Fact]:
    """Whether a date is known to the day: an editor may know a month alone."""
    return day is not None and day.value.count("-") == 2


def _contradiction(before: tuple[str, int, str], after: tuple[str, int, str]) -> str:
    """Why two issues, in order of date, cannot both be right; "" where they can."""
    days = (date.fromisoformat(after[0]) - date.fromisoformat(before[0])).days
    more = after[1] - before[1]
    said = f"number {after[1]} on {after[0]}, number {before[1]} on {before[0]}"
    if days == 0:
        return f"two numbers on one day: {said}" if more else ""
    if more == 0:
        return f"one number on two days: {said}"
    if more < 0:
        return f"a later day with a lower number: {said}"
    return f"more numbers than days: {said}" if more > days else ""
