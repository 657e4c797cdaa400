"""A corpus in memory, as an export is given it."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from banmian.config import Site
from banmian.content.cards import card_of
from banmian.exports import Entry, Former, chosen, listings, run
from banmian.model import Article, Card
from banmian.render import urls

SITE = Site(root=Path(), title="浙江地方报纸语料 <&>", description="五个版面 “引号” & <b>", url="https://corpus.example/sub", publisher="版面编者",
            contact="keeper@corpus.example", licence="CC BY 4.0", licence_url="https://creativecommons.org/licenses/by/4.0/",
            rights="版权属报社", build_date="2026-11-23", feed_size=5)


@dataclass
class Corpus:
    """What `work` hands to the exports, made of articles."""

    site: Site
    entries: Sequence[Entry]
    changes: Mapping[str, str] = field(default_factory=dict)
    moved: Sequence[Former] = ()
    pages: Mapping[str, str] = field(default_factory=dict)          # seed → text
    before: Mapping[str, tuple[bytes, Collection[int]]] = field(default_factory=dict)
    urls = urls

    @property
    def cards(self) -> list[Card]:
        return [card for card, _, _ in self.entries]

    def articles(self, cards: Sequence[Card]) -> Iterator[Entry]:
        held = {entry[0].path: entry for entry in self.entries}
        return (held[card.path] for card in cards)

    def page(self, card: Card) -> str:
        return self.pages.get(card.seed, "")

    def retold(self, path: str) -> tuple[bytes, Collection[int]] | None:
        return self.before.get(path)


def corpus(articles: Sequence[Article], paragraphs: tuple[str, ...], site: Site = SITE, **facts: Any) -> Corpus:
    """The corpus of those articles, in the order of their cards."""
    paths = [f"{'paper' if article.newspaper else ''}/n{number}.md".lstrip("/") for number, article in enumerate(articles)]
    entries = [(card_of(article, path, urls.article(path), f"d{number}", paragraphs), article, paragraphs)
               for number, (path, article) in enumerate(zip(paths, articles, strict=True))]
    return Corpus(site, sorted(entries, key=lambda entry: entry[0].key()), **facts)


def files(made: Corpus, *names: str) -> dict[str, bytes]:
    """What the exports of those names write."""
    from dataclasses import replace
    exports = chosen(replace(made.site, exports=names))
    written = dict(run(made, exports))
    outputs = [(path, len(data), "0" * 24) for path, data in sorted(written.items())]
    return written | dict(listings(made, exports, outputs))
