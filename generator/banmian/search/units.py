"""Text as UTF-16 code units, folded: what the index counts, so that its offsets are JavaScript's.

Folding maps one unit to one unit, so an offset in the folded text is the same offset in the text as printed.
"""
from __future__ import annotations

from functools import cache
from itertools import chain
from typing import Final
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from banmian.text.packaged import packaged

Units = NDArray[np.uint16]

SPACE: Final = 32
EDGE: Final = 1
"""The unit that stands, in pairs only, before and after a word of Latin letters or digits."""
_SPACES: Final = (*range(0x21), *range(0x7F, 0xA1), 0xAD, 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2030),
                  0x205F, 0x2060, 0x3000, 0xFEFF)
_CASES: Final = ((0x41, 0x5A, 32), (0xC0, 0xD6, 32), (0xD8, 0xDE, 32), (0x391, 0x3A9, 32), (0x400, 0x40F, 80),
                 (0x410, 0x42F, 32), (0xFF21, 0xFF3A, 32))
_ALIKE: Final = ("“\"”\"„\"‟\"「\"」\"〝\"〞\"‘'’'『'』'•·‧·∙·⋅·・·―—─—‐-‑-–-−-〜~⋯…"
                 "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟")
"""Marks that are one mark in several forms, and radicals that text taken out of PDF has for characters, each with what it is folded to."""
_TWICE: Final = (range(0x2F00, 0x2FE0), range(0xF900, 0xFB00))      # characters that Unicode has twice: ⼈ 人
_LATIN: Final = ((0x30, 0x39), (0x61, 0x7A), (0xDF, 0xF6), (0xF8, 0x24F), (0x370, 0x3FF), (0x430, 0x4FF))


@cache
def folding() -> Units:
    """The folded unit of each of the 65,536: all of `_plain`, and traditional to simplified."""
    table, codes = _plain(), _variants()
    simple = np.arange(65536, dtype=np.uint16)
    simple[codes[::2]] = codes[1::2]
    return simple[table]


def _plain() -> Units:
    """Case, full width, white space, forms of marks, characters that Unicode has twice."""
    table = np.arange(65536, dtype=np.uint16)
    for code in chain.from_iterable(_TWICE):
        one = units(normalize("NFKC", chr(code)))
        if len(one) == 1:
            table[code] = one[0]
    alike = units(_ALIKE)
    table[alike[::2]] = alike[1::2]
    for first, last, step in _CASES:
        table[first:last + 1] += np.uint16(step)
    table[0xFF01:0xFF5F] = table[0xFF01:0xFF5F] - np.uint16(0xFEE0)
    table[list(_SPACES)] = SPACE
    return table


@cache
def traditional() -> NDArray[np.bool_]:
    """Which units folding takes to a simplified character."""
    table = np.zeros(65536, bool)
    table[_variants()[::2]] = True
    return table[_plain()]


def _variants() -> Units:
    """Traditional and simplified units by turns, as OpenCC pairs them."""
    return units(packaged("banmian.search", "tables/variants.txt").decode())


@cache
def latin() -> NDArray[np.bool_]:
    """Which folded units make words with edges: digits and the letters of European scripts."""
    table = np.zeros(65536, bool)
    for first, last in _LATIN:
        table[first:last + 1] = True
    return table


def units(text: str) -> Units:
    """The text's UTF-16 code units as they are; a lone surrogate is one unit like another."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


def fold(text: str) -> str:
    """The text as the index sees it: the law of matching, and what the browser's `fold` must give too."""
    return folding()[units(text)].tobytes().decode("utf-16-le", "surrogatepass")


def pair_keys(first: Units, second: Units) -> NDArray[np.uint32]:
    """A number for each pair of units: one to one, and spread evenly, so that its first bits can name a shard.

    The finaliser of MurmurHash3 (Austin Appleby, public domain), which is a bijection on 32 bits.
    """
    key = first.astype(np.uint32) << np.uint32(16) | second
    key ^= key >> np.uint32(16)
    key *= np.uint32(0x85EBCA6B)
    key ^= key >> np.uint32(13)
    key *= np.uint32(0xC2B2AE35)
    key ^= key >> np.uint32(16)
    return key
