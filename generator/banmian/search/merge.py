"""Parts to files: the whole index of a site, or, beside an older one, only what differs."""
from __future__ import annotations

import binascii
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from banmian.search.columns import column_files
from banmian.search.lists import CharReader, Lists, PairReader, united
from banmian.search.part import LEVELS, VARIANT, Part
from banmian.search.shards import Shard, digest, encoded

FORMAT: Final = 1
SHARD_BYTES: Final = 8_000
"""About what a shard may weigh: few shards are quick to name, light ones quick to fetch."""
CHAR_SHARD_BYTES: Final = 8_000
EXCERPT_FILES: Final = 10_240
EXCERPT_GROUP: Final = 32
NAMES_INLINE: Final = 2_048
NAMES_TOGETHER: Final = 256
SLICE: Final = 200_000
"""Occurrences that are laid out at a time: bounds the memory."""


def merged(parts: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
    """The files of the index of these parts' documents, paths below `search/`; the manifest comes last."""
    documents = sum(len(p.level) for p in parts)
    marked = np.concatenate([p.level for p in parts]) if parts else np.zeros(0, np.uint8)
    level = marked & ~np.uint8(VARIANT)
    names: dict[str, list[str]] = {}
    for family, shards in (("b", _pair_shards(parts, documents, level)), ("c", _char_shards(parts, documents, level))):
        names[family] = []
        for shard in shards:
            for name, data in shard.blocks:
                yield f"search/p/{name[:2]}/{name}.js", script(f"p/{name}", data)
            names[family].append(digest(shard.data))
            yield shard_path(family, shard.number, names[family][-1]), script(f"{family}/{shard.number:x}", shard.data)
    manifest: dict[str, object] = {"format": FORMAT, "documents": documents}
    yield from _excerpt_files(parts, documents, manifest)
    yield from _level_files(level, marked, manifest)
    yield from column_files(parts, manifest)
    yield from _name_files(names, manifest)
    build = digest(json.dumps(manifest, sort_keys=True).encode())
    yield "search/manifest.js", _call("manifest", {"build": build, **manifest})


def shard_path(family: str, number: int, name: str) -> str:
    """Where a shard lies: at most 256 to a folder."""
    return f"search/{family}/{number >> 8:x}/{number:x}-{name}.js"


def script(name: str, data: bytes) -> bytes:
    """A classic script that hands the bytes over under the name."""
    return b'bm("%b","%b")\n' % (name.encode(), binascii.b2a_base64(data, newline=False).rstrip(b"="))


def _call(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028")
    return f'bm("{name}",{text})\n'.encode("utf-8", "surrogatepass")


def shard_bits(total: int, size: int) -> int:
    """How many leading bits of a key name its shard, for an index of so many bytes."""
    return ((total - 1) // size).bit_length() if total > 8 * size else 0


@dataclass(frozen=True, slots=True)
class _Range:
    low: int
    high: int


def _pair_shards(parts: Sequence[Part], documents: int, level: np.ndarray) -> Iterator[Shard]:
    total = sum(len(p.pair_step) for p in parts)
    width = shard_bits(total * 9 // 4, SHARD_BYTES)
    readers = [PairReader(p, base) for p, base in zip(parts, _bases(parts), strict=True)]
    slices = min(1 << width, 1 << max(0, total // SLICE).bit_length())
    each = (1 << width) // slices
    for i in range(slices):
        low, high = (edge << 32 - width for edge in (i * each, (i + 1) * each))
        numbers = np.arange(i * each, (i + 1) * each)
        lists = united([r.between(low, high, None, 32 - width) for r in readers]) if readers else EMPTY
        yield from encoded(lists, numbers, 32 - width, documents, level)


def _char_shards(parts: Sequence[Part], documents: int, level: np.ndarray) -> Iterator[Shard]:
    """Characters are spread over their shards by a multiplication, one to one on 16 bits."""
    total = sum(len(p.char_doc) for p in parts)
    width = shard_bits(total // 2, CHAR_SHARD_BYTES)
    readers = [CharReader(p, base) for p, base in zip(parts, _bases(parts), strict=True)]
    slices = min(1 << width, 1 << max(0, total // SLICE).bit_length())
    each = (1 << width) // slices
    for i in range(slices):
        low, high = (edge << 16 - width for edge in (i * each, (i + 1) * each))
        lists = united([r.between(low, high) for r in readers]) if readers else EMPTY
        yield from encoded(lists, np.arange(i * each, (i + 1) * each), 16 - width, documents, level)


def _bases(parts: Sequence[Part]) -> list[int]:
    return [int(base) for base in np.cumsum([0, *(len(p.level) for p in parts)])[:-1]]


NONE = np.zeros(0, np.int64)
EMPTY: Final = Lists(NONE, NONE, NONE, NONE, NONE, NONE, NONE)


def _level_files(level: np.ndarray, marked: np.ndarray, manifest: dict[str, object]) -> Iterator[tuple[str, bytes]]:
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


def _excerpt_files(parts: Sequence[Part], documents: int, manifest: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    """The documents' texts, `each` a file, 32 files a folder named by what is in it."""
    each = max(1, -(-documents // EXCERPT_FILES))
    groups: list[str] = []
    files: list[tuple[int, bytes]] = []
    for number, data in enumerate(_chunks(parts, each)):
        files.append((number, data))
        if len(files) == EXCERPT_GROUP:
            yield from _folder(files, groups)
            files = []
    if files:
        yield from _folder(files, groups)
    manifest["excerpts"] = {"each": each, "group": EXCERPT_GROUP, "names": "".join(groups)}


def _folder(files: list[tuple[int, bytes]], groups: list[str]) -> Iterator[tuple[str, bytes]]:
    name = digest(b"\n".join(data for _, data in files))
    groups.append(name)
    for number, data in files:
        yield f"search/t/{len(groups) - 1:x}-{name}/{number:x}.js", b'bm("t/%x","%b")\n' % (number, data)


def _chunks(parts: Sequence[Part], each: int) -> Iterator[bytes]:
    held: list[bytes] = []
    for part in parts:
        ends = np.cumsum(part.excerpt_size, dtype=np.int64).tolist()
        whole, at = part.excerpt.tobytes(), 0
        for end in ends:
            held.append(whole[at:end])
            at = end
            if len(held) == each:
                yield b"".join(held)
                held = []
    if held:
        yield b"".join(held)


def _name_files(names: dict[str, list[str]], manifest: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    """The shards' names: in the manifest while they are few, else 256 a file."""
    for family, all_names in names.items():
        entry: dict[str, object] = {"count": len(all_names)}
        if len(all_names) <= NAMES_INLINE:
            entry["names"] = "".join(all_names)
        else:
            directories = []
            for i in range(0, len(all_names), NAMES_TOGETHER):
                data = "".join(all_names[i:i + NAMES_TOGETHER]).encode()
                directories.append(digest(data))
                at = i // NAMES_TOGETHER
                yield (f"search/n/{family}{at:x}-{directories[-1]}.js",
                       b'bm("n/%b%x","%b")\n' % (family.encode(), at, data))
            entry["directories"] = "".join(directories)
        manifest[family] = entry
