"""Posting lists as shards: the bytes that `client/postings.js` reads.

A shard holds the lists of a contiguous range of keys. Its bits, in order: the number of keys plus one (gamma), the Rice
parameter of the keys (5 bits), the steps over its groups of keys (skips.py); then for each key its step from the one before (Rice;
the first from the range's start), 0
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

from banmian.search import bits, skips
from banmian.search.bits import Codes, Ints
from banmian.search.laying import LEVELS
from banmian.search.lists import TEXT, Lists, ragged, starts
from banmian.search.scripts import digest

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
    inside = np.where(away[0], 0, docs_bits) + np.where(away[1], 0, step_bits)
    heads, blocks = _heads(lists, shift, shard_of, away, outside, inside)
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
           outside: _Outside, inside: Ints) -> tuple[tuple[Codes, Ints], Named]:
    """The codes before each list's postings, and the blocks that stand outside, by list. `inside`: bits of the postings that
    follow in the shard."""
    first_of_shard, first_of_key = np.diff(shard_of, prepend=-1) > 0, np.diff(lists.key, prepend=-1) > 0
    low = lists.key & ((1 << shift) - 1)
    flags = away[0].astype(np.int64) << 1 | away[1]
    columns = [_steps_of_keys(low, shift, first_of_shard, first_of_key), _key_mask(lists, first_of_key),
               bits.joined(bits.gamma(lists.docs), (flags, np.where(lists.docs >= FLAGGED, 2, 0)))]
    where, blocks = _all_elsewhere(lists, away, outside)
    size = inside + np.sum([width for _, width in columns], axis=0)
    np.add.at(size, where.at, where.codes[1])
    skip = skips.skips(low, first_of_shard, first_of_key, size, shift)
    return _with([skip.head, *columns], skip.extra, where), blocks


def _with(columns: list[Codes], after_first: skips.Extra, after_all: skips.Extra) -> tuple[Codes, Ints]:
    """Of each list its columns' codes, one after the other, with further codes after the first column and after all; and how
    many codes each list has."""
    at = np.concatenate([after_first.at * len(columns) + 1, (after_all.at + 1) * len(columns)])
    value, width = (np.insert(np.stack([column[i] for column in columns], axis=1).ravel(), at,
                              np.concatenate([after_first.codes[i], after_all.codes[i]])) for i in (0, 1))
    sizes = np.full(len(columns[0][0]), len(columns))
    np.add.at(sizes, np.concatenate([after_first.at, after_all.at]), 1)
    return (value, width), sizes


def _steps_of_keys(low: Ints, shift: int, first_of_shard: NDArray[np.bool_], first_of_key: NDArray[np.bool_]) -> Codes:
    """The step of each key (on its first list)."""
    step = np.where(first_of_shard, low, np.diff(low, prepend=0) - 1)
    value, width = bits.rice(np.maximum(step, 0), skips.key_parameters(first_of_shard, first_of_key, shift), bits.GAP_CAP, skips.RAW)
    return value, np.where(first_of_key, width, 0)


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


def _all_elsewhere(lists: Lists, away: tuple[NDArray[np.bool_], NDArray[np.bool_]], outside: _Outside) -> tuple[skips.Extra, Named]:
    """The codes that say where the blocks outside are, and the blocks, by list."""
    found: list[tuple[int, int, int]] = []
    blocks: Named = []
    for i in np.flatnonzero(away[0] | away[1]).tolist():
        codes, named = _elsewhere(i, lists, away, outside)
        found += [(i, value, width) for value, width in codes]
        blocks.append((i, named))
    at, value, width = np.array(found, np.int64).reshape(-1, 3).T
    return skips.Extra(at, (value, width)), blocks


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
