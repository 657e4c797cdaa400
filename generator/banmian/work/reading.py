"""What a worker reads: content files to articles and cards. Each function takes one value and gives one back, so that any executor can
carry it; what prints is not loaded for it."""
from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from banmian.config import Site
from banmian.content.cards import card_of, paragraphs_of
from banmian.content.drafts import is_draft, may_be_draft
from banmian.content.html import to_html
from banmian.content.markdown_in import is_edited, read_article
from banmian.errors import BanmianError
from banmian.model import Article, Card, Finding, Place
from banmian.segment.margin import page_text
from banmian.text.encoding import some
from banmian.work import columns, files, galley

if TYPE_CHECKING:
    from banmian.layout import Layout


@dataclass(frozen=True, slots=True)
class Paths:
    """Content files to read, of one site; `galley` is the number under which they are put aside, -1 for not at all."""

    site: Site
    paths: tuple[str, ...]
    galley: int = -1


@dataclass(frozen=True, slots=True)
class ReadCards:
    """Cards in columns (see `columns.of_cards`) as `marshal` keeps plain values, what could not be read, the files that are drafts, and
    of those that were cut out of a page its seed and their number on it."""

    columns: bytes
    errors: tuple[BanmianError, ...]
    drafts: tuple[str, ...]
    withheld: tuple[tuple[str, int], ...] = ()

    def cards(self) -> list[Card]:
        """The cards."""
        return columns.to_cards(marshal.loads(self.columns))


def text_of(data: bytes, path: str) -> str:
    """The text of a content file, line ends made \\n; E303 with the byte where it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BanmianError("E303", Place(path, line), f"not UTF-8 at byte {error.start}") from error
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")


def article_at(site: Site, path: str) -> tuple[Article, str]:
    """The article of a content file, and the digest of the file; `path` is below the content folder."""
    return _article_of(site, path, files.read(f"{site.root}/{site.content}/{path}", f"{site.content}/{path}"))


def _article_of(site: Site, path: str, data: bytes) -> tuple[Article, str]:
    try:
        return read_article(text_of(data, path), path), files.digest(data)
    except BanmianError as error:
        place = Place(f"{site.content}/{error.place.path}", error.place.line)
        raise BanmianError(error.code, place, error.message, error.cure) from error


def read_cards(work: Paths) -> ReadCards:
    """The cards of some content files."""
    from banmian.render import urls
    cards: list[Card] = []
    errors: list[BanmianError] = []
    drafts: list[str] = []
    withheld: list[tuple[str, int]] = []
    held: dict[str, galley.Set] = {}
    for path in work.paths:
        try:
            shown = f"{work.site.content}/{path}"
            data = files.read(f"{work.site.root}/{shown}", shown)
            article, digest = _article_of(work.site, path, data)
            if may_be_draft(data) and is_draft(text_of(data, path), path):
                drafts.append(path)
                withheld += [(source.seed, article.order) for source in article.sources]
                continue
        except BanmianError as error:
            errors.append(error)
            continue
        html = to_html(article.body)
        held[path] = article, html
        edited = bool(article.sources) and is_edited(text_of(data, path), path)
        cards.append(card_of(article, path, urls.article(path), digest, paragraphs_of(html), edited=edited))
    if work.galley >= 0:
        galley.put_aside(work.site, work.galley, held)
    return ReadCards(marshal.dumps(columns.of_cards(cards)), tuple(errors), tuple(drafts), tuple(withheld))


def told_drafts(site: Site, drafts: Sequence[str]) -> tuple[Finding, ...]:
    """A note of the files that are drafts; empty where none is."""
    if not drafts:
        return ()
    are = "articles are drafts" if len(drafts) > 1 else "article is a draft"
    return (Finding("N305", Place(site.content), f"{len(drafts)} {are} and not published: {some(sorted(drafts))}"),)


def edited_at(site: Site, path: str) -> bool:
    """Whether a person changed a content file since the machine wrote it, or wrote it from the start."""
    return is_edited(text_of(files.read(f"{site.root}/{site.content}/{path}"), path), path)


def set_article(site: Site, held: galley.Galleys, path: str) -> galley.Set:
    """The article of a content file with its safe HTML, as this build read it before, or read now."""
    found = held.article(path)
    if found is None:
        article, _ = article_at(site, path)
        found = article, to_html(article.body)
    return found


def entries(site: Site, cards: Sequence[Card]) -> Iterator[tuple[Card, Article, tuple[str, ...]]]:
    """Each card with its article and the article's plain paragraphs; one in memory at a time."""
    held = galley.galleys(site)
    for card in cards:
        article, html = set_article(site, held, card.path)
        yield card, article, paragraphs_of(html)


def proof_at(site: Site, path: str) -> Layout | None:
    """The layout of a page proof in the content folder; None where the page has none."""
    from banmian.segment.proof import read_proof
    proof = _proof(site, path)
    return None if proof is None else read_proof(proof)


def page_at(site: Site, path: str) -> str:
    """The text of the page of a proof in the content folder; "" where there is none."""
    return page_text(_proof(site, path) or "") if path else ""


def _proof(site: Site, path: str) -> str | None:
    try:
        return files.read(f"{site.root}/{site.content}/{path}").decode("utf-8")
    except BanmianError:
        return None
