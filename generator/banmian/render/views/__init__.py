"""The kinds of page, one module each, found by walking this folder.

A view holds `sheets(cards, site) -> Iterator[Sheet]`, `context(sheet, loaded) -> dict` for the template of the same name,
and `VERSION`, raised when its context changes in a way that no template shows.
"""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from banmian.model import Card
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site


class View(Protocol):
    """What a module of this folder offers."""

    VERSION: int

    def sheets(self, cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
        """The pages of this kind that the corpus's cards make, cards being in the order of `Card.key`."""

    def context(self, sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
        """The names that the template of this view may use, beside those every template has."""


@cache
def view(name: str) -> View:
    """The view of that name, no other being loaded for it."""
    return cast(View, import_module(f"{__name__}.{name}"))


@cache
def views() -> dict[str, View]:
    """Every view by name, in name order."""
    return {name: view(name) for name in sorted(module.name for module in iter_modules(__path__))}


def load_views() -> None:
    """Loads the views and what they count with, before there is anything to count."""
    import numpy  # noqa: F401
    views()


def view_names() -> tuple[str, ...]:
    """The names of all views; each has a template of its name."""
    return tuple(views())


def view_version(name: str) -> int:
    """The version of a view, a part of the key of its pages."""
    return view(name).VERSION


def all_sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    """Every page of the site as a sheet; cards are in the order of `Card.key`. The same for the same input."""
    for view in views().values():
        yield from view.sheets(cards, site)


COUNTING = ("about", "home")        # views whose sheets say how many characters there are, and which articles have none


def sheets_of_texts(cards: Sequence[Card], site: Site, changed: Collection[int], former: Sequence[Card]) -> Iterator[Sheet]:
    """Of `all_sheets` those that can differ when of the cards of these numbers nothing changed but `chars` and `digest`; `former` are
    all cards as they were.

    LAW: all other sheets say the same, since no other view reads these two.
    """
    from banmian.render.groups import some_chars
    from banmian.render.views import article
    yield from article.sheets_of(cards, site, changed)
    if some_chars(cards) != some_chars(former) or any(bool(cards[i].chars) != bool(former[i].chars) for i in changed):
        for name in COUNTING:
            yield from view(name).sheets(cards, site)
