"""The search index of a site: a part for each range of articles, kept by what it was made of, and the parts merged."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from mmap import ACCESS_READ, MADV_DONTNEED, mmap
from pathlib import Path
from typing import Final
from zlib import crc32

from banmian.config import Site
from banmian.model import Article, Card
from banmian.search import MANIFEST, Before, Made, Merger, SearchDoc, Share, exchange, merger, part, renew, table
from banmian.work import files
from banmian.work.press import Press
from banmian.work.run import Run
from banmian.work.store import FOLDER
from banmian.work.tasks import entries

LEAST: Final = 96               # articles of a range, at least
MOST: Final = 256               # and at most
_ONE_IN: Final = 160            # a range ends at an article of so many, chosen by its id
MANY: Final = 8                 # ranges to be made, from which on memory is worth more than the start of other workers
FEW_SHARES: Final = 12          # of the merging, below which hiring workers costs more than it saves
SOME: Final = 8                 # of a range no more than one article in so many may change for the others not to be read
KEPT: Final = "search"
ORDER: Final = "order"
WORDS: Final = ".words"         # ends the name of jieba's words as the index keeps them


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


def index(site: Site, run: Run, press: Press, cards: Sequence[Card], program: str, held: Mapping[str, Card]) -> None:
    """Makes the index's stale parts, and its files where a part changed; `held` are the last build's cards by path."""
    if not site.search:
        return
    folder = site.root / FOLDER / KEPT
    cuts, order = list(ranges(cards)), _order(folder)
    old = order if len(order) == len(cuts) else [""] * len(cuts)
    wanted = [Range(site, _key(cut, program), tuple(cut), was) for cut, was in zip(cuts, old, strict=True)]
    words = str(folder / f"{program}{WORDS}")
    missing = [_compared(replace(r, words=words), held, program) for r in wanted if not (folder / f"{r.key}.part").is_file()]
    heavy = len(missing) > MANY
    if heavy:
        missing[0] = replace(missing[0], keeps=True)
        run.crew.relieve()      # printing holds templates, for which cutting has no use
    for _ in run.crew.map(index_range, missing, few=len(missing) < 2):
        pass
    if heavy:
        run.crew.relieve()      # cutting holds the dictionary, for which merging has no use
    merge = Merge(str(folder), tuple(r.key for r in wanted))
    key = files.digest("\0".join(merge.keys).encode())
    press.renewed("index", key, MANIFEST, lambda paths: _merged(run, merge, wanted, paths))
    run.crew.close()            # what comes next wants the memory that idle workers hold
    files.put(str(folder), ORDER, "\n".join(merge.keys).encode())
    _tidy(folder, {ORDER, f"{program}{WORDS}", *(f"{key}.part" for key in merge.keys)})


@dataclass(frozen=True, slots=True)
class Merge:
    """The parts that make an index, by their keys, in order; and, for a worker, its share of the merging."""

    folder: str
    keys: tuple[str, ...]
    share: Share | None = None


def _order(folder: Path) -> list[str]:
    """The parts of the last index, in order."""
    path = folder / ORDER
    return path.read_text(encoding="utf-8").split("\n") if path.is_file() else []


def _merged(run: Run, merge: Merge, wanted: Sequence[Range], paths: Collection[str]) -> Iterator[tuple[str, bytes | None]]:
    """The files of the index; where the last one's parts are at hand, only what differs has bytes."""
    changed = {i: Path(merge.folder) / f"{r.old}.part" for i, r in enumerate(wanted) if r.key != r.old}
    before = None
    if paths and all(path.is_file() for path in changed.values()):
        before = Before({i: memoryview(_map(path)) for i, path in changed.items()}, paths)

    def spread(shares: Sequence[Share]) -> Iterator[Made]:
        few = len(shares) < FEW_SHARES
        return run.crew.map(merge_share, (replace(merge, share=share) for share in shares), few=few)

    return renew([memoryview(_map(Path(merge.folder) / f"{key}.part")) for key in merge.keys], before, spread)


def merge_share(work: Merge) -> Made:
    """The files of a share of the merging; the memory of what was read of the parts is given back: it can be read again."""
    assert work.share is not None
    maps, ready = _opened(work.folder, work.keys)
    made = ready.make(work.share)
    for one in maps if hasattr(mmap, "madvise") else ():
        one.madvise(MADV_DONTNEED)
    return made


@lru_cache(maxsize=1)
def _opened(folder: str, keys: tuple[str, ...]) -> tuple[list[mmap], Merger]:
    """The parts of an index, opened once by each worker."""
    maps = [_map(Path(folder) / f"{key}.part") for key in keys]
    return maps, merger([memoryview(one) for one in maps])


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


def index_range(work: Range) -> str:
    """Indexes a range and keeps the part in the store; its key."""
    folder = work.site.root / FOLDER / KEPT
    old = folder / f"{work.old}.part"
    before = memoryview(_map(old)) if work.old and old.is_file() else None
    if work.keeps and not Path(work.words).is_file():
        files.put(str(folder), Path(work.words).name, table())
    made = None
    if before is not None and 0 < len(work.changed) <= len(work.cards) // SOME:
        fresh = dict(zip(work.changed, _documents(work.site, [work.cards[i] for i in work.changed]), strict=True))
        made = exchange(before, fresh, memoryview(_map(Path(work.words))) if Path(work.words).is_file() else None)
    files.put(str(folder), f"{work.key}.part", made or part(list(_documents(work.site, work.cards)), before))
    return work.key


def _documents(site: Site, cards: Sequence[Card]) -> Iterator[SearchDoc]:
    return (_document(card, article, paragraphs) for card, article, paragraphs in entries(site, cards))


_BULLETS: Final = str.maketrans("", "", "□■●◆")      # printed before a byline: ■记者 甲


def _document(card: Card, article: Article, paragraphs: tuple[str, ...]) -> SearchDoc:
    return SearchDoc(
        url=card.url, headline=card.headline, text="\n".join((*article.abstract, *paragraphs)),
        deck=" ".join((*article.kicker, *article.deck)), byline=article.byline.translate(_BULLETS).strip(), date=card.date, city=card.city,
        county=card.county, newspaper=card.newspaper, section=card.section, kind=card.kind,
        authors=tuple(author.name for author in card.authors))


def _map(path: Path) -> mmap:
    """A part as it lies on disk, read as it is needed."""
    with open(path, "rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def _tidy(folder: Path, wanted: set[str]) -> None:
    for path, entry in files.listing(folder):
        if path not in wanted:
            Path(entry.path).unlink(missing_ok=True)
