"""The values that travel through banmian: frozen, complete when made, no behaviour but their laws. Those of a page are in `layout.py`.

Offsets everywhere count code points of a page's decoded text, end exclusive.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class LawError(AssertionError):
    """A law of the model was broken: a bug of ours, never the user's fault."""


@dataclass(frozen=True, slots=True)
class Author:
    """One name of a byline with the role it was printed with (记者, 通讯员, 摄影; empty where none is printed)."""

    name: str
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding or an error stands: a path as the user knows it, a 1-based line or None."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in the data: reported, never raised. Codes and cures are in `errors.py`.

    `names` are the files that it is of, where it is of several: the report puts after the message as many as it has room for.
    """

    code: str
    place: Place
    message: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article's characters stand: (role, start, end) in reading order, of the seed with that digest."""

    seed: str
    sha256: str
    spans: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One change to the reading text: the characters start:end of the seed read `old`, the reader sees `new`."""

    start: int
    end: int
    old: str
    new: str
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class Article:
    """One content file: the facts of its front matter and its text as Markdown."""

    id: str
    headline: str
    body: str                                   # Markdown, ends without a newline
    headline_basis: str = "printed"
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    kind: str = "article"
    authors: tuple[Author, ...] = ()
    byline: str = ""                            # as printed
    dateline: str = ""
    credit: str = ""
    newspaper: str = ""
    date: str = ""                              # YYYY-MM-DD, YYYY-MM, YYYY or ""
    city: str = ""
    county: str = ""
    province: str = ""
    section: str = ""
    page: str = ""
    issue: str = ""
    edition: str = ""
    basis: tuple[tuple[str, str], ...] = ()     # (fact, how it is known), for the facts above
    status: str = "complete"
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()                   # what was odd about its page: "F212 line 5: message"
    tags: tuple[str, ...] = ()
    order: int = 0                              # 1-based place among its page's items; 0 unknown
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    language: str = "zh-Hans"


class Card(NamedTuple):
    """All that an index page needs of an article. `path` is the content file, `url` the page, both relative, with /.

    A build of one change makes all of them again from the store, and a named tuple is made in a fraction of the time of other classes.
    """

    id: str
    path: str
    url: str
    headline: str
    kicker: str
    kind: str
    date: str
    newspaper: str
    city: str
    county: str
    section: str
    page: str
    order: int
    authors: tuple[Author, ...]
    tags: tuple[str, ...]
    teaser: str                                 # opening of the text, plain, at most 80 characters
    chars: int                                  # characters of reading text
    seed: str                                   # path of its (first) seed, or ""
    status: str
    confidence: float
    digest: str                                 # of the content file, line ends counting for nothing
    doubts: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    odd: tuple[str, ...] = ()
    issue: str = ""
    edited: bool = False                        # cut from a page by the machine, changed by hand since
    basis: str = ""                             # how each fact is known, in a word: date=printed;city=inferred
    files: tuple[str, ...] = ()                 # content paths of the images and other files that it shows or links to

    def key(self) -> tuple[str, str, str, str, int, str]:
        """The order of articles everywhere: date, newspaper, page, seed, place on the page, id.

        The seed stands before the place so that two pages without date and number are not shuffled into one another.
        """
        return (self.date, self.newspaper, self.page.zfill(4), self.seed, self.order, self.id)
