"""What the search knows of an article, and the fields that a query can name."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FIELDS: Final = ("headline", "deck", "byline", "text")
BOOSTS: Final = (8, 4, 2, 1)
FACETS: Final = ("date", "city", "county", "newspaper", "section", "kind", "authors")
"""Facts that stand beside the text, in the order in which an excerpt file lists them."""


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

    def fields(self) -> tuple[str, str, str, str]:
        """The searched texts, in the order of `FIELDS`."""
        return (self.headline, self.deck, self.byline, self.text)

    def facets(self) -> tuple[str, ...]:
        """The facts, in the order of `FACETS`; authors joined by ;."""
        return (self.date, self.city, self.county, self.newspaper, self.section, self.kind, ";".join(self.authors))
