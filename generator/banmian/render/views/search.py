"""The search page: a form that the search room's script answers in the browser."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.offers import makes
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    yield Sheet(urls.SEARCH, "search", data=(("mended", makes(site, "printed") and any(card.corrections for card in cards)),))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    return dict(sheet.data)
