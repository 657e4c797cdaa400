"""Reading and writing files: digests, listings, and a write that is whole or not at all."""
from __future__ import annotations

import errno
import hashlib
import marshal
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from banmian.content.suffixes import ARTICLES
from banmian.errors import BanmianError
from banmian.model import Place

HALF: Final = ".tmp~"           # ends the name of a file that is being written
DIGITS: Final = 24              # of a digest


class Receipt(NamedTuple):
    """What stands on disk at an output path after a write: size, time (ns), digest, and whether it was written now."""

    path: str
    size: int
    time: int
    digest: str
    written: bool


def digest(data: bytes | memoryview) -> str:
    """24 hexadecimal digits of SHA-256, which today's processors have an instruction for: the name of these bytes in the store."""
    return hashlib.sha256(data).hexdigest()[:DIGITS]


def text_digest(data: bytes) -> str:
    """The digest of an article's file, which readers are told: a checkout that ends lines otherwise changes nothing that they read."""
    return digest(data.replace(b"\r\n", b"\n") if b"\r" in data else data)


def sha256(path: str | Path) -> str:
    """The SHA-256 of a file, read in pieces, as 64 hexadecimal digits; E607 when it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BanmianError("E607", Place(str(path)), error.strerror or str(error)) from error


def read(path: str | Path, shown: str = "") -> bytes:
    """A file's bytes; E607 when it cannot be read, with the path as it is `shown` to the user."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError as error:
        raise BanmianError("E607", Place(shown or str(path)), error.strerror or str(error)) from error


def listing(folder: str | Path, suffix: str = "", *, lost: bool = False) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Files below a folder, in order of their paths relative to it with /; names that begin with a dot are left out, and so are links
    that lead to no file, unless `lost`."""
    yield from _walk(str(folder), "", suffix, lost)


def _walk(folder: str, prefix: str, suffix: str, lost: bool) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=_name)
    except FileNotFoundError:
        return
    except OSError as error:
        raise BanmianError("E607", Place(folder), error.strerror or str(error)) from error
    for entry in found:
        if entry.name[0] == ".":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{prefix}{entry.name}/", suffix, lost)
        elif entry.name.endswith(suffix) and (_is_file(entry) or lost and entry.is_symlink()):
            yield prefix + entry.name, entry


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file or leads to one; a symbolic link that leads round in a circle does not."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def keep(folder: str, name: str, value: object) -> None:
    """Keeps plain values in a file that shows whether it is whole: `marshal`, which is quick, trusts what it is given."""
    data = marshal.dumps(value, 4)      # type: ignore[arg-type]
    write(folder, name, digest(data).encode() + data)


def kept(folder: str, name: str) -> Any:
    """What `keep` kept; None where that is missing or not as it was written."""
    data = memoryview(_held(f"{folder}/{name}") or b"")
    return marshal.loads(data[DIGITS:]) if data[:DIGITS] == digest(data[DIGITS:]).encode() else None


def digests(folder: str | Path, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each path with the digest of the file's bytes (an article's: `text_digest`), in the order given; "" for one that cannot be read, as
    whoever needs it will say."""
    for path in paths:
        try:
            data = read(f"{folder}/{path}")
            yield path, text_digest(data) if path[-9:].lower().endswith(ARTICLES) else digest(data)
        except BanmianError:
            yield path, ""


def safe(folder: str, path: str) -> str:
    """The place of an output path in its folder; E603 for a path that would leave it."""
    parts = path.split("/")
    if not path or "\\" in path or "\0" in path or any(part in ("", ".", "..") for part in parts) or ":" in parts[0]:
        raise BanmianError("E603", Place(path), "this path leads out of the output folder")
    return f"{folder}/{path}"


_made: set[str] = set()          # folders that this process has seen to, so that each is looked at once


def _prepare(folder: str, target: str) -> None:
    """Makes the folders of a target; refuses a symbolic link among them, which could lead anywhere."""
    parent = target.rpartition("/")[0]
    if parent in _made:
        return
    step = folder
    os.makedirs(folder, exist_ok=True)
    for part in parent[len(folder) + 1:].split("/") if len(parent) > len(folder) else ():
        step = f"{step}/{part}"
        if os.path.islink(step):
            raise BanmianError("E603", Place(step), "a symbolic link stands where a folder of the output should be")
        os.makedirs(step, exist_ok=True)
    _made.add(parent)


def put(folder: str, path: str, data: bytes, known: str = "", *, fresh: bool = False) -> Receipt:
    """`write`, with a receipt; `known` is the data's digest, where that has been taken."""
    stat, written = write(folder, path, data, fresh=fresh)
    return Receipt(path, stat.st_size, stat.st_mtime_ns, known or digest(data), written)


def write(folder: str, path: str, data: bytes, *, fresh: bool = False) -> tuple[os.stat_result, bool]:
    """Writes an output where it differs from what stands there, beside it first and then renamed: how it stands then, and whether it
    was written. `fresh` says that nothing stands there.

    At no moment is there half a file under the path's own name. E601 when the disk refuses; then nothing changed.
    """
    target = safe(folder, path)
    held = None if fresh else _held(target)
    if held == data:
        return os.stat(target), False
    try:
        try:
            return _replace(folder, target, data), True
        except FileNotFoundError:                   # a folder was taken away while we worked
            _made.clear()
            return _replace(folder, target, data), True
    except OSError as error:
        raise _refused(f"{folder.rpartition('/')[2]}/{path}", error) from error


def _held(target: str) -> bytes | None:
    try:
        with open(target, "rb", buffering=0) as file:
            return file.read()
    except OSError:
        return None


def _replace(folder: str, target: str, data: bytes) -> os.stat_result:
    _prepare(folder, target)
    half = target + HALF
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest):]
            stat = os.fstat(handle)
        finally:
            os.close(handle)
        os.replace(half, target)
    except OSError:
        os.unlink(half)
        raise
    return stat


def _refused(path: str, error: OSError) -> BanmianError:
    cure = "Make space on the disk and build again; what stood there before is untouched." \
        if error.errno in (errno.ENOSPC, errno.EDQUOT) else ""
    return BanmianError("E601", Place(path), error.strerror or str(error), cure)
