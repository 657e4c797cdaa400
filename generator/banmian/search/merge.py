"""Parts to files: the whole index of a site, or, beside an older one, only what differs."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final

import numpy as np

from banmian.search.before import Before, Kept
from banmian.search.columns import column_files
from banmian.search.excerpts import decoded
from banmian.search.lists import Chosen, Lists, PairReader, PlainReader, chance_reader, character_reader, united
from banmian.search.part import LEVELS, VARIANT, Part
from banmian.search.scripts import call, digest, script
from banmian.search.shards import Shard, encoded
from banmian.search.texts import excerpt_files
from banmian.search.whole import MOST, whole_file

FORMAT: Final = 1
SHARD_BYTES: Final = 8_000
"""About what a shard may weigh: few shards are quick to name, light ones quick to fetch."""
FEW_BITS: Final = 11
NAMES_INLINE: Final = 2_048
NAMES_TOGETHER: Final = 256
SLICE: Final = 200_000
"""Occurrences that are laid out at a time: bounds the memory."""
File = tuple[str, bytes | None]
_Reader = PairReader | PlainReader
_NONE = np.zeros(0, np.int64)
_EMPTY: Final = Lists(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE)


def merged(parts: Sequence[Part], before: Before | None = None) -> Iterator[File]:
    """The files of the index of these parts' documents, paths below `search/`; the manifest comes last.

    A file of an older index that is still right is named without its bytes.
    """
    documents = sum(len(p.level) for p in parts)
    marked = np.concatenate([p.level for p in parts]) if parts else np.zeros(0, np.uint8)
    level = marked & ~np.uint8(VARIANT)
    manifest: dict[str, object] = {"format": FORMAT, "documents": documents}
    kept = Kept(before, parts)
    bases = _bases(parts)
    families: tuple[tuple[str, Callable[[Part, int], _Reader], int, float, int], ...] = (
        ("b", PairReader, sum(len(p.pair_step) for p in parts), 2.25, 32),
        ("c", character_reader, sum(len(p.char_doc) for p in parts), 0.5, 16),
        ("x", chance_reader, sum(len(p.chance_doc) for p in parts), 6, 32))
    for family, reader, total, size, width in families:
        readers = [reader(p, base) for p, base in zip(parts, bases, strict=True)]
        bits = shard_bits(int(total * size))
        stale, names = kept.stale_shards(family, bits, width), [""] * (1 << bits)
        shards = _shards(readers, total, width - bits, stale, 1 << bits, documents, level)
        yield from _shard_files(family, shards, names)
        if stale is not None:
            yield from kept.shards(family, stale, names, width - bits)
        yield from _name_files(family, names, manifest)
    yield from excerpt_files(parts, documents, kept, manifest)
    yield from _level_files(level, marked, manifest)
    yield from kept.columns(manifest) or column_files(parts, manifest)
    if 0 < documents <= MOST:
        yield whole_file(row for p in parts for row in decoded(p.excerpt.tobytes()))
    build = digest(json.dumps(manifest, sort_keys=True).encode())
    yield "search/manifest.js", call("manifest", {"build": build, **manifest})


def shard_bits(total: int) -> int:
    """How many leading bits of a key name its shard, for an index of so many bytes; none for a small one.

    Past 2,048 shards their number grows with the root of the size: four times the corpus, twice the files.
    """
    bits = ((total - 1) // SHARD_BYTES).bit_length() if total > 8 * SHARD_BYTES else 0
    return bits if bits <= FEW_BITS else FEW_BITS + (bits - FEW_BITS + 1) // 2


def _shards(readers: Sequence[_Reader], total: int, shift: int, stale: Chosen | None, count: int,
            documents: int, level: np.ndarray) -> Iterator[Shard]:
    """The shards of a family, all `count` or those that are stale, a range of keys at a time."""
    wanted = np.flatnonzero(stale) if stale is not None else np.arange(count)
    slices = min(len(wanted), total * len(wanted) // count // SLICE + 1)
    for numbers in np.array_split(wanted, slices) if slices else ():
        low, high = int(numbers[0]) << shift, int(numbers[-1]) + 1 << shift
        lists = united([r.between(low, high, stale, shift) for r in readers]) if readers else _EMPTY
        yield from encoded(lists, numbers, shift, documents, level)


def _bases(parts: Sequence[Part]) -> list[int]:
    return list(accumulate((len(p.level) for p in parts[:-1]), initial=0)) if parts else []


def _shard_files(family: str, shards: Iterator[Shard], names: list[str]) -> Iterator[File]:
    """The files of shards, at most 256 to a folder, and of the blocks outside them; notes the names."""
    for shard in shards:
        for name, data in shard.blocks:
            yield f"search/p/{name[:2]}/{name}.js", script(f"p/{name}", data)
        names[shard.number] = digest(shard.data)
        yield (f"search/{family}/{shard.number >> 8:x}/{shard.number:x}-{names[shard.number]}.js",
               script(f"{family}/{shard.number:x}", shard.data))


def _level_files(level: np.ndarray, marked: np.ndarray, manifest: dict[str, object]) -> Iterator[File]:
    """The lengths of the texts, one symbol a document (# and up; ] and up where a character was traditional), 65,536
    documents a file; their sum gives the mean."""
    manifest["length"] = int(np.array(LEVELS)[level].sum())
    names: list[str] = []
    symbols = level + np.where(marked & VARIANT, 93, 35).astype(np.uint8)
    for i in range(0, len(level), 65536):
        data = symbols[i:i + 65536].tobytes()
        names.append(digest(data))
        yield f"search/l/{i >> 16:x}-{names[-1]}.js", b'bm("l/%x","%b")\n' % (i >> 16, data)
    manifest["levels"] = "".join(names)


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
