"""What a worker does: each function takes one value and gives one back, so that any executor can carry it."""
from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from banmian.config import Site
from banmian.content.cards import card_of, paragraphs_of
from banmian.content.html import to_html
from banmian.content.markdown_in import is_edited, read_article
from banmian.errors import BanmianError
from banmian.layout import Layout
from banmian.model import Article, Card, Place
from banmian.render import Loaded, Sheet, Theme, load_theme, render_sheet, urls
from banmian.work import columns, files, galley
from banmian.work.store import FOLDER

TEMPLATES: Final = "templates"      # compiled ones, in the store
THEME: Final = "theme"              # beside them, what was read of the theme's other files


@dataclass(frozen=True, slots=True)
class Paths:
    """Content files to read, of one site; `galley` is the number under which they are put aside, -1 for not at all."""

    site: Site
    paths: tuple[str, ...]
    galley: int = -1


@dataclass(frozen=True, slots=True)
class ReadCards:
    """Cards in columns (see `columns.of_cards`) as JSON, and what could not be read."""

    columns: bytes
    errors: tuple[BanmianError, ...]

    def cards(self) -> list[Card]:
        """The cards."""
        import orjson
        return columns.to_cards(orjson.loads(self.columns))


def text_of(data: bytes, path: str) -> str:
    """The text of a content file, line ends made \\n; E303 with the byte where it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BanmianError("E303", Place(path, line), f"not UTF-8 at byte {error.start}") from error
    return text.replace("\r\n", "\n") if "\r" in text else text


def article_at(site: Site, path: str) -> tuple[Article, str]:
    """The article of a content file, and the digest of the file; `path` is below the content folder."""
    return _article_of(site, path, files.read(f"{site.root}/{site.content}/{path}"))


def _article_of(site: Site, path: str, data: bytes) -> tuple[Article, str]:
    try:
        return read_article(text_of(data, path), path), files.digest(data)
    except BanmianError as error:
        place = Place(f"{site.content}/{error.place.path}", error.place.line)
        raise BanmianError(error.code, place, error.message, error.cure) from error


def read_cards(work: Paths) -> ReadCards:
    """The cards of some content files."""
    import orjson
    cards: list[Card] = []
    errors: list[BanmianError] = []
    held: dict[str, galley.Set] = {}
    for path in work.paths:
        try:
            data = files.read(f"{work.site.root}/{work.site.content}/{path}")
            article, digest = _article_of(work.site, path, data)
        except BanmianError as error:
            errors.append(error)
            continue
        html = to_html(article.body)
        held[path] = article, html
        edited = bool(article.sources) and is_edited(text_of(data, path), path)
        cards.append(card_of(article, path, urls.article(path), digest, paragraphs_of(html), edited=edited))
    if work.galley >= 0:
        galley.put_aside(work.site, work.galley, held)
    return ReadCards(orjson.dumps(columns.of_cards(cards)), tuple(errors))


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


@dataclass(frozen=True, slots=True)
class Sheets:
    """Sheets to print into the output folder of a site, on that ground (see `Survey`): a theme of another is not used.

    A sheet is the row of its path, view, data, article and proof; `members` are the cards of each, or their numbers in the galleys.
    """

    site: Site
    ground: str
    rows: tuple[tuple[str, str, tuple[tuple[str, Any], ...], str, str], ...]
    members: tuple[tuple[Card | int, ...], ...]
    fresh: bool = False         # the output folder held nothing when the build began

    def sheets(self, held: galley.Galleys) -> Iterator[Sheet]:
        """The sheets, whole."""
        found = held.cards({card for members in self.members for card in members if isinstance(card, int)})
        for (path, view, data, article, proof), members in zip(self.rows, self.members, strict=True):
            cards = tuple([found[card] if isinstance(card, int) else card for card in members])
            yield Sheet(path, view, cards, data, article, proof)


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written, sheet by sheet, and what could not be."""

    receipts: tuple[files.Receipt, ...]
    errors: tuple[BanmianError, ...]


@lru_cache(maxsize=1)
def theme_of(site: Site, ground: str) -> Theme:
    """The site's theme, loaded once by each worker for each ground; its files are read once for each ground."""
    folder = compiled(site, ground)
    os.makedirs(folder, exist_ok=True)
    plain = files.kept(folder, THEME)
    theme = load_theme(site, folder, plain=plain)
    if plain is None:
        files.keep(folder, THEME, theme.plain())
    return theme


def compiled(site: Site, ground: str) -> str:
    """The folder of compiled templates: into them went words of the theme, the settings and the program."""
    return f"{site.root}/{FOLDER}/{TEMPLATES}/{ground}"


def compile_templates(site: Site, ground: str) -> int:
    """Compiles the templates of the site's theme for all who will print with them; how many could be. An error in one is told when
    a page is printed by it."""
    environment = theme_of(site, ground).environment
    done = 0
    for name in environment.list_templates():
        with suppress(Exception):
            environment.get_template(name)
            done += 1
    return done


def print_sheets(work: Sheets) -> Printed:
    """Renders sheets and writes them."""
    theme = theme_of(work.site, work.ground)
    folder = f"{work.site.root}/{work.site.output}"
    receipts: list[files.Receipt] = []
    errors: list[BanmianError] = []
    held = galley.galleys(work.site)
    for sheet in work.sheets(held):
        try:
            page = render_sheet(theme, sheet, loaded(work.site, sheet, held), work.site)
            receipts.append(files.put(folder, sheet.path, page.encode("utf-8", "replace"), fresh=work.fresh))
        except BanmianError as error:
            if error.code == "E601":
                raise
            errors.append(error)
    return Printed(tuple(receipts), tuple(errors))


def loaded(site: Site, sheet: Sheet, held: galley.Galleys = galley.NONE) -> Loaded:
    """What the sheet shows whole: its article with safe HTML, the layout of its page, or both."""
    if sheet.article:
        article, html = set_article(site, held, sheet.article)
        layout = proof_at(site, sheet.proof) if sheet.proof else None
        return Loaded(article=article, html=html, layout=layout)
    return Loaded(layout=proof_at(site, sheet.proof)) if sheet.proof else Loaded()


def proof_at(site: Site, path: str) -> Layout | None:
    """The layout of a page proof in the content folder; None where the page has none."""
    from banmian.segment.proof import read_proof
    try:
        data = files.read(f"{site.root}/{site.content}/{path}")
    except BanmianError:
        return None
    return read_proof(data.decode("utf-8"))
