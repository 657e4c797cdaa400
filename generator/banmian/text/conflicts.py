"""What Git leaves in a file where two versions of it could not be made one: both, between marks."""
from __future__ import annotations

from typing import Final

from banmian.text.late import late

WHAT: Final = "a merge was left unfinished: two versions stand here, between <<<<<<< and >>>>>>>"
CURE: Final = "Leave one of the two and take the marks out, or take one version whole: `git checkout --theirs FILE`, or `--ours`."

# <<<<<<< HEAD, then =======, then >>>>>>> branch, each a line of its own
_MARKS: Final = late(r"(?ms)^<{7} \S.*?^={7}\r?$.*?^>{7} \S")


def conflict_line(text: str, *, code: bool = False) -> int:
    """The line, from 1, on which the first unfinished merge of a text begins; 0 where there is none. `code`: what stands in fenced
    code shows what a merge looks like."""
    found = _MARKS.search(text) if "<<<<<<< " in text else None
    if found is None:
        return 0
    before = text[:found.start()].split("\n")
    return 0 if code and sum(row.startswith(("```", "~~~")) for row in before) % 2 else len(before)
