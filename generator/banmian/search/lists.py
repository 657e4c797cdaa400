"""Posting lists of several parts brought together: global document numbers, keys rising."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from banmian.search.bits import Ints
from banmian.search.part import Part

TEXT: Final = 3
"""The field of texts, as its number in `FIELDS`."""

Chosen = NDArray[np.bool_]
Column = NDArray[np.unsignedinteger[Any]]
Keys = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists in the order (key, field). One a list: key, field, docs, total; one a posting: doc, count; one an
    occurrence: step. Lists of characters have no counts and no steps (`count` and `step` are empty, `total` zero)."""

    key: Ints
    field: Ints
    docs: Ints
    total: Ints
    doc: Ints
    count: Ints
    step: Ints


@dataclass(frozen=True, slots=True)
class _Slice:
    """One part's lists within a range of keys, as they lie there."""

    key: Ints
    field: Ints
    docs: Ints
    total: Ints
    doc: Ints
    count: Ints
    step: Ints


def starts(sizes: Ints) -> Ints:
    """Where each run begins when runs of these sizes stand end to end."""
    out = np.zeros(len(sizes), np.int64)
    np.cumsum(sizes[:-1], out=out[1:])
    return out


def ragged(begin: Ints, size: Ints) -> Ints:
    """The indices of the runs (begin, size), one run after the other."""
    return np.repeat(begin - starts(size), size) + np.arange(int(size.sum()))


def edges(keys: Keys, low: int, high: int) -> tuple[int, int]:
    """Where the keys, which rise, reach `low` and `high`. A bound of another type would have all keys copied to be compared."""
    return _edge(keys, low), _edge(keys, high)


def _edge(keys: Keys, bound: int) -> int:
    return int(np.searchsorted(keys, keys.dtype.type(bound))) if bound <= np.iinfo(keys.dtype).max else len(keys)


class PairReader:
    """The pair lists of a part, ready to be cut by key."""

    __slots__ = ("_base", "_part")

    def __init__(self, part: Part, base: int) -> None:
        self._part, self._base = part, base

    def between(self, low: int, high: int, chosen: Chosen | None, shift: int) -> _Slice:
        """The lists with low <= key < high; where `chosen` is given, those whose shard (key >> shift) it names."""
        part = self._part
        a, b = edges(part.pair_key, low, high)
        if chosen is None:
            return self._run(a, b)
        picked = a + np.flatnonzero(chosen[part.pair_key[a:b].astype(np.int64) >> shift])
        docs_at, total_at = part.pair_docs_at[picked].astype(np.int64), part.pair_total_at[picked].astype(np.int64)
        docs, total = part.pair_docs_at[picked + 1] - docs_at, part.pair_total_at[picked + 1] - total_at
        posting, occurrence = ragged(docs_at, docs), ragged(total_at, total)
        return _Slice(part.pair_key[picked].astype(np.int64), part.pair_field[picked].astype(np.int64), docs, total,
                      part.pair_doc[posting].astype(np.int64) + self._base, part.pair_count[posting].astype(np.int64),
                      part.pair_step[occurrence].astype(np.int64))

    def _run(self, a: int, b: int) -> _Slice:
        part = self._part
        docs_at, total_at = part.pair_docs_at[a:b + 1].astype(np.int64), part.pair_total_at[a:b + 1].astype(np.int64)
        posting, occurrence = slice(docs_at[0], docs_at[-1]), slice(total_at[0], total_at[-1])
        return _Slice(part.pair_key[a:b].astype(np.int64), part.pair_field[a:b].astype(np.int64),
                      np.diff(docs_at), np.diff(total_at),
                      part.pair_doc[posting].astype(np.int64) + self._base, part.pair_count[posting].astype(np.int64),
                      part.pair_step[occurrence].astype(np.int64))


class PlainReader:
    """The lists of a part that have documents and nothing else, ready to be cut by key."""

    __slots__ = ("_at", "_base", "_doc", "_docs", "_field", "_key")

    def __init__(self, key: Ints, field: Ints, docs: Column, doc: Column, base: int) -> None:
        self._key, self._field, self._docs, self._doc, self._base = key, field, docs, doc, base
        self._at = np.concatenate([[0], np.cumsum(docs, dtype=np.int64)])

    def between(self, low: int, high: int, chosen: Chosen | None, shift: int) -> _Slice:
        """The lists with low <= key < high; where `chosen` is given, those whose shard (key >> shift) it names."""
        none = np.zeros(0, np.int64)
        a, b = edges(self._key, low, high)
        picked = np.arange(a, b)
        if chosen is not None:
            picked = picked[chosen[self._key[a:b] >> shift]]
        docs = self._docs[picked].astype(np.int64)
        doc = self._doc[ragged(self._at[picked], docs)].astype(np.int64) + self._base
        return _Slice(self._key[picked], self._field[picked], docs, np.zeros(len(picked), np.int64), doc, none, none)


def character_reader(part: Part, base: int) -> PlainReader:
    """The lists of characters of a part."""
    return PlainReader(part.char_key.astype(np.int64), part.char_field.astype(np.int64), part.char_docs, part.char_doc, base)


def chance_reader(part: Part, base: int) -> PlainReader:
    """The lists of chance runs of a part, which know no fields: they all count as the text's."""
    return PlainReader(part.chance_key.astype(np.int64), np.full(len(part.chance_key), TEXT), part.chance_docs, part.chance_doc, base)


def united(slices: Sequence[_Slice]) -> Lists:
    """The lists of contiguous ranges as one: lists of the same (key, field) end to end, in the order of the ranges."""
    key, field, docs, total, doc, count, step = (
        np.concatenate([getattr(s, name) for s in slices]) for name in _Slice.__slots__)
    whole = key << 3 | field
    order = np.argsort(whole, kind="stable")
    whole = whole[order]
    first = np.flatnonzero(np.diff(whole, prepend=-1))
    posting = ragged(starts(docs)[order], docs[order])
    occurrence = ragged(starts(total)[order], total[order])
    add = np.add.reduceat if len(first) else (lambda a, _: a)
    return Lists(whole[first] >> 3, whole[first] & 7, add(docs[order], first), add(total[order], first), doc[posting],
                 count[posting] if len(count) else count, step[occurrence])
