"""The index of newspapers: how much of each is held, and in which months."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.calendar import levels
from banmian.render.groups import counted, grouped
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 5


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    papers = grouped(cards, lambda c: c.newspaper)
    yield Sheet(urls.NEWSPAPERS, "newspapers", (), (("papers", tuple(
        (name, len(held), len({c.seed or (c.date, c.page) for c in held}), held[0].date, held[-1].date,
         tuple(sorted({c.city for c in held if c.city})), counted((c for c in held if c.date), lambda c: c.date[:7]))
        for name, held in papers.items())), ("sources", any(card.seed for card in cards))))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    papers = data["papers"]
    shades = levels({f"{name}\0{month}": n for name, *_, months in papers for month, n in months if month[4:]})
    years = sorted({month[:4] for *_, months in papers for month, _ in months})
    return {"years": years, "sources_url": urls.PAGES if data["sources"] else "", "papers": [
        {"name": name, "url": urls.newspaper(name), "articles": n, "pages": pages, "from": first, "to": last,
         "cities": [(c, urls.city(c)) for c in cities],
         "years": {month[:4] for month, _ in months if month[4:]},
         "loose": {month: (held, urls.date(month)) for month, held in months if not month[4:]},      # a year is all that is known
         "months": {month: (held, shades[f"{name}\0{month}"]) for month, held in months if month[4:]}}
        for name, n, pages, first, last, cities, months in papers]}
