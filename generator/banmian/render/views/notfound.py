"""The page that a server shows for an address that leads nowhere."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 1


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    yield Sheet(urls.NOTFOUND, "notfound", (), (
        ("home", urls.canonical(site.url, urls.HOME) or urls.HOME), ("search", urls.canonical(site.url, urls.SEARCH) or urls.SEARCH)))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    """Its links are absolute where the site has an address: a server shows this page under any address, however deep."""
    return {"home": urls.HOME, "search": urls.SEARCH, **dict(sheet.data)}
