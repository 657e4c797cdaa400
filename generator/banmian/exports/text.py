"""Plain text: a file an article in one zip, with a table of facts beside them, for AntConc and other concordancers."""
from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.cite import headline_of
from banmian.cite.clean import one_line, xml_text
from banmian.content.suffixes import stem
from banmian.exports import Corpus, File, named
from banmian.exports.formats import joined
from banmian.model import Article, Card

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "Plain text with a table of facts, for AntConc"
DEFAULT = False
EXTRA = ""
EPOCH = (1980, 1, 1, 0, 0, 0)               # the first moment that a zip can name
COLUMNS = ("file", "id", "headline", "date", "newspaper", "city", "county", "section", "page", "authors", "chars", "basis")
Row = tuple[str, bytes, str]


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site) -> Row:
    """(name of the text file, its bytes, its line of the table): headline, in brackets where no page prints it, an empty line, a line
    a paragraph."""
    name = stem(card.path.removeprefix(f"{site.content}/")) + ".txt"
    text = "\n".join((headline_of(article), "", *map(xml_text, paragraphs))) + "\n"
    facts = (name, card.id, card.headline, card.date, card.newspaper, card.city, card.county, card.section, card.page,
             joined([author.name for author in card.authors]), str(card.chars), card.basis)
    return name, text.encode("utf-8", "replace"), "\t".join(map(one_line, facts)) + "\n"


def files(corpus: Corpus, part: str, rows: Sequence[Row]) -> Iterator[File]:
    """`data/text.zip` with `metadata.tsv` first; the same texts give the same bytes."""
    table = "\t".join(COLUMNS) + "\n" + "".join(line for _, _, line in rows)
    members = [("metadata.tsv", table.encode("utf-8", "replace")), *((name, text) for name, text, _ in rows)]
    yield named("text", part, ".zip"), zipped(members)


def zipped(members: Sequence[tuple[str, bytes]], date: tuple[int, int, int, int, int, int] = EPOCH,
           stored: Sequence[str] = ()) -> bytes:
    """A zip of the given members, in their order, all of one date and mode; those in `stored` are not compressed."""
    import zipfile
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, date)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, data)
    return buffer.getvalue()
