"""What Git leaves in a file where two versions of it could not be made one: both, between marks."""
from __future__ import annotations

from itertools import islice
from typing import Final

WHAT: Final = "a merge was left unfinished: here stand two versions that Git could not merge, between <<<<<<< and >>>>>>>"
CURE: Final = "Keep one of them and take the marks out, or take one version whole: `git checkout --theirs FILE`, or `--ours`."
_OPEN, _MIDDLE, _CLOSE = "<<<<<<< ", "=======", ">>>>>>> "     # <<<<<<< HEAD, then =======, then >>>>>>> branch, each a line of its own


def conflict_line(text: str, *, code: bool = False) -> int:
    """The line, from 1, on which the first unfinished merge of a text begins; 0 where there is none. `code`: what stands in fenced
    code shows what a merge looks like."""
    if _OPEN not in text:
        return 0
    rows = text.split("\n")
    first = next((n for n, row in enumerate(rows, 1) if _marks(row, _OPEN)), 0)
    if not first or not _closes(rows, first):
        return 0
    return 0 if code and sum(row.startswith(("```", "~~~")) for row in rows[:first]) % 2 else first


def _closes(rows: list[str], first: int) -> bool:
    """Whether a middle and then a close stand below the first mark. One look at each row: a pattern would try every open mark with every
    middle."""
    rest = islice(rows, first, None)
    return any(row.removesuffix("\r") == _MIDDLE for row in rest) and any(_marks(row, _CLOSE) for row in rest)


def _marks(row: str, mark: str) -> bool:
    return row.startswith(mark) and not row[len(mark):len(mark) + 1].isspace() and len(row) > len(mark)
