"""Texts for the result list, a few documents a file, in a code that `client/excerpts.js` reads.

A character costs one symbol when it is among the 60 commonest, two when among the next 2,730, else four; symbols are the
91 printable characters of ASCII that need no escape. The order is fixed (`tables/characters.txt`), so that a
document's symbols never change with its neighbours.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from banmian.search.document import SearchDoc
from banmian.search.units import units

SYMBOLS: Final = np.array([c for c in range(35, 127) if c != 92], np.uint8)
SINGLES: Final = 60
FIELD_END: Final = "\x1f"
DOCUMENT_END: Final = "\x1e"
_BEFORE: Final = "articles/"
_AFTER: Final = ".html"
"""What nearly every address begins and ends with is left out; an address that does not begins with a slash."""
_CLEAN: Final = dict.fromkeys((*range(10), *range(11, 32)), " ")
"""Control characters, of which the two above are ours, are spaces in a text; each stays one unit, newline itself."""


@cache
def _table() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The four symbols of each unit (65536 × 4), and how many of them count."""
    code = np.arange(65536)
    symbols = np.stack([np.full(65536, 90), code // 8281, code // 91 % 91, code % 91], axis=1)
    count = np.full(65536, 4, np.uint8)
    known = units((files("banmian.search") / "tables/characters.txt").read_bytes().decode("utf-8"))
    rank = np.arange(len(known))
    symbols[known, 0] = np.where(rank < SINGLES, rank, SINGLES + (rank - SINGLES) // 91)
    symbols[known, 1] = (rank - SINGLES) % 91
    count[known] = np.where(rank < SINGLES, 1, 2)
    return SYMBOLS[symbols], count


def coded(docs: Sequence[SearchDoc]) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """The documents' symbols one after the other, and the number of each document's."""
    texts = [_record(doc) for doc in docs]
    length = [len(text.encode("utf-16-le", "surrogatepass")) // 2 for text in texts]
    unit = units("".join(texts))
    symbols, count = _table()
    used = count[unit]
    mask = np.arange(4, dtype=np.uint8) < used[:, None]
    total = np.concatenate([[0], np.cumsum(used, dtype=np.int64)])
    ends = np.cumsum(np.array(length, np.int64)) if docs else np.zeros(0, np.int64)
    return symbols[unit][mask], np.diff(total[ends], prepend=0).astype(np.uint32)


def _record(doc: SearchDoc) -> str:
    usual = doc.url.startswith(_BEFORE) and doc.url.endswith(_AFTER) and len(doc.url) > len(_BEFORE + _AFTER)
    url = doc.url[len(_BEFORE):-len(_AFTER)] if usual else "/" + doc.url
    values = (url, *doc.fields(), *("" if value == "article" else value for value in doc.facets()))
    return FIELD_END.join(value.translate(_CLEAN) for value in values).rstrip(FIELD_END) + DOCUMENT_END
