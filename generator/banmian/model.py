"""The values that travel through banmian: frozen, complete when made, no behaviour but their laws.

Offsets everywhere count code points of a page's decoded text, end exclusive.
"""
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block of an article is on the printed page (`docs/glossary.md` has the Chinese beside each)."""

    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    ABSTRACT = "abstract"
    BYLINE = "byline"
    BODY = "body"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"


class Kind(StrEnum):
    """What sort of item an article is."""

    ARTICLE = "article"
    PHOTO = "photo"
    NOTICE = "notice"
    TEASER = "teaser"


class FurnitureKind(StrEnum):
    """What a piece of the page that belongs to no article is."""

    MASTHEAD = "masthead"
    FOLIO = "folio"
    SECTION = "section"
    STAFF = "staff"
    ADVERT = "advert"
    SLOGAN = "slogan"
    DEBRIS = "debris"
    OTHER = "other"


class LawError(AssertionError):
    """A law of the model was broken: a bug of ours, never the user's fault."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A half-open run of code points of one page's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise LawError(f"a piece runs forward and is not empty: {self.start}:{self.end}")


@dataclass(frozen=True, slots=True)
class Block:
    """One printed unit of an item, one paragraph or one line group, its pieces in reading order."""

    role: Role
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        if not self.pieces:
            raise LawError("a block has at least one piece")


@dataclass(frozen=True, slots=True)
class Author:
    """One name of a byline with the role it was printed with (记者, 通讯员, 摄影; empty where none is printed)."""

    name: str
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One article as its page shows it: blocks in reading order, and what was read out of them."""

    kind: Kind
    blocks: tuple[Block, ...]
    headline: str
    headline_basis: str            # "printed", or "derived: why"
    authors: tuple[Author, ...] = ()
    dateline: str = ""             # 本报讯, 新华社北京1月2日电 (its characters stay in the body)
    credit: str = ""               # 据宁波发布
    status: str = "complete"       # complete, truncated, headless, continued, teaser
    confidence: float = 1.0        # 0 to 1; what it means is in docs/segmentation.md
    doubts: tuple[str, ...] = ()   # why a person should look, one sentence each

    def __post_init__(self) -> None:
        if not self.blocks:
            raise LawError("an item has at least one block")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page that belongs to no article."""

    kind: FurnitureKind
    piece: Piece


@dataclass(frozen=True, slots=True)
class Layout:
    """A page cut up. LAW: every character that is not white space lies in exactly one piece of one item or furniture.

    Raises LawError when made otherwise, so that a layout that loses or doubles a character cannot exist.
    """

    text: str
    items: tuple[Item, ...]
    furniture: tuple[Furniture, ...]

    def __post_init__(self) -> None:
        at = 0
        for piece in sorted(self.pieces(), key=lambda p: p.start):
            if piece.start < at:
                raise LawError(f"characters {piece.start}:{min(at, piece.end)} lie in two pieces")
            if self.text[at:piece.start].strip():
                raise LawError(f"characters {at}:{piece.start} lie in no piece: {self.text[at:piece.start][:40]!r}")
            at = piece.end
        if at > len(self.text):
            raise LawError(f"a piece ends at {at}, the text at {len(self.text)}")
        if self.text[at:].strip():
            raise LawError(f"characters {at}:{len(self.text)} lie in no piece: {self.text[at:][:40]!r}")

    def pieces(self) -> list[Piece]:
        """Every piece of the page: items' in reading order, then furniture's."""
        mine = [piece for item in self.items for block in item.blocks for piece in block.pieces]
        return mine + [f.piece for f in self.furniture]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a page and how: basis is "printed: where", "inferred: from what", or "editor: reason"."""

    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of one newspaper page; None where nothing says so."""

    newspaper: Fact | None = None
    date: Fact | None = None       # ISO 8601, YYYY-MM-DD
    city: Fact | None = None       # prefecture, without 市: 丽水
    county: Fact | None = None     # with its kind: 莲都区
    province: Fact | None = None
    section: Fact | None = None    # 要闻·莲都
    page: Fact | None = None       # "06" as printed
    issue: Fact | None = None      # "3547"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding or an error stands: a path as the user knows it, a 1-based line or None."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in the data: reported, never raised. Codes and cures are in `errors.py`."""

    code: str
    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Seed:
    """One raw page as given. `path` is relative to the site's root; sha256 is over its bytes, hexadecimal."""

    path: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One seed read: its layout and facts, and what was odd."""

    seed: Seed
    facts: PageFacts
    layout: Layout
    findings: tuple[Finding, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Card:
    """All that an index page needs of an article. `path` is the content file, `url` the page, both relative, with /."""

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
    digest: str                                 # of the content file's bytes
    doubts: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    odd: tuple[str, ...] = ()
    issue: str = ""
    edited: bool = False                        # cut from a page by the machine, changed by hand since

    def key(self) -> tuple[str, str, str, str, int, str]:
        """The order of articles everywhere: date, newspaper, page, seed, place on the page, id.

        The seed stands before the place so that two pages without date and number are not shuffled into one another.
        """
        return (self.date, self.newspaper, self.page.zfill(4), self.seed, self.order, self.id)
