"""A source page as given: its lines in order, its articles marked, its furniture greyed, its ledger."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.oddities import told_of
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 3


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    seeds: dict[str, list[Card]] = {}
    for card in cards:
        if card.seed:
            seeds.setdefault(card.seed, []).append(card)
    for seed, members in seeds.items():
        yield Sheet(urls.page(seed), "page", tuple(members), (("seed", seed),), proof=proof_path(members[0].path))


def proof_path(content_path: str) -> str:
    """The page proof beside an article's content file: …/p06-i01.md → …/p06.proof."""
    folder, _, name = content_path.rpartition("/")
    return f"{folder}/{name.rpartition('-i')[0]}.proof"


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    from banmian.render.marked import marked_page  # which no other view needs
    card = sheet.cards[0]
    return {"seed": dict(sheet.data)["seed"], "cards": sheet.cards, "first": card,
            "odd": [told_of(odd) for odd in card.odd], "edited": [one for one in sheet.cards if one.edited],
            "marked": marked_page(loaded.layout, sheet.cards) if loaded.layout else None,
            "date_url": urls.date(card.date), "newspaper_url": urls.newspaper(card.newspaper),
            "city_url": urls.city(card.city)}
