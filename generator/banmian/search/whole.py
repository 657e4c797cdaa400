"""The index of a small corpus as one file, as lunr.py makes it from jieba's words: for programs that want to ask Lunr themselves.

The site's own search does not read it; `lunr.Index.load` of lunr.js 2.3 does, and lunr.py's own `Index.load`.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from banmian.search.document import BOOSTS, FIELDS

MOST: Final = 200
"""Articles up to which the file is made: lunr.py takes four milliseconds an article, and nobody downloads 14 MB."""


def whole_index(rows: Sequence[Sequence[str]]) -> bytes:
    """Lunr's serialized index, JSON in UTF-8, of rows (url, headline, deck, byline, text); its refs are the urls.

    Terms are jieba's words, in lower case, and stand in the order of UTF-16 that lunr.js asks for. There is no pipeline:
    a query is words, or `疫情*`.
    """
    from lunr.builder import Builder
    builder = Builder()
    builder.ref("url")
    for field, boost in zip(FIELDS, BOOSTS, strict=True):
        builder.field(field, boost=boost)
    for url, *texts in rows:
        builder.add({"url": url, **{field: _words(text) for field, text in zip(FIELDS, texts, strict=True)}})
    index = builder.build().serialize()
    index["invertedIndex"].sort(key=lambda entry: entry[0].encode("utf-16-be", "surrogatepass"))
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _words(text: str) -> list[str]:
    from banmian.text.words import words
    return [word.lower() for word in words(text) if any(map(str.isalnum, word))]


def whole_file(rows: Iterable[Sequence[str]]) -> tuple[str, bytes]:
    """The file: (path below the site, bytes)."""
    return "search/lunr-index.json", whole_index(tuple(rows))
