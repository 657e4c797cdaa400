"""Where the front matter of a content file begins and ends, as its writers and other generators fence it."""
from __future__ import annotations

from typing import Final, NamedTuple

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.text.late import late

FENCE: Final = "---\n"
MOST: Final = 40                # lines among which front matter without an opening fence must end

_CLOSING: Final = late(r"(?m)^(?:---|\.\.\.)[ \t]*$")               # ---, or ... as YAML itself ends
_LATER: Final = late(r"(?:[ \t\ufeff]*\n)*\ufeff?---[ \t]*\n")      # empty lines, then "--- "
_ROW: Final = late(r"[^\s:#\-\[\]{}<>|*`!][^\n:]{0,40}:(?:[ \t]|$|(?=\n))")     # "title: ", "标题: ", "tags:"
_TITLE: Final = late(r"(?i)(?:title|date|标题|日期):")               # a row without which nothing is taken for bare front matter
_FOREIGN: Final = late(r"\+\+\+[ \t]*\n|\{\s*\"[^\"\n]*\"\s*:")     # as other tools begin: +++, or { "title": …


class Parted(NamedTuple):
    """The YAML of a file (None where it has none), the body below it, and the line on which the YAML begins."""

    yaml: str | None
    body: str
    line: int = 2


def split(text: str, path: str) -> Parted:
    """A file's front matter and its body; E301 for a fence never closed, and for front matter that is not YAML."""
    if text.startswith(FENCE):
        return _closed(text, len(FENCE), path)
    if (later := _LATER.match(text)) and _ROW.match(text, later.end()) and _CLOSING.search(text, later.end()):
        return _closed(text, later.end(), path)
    if _ROW.match(text) and (bare := _bare(text)):
        return bare
    if foreign := _FOREIGN.match(text):
        raise BanmianError("E301", Place(path, 1), f"the front matter is {'JSON' if foreign[0][0] == '{' else 'TOML'}, not YAML",
                           "Write it as `name: value` lines between two lines `---`.")
    return Parted(None, text)


def _closed(text: str, start: int, path: str) -> Parted:
    """The front matter that begins at a place."""
    end = text.find("\n---\n", start - 1)
    if end >= 0 and text.find("\n---", start - 1, end) < 0 and text.find("\n...", start - 1, end) < 0:      # as nearly always
        return Parted(text[start:end + 1], text[end + 5:].removeprefix("\n"), 2 if start == len(FENCE) else text.count("\n", 0, start) + 1)
    closing = _CLOSING.search(text, start)
    if closing is None:
        raise BanmianError("E301", Place(path, 1), "the front matter begins but never ends", "Close it with a line `---`.")
    body = text[closing.end():].removeprefix("\n").removeprefix("\n")
    return Parted(text[start:closing.start()], body, text.count("\n", 0, start) + 1)


def _bare(text: str) -> Parted | None:
    """Front matter without an opening fence, as Hexo has it: rows of names and values, a title or date among them, then `---`."""
    at, titled = 0, False
    for _ in range(MOST):
        end = text.find("\n", at)
        line = text[at:end] if end >= 0 else text[at:]
        if line.rstrip() == "---":
            return Parted(text[:at], text[end + 1:].removeprefix("\n") if end >= 0 else "", 1) if titled else None
        if end < 0 or not (not line or line[0] in " \t-#" or _ROW.match(line)):
            return None
        titled = titled or bool(_TITLE.match(line))
        at = end + 1
    return None
