"""Attendance: a row for each name of each list of who was there, in printed order, never sorted by name."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File, absolute, named
from banmian.model import Article, Card

if TYPE_CHECKING:
    from banmian.config import Site
    from banmian.content.attendance import Attendance

TITLE = "Attendance lists, a row a name in printed order"
DEFAULT = False
EXTRA = ""
COLUMNS = ("id", "date", "newspaper", "city", "county", "page", "where", "list", "n", "name", "office", "run", "verb", "more", "text",
           "url")
Row = tuple[Card, tuple[tuple[str, "Attendance"], ...]]


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site) -> Row:
    """The card, and the lists of its deck and of its text, in printed order."""
    from banmian.content.attendance import attendances
    placed = ("deck", "\n".join(article.deck)), ("text", "\n".join((*article.abstract, *paragraphs)))
    return card, tuple((where, found) for where, text in placed for found in attendances(text))


def files(corpus: Corpus, part: str, rows: Sequence[Row]) -> Iterator[File]:
    """`data/attendance.csv`: `list` counts the lists of an article, `n` the names of a list, both from 1; `run` is what is printed where
    names stand without a mark between, so that who doubts how they were parted finds them; `more` is 1 where the list says 等."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for card, lists in rows:
        facts = (card.id, card.date, *map(one_line, (card.newspaper, card.city, card.county, card.page)))
        url = absolute(corpus.site, card.url) or card.url
        for number, (where, found) in enumerate(lists, 1):
            for n, one in enumerate(found.names, 1):
                said = found.verb, int(found.more), one_line(found.text)
                table.writerow((*facts, where, number, n, one.name, one.office, one.run, *said, url))
    yield named("attendance", part, ".csv"), text.getvalue().encode("utf-8", "replace")
