"""The facts that stand beside the texts, one file a facet: what the result list counts and filters by."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from banmian.search.document import FACETS
from banmian.search.lexicon import NAMES, Words, lexicon_rows, tallied, vocabulary
from banmian.search.part import Part
from banmian.search.scripts import digest, json_bytes

SEVERAL: Final = ("authors",)
"""Facets of which a document may have several values, joined by ;."""


def column_files(parts: Sequence[Part], manifest: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    """A file for each facet that the corpus has: its values, and the runs [value number, documents] in card order.

    A run's value number is a list of numbers where a document has several. A facet without any value has no file.
    """
    rows = [row for part in parts for row in json.loads(part.facts.tobytes().decode("utf-8", "surrogatepass"))]
    yield from _word_files(rows, (Words.loads(part.words.tobytes()) for part in parts), manifest)
    named: dict[str, str] = {}
    for at, facet in enumerate(FACETS):
        column = [row[at] for row in rows]
        if not any(column):
            continue
        data = _column(column, facet in SEVERAL)
        named[facet] = digest(data)
        yield f"search/f/{facet}-{named[facet]}.js", b'bm("f/%b",%b)\n' % (facet.encode(), data)
    manifest["facets"] = named


def _word_files(rows: Sequence[Sequence[str]], parts: Iterable[Words],
                manifest: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    """The lexicon and the vocabulary, where there is something in them."""
    names = {kind: _counted((row[FACETS.index(kind)] for row in rows), kind in SEVERAL) for kind in NAMES}
    words, latin = tallied(parts, Counter(row[len(FACETS)] for row in rows))
    for name, value in (("lexicon", list(lexicon_rows(names, words))), ("words", vocabulary(latin))):
        if value:
            data = json_bytes(value)
            manifest[name] = digest(data)
            yield f"search/w/{name}-{manifest[name]}.js", b'bm("w/%b",%b)\n' % (name.encode(), data)


def _counted(values: Iterable[str], several: bool) -> Counter[str]:
    """How many documents have each value."""
    return Counter(name for value in values for name in (value.split(";") if several else (value,)) if name)


def _column(column: list[str], several: bool) -> bytes:
    sets = [tuple(filter(None, value.split(";"))) if several else (value,) for value in column]
    values = sorted({value for entry in sets for value in entry})
    number = {value: i for i, value in enumerate(values)}
    runs: list[object] = []
    for entry, group in groupby(sets):
        numbers = [number[value] for value in entry]
        runs += [numbers[0] if not several else numbers, sum(1 for _ in group)]
    return json_bytes({"values": values, "runs": runs})
