"""The excerpt files: the documents' texts, `each` a file, 32 files a folder named by what is in it."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from banmian.search.lists import bounds
from banmian.search.part import Part
from banmian.search.scripts import digest

MOST_FILES: Final = 10_240
GROUP: Final = 32
"""However large the corpus, there are not more files than this; a folder's name stands in the manifest, a file's does not."""
SMALL: Final = 512
FEW_EACH: Final = 16
LEAST_EACH: Final = 2
"""Up to SMALL documents lie FEW_EACH a file, beyond it LEAST_EACH: hosts count files, and ten excerpts stay under 15 kB."""


def folder_size(documents: int) -> tuple[int, int]:
    """How many documents' excerpts one file holds in a corpus of that many, and how many files a folder."""
    return FEW_EACH if documents <= SMALL else max(LEAST_EACH, -(-documents // MOST_FILES)), GROUP


def folder_count(documents: int) -> int:
    """How many folders hold the excerpts of that many documents."""
    each, group = folder_size(documents)
    return -(-documents // (each * group))


class Texts:
    """The symbols of any run of documents, out of the parts."""

    __slots__ = ("_bases", "_ends", "_parts")

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._bases = np.cumsum([0, *(len(p.level) for p in parts)])
        self._ends = [bounds(p.excerpt_size) for p in parts]

    def files(self, folders: Sequence[int], names: dict[int, str]) -> Iterator[tuple[str, bytes]]:
        """The files of these folders; notes the folders' names."""
        documents = int(self._bases[-1])
        each, group = folder_size(documents)
        for number in folders:
            first, last = number * each * group, min(documents, (number + 1) * each * group)
            files = [self.between(a, min(a + each, last)) for a in range(first, last, each)]
            names[number] = digest(b"\n".join(files))
            for i, data in enumerate(files, number * group):
                yield f"search/t/{number:x}-{names[number]}/{i:x}.js", b'bm("t/%x","%b")\n' % (i, data)

    def between(self, first: int, last: int) -> bytes:
        """The symbols of documents first..last."""
        out = []
        while first < last:
            at = int(np.searchsorted(self._bases, first, side="right")) - 1
            stop = min(last, int(self._bases[at + 1]))
            a, b = (self._ends[at][doc - self._bases[at]] for doc in (first, stop))
            out.append(self._parts[at].excerpt[a:b].tobytes())
            first = stop
        return b"".join(out)
