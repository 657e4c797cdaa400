"""The comparison of two sets of articles, which the browser counts from the texts of the search index."""
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
    yield Sheet(urls.COMPARE, "compare")


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    return {}
