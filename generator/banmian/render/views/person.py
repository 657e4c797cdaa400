"""One name of the bylines, with every article that carries it."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.groups import cut
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 1


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    people: dict[str, list[Card]] = {}
    for card in cards:
        for name in dict.fromkeys(author.name for author in card.authors):
            people.setdefault(name, []).append(card)
    for name, members in people.items():
        for url, shown, facts in cut(members, urls.person(name), site.page_size):
            yield Sheet(url, "person", shown, (("name", name), ("list", facts)))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    data = dict(sheet.data)
    roles = {(a.role, a.affiliation): None for card in sheet.cards for a in card.authors if a.name == data["name"]}
    return {"name": data["name"], "roles": list(roles), "cards": sheet.cards, "list": dict(data["list"])}
