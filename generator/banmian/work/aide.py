"""A process that stays: a preview's second pair of hands, which does what it is told while the first go on."""
from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Generic, TypeVar

from banmian.work.pool import begin

In = TypeVar("In")
Out = TypeVar("Out")


class Aide(Generic[In, Out]):
    """Does what it is told as `ahead.Standby` does, but again and again: `ready` makes ready and gives the work."""

    def __init__(self, ready: Callable[[], Callable[[In], Out]]) -> None:
        self._ready = ready
        self._executor = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=begin)
        self._executor.submit(ready)
        self._asked: Future[Out] | None = None

    def tell(self, work: In) -> None:
        """Says what is to be done."""
        try:
            self._asked = self._executor.submit(_done, self._ready, work)
        except RuntimeError:            # it died, or is going home
            self._asked = None

    def value(self) -> list[Out]:
        """What the work gave, alone in a list; nothing where it was not told, or where it did not end well."""
        asked, self._asked = self._asked, None
        try:
            return [asked.result()] if asked else []
        except Exception:               # whatever it is, who asks does the work again and meets it there
            return []

    def close(self) -> None:
        """Sends it home."""
        self._executor.shutdown(wait=False, cancel_futures=True)


def _done(ready: Callable[[], Callable[[In], Out]], work: In) -> Out:
    return ready()(work)
