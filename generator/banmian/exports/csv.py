"""CSV: a row an article, facts only, for spreadsheets and R (RFC 4180, UTF-8)."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File, absolute, named, parts
from banmian.model import Card

TITLE = "CSV, facts of each article"
DEFAULT = True
EXTRA = ""
COLUMNS = ("id", "headline", "kicker", "kind", "date", "newspaper", "city", "county", "section", "page", "order",
           "authors", "roles", "tags", "chars", "status", "confidence", "seed", "path", "url", "digest")


def write(corpus: Corpus) -> Iterator[File]:
    """`data/articles.csv`. Cells are the facts unaltered: one that begins with = + - @ is text all the same, and
    `docs/exports.md` says how to open the file so that a spreadsheet takes it for text."""
    for part, cards in parts(corpus.cards):
        text = io.StringIO(newline="")
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(COLUMNS)
        table.writerows(cells(card, absolute(corpus.site, card.url) or card.url) for card in cards)
        yield named("articles", part, ".csv"), text.getvalue().encode()


def cells(card: Card, url: str) -> tuple[object, ...]:
    """The row of one card; several values of one cell are parted by `;`, roles stand in the order of the authors."""
    return (
        card.id, one_line(card.headline), one_line(card.kicker), card.kind, card.date, one_line(card.newspaper),
        one_line(card.city), one_line(card.county), one_line(card.section), one_line(card.page), card.order,
        ";".join(one_line(author.name) for author in card.authors),
        ";".join(one_line(author.role) for author in card.authors),
        ";".join(map(one_line, card.tags)), card.chars, card.status, card.confidence, card.seed, card.path, url,
        card.digest,
    )
