"""The exports of a site: what they are given, and which of their files are stale."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from banmian.config import Site
from banmian.exports import Entry, Urls, chosen, listings
from banmian.exports import run as run_exports
from banmian.model import Card
from banmian.render import urls
from banmian.work import files, history
from banmian.work.cutting import read_moved
from banmian.work.press import Press
from banmian.work.tasks import entries

DATED: Final = frozenset({"atom", "corrections", "oai", "sitemap"})         # say when something changed


@dataclass(slots=True)
class Held:
    """The corpus as the exports see it."""

    site: Site
    cards: Sequence[Card]
    moved: Mapping[str, str]
    assets: Mapping[str, bytes] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)
    urls: Urls = urls

    def articles(self, cards: Sequence[Card]) -> Iterator[Entry]:
        """Each card's article and its paragraphs, read one after the other."""
        return entries(self.site, cards)


def downloads(site: Site, cards: Sequence[Card], press: Press) -> None:
    """Makes the files of the exports that the site chose; all are of one key, the cards."""
    exports = chosen(site)
    if not exports:
        return
    moved = {urls.article(f"{old}.md"): urls.article(f"{new}.md") for old, new in read_moved(site).items() if new}
    dated = site.url and not DATED.isdisjoint(export.name for export in exports)
    corpus = Held(site, cards, moved, changes=history.changes(site) if dated else {})
    parts = (*(card.digest for card in cards), *(e.name for e in exports), repr(moved), repr(sorted(corpus.changes.items())))
    key = files.digest("\0".join(parts).encode())
    press.files("exports", key, lambda: run_exports(corpus, exports))
    outputs = [(path, made.size, made.digest) for path, made in sorted(press.outputs.items()) if made.maker != "listings"]
    for path, data in listings(corpus, exports, outputs):
        press.file("listings", files.digest(data), path, data)
