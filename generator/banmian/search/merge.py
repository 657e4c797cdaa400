"""Parts to files: the whole index of a site, or, beside an older one, only what differs.

The work is cut into shares by what is to be made, never by who makes it, so any number of workers gives the same files.
"""
from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, NamedTuple

import numpy as np

from banmian.search.before import Before, Kept
from banmian.search.columns import column_files
from banmian.search.excerpts import decoded
from banmian.search.laying import LEVELS, VARIANT
from banmian.search.lists import READERS, Chosen, Lists, Reader, shard_ranges, united
from banmian.search.part import Part
from banmian.search.scripts import call, digest, script
from banmian.search.shards import Shard, encoded
from banmian.search.texts import Texts, folder_count, folder_size
from banmian.search.whole import MOST, whole_file

FORMAT: Final = 2
MANIFEST: Final = "search/manifest.js"
"""The file that names the others; it is made at each merging."""
SHARD_BYTES: Final = 8_000
"""About what a shard may weigh: few shards are quick to name, light ones quick to fetch."""
FEW_BITS: Final = 11
NAMES_INLINE: Final = 2_048
NAMES_TOGETHER: Final = 256
LENGTHS_INLINE: Final = 16_384
"""Documents up to which their lengths stand in the manifest: one request less, and one less to wait for."""
SLICE: Final = 50_000
"""Occurrences that are laid out at a time, which bounds the memory."""
A_PART: Final = 200
"""And at least so many for each part, for a slice looks into all of them."""
FOLDERS: Final = 32
"""Folders of excerpts that are written at a time."""
FACTS, TEXTS, WHOLE = "f", "t", "whole"
File = tuple[str, bytes | None]
_NONE = np.zeros(0, np.int64)
_EMPTY: Final = Lists(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE)


class Share(NamedTuple):
    """A piece of the work: shards of a family or folders of excerpts, by number and rising; facts and the whole have no numbers."""

    what: str
    numbers: tuple[int, ...] = ()


class Made(NamedTuple):
    """What a share gave: files, and what the manifest says of them. Shards and folders: number → name."""

    files: list[tuple[str, bytes]]
    noted: dict[Any, Any]


@dataclass(frozen=True, slots=True)
class _Family:
    """A family of shards: the column of a part that says how many numbers it holds, bytes of index a number, bits of a key."""

    column: str
    weight: float
    width: int


FAMILIES: Final[Mapping[str, _Family]] = {
    "b": _Family("pair_step", 2.25, 32),
    "c": _Family("char_doc", 0.5, 16),
    "x": _Family("chance_doc", 6, 32)}


class Merger:
    """The parts of a corpus, ready to be merged share by share."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._bases = list(accumulate((len(p.level) for p in parts[:-1]), initial=0)) if parts else []
        marked = np.concatenate([p.level for p in parts]) if parts else np.zeros(0, np.uint8)
        self.documents = len(marked)
        self._marked, self._level = marked, marked & ~np.uint8(VARIANT)
        self._total = {name: sum(len(getattr(p, family.column)) for p in parts) for name, family in FAMILIES.items()}
        self._texts = Texts(parts)
        self._readers: dict[str, list[Reader]] = {}

    def bits(self, family: str) -> int:
        """How many leading bits of a key name its shard."""
        return shard_bits(int(self._total[family] * FAMILIES[family].weight))

    def shares(self, stale: Mapping[str, Sequence[int]]) -> Iterator[Share]:
        """The work, the facts before all else, then the longest first; `stale`: the shards and folders to be made, by number."""
        if FACTS in stale:
            yield Share(FACTS)
        for family in FAMILIES:
            wanted = stale[family]
            size = max(SLICE, A_PART * len(self.parts))
            slices = min(len(wanted), self._total[family] * len(wanted) // (1 << self.bits(family)) // size + 1)
            for numbers in np.array_split(np.array(wanted, np.int64), slices) if slices else ():
                yield Share(family, tuple(numbers.tolist()))
        folders = stale[TEXTS]
        yield from (Share(TEXTS, tuple(folders[i:i + FOLDERS])) for i in range(0, len(folders), FOLDERS))
        if 0 < self.documents <= MOST:
            yield Share(WHOLE)

    def make(self, share: Share) -> Made:
        """The files of a share."""
        noted: dict[Any, Any] = {}
        if share.what == FACTS:
            return Made(list(column_files(self.parts, noted)), noted)
        if share.what == TEXTS:
            return Made(list(self._texts.files(share.numbers, noted)), noted)
        if share.what == WHOLE:
            return Made([whole_file(row for p in self.parts for row in decoded(p.excerpt.tobytes()))], noted)
        return Made(list(_shard_files(share.what, self._shards(share), noted)), noted)

    def _shards(self, share: Share) -> Iterator[Shard]:
        """The shards of a share of postings."""
        family, numbers = FAMILIES[share.what], np.array(share.numbers)
        if share.what not in self._readers:
            self._readers[share.what] = list(map(READERS[share.what], self.parts))
        shift = family.width - self.bits(share.what)
        ranges = shard_ranges(numbers, shift)
        slices = [reader.within(ranges) for reader in self._readers[share.what]]
        return encoded(united(slices, self._bases) if slices else _EMPTY, numbers, shift, self.documents, self._level)

    def level_files(self, manifest: dict[str, object]) -> Iterator[tuple[str, bytes]]:
        """The lengths of the texts, one symbol a document (# and up; ] and up where a character was traditional), 65,536
        documents a file, or, where there are few, in the manifest; their sum gives the mean."""
        manifest["length"] = int(np.array(LEVELS)[self._level].sum())
        names: list[str] = []
        symbols = self._level + np.where(self._marked & VARIANT, 93, 35).astype(np.uint8)
        if self.documents <= LENGTHS_INLINE:
            manifest["lengths"] = symbols.tobytes().decode("ascii")
            return
        for i in range(0, self.documents, 65536):
            data = symbols[i:i + 65536].tobytes()
            names.append(digest(data))
            yield f"search/l/{i >> 16:x}-{names[-1]}.js", b'bm("l/%x","%b")\n' % (i >> 16, data)
        manifest["levels"] = "".join(names)


Spread = Callable[[Sequence[Share]], Iterable[Made]]


def merged(merger: Merger, before: Before | None = None, spread: Spread | None = None) -> Iterator[File]:
    """The files of the index of these parts' documents, paths below `search/`; the manifest comes last.

    A file of an older index that is still right is named without its bytes. `spread` has the shares made by others, in order.
    """
    manifest: dict[str, object] = {"format": FORMAT, "documents": merger.documents}
    kept = Kept(before, merger.parts)
    noted: dict[str, dict[int, str]] = {what: {} for what in (*FAMILIES, TEXTS)}
    stale: dict[str, Sequence[int]] = {}
    for family in FAMILIES:
        bits, width = merger.bits(family), FAMILIES[family].width
        chosen: Chosen | None = kept.stale_shards(family, bits, width)
        stale[family] = np.flatnonzero(chosen).tolist() if chosen is not None else range(1 << bits)
        yield from kept.shards(family, chosen, noted[family], width - bits) if chosen is not None else ()
    folders = kept.folders(folder_size(merger.documents))
    noted[TEXTS] = {number: name for number, (name, _) in folders.items()}
    yield from ((path, None) for _, paths in folders.values() for path in paths)
    stale[TEXTS] = [number for number in range(folder_count(merger.documents)) if number not in folders]
    facts = kept.columns(manifest)
    yield from facts or ()
    if not facts:
        stale[FACTS] = ()
    shares = tuple(merger.shares(stale))
    for share, made in zip(shares, (spread or (lambda all_: map(merger.make, all_)))(shares), strict=True):
        yield from made.files
        target: dict[Any, Any] = noted.get(share.what, manifest)
        target.update(made.noted)
    yield from _closing(merger, noted, manifest)


def _closing(merger: Merger, noted: Mapping[str, Mapping[int, str]], manifest: dict[str, object]) -> Iterator[File]:
    """The files that name others, and the lengths."""
    for family in FAMILIES:
        yield from _name_files(family, [noted[family][number] for number in range(1 << merger.bits(family))], manifest)
    each, group = folder_size(merger.documents)
    names = "".join(name for _, name in sorted(noted[TEXTS].items()))
    manifest["excerpts"] = {"each": each, "group": group, "names": names}
    yield from merger.level_files(manifest)
    ordered = dict(sorted(manifest.items()))        # in whatever order it was learnt
    yield MANIFEST, call("manifest", {"build": digest(json.dumps(ordered, sort_keys=True).encode()), **ordered})


def shard_bits(total: int) -> int:
    """How many leading bits of a key name its shard, for an index of so many bytes; none for a small one.

    Past 2,048 shards their number grows with the root of the size: four times the corpus, twice the files.
    """
    bits = ((total - 1) // SHARD_BYTES).bit_length() if total > 8 * SHARD_BYTES else 0
    return bits if bits <= FEW_BITS else FEW_BITS + (bits - FEW_BITS + 1) // 2


def _shard_files(family: str, shards: Iterator[Shard], names: dict[int, str]) -> Iterator[tuple[str, bytes]]:
    """The files of shards, at most 256 to a folder, and of the blocks outside them; notes the names."""
    for shard in shards:
        for name, data in shard.blocks:
            yield f"search/p/{family}{name[6:8]}/{family}{name}.js", script(f"p/{family}{name}", data)
        names[shard.number] = digest(shard.data)
        yield (f"search/{family}/{shard.number >> 8:x}/{shard.number:x}-{names[shard.number]}.js",
               script(f"{family}/{shard.number:x}", shard.data))


def _name_files(family: str, names: list[str], manifest: dict[str, object]) -> Iterator[File]:
    """The shards' names: in the manifest while they are few, else 256 a file."""
    entry: dict[str, object] = {"count": len(names)}
    if len(names) <= NAMES_INLINE:
        entry["names"] = "".join(names)
    else:
        directories = []
        for at in range(len(names) // NAMES_TOGETHER):
            data = "".join(names[at * NAMES_TOGETHER:(at + 1) * NAMES_TOGETHER]).encode()
            directories.append(digest(data))
            yield (f"search/n/{family}{at:x}-{directories[-1]}.js", b'bm("n/%b%x","%b")\n' % (family.encode(), at, data))
        entry["directories"] = "".join(directories)
    manifest[family] = entry
