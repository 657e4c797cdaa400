"""The units a page is read in: its printed lines, a line cut in two where a body starts behind its own heading."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from banmian.segment.marks import INNER_DATELINE
from banmian.text.hanzi import ink, width
from banmian.text.lines import split_lines
from banmian.text.spaced import closed_up

_MARK = "\ufeff"       # a byte order mark left in the text: ink of no line
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")                      # ## 推进会召开
_STARS = re.compile(r"(\*{1,3}|_{1,3})([^*_]+)\1")            # **记者 刘威**
_POINT = re.compile(r"(?<=[㐀-鿿”》）)])(?<![一二三四五六七八九十])[.．｡](?=$|[㐀-鿿“《（(])")   # 提升.这里: a point that stands for a stop
_CIRCLE = re.compile(r"(?<=[㐀-鿿])(?<![一二三四五六七八九十百千零〇某第])[○◯](?=[㐀-鿿\s]|$)")    # 昨日開會○由總董主席○
_CIRCLED = 5           # of them, and more than there are stops, that make a page one that is pointed so
_LONGEST_HEADING = 60  # characters; a text before 本报讯 in one line that is longer is no heading


class Unit(NamedTuple):
    """One run of ink on one line."""

    line: int       # 1-based line number
    start: int      # code points, without white space at either end
    end: int
    text: str       # a point that stands for a stop is one here; what is set character by character is closed up
    gap: bool       # an empty line, or the page's edge, stands before
    indent: int     # leading white space in em
    width: int      # printed width of the ink in half em
    length: int     # code points of ink
    marked: str = ""   # "##" where a recogniser's Markdown calls the line a heading, "*" where it sets it bold; left out of `text`
    part: bool = False      # a small title within a group of poems, see `with_groups`; its `verse` is true as well
    verse: bool = False     # a line of a poem: see `with_verse`
    form: str = ""          # what a line is in an ending, a table, a list or a row of items: see `with_forms`


def units_of(text: str) -> tuple[Unit, ...]:
    """The inked units of a page in order."""
    return tuple(_units(text))


def _units(text: str) -> Iterator[Unit]:
    gap = True
    circled = "○" in text and len(_CIRCLE.findall(text)) >= max(_CIRCLED, text.count("。"))
    for number, start, _end, line in split_lines(text):
        body = line.strip()
        if not body:
            gap = True
            continue
        left = line.index(body[0])
        indent = _em(line[:left]) if left else 0
        if body[0] == _MARK and len(body) > 1:
            yield Unit(number, start + left, start + left + 1, _MARK, gap, indent, 1, 1)
            body = body[1:].lstrip()
            left = len(line.rstrip()) - len(body)
        at, raw = start + left, body
        body = closed_up(body)
        if "." in body or "．" in body or "｡" in body:
            body = _POINT.sub("。", body)
        if circled:
            body = _CIRCLE.sub("。", body)
        if body[0] in "#*_" and (plain := _plain(body)):
            yield _unit(number, at, raw, closed_up(plain[1]), gap, indent)._replace(marked=plain[0])
            gap = False
            continue
        cut = INNER_DATELINE.search(body, 4, _LONGEST_HEADING) if "本报" in body or "新华社" in body else None
        if cut and "。" not in body[:cut.start()]:
            head = raw[:reach(raw, body[:cut.start()])].rstrip()
            yield _unit(number, at, head, body[:cut.start()].rstrip(), gap, indent)
            rest = raw[len(head):].lstrip()
            at, raw, body, gap, indent = at + len(raw) - len(rest), rest, body[cut.start():], False, 0
        yield _unit(number, at, raw, body, gap, indent)
        gap = False


def _unit(number: int, at: int, raw: str, text: str, gap: bool, indent: int) -> Unit:
    """The unit of a line's words as they stand on the page and as they are read."""
    return Unit(number, at, at + len(raw), text, gap, indent, width(text), len(text))


def reach(raw: str, words: str) -> int:
    """How far words, from which white space was taken, reach in the line they were read from."""
    left = len(ink(words))
    if len(raw) == len(words) or not left:
        return len(words)
    return next((at + 1 for at, count in enumerate(accumulate(not char.isspace() for char in raw)) if count == left), len(raw))


def _plain(body: str) -> tuple[str, str] | None:
    """A line's words without a recogniser's Markdown around them, and which mark it was; nothing where none stands there."""
    hashes = _HASHES.match(body)
    mark = hashes[0].rstrip() if hashes else ""
    inner = body[hashes.end():] if hashes else body
    if stars := _STARS.fullmatch(inner):
        mark, inner = mark or "*", stars[2].strip()
    return (mark, inner) if mark and inner else None


def _em(space: str) -> int:
    """White space in em: a full-width space is one, two others are one."""
    full = space.count("　")
    return full + (len(space) - full) // 2
