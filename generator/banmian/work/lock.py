"""One build at a time on a site."""
from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from banmian.errors import BanmianError
from banmian.model import Place

PATIENCE: Final = 600.0         # seconds that a build waits for another


@contextmanager
def locked(root: Path, say: Callable[[str], None], patience: float = PATIENCE) -> Iterator[None]:
    """Holds the site's lock; waits for another build, saying so once, and gives up with E602 after `patience` seconds.

    The lock is the operating system's: it goes with the process, however that ends.
    """
    folder = root / ".banmian"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise BanmianError("E601", Place(str(folder)), error.strerror or str(error)) from error
    try:
        _wait(handle, say, patience)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, say: Callable[[str], None], patience: float) -> None:
    end = time.monotonic() + patience
    said = False
    while not _taken(handle):
        if time.monotonic() >= end:
            raise BanmianError("E602", Place(".banmian/lock"), "another build is at work on this site")
        if not said:
            say("another build is at work on this site: waiting for it")
            said = True
        time.sleep(0.05)


def _taken(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:                 # Windows
        import msvcrt
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)      # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
