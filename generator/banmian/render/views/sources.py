"""The source pages held: a row each, newspaper by newspaper in order of date, for whoever checks what is complete."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.groups import cut, grouped
from banmian.render.oddities import doubles, told_of
from banmian.render.sheet import Loaded, Sheet
from banmian.render.views.review import needs_review

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2
ROWS = 200          # source pages that one page of the list holds


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    held = grouped((card for card in cards if card.seed), lambda c: c.seed)
    firsts = sorted((members[0] for members in held.values()), key=lambda c: (c.newspaper, c.city, *c.key()))
    twice = doubles(firsts)
    for url, shown, facts in cut(firsts, urls.PAGES, ROWS) if firsts else ():
        counts = tuple((len(held[card.seed]), sum(needs_review(one, site) for one in held[card.seed])) for card in shown)
        here = tuple(page for card in shown if (page := urls.page(card.seed)) in twice)
        yield Sheet(url, "sources", shown, (("counts", counts), ("doubles", here), ("list", facts)))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    """`rows`: (card, URL of its page, URLs of newspaper, city and day, articles, those to look at, what is odd)."""
    data = dict(sheet.data)
    rows = [(card, urls.page(card.seed), urls.newspaper(card.newspaper), urls.city(card.city), urls.date(card.date) if card.date else "",
             n, doubtful, (*(told_of(odd)[0] for odd in card.odd), *(("F218",) if urls.page(card.seed) in data["doubles"] else ())))
            for card, (n, doubtful) in zip(sheet.cards, data["counts"], strict=True)]
    return {"rows": rows, "list": dict(data["list"])}
