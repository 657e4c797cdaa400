"""What becomes of memory that is freed, where the system's allocator is glibc's."""
from __future__ import annotations

from typing import Final

_TRIM, _MMAP = -1, -3           # M_TRIM_THRESHOLD, M_MMAP_THRESHOLD of <malloc.h>
_MOST: Final = 32 << 20         # bytes: the most that every glibc takes for the latter, and more than any array of a few changes


def keep_freed() -> None:
    """Keeps freed memory for what comes next in this process, which lives briefly or waits for its next task: to ask the system for it
    again costs two microseconds a page, a quarter of the time that the index of a few changes takes."""
    import ctypes
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):     # another allocator
        return
    mallopt(_MMAP, _MOST)
    mallopt(_TRIM, 2 * _MOST)


def left(*values: object) -> None:
    """Leaves values to the collector of circles, which a process that ends now never waits for: to take apart a hundred thousand
    values that nobody wants any more takes 15 ms."""
    circle: list[object] = [*values]
    circle.append(circle)
