"""What stands at the address of an article that is one no longer: that it is none, and the way to the page it was on."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 1


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    """None: cards are of articles that there are."""
    return iter(())


def sheet(url: str, page_url: str) -> Sheet:
    """The page at a former address; `page_url` is the source page's, "" where that is not held."""
    return Sheet(url, "gone", data=(("page_url", page_url),))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    return dict(sheet.data)
