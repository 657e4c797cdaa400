"""The page that a server shows for an address that leads nowhere, however deep that address is."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 2


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    yield Sheet(urls.NOTFOUND, "notfound", (), (("root", urls.canonical(site.url, urls.HOME)),))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    """`root` stands for the way up that other pages have: absolute where the site has an address, else "", which a
    script of the page mends once it has found where the site begins."""
    return dict(sheet.data)
