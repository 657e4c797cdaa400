"""A process that stays: a preview's second pair of hands, which does what it is told while the first go on."""
from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
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
        self._asked: list[Future[Out]] = []
        self._told = 0

    def tell(self, work: In) -> None:
        """Says what is to be done."""
        with suppress(RuntimeError):            # it died, or is going home: `value` will find that something is missing
            self._told += 1
            self._asked.append(self._executor.submit(_done, self._ready, work))

    def value(self) -> list[Out]:
        """What each work gave, in the order told; nothing where none was told, or one did not end well."""
        asked, told, self._asked, self._told = self._asked, self._told, [], 0
        try:
            return [one.result() for one in asked] if len(asked) == told else []
        except Exception:               # whatever it is, who asks does the work again and meets it there
            return []

    def close(self) -> None:
        """Sends it home."""
        self._executor.shutdown(wait=False, cancel_futures=True)


def _done(ready: Callable[[], Callable[[In], Out]], work: In) -> Out:
    return ready()(work)
