"""The exports of a site: what they are given, and which of their files are stale."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.exports import Entry, Export, Former, Urls, chosen, listings
from banmian.exports import run as run_exports
from banmian.exports.downloads import page
from banmian.model import Card
from banmian.render import Loaded, Sheet, Theme, render_sheet, urls
from banmian.render.views.downloads import Row, sheet
from banmian.render.views.page import proof_path
from banmian.work import files, history
from banmian.work.formers import formers
from banmian.work.press import Press
from banmian.work.reading import entries, proof_at

DATED: Final = frozenset({"atom", "corrections", "oai", "sitemap"})         # say when something changed


@dataclass(slots=True)
class Held:
    """The corpus as the exports see it."""

    site: Site
    cards: Sequence[Card]
    moved: Sequence[Former]
    assets: Mapping[str, bytes] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)
    urls: Urls = urls
    before: Callable[[str], bytes | None] = lambda path: None       # what the last build's exports left at a path
    changed: Collection[int] | None = None              # the cards of which the text alone changed since; None where more did
    read: tuple[str, str] = ("", "")                    # path and text of the page read last: its articles come together

    def articles(self, cards: Sequence[Card]) -> Iterator[Entry]:
        """Each card's article and its paragraphs, read one after the other."""
        return entries(self.site, cards)

    def retold(self, path: str) -> tuple[bytes, Collection[int]] | None:
        """What stands at a path, and the cards retold since."""
        data = None if self.changed is None else self.before(path)
        return None if data is None or self.changed is None else (data, self.changed)

    def page(self, card: Card) -> str:
        """The text of the article's page, which its proof holds."""
        path = proof_path(card.path) if card.seed else ""
        if path != self.read[0]:
            layout = proof_at(self.site, path)
            self.read = path, layout.text if layout else ""
        return self.read[1] if path else ""


def downloads(site: Site, cards: Sequence[Card], press: Press, theme: Theme,
              retold: Collection[int] | None) -> Callable[[], None]:
    """Makes the files of the exports that the site chose; all are of one key, the cards. Then the page that lists them.

    Returns what makes those that must know every other file of the site, to be called when these are made.

    `retold` are the numbers of the cards of which the text alone changed since the last build; None where more did.
    """
    exports = chosen(site)
    if not exports:
        return lambda: None
    moved = formers(site, cards)
    dated = site.url and not DATED.isdisjoint(export.name for export in exports)
    corpus = Held(site, cards, moved, changes=history.changes(site) if dated else {},
                  before=partial(press.former.standing, "exports"), changed=retold)
    parts = (*(card.digest for card in cards), *(e.name for e in exports), repr(moved), repr(sorted(corpus.changes.items())))
    key = files.digest("\0".join(parts).encode())
    press.files("exports", key, lambda: run_exports(corpus, exports))
    if any(export.reads == "paths" for export in exports):
        _list(site, press, theme)
    return partial(_listed, press, corpus, [export for export in exports if export.reads == "outputs"])


def _listed(press: Press, corpus: Held, exports: Sequence[Export]) -> None:
    """The files that need to know all others."""
    if not exports:
        return
    outputs = [(path, made.size, made.digest) for path, made in sorted(press.outputs.items()) if made.maker != "listings"]
    for path, data in listings(corpus, exports, outputs):
        press.file("listings", files.digest(data), path, data)


def _list(site: Site, press: Press, theme: Theme) -> None:
    """The page of the downloads: stale, as every page, when its sheet, its ground or the file that stands there differs."""
    listed = sheet(_rows(site, press))
    try:
        press.files("downloads", files.digest(repr(listed).encode()), lambda: _printed(site, theme, listed))
    except BanmianError as error:
        if error.code == "E601":
            raise
        press.errors.append(error)


def _rows(site: Site, press: Press) -> Iterator[Row]:
    """Each download as it stands in the output folder; SHA-256 for those in data/, which SHA256SUMS is about."""
    for path, form in page([path for path, made in press.outputs.items() if made.maker == "exports"]):
        digest = files.sha256(f"{site.root}/{site.output}/{path}") if path.startswith("data/") else ""
        yield path, form, press.outputs[path].size, digest


def _printed(site: Site, theme: Theme, listed: Sheet) -> Iterator[tuple[str, bytes]]:
    yield listed.path, render_sheet(theme, listed, Loaded(), site).encode("utf-8", "replace")
