"""The doors of the search: documents to parts, parts to files."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from banmian.search.before import Before
from banmian.search.cutter import Table, word_table
from banmian.search.document import SearchDoc
from banmian.search.exchange import exchanged
from banmian.search.lexicon import NO_WORDS, Words
from banmian.search.merge import File, Merger, Spread, merged
from banmian.search.part import Part, part_of
from banmian.text.packaged import packaged

PART: Final = 1024
"""Documents of one part, where nobody asks for another number."""
SOURCES: Final = ("fold", "bits", "files", "postings", "phrase", "rank", "query", "shapes", "words", "facets", "places",
                  "excerpts", "literal", "engine")
"""Our scripts in `search.js`, in order; lunr.js stands before them, so that both come in one request."""
COPIED: Final = ("characters.js", "variants.js", "mark.js")
_COMMENT: Final = re.compile(r"^ *//.*\n", re.MULTILINE)      # a line that is a comment: "  // says why\n"
_INDENT: Final = re.compile(r"^ +", re.MULTILINE)


def part(docs: Sequence[SearchDoc], before: bytes | memoryview | None = None) -> bytes:
    """The index of a contiguous range of documents, to keep and to merge. Pure; the same documents, the same bytes.

    `before`, an older part of about the same documents, only saves time: what it has cut into words need not be cut again.
    """
    old = _older(before)
    return part_of(docs, Words.loads(old.words.tobytes()) if old else NO_WORDS, old).dumps()


def exchange(before: bytes | memoryview, fresh: Mapping[int, SearchDoc], table: bytes | memoryview | None = None) -> bytes | None:
    """What `part` gives of the documents of an older part when those of these numbers are exchanged for others; None where
    all of them must be read for that. `table`, which `table` gave, spares the loading of jieba's dictionary."""
    old = _older(before)
    new = exchanged(old, fresh, Table.loads(table) if table else None) if old else None
    return new.dumps() if new else None


def table() -> bytes:
    """The words of jieba's dictionary, to keep and to cut a few texts by."""
    return word_table().dumps()


def _older(before: bytes | memoryview | None) -> Part | None:
    """An older part; none where there is none, or where another version made it."""
    try:
        return Part.loads(before) if before is not None else None
    except ValueError:
        return None


def merge(parts: Sequence[bytes | memoryview]) -> Iterator[tuple[str, bytes]]:
    """The files of the search whose documents are those of the parts, end to end: (path below the site, bytes).

    The browser's code comes first, the manifest last. Where the ranges are cut makes no difference to the files.
    """
    for path, data in renew(merger(parts), None):
        assert data is not None, "nothing is kept when nothing was before"
        yield path, data


def renew(ready: Merger, before: Before | None, spread: Spread | None = None) -> Iterator[File]:
    """The same files as `merge` gives of these parts, in the same way of writing; those that stand already as they should have no bytes.

    `spread` has the work done by others: it gives what `ready.make` gives of each share, in order.
    """
    yield from client_files()
    yield from merged(ready, before, spread)


def read_part(data: bytes | memoryview) -> Part:
    """A part that `part` gave, as it lies. Raises ValueError for anything else, a part of another version included."""
    return Part.loads(data)


def merger(parts: Sequence[bytes | memoryview]) -> Merger:
    """The parts, read and ready to be merged."""
    return Merger(list(map(read_part, parts)))


def index_files(docs: Iterable[SearchDoc]) -> Iterator[tuple[str, bytes]]:
    """The files of the index of these documents, in card order: `part` and `merge` in one process."""
    rest = iter(docs)
    parts: list[bytes] = []
    while batch := tuple(islice(rest, PART)):
        parts.append(part(batch))
    return merge(parts)


def client_files() -> Iterator[tuple[str, bytes]]:
    """The browser's code, as (path below the site, bytes): `search/js/…`."""
    scripts = "".join(_client(f"{name}.js").decode() for name in SOURCES)
    ours = _INDENT.sub("", _COMMENT.sub("", scripts)).encode()
    yield "search/js/search.js", _client("lunr.min.js").rstrip() + b"\n" + ours
    for name in COPIED:
        yield f"search/js/{name}", _client(name)


def _client(name: str) -> bytes:
    return packaged("banmian.search", f"client/{name}")
