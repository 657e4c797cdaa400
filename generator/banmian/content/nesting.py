"""Lists within lists as people indent them: below the text of the entry, by two spaces or three. Python-Markdown asks for four."""
from __future__ import annotations

from typing import Final

from banmian.text.late import late

STEP: Final = 4                                                   # spaces that Python-Markdown asks for, each level
# An entry that stands neither at the margin nor on a step: "   - 乙", "  1. 乙"
_BETWEEN: Final = late(r"(?m)^(?: {4})* {1,3}(?:[-*+]|\d{1,9}\.) ")
_ENTRY: Final = late(r"( *)((?:[-*+]|\d{1,9}\.) +)(?=\S)")         # "   - "
_FENCE: Final = late(r" *(?:```|~~~)")                             # ```python


def nested(markdown: str) -> str:
    """The Markdown with entries that stand below another's text indented by four spaces a level; other Markdown as it is."""
    if not _BETWEEN.search(markdown):
        return markdown
    rows: list[str] = []
    below: list[int] = []           # where the text of each entry begins that the line may belong to
    fenced, apart, first = False, True, 0       # within a fence; after an empty line; the level of the first line since
    for line in markdown.split("\n"):
        fenced ^= bool(_FENCE.match(line))
        if line.strip() and not fenced:
            line = _placed(line, below, apart=apart)
            if apart:
                first = _level(line)
            elif first > _level(line) and _ENTRY.match(line):     # it would be read as part of what stands deeper
                rows.append("")
                first = _level(line)
        apart = not line.strip()
        rows.append(line)
    return "\n".join(rows)


def _placed(line: str, below: list[int], *, apart: bool) -> str:
    """The line where Python-Markdown looks for it; `below` becomes what the next line may belong to."""
    entry = _ENTRY.match(line)
    indent = len(line) - len(line.lstrip(" "))
    if not entry and not apart:     # goes on with the line before
        return line
    while below and indent < below[-1]:
        below.pop()
    level, over = len(below), indent - (below[-1] if below else 0)
    if entry and over < STEP:       # more would be code
        below.append(indent + len(entry[2]))
        over = 0 if level else over
    return " " * (STEP * level + over) + line[indent:]


def _level(line: str) -> int:
    return (len(line) - len(line.lstrip(" "))) // STEP
