"""The ranges of articles that the search index is made of, and which of them a build must index: told without loading the search."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zlib import crc32

from banmian.config import Site
from banmian.model import Card
from banmian.work import files
from banmian.work.store import FOLDER

LEAST: Final = 96               # articles of a range, at least
MOST: Final = 256               # and at most
_ONE_IN: Final = 160            # a range ends at an article of so many, chosen by its id
MANY: Final = 8                 # ranges to be made, from which on memory is worth more than the start of other workers
KEPT: Final = "search"
ORDER: Final = "order"
WORDS: Final = ".words"         # ends the name of jieba's words as the index keeps them
MANIFEST: Final = "search/manifest.js"      # as `search.MANIFEST`


@dataclass(frozen=True, slots=True)
class Range:
    """Articles next to one another, to be indexed; `key` names the part in the store, `old` the one that stood at its place
    in the last index, where that had as many ranges, else "". `changed`: the numbers of the cards whose files changed since
    `old` was made of the same articles, () where it was not."""

    site: Site
    key: str
    cards: tuple[Card, ...]
    old: str = ""
    changed: tuple[int, ...] = ()
    words: str = ""                 # the file of jieba's words
    keeps: bool = False             # whether that is to be made


@dataclass(frozen=True, slots=True)
class Plan:
    """The index of a build: its ranges in order, those that must be indexed, and its key; `words` is the file of jieba's words."""

    folder: Path
    wanted: tuple[Range, ...]
    missing: tuple[Range, ...]
    words: Path

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the parts, in order."""
        return tuple(r.key for r in self.wanted)

    @property
    def key(self) -> str:
        """What tells this index from any other."""
        return files.digest("\0".join(self.keys).encode())

    @property
    def heavy(self) -> bool:
        """Whether there is so much to index that memory is worth more than the start of other workers."""
        return len(self.missing) > MANY

    @property
    def light(self) -> bool:
        """Whether the text of a few articles of one range is all that changed."""
        return len(self.missing) == 1 and bool(self.missing[0].changed)


def plan(site: Site, cards: Sequence[Card], program: str, held: Mapping[str, Card]) -> Plan:
    """What there is to do; `held` are the last build's cards by path."""
    folder = site.root / FOLDER / KEPT
    words = folder / f"{program}{WORDS}"
    cuts, order = list(ranges(cards)), _order(folder)
    old = order if len(order) == len(cuts) else [""] * len(cuts)
    wanted = tuple(Range(site, _key(cut, program), tuple(cut), was, words=str(words)) for cut, was in zip(cuts, old, strict=True))
    missing = [_compared(r, held, program) for r in wanted if not (folder / f"{r.key}.part").is_file()]
    if len(missing) > MANY:
        missing[0] = replace(missing[0], keeps=True)
    return Plan(folder, wanted, tuple(missing), words)


def _order(folder: Path) -> list[str]:
    """The parts of the last index, in order."""
    path = folder / ORDER
    return path.read_text(encoding="utf-8").split("\n") if path.is_file() else []


def ranges(cards: Sequence[Card]) -> Iterator[Sequence[Card]]:
    """The corpus in ranges whose ends hang on the articles at them, so that a new article changes one range, not all after it."""
    start = 0
    for at, card in enumerate(cards):
        size = at + 1 - start
        if size >= MOST or (size >= LEAST and crc32(card.id.encode("utf-8", "surrogatepass")) % _ONE_IN == 0):
            yield cards[start:at + 1]
            start = at + 1
    if start < len(cards):
        yield cards[start:]


def _key(cards: Sequence[Card], program: str) -> str:
    return files.digest("\0".join((program, *(f"{card.url} {card.digest}" for card in cards))).encode())


def _compared(work: Range, held: Mapping[str, Card], program: str) -> Range:
    """The range with what changed in it, where the key of the older part proves that this was made of the cards held."""
    before = [held.get(card.path, card) for card in work.cards]
    if not work.old or _key(before, program) != work.old:
        return work
    pairs = zip(before, work.cards, strict=True)
    return replace(work, changed=tuple(i for i, (was, now) in enumerate(pairs) if was.digest != now.digest))


def keep(plan: Plan) -> None:
    """Notes the order of the parts, and takes away those of other indexes."""
    files.write(str(plan.folder), ORDER, "\n".join(plan.keys).encode())
    _tidy(plan.folder, {ORDER, plan.words.name, *(f"{key}.part" for key in plan.keys)})


def _tidy(folder: Path, wanted: set[str]) -> None:
    for path, entry in files.listing(folder):
        if path not in wanted:
            Path(entry.path).unlink(missing_ok=True)
