"""What a worker reads: content files to articles and cards. Each function takes one value and gives one back, so that any executor can
carry it; what prints is not loaded for it."""
from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from banmian.config import Site
from banmian.content.cards import card_of, paragraphs_of
from banmian.content.drafts import is_blank, is_draft, may_be_draft
from banmian.content.html import to_html
from banmian.content.markdown_in import is_edited, read_article
from banmian.content.suffixes import is_article
from banmian.errors import BanmianError
from banmian.model import Article, Card, Finding, Place
from banmian.segment.margin import page_text, saved_text
from banmian.text.encoding import UTF8, Undecodable, decode, listed
from banmian.work import columns, files, galley

if TYPE_CHECKING:
    from banmian.layout import Layout
    from banmian.render.hrefs import Placed


@dataclass(frozen=True, slots=True)
class Paths:
    """Content files to read, of one site; `galley` is the number under which they are put aside, -1 for not at all."""

    site: Site
    paths: tuple[str, ...]
    galley: int = -1


Withheld = tuple[str, int, str]
"""Of an article that is a draft: a seed, its number on that page, its id."""


class Out(NamedTuple):
    """Why a content file is no article of the site, and of which pages it is what number."""

    why: Literal["draft", "blank"]
    withheld: Sequence[Withheld] = ()


@dataclass(frozen=True, slots=True)
class ReadCards:
    """Cards in columns (see `columns.of_cards`) as `marshal` keeps plain values, what could not be read, what was odd, the files that are
    drafts and those that are empty, and of drafts that were cut out of a page where they stand on it."""

    columns: bytes
    errors: tuple[BanmianError, ...]
    odd: tuple[Finding, ...]
    drafts: tuple[str, ...]
    blank: tuple[str, ...]
    withheld: tuple[Withheld, ...]

    def cards(self) -> list[Card]:
        """The cards."""
        return columns.to_cards(marshal.loads(self.columns))


def decoded(data: bytes, path: str) -> tuple[str, str]:
    """The text of a content file, line ends made \\n, and its encoding; E303 with the byte at which it stops being UTF-8 where it is in
    none that is understood."""
    try:
        text, encoding = data.decode("utf-8-sig"), UTF8
    except UnicodeDecodeError as error:
        try:
            text, encoding, _ = decode(data)
        except Undecodable:
            line = data.count(b"\n", 0, error.start) + 1
            raise BanmianError("E303", Place(path, line), f"not UTF-8 at byte {error.start}") from error
    if "\r" in text:
        text = text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")
    return text, encoding


def text_of(data: bytes, path: str) -> str:
    """The text of a content file; E303 where it is in no encoding that is understood."""
    return decoded(data, path)[0]


def article_at(site: Site, path: str) -> tuple[Article, str]:
    """The article of a content file, and the digest of the file; `path` is below the content folder."""
    data = _data(site, path)
    with _shown(site):
        return read_article(text_of(data, path), path), files.text_digest(data)


def _data(site: Site, path: str) -> bytes:
    return files.read(f"{site.root}/{site.content}/{path}", f"{site.content}/{path}")


@contextmanager
def _shown(site: Site) -> Iterator[None]:
    """Errors within name the file as the user knows it."""
    try:
        yield
    except BanmianError as error:
        place = Place(f"{site.content}/{error.place.path}", error.place.line)
        raise BanmianError(error.code, place, error.message, error.cure) from error


def read_cards(work: Paths) -> ReadCards:
    """The cards of some content files."""
    cards: list[Card] = []
    errors: list[BanmianError] = []
    odd: list[Finding] = []
    withheld: list[Withheld] = []
    held: dict[str, galley.Set] = {}
    out: dict[str, list[str]] = {"draft": [], "blank": []}
    for path in work.paths:
        try:
            found = _read(work.site, path, odd)
        except BanmianError as error:
            errors.append(error)
            continue
        if isinstance(found, Out):
            out[found.why].append(path)
            withheld += found.withheld
        else:
            cards.append(found[0])
            held[path] = found[1:]
    if work.galley >= 0:
        galley.put_aside(work.site, work.galley, held)
    return ReadCards(marshal.dumps(columns.of_cards(cards)), tuple(errors), tuple(odd), tuple(out["draft"]),
                     tuple(out["blank"]), tuple(withheld))


def _read(site: Site, path: str, odd: list[Finding]) -> tuple[Card, Article, str] | Out:
    """The card of a content file, its article and the HTML of that; why there is none. What is odd of it is added."""
    from banmian.render import urls
    data = _data(site, path)
    with _shown(site):
        text, encoding = decoded(data, path)
        article = read_article(text, path)
        if may_be_draft(data if encoding == UTF8 else text.encode("utf-8", "replace"), path) and is_draft(text, path):
            return Out("draft", [(source.seed, article.order, article.id) for source in article.sources])
        if not article.body and is_blank(text, path):
            return Out("blank")
        edited = bool(article.sources) and is_edited(text, path)
    page = set_body(article, path)
    odd += told_odd(f"{site.content}/{path}", encoding, page)
    card = card_of(article, path, urls.article(path), files.text_digest(data), paragraphs_of(page.html), edited=edited, files=page.files)
    return card, article, page.html


def set_body(article: Article, path: str) -> Placed:
    """The article's text as safe HTML that stands on the page of that content file."""
    from banmian.render.hrefs import placed
    return placed(to_html(article.body), path)


def told_odd(shown: str, encoding: str, page: Placed) -> Iterator[Finding]:
    """What a reader of the site would not expect of a content file."""
    if encoding != UTF8:
        yield Finding("N306", Place(shown), f"decoded as {encoding}")
    if page.foreign:
        yield Finding("N307", Place(shown), f"images of other hosts are links: {listed(page.foreign, 3)}")
    if page.refused:
        yield Finding("F310", Place(shown), f"images are not shown: {listed(page.refused, 3)}")


def told_drafts(site: Site, drafts: Sequence[str]) -> tuple[Finding, ...]:
    """A note of the files that are drafts; empty where none is."""
    if not drafts:
        return ()
    are = "articles are drafts" if len(drafts) > 1 else "article is a draft"
    return (Finding("N305", Place(site.content), f"{len(drafts)} {are} and not published", tuple(sorted(drafts))),)


def edited_at(site: Site, path: str) -> bool:
    """Whether a person changed a content file since the machine wrote it, or wrote it from the start."""
    return is_edited(text_of(files.read(f"{site.root}/{site.content}/{path}"), path), path)


def set_article(site: Site, held: galley.Galleys, path: str) -> galley.Set:
    """The article of a content file with its safe HTML, as this build read it before, or read now."""
    found = held.article(path)
    if found is None:
        article, _ = article_at(site, path)
        found = article, set_body(article, path).html
    return found


def of_page(site: Site, article: Article, card: Card) -> Article:
    """The article with its page under the name that its card has, where that is the same to the byte: a file that was edited by hand goes
    on to say the name before. Where the page was replaced by other bytes what the file says of its source stays, digest and places."""
    if not article.sources or article.sources[0].seed == card.seed or article.sources[0].sha256 != _bytes_of_page(site, card):
        return article
    return replace(article, sources=(replace(article.sources[0], seed=card.seed), *article.sources[1:]))


def _bytes_of_page(site: Site, card: Card) -> str:
    """The SHA-256 of a card's page, by the articles that the machine cut from it; "" where there are none beside the card's."""
    folder, _, name = card.path.rpartition("/")
    page = f"{name.rpartition('-i')[0]}-i"
    for beside in sorted(os.listdir(f"{site.root}/{site.content}/{folder}")):
        path = f"{folder}/{beside}" if folder else beside
        if beside.startswith(page) and is_article(beside) and path != card.path:
            with suppress(BanmianError):        # the build reports it
                article, _ = article_at(site, path)
                if article.sources and article.sources[0].seed == card.seed and not edited_at(site, path):
                    return article.sources[0].sha256
    return ""


def entries(site: Site, cards: Sequence[Card]) -> Iterator[tuple[Card, Article, tuple[str, ...]]]:
    """Each card with its article and the article's plain paragraphs; one in memory at a time."""
    held = galley.galleys(site)
    for card in cards:
        article, html = set_article(site, held, card.path)
        yield card, of_page(site, article, card), paragraphs_of(html)


def proof_at(site: Site, path: str) -> Layout | None:
    """The layout of a page proof in the content folder; None where the page has none."""
    from banmian.segment.proof import read_proof
    proof = _proof(site, path)
    if proof is None:
        return None
    try:
        return read_proof(proof)
    except BanmianError as error:
        raise BanmianError("E205", Place(f"{site.content}/{path}", error.place.line), error.message,
                           "Remove it and run `banmian segment`, which makes it anew.") from error


def page_at(site: Site, path: str) -> str:
    """The text of the page of a proof in the content folder; "" where there is none."""
    return page_text(_proof(site, path) or "") if path else ""


def _proof(site: Site, path: str) -> str | None:
    try:
        return saved_text(files.read(f"{site.root}/{site.content}/{path}"))
    except BanmianError:
        return None
