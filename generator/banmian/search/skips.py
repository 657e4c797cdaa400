"""Steps over groups of keys, so that a reader need not read all lists of a shard before the one it wants.

After the number of keys and their Rice parameter a shard of more than 32 keys has the Rice parameter of the sizes (5 bits),
and of each group of 32 keys but the last: the step from the group before to its last key (Rice), and its bits (Rice).
"""
from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from banmian.search import bits
from banmian.search.bits import Codes, Ints

GROUP: Final = 32               # keys
_GROUP_BITS: Final = 5          # keys of groups are so much farther apart
RAW: Final = 32                 # bits of a number that stands whole
_PARAMETER: Final = 5           # bits that a Rice parameter takes
Marks = NDArray[np.bool_]


class Extra(NamedTuple):
    """Codes of some lists beside those that every list has: the list of each, rising, and the codes."""

    at: Ints
    codes: Codes


class Skips(NamedTuple):
    """The head of each shard, on its first list; and the codes that follow it there."""

    head: Codes
    extra: Extra


def key_parameters(first_of_shard: Marks, first_of_key: Marks, shift: int) -> Ints:
    """Of each list the Rice parameter of the keys of its shard."""
    shards = np.flatnonzero(first_of_shard)
    return np.repeat(_parameters(_keys(shards, first_of_key), shift), np.diff(np.append(shards, len(first_of_key))))


def _keys(shards: Ints, first_of_key: Marks) -> Ints:
    return np.add.reduceat(first_of_key.astype(np.int64), shards) if len(shards) else shards


def _parameters(keys: Ints, shift: int) -> Ints:
    return np.clip(bits.bit_length((1 << shift) // keys) - 1, 0, 31)


def skips(low: Ints, first_of_shard: Marks, first_of_key: Marks, size: Ints, shift: int) -> Skips:
    """The heads of the shards of these lists. `low`: the keys within their shards; `size`: bits of each list with its own head."""
    shards = np.flatnonzero(first_of_shard)
    keys = _keys(shards, first_of_key)
    k = _parameters(keys, shift)
    shard = np.cumsum(first_of_shard) - 1
    rank = np.cumsum(first_of_key) - 1
    rank -= rank[shards][shard]                                             # of each list's key within its shard
    starts = np.flatnonzero(first_of_key & (rank % GROUP == 0))
    kept = np.flatnonzero(np.diff(shard[starts], append=-1) == 0)           # groups with another of their shard after them
    of, ends = shard[starts[kept]], starts[kept + 1] if len(kept) else kept
    last = low[ends - 1]
    first = np.diff(of, prepend=-1) != 0
    step = np.where(first, last, np.diff(last, prepend=0) - 1)
    bulk = np.add.reduceat(size, starts)[kept] if len(kept) else kept
    groups = np.bincount(of, minlength=len(shards))
    mean = np.bincount(of, bulk, len(shards)).astype(np.int64) // np.maximum(groups, 1)
    r = np.clip(bits.bit_length(mean) - 1, 0, 31)
    head = bits.joined(bits.joined(bits.gamma(keys + 1), (k, np.full(len(k), _PARAMETER))), (r, np.where(groups > 0, _PARAMETER, 0)))
    pairs = (bits.rice(step, np.minimum(k + _GROUP_BITS, 31)[of], bits.GAP_CAP, RAW), bits.rice(bulk, r[of], bits.GAP_CAP, RAW))
    value, width = (np.stack([pair[part] for pair in pairs], axis=1).ravel() for part in (0, 1))
    return Skips(_on_lists(head, shards, len(low)), Extra(np.repeat(shards[of], 2), (value, width)))


def _on_lists(codes_: Codes, at: Ints, count: int) -> Codes:
    """The codes at these lists, and none at the others."""
    value, width = np.zeros(count, np.int64), np.zeros(count, np.int64)
    value[at], width[at] = codes_
    return value, width
