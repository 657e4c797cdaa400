"""Chance runs: where two characters that make a word stand side by side and are none (法国 in 方法国家).

A result list puts documents that have a word before those in which its characters only meet. Only words of two characters
are kept track of: longer ones hardly ever arise by chance.
"""
from __future__ import annotations

import re
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from banmian.search.units import SPACE, Units, pair_keys, units
from banmian.text.words import dictionary

_ENTRY: Final = re.compile("^([\u3400-\u9fff]{2}) ", re.MULTILINE)      # a line of jieba's dictionary: "法国 5482 ns"
_FIRST, _LAST = 0x3400, 0x9FFF


@cache
def _words() -> NDArray[np.uint32]:
    """The numbers of the pairs that jieba's dictionary has as words, rising."""
    found = units("".join(_ENTRY.findall(dictionary())))
    return np.unique(pair_keys(found[::2], found[1::2]))


def chance_runs(unit: Units, doc: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The pairs that are words but stand in a document only where one of its words ends and the next begins.

    `unit`: folded texts end to end, white space between them; `doc`: the document of each unit. Returns
    key << 32 | document, rising.
    """
    han = (unit >= _FIRST) & (unit <= _LAST)
    ends = _word_ends(np.where(han, unit, SPACE).astype(np.uint16), np.flatnonzero(han))
    at = np.flatnonzero(han[:-1] & han[1:])
    key = pair_keys(unit[at], unit[at + 1])
    known = _words()
    place = np.minimum(np.searchsorted(known, key), len(known) - 1)
    at, key = at[known[place] == key], key[known[place] == key]
    name = key.astype(np.uint64) << np.uint64(32) | doc[at].astype(np.uint64)
    everywhere, inside = np.unique(name), np.unique(name[~ends[at]])
    return np.setdiff1d(everywhere, inside, assume_unique=True)


def _word_ends(unit: Units, ink: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of each unit, whether a word of jieba's ends with it."""
    from banmian.text.words import words
    sizes = np.fromiter(map(len, words(unit.tobytes().decode("utf-16-le"))), np.int64)
    ends = np.zeros(len(unit), bool)
    if len(sizes):
        ends[ink[np.cumsum(sizes) - 1]] = True
    return ends


def known_runs(texts: list[bytes], old_texts: list[bytes], old: NDArray[np.uint64]) -> tuple[NDArray[np.bool_], NDArray[np.uint64]]:
    """What an older part's runs say of these documents: which of them it had, and their runs under their numbers now.

    `texts`, `old_texts`: each document's symbols (excerpts.py), which are the same when its texts are.
    """
    was = {text: i for i, text in enumerate(old_texts)}
    source = np.array([was.get(text, -1) for text in texts], np.int64)
    doc = (old & np.uint64(0xFFFFFFFF)).astype(np.int64)
    order = np.argsort(doc, kind="stable")
    edges = np.searchsorted(doc[order], np.arange(len(old_texts) + 1))
    found = [np.zeros(0, np.uint64)]
    for now, before in enumerate(source.tolist()):
        if before >= 0:
            mine = old[order[edges[before]:edges[before + 1]]]
            found.append(mine >> np.uint64(32) << np.uint64(32) | np.uint64(now))
    return source >= 0, np.concatenate(found)
