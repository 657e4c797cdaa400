"""What differs between two parts of the same range, so that a merge can leave the rest as it stands."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from banmian.search.bits import Ints
from banmian.search.laying import distinct
from banmian.search.lists import TEXT, Column, bounds, ragged, starts
from banmian.search.part import Part
from banmian.search.postings import DOC, FIELD, LAST_DOC, LAST_FIELD, postings


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
    """How two parts differ; None when they have not as many documents, so that every number after them moves.

    Only the postings of documents whose symbols differ are looked at: fields that are coded alike are folded alike, and what is
    indexed hangs on nothing else.
    """
    if len(old.level) != len(new.level):
        return None
    changed = _excerpts(old, new)
    of = np.zeros(len(old.level), bool)
    of[changed] = True
    moved = of & (old.level != new.level)
    pairs = _pairs(_Pairs.of(old, of), _Pairs.of(new, of), moved)
    return Delta(pairs, _plain("char", old, new, of), _plain("chance", old, new, of), changed,
                 not (np.array_equal(old.facts, new.facts) and np.array_equal(old.words, new.words)))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Postings of pairs. `name`: see `postings`; `start`: where the occurrences of each begin among `step`."""

    name: NDArray[np.uint64]
    count: Ints
    start: Ints
    step: Column

    @staticmethod
    def of(part: Part, documents: NDArray[np.bool_]) -> _Pairs:
        """The postings that a part has of these documents."""
        at = np.flatnonzero(documents[part.pair_doc])
        return _Pairs(postings(part, "pair")[at], part.pair_count[at].astype(np.int64), starts(part.pair_count)[at], part.pair_step)


def _pairs(old: _Pairs, new: _Pairs, moved: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """The keys of postings that differ. The code of positions in a text hangs on its length, so that all of a text's differ whose
    length `moved`."""
    name, a, b = np.intersect1d(old.name, new.name, assume_unique=True, return_indices=True)
    same = (old.count[a] == new.count[b]) & ~(moved[name & LAST_DOC] & ((name >> DOC & LAST_FIELD) == TEXT))
    name, a, b = name[same], a[same], b[same]
    kept = name[~_unlike(old.step, old.start[a], new.step, new.start[b], old.count[a])]
    changed = np.concatenate([np.setdiff1d(one.name, kept, assume_unique=True) for one in (old, new)])
    return distinct((changed >> DOC + FIELD).astype(np.uint32))


def _unlike(old: Column, a: Ints, new: Column, b: Ints, size: Ints) -> NDArray[np.bool_]:
    """Which of the runs that begin at a in the old column and at b in the new, of these sizes, all above 0, differ."""
    if not len(size):
        return np.zeros(0, bool)
    unlike = old[ragged(a, size)] != new[ragged(b, size)]
    return np.asarray(np.add.reduceat(unlike.astype(np.int64), starts(size)) > 0, bool)


def _plain(family: str, old: Part, new: Part, of: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """The keys of a family's postings, of these documents, that only one of the two has."""
    was, now = (postings(part, family)[of[getattr(part, f"{family}_doc")]] for part in (old, new))
    return distinct(np.setxor1d(was, now, assume_unique=True) >> DOC + FIELD)


def _excerpts(old: Part, new: Part) -> Ints:
    """The documents whose symbols differ. Between two of other sizes all have the same, and lie end to end in both parts."""
    was, now = old.excerpt_size.astype(np.int64), new.excerpt_size.astype(np.int64)
    resized = np.flatnonzero(was != now)
    a, b = map(bounds, (was, now))
    found = [resized]
    for first, last in zip([0, *(resized + 1).tolist()], [*resized.tolist(), len(was)], strict=True):
        unlike = a[first] + np.flatnonzero(old.excerpt[a[first]:a[last]] != new.excerpt[b[first]:b[last]])
        found.append(np.searchsorted(a, unlike, side="right") - 1)
    return distinct(np.concatenate(found)).astype(np.int64)
