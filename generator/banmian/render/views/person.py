"""One name of the bylines, with every article that carries it; a name that one article carries has no page of its own."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.groups import cut
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2
LEAST = 2           # articles that make a page (docs/decisions/0071-names-printed-once.md)


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    for name, members in carried(cards).items():
        for url, shown, facts in cut(members, urls.person(name), site.page_size) if len(members) >= LEAST else ():
            yield Sheet(url, "person", shown, (("name", name), ("list", facts)))


def carried(cards: Sequence[Card]) -> dict[str, list[Card]]:
    """The articles that carry each name, in the order of the cards."""
    people: dict[str, list[Card]] = {}
    for card in cards:
        for name in dict.fromkeys(author.name for author in card.authors):
            people.setdefault(name, []).append(card)
    return people


def with_pages(cards: Sequence[Card], asked: Collection[str] | None = None) -> frozenset[str]:
    """The names that have a page; of those asked, where some are."""
    if asked is not None:
        cards = list({id(card): card for card in cards for author in card.authors if author.name in asked}.values())
    held = [{author.name for author in card.authors} for card in cards]
    paged = frozenset(name for name, n in Counter(chain.from_iterable(held)).items() if n >= LEAST)
    return paged if asked is None else paged.intersection(asked)


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    roles = {(a.role, a.affiliation): None for card in sheet.cards for a in card.authors if a.name == data["name"]}
    return {"name": data["name"], "roles": list(roles), "cards": sheet.cards, "list": dict(data["list"])}
