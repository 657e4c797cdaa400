"""What Git leaves in a file where two versions of it could not be made one: both, between marks."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, repeat
from typing import Final

from banmian.text.late import late

WHAT: Final = "a merge was left unfinished: here stand two versions that Git could not merge, between <<<<<<< and >>>>>>>"
_OPEN, _MIDDLE, _CLOSE = "<<<<<<< ", "=======", ">>>>>>> "     # <<<<<<< HEAD, then =======, then >>>>>>> branch, each a line of its own
_FENCE: Final = late(r" {0,3}(`{3,}|~{3,})")      # ```


def conflict_line(text: str, *, code: bool = False) -> int:
    """The line, from 1, on which the first unfinished merge of a text begins; 0 where there is none. `code`: what stands in fenced
    code shows what a merge looks like."""
    if _OPEN not in text:
        return 0
    rows = text.split("\n")
    fenced = _fenced(rows) if code else repeat(False)
    first = next((n for n, (row, within) in enumerate(zip(rows, fenced, strict=False), 1) if not within and _marks(row, _OPEN)), 0)
    return first if first and _closes(rows, first) else 0


def _fenced(rows: list[str]) -> Iterator[bool]:
    """Of each row whether it stands in fenced code. A fence ends at one of its own sort that is as long; ~~~ within ``` is text."""
    fence = ""
    for row in rows:
        yield bool(fence)
        if found := _FENCE.match(row):
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence) and not row[found.end():].strip():
                fence = ""


def _closes(rows: list[str], first: int) -> bool:
    """Whether a middle and then a close stand below the first mark. One look at each row: a pattern would try every open mark with every
    middle."""
    rest = islice(rows, first, None)
    return any(row.removesuffix("\r") == _MIDDLE for row in rest) and any(_marks(row, _CLOSE) for row in rest)


def _marks(row: str, mark: str) -> bool:
    return row.startswith(mark) and not row[len(mark):len(mark) + 1].isspace() and len(row) > len(mark)
