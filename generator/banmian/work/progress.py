"""A bar on long work, for a person at a terminal."""
from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_PATIENCE = 1.0         # seconds before a bar appears: short work shows none


def bar(items: Iterable[T], name: str, total: int) -> Iterator[T]:
    """The items, with a bar on standard error once they take longer than a second."""
    start = time.monotonic()
    progress = task = None
    try:
        for done, item in enumerate(items, 1):
            yield item
            if progress is None and time.monotonic() - start > _PATIENCE:
                progress, task = _begun(name, total)
            if progress is not None and task is not None:
                progress.update(task, completed=done, total=max(total, done))
                progress.refresh()
    finally:
        if progress is not None:
            progress.stop()


def _begun(name: str, total: int):      # type: ignore[no-untyped-def]
    from rich.console import Console
    from rich.progress import Progress
    progress = Progress(console=Console(file=sys.stderr), auto_refresh=False, transient=True)
    progress.start()
    return progress, progress.add_task(name, total=total)
