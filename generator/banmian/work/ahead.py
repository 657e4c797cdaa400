"""Work that a process of its own does while the build goes on: what waits for the system or needs modules that nothing else does."""
from __future__ import annotations

import contextlib
import marshal
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, Final, Generic, Protocol, TypeVar

T = TypeVar("T")
Asked = TypeVar("Asked", contravariant=True)
In = TypeVar("In")
Out = TypeVar("Out")
IDLE: Final = "idle"            # the name of a thread that only waits, and holds nothing that a copy of its process would miss


class Ahead(Generic[T]):
    """What a piece of work gives: plain values, which `marshal` carries. It is begun at once by a copy of this process.

    Where no process can be had (`apart` False, one processor, a system other than Linux, threads under way) the work is done when
    its value is asked for; so it is where that process did not end well, and then its error is raised.
    """

    def __init__(self, work: Callable[[], T], *, apart: bool) -> None:
        self._work = work
        self._found: list[T] = []
        self._child = begun(work) if apart and can() else None

    def value(self) -> T:
        """What the work gave."""
        if not self._found:
            self._found = (ended(*self._child) if self._child else []) or [self._work()]
        return self._found[0]


class Hand(Protocol[Asked, Out]):
    """Another process, as one who has work to give away sees it."""

    def tell(self, work: Asked) -> None:
        """Says what is to be done."""

    def value(self) -> list[Out]:
        """What the work gave, alone in a list; nothing where it was not told, or where it did not end well."""


class Standby(Generic[In, Out]):
    """A process that makes ready for a piece of work while it is still being found out what there is to do, and does it when it is
    told; None of it where no process can be had."""

    def __init__(self, ready: Callable[[], Callable[[In], Out]], *, apart: bool) -> None:
        self._asked = os.memfd_create("asked") if apart and can() else -1
        self._child: tuple[int, int] | None = None
        self._told = False
        if self._asked < 0:
            return
        hear, self._tell = os.pipe()
        self._child = begun(partial(_stood_by, ready, self._asked, hear, self._tell))
        os.close(hear)

    def tell(self, work: In) -> None:
        """Says what is to be done."""
        if self._child:
            import pickle
            self._told = True
            with open(self._asked, "wb", closefd=False) as file:
                file.write(pickle.dumps(work))
            with contextlib.suppress(BrokenPipeError):      # it died, which `value` will find
                os.write(self._tell, b"!")

    def value(self) -> list[Out]:
        """What the work gave, alone in a list; nothing where it was not told, or where it did not end well."""
        child, self._child = self._child, None
        if child is None:
            return []
        if not self._told:
            os.kill(child[0], signal.SIGKILL)
        os.close(self._tell)
        os.close(self._asked)
        return ended(*child)


def _stood_by(ready: Callable[[], Callable[[In], Out]], asked: int, hear: int, tell: int) -> Out:
    os.close(tell)                      # so that the end of the one who tells is heard
    import pickle
    work = ready()
    if not os.read(hear, 1):
        os._exit(1)
    with open(asked, "rb", closefd=False) as file:
        file.seek(0)
        return work(pickle.load(file))


def can() -> bool:
    """Whether a copy of this process can be had and would have a processor."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and all(
        thread is threading.main_thread() or thread.name == IDLE for thread in threading.enumerate())


def begun(work: Callable[[], T]) -> tuple[int, int]:
    """The process, and the file in memory that it will leave the value in. It keeps the site's lock as long as it lives."""
    file = os.memfd_create("ahead")
    child = os.fork()
    if child:
        return child, file
    code = 1
    try:
        with open(file, "wb", closefd=False) as out:
            value: Any = work()
            out.write(marshal.dumps(value))
        code = 0
    finally:
        os._exit(code)


def ended(child: int, file: int) -> list[T]:
    """What a process that was begun left, alone in a list; nothing where it failed."""
    with open(file, "rb") as left:
        _, status = os.waitpid(child, 0)
        left.seek(0)
        return [] if status else [marshal.loads(left.read())]
