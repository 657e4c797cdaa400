"""Slips of the pen in YAML, in plain words: what a line has that YAML takes otherwise than its writer did, and the cure."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from banmian.errors import CATALOGUE
from banmian.text.conflicts import WHAT as UNFINISHED
from banmian.text.conflicts import conflict_line
from banmian.text.late import late
from banmian.text.nesting import DEEP

_BEGIN: Final = r"\s*(?:- +|[^:#\n]*\{ *)?"                          # before a name: blanks, "- ", "a.txt: {"
_TAB: Final = late(r" *\t\s*\S")                                    # a tab before the words of a line
_WIDE: Final = late(rf"({_BEGIN})([^\s:：'\"#\[{{]+)：\s*(.*)")        # date：2022-11-22
_CLOSE: Final = late(rf"({_BEGIN})([^\W\d][\w.]*):([^\s:/].*)")       # date:2022-11-22; not http://x
_VALUE: Final = late(r"\s*(?:- +)?(?:([^:#'\"\[{]+?):[ \t]+)?(.+)")      # name and value of "title: 甲: 乙"
_QUOTED: Final = late(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')[ \t]*([^\s,\]}#].*)")  # "甲"乙
_OPEN: Final = late(r"\"(?:[^\"\\]|\\.)*|'(?:[^']|'')*")             # "甲
_WITHIN: Final = late(r"[\[{,:] *([@`%])")                            # {city: @x}
_UNFIT: Final = "@`%*&!|>?"
_MERGE: Final = late(r"<{7} ")                                       # <<<<<<< HEAD
QUOTE: Final = "Put the value in quotes"


class Slip(NamedTuple):
    """Where a text goes wrong (line, from 0), what is wrong there, and what cures it; "" where the code's own cure must do."""

    line: int
    what: str
    cure: str = ""


def slip_of(text: str, error: Exception) -> Slip:
    """What is wrong with a text that a YAML reader gave up on. The reader tells where it noticed, which is often the line behind."""
    mark, context = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    at = mark or context
    noticed = at.line if at else 0
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if said == DEEP:
        return Slip(noticed, said, "Take out brackets and dashes that are not meant, or put the value in quotes.")
    if line := conflict_line(text):
        return Slip(line - 1, UNFINISHED, CATALOGUE["E306"].cure)
    rows = text.split("\n")
    merge = next((n for n, row in enumerate(rows) if _MERGE.match(row)), None)
    if merge is not None:
        return Slip(merge, "here stand two versions that Git could not merge",
                    "Keep one of them, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>.")
    before = next((n for n in range(min(noticed, len(rows)) - 1, -1, -1) if rows[n].strip() and rows[n].strip()[0] != "#"), noticed)
    for line in dict.fromkeys((noticed, before, context.line if context else noticed)):
        for found in _slips(rows[line] if line < len(rows) else ""):
            return Slip(line, *found)
    if "mapping values" in said or "did not find expected" in said:
        return Slip(noticed, "the line is indented otherwise than those it belongs to", "Begin it in the column in which they begin.")
    return Slip(noticed, said, "Put the value in single quotes, in which \\ is a character." if "escape" in said else "")


def wide_colon(value: str, line: int = 0) -> Slip | None:
    """The slip of a value that should have been a name and its value: `date：2022`; None where it holds no full-width colon."""
    found = _WIDE.match(value)
    return Slip(line, *_colon(found[2], found[3])) if found else None


def _slips(row: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a line, the likeliest first: what, and the cure."""
    if _TAB.match(row):
        yield "a tab stands before the words, where YAML takes spaces alone", "Put spaces in the place of the tab."
    if wide := _WIDE.fullmatch(row):
        yield _colon(wide[2], wide[3])
    if close := _CLOSE.fullmatch(row):
        yield f"there is no space behind the colon of `{close[2]}:`", f"Write `{close[2]}: {close[3]}`."
    if match := _VALUE.fullmatch(row):
        yield from _value_slips(match[1] or "", match[2].strip())


def _colon(name: str, value: str) -> tuple[str, str]:
    return f"behind `{name}` stands a full-width colon ：", f"Write `{name}: {value}`, with the colon of ASCII and a space."


def _value_slips(name: str, value: str) -> Iterator[tuple[str, str]]:
    cure = f"{QUOTE}: `{name + ': ' if name else ''}{_in_quotes(value)}`."
    if value[0] in "\"'":
        after = _QUOTED.fullmatch(value)
        if after and (name or after[2][0] != ":"):
            yield f"text stands behind the closing quotation mark: {after[2]}", cure
        elif _OPEN.fullmatch(value):
            yield "a quotation mark is opened and not closed", f"Close it with {value[0]} at the end of the value."
    elif value[0] in _UNFIT or value[:2] == "- ":
        yield f"a value cannot begin with {value[0]} by itself", cure
    elif value[0] in "[{":
        if within := _WITHIN.search(value):
            yield f"a value cannot begin with {within[1]} by itself", f"{QUOTE}: '{within[1]}…'."
        yield f"{value[0]} opens a list that is not closed where it should be", "Close it, or put the value in quotes."
    elif name and (": " in value or value[-1] == ":"):
        yield "the value has a colon and a space in it, which YAML takes for a name and its value", cure


def _in_quotes(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
