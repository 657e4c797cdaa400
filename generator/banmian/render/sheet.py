"""The two values rendering is a function of: the sheet, and what was loaded for it."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from banmian.model import Article, Card

if TYPE_CHECKING:
    from banmian.layout import Layout


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that one page of the site shows; `view` names the view that made it and its template."""

    path: str                                       # output path below public/, with /
    view: str                                       # name of the view that made it
    cards: tuple[Card, ...] = ()                    # the members it shows, in order
    data: tuple[tuple[str, Any], ...] = ()          # further plain values: numbers, strings, tuples of them
    article: str = ""                               # content path of the article it shows whole, or ""
    proof: str = ""                                 # content path of the page proof it shows, or ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the sheet's article and proof hold: the article with its safe HTML, the layout of the page or its text alone."""

    article: Article | None = None
    html: str = ""                                  # of the article's body, sanitised
    layout: Layout | None = None
    page: str = ""                                  # the source page's text
