"""A part with some documents exchanged: as `part_of` makes it of all of them, without reading or sorting the others anew."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from banmian.search.cutter import Table
from banmian.search.document import SearchDoc
from banmian.search.excerpts import decoded
from banmian.search.laying import changes
from banmian.search.lexicon import Words, latin_words
from banmian.search.lists import bounds
from banmian.search.part import Part, part_of
from banmian.search.postings import DOC, FIELD, LAST_DOC, LAST_FIELD, postings
from banmian.search.units import fold

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Postings (key << 19 | field << 16 | document): which of the old ones stay, the new ones, and the place of each new one among
    those that stay."""

    stays: NDArray[np.bool_]
    old: NDArray[np.uint64]
    new: NDArray[np.uint64]
    place: Places

    def postings(self) -> NDArray[np.uint64]:
        """All postings, rising."""
        return np.insert(self.old, self.place, self.new)


def exchanged(old: Part, fresh: Mapping[int, SearchDoc], table: Table | None = None) -> Part | None:
    """The part of the old one's documents with those of these numbers put in their places; `table` only saves time.

    None where a document's facts or headline are not those of the one before it: they and the words of headlines stay as they are.
    """
    number = np.array(sorted(fresh), np.int64)
    docs = [fresh[at] for at in number.tolist()]
    words = Words.loads(old.words.tobytes())
    if not _same_facts(old, number, docs):
        return None
    new = part_of(docs, words, table=table)
    level = old.level.copy()
    level[number] = new.level
    starts = bounds(old.excerpt_size)
    was = [old.excerpt[starts[at]:starts[at + 1]] for at in number.tolist()]
    latin = Counter(words.latin)
    latin.subtract(latin_words(" ".join(fold(text) for row in decoded(b"".join(s.tobytes() for s in was)) for text in row[1:])))
    latin.update(Words.loads(new.words.tobytes()).latin)
    told = Words(words.cut, {word: n for word, n in latin.items() if n})
    sizes = old.excerpt_size.copy()
    sizes[number] = new.excerpt_size
    return Part(level=level, **_pairs(old, new, number), **_plain("char", old, new, number), **_plain("chance", old, new, number),
                excerpt_size=sizes, excerpt=_excerpts(old, new, starts, number), facts=old.facts,
                words=np.frombuffer(told.dumps(), np.uint8))


def _same_facts(old: Part, number: Places, docs: Sequence[SearchDoc]) -> bool:
    facts = json.loads(old.facts.tobytes().decode("utf-8", "surrogatepass"))
    return all(facts[at] == [*doc.facets(), doc.headline] for at, doc in zip(number.tolist(), docs, strict=True))


def _exchange(old: NDArray[np.uint64], new: NDArray[np.uint64], documents: int, number: Places) -> _Exchange:
    """What becomes of the postings when the documents of these numbers, of so many, are exchanged."""
    kept = np.ones(documents, bool)
    kept[number] = False
    stays = kept[(old & LAST_DOC).astype(np.int64)]
    new = new & ~LAST_DOC | number[(new & LAST_DOC).astype(np.int64)].astype(np.uint64)
    left = old[stays]
    return _Exchange(stays, left, new, np.searchsorted(left, new))


def _pairs(old: Part, new: Part, number: Places) -> dict[str, NDArray[Any]]:
    one = _exchange(postings(old, "pair"), postings(new, "pair"), len(old.level), number)
    count = old.pair_count[one.stays]
    at = bounds(count)[one.place]
    step = old.pair_step[np.repeat(one.stays, old.pair_count)]
    held, counts = one.postings(), np.insert(count, one.place, new.pair_count)
    lists = np.append(np.flatnonzero(changes(held >> DOC)), len(held))
    name = held[lists[:-1]] >> DOC
    return {
        "pair_key": (name >> FIELD).astype(np.uint32), "pair_field": (name & LAST_FIELD).astype(np.uint8),
        "pair_docs_at": lists.astype(np.uint32),
        "pair_total_at": bounds(counts)[lists].astype(np.uint32),
        "pair_doc": held.astype(np.uint16), "pair_count": counts,
        "pair_step": np.insert(step, np.repeat(at, new.pair_count), new.pair_step)}


def _plain(family: str, old: Part, new: Part, number: Places) -> dict[str, NDArray[Any]]:
    """The lists of characters, or of chance runs, which know no fields."""
    held = _exchange(postings(old, family), postings(new, family), len(old.level), number).postings()
    lists = np.flatnonzero(changes(held >> DOC))
    name = held[lists] >> DOC
    made: dict[str, NDArray[Any]] = {
        f"{family}_key": (name >> FIELD).astype(getattr(old, f"{family}_key").dtype),
        f"{family}_docs": np.diff(lists, append=len(held)).astype(np.uint32), f"{family}_doc": held.astype(np.uint16)}
    return made | {"char_field": (name & LAST_FIELD).astype(np.uint8)} if family == "char" else made


def _excerpts(old: Part, new: Part, starts: Places, number: Places) -> NDArray[np.uint8]:
    """The documents' symbols, those of the new ones in their places."""
    pieces, done = [], 0
    ends = np.cumsum(new.excerpt_size, dtype=np.int64)
    for at, end, size in zip(number.tolist(), ends.tolist(), new.excerpt_size.tolist(), strict=True):
        pieces += [old.excerpt[starts[done]:starts[at]], new.excerpt[end - size:end]]
        done = at + 1
    return np.concatenate([*pieces, old.excerpt[starts[done]:]])
