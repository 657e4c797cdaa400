"""What differs between two parts of the same range, so that a merge can leave the rest as it stands."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from banmian.search.bits import Ints
from banmian.search.laying import distinct
from banmian.search.lists import ragged, starts
from banmian.search.part import Part

TEXT: Final = 3
Column = NDArray[np.generic]


@dataclass(frozen=True, slots=True)
class Delta:
    """The keys whose lists differ, the documents whose excerpts differ (within the part), and whether the facts do."""

    pairs: NDArray[np.uint32]
    chars: NDArray[np.uint64]
    chance: NDArray[np.uint64]
    excerpts: Ints
    facts: bool

    def keys(self, family: str) -> NDArray[np.integer[Any]]:
        """The keys of a family of shards whose lists differ."""
        return {"b": self.pairs.astype(np.uint64), "c": self.chars, "x": self.chance}[family]


def delta(old: Part, new: Part) -> Delta | None:
    """How two parts differ; None when they have not as many documents, so that every number after them moves."""
    if len(old.level) != len(new.level):
        return None
    moved = np.flatnonzero(old.level != new.level)
    return Delta(_pairs(old, new, moved), _plain(*map(_char_postings, (old, new))), _plain(*map(_chance_postings, (old, new))),
                 _excerpts(old, new),
                 not (np.array_equal(old.facts, new.facts) and np.array_equal(old.words, new.words)))


def _pairs(old: Part, new: Part, moved: Ints) -> NDArray[np.uint32]:
    same, a, b = np.intersect1d(_names(old), _names(new), assume_unique=True, return_indices=True)
    old_docs, new_docs = np.diff(old.pair_docs_at), np.diff(new.pair_docs_at)
    old_total, new_total = np.diff(old.pair_total_at), np.diff(new.pair_total_at)
    equal = (old_docs[a] == new_docs[b]) & (old_total[a] == new_total[b])
    same, a, b = same[equal], a[equal], b[equal]
    differs = _unlike(((old.pair_doc, new.pair_doc), (old.pair_count, new.pair_count)), old_docs, new_docs, a, b)
    differs |= _unlike(((old.pair_step, new.pair_step),), old_total, new_total, a, b)
    differs |= _holds(new, b, moved)
    kept = same[~differs]
    changed = np.concatenate([np.setdiff1d(_names(p), kept, assume_unique=True) for p in (old, new)])
    return distinct((changed >> np.uint64(3)).astype(np.uint32))


def _names(part: Part) -> NDArray[np.uint64]:
    """A number for each pair list of a part, rising: key and field."""
    return part.pair_key.astype(np.uint64) << np.uint64(3) | part.pair_field


def _unlike(columns: Iterable[tuple[Column, Column]], old_sizes: Column, new_sizes: Column, a: Ints,
            b: Ints) -> NDArray[np.bool_]:
    """Which of the lists a (of the old part) and b (of the new), of equal sizes, differ in one of the columns."""
    size = old_sizes[a].astype(np.int64)
    if not len(size):
        return np.zeros(0, bool)
    left, right = (ragged(starts(sizes.astype(np.int64))[at], size) for sizes, at in ((old_sizes, a), (new_sizes, b)))
    unlike = np.zeros(len(left), bool)
    for old, new in columns:
        unlike |= old[left] != new[right]
    return np.asarray(np.add.reduceat(unlike.astype(np.int64), starts(size)) > 0, bool)


def _holds(part: Part, lists: Ints, documents: Ints) -> NDArray[np.bool_]:
    """Which of the lists of texts have one of the documents: their positions' code hangs on the text's length."""
    size = np.diff(part.pair_docs_at)[lists].astype(np.int64)
    if not len(size) or not len(documents):
        return np.zeros(len(size), bool)
    wanted = np.zeros(len(part.level), bool)
    wanted[documents] = True
    hits = wanted[part.pair_doc[ragged(part.pair_docs_at[lists].astype(np.int64), size)]]
    found: NDArray[np.bool_] = np.add.reduceat(hits.astype(np.int64), starts(size)) > 0
    found &= part.pair_field[lists] == TEXT
    return found


def _plain(was: NDArray[np.uint64], now: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The keys of the postings (key << 19 | field << 16 | document) that only one of the two has."""
    return distinct(np.setxor1d(was, now, assume_unique=True) >> np.uint64(19))


def _char_postings(part: Part) -> NDArray[np.uint64]:
    return np.repeat(part.char_key.astype(np.uint64) << np.uint64(19) | part.char_field.astype(np.uint64) << np.uint64(16),
                     part.char_docs) | part.char_doc


def _chance_postings(part: Part) -> NDArray[np.uint64]:
    return np.repeat(part.chance_key.astype(np.uint64) << np.uint64(19), part.chance_docs) | part.chance_doc


def _excerpts(old: Part, new: Part) -> Ints:
    """The documents whose symbols differ."""
    sizes = old.excerpt_size.astype(np.int64), new.excerpt_size.astype(np.int64)
    same = np.flatnonzero(sizes[0] == sizes[1])
    unlike = _unlike(((old.excerpt, new.excerpt),), old.excerpt_size, new.excerpt_size, same, same)
    return np.sort(np.concatenate([np.flatnonzero(sizes[0] != sizes[1]), same[unlike]])).astype(np.int64)
