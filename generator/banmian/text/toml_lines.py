"""On which line a TOML file gives each key of a table: the reader of the standard library does not say."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_LONG: Final = r'"""(?s:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}' + r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"     # """…""", which may hold ends of lines
_SHORT: Final = r'"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'"                                           # "…"
_SIGN: Final = re.compile(rf"{_LONG}|{_SHORT}|#[^\n]*|[\[\]{{}}\n]")            # what can hold a bracket, a bracket, the end of a line
_HEADING: Final = re.compile(rf"\s*\[\[?(?:{_SHORT}|[^\]\"'])*")                # [tool.banmian]
_KEY: Final = re.compile(rf"(?:{_SHORT}|[^\"'=#])*(?==)")                       # title = "…"
_PART: Final = re.compile(rf"{_SHORT}|[\w-]+")                                  # tool, "banmian"


def lines_of(text: str, table: str) -> dict[str, int]:
    """The line, from 1, of each key of that table, by its heading or with dots; what stands within braces has none."""
    above = table.split(".")
    lines: dict[str, int] = {}
    heading: list[str] = []
    for number, statement in _statements(text):
        if headed := _HEADING.match(statement):
            path = heading = _parts(headed[0])
        elif key := _KEY.match(statement):
            path = heading + _parts(key[0])
        else:       # empty, or a comment
            continue
        if path[:len(above)] == above and len(path) > len(above):
            lines.setdefault(path[len(above)], number)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, those that brackets or a text of several lines hold together as one."""
    number, begin, depth = 1, 0, 0
    for sign in _SIGN.finditer(text + "\n"):
        depth += (sign[0] in ("[", "{")) - (sign[0] in ("]", "}"))
        if sign[0] == "\n" and not depth:
            yield number, text[begin:sign.start()]
            number += text.count("\n", begin, sign.end())
            begin = sign.end()


def _parts(path: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(path)]
