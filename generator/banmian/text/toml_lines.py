"""On which line a table of a TOML file gives each of its keys: the reader of the standard library does not say."""
from __future__ import annotations

import re
from typing import Final

_TABLE: Final = re.compile(r"\s*\[\s*(?P<name>[^\]]*?)\s*\]")                   # [tool.banmian]
_ROW: Final = re.compile(r"""\s*(?P<mark>["']?)(?P<name>[\w-]+)(?P=mark)\s*=""")     # title = "…"


def lines_of(text: str, table: str) -> dict[str, int]:
    """The line, from 1, of each key below the heading of that table; a key that stands elsewhere has none."""
    lines: dict[str, int] = {}
    within = False
    for number, row in enumerate(text.split("\n"), 1):
        if heading := _TABLE.match(row):
            within = heading["name"] == table
        elif within and (given := _ROW.match(row)):
            lines.setdefault(given["name"], number)
    return lines
