"""JSONL: a line an article, every fact and the whole text, for programs (one JSON object a line, UTF-8)."""
from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from banmian.content.basis import headline_basis, known
from banmian.exports import Corpus, File, absolute, named
from banmian.model import Article, Card

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "JSONL, every fact and the text of each article"
DEFAULT = False
EXTRA = ""
NESTED = ("authors", "basis", "sources", "corrections", "body")
PLAIN = tuple(f.name for f in fields(Article) if f.name not in NESTED)
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def record(card: Card, article: Article, paragraphs: Sequence[str], site: Site) -> dict[str, object]:
    """Every fact of an article by the names of `docs/exports.md`; unknown ones are left out, `text` is plain."""
    facts = {name: value for name in PLAIN if (value := getattr(article, name))} | {"headline_basis": headline_basis(article)}
    nested = {"authors": [asdict(author) for author in article.authors], "basis": dict(known(article)),
              "sources": [asdict(source) for source in article.sources],
              "corrections": [asdict(correction) for correction in article.corrections]}
    facts.update((name, value) for name, value in nested.items() if value)
    if card.edited:
        facts["edited"] = True
    return {**facts, "chars": card.chars, "url": absolute(site, card.url) or card.url, "path": card.path,
            "digest": card.digest, "text": "\n".join(paragraphs)}


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site) -> bytes:
    """The line of one article."""
    line = ENCODER.encode(record(card, article, paragraphs, site))
    return line.encode("utf-8", "replace") + b"\n"


def files(corpus: Corpus, part: str, rows: Sequence[bytes]) -> Iterator[File]:
    """`data/articles.jsonl`, in card order."""
    yield named("articles", part, ".jsonl"), b"".join(rows)
