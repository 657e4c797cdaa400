"""Chance runs: where two characters that make a word stand side by side and are none (法国 in 方法国家).

A result list puts documents that have a word before those in which its characters only meet. Only words of two characters
are kept track of: longer ones hardly ever arise by chance.
"""
from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from banmian.search.cutter import Table
from banmian.search.laying import Laid, Pairs, changes
from banmian.search.units import SPACE, pair_keys, units
from banmian.text.words import dictionary

_FIRST, _LAST = 0x3400, 0x9FFF
_TWO: Final = 6                 # bytes of two Han characters in UTF-8
_THREE: Final = 0b1110          # begins a character of three bytes


@cache
def _words() -> NDArray[np.uint32]:
    """The numbers of the pairs that jieba's dictionary has as words, rising."""
    data = np.frombuffer(b"\n" + dictionary() + bytes(_TWO + 1), np.uint8)
    line = np.flatnonzero(data[:-_TWO - 1] == ord("\n")) + 1
    line = line[data[line + _TWO] == ord(" ")]          # of 法国 5482 ns, the words of six bytes
    row = data[line[:, None] + np.arange(_TWO)]
    row = row[(row[:, 0] >> 4 == _THREE) & (row[:, 3] >> 4 == _THREE)]
    pair = units(row.tobytes().decode("utf-8")).reshape(-1, 2)
    pair = pair[((pair >= _FIRST) & (pair <= _LAST)).all(axis=1)]
    return np.sort(pair_keys(pair[:, 0], pair[:, 1]))


def chance_runs(texts: Laid, pairs: Pairs, wanted: NDArray[np.bool_], table: Table | None = None) -> NDArray[np.uint64]:
    """The pairs that are words but stand in a document only where one of its words ends and the next begins.

    `wanted`: for each document whether to look; `table`: the words, where they are at hand. Returns key << 32 | document, rising.
    """
    inside = ~_word_ends(texts, wanted, table)[pairs.at]
    whole = np.maximum.reduceat(inside, pairs.postings) if len(inside) else inside
    key, doc = pairs.key[pairs.postings], pairs.doc
    asked = _are_words(key, table.pair if table else _words()) & wanted[doc]
    name = key.astype(np.uint64) << np.uint64(32) | doc.astype(np.uint64)
    met = np.sort(name[asked & ~whole])
    return _without(met[changes(met)], np.sort(name[asked & whole]))


def _are_words(key: NDArray[np.uint32], known: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of the keys, which rise, are among those known, which rise."""
    first = np.flatnonzero(changes(key))
    place = np.minimum(np.searchsorted(known, key[first]), len(known) - 1)
    return np.repeat(known[place] == key[first], np.diff(first, append=len(key)))


def _without(values: NDArray[np.uint64], others: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The values that are not among the others; both rise."""
    if not len(others):
        return values
    near = others[np.minimum(np.searchsorted(others, values), len(others) - 1)]
    kept: NDArray[np.uint64] = values[near != values]
    return kept


def _word_ends(texts: Laid, wanted: NDArray[np.bool_], table: Table | None) -> NDArray[np.bool_]:
    """Of each unit, whether a word of jieba's ends with it; of the documents that are wanted only."""
    from banmian.text.words import cut
    han = (texts.unit >= _FIRST) & (texts.unit <= _LAST)
    if not wanted.all():
        han &= wanted[texts.documents(texts.text)]
    taken = han.copy()
    taken[1:] |= han[:-1]               # one unit after each run of Han characters, as a space
    place = np.flatnonzero(taken)
    runs = np.where(han[place], texts.unit[place], np.uint16(SPACE)).tobytes().decode("utf-16-le")
    ends = np.zeros(len(han), bool)
    words = table.cut(runs) if table else None
    if words is None:
        words = cut(runs)
    ends[place[np.cumsum(np.fromiter(map(len, words), np.int64)) - 1]] = True
    return ends


def traditional_forms(texts: Laid) -> NDArray[np.uint64]:
    """Which documents have a traditional form of which folded unit: key of (unit, 0) << 32 | document; each once or more.

    So a search for the very characters typed reads only texts that could differ.
    """
    unit = texts.unit[texts.varies]
    doc = texts.documents(texts.text[texts.varies])
    return pair_keys(unit, np.zeros(1, np.uint16)).astype(np.uint64) << np.uint64(32) | doc.astype(np.uint64)


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
