"""CSV: a row an article, facts only, for spreadsheets and R (RFC 4180, UTF-8)."""
from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File, absolute, named, parts
from banmian.exports.formats import joined
from banmian.model import Card

TITLE = "CSV, facts of each article"
DEFAULT = True
EXTRA = ""
COLUMNS = ("id", "headline", "kicker", "kind", "date", "newspaper", "city", "county", "section", "page", "order",
           "authors", "roles", "tags", "chars", "status", "confidence", "seed", "path", "url", "digest", "issue",
           "basis")
# A blank at the edge of a value, or two: "甲 ,乙", "甲; 乙", "甲  乙"
_BLANKS: Final = re.compile("  | [,;]|[,;] ")


def write(corpus: Corpus) -> Iterator[File]:
    """`data/articles.csv`. Cells are the facts unaltered: one that begins with = + - @ is text all the same, and
    `docs/exports.md` says how to open the file so that a spreadsheet takes it for text."""
    for part, cards in parts(corpus.cards):
        path = named("articles", part, ".csv")
        yield path, _mended(corpus, path) or "".join((_written(COLUMNS), *(_row(corpus, card) for card in cards))).encode()


def _mended(corpus: Corpus, path: str) -> bytes:
    """The table as it stands with the lines of the articles put in whose text alone changed; b"" where that is not enough."""
    before = corpus.retold(path)
    if before is None:
        return b""
    data, changed = before
    lines = data.split(b"\r\n")
    if len(lines) != len(corpus.cards) + 2:         # a head, and nothing after the last; a line in quotation marks may be two
        return b""
    for number in changed:
        lines[number + 1] = _row(corpus, corpus.cards[number]).removesuffix("\r\n").encode()
    return b"\r\n".join(lines)


def _row(corpus: Corpus, card: Card) -> str:
    return _line(card, absolute(corpus.site, card.url) or card.url)


def _line(card: Card, url: str) -> str:
    """The line of one card. Where nothing in it asks for quotation marks or for another blank, which one look tells, its cells are
    joined as they stand."""
    authors = card.authors
    row = (card.id, card.headline, card.kicker, card.kind, card.date, card.newspaper, card.city, card.county, card.section,
           card.page, str(card.order), joined([a.name for a in authors]), joined([a.role for a in authors]), joined(card.tags),
           str(card.chars), card.status, str(card.confidence), card.seed, card.path, url, card.digest, card.issue, card.basis)
    line = ",".join(row)
    if line.count(",") == len(row) - 1 and '"' not in line and (" " not in line or not _BLANKS.search(line)) and line.isprintable():
        return f"{line}\r\n"
    return _written(cells(card, url))


def _written(row: Sequence[object]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(row)
    return text.getvalue()


def cells(card: Card, url: str) -> tuple[object, ...]:
    """The row of one card; several values of one cell are `joined`, roles stand in the order of the authors."""
    return (
        card.id, one_line(card.headline), one_line(card.kicker), card.kind, card.date, one_line(card.newspaper),
        one_line(card.city), one_line(card.county), one_line(card.section), one_line(card.page), card.order,
        joined([one_line(author.name) for author in card.authors]),
        joined([one_line(author.role) for author in card.authors]),
        joined([*map(one_line, card.tags)]), card.chars, card.status, card.confidence, card.seed, card.path, url,
        card.digest, one_line(card.issue), one_line(card.basis))
