"""Parquet: every fact and the text in columns, for pandas, Polars, DuckDB and Spark (needs pyarrow)."""
from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.content.basis import headline_basis, known
from banmian.exports import Corpus, File, absolute, named
from banmian.model import Article, Card

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "Parquet, every fact and the text of each article"
DEFAULT = False
EXTRA = "parquet"
NEEDS = ("pyarrow",)
TEXTS = ("id", "headline", "headline_basis", "kind", "byline", "dateline", "credit", "newspaper", "date", "city",
         "county", "province", "section", "page", "issue", "edition", "status", "language")
LISTS = ("kicker", "deck", "abstract", "tags", "doubts", "odd")
Row = dict[str, object]


def row(card: Card, article: Article, paragraphs: tuple[str, ...], site: Site) -> Row:
    """The values of one article by column; the text is one value, a line a paragraph."""
    values: Row = {name: _utf8(getattr(article, name)) for name in TEXTS}
    values |= {name: [_utf8(text) for text in getattr(article, name)] for name in LISTS}
    values |= {
        "headline_basis": _utf8(headline_basis(article)), "edited": card.edited,
        "order": article.order, "confidence": article.confidence, "chars": card.chars, "path": card.path,
        "url": absolute(site, card.url) or card.url, "digest": card.digest, "text": _utf8("\n".join(paragraphs)),
        "authors": [{"name": _utf8(a.name), "role": _utf8(a.role), "affiliation": _utf8(a.affiliation)}
                    for a in article.authors],
        "basis": [{"fact": fact, "how": _utf8(how)} for fact, how in known(article)],
        "corrections": [{"start": c.start, "end": c.end, "old": _utf8(c.old), "new": _utf8(c.new), "reason": _utf8(c.reason),
                         "who": _utf8(c.who)} for c in article.corrections],
        "sources": [{"seed": s.seed, "sha256": s.sha256,
                     "spans": [{"role": role, "start": start, "end": end} for role, start, end in s.spans]}
                    for s in article.sources]}
    return values


def _utf8(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def files(corpus: Corpus, part: str, rows: Sequence[Row]) -> Iterator[File]:
    """`data/articles.parquet`, compressed with Zstandard: the same rows give the same bytes with the same pyarrow."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    def struct(**kinds: pa.DataType) -> pa.DataType:
        return pa.list_(pa.struct(list(kinds.items())))

    text, whole = pa.string(), pa.int32()
    schema = pa.schema([
        *((name, text) for name in TEXTS), *((name, pa.list_(text)) for name in LISTS), ("order", whole),
        ("confidence", pa.float64()), ("chars", whole), ("path", text), ("url", text), ("digest", text), ("text", text),
        ("edited", pa.bool_()),
        ("authors", struct(name=text, role=text, affiliation=text)), ("basis", struct(fact=text, how=text)),
        ("corrections", struct(start=whole, end=whole, old=text, new=text, reason=text, who=text)),
        ("sources", struct(seed=text, sha256=text, spans=struct(role=text, start=whole, end=whole)))])
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), buffer, compression="zstd", version="2.6")
    yield named("articles", part, ".parquet"), buffer.getvalue()
