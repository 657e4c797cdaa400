"""Plain twins: each article as `.md`, `.txt` and `.json` beside its page."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.cite import headline_of
from banmian.content.markdown_out import write_article
from banmian.exports import Corpus, File, jsonl
from banmian.model import Article, Card

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "Markdown, text and JSON beside each page"
DEFAULT = False
EXTRA = ""
Row = tuple[File, File, File]


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site) -> Row:
    """The three twins of one article, at its page's address but for the suffix."""
    stem = card.url.removesuffix(".html")
    text = "\n".join((headline_of(article), "", *paragraphs)) + "\n"
    return ((f"{stem}.md", write_article(article).encode("utf-8", "replace")),
            (f"{stem}.txt", text.encode("utf-8", "replace")),
            (f"{stem}.json", jsonl.row(card, article, paragraphs, site)))


def files(corpus: Corpus, part: str, rows: Sequence[Row]) -> Iterator[File]:
    """Three files an article."""
    for twins in rows:
        yield from twins
