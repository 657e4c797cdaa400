"""Everything a build reads, by digest: what decides that nothing changed before anything heavy is imported."""
from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.work import files, history, looks
from banmian.work.looks import Look, Seen

PACKAGE: Final = Path(__file__).resolve().parents[1]
COMPILED: Final = "__pycache__"     # Python's own notes, which come and go


@dataclass(frozen=True, slots=True)
class Glance:
    """How everything that a build reads looks; `digest` tells one look from another, "" where looks prove nothing."""

    now: int
    folders: dict[str, dict[str, Look]]
    digest: str


@dataclass(frozen=True, slots=True)
class Survey:
    """The files of the content folder with their digests, in order of path, and the digest of all that a build reads.

    `ground` is of what every page stands on: theme, settings and program. `seen` and `glance` spare the reading next time.
    """

    content: Mapping[str, str]
    ground: str
    program: str
    key: str
    seen: Seen
    glance: str


def glance(site: Site, theme_folders: Iterable[str], *, content: bool = True) -> Glance:
    """Looks at every input, opens none. `theme_folders` are those that the last build found the theme in; `content` False
    leaves the content folder out."""
    places = (*((str(site.root / site.content),) if content else ()), str(PACKAGE), str(site.root / "themes"), *theme_folders)
    return glance_at(places, settings_digest(site), history.head(site))


def glance_at(places: Iterable[str], *beside: str) -> Glance:
    """A look at folders; what stands beside them counts for its digest, and so do the packages that the program uses."""
    now = looks.clock()
    folders = {place: looks.looks(place, COMPILED) for place in dict.fromkeys(places)}
    known = all(looks.settled(look, now) for found in folders.values() for look in found.values())
    return Glance(now, folders, looks.digest_of([folders, packages(), *beside]) if known else "")


def survey(site: Site, glance: Glance, seen: Seen, known: Mapping[str, str] | None = None) -> Survey:
    """Every input by its content: read where it does not look as it did when it was seen.

    `known` spares the reading: digests of content files that a watcher vouches for.
    """
    content_folder, package = str(site.root / site.content), str(PACKAGE)
    read = {place: looks.digests(place, found, seen.get(place, {})) for place, found in glance.folders.items()
            if place != content_folder or known is None}
    content = known if known is not None else read[content_folder]
    themes = [digests for place, digests in read.items() if place not in (content_folder, package)]     # wherever they lie
    program = looks.digest_of([read[package], packages()])
    ground = looks.digest_of([themes, settings_digest(site), program])
    key = looks.digest_of([dict(content), ground, history.head(site)])
    fresh = {place: looks.rows(glance.folders[place], digests, glance.now, seen.get(place, {})) for place, digests in read.items()}
    return Survey(content, ground, program, key, {**seen, **fresh}, glance.digest if known is None else "")


def settings_digest(site: Site) -> str:
    """The digest of every setting."""
    return files.digest(repr([(f.name, getattr(site, f.name)) for f in fields(site) if f.name != "root"]).encode())


def content_digests(folder: Path) -> dict[str, str]:
    """Each file below the content folder with its digest."""
    return looks.digests(str(folder), looks.looks(str(folder)), {})


def again(content: Mapping[str, str], folder: str, changed: Iterable[str]) -> dict[str, str]:
    """The digests with those of the changed files (absolute paths in the folder) taken anew, in order of path."""
    fresh = dict(content)
    for path in changed:
        name = Path(path).relative_to(folder).as_posix()
        fresh.pop(name, None)
        if os.path.isfile(path):
            fresh.update(files.digests(folder, [name]))
        elif os.path.isdir(path) or not os.path.splitext(path)[1]:      # a folder came or went: look at all
            return content_digests(Path(folder))
    return fresh


@cache
def packages() -> tuple[str, ...]:
    """Names and versions of the packages beside the program that can change a byte of the site."""
    try:
        names = os.listdir(sysconfig.get_path("purelib"))
    except OSError:
        names = []
    return tuple(sorted(n for n in names if n.endswith(".dist-info") and n.partition("-")[0].lower() in _MATTERS))


# Packages whose version can change a byte of the site.
_MATTERS: Final = frozenset({"ahocorasick_rs", "jieba", "jinja2", "libzim", "lunar_python", "lunr", "markdown", "markupsafe", "nh3",
                             "numpy", "opencc", "orjson", "pyarrow", "pypinyin", "pyyaml", "rjieba"})


Part = tuple[dict[str, tuple[int, int]], tuple[str, ...], str]
"""A part of a tree: size and time of each file, half files, and the digest of the former."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The output folder as it stands: size and time (ns) of each file, and half files left by a build that died."""

    files: dict[str, tuple[int, int]]
    halves: tuple[str, ...]
    known: str = ""

    @property
    def digest(self) -> str:
        """Of all names, sizes and times; that of the pages of articles by themselves, that of the rest, and both together."""
        if self.known:
            return self.known
        pages = {path: stands for path, stands in self.files.items() if path.startswith(PAGES)}
        rest = {path: stands for path, stands in self.files.items() if path not in pages}
        return looks.digest_of([looks.digest_of(pages), looks.digest_of(rest)])


PAGES: Final = "articles/"      # where about half of the files are


def pages_part(folder: Path) -> Part:
    """The part of the output folder that holds the pages of articles."""
    return _part(looks.looks(f"{folder}/{PAGES[:-1]}", prefix=PAGES))


def rest_part(folder: Path) -> Part:
    """The output folder but for the pages of articles."""
    return _part(looks.looks(str(folder), beside=PAGES[:-1]))


def _part(found: Mapping[str, Look]) -> Part:
    halves = tuple(path for path in found if path.endswith(files.HALF))
    stands = {path: look[:2] for path, look in found.items() if not path.endswith(files.HALF)}
    return stands, halves, looks.digest_of(stands)


def tree_of(pages: Part, rest: Part) -> Tree:
    """The tree of its two parts."""
    return Tree(pages[0] | rest[0], (*pages[1], *rest[1]), looks.digest_of([pages[2], rest[2]]))


def output_tree(folder: Path) -> Tree:
    """Looks at every name of the output folder, opens none."""
    return tree_of(pages_part(folder), rest_part(folder))
