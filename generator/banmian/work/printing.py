"""What a worker prints: sheets to pages. Each function takes one value and gives one back, so that any executor can carry it."""
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.model import Card
from banmian.render import Loaded, Sheet, Theme, load_theme, render_sheet
from banmian.work import files, galley
from banmian.work.reading import of_page, page_at, proof_at, set_article
from banmian.work.store import FOLDER

TEMPLATES: Final = "templates"      # compiled ones, in the store
THEME: Final = "theme"              # beside them, what was read of the theme's other files


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
    """What the sheet shows whole: its article with safe HTML, the layout of its page, or both.

    An article without corrections needs of its page no more than the text.
    """
    if sheet.article:
        article, html = set_article(site, held, sheet.article)
        article = of_page(site, article, sheet.cards[0])
        proof = sheet.proof if article.sources and article.sources[0].seed == sheet.cards[0].seed else ""     # else of another page's bytes
        layout = proof_at(site, proof) if proof and article.corrections else None
        return Loaded(article=article, html=html, layout=layout, page=layout.text if layout else page_at(site, proof))
    return Loaded(layout=proof_at(site, sheet.proof)) if sheet.proof else Loaded()
