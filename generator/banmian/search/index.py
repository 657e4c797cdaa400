"""The doors of the search: documents to parts, parts to files."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import islice
from typing import Final

from banmian.search.document import SearchDoc
from banmian.search.merge import merged
from banmian.search.part import Part, part_of

PART: Final = 1024
"""Documents of one part, where nobody asks for another number."""
CLIENT: Final = ("lunr.min.js", "search.js", "characters.js", "variants.js", "mark.js", "lunr.LICENSE")


def part(docs: Sequence[SearchDoc]) -> bytes:
    """The index of a contiguous range of documents, to keep and to merge. Pure; the same documents, the same bytes."""
    return part_of(docs).dumps()


def merge(parts: Sequence[bytes | memoryview]) -> Iterator[tuple[str, bytes]]:
    """The files of the index whose documents are those of the parts, end to end: (path below the site, bytes).

    Where the ranges are cut makes no difference to the files.
    """
    return merged([Part.loads(data) for data in parts])


def index_files(docs: Iterable[SearchDoc]) -> Iterator[tuple[str, bytes]]:
    """The files of the index of these documents, in card order: `part` and `merge` in one process."""
    rest, parts = iter(docs), []
    while batch := tuple(islice(rest, PART)):
        parts.append(part_of(batch))
    return merged(parts)


def client_files() -> Iterator[tuple[str, bytes]]:
    """The browser's code, as (path below the site, bytes): `assets/search/…`."""
    folder = files("banmian.search") / "client"
    for name in CLIENT:
        yield f"assets/search/{name}", (folder / name).read_bytes()
