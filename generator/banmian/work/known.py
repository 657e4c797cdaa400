"""What an editor knows of pages: `pages.yaml` of a seeds folder, with the line of each thing that it says."""
from __future__ import annotations

import difflib
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from banmian.config import Site
from banmian.content.frontmatter import said
from banmian.errors import BanmianError
from banmian.model import Finding, Place
from banmian.text.slips import wide_colon
from banmian.work.nodes import composed

if TYPE_CHECKING:
    from yaml import Node

PAGES_FILE: Final = "pages.yaml"
Entry = tuple[tuple[str, str], ...]


class Known(NamedTuple):
    """What is known of each page, by its path in the seeds folder; and where its entry and each of its facts stand: file and line."""

    entries: Mapping[str, Entry]
    places: Mapping[tuple[str, str], Place]


def known_pages(folder: Path, shown: str) -> Known:
    """What `pages.yaml` of a seeds folder says of each page; E203 with the line where it cannot be read, or says a thing twice."""
    path = folder / PAGES_FILE
    if not os.path.lexists(path):       # what stands there and cannot be read is no missing file: all it says would be forgotten
        return Known({}, {})
    place = Place(f"{shown}/{PAGES_FILE}" if shown else str(path))
    top = composed(path, place, "E203")
    entries: dict[str, Entry] = {}
    places: dict[tuple[str, str], Place] = {}
    for page, at, entry in _pairs(top, place, "each line must be the name of a page, and below it what is known of it"):
        facts = list(_pairs(entry, at, f"below {page} must stand what is known of it, as `date: 2022-11-22`"))
        places |= {(page, ""): at, **{(page, key): where for key, where, _ in facts}}
        entries[page] = tuple((key, value) for key, value in ((key, _text(key, node, where)) for key, where, node in facts) if value)
    return Known(entries, places)


def _pairs(node: Node | None, place: Place, wanted: str) -> Iterator[tuple[str, Place, Node]]:
    """The keys of a mapping with their places and values; none for what is empty. E203 for what is no mapping, or names a key twice."""
    from yaml import MappingNode, ScalarNode
    if node is None or isinstance(node, ScalarNode) and not said(node):
        return
    if not isinstance(node, MappingNode):
        wide = wide_colon(node.value) if isinstance(node, ScalarNode) else None
        raise BanmianError("E203", _at(place, node), wide.what if wide else wanted, wide.cure if wide else "")
    seen: dict[str, int] = {}
    for key, value in node.value:
        where = _at(place, key)
        if not isinstance(key, ScalarNode):
            raise BanmianError("E203", where, wanted)
        if key.value in seen:
            raise BanmianError("E203", where, f"`{key.value}` stands twice: in line {seen[key.value]} as well")
        seen[key.value] = where.line or 0
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
    for (page, key), place in known.places.items():
        if not key and page not in there:
            yield Finding("F204", place, f"there is no page {page}{_nearest(page, there)}")
        elif key and key not in names:
            near = difflib.get_close_matches(key, names, n=1, cutoff=0)[0]
            yield Finding("F216", place, f"`{key}` of {page} is no fact of a page; the nearest is `{near}`")
    for page, entry in known.entries.items():
        yield from (Finding(code, known.places[page, key], f"{page}: {why}") for code, key, why in wrong_in(dict(entry)))


def _nearest(page: str, there: Collection[str]) -> str:
    """The page that was most likely meant, as a clause; "" where none is called alike. Capitals count for nothing."""
    lower = {path.lower(): path for path in sorted(there)}
    near = difflib.get_close_matches(page.lower(), lower, n=1, cutoff=0.6)
    return f"; the nearest is `{lower[near[0]]}`" if near else ""
