"""Texts for the result list, a few documents a file, in a code that `client/excerpts.js` reads.

A character costs one symbol when it is among the 60 commonest, two when among the next 2,730, else four; symbols are the
91 printable characters of ASCII that need no escape. The order is fixed (`tables/characters.txt`), so that a
document's symbols never change with its neighbours.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from banmian.search.document import SearchDoc
from banmian.search.units import units
from banmian.text.packaged import packaged

SYMBOLS: Final = np.array([c for c in range(35, 127) if c != 92], np.uint8)
SINGLES: Final = 60
FIELD_END: Final = "\x1f"
DOCUMENT_END: Final = "\x1e"
_BEFORE: Final = "articles/"
_AFTER: Final = ".html"
"""What nearly every address begins and ends with is left out; an address that does not begins with a slash."""
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")     # "\t"
"""Control characters, of which the two above are ours, are spaces in a text; each stays one unit, newline itself."""


@cache
def _table() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The four symbols of each unit (4 × 65536), and how many of them count."""
    code = np.arange(65536)
    symbols = np.stack([np.full(65536, 90), code // 8281, code // 91 % 91, code % 91], axis=1)
    count = np.full(65536, 4, np.uint8)
    known = units(packaged("banmian.search", "tables/characters.txt").decode())
    rank = np.arange(len(known))
    symbols[known, 0] = np.where(rank < SINGLES, rank, SINGLES + (rank - SINGLES) // 91)
    symbols[known, 1] = (rank - SINGLES) % 91
    count[known] = np.where(rank < SINGLES, 1, 2)
    return np.ascontiguousarray(SYMBOLS[symbols].T), count


def coded(docs: Sequence[SearchDoc]) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """The documents' symbols one after the other, and the number of each document's."""
    unit = units("".join(map(_record, docs)))
    symbols, count = _table()
    used = count[unit]
    end = np.cumsum(used, dtype=np.int64)
    total = int(end[-1]) if len(end) else 0
    out, at = np.empty(total + 1, np.uint8), end - used
    long = np.flatnonzero(used > 2)
    for i in (2, 3):
        out[at[long] + i] = symbols[i][unit[long]]
    out[at + 1] = symbols[1][unit]   # of all: where a unit has one symbol this is the place of the next one's first, which comes now
    out[at] = symbols[0][unit]
    return out[:total], np.diff(end[unit == ord(DOCUMENT_END)], prepend=0).astype(np.uint32)


def _record(doc: SearchDoc) -> str:
    usual = doc.url.startswith(_BEFORE) and doc.url.endswith(_AFTER) and len(doc.url) > len(_BEFORE + _AFTER)
    url = doc.url[len(_BEFORE):-len(_AFTER)] if usual else "/" + doc.url
    values = (url, *doc.fields(), *("" if value == "article" else value for value in doc.facets()), doc.unprinted())
    return FIELD_END.join(_CONTROL.sub(" ", value) for value in values).rstrip(FIELD_END) + DOCUMENT_END


def decoded(symbols: bytes) -> list[tuple[str, ...]]:
    """The documents that `coded` gave these symbols: (url, headline, deck, byline, text) of each.

    What `_CONTROL` took for spaces stays spaces.
    """
    text = _text(np.frombuffer(symbols, np.uint8))
    rows = [record.split(FIELD_END) for record in text.split(DOCUMENT_END)[:-1]]
    full = [(*row, *[""] * 5)[:5] for row in rows]
    return [(row[0][1:] if row[0].startswith("/") else _BEFORE + row[0] + _AFTER, *row[1:]) for row in full]


def _text(symbols: NDArray[np.uint8]) -> str:
    """The characters that the symbols stand for."""
    rank = np.zeros(256, np.int64)
    rank[SYMBOLS] = np.arange(len(SYMBOLS))
    ranks, at, out = rank[symbols].tolist(), 0, []
    known = units(packaged("banmian.search", "tables/characters.txt").decode()).tolist()
    while at < len(ranks):
        first = ranks[at]
        if first < SINGLES:
            out.append(known[first])
            at += 1
        elif first < 90:
            out.append(known[SINGLES + (first - SINGLES) * 91 + ranks[at + 1]])
            at += 2
        else:
            out.append(ranks[at + 1] * 8281 + ranks[at + 2] * 91 + ranks[at + 3])
            at += 4
    return np.array(out, np.uint16).tobytes().decode("utf-16-le", "surrogatepass")
