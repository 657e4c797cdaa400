"""The index of a contiguous range of documents, as arrays: made by itself, kept, and merged with its neighbours."""
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from math import isqrt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from banmian.search.chance import chance_runs, known_runs
from banmian.search.document import FIELDS, SearchDoc
from banmian.search.excerpts import coded
from banmian.search.lexicon import NO_WORDS, Words, words_of
from banmian.search.units import EDGE, SPACE, Units, folding, latin, pair_keys, traditional, units

VERSION: Final = 4
VARIANT: Final = 64
MOST_OF_ONE: Final = 65535
MOST_UNITS: Final = (1 << 24) - 1
LEVELS: Final = tuple(isqrt(2 ** (i + 8)) for i in range(34))
"""Lengths of a text, in units, that the index tells apart: steps of √2 from 16 to 1,482,910. A text counts as the
greatest that is not above its length, so that a length is one symbol; the other fields have no length."""


@dataclass(frozen=True, slots=True)
class Part:
    """Postings of one range of documents. Lists stand in the order (key, field), documents rising in each.

    Pairs: two units side by side; `pair_doc`, `pair_count` one a document of a list, `pair_step` one an occurrence:
    the offset in the field, as steps (the first from 0, the next from one past the one before). Characters: single
    units, which documents have them. Chance: pairs that are words, and the documents where they only meet (chance.py).
    `excerpt`: the documents' coded texts, one after the other.
    """

    level: NDArray[np.uint8]            # of the text, one a document; with VARIANT, some field has a traditional form
    pair_key: NDArray[np.uint32]
    pair_field: NDArray[np.uint8]
    pair_docs: NDArray[np.uint32]       # documents of the list
    pair_total: NDArray[np.uint32]      # occurrences of the list
    pair_doc: NDArray[np.uint16]
    pair_count: NDArray[np.uint16]
    pair_step: NDArray[np.uint32]
    char_key: NDArray[np.uint16]
    char_field: NDArray[np.uint8]
    char_docs: NDArray[np.uint32]
    char_doc: NDArray[np.uint16]
    chance_key: NDArray[np.uint32]
    chance_docs: NDArray[np.uint32]
    chance_doc: NDArray[np.uint16]
    excerpt_size: NDArray[np.uint32]    # symbols, one a document
    excerpt: NDArray[np.uint8]
    facts: NDArray[np.uint8]            # JSON in UTF-8: a list of facet values and the headline, a document
    words: NDArray[np.uint8]            # JSON in UTF-8, see lexicon.Words

    def dumps(self) -> bytes:
        """The part as bytes; `loads` reads them without copying."""
        arrays = [(f.name, np.ascontiguousarray(getattr(self, f.name))) for f in fields(self)]
        head = json.dumps([VERSION, [[n, a.dtype.str, len(a)] for n, a in arrays]]).encode()
        pieces = [b"banmian-part\n", len(head).to_bytes(8, "little"), head]
        at = sum(map(len, pieces))
        for _, array in arrays:
            pieces += [bytes(-at % 8), array.tobytes()]
            at += len(pieces[-2]) + len(pieces[-1])
        return b"".join(pieces)

    @staticmethod
    def loads(data: bytes | memoryview) -> Part:
        """The part that `dumps` wrote. Raises ValueError for anything else, another version included."""
        if bytes(data[:13]) != b"banmian-part\n":
            raise ValueError("these bytes are no part of a search index")
        size = int.from_bytes(data[13:21], "little")
        version, table = json.loads(bytes(data[21:21 + size]))
        if version != VERSION:
            raise ValueError(f"a part of version {version}, not {VERSION}")
        at, arrays = 21 + size, {}
        for name, kind, count in table:
            at += -at % 8
            arrays[name] = np.frombuffer(data, np.dtype(kind), count, at)
            at += arrays[name].nbytes
        return Part(**arrays)


def part_of(docs: Sequence[SearchDoc], known: Words = NO_WORDS, old: Part | None = None) -> Part:
    """The index of these documents, at most 65,535 of them. Raises ValueError for more.

    `known` and `old` save work and change nothing: an older part, and its words.
    """
    count = len(docs)
    if count > 65535:
        raise ValueError(f"a part holds at most 65,535 documents, not {count}")
    laid = _laid(docs)
    excerpt, sizes = coded(docs)
    facts = json.dumps([(*doc.facets(), doc.headline) for doc in docs], ensure_ascii=False, separators=(",", ":"))
    words = words_of(docs, laid.unit.tobytes().decode("utf-16-le", "replace"), known)
    return Part(level=_levels(laid, count), **_pairs(laid, count), **_chars(laid, count),
                **_chance(laid, count, excerpt, sizes, old), excerpt=excerpt, excerpt_size=sizes,
                facts=_bytes(facts.encode("utf-8", "surrogatepass")), words=_bytes(words.dumps()))


def _bytes(data: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(data, np.uint8)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The documents' folded texts end to end, field by field, each text followed by a space."""

    unit: Units
    size: NDArray[np.int64]             # of each text with its space; text number = field × documents + document
    start: NDArray[np.int64]
    text: NDArray[np.int32]             # text number of each unit
    varies: NDArray[np.int64]           # places of the units that folding made from a traditional form


def _laid(docs: Sequence[SearchDoc]) -> _Laid:
    rows = [doc.fields() for doc in docs]
    texts = [units(row[f] + "\n") for f in range(len(FIELDS)) for row in rows]
    size = np.fromiter(map(len, texts), np.int64, len(texts))
    printed = np.concatenate(texts) if texts else np.zeros(0, np.uint16)
    unit = folding()[printed]
    start = np.concatenate([[0], np.cumsum(size)[:-1]]).astype(np.int64) if texts else np.zeros(0, np.int64)
    return _Laid(unit, size, start, np.repeat(np.arange(len(texts), dtype=np.int32), size),
                 np.flatnonzero(traditional()[printed]))


def _levels(laid: _Laid, count: int) -> NDArray[np.uint8]:
    inked = np.bincount(laid.text[laid.unit != SPACE], minlength=count * len(FIELDS))[count * (len(FIELDS) - 1):]
    found = np.searchsorted(np.array(LEVELS), inked, side="right") - 1
    level = np.clip(found, 0, len(LEVELS) - 1).astype(np.uint8)
    level[laid.text[laid.varies] % max(count, 1)] |= VARIANT
    return level


def _pairs(laid: _Laid, count: int) -> dict[str, NDArray[Any]]:
    key, at = _bounded(*_sorted_pairs(laid.unit), laid)
    text = laid.text[at]
    field, doc = text // max(count, 1), text % max(count, 1)
    offset = at - laid.start[text]
    new_list = _changes(key) | _changes(field)
    new_doc = new_list | _changes(doc)
    lists, postings = np.flatnonzero(new_list), np.flatnonzero(new_doc)
    step = offset - np.concatenate([[0], offset[:-1] + 1]) if len(offset) else offset
    step[postings] = offset[postings]
    first = np.flatnonzero(new_list[postings])
    counts = np.diff(np.append(postings, len(at)))
    return {
        "pair_key": key[lists], "pair_field": field[lists].astype(np.uint8),
        "pair_docs": np.diff(np.append(first, len(postings))).astype(np.uint32),
        "pair_total": np.diff(np.append(lists, len(at))).astype(np.uint32),
        "pair_doc": doc[postings].astype(np.uint16),
        "pair_count": counts.astype(np.uint16),
        "pair_step": step.astype(np.uint32),
    }


def _bounded(key: NDArray[np.uint32], at: NDArray[np.int64], laid: _Laid) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Without what the codes cannot hold: of one pair in one text the occurrences after the 65,535th, and any past
    the 16,777,215th unit of a text. No page of a newspaper comes near; the rest of the text is still found."""
    if not len(at) or laid.size.max() <= MOST_OF_ONE:
        return key, at
    starts = np.flatnonzero(_changes(key) | _changes(laid.text[at]))
    rank = np.arange(len(at)) - np.repeat(starts, np.diff(np.append(starts, len(at))))
    kept = (rank < MOST_OF_ONE) & (at - laid.start[laid.text[at]] < MOST_UNITS)
    return key[kept], at[kept]


def _sorted_pairs(unit: Units) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Keys and places of all pairs of neighbours, sorted; a word's edges count as its neighbours."""
    ink = unit != SPACE
    word = latin()[unit]
    near = np.flatnonzero(ink[:-1] & ink[1:])
    begin = np.flatnonzero(word & ~np.concatenate([[False], word[:-1]]))
    end = np.flatnonzero(word & ~np.concatenate([word[1:], [False]]))
    edge = np.full(1, EDGE, np.uint16)
    keys = np.concatenate([pair_keys(unit[near], unit[near + 1]), pair_keys(edge, unit[begin]),
                           pair_keys(unit[end], edge)])
    both = keys.astype(np.uint64) << np.uint64(32) | np.concatenate([near, begin, end]).astype(np.uint64)
    both.sort()
    return (both >> np.uint64(32)).astype(np.uint32), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _chars(laid: _Laid, count: int) -> dict[str, NDArray[Any]]:
    """Which texts have which units; a table of booleans, because it is small and needs no sorting."""
    ink = laid.unit != SPACE
    seen = np.bincount(laid.unit[ink], minlength=65536) > 0
    known = np.flatnonzero(seen)
    number = np.cumsum(seen) - 1
    table = np.zeros((len(known), count * len(FIELDS)), bool)
    table[number[laid.unit[ink]], laid.text[ink]] = True
    row, text = np.nonzero(table)
    field = text // max(count, 1)
    starts = np.flatnonzero(_changes(row) | _changes(field))
    return {
        "char_key": known[row[starts]].astype(np.uint16), "char_field": field[starts].astype(np.uint8),
        "char_docs": np.diff(np.append(starts, len(row))).astype(np.uint32),
        "char_doc": (text % max(count, 1)).astype(np.uint16),
    }


def _chance(laid: _Laid, count: int, excerpt: NDArray[np.uint8], sizes: NDArray[np.uint32],
            old: Part | None) -> dict[str, NDArray[Any]]:
    """Where words meet by chance; a document whose symbols an older part has is not cut into words again."""
    done, name = np.zeros(count, bool), np.zeros(0, np.uint64)
    if old is not None:
        names = np.repeat(old.chance_key.astype(np.uint64) << np.uint64(32), old.chance_docs) | old.chance_doc
        done, name = known_runs(_texts(excerpt, sizes), _texts(old.excerpt, old.excerpt_size), names)
    doc = (laid.text % max(count, 1)).astype(np.int64)
    new = ~done[doc]
    name = np.sort(np.concatenate([name, chance_runs(laid.unit[new], doc[new])]))
    key = (name >> np.uint64(32)).astype(np.uint32)
    starts = np.flatnonzero(_changes(key))
    return {"chance_key": key[starts], "chance_docs": np.diff(np.append(starts, len(key))).astype(np.uint32),
            "chance_doc": name.astype(np.uint16)}


def _texts(excerpt: NDArray[np.uint8], sizes: NDArray[np.uint32]) -> list[bytes]:
    """Each document's symbols."""
    ends = np.cumsum(sizes, dtype=np.int64).tolist()
    return [excerpt[a:b].tobytes() for a, b in zip([0, *ends], ends, strict=False)]


def _changes(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it; true at the start."""
    out = np.ones(len(values), bool)
    out[1:] = values[1:] != values[:-1]
    return out
