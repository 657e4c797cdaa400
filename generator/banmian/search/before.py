"""An older index of the site, and which of its files are still right."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from banmian.search.delta import Delta, delta
from banmian.search.document import FACETS
from banmian.search.lists import Chosen
from banmian.search.part import Part


@dataclass(frozen=True, slots=True)
class Before:
    """The last index: the parts that have changed since, by their place, as they were; and the paths of its files.

    All other parts, and the number of parts, must be the same as then.
    """

    parts: Mapping[int, bytes | memoryview]
    paths: Collection[str]


class Kept:
    """The files that a merge can leave. With nothing before, or when documents moved, there are none."""

    __slots__ = ("_deltas", "_paths")

    def __init__(self, before: Before | None, parts: Sequence[Part]) -> None:
        self._deltas: list[tuple[int, Delta]] | None = None
        self._paths: dict[str, list[str]] = defaultdict(list)
        if before is None:
            return
        bases = np.cumsum([0, *(len(p.level) for p in parts)])
        try:
            found = [(int(bases[at]), delta(Part.loads(data), parts[at])) for at, data in before.parts.items() if at < len(parts)]
        except ValueError:              # parts of another version: everything is made anew
            return
        if len(found) == len(before.parts) and all(d is not None for _, d in found):
            self._deltas = [(base, d) for base, d in found if d is not None]
            for path in before.paths:
                self._paths[path.split("/", 2)[1]].append(path)

    def stale_shards(self, family: str, bits: int, width: int) -> Chosen | None:
        """Which shards of a family must be made, by number; None when all, because there are none of old."""
        if self._deltas is None or len(self._paths[family]) != 1 << bits:
            return None
        stale = np.zeros(1 << bits, bool)
        for _, d in self._deltas:
            stale[d.keys(family).astype(np.int64) >> width - bits] = True
        return stale

    def shards(self, family: str, stale: Chosen, names: dict[int, str], shift: int) -> Iterator[tuple[str, None]]:
        """The paths of the shards that are not stale, and of the blocks outside them; notes the shards' names."""
        for path in self._paths[family]:
            digits, _, name = path[path.rindex("/") + 1:-len(".js")].partition("-")
            if not stale[number := int(digits, 16)]:
                names[number] = name
                yield path, None
        for path in self._paths["p"]:
            name = path.rpartition("/")[2]
            if name[0] == family and not stale[int(name[1:9], 16) >> shift]:
                yield path, None

    def folders(self, shape: tuple[int, int]) -> dict[int, tuple[str, list[str]]]:
        """The folders of excerpts that stand as they are: number → (name, paths); `shape`: documents a file, files a folder."""
        if self._deltas is None:
            return {}
        size = shape[0] * shape[1]
        stale = {(base + doc) // size for base, d in self._deltas for doc in d.excerpts.tolist()}
        out: dict[int, tuple[str, list[str]]] = {}
        for path in self._paths["t"]:
            digits, _, name = path.split("/", 3)[2].partition("-")
            number = int(digits, 16)
            if number not in stale:
                if number not in out:
                    out[number] = name, []
                out[number][1].append(path)
        return out

    def columns(self, manifest: dict[str, object]) -> list[tuple[str, None]]:
        """The paths of facets and words when nothing in them changed, else none; notes their names."""
        if self._deltas is None or any(d.facts for _, d in self._deltas) or not self._paths["f"]:
            return []
        named = dict(_named(path) for path in self._paths["f"])
        manifest.update(_named(path) for path in sorted(self._paths["w"]))
        manifest["facets"] = {facet: named[facet] for facet in FACETS if facet in named}
        return [(path, None) for kind in ("w", "f") for path in sorted(self._paths[kind])]


def _named(path: str) -> tuple[str, str]:
    """search/f/city-0a1b2c.js → (city, 0a1b2c)."""
    name, _, digits = path.rpartition("/")[2].removesuffix(".js").rpartition("-")
    return name, digits
