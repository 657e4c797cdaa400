"""About: the method, what is held and what is known to be missing, licence, how to cite, how to report an error."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.contact import address
from banmian.render.groups import counted, is_day, some_chars, span_of
from banmian.render.oddities import oddities
from banmian.render.offers import downloads
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 6


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    dates = [card.date for card in cards if card.date]
    first, last = span_of(dates)
    yield Sheet(urls.ABOUT, "about", (), (
        ("articles", len(cards)), ("chars", some_chars(cards)),
        ("pages", len({card.seed for card in cards if card.seed})),
        ("from", first), ("to", last),
        ("days", len(set(filter(is_day, dates)))), ("cities", len({c.city for c in cards if c.city})),
        ("newspapers", len({c.newspaper for c in cards if c.newspaper})),
        ("kinds", counted(cards, attrgetter("kind"))), ("statuses", statuses(cards)),
        ("undated", sum(not c.date for c in cards)), ("unnamed", sum(not c.newspaper for c in cards)),
        ("contact", address(site.contact)), ("repository", address(site.repository)),
        ("downloads", downloads(site, len(cards))),
        ("odd", tuple(oddities(cards))),
        ("unplaced", sum(not c.city for c in cards)), ("level", site.review_below),
        ("unsure", sum(100 * c.confidence < site.review_below for c in cards)),
    ))


def statuses(cards: Sequence[Card]) -> tuple[tuple[str, int], ...]:
    """How many articles have each status; headless are all over which their page prints no headline, a continued one too."""
    headless = sum(card.status == "headless" or bool(card.seed) and "headline=derived" in card.basis.split(";") for card in cards)
    found = dict(counted(cards, attrgetter("status"))) | ({"headless": headless} if headless else {})
    return tuple(sorted(found.items()))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    return dict(sheet.data)
