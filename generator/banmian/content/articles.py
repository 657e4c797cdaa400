"""A page that was read → the articles it holds."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from banmian.content.escape import escape, holdable
from banmian.content.naming import article_id, page_base
from banmian.model import Article, Block, Item, PageFacts, Piece, Reading, Role, Source

Join = Callable[[str, Sequence[Piece]], str]

_BODY: Final = (Role.BODY, Role.CROSSHEAD, Role.CAPTION, Role.JUMP)
_FACTS: Final = ("newspaper", "date", "city", "county", "province", "section", "page", "issue")


def articles_of(reading: Reading, base: str = "", join: Join | None = None) -> tuple[Article, ...]:
    """The articles of a page in reading order, named `base` and their place on the page.

    `base` is the page's own (`naming.page_base`) unless given; `join` makes reading text of pieces, and is where
    corrections come in. LAW: an article's sources name exactly the characters that its text was joined from.
    """
    base = base or page_base(reading)
    join = join or _reading_text
    return tuple(_article(reading, item, number, base, join) for number, item in enumerate(reading.layout.items, 1))


def _reading_text(text: str, pieces: Sequence[Piece]) -> str:
    from banmian.text.join import reading_text
    return reading_text(text, pieces)


def _article(reading: Reading, item: Item, number: int, base: str, join: Join) -> Article:
    def texts(*roles: Role) -> tuple[str, ...]:
        joined = (holdable(join(reading.layout.text, b.pieces)) for b in item.blocks if b.role in roles)
        return tuple(text for text in joined if text)

    facts = {name: _value(reading.facts, name) for name in _FACTS}
    return Article(
        id=article_id(base, number), headline=holdable(item.headline), headline_basis=item.headline_basis,
        body=markdown_body((b.role, holdable(join(reading.layout.text, b.pieces))) for b in item.blocks if b.role in _BODY),
        kicker=texts(Role.KICKER), deck=texts(Role.DECK), abstract=texts(Role.ABSTRACT), kind=item.kind.value,
        authors=item.authors, byline=" ".join(texts(Role.BYLINE)), dateline=holdable(item.dateline),
        credit=" ".join(texts(Role.CREDIT)) or holdable(item.credit), **facts, basis=_basis(reading.facts),
        status=item.status, confidence=round(item.confidence, 2), doubts=item.doubts, order=number,
        sources=(Source(reading.seed.path, reading.seed.sha256, tuple(_spans(item.blocks))),))


def markdown_body(blocks: Iterable[tuple[Role, str]]) -> str:
    """Paragraphs as Markdown, a blank line between them; crossheads are headings, captions and jump lines marked."""
    return "\n\n".join(_markdown(role, text) for role, text in blocks if text.strip())


def _markdown(role: Role, text: str) -> str:
    if role is Role.CROSSHEAD:
        return "## " + escape(text).replace("\\#", "#").replace("#", "\\#")
    return escape(text) if role is Role.BODY else f"{escape(text)}\n{{: .{role.value}}}"


def _value(facts: PageFacts, name: str) -> str:
    fact = getattr(facts, name)
    return holdable(fact.value) if fact else ""


def _basis(facts: PageFacts) -> tuple[tuple[str, str], ...]:
    return tuple((name, getattr(facts, name).basis) for name in _FACTS if getattr(facts, name))


def _spans(blocks: Iterable[Block]) -> Iterable[tuple[str, int, int]]:
    return ((block.role.value, piece.start, piece.end) for block in blocks for piece in block.pieces)
