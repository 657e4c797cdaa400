"""A page that was read → the articles it holds."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from banmian.content.escape import escape, holdable
from banmian.content.naming import article_id
from banmian.content.reread import reread
from banmian.facts.mending import reading_text_corrected
from banmian.layout import TEXT_ROLES, Block, Item, PageFacts, Piece, Reading, Role
from banmian.model import Article, Correction, Finding, Source
from banmian.segment.headings import heading_runs
from banmian.text.join import read_run, reading_text
from banmian.text.remnants import without_remnants

Join = Callable[[str, Iterable[Piece]], str]

_HEADS: Final = (Role.KICKER, Role.DECK)      # the headline's lines are read by `segment.fields`
_FACTS: Final = ("newspaper", "date", "city", "county", "province", "section", "page", "issue")


def articles_of(reading: Reading, corrections: Sequence[Correction] = (), base: str = "") -> tuple[Article, ...]:
    """The articles of a page in reading order, named by `base` (`naming.page_base`, which takes a dictionary) and their place on it.

    LAW: an article's sources name exactly the characters that its text was joined from, and its corrections, of those
    given, exactly the ones that touch them.
    """
    return tuple(_made(reading, item, number, base, _touching(item, corrections))
                 for number, item in enumerate(reading.layout.items, 1))


def _touching(item: Item, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    pieces = [piece for block in item.blocks for piece in block.pieces]
    return tuple(c for c in corrections if any(c.start < p.end and p.start < c.end for p in pieces))


def _made(reading: Reading, item: Item, number: int, base: str, corrections: tuple[Correction, ...]) -> Article:
    """The article, with the corrections that touch it made in its text and in what was read out of it."""
    if not corrections:
        return _article(reading, item, number, base, reading_text)
    join = partial(reading_text_corrected, corrections=corrections)
    mended = reread(reading.layout.text, item, corrections)
    return replace(_article(reading, mended, number, base, join), corrections=corrections)


def _article(reading: Reading, item: Item, number: int, base: str, join: Join) -> Article:
    def read(block: Block) -> str:
        runs = heading_runs(reading.layout.text, block, item.blocks) if block.role in _HEADS else (block.pieces,)
        joined = " ".join(filter(None, (join(reading.layout.text, run) for run in runs)))
        plain = without_remnants(joined)
        return holdable(joined if plain == joined else read_run(plain))

    def texts(*roles: Role) -> tuple[str, ...]:
        joined = (read(block) for block in item.blocks if block.role in roles)
        return tuple(text for text in joined if text)

    facts: dict[str, Any] = {name: _value(reading.facts, name) for name in _FACTS}
    return Article(
        id=article_id(base, number), headline=holdable(without_remnants(item.headline)), headline_basis=item.headline_basis,
        body=markdown_body((b.role, read(b)) for b in item.blocks if b.role in TEXT_ROLES),
        kicker=texts(Role.KICKER), deck=texts(Role.DECK), abstract=texts(Role.ABSTRACT), kind=item.kind.value,
        authors=item.authors, byline=" ".join(texts(Role.BYLINE)), dateline=holdable(item.dateline),
        credit=" ".join(texts(Role.CREDIT)) or holdable(item.credit), **facts, basis=_basis(reading.facts),
        status=item.status, confidence=round(item.confidence, 2), doubts=item.doubts, odd=odd(reading.findings), order=number,
        sources=(Source(reading.seed.path, reading.seed.sha256, tuple(_spans(item.blocks))),))


def odd(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What was odd about a page, as its articles carry it: code, line where there is one, message. Notes are not odd."""
    return tuple(f"{f.code}{f' line {f.place.line}' if f.place.line else ''}: {holdable(f.message)}" for f in findings if f.code[0] == "F")


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
