"""Posting lists as shards: the bytes that `client/postings.js` reads.

A shard holds the lists of a contiguous range of keys. Its bits, in order: the number of keys plus one (gamma), the Rice
parameter of the keys (5 bits); then for each key its step from the one before (Rice; the first from the range's start), 0
when only the text has it, else 1 and four bits, one a field. For each field that has it: the number of documents
(gamma); from 64 documents on two flags (documents elsewhere, positions elsewhere) and, for what is elsewhere, where;
the documents (step and number of occurrences of each); the positions. What is elsewhere stands in blocks.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from banmian.search import bits
from banmian.search.bits import Codes, Ints
from banmian.search.laying import LEVELS
from banmian.search.lists import Lists, ragged, starts
from banmian.search.scripts import digest

TEXT: Final = 3
DOCS_INLINE: Final = 24_000
POSITIONS_INLINE: Final = 24_000
FLAGGED: Final = 64
BLOCK: Final = 48_000
"""Bits: the most that a list's documents or positions take inside a shard, and the
documents from which on a list may stand elsewhere; what one block outside holds, about, for each 20,000 documents."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One shard: its number, its bits as bytes, and the blocks that stand outside it as (name, bytes)."""

    number: int
    data: bytes
    blocks: tuple[tuple[str, bytes], ...] = ()


def encoded(lists: Lists, numbers: Ints, shift: int, documents: int, level: NDArray[np.uint8]) -> Iterator[Shard]:
    """The shards `numbers` (rising), a key's shard being key >> shift. `level`: of every document's text."""
    gaps = _gaps(lists, documents)
    steps = _steps(lists, level)
    docs_bits, step_bits = _sums(gaps[1], lists.docs), _sums(steps[1], lists.total)
    many = lists.docs >= FLAGGED
    docs_away = many & (docs_bits > DOCS_INLINE)
    away = (docs_away, many & (step_bits > POSITIONS_INLINE) | docs_away & (lists.total > 0))
    shard_of = lists.key >> shift
    outside = _Outside(lists, gaps, steps, BLOCK * (1 + documents // 20_000))
    heads, blocks = _heads(lists, shift, shard_of, away, outside)
    streams = [heads, _kept(gaps, lists.docs, ~away[0]), _kept(steps, lists.total, ~away[1])]
    codes, ends = _interleaved(streams)
    last = np.searchsorted(shard_of, numbers, side="right")
    pairs = bits.paired(codes)
    data = bits.packed(pairs, np.concatenate([[0], ends])[last] // (len(codes[0]) // max(len(pairs[0]), 1) or 1))
    bound = np.searchsorted([g for g, _ in blocks], np.concatenate([[0], last])) if blocks else np.zeros(len(last) + 1, int)
    for i, number in enumerate(numbers.tolist()):
        mine = tuple(pair for _, group in blocks[bound[i]:bound[i + 1]] for pair in group)
        yield Shard(number, data[i] or b"\x80", mine)


def _gaps(lists: Lists, documents: int) -> Codes:
    """Of each posting one code: the step from the document before, and how often the pair occurs (unary)."""
    gap = np.diff(lists.doc, prepend=-1) - 1
    first = starts(lists.docs)
    gap[first] = lists.doc[first]
    k = np.repeat(gap_parameter(lists.docs, documents), lists.docs)
    code = bits.rice(gap, k, bits.GAP_CAP, bits.GAP_RAW)
    if not len(lists.count):
        return code
    return bits.joined(code, _unary(lists.count))


def gap_parameter(docs: Ints, documents: int) -> Ints:
    """The Rice parameter for lists of so many documents among all: about log2 of 0.8 of the mean step."""
    return np.maximum(bits.bit_length(documents * 4 // (docs * 5)) - 1, 0)


def _unary(count: Ints) -> Codes:
    short = count <= bits.COUNT_CAP
    ones = (np.int64(1) << np.minimum(count - 1, bits.COUNT_CAP)) - 1
    code = np.where(short, ones << 1, ones << bits.COUNT_RAW | count)
    return code, np.where(short, count, bits.COUNT_CAP + bits.COUNT_RAW)


def _steps(lists: Lists, level: NDArray[np.uint8]) -> Codes:
    """Of each occurrence one code; the parameter follows from the text's length and the number of occurrences."""
    if not len(lists.count):
        return lists.step, lists.step
    length = np.array(LEVELS)[level[lists.doc]]
    field = np.repeat(lists.field, lists.docs)
    k = np.maximum(bits.bit_length(np.where(field == TEXT, length, LEVELS[0]) // (lists.count + 1)) - 1, 0)
    return bits.rice(lists.step, np.repeat(k, lists.count), bits.POSITION_CAP, bits.POSITION_RAW)


def _sums(width: Ints, sizes: Ints) -> Ints:
    total = np.concatenate([[0], np.cumsum(width)])
    ends = np.cumsum(sizes)
    return np.diff(total[ends], prepend=0)


def _kept(codes: Codes, sizes: Ints, inside: NDArray[np.bool_]) -> tuple[Codes, Ints]:
    """The codes of the lists that stay inside, and how many each list has there."""
    if inside.all():
        return codes, sizes
    mask = np.repeat(inside, sizes)
    return (codes[0][mask], codes[1][mask]), np.where(inside, sizes, 0)


def _interleaved(streams: list[tuple[Codes, Ints]]) -> tuple[Codes, Ints]:
    """The streams' codes list by list: the first stream's of a list, then the second's …; and where each list ends.

    A list begins at an even place; a code of no bits stands before the next where it needs one."""
    sizes = np.sum([size for _, size in streams], axis=0) + 1 & ~1
    ends = np.cumsum(sizes)
    at = ends - sizes
    value, width = np.zeros(int(sizes.sum()), np.int64), np.zeros(int(sizes.sum()), np.int64)
    for (codes, size) in streams:
        where = ragged(at, size)
        value[where], width[where] = codes
        at = at + size
    return (value, width), ends


@dataclass(frozen=True, slots=True)
class _Outside:
    """What is needed to write a list's documents or positions in blocks of their own."""

    lists: Lists
    gaps: Codes
    steps: Codes
    block: int                          # bits

    def documents(self, i: int) -> list[tuple[int, bytes]]:
        """All documents of list i in one block."""
        a = int(self.lists.docs[:i].sum())
        b = a + int(self.lists.docs[i])
        return [(b - a, bits.packed((self.gaps[0][a:b], self.gaps[1][a:b]), np.array([b - a]))[0])]

    def positions(self, i: int) -> list[tuple[int, bytes]]:
        """The positions of list i in blocks of about `block` bits: (postings of the block, its bytes)."""
        a, p = int(self.lists.docs[:i].sum()), int(self.lists.total[:i].sum())
        count = self.lists.count[a:a + int(self.lists.docs[i])]
        ends = np.cumsum(count)
        codes = (self.steps[0][p:p + int(ends[-1])], self.steps[1][p:p + int(ends[-1])])
        total = np.cumsum(codes[1])[ends - 1]
        last = np.append(np.flatnonzero(np.diff((total - 1) // self.block)), len(count) - 1)
        return list(zip(np.diff(last, prepend=-1).tolist(), bits.packed(codes, ends[last]), strict=True))


Named = list[tuple[int, list[tuple[str, bytes]]]]


def _heads(lists: Lists, shift: int, shard_of: Ints, away: tuple[NDArray[np.bool_], NDArray[np.bool_]],
           outside: _Outside) -> tuple[tuple[Codes, Ints], Named]:
    """The codes before each list's postings, and the blocks that stand outside, by list."""
    count = len(lists.key)
    first_of_shard, first_of_key = np.diff(shard_of, prepend=-1) > 0, np.diff(lists.key, prepend=-1) > 0
    columns = [*_shard_head(lists, shift, first_of_shard, first_of_key), _key_mask(lists, first_of_key)]
    flags = away[0].astype(np.int64) << 1 | away[1]
    columns.append(bits.joined(bits.gamma(lists.docs), (flags, np.where(lists.docs >= FLAGGED, 2, 0))))
    value = np.stack([c[0] for c in columns], axis=1).ravel()
    width = np.stack([c[1] for c in columns], axis=1).ravel()
    sizes = np.full(count, len(columns))
    blocks: Named = []
    extra_value, extra_width, extra_at = [], [], []
    for i in np.flatnonzero(away[0] | away[1]).tolist():
        codes, named = _elsewhere(i, lists, away, outside)
        blocks.append((i, named))
        extra_value += [c for c, _ in codes]
        extra_width += [w for _, w in codes]
        extra_at += [(i + 1) * len(columns)] * len(codes)
        sizes[i] += len(codes)
    return ((np.insert(value, extra_at, extra_value), np.insert(width, extra_at, extra_width)), sizes), blocks


def _shard_head(lists: Lists, shift: int, first_of_shard: NDArray[np.bool_], first_of_key: NDArray[np.bool_]) -> list[Codes]:
    """The head of a shard (on its first list), and the step of each key (on its first list)."""
    if not len(lists.key):
        none = np.zeros(0, np.int64)
        return [(none, none)] * 2
    low = lists.key & ((1 << shift) - 1)
    shards = np.flatnonzero(first_of_shard)
    keys = np.add.reduceat(first_of_key.astype(np.int64), shards)
    k = np.clip(bits.bit_length((1 << shift) // keys) - 1, 0, 31)
    head = bits.joined(bits.gamma(keys + 1), (k, np.full(len(k), 5)))
    value, width = np.zeros(len(low), np.int64), np.zeros(len(low), np.int64)
    value[shards], width[shards] = head
    step = np.where(first_of_shard, low, low - np.concatenate([[0], low[:-1]]) - 1)
    sizes = np.diff(np.append(shards, len(low)))
    code = bits.rice(np.maximum(step, 0), np.repeat(k, sizes), bits.GAP_CAP, 32)
    return [(value, width), (code[0], np.where(first_of_key, code[1], 0))]


def _key_mask(lists: Lists, first_of_key: NDArray[np.bool_]) -> Codes:
    """Which fields have a key: one bit when only the text, else five."""
    if not len(lists.key):
        return lists.key, lists.key
    keys = np.flatnonzero(first_of_key)
    mask = np.add.reduceat(np.int64(1) << lists.field, keys)
    value, width = np.zeros(len(lists.key), np.int64), np.zeros(len(lists.key), np.int64)
    only = mask == 1 << TEXT
    value[keys], width[keys] = np.where(only, 0, 16 | mask), np.where(only, 1, 5)
    return value, width


def _elsewhere(i: int, lists: Lists, away: tuple[NDArray[np.bool_], NDArray[np.bool_]],
               outside: _Outside) -> tuple[list[tuple[int, int]], list[tuple[str, bytes]]]:
    """The codes that say where list i's blocks are, and the blocks: name KEY-FIELD[d|p]NUMBER-HASH."""
    codes: list[tuple[int, int]] = []
    named: list[tuple[str, bytes]] = []
    for kind, is_away, blocks in (("d", away[0][i], outside.documents), ("p", away[1][i], outside.positions)):
        if not is_away:
            continue
        made = blocks(i)
        codes += [_gamma(len(made))]
        for number, (postings, data) in enumerate(made):
            name = digest(data)
            named.append((f"{int(lists.key[i]):08x}-{int(lists.field[i])}{kind}{number}-{name}", data))
            codes += [_gamma(postings), (int(name, 16), 24)]
    return codes, named


def _gamma(value: int) -> tuple[int, int]:
    return value, 2 * value.bit_length() - 1
