"""A source page as given: its lines in order, its articles marked, its furniture greyed, its ledger."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
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


def withholding(sheets: Iterable[Sheet], drafts: Iterable[tuple[str, int]]) -> Iterator[Sheet]:
    """The sheets, those of source pages told which of their items are drafts; each draft is a seed and a number on its page."""
    of_seed: dict[str, list[int]] = {}
    for seed, number in drafts:
        of_seed.setdefault(seed, []).append(number)
    for sheet in sheets:
        found = of_seed.get(dict(sheet.data).get("seed", "")) if sheet.view == "page" and of_seed else None
        yield replace(sheet, data=(*sheet.data, ("withheld", tuple(sorted(found))))) if found else sheet


def proof_path(content_path: str) -> str:
    """The page proof beside an article's content file: …/p06-i01.md → …/p06.proof."""
    folder, _, name = content_path.rpartition("/")
    return f"{folder}/{name.rpartition('-i')[0]}.proof"


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    from banmian.render.marked import marked_page, withheld  # which no other view needs
    card, data = sheet.cards[0], dict(sheet.data)
    drafts = data.get("withheld", ())
    return {"seed": data["seed"], "withheld": len(drafts), "cards": sheet.cards, "first": card,
            "odd": [told_of(odd) for odd in card.odd], "edited": [one for one in sheet.cards if one.edited],
            "marked": withheld(marked_page(loaded.layout, sheet.cards), drafts) if loaded.layout else None,
            "date_url": urls.date(card.date), "newspaper_url": urls.newspaper(card.newspaper),
            "city_url": urls.city(card.city)}
