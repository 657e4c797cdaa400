"""Workers: any `concurrent.futures.Executor`, asked in order and never for more than a window at once."""
from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.work.ahead import IDLE

if TYPE_CHECKING:           # work that is done in this process asks for no executor
    from concurrent.futures import Executor, Future

In = TypeVar("In")
Out = TypeVar("Out")

# What a worker that begins with nothing finds in its environment: glibc's malloc gives large pieces of memory back at once, where it would
# keep ever more of them.
_THRIFTY: Final = {"MALLOC_MMAP_THRESHOLD_": "3000000", "MALLOC_TRIM_THRESHOLD_": "8000000"}
SWITCH: Final = 0.000_5         # seconds after which the thread that hands on tasks may cut in on other work here: workers wait for it
WINDOW: Final = 3               # tasks under way or waiting for each worker


class Crew:
    """Workers that are hired when first needed, and how many there are. `jobs` 1 works in this process."""

    def __init__(self, jobs: int = 0, scheduler: str = "") -> None:
        self.jobs = jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or os.cpu_count() or 1
        self.scheduler = scheduler
        self._executor: Executor | None = None
        self._next: Executor | None = None          # those who relieve them
        self._method = "fork"

    def hire(self) -> Executor:
        """The executor, made at first call: processes of this machine, or a Dask cluster."""
        if self._executor is None:
            self._executor = _cluster(self.scheduler) if self.scheduler else _processes(self.jobs, self._method)
        return self._executor

    def map(self, work: Callable[[In], Out], items: Iterable[In], *, few: bool = False, window: int = 0) -> Iterator[Out]:
        """`work` of each item in the order of items, whatever the number of workers; at most a window ahead.

        `few` says that hiring would cost more than the work; `window` is of how many tasks, where not of the usual.
        """
        if (few and self._executor is None and not self.scheduler) or (self.jobs == 1 and not self.scheduler):
            return map(work, items)
        return map_in_order(self.hire(), work, items, max(window, self.jobs * WINDOW))

    def foresee(self, ready: Callable[[], object]) -> None:
        """Has those who will relieve the workers make ready while these go on."""
        if self.jobs > 1 and not self.scheduler and self._executor is not None and self._next is None:
            self._next = _processes(self.jobs, "spawn")
            for _ in range(self.jobs):
                self._next.submit(ready)

    def relieve(self) -> None:
        """Sends the workers home; those who come after begin with nothing, not with what this process holds by now."""
        if self._executor is not None and not self.scheduler:
            self._leave()
            self._executor, self._next, self._method = self._next, None, "spawn"

    def close(self) -> None:
        """Sends all workers home; what waits is not begun."""
        self._leave()
        self._executor, self._next = self._next, None
        self._leave()

    def _leave(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True)      # nothing waits: `map_in_order` cancels what it leaves
            self._executor = None


def map_in_order(executor: Executor, work: Callable[[In], Out], items: Iterable[In], window: int) -> Iterator[Out]:
    """Results in the order of items, with never more than `window` tasks submitted ahead of the one awaited.

    The first of them are submitted at once, the others as results are taken. Raises E605 where a worker died.
    """
    rest, waiting = iter(items), deque["Future[Out]"]()
    with _minded(waiting):
        waiting.extend(executor.submit(work, item) for item in islice(rest, window - 1))
    return _in_order(executor, work, rest, waiting)


def _in_order(executor: Executor, work: Callable[[In], Out], items: Iterator[In], waiting: deque[Future[Out]]) -> Iterator[Out]:
    with _minded(waiting):
        for item in items:
            waiting.append(executor.submit(work, item))
            yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _minded(waiting: Iterable[Future[Any]]) -> Iterator[None]:
    """Where something goes wrong, or nobody wants more, nothing that waits is begun; a worker's death is told as such."""
    try:
        yield
    except BaseException as error:
        for future in waiting:
            future.cancel()
        if type(error).__name__ == "BrokenProcessPool":     # by name: its module loads `multiprocessing`, which inline work never needs
            raise BanmianError("E605", Place("workers"), "a worker died, perhaps for want of memory") from error
        raise


def _processes(jobs: int, method: str) -> Executor:
    """Worker processes; forked early where the system can, which costs 20 ms instead of a new start."""
    import multiprocessing
    import sys
    from concurrent.futures import ProcessPoolExecutor
    sys.setswitchinterval(SWITCH)
    if "fork" not in multiprocessing.get_all_start_methods() or os.name != "posix":
        method = "spawn"
    if method == "spawn":
        for name, value in _THRIFTY.items():
            os.environ.setdefault(name, value)
    executor = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(method), initializer=begin)
    executor.submit(int)
    return executor


def begin() -> None:
    """A worker leaves Ctrl-C to its parent, does not outlive it, and lives briefly: what it makes goes when it goes."""
    import gc
    import signal
    import threading
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)
    threading.Thread(target=_end_with_parent, name=IDLE, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this process when its parent is no more: nobody would ever send it home."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _cluster(address: str) -> Executor:
    """A Dask cluster's executor; E606 where it cannot be reached or Dask is not installed."""
    try:
        import distributed
    except ImportError as error:
        raise BanmianError("E606", Place("--scheduler"), "the package `distributed` is not installed",
                           "pip install 'banmian[cluster]'") from error
    try:
        client: Any = distributed.Client    # untyped
        executor: Executor = client(address, timeout=10).get_executor(pure=False)
    except (OSError, ValueError) as error:
        raise BanmianError("E606", Place("--scheduler"), f"no scheduler at {address}: {error}") from error
    return executor
