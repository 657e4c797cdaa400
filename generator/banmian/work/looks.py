"""How files stand to the eye, and when that is enough to know that they hold what they held.

What a build depends on is decided by content. But a file need not be read again to know its content: when its size, its two
times and its number on the disk are all what they were when it was read, it has not been written since. The time of change
(`ctime`) carries the proof: no program can set it, every write sets it, and so does setting the other time back. It proves
nothing within one tick of the disk's clock, nor on a system that has no such time; there, files are read. A checkout or a copy
changes these signs and no content: then everything is read once, and found to be as it was.
"""
from __future__ import annotations

import marshal
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.work import files

Look = tuple[int, int, int, int]            # size, time of writing, time of change (ns), number on the disk
Row = tuple[Look, str]                      # how a file looked, and the digest of what was read
Seen = dict[str, dict[str, Row]]            # folder → path → row
TELLS: Final = os.name == "posix"           # elsewhere `ctime` is when the file was made
TICK: Final = 100_000_000                   # ns: far more than a tick of the clocks of today's disks
COARSE: Final = 2_500_000_000               # ns: of disks that count whole seconds, or two
SECOND: Final = 1_000_000_000
NOWHERE: Final[Look] = (0, 0, 0, 0)         # of a link that leads to no file
_SHARE: Final = 512                         # files that one reading thread takes at a time


def looks(folder: str, skip: str = "", *, beside: str = "", prefix: str = "") -> dict[str, Look]:
    """Each file below a folder, by its path in it, with how it stands; dot files are left out, and so are folders named `skip`
    and the one folder `beside` right below this one. The paths begin with `prefix`."""
    found: dict[str, Look] = {}
    _look(folder, prefix, skip, beside, found)
    return found


def _look(folder: str, prefix: str, skip: str, beside: str, found: dict[str, Look]) -> None:
    try:
        with _opened(folder) as place:
            with os.scandir(place) as entries:
                there = sorted([(entry.name, entry) for entry in entries])
            _look_at(there, folder, prefix, (skip, beside), found)
    except FileNotFoundError:
        return
    except OSError as error:
        raise BanmianError("E607", Place(folder), error.strerror or str(error)) from error


@contextmanager
def _opened(folder: str) -> Iterator[str | int]:
    """A folder as `scandir` takes it: open, where that can be, for then a file in it is found in three quarters of the time that its
    path takes."""
    if os.scandir not in os.supports_fd:
        yield folder
        return
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield number
    finally:
        os.close(number)


def _look_at(there: list[tuple[str, os.DirEntry[str]]], folder: str, prefix: str, but: tuple[str, str], found: dict[str, Look]) -> None:
    """Notes the files of a folder that is open."""
    skip = but[0]
    for name, entry in there:
        if name[0] == ".":
            continue
        if entry.is_dir(follow_symlinks=False):
            if name not in but:
                _look(f"{folder}/{name}", f"{prefix}{name}/", skip, "", found)
            continue
        try:
            s = entry.stat()
        except OSError:                     # a link that leads nowhere, or round in a circle: whoever reads it will say so
            found[prefix + name] = NOWHERE
            continue
        if stat.S_ISREG(s.st_mode):
            found[prefix + name] = (s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino)


def settled(look: Look, now: int) -> bool:
    """Whether a file that looked like this at the time `now` (ns) will look different once it is written again."""
    changed = look[2]
    return TELLS and changed < now - (TICK if changed % SECOND else COARSE)


def clock() -> int:
    """The time (ns) as files bear it: to be asked before they are looked at."""
    return time.time_ns()


def digests(folder: str, found: Mapping[str, Look], seen: Mapping[str, Row]) -> dict[str, str]:
    """Each file with the digest of its bytes, in the order of `found`; read where it does not look as it did when it was seen."""
    known, fresh = _known(found, seen)
    if not fresh:
        return known
    known.update(_read(folder, fresh))
    return {path: known[path] for path in found}


def _known(found: Mapping[str, Look], seen: Mapping[str, Row]) -> tuple[dict[str, str], list[str]]:
    """The digests of files that look as they did when they were seen; the others' paths."""
    known: dict[str, str] = {}
    fresh: list[str] = []
    for path, look in found.items():
        row = seen.get(path)
        if row is not None and row[0] == look:
            known[path] = row[1]
        else:
            fresh.append(path)
    return known, fresh


def _read(folder: str, paths: list[str]) -> Iterable[tuple[str, str]]:
    """Each path with its digest; by two threads when there are many, since reading and hashing both let the other run."""
    shares = [paths[i:i + _SHARE] for i in range(0, len(paths), _SHARE)]
    if len(shares) < 2:
        yield from files.digests(folder, paths)
        return
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(2) as readers:
        for share in readers.map(lambda s: list(files.digests(folder, s)), shares):
            yield from share


def rows(found: Mapping[str, Look], read: Mapping[str, str], now: int, seen: Mapping[str, Row]) -> dict[str, Row]:
    """What to note of files that were read: those whose look proves something. What was noted of them stays."""
    noted: dict[str, Row] = {}
    for path, look in found.items():
        row = seen.get(path)
        if row is not None and row[0] == look:
            noted[path] = row
        elif read.get(path) and settled(look, now):
            noted[path] = (look, read[path])
    return noted


def digest_of(value: object) -> str:
    """The digest of plain values: texts, numbers, lists, tuples, and tables in any order.

    The second form of `marshal` is bytes of the values alone, the same in every Python, and takes any file name; and Python has it at hand.
    """
    return files.digest(marshal.dumps(_sorted(value), 2))


def _sorted(value: Any) -> Any:
    """Tables as their keys in order and the values beside them, which is quicker to sort than pairs."""
    kind = type(value)
    if kind is dict:
        keys = sorted(value)
        return keys, _sorted([value[key] for key in keys])
    return [_sorted(one) if type(one) in (dict, list) else one for one in value] if kind is list else value
