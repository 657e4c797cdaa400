"""Whole numbers as bit codes, many at once: the forms that `client/bits.js` reads.

A code is a pair (value, width): the lowest `width` bits of `value`, written most significant bit first, at most 62.
"""
from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Codes = tuple[Ints, Ints]

GAP_CAP: Final = 12
GAP_RAW: Final = 24
POSITION_CAP: Final = 16
POSITION_RAW: Final = 24
COUNT_CAP: Final = 8
COUNT_RAW: Final = 16


def bit_length(values: Ints) -> Ints:
    """The number of binary digits of each value, 0 for 0; exact below 2^53."""
    return np.frexp(values.astype(np.float64))[1].astype(np.int64)


def rice(values: Ints, k: Ints, cap: int, raw: int) -> Codes:
    """Rice codes: value >> k in unary (ones, then a zero), then its lowest k bits.

    `cap` ones with no zero after them mean that the value stands whole, in `raw` bits.
    """
    high = values >> k
    width = high + k
    width += 1
    code = np.int64(1) << np.minimum(width, 62)         # ones << (k + 1) | low, as a sum
    code += values
    code -= high + 2 << k
    long = np.flatnonzero(high >= cap)
    if len(long):
        code[long] = ((1 << cap) - 1) << raw | values[long]
        width[long] = cap + raw
    return code, width


def gamma(values: Ints) -> Codes:
    """Elias gamma codes of values of at least 1: as many zeros as follow the first binary digit, then the digits."""
    return values, 2 * bit_length(values) - 1


def joined(first: Codes, second: Codes) -> Codes:
    """The two codes of each pair as one; their widths together may not pass 62."""
    return first[0] << second[1] | second[0], first[1] + second[1]


def packed(codes: Codes, ends: Ints) -> list[bytes]:
    """The codes as byte strings: string i ends before code ends[i], its last byte filled up with zeros."""
    value, width = codes
    total = np.zeros(len(width) + 1, np.int64)
    np.cumsum(width, out=total[1:])
    bits = np.diff(total[ends], prepend=0)
    base = np.concatenate([[0], np.cumsum(bits + 63 >> 6)])
    shift = (base[:-1] << 6) - np.concatenate([[0], total[ends][:-1]])
    at = total[:-1]
    at += np.repeat(shift, np.diff(ends, prepend=0))
    stream = _words(value, width, at, int(base[-1]))
    return [stream[8 * b:8 * b + (n + 7 >> 3)] for b, n in zip(base[:-1].tolist(), bits.tolist(), strict=True)]


def paired(codes: Codes) -> Codes:
    """An even number of codes as half as many, each two in one; as they are where two together pass 62 bits."""
    width = codes[1][::2] + codes[1][1::2]
    if len(width) and width.max() > 62:
        return codes
    return codes[0][::2] << codes[1][1::2] | codes[0][1::2], width


def _words(value: Ints, width: Ints, at: Ints, count: int) -> bytes:
    """The codes laid at their bit offsets, which rise and do not overlap, as big-endian words."""
    out = np.zeros(count + 1, np.uint64)
    if len(value):
        left = value.view(np.uint64) << (64 - width).view(np.uint64)        # a width of 0 leaves nothing
        offset = at & 63
        word = at >> 6
        _add(out, word, left >> offset.view(np.uint64))
        spills = np.flatnonzero(offset + width > 64)
        if len(spills):
            _add(out, word[spills] + 1, left[spills] << (64 - offset[spills]).view(np.uint64))
    return out.astype(">u8").tobytes()


def _add(out: NDArray[np.uint64], word: Ints, value: NDArray[np.uint64]) -> None:
    starts = np.flatnonzero(word[1:] != word[:-1]) + 1
    starts = np.concatenate([[0], starts])
    out[word[starts]] += np.add.reduceat(value, starts)
