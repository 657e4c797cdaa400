"""The feed of corrections: the articles whose reading text was mended, with what was changed and why (RFC 4287)."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File, lacks_address
from banmian.exports.atom import feed
from banmian.model import Article, Card

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "Atom feed of corrections"
DEFAULT = False
EXTRA = ""
lacks = lacks_address
Row = tuple[Card, str] | None


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site) -> Row:
    """The card of a corrected article and its corrections in one line, else None."""
    if not article.corrections:
        return None
    lines = [f"{one.old} → {one.new} ({one.reason}; {one.who})" for one in article.corrections]
    return card, one_line("；".join(lines))


def files(corpus: Corpus, part: str, rows: Sequence[Row]) -> Iterator[File]:
    """`corrections.xml`, the articles that changed last first; nothing where the site has no address."""
    if not corpus.site.url:
        return
    found = sorted((row for row in rows if row), key=lambda row: corpus.changes.get(row[0].path, ""), reverse=True)
    found = found[:corpus.site.feed_size]
    path = f"corrections-{part}.xml" if part else "corrections.xml"
    yield path, feed(corpus, path, "index.html", f"{corpus.site.title}: 更正", [card for card, _ in found],
                     summaries={card.id: text for card, text in found})
