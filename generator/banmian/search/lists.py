"""Posting lists of several parts brought together: global document numbers, keys rising."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from banmian.search.bits import Ints
from banmian.search.part import Part

TEXT: Final = 3
"""The field of texts, as its number in `FIELDS`."""

Chosen = NDArray[np.bool_]
Column = NDArray[np.integer[Any]]


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


class Ranges(NamedTuple):
    """Ranges of keys, rising, none touching another: the first and the last key of each."""

    first: Ints
    last: Ints


class _Slice(NamedTuple):
    """One part's lists within ranges of keys, as they lie there; `doc` counts from the part's first document."""

    key: Column
    field: Column
    docs: Column
    total: Column
    doc: Column
    counts: Column
    step: Column


def bounds(sizes: Column) -> Ints:
    """Where each run begins when runs of these sizes stand end to end, and where the last one ends."""
    out = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=out[1:])
    return out


def starts(sizes: Column) -> Ints:
    """Where each run begins when runs of these sizes stand end to end."""
    return bounds(sizes)[:-1]


def ragged(begin: Ints, size: Ints) -> Ints:
    """The indices of the runs (begin, size), one run after the other."""
    out = np.repeat(begin - starts(size), size)
    out += np.arange(len(out))
    return out


def shard_ranges(numbers: Ints, shift: int) -> Ranges:
    """The keys of shards (rising; a key's shard is key >> shift): shards side by side are one range."""
    first = np.flatnonzero(np.diff(numbers, prepend=-2) > 1)
    last = np.append(first[1:], len(numbers)) - 1
    return Ranges(numbers[first] << shift, (numbers[last] + 1 << shift) - 1)


def _run(first: Column, last: Column) -> slice | Ints:
    """What picks the runs first..last (without it): a view where it is one run, else a copy."""
    return slice(int(first[0]), int(last[0])) if len(first) == 1 else ragged(first.astype(np.int64), (last - first).astype(np.int64))


_NONE: Final = np.zeros(0, np.uint8)


class Reader:
    """The lists of one family in a part, ready to be cut by key. `docs_at`, `total_at`: where each list's documents and
    occurrences begin, and at the end their number; the latter None where the family knows only documents."""

    __slots__ = ("_count", "_doc", "_docs_at", "_field", "_key", "_step", "_total_at")

    def __init__(self, key: Column, field: Column, docs_at: Column, doc: Column, total_at: Column | None = None, count: Column = _NONE,
                 step: Column = _NONE) -> None:
        self._key, self._field, self._docs_at, self._doc = key, field, docs_at, doc
        self._total_at, self._count, self._step = total_at, count, step

    def within(self, ranges: Ranges) -> _Slice:
        """The lists whose keys lie in the ranges."""
        kind = self._key.dtype          # bounds of another type would have all keys copied to be compared
        a = np.searchsorted(self._key, ranges.first.astype(kind))
        b = np.searchsorted(self._key, ranges.last.astype(kind), side="right")
        lists, postings = _run(a, b), _run(self._docs_at[a], self._docs_at[b])
        key, docs = self._key[lists], self._docs_at[1:][lists] - self._docs_at[lists]
        if self._total_at is None:
            return _Slice(key, self._field[lists], docs, np.zeros(len(key), np.uint32), self._doc[postings], _NONE, _NONE)
        return _Slice(key, self._field[lists], docs, self._total_at[1:][lists] - self._total_at[lists], self._doc[postings],
                      self._count[postings], self._step[_run(self._total_at[a], self._total_at[b])])


def pair_reader(part: Part) -> Reader:
    """The lists of pairs of a part."""
    return Reader(part.pair_key, part.pair_field, part.pair_docs_at, part.pair_doc, part.pair_total_at, part.pair_count, part.pair_step)


def character_reader(part: Part) -> Reader:
    """The lists of characters of a part."""
    return Reader(part.char_key, part.char_field, bounds(part.char_docs), part.char_doc)


def chance_reader(part: Part) -> Reader:
    """The lists of chance runs of a part, which know no fields: they all count as the text's."""
    return Reader(part.chance_key, np.full(len(part.chance_key), TEXT, np.uint8), bounds(part.chance_docs), part.chance_doc)


READERS: Final[Mapping[str, Callable[[Part], Reader]]] = {"b": pair_reader, "c": character_reader, "x": chance_reader}
"""By the family of their shards."""


def united(slices: Sequence[_Slice], bases: Sequence[int]) -> Lists:
    """The lists of contiguous parts as one: lists of the same (key, field) end to end, in the order of the parts. `bases`: the
    number of each part's first document."""
    key, field, docs, total, doc, count, step = map(np.concatenate, zip(*slices, strict=True))
    docs, total, doc = docs.astype(np.int64), total.astype(np.int64), doc.astype(np.int64)
    doc += np.repeat(np.array(bases, np.int64), [len(part.doc) for part in slices])
    name = key.astype(np.int64) << 3 | field
    order = _order(name)
    name, docs_there, total_there = name[order], docs[order], total[order]
    first = np.flatnonzero(np.diff(name, prepend=-1))
    posting = ragged(starts(docs)[order], docs_there)
    add = np.add.reduceat if len(first) else (lambda a, _: a)
    lists = name[first]
    made = lists >> 3, lists & 7, add(docs_there, first), add(total_there, first), doc[posting]
    if not len(count):
        return Lists(*made, count.astype(np.int64), step.astype(np.int64))
    return Lists(*made, count[posting].astype(np.int64), step[ragged(starts(total)[order], total_there)].astype(np.int64))


def _order(names: Ints) -> Ints:
    """What puts the names (below 2^35) into order, equals as they stand: twelve times as quick as a stable `argsort`, for numbers
    that are all different can be sorted in any way."""
    digits = len(names).bit_length()
    if digits > 28:
        return np.argsort(names, kind="stable")
    both = names << digits
    both |= np.arange(len(names))
    both.sort()
    both &= (1 << digits) - 1
    return both
