"""What the search knows of an article, and the fields that a query can name."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FIELDS: Final = ("headline", "deck", "byline", "text")
BOOSTS: Final = (8, 4, 2, 1)
FACETS: Final = ("date", "city", "county", "newspaper", "section", "kind", "authors")
"""Facts that stand beside the text, in the order in which an excerpt file lists them."""

_FACTS: Final = {"headline": "h", "authors": "a", "newspaper": "n", "date": "d", "city": "c", "county": "y", "section": "s"}
_KNOWN: Final = {"inferred": "i", "editor": "e", "derived": "d", "corrected": "c", "other": "o"}
"""The letters of facts, and of how they are known; `search-cite.js` of the theme reads them."""


@dataclass(frozen=True, slots=True)
class SearchDoc:
    """One article as the search takes it; documents come in card order, and that order decides ties."""

    url: str                        # relative to the site's root
    headline: str
    text: str                       # plain reading text, paragraphs divided by newlines
    deck: str = ""
    byline: str = ""
    date: str = ""                  # YYYY-MM-DD, YYYY-MM, YYYY or ""
    city: str = ""
    county: str = ""
    newspaper: str = ""
    section: str = ""
    kind: str = "article"
    authors: tuple[str, ...] = ()
    basis: str = ""                 # how each fact is known, as a card has it: headline=derived;date=printed

    def fields(self) -> tuple[str, str, str, str]:
        """The searched texts, in the order of `FIELDS`."""
        return (self.headline, self.deck, self.byline, self.text)

    def facets(self) -> tuple[str, ...]:
        """The facts, in the order of `FACETS`; authors joined by ;."""
        return (self.date, self.city, self.county, self.newspaper, self.section, self.kind, ";".join(self.authors))

    def unprinted(self) -> str:
        """How the facts that the index has and no page prints are known, in two letters each: hddi."""
        pairs = (pair.rpartition("=") for pair in self.basis.split(";"))
        return "".join(_FACTS[fact] + _KNOWN[how] for fact, _, how in pairs if fact in _FACTS and how in _KNOWN)
