"""Download formats, feeds and maps: what they are given, how they are found, and how they are run.

A module of this folder is a format and its name. It holds `TITLE`, `DEFAULT` (whether it is cheap enough to be made
without being asked for), `EXTRA` (the extra that its library comes with, or ""), and exactly one of

* `write(corpus) -> Iterator[File]`: reads the cards alone;
* `row(card, article, paragraphs, site) -> Row` and `files(corpus, part, rows) -> Iterator[File]`: reads the articles,
  each once for all such formats together; `part` is a run of the corpus (see `parts`), `rows` its rows in card order; with
  `PAGES = True` the row is given the text of the article's source page too ("" where there is none);
* `describe(corpus, made) -> Iterator[File]`: describes what the others made, and so runs after them;
* `listing(corpus, outputs) -> Iterator[File]`: needs to know every file of the site, and so runs last of all;
* `page(paths) -> Iterator[(path, export)]`: makes no file, but chooses what a page of the theme says of those made.

All are pure: they yield (path below the output folder, bytes), and the same corpus yields the same bytes.
"""
from __future__ import annotations

import hashlib
import pkgutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from banmian.cite.address import address
from banmian.config import place_of
from banmian.errors import BanmianError, raise_all
from banmian.model import Article, Card

if TYPE_CHECKING:
    from banmian.config import Site

File = tuple[str, bytes]
Entry = tuple[Card, Article, tuple[str, ...]]
Output = tuple[str, int, str]
"""A file of the built site: path, size in bytes, digest."""
GROUPS = ("default", "all")
PART_SIZE = 50_000


class Former(NamedTuple):
    """An address that was given out and is no more: the id of the article that had it, its URL, and both as they are now, "" where
    the article is gone. A source page has no ids."""

    id: str
    url: str
    new_id: str
    new_url: str


class Urls(Protocol):
    """Where the pages of a group lie, below the site's root."""

    def city(self, name: str) -> str: ...
    def newspaper(self, name: str) -> str: ...
    def person(self, name: str) -> str: ...


class Corpus(Protocol):
    """The whole corpus as an export sees it.

    `cards` are in `Card.key` order. `articles(cards)` streams (card, article, paragraphs) in the order of the given
    cards; paragraphs are the reading text, plain. `changes` maps a content path to the ISO date of its last change,
    as far as it is known (from version control); an unknown one is left out, nothing is invented. `moved` are
    the former addresses. `page(card)` is the text of the source page that the article was cut from, "" where
    that is not known. `retold(path)` is what stands at a path as the last build made it of the same settings, and the numbers of
    the cards of which the text alone changed since, all others being the same; None where there is no such thing.
    """

    site: Site
    cards: Sequence[Card]
    urls: Urls
    changes: Mapping[str, str]
    moved: Sequence[Former]

    def articles(self, cards: Sequence[Card]) -> Iterator[Entry]: ...

    def page(self, card: Card) -> str: ...

    def retold(self, path: str) -> tuple[bytes, Collection[int]] | None: ...


@dataclass(frozen=True, slots=True)
class Made:
    """A file that an export made, as downloads are listed: path below the output folder, size in bytes, SHA-256."""

    export: str
    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Export:
    """One format of the registry. `reads` is "cards", "articles", "made", "outputs" or "paths"."""

    name: str
    title: str
    default: bool
    extra: str
    reads: str
    module: ModuleType


def registry() -> dict[str, Export]:
    """Every format by name, in name order: a module of this folder is one as soon as it lies there."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.ispkg)
    modules = {name: import_module(f"{__name__}.{name}") for name in names}
    return {name: _export(name, module) for name, module in modules.items() if hasattr(module, "TITLE")}


def _export(name: str, module: ModuleType) -> Export:
    reads = {"write": "cards", "row": "articles", "describe": "made", "listing": "outputs", "page": "paths"}
    kind = next(kind for function, kind in reads.items() if hasattr(module, function))
    return Export(name, module.TITLE, module.DEFAULT, module.EXTRA, kind, module)


def chosen(site: Site) -> tuple[Export, ...]:
    """The formats that a site's `exports` setting names, each once, in name order; "default" and "all" are groups.

    A group leaves out what cannot be made here. Raises E502 for a name that is not known; E503 for a format named by
    itself whose library is not installed or does not load, E504 for one that needs a setting which is empty.
    """
    known = registry()
    picked: dict[str, Export] = {}
    wrong: list[BanmianError] = []
    for name in site.exports:
        if name in GROUPS:
            picked |= {e.name: e for e in known.values() if (e.default or name == "all") and not obstacle(e, site)}
        elif name in known:
            try:
                picked[name] = _unhindered(known[name], site)
            except BanmianError as error:
                wrong.append(error)
        else:
            wrong.append(_unknown(name, (*GROUPS, *known), site))
    raise_all(wrong)
    return tuple(picked[name] for name in known if name in picked)


def _unknown(name: str, known: Sequence[str], site: Site) -> BanmianError:
    import difflib
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    return BanmianError("E502", place_of(site.root, "exports"),
                        f"there is no export `{name}`" + (f"; the nearest is `{near[0]}`" if near else ""),
                        f"known exports: {', '.join(known)}; exports: [] makes none")


def obstacle(export: Export, site: Site) -> str:
    """What keeps a format from being made here: the library or the setting that is missing, or ""."""
    missing = filter(None, map(_missing, getattr(export.module, "NEEDS", ())))
    return ", ".join(missing) or (export.module.lacks(site) if hasattr(export.module, "lacks") else "")


def lacks_address(site: Site) -> str:
    """The setting without which nothing can be made whose addresses are absolute, "" where it is there: the `lacks` of such a format."""
    return "" if site.url else "url"


def _missing(library: str) -> str:
    """The library where it is not there, and why where it is there but does not load (made for another system, say), or ""."""
    from importlib.util import find_spec
    if not find_spec(library):
        return library
    try:
        import_module(library)
    except Exception as error:      # whatever a broken one raises
        return f"{library}, which is installed but does not load ({type(error).__name__}: {error})"
    return ""


def _unhindered(export: Export, site: Site) -> Export:
    """The export, which somebody asked for by name; what keeps it from being made is an error."""
    if reason := obstacle(export, site):
        library = hasattr(export.module, "NEEDS")
        again = "--force-reinstall " if "does not load" in reason else ""
        cure = f"pip install {again}'banmian[{export.extra}]'" if library else f"set {reason} in the settings"
        raise BanmianError("E503" if library else "E504", place_of(site.root, "exports"),
                           f"the export `{export.name}` needs {reason}", cure)
    return export


def parts(cards: Sequence[Card], size: int = PART_SIZE) -> list[tuple[str, list[Card]]]:
    """The corpus in runs that one file may hold: ("", all) up to `size` articles, else a run for each year.

    The name of a run is the year, or "undated"; so a new day changes the files of one year only.
    """
    if len(cards) <= size:
        return [("", list(cards))]
    runs: dict[str, list[Card]] = {}
    for card in cards:
        runs.setdefault(card.date[:4] or "undated", []).append(card)
    return sorted(runs.items())


def named(stem: str, part: str, suffix: str) -> str:
    """The path of a download of one part: data/articles.csv, data/articles-2022.csv."""
    return f"data/{stem}-{part}{suffix}" if part else f"data/{stem}{suffix}"


def run(corpus: Corpus, exports: Sequence[Export]) -> Iterator[File]:
    """The files of the given formats: from cards, then from articles part by part, then the descriptions."""
    made: list[Made] = []
    for export in exports:
        if export.reads == "cards":
            yield from _noted(made, export, export.module.write(corpus))
    yield from _from_articles(corpus, [e for e in exports if e.reads == "articles"], made)
    for export in exports:
        if export.reads == "made":
            yield from _noted(made, export, export.module.describe(corpus, tuple(made)))


def listings(corpus: Corpus, exports: Sequence[Export], outputs: Sequence[Output]) -> Iterator[File]:
    """The files of those formats that need to know every file of the site; `outputs` are all the others."""
    for export in exports:
        if export.reads == "outputs":
            yield from export.module.listing(corpus, outputs)


def _from_articles(corpus: Corpus, exports: Sequence[Export], made: list[Made]) -> Iterator[File]:
    """Each article is read once, whatever the number of formats."""
    if not exports:
        return
    for part, cards in parts(corpus.cards):
        rows: list[list[object]] = [[] for _ in exports]
        for card, article, paragraphs in corpus.articles(cards):
            for export, column in zip(exports, rows, strict=True):
                more = (corpus.page(card),) if hasattr(export.module, "PAGES") else ()
                column.append(export.module.row(card, article, paragraphs, corpus.site, *more))
        for export, column in zip(exports, rows, strict=True):
            yield from _noted(made, export, export.module.files(corpus, part, column))


def _noted(made: list[Made], export: Export, files: Iterator[File]) -> Iterator[File]:
    for path, data in files:
        made.append(Made(export.name, path, len(data), hashlib.sha256(data).hexdigest()))
        yield path, data


def absolute(site: Site, url: str) -> str:
    """The address of a page of the site; a folder's index loses its file name. "" where the site has no address."""
    return address(site.url, url)
