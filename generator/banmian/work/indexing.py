"""The search index of a site: a part for each range of articles, kept by what it was made of, and the parts merged."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain, zip_longest
from mmap import ACCESS_READ, MADV_DONTNEED, mmap
from pathlib import Path
from typing import Any, Final

from banmian.config import Site
from banmian.model import Article, Card
from banmian.search import FACTS, Before, Made, Merger, Part, SearchDoc, Share, exchange, part, read_part, renew, table
from banmian.text.syllables import syllables
from banmian.text.words import cut
from banmian.work import files
from banmian.work.ahead import Ahead
from banmian.work.ranges import KEPT, Plan, Range
from banmian.work.reading import entries
from banmian.work.run import Run
from banmian.work.store import FOLDER

TOGETHER: Final = 4             # shares of the merging that a worker makes at a time
SMALL: Final = 8                # parts up to which one process is as quick as two
FEW: Final = 32                 # shares below which hiring workers costs more than it saves
MEANWHILE: Final = 16           # that are given out before this process turns to the facts
SOME: Final = 8                 # of a range no more than one article in so many may change for the others not to be read


def parts(run: Run, plan: Plan) -> Iterator[str]:
    """Has the stale parts of the index made; their keys, as they are done."""
    if plan.heavy:
        run.crew.relieve()      # printing holds templates, for which cutting has no use
    return run.crew.map(index_range, plan.missing, few=len(plan.missing) < 2)


def made(run: Run, plan: Plan, paths: Collection[str], begun: Iterator[str] | None = None) -> Iterator[tuple[str, bytes | None]]:
    """The files of the index, its stale parts made before, if they are not `begun`; `paths` are those of the last one's files that
    stand. Where those parts are at hand, only what differs has bytes."""
    keys = begun or parts(run, plan)
    if plan.heavy:
        syllables("")           # meanwhile: loads what the facts will ask
    for _ in keys:
        pass
    yield from _merged(run, plan, paths)


def ready() -> None:
    """Loads the words by which texts are cut."""
    cut("")


@dataclass(frozen=True, slots=True)
class Merge:
    """The parts that make an index, by their keys, in order; and, for a worker, its shares of the merging."""

    folder: str
    keys: tuple[str, ...]
    shares: tuple[Share, ...] = ()
    thrifty: bool = False           # whether to give back the memory of what was read: it can be read again


def _merged(run: Run, plan: Plan, paths: Collection[str]) -> Iterator[tuple[str, bytes | None]]:
    merge = Merge(str(plan.folder), plan.keys, thrifty=plan.heavy)
    changed = {i: plan.folder / f"{r.old}.part" for i, r in enumerate(plan.wanted) if r.key != r.old}
    before = None
    if paths and all(path.is_file() for path in changed.values()):
        before = Before({i: memoryview(_map(path)) for i, path in changed.items()}, paths)

    def spread(shares: Sequence[Share]) -> Iterable[Made]:
        others = [share for share in shares if share.what != FACTS]
        if len(others) < FEW:
            return _by_two(merge, shares, run)
        tasks = [replace(merge, shares=tuple(others[i:i + TOGETHER])) for i in range(0, len(others), TOGETHER)]
        made = run.crew.map(merge_shares, tasks, window=MEANWHILE)
        facts = merge_shares(replace(merge, shares=tuple(share for share in shares if share.what == FACTS)))
        return chain(facts, chain.from_iterable(made))      # they come first; this process has loaded how names are read

    return renew(_opened(merge.folder, merge.keys)[1], before, spread)


def _by_two(merge: Merge, shares: Sequence[Share], run: Run) -> Iterator[Made]:
    """A few shares: every other one by a copy of this process, which has all at hand."""
    worth = len(shares) > 1 and len(merge.keys) > SMALL
    other = Ahead(partial(_plain, replace(merge, shares=tuple(shares[1::2]))), apart=run.several and worth)
    mine = merge_shares(replace(merge, shares=tuple(shares[::2])))
    theirs = [Made(files, noted) for files, noted in other.value()]
    return (made for pair in zip_longest(mine, theirs) for made in pair if made is not None)


def _plain(work: Merge) -> list[tuple[list[tuple[str, bytes]], dict[Any, Any]]]:
    """The files of shares, as plain values."""
    return [(made.files, made.noted) for made in merge_shares(work)]


def merge_shares(work: Merge) -> list[Made]:
    """The files of shares of the merging."""
    made = []
    for share in work.shares:
        maps, ready = _opened(work.folder, work.keys)
        made.append(ready.make(share))
        for one in maps if work.thrifty and hasattr(mmap, "madvise") else ():
            one.madvise(MADV_DONTNEED)
    return made


@lru_cache(maxsize=1)
def _opened(folder: str, keys: tuple[str, ...]) -> tuple[list[mmap], Merger]:
    """The parts of an index, opened once by each process: those that the index before had as well are not opened again."""
    parts = {path: _parts.get(path) or _read(path) for path in (f"{folder}/{key}.part" for key in keys)}
    _parts.clear()
    _parts.update(parts)
    return [held for held, _ in parts.values()], Merger([one for _, one in parts.values()])


_parts: dict[str, tuple[mmap, Part]] = {}       # as they were opened last, by their paths, which say what is in them


def _read(path: str) -> tuple[mmap, Part]:
    held = _map(Path(path))
    return held, read_part(memoryview(held))


def index_range(work: Range) -> str:
    """Indexes a range and keeps the part in the store; its key."""
    folder = work.site.root / FOLDER / KEPT
    old = folder / f"{work.old}.part"
    before = memoryview(_map(old)) if work.old and old.is_file() else None
    if work.keeps and not Path(work.words).is_file():
        with suppress(OSError):     # a jieba without its model in that form: its dictionary is loaded, as ever
            files.write(str(folder), Path(work.words).name, table())
    made = None
    if before is not None and 0 < len(work.changed) <= len(work.cards) // SOME:
        fresh = dict(zip(work.changed, _documents(work.site, [work.cards[i] for i in work.changed]), strict=True))
        made = exchange(before, fresh, memoryview(_map(Path(work.words))) if Path(work.words).is_file() else None)
    files.write(str(folder), f"{work.key}.part", made or part(list(_documents(work.site, work.cards)), before))
    return work.key


def _documents(site: Site, cards: Sequence[Card]) -> Iterator[SearchDoc]:
    return (_document(card, article, paragraphs) for card, article, paragraphs in entries(site, cards))


_BULLETS: Final = str.maketrans("", "", "□■●◆")      # printed before a byline: ■记者 甲


def _document(card: Card, article: Article, paragraphs: tuple[str, ...]) -> SearchDoc:
    return SearchDoc(
        url=card.url, headline=card.headline, text="\n".join((*article.abstract, *paragraphs)),
        deck=" ".join((*article.kicker, *article.deck)), byline=article.byline.translate(_BULLETS).strip(), date=card.date, city=card.city,
        county=card.county, newspaper=card.newspaper, section=card.section, kind=card.kind,
        authors=tuple(author.name for author in card.authors), basis=card.basis)


def _map(path: Path) -> mmap:
    """A part as it lies on disk, read as it is needed."""
    with open(path, "rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
