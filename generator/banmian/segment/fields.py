"""What is read out of an item's blocks: headline, authors, dateline, credit, status, kind."""
from __future__ import annotations

from collections.abc import Sequence

from banmian.layout import TEXT_ROLES, VERSE_ROLES, Block, Item, Kind, Role
from banmian.model import Author
from banmian.segment import marks
from banmian.segment.headings import heading_runs
from banmian.segment.naming import derived
from banmian.segment.people import authors_of, inline_authors, signers
from banmian.segment.pictures import is_photographer
from banmian.segment.signing import signer
from banmian.text.hanzi import CLOSING, SENTENCE_END, ink, unmarked
from banmian.text.join import reading_text

DERIVED = "derived: opening words of the text; the page prints no headline over it"
_PHOTO_MOST = 260   # characters of a caption; a longer text under a picture is an article
_CLOSING = 40       # characters in which a text's last words name its authors
_OPENING = 200      # characters in which a dateline and an inline byline stand


def item_of(text: str, blocks: Sequence[Block], kind: Kind | None = None,
            confidence: float = 1.0, doubts: tuple[str, ...] = ()) -> Item:
    """The item that those blocks of the page make, with all that can be read out of them."""
    headline, basis = headline_of(text, blocks)
    return Item(kind or kind_of(text, blocks), tuple(blocks), headline, basis, authors_in(text, blocks), dateline_of(text, blocks),
                _joined(text, blocks, Role.CREDIT), status_of(text, blocks), confidence, doubts)


def headline_of(text: str, blocks: Sequence[Block]) -> tuple[str, str]:
    """The headline as a reader reads it, and its basis: printed, or derived from the opening words."""
    printed = unmarked(" ".join(reading_text(text, run, phrases=True) for block in blocks if block.role is Role.HEADLINE
                                for run in heading_runs(text, block, blocks)))
    if printed:
        return printed, "printed"
    for roles in ((Role.ABSTRACT, Role.BODY, *VERSE_ROLES), tuple(Role)):
        words = " ".join(reading_text(text, block.pieces, phrases=True) for block in blocks[:6] if block.role in roles)
        if ink(words):
            return derived(words), DERIVED
    return reading_text(text, blocks[0].pieces), DERIVED


def authors_in(text: str, blocks: Sequence[Block]) -> tuple[Author, ...]:
    """The authors: of the byline where one is printed, and of the text's opening or closing words where it names but a photographer."""
    printed = [reading_text(text, block.pieces, phrases=True) if len(block.pieces) == 1 else
               " ".join(reading_text(text, (piece,), phrases=True) for piece in block.pieces)
               for block in blocks if block.role is Role.BYLINE]
    signed = [author for line in printed for author in authors_of(line)]
    found = [*_within(text, blocks), *signed] if all(map(is_photographer, printed)) else signed
    authors: dict[str, Author] = {}
    for author in found:
        authors.setdefault(author.name, author)
    return tuple(authors.values())


def _within(text: str, blocks: Sequence[Block]) -> tuple[Author, ...]:
    """The authors that the text names: in a paragraph of nothing but a signature, in its opening or closing words."""
    texts = [block for block in blocks if block.role is Role.BODY]
    alone = [author for block in texts[1:] for author in signers(reading_text(text, block.pieces, phrases=True))]
    if alone:
        return tuple({author.name: author for author in reversed(alone)}.values())[::-1]
    if name := signer([reading_text(text, block.pieces, phrases=True) for block in texts[-3:]]):
        return authors_of(name)
    last = texts[-1] if texts else None
    closing = reading_text(text, last.pieces[-2:], phrases=True)[-_CLOSING:] if last else ""
    return inline_authors(_opening(text, blocks), closing)


def dateline_of(text: str, blocks: Sequence[Block]) -> str:
    """The dateline with which the text opens (本报讯, 新华社北京1月2日电), or nothing."""
    found = marks.DATELINE.match(_opening(text, blocks))
    return found[0].strip("（(【〔［[ ）)】〕］]。") if found else ""


def status_of(text: str, blocks: Sequence[Block]) -> str:
    """Whether the item is whole: complete, truncated, headless, continued or teaser."""
    bodies = [block for block in blocks if block.role in TEXT_ROLES]
    if not bodies:
        return "teaser"
    if bodies[0].role is Role.JUMP or marks.JUMP_FROM.match(_opening(text, blocks)):
        return "continued"
    if not any(block.role is Role.HEADLINE for block in blocks):
        return "headless"
    if bodies[-1].role in VERSE_ROLES:      # a poem ends as it likes
        return "complete"
    last = text[bodies[-1].pieces[-1].start:bodies[-1].pieces[-1].end].rstrip()
    return "truncated" if is_cut(last) or marks.JUMP_TO.search(last) else "complete"


def is_cut(line: str) -> bool:
    """Whether a line that ends a text breaks off: at a comma, inside a quotation, or in running text without a stop and not in who took
    its picture."""
    bare = line.rstrip("".join(CLOSING) + " ")
    if not bare or bare[-1] in SENTENCE_END:
        return False
    return bare[-1] in "，,、：:；;" or "。" in line[:-1] and line[-1] not in "）)】" and not marks.PICTURE_CREDIT.search(line)


def kind_of(text: str, blocks: Sequence[Block]) -> Kind:
    """What sort of item the blocks are."""
    head = ink("".join(_joined(text, blocks, role) for role in (Role.KICKER, Role.HEADLINE, Role.DECK)))
    body = ink("".join(text[piece.start:piece.end] for block in blocks if block.role in TEXT_ROLES for piece in block.pieces))
    if not body:
        return Kind.TEASER if head else Kind.NOTICE
    signed = _joined(text, blocks, Role.BYLINE)
    pictured = marks.PHOTOGRAPHER.search(signed) or "图片新闻" in head or marks.CAPTION.search(body)
    if pictured and len(body) <= _PHOTO_MOST and not marks.DATELINE.match(_opening(text, blocks)):
        return Kind.PHOTO
    return Kind.NOTICE if marks.NOTICE_HEAD.search(head) else Kind.ARTICLE


def _joined(text: str, blocks: Sequence[Block], role: Role) -> str:
    """The reading text of the blocks of a role, divided by spaces."""
    return " ".join(reading_text(text, block.pieces, phrases=True) for block in blocks if block.role is role)


def _opening(text: str, blocks: Sequence[Block]) -> str:
    """The first words of the body as a reader reads them."""
    body = next((block for block in blocks if block.role is Role.BODY), None)
    return reading_text(text, body.pieces[:8], phrases=True)[:_OPENING] if body else ""
