"""The values of a page: its blocks, items and furniture, what is known of it, and the whole of what was read.

A build of a site that cuts no pages need not load them.
"""
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from banmian.model import Author, Finding, LawError


class Role(StrEnum):
    """What a block of an article is on the printed page (`docs/glossary.md` has the Chinese beside each)."""

    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    ABSTRACT = "abstract"
    BYLINE = "byline"
    BODY = "body"
    VERSE = "verse"             # a line of a poem
    STANZA = "stanza"           # and one that begins a stanza
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"


VERSE_ROLES = (Role.VERSE, Role.STANZA)
TEXT_ROLES = (Role.BODY, *VERSE_ROLES, Role.CROSSHEAD, Role.CAPTION, Role.JUMP)
"""What an article's text is made of."""


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
