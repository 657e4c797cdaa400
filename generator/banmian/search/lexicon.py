"""Words beside the index: what is suggested while one types, names by their reading, the vocabulary of Latin script."""
from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from banmian.facts.gazetteer import find
from banmian.search.document import SearchDoc
from banmian.text.syllables import syllables

NAMES: Final = ("city", "county", "newspaper", "authors")
MOST_NAMES: Final = 2000
MOST_WORDS: Final = 1500
MOST_LATIN: Final = 20_000
LATIN_WORD: Final = re.compile("[0-9a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0430-\u04ff]{2,30}")     # covid, g228, 2022
_HAN_RUN: Final = re.compile("[\u3400-\u9fff]+")                                                         # 疫情防控
_characters: dict[str, str] = {}    # as words read them
LONGEST: Final = 8                  # characters of a word that is suggested


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a range of documents. `cut`: a headline → its words; `latin`: a word in Latin script → how often it
    stands in the range."""

    cut: Mapping[str, tuple[str, ...]]
    latin: Mapping[str, int]

    def dumps(self) -> bytes:
        """JSON, keys sorted."""
        return json.dumps([self.cut, self.latin], ensure_ascii=False, sort_keys=True,
                          separators=(",", ":")).encode("utf-8", "surrogatepass")

    @staticmethod
    def loads(data: bytes) -> Words:
        """What `dumps` wrote."""
        return Words(*json.loads(data.decode("utf-8", "surrogatepass")))


NO_WORDS: Final = Words({}, {})


def words_of(docs: Sequence[SearchDoc], folded: str, known: Words = NO_WORDS) -> Words:
    """The words of documents whose folded text is given; what `known` has already is not worked out again."""
    new = sorted({doc.headline for doc in docs if doc.headline and doc.headline not in known.cut})
    cut = dict(zip(new, _cut(new), strict=True)) | {
        doc.headline: known.cut[doc.headline] for doc in docs if doc.headline in known.cut}
    return Words(cut, latin_words(folded))


def latin_words(folded: str) -> Counter[str]:
    """The words in Latin script of a folded text, and how often each stands in it."""
    return Counter(word for word in LATIN_WORD.findall(folded) if not word.isdigit())


def _cut(headlines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words of each headline, of two to eight Han characters, each once."""
    from banmian.text.words import cut
    if not headlines:
        return
    row: list[str] = []
    for word in (*cut("\n".join(" ".join(_HAN_RUN.findall(headline)) for headline in headlines)), "\n"):
        if word == "\n":
            yield tuple(dict.fromkeys(row))
            row = []
        elif 2 <= len(word) <= LONGEST:
            row.append(word)


def _reading(text: str) -> str:
    """The syllables of a text in pinyin without tones, divided by spaces: "ning bo"; a heteronym by its phrase."""
    return " ".join(part for part in syllables(text, "ignore", _characters) if part.isascii())


def _name_reading(text: str) -> str:
    """That of a name with places in it, which the gazetteer reads: 莲都报 is "lian du bao", where a dictionary of words has dou."""
    read = []
    at = rest = 0
    while at < len(text):
        place = next((place for end in range(min(len(text), at + LONGEST), at + 1, -1) for place in find(text[at:end])[:1]), None)
        if place:
            read += [_reading(text[rest:at]), place.pinyin]
        at += len(place.short) if place else 1
        rest = at if place else rest
    return " ".join(filter(None, (*read, _reading(text[rest:]))))


def tallied(parts: Iterable[Words], headlines: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    """In how many documents each word of a headline stands, and how often each word in Latin script; `headlines`: how many documents
    have a headline. A part is wanted only once and for a moment."""
    words: Counter[str] = Counter()
    latin: Counter[str] = Counter()
    seen: set[str] = set()
    for part in parts:
        latin.update(part.latin)
        for headline, cut in part.cut.items():
            if headline not in seen:
                seen.add(headline)
                words.update(dict.fromkeys(cut, headlines[headline]))
    return words, latin


def lexicon_rows(names: Mapping[str, Counter[str]], words: Counter[str]) -> Iterator[tuple[str, str, str, int]]:
    """Rows (text, kind, syllables, documents), most documents first: names of every kind, then words of headlines.

    `names`: for each kind in how many documents each stands. Names and words are read only here, by one process and not by each that
    indexes: pypinyin takes 0.4 s and 60 MB to load.
    """
    for kind in NAMES:
        read = _reading if kind == "authors" else _name_reading
        yield from ((text, kind, read(text), n) for text, n in _first(names[kind], MOST_NAMES))
    yield from ((text, "word", (_name_reading if find(text) else _reading)(text), n) for text, n in _first(words, MOST_WORDS)
                if n > 1 and not any(text in names[kind] for kind in NAMES))


def vocabulary(latin: Counter[str]) -> str:
    """The words in Latin script of the corpus, sorted, divided by spaces; the most frequent, if there are too many."""
    return " ".join(sorted(word for word, _ in _first(latin, MOST_LATIN)))


def _first(count: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(count.items(), key=lambda row: (-row[1], row[0]))[:most]
