"""The index of a contiguous range of documents, as arrays: made by itself, kept, and merged with its neighbours."""
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from banmian.search import arrays
from banmian.search.chance import chance_runs, known_runs, traditional_forms
from banmian.search.cutter import Table
from banmian.search.document import SearchDoc
from banmian.search.excerpts import coded
from banmian.search.laying import Laid, Pairs, changes, characters, laid, levels, sorted_pairs
from banmian.search.lexicon import NO_WORDS, Words, words_of

VERSION: Final = 8


@dataclass(frozen=True, slots=True)
class Part:
    """Postings of one range of documents. Lists stand in the order (key, field), documents rising in each.

    Pairs: two units side by side; `pair_doc`, `pair_count` one a document of a list, `pair_step` one an occurrence:
    the offset in the field, as steps (the first from 0, the next from one past the one before). Characters: single
    units, which documents have them. Chance: pairs that are words, and the documents where they only meet; and a unit with 0
    for a second: the documents that have a traditional form of it (chance.py).
    `excerpt`: the documents' coded texts, one after the other.
    """

    level: NDArray[np.uint8]            # of the text, one a document; with VARIANT, some field has a traditional form
    pair_key: NDArray[np.uint32]
    pair_field: NDArray[np.uint8]
    pair_docs_at: NDArray[np.uint32]    # where the list's documents begin, and at the end their number
    pair_total_at: NDArray[np.uint32]   # where its occurrences begin, and at the end their number
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
        return arrays.dumps("part", VERSION, {f.name: getattr(self, f.name) for f in fields(self)})

    @staticmethod
    def loads(data: bytes | memoryview) -> Part:
        """The part that `dumps` wrote. Raises ValueError for anything else, another version included."""
        return Part(**arrays.loads("part", VERSION, data))


def part_of(docs: Sequence[SearchDoc], known: Words = NO_WORDS, old: Part | None = None, table: Table | None = None) -> Part:
    """The index of these documents, at most 65,535 of them. Raises ValueError for more.

    `known`, `old` and `table` save work and change nothing: an older part, and its words; the words of jieba's dictionary.
    """
    if len(docs) > 65535:
        raise ValueError(f"a part holds at most 65,535 documents, not {len(docs)}")
    texts = laid(docs)
    pairs = sorted_pairs(texts)
    excerpt, sizes = coded(docs)
    facts = json.dumps([(*doc.facets(), doc.headline) for doc in docs], ensure_ascii=False, separators=(",", ":"))
    words = words_of(docs, texts.unit.tobytes().decode("utf-16-le", "replace"), known)
    return Part(level=levels(texts), **_pairs(texts, pairs), **_chars(texts), **_chance(texts, pairs, excerpt, sizes, old, table),
                excerpt=excerpt, excerpt_size=sizes, facts=_bytes(facts.encode("utf-8", "surrogatepass")),
                words=_bytes(words.dumps()))


def _bytes(data: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(data, np.uint8)


def _pairs(texts: Laid, pairs: Pairs) -> dict[str, NDArray[Any]]:
    at, lists, postings = pairs.at, pairs.lists, pairs.postings
    first = np.searchsorted(postings, lists)
    offset = at - texts.start[texts.text[at]]
    step = np.diff(offset, prepend=-1) - 1
    step[postings] = offset[postings]
    return {
        "pair_key": pairs.key[lists], "pair_field": pairs.field[first].astype(np.uint8),
        "pair_docs_at": np.append(first, len(postings)).astype(np.uint32), "pair_total_at": np.append(lists, len(at)).astype(np.uint32),
        "pair_doc": pairs.doc.astype(np.uint16), "pair_count": _sizes(postings, len(at)).astype(np.uint16),
        "pair_step": step.astype(np.uint32),
    }


def _sizes(starts: NDArray[np.int64], end: int) -> NDArray[np.uint32]:
    """How long the runs are that begin there, the last of which ends at `end`."""
    return np.diff(starts, append=end).astype(np.uint32)


def _chars(texts: Laid) -> dict[str, NDArray[Any]]:
    names = characters(texts)
    char, text = (names >> np.uint64(32)).astype(np.uint16), names.astype(np.uint32).astype(np.int32)
    field = texts.fields(text)
    lists = np.flatnonzero(changes(char) | changes(field))
    return {"char_key": char[lists], "char_field": field[lists].astype(np.uint8), "char_docs": _sizes(lists, len(names)),
            "char_doc": texts.documents(text).astype(np.uint16)}


def _chance(texts: Laid, pairs: Pairs, excerpt: NDArray[np.uint8], sizes: NDArray[np.uint32],
            old: Part | None, table: Table | None) -> dict[str, NDArray[Any]]:
    """Where words meet by chance and where characters are traditional; a document whose symbols an older part has is not cut
    into words again."""
    done, name = np.zeros(texts.count, bool), np.zeros(0, np.uint64)
    if old is not None:
        names = np.repeat(old.chance_key.astype(np.uint64) << np.uint64(32), old.chance_docs) | old.chance_doc
        done, name = known_runs(_texts(excerpt, sizes), _texts(old.excerpt, old.excerpt_size), names)
    name = np.sort(np.concatenate([name, chance_runs(texts, pairs, ~done, table), traditional_forms(texts)]))
    name = name[changes(name)]
    key = (name >> np.uint64(32)).astype(np.uint32)
    lists = np.flatnonzero(changes(key))
    return {"chance_key": key[lists], "chance_docs": _sizes(lists, len(key)), "chance_doc": name.astype(np.uint16)}


def _texts(excerpt: NDArray[np.uint8], sizes: NDArray[np.uint32]) -> list[bytes]:
    """Each document's symbols."""
    ends = np.cumsum(sizes, dtype=np.int64).tolist()
    return [excerpt[a:b].tobytes() for a, b in zip([0, *ends], ends, strict=False)]
