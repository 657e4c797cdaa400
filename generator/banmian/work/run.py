"""One run of the program: its workers, its clock, and how it tells a person how far it is."""
from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from banmian.work.pool import Crew

T = TypeVar("T")
Bar = Callable[[Iterable[T], str, int], Iterator[T]]


def silent(items: Iterable[T], name: str, total: int) -> Iterator[T]:
    """No progress shown."""
    yield from items


class Run:
    """Workers, seconds by stage, progress. The values a stage makes never depend on it."""

    def __init__(self, jobs: int = 0, scheduler: str = "", bar: Callable[..., Iterator[object]] = silent,
                 say: Callable[[str], None] = lambda text: None) -> None:
        gc.set_threshold(1_000_000, 20, 20)     # cards and outputs are many and hold no circles
        self._jobs, self._scheduler = jobs, scheduler
        self.say = say
        self.seconds: dict[str, float] = {}
        self._bar = bar

    @property
    def several(self) -> bool:
        """Whether more than this process may work."""
        return self._jobs != 1 and not self._scheduler

    @cached_property
    def crew(self) -> Crew:
        """The workers, thought of when first needed: a build that finds nothing changed needs none."""
        from banmian.work.pool import Crew
        return Crew(self._jobs, self._scheduler)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts the seconds of a stage under its name."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def watch(self, items: Iterable[T], name: str, total: int) -> Iterator[T]:
        """The items, with progress shown where somebody looks."""
        return self._bar(items, name, total)        # type: ignore[return-value]

    def close(self) -> None:
        """Sends the workers home."""
        if "crew" in self.__dict__:
            self.crew.close()
