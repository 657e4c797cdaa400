"""What an editor knows of pages: `pages.yaml` of a seeds folder, with the line of each thing that it says."""
from __future__ import annotations

import difflib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from banmian.config import Site
from banmian.content.frontmatter import said
from banmian.errors import BanmianError
from banmian.model import Finding, Place
from banmian.text.slips import wide_colon
from banmian.work.moved import seeds_now
from banmian.work.nodes import composed

if TYPE_CHECKING:
    from yaml import Node

PAGES_FILE: Final = "pages.yaml"
SLIPS: Final = 20       # entries of pages that are not there; more are no slips of the pen, but a folder that is called otherwise
Entry = tuple[tuple[str, str], ...]


class Known(NamedTuple):
    """What is known of each page, by its path in the seeds folder; where its entry and each of its facts stand: file and line; and the
    pages whose entries cannot be read, with why."""

    entries: Mapping[str, Entry]
    places: Mapping[tuple[str, str], Place]
    wrong: Mapping[str, BanmianError]


def known_pages(folder: Path, shown: str) -> Known:
    """What `pages.yaml` of a seeds folder says of each page. Raises E203 with the line where it cannot be read as a whole, or names no
    page."""
    path = folder / PAGES_FILE
    if not os.path.lexists(path):       # what stands there and cannot be read is no missing file: all it says would be forgotten
        return Known({}, {}, {})
    place = Place(f"{shown}/{PAGES_FILE}" if shown else str(path))
    top = composed(path, place, "E203")
    entries: dict[str, Entry] = {}
    places: dict[tuple[str, str], Place] = {}
    wrong: dict[str, BanmianError] = {}
    seen: dict[str, Place] = {}
    for page, at, entry in _pairs(top, place, "each line must be the name of a page, and below it what is known of it"):
        try:
            _once(page, at, seen)
            facts = list(_facts(page, at, entry))
        except BanmianError as error:
            wrong.setdefault(page, error)
            continue
        places |= {(page, ""): at, **{(page, key): where for key, where, _ in facts}}
        entries[page] = tuple((key, value) for key, _, value in facts if value)
    for page in wrong:      # of a page that stands twice nobody can say which entry was meant
        entries.pop(page, None)
    return Known(entries, {key: at for key, at in places.items() if key[0] not in wrong}, wrong)


def _facts(page: str, place: Place, entry: Node) -> Iterator[tuple[str, Place, str]]:
    """The facts of a page's entry with their places."""
    seen: dict[str, Place] = {}
    for key, where, node in _pairs(entry, place, f"below {page} must stand what is known of it, as `date: 2022-11-22`"):
        _once(key, where, seen)
        yield key, where, _text(key, node, where)


def _once(key: str, place: Place, seen: dict[str, Place]) -> None:
    """E203 for a key that stood already."""
    if key in seen:
        raise BanmianError("E203", place, f"`{key}` stands twice: in line {seen[key].line} as well")
    seen[key] = place


def _pairs(node: Node | None, place: Place, wanted: str) -> Iterator[tuple[str, Place, Node]]:
    """The keys of a mapping with their places and values; none for what is empty. E203 for what is no mapping."""
    from yaml import MappingNode, ScalarNode
    if node is None or isinstance(node, ScalarNode) and not said(node):
        return
    if not isinstance(node, MappingNode):
        wide = wide_colon(node.value) if isinstance(node, ScalarNode) else None
        raise BanmianError("E203", _at(place, node), wide.what if wide else wanted, wide.cure if wide else "")
    for key, value in node.value:
        where = _at(place, key)
        if not isinstance(key, ScalarNode):
            raise BanmianError("E203", where, wanted)
        yield key.value, where, value


def _text(key: str, node: Node, place: Place) -> str:
    from yaml import ScalarNode
    if not isinstance(node, ScalarNode):
        raise BanmianError("E203", _at(place, node), f"`{key}` must be a text")
    return said(node)


def _at(place: Place, node: Node) -> Place:
    return replace(place, line=node.start_mark.line + 1)


def odd_entries(site: Site, paths: Collection[str]) -> Iterator[Finding]:
    """What of `pages.yaml` nothing is made of: pages that are not there, facts that a page does not have."""
    from banmian.facts.editor import KEYS
    from banmian.facts.entry import wrong_in
    names, there = (*KEYS, "basis"), frozenset(paths)
    known = known_pages(site.root / site.seeds, site.seeds)
    gone = _gone(site, [page for page, key in known.places if not key and page not in there], there)
    for (page, key), place in known.places.items():
        if not key and page in gone:
            yield Finding("F204", place, f"there is no page {page}{gone[page]}")
        elif key and key not in names:
            near = difflib.get_close_matches(key, names, n=1, cutoff=0)[0]
            yield Finding("F216", place, f"`{key}` of {page} is no fact of a page; the nearest is `{near}`")
    for page, entry in known.entries.items():
        yield from (Finding(code, known.places[page, key], f"{page}: {why}") for code, key, why in wrong_in(dict(entry)))


def _gone(site: Site, pages: Collection[str], there: Collection[str]) -> dict[str, str]:
    """For each page that is not there, as a clause, what it is called now, or which one was most likely meant."""
    if not pages:
        return {}
    now, near = seeds_now(site), _Near(there)
    new = {page: now.get(f"{site.seeds}/{page}", "").removeprefix(f"{site.seeds}/") for page in pages}
    return {page: f"; it is called {new[page]} now" if new[page] else near.to(page, slip=len(pages) <= SLIPS) for page in pages}


class _Near:
    """Pages by how they are called, capitals, folders and .txt aside: made once for all that is asked."""

    def __init__(self, there: Iterable[str]) -> None:
        self._paths = {path.lower(): path for path in sorted(there)}
        self._named: dict[str, list[str]] = {}
        for path in self._paths:
            self._named.setdefault(_name(path), []).append(path)

    def to(self, page: str, *, slip: bool) -> str:
        """The page that was most likely meant, as a clause; "" where none is called alike. Its folders may be others where but one page
        has that name; where the name may be a slip it is held against every page's, which takes its time."""
        near = self._named.get(_name(page.lower()), [])
        if len(near) != 1:
            near = difflib.get_close_matches(page.lower(), self._paths, n=1, cutoff=0.6) if slip else []
        return f"; the nearest is `{self._paths[near[0]]}`" if near else ""


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].removesuffix(".txt")
