"""VRT: verticalised text, a word a line, for the Corpus Workbench, Sketch Engine and their kin."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.cite.clean import one_line, xml_text
from banmian.cite.xml import escape, quoteattr
from banmian.exports import Corpus, File, named
from banmian.model import Article, Card
from banmian.text.words import words

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "VRT, words by jieba, for CWB"
DEFAULT = False
EXTRA = ""
FACTS = ("id", "headline", "date", "newspaper", "city", "county", "section", "page", "kind", "status")


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site) -> bytes:
    """One `text` element: its facts as attributes, a `p` a paragraph, a word a line; white space is no word."""
    facts = "".join(f" {name}={_attribute(str(getattr(article, name)))}" for name in FACTS)
    authors = "|".join(("", *(author.name for author in article.authors), ""))      # CWB's form of a set: |甲|乙|
    lines = [f"<text{facts} authors={_attribute(authors)} basis={_attribute(card.basis)}>"]
    for text in paragraphs:
        lines += ("<p>", *map(escape, words(xml_text(text))), "</p>")
    return "\n".join((*lines, "</text>\n")).encode("utf-8", "replace")


def files(corpus: Corpus, part: str, rows: Sequence[bytes]) -> Iterator[File]:
    """`data/articles.vrt`, in card order."""
    yield named("articles", part, ".vrt"), b"".join((b'<?xml version="1.0" encoding="UTF-8"?>\n<corpus>\n', *rows,
                                                     b"</corpus>\n"))


def _attribute(value: str) -> str:
    """A quoted attribute in double quotes, which CWB asks for."""
    return '"' + quoteattr(one_line(value))[1:-1].replace('"', "&quot;") + '"'
