"""Documents laid end to end as folded code units, and what stands side by side in them, sorted."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from banmian.search.document import FIELDS, SearchDoc
from banmian.search.units import EDGE, SPACE, Units, folding, latin, pair_keys, traditional, units

VARIANT: Final = 64
MOST_OF_ONE: Final = 65535
MOST_UNITS: Final = (1 << 24) - 1
LEVELS: Final = tuple(isqrt(2 ** (i + 8)) for i in range(34))
"""Lengths of a text, in units, that the index tells apart: steps of √2 from 16 to 1,482,910. A text counts as the
greatest that is not above its length, so that a length is one symbol; the other fields have no length."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The documents' folded texts end to end, field by field, each text followed by a space."""

    count: int                          # documents
    unit: Units
    size: NDArray[np.int64]             # of each text with its space; text number = field × documents + document
    start: NDArray[np.int64]
    text: NDArray[np.int32]             # text number of each unit
    varies: NDArray[np.int64]           # places of the units that folding made from a traditional form

    def fields(self, text: NDArray[np.int32]) -> NDArray[np.int32]:
        """The field of each of these text numbers."""
        return text // max(self.count, 1)

    def documents(self, text: NDArray[np.int32]) -> NDArray[np.int32]:
        """The document of each of these text numbers."""
        return text % max(self.count, 1)


def laid(docs: Sequence[SearchDoc]) -> Laid:
    """These documents, laid out."""
    rows = [doc.fields() for doc in docs]
    texts = [units(row[f] + "\n") for f in range(len(FIELDS)) for row in rows]
    size = np.fromiter(map(len, texts), np.int64, len(texts))
    printed = np.concatenate(texts) if texts else np.zeros(0, np.uint16)
    start = np.cumsum(size) - size
    return Laid(len(rows), folding()[printed], size, start, np.repeat(np.arange(len(texts), dtype=np.int32), size),
                np.flatnonzero(traditional()[printed]))


def levels(laid: Laid) -> NDArray[np.uint8]:
    """Of every document the level of its text's length, and VARIANT where one of its fields has a traditional form."""
    count, texts = laid.count, laid.count * len(FIELDS)
    inked = np.bincount(laid.text[laid.unit != SPACE], minlength=texts)[texts - count:]
    found = np.searchsorted(np.array(LEVELS), inked, side="right") - 1
    level = np.clip(found, 0, len(LEVELS) - 1).astype(np.uint8)
    level[laid.documents(laid.text[laid.varies])] |= VARIANT
    return level


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of a range, sorted by key, field, document and place. `key`, `at`: one an occurrence; the others say at
    which occurrence a list (key, field) begins, and at which a list's next document."""

    key: NDArray[np.uint32]
    at: NDArray[np.int64]               # the place among the units
    lists: NDArray[np.int64]
    postings: NDArray[np.int64]
    field: NDArray[np.int32]            # of each posting
    doc: NDArray[np.int32]              # of each posting


def sorted_pairs(laid: Laid) -> Pairs:
    """All pairs of neighbours; a word's edges count as its neighbours."""
    key, at = _bounded(*_neighbours(laid.unit), laid)
    text = laid.text[at]
    new_key = changes(key)
    postings = np.flatnonzero(new_key | changes(text))
    field = laid.fields(text[postings])
    lists = postings[new_key[postings] | changes(field)]
    return Pairs(key, at, lists, postings, field, laid.documents(text[postings]))


def _neighbours(unit: Units) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Keys and places of all pairs, sorted."""
    ink = unit != SPACE
    word = latin()[unit]
    near = np.flatnonzero(ink[:-1] & ink[1:])
    begin = np.flatnonzero(word & ~np.concatenate([[False], word[:-1]]))
    end = np.flatnonzero(word & ~np.concatenate([word[1:], [False]]))
    edge = np.full(1, EDGE, np.uint16)
    keys = np.concatenate([pair_keys(unit[near], unit[near + 1]), pair_keys(edge, unit[begin]),
                           pair_keys(unit[end], edge)])
    both = keys.astype(np.uint64) << np.uint64(32) | np.concatenate([near, begin, end]).astype(np.uint64)
    both.sort()
    return (both >> np.uint64(32)).astype(np.uint32), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _bounded(key: NDArray[np.uint32], at: NDArray[np.int64], laid: Laid) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Without what the codes cannot hold: of one pair in one text the occurrences after the 65,535th, and any past
    the 16,777,215th unit of a text. No page of a newspaper comes near; the rest of the text is still found."""
    if not len(at) or laid.size.max() <= MOST_OF_ONE:
        return key, at
    starts = np.flatnonzero(changes(key) | changes(laid.text[at]))
    rank = np.arange(len(at)) - np.repeat(starts, np.diff(np.append(starts, len(at))))
    kept = (rank < MOST_OF_ONE) & (at - laid.start[laid.text[at]] < MOST_UNITS)
    return key[kept], at[kept]


def characters(laid: Laid) -> NDArray[np.uint64]:
    """Which texts have which units: unit << 32 | text number, each once, rising."""
    ink = laid.unit != SPACE
    names = laid.unit[ink].astype(np.uint64) << np.uint64(32) | laid.text[ink].astype(np.uint64)
    names.sort()
    kept: NDArray[np.uint64] = names[changes(names)]
    return kept


def changes(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it; true at the start."""
    out = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=out[1:])
    return out


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """The values, each once, rising: as `np.unique`, which loads numpy's masked arrays."""
    values = np.sort(values)
    kept: NDArray[Any] = values[changes(values)]
    return kept
