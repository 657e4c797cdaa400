"""The galleys: articles as this build read them, set and put aside on disk, so that pages and search need not read them again;
and, where there are many, all cards beside them, so that a worker is told of each by its number, which weighs a hundredth of it.

They are of one build: removed before it begins to read and when it is done.
"""
from __future__ import annotations

import marshal
import os
import shutil
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from io import FileIO
from itertools import accumulate
from operator import attrgetter
from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.content.spelling import remember
from banmian.model import Article, Author, Card, Correction, Source
from banmian.work import columns, files
from banmian.work.store import FOLDER, card_row

ORDER: Final = "order"          # what `close` says
MARK: Final = "mark"            # of this build and no other: written last, so that without it there are no galleys
CAN: Final = hasattr(os, "pread")       # several processes read one open file, each at its own place
CARDS: Final = "cards"
_NAMES: Final = [f.name for f in fields(Article)]
_ROW: Final = attrgetter(*_NAMES)
_HELD: Final = tuple((_NAMES.index(name), kind) for name, kind in (("authors", Author), ("sources", Source), ("corrections", Correction)))
_VALUES: Final = {kind: attrgetter(*(f.name for f in fields(kind))) for _, kind in _HELD}
_WIDTH: Final = 8               # bytes that say how long the table of a galley is
Set = tuple[Article, str]       # an article with its safe HTML


def _folder(site: Site) -> str:
    return f"{site.root}/{FOLDER}/galley"


def put_aside(site: Site, number: int, held: Mapping[str, Set]) -> None:
    """Writes a galley: a table of where each article lies, then the articles."""
    rows = [marshal.dumps((_plain(article), html)) for article, html in held.values()]
    table, at = {}, 0
    for path, row in zip(held, rows, strict=True):
        table[path] = (at, len(row))
        at += len(row)
    head = marshal.dumps(table)
    files.write(_folder(site), str(number), b"".join((len(head).to_bytes(_WIDTH, "little"), head, *rows)))


def close(site: Site, firsts: Sequence[str], cards: Sequence[Card], spelt: Mapping[str, str]) -> None:
    """Puts all cards aside and says that the galleys are whole. `firsts` are the first paths of each, in order; `spelt` the names in
    them as they are spelt, so that one process loads pypinyin (0.4 s, 60 MB) and not each that prints."""
    rows = [marshal.dumps(list(card_row(card))) for card in cards]
    files.write(_folder(site), CARDS, b"".join(rows))
    starts = list(accumulate(map(len, rows), initial=0))
    files.write(_folder(site), ORDER, marshal.dumps((list(firsts), starts, dict(spelt))))
    files.write(_folder(site), MARK, os.urandom(8))


def clear(site: Site) -> None:
    """Takes all galleys away."""
    shutil.rmtree(_folder(site), ignore_errors=True)


class Galleys:
    """The galleys of the build under way; none of them where it made none."""

    def __init__(self, folder: str, firsts: Sequence[str], starts: Sequence[int] = (0,)) -> None:
        self._folder, self._firsts, self._starts = folder, firsts, starts
        self._file = FileIO(f"{folder}/{CARDS}") if len(starts) > 1 else None

    def __len__(self) -> int:
        """How many cards there are."""
        return len(self._starts) - 1

    def cards(self, numbers: Collection[int]) -> dict[int, Card]:
        """The cards of these numbers."""
        if not numbers:
            return {}
        assert self._file, "no cards were put aside"
        file, starts = self._file.fileno(), self._starts
        rows = [marshal.loads(os.pread(file, starts[at + 1] - starts[at], starts[at])) for at in numbers]
        held = {name: {"all": list(values)} for name, values in zip(columns.FIELDS, zip(*rows, strict=True), strict=True)}
        return dict(zip(numbers, columns.to_cards(held), strict=True))

    def article(self, path: str) -> Set | None:
        """The article of a content file with its HTML; None where no galley holds it."""
        number = bisect_right(self._firsts, path) - 1
        if number < 0:
            return None
        file, start, table = _table(f"{self._folder}/{number}", self._firsts[number])
        if path not in table:
            return None
        at, size = table[path]
        row, html = marshal.loads(os.pread(file.fileno(), size, start + at))
        return _article(row), html


NONE: Final = Galleys("", ())


@lru_cache(maxsize=256)
def _table(name: str, first: str) -> tuple[FileIO, int, dict[str, tuple[int, int]]]:
    """A galley, kept open; where its articles begin, and the table of them. (A map of it would count as memory of each worker.)"""
    file = FileIO(name)
    size = int.from_bytes(file.read(_WIDTH), "little")
    return file, _WIDTH + size, marshal.loads(file.read(size))


def galleys(site: Site) -> Galleys:
    """The galleys as they stand now. Which these are is told by their mark: two builds may follow one another within a tick of the
    disk's clock."""
    try:
        mark = Path(_folder(site), MARK).read_bytes()
    except OSError:
        return NONE
    return _galleys(_folder(site), mark)


@lru_cache(maxsize=1)
def _galleys(folder: str, mark: bytes) -> Galleys:
    _table.cache_clear()
    firsts, starts, spelt = marshal.loads(files.read(f"{folder}/{ORDER}"))
    remember(spelt)
    return Galleys(folder, firsts, starts)


def _plain(article: Article) -> list[object]:
    """The fields of an article, the values within it as rows."""
    row = list(_ROW(article))
    for at, kind in _HELD:
        row[at] = [_VALUES[kind](one) for one in row[at]]
    return row


def _article(row: list[object]) -> Article:
    for at, kind in _HELD:
        row[at] = tuple([kind(*one) for one in row[at]])    # type: ignore[attr-defined]
    return Article(*row)                                    # type: ignore[arg-type]
