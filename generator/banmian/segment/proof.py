"""The proof (校样): a page with a margin that says of every line which item it belongs to and what it is there.

    banmian proof 1
    item 1 article
      doubt "the byline stands under the text"
    ---
    F folio       | 06要闻·莲都
                  |
    1.1 kicker    | 不分神 不畏难 不松劲
    1.2 headline  | 莲都坚决打赢常态化疫情防控攻坚战

Strip the margin and it is the page. `N.M` is the M-th block of item N in reading order, `F` furniture. A row stands for
one piece without the white space at its ends; `-` before the bar says that the line goes on in the next row. The head
names each item's kind, and of the rest only what the blocks do not say by themselves.
"""
from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import NamedTuple

from banmian.errors import BanmianError
from banmian.layout import Block, Furniture, FurnitureKind, Item, Kind, Layout, Piece, Role
from banmian.model import Author, LawError, Place
from banmian.segment.fields import item_of
from banmian.segment.margin import RULE, SEAL
from banmian.text.lines import split_lines, trimmed

HEAD = "banmian proof 1"
_READ_OUT = ("headline", "headline_basis", "authors", "dateline", "credit", "status", "confidence", "doubts")
_ROLES = {str(role): role for role in Role}
_STATUS = ("complete", "truncated", "headless", "continued", "teaser")
_KINDS = {str(kind): kind for kind in FurnitureKind}


_KEY = re.compile(r"F(?:\.\d{1,6})?|\d{1,6}\.\d{1,6}(?:\.\d{1,6})?")  # F, 1.2, 1.2.3


class Row(NamedTuple):
    """One row of a proof: what it belongs to, its text, and how it is joined to what follows."""

    key: str        # "1.2", "F", or "" for white space
    role: str       # the block's role or the furniture's kind
    text: str
    flags: str      # "-" the line goes on, "=" the piece is all of the row, "n" with its line end, "+" the piece before goes on


class Said(NamedTuple):
    """A piece as a proof says it: its key, its role or kind, where it stands, and the proof's line that says so."""

    key: str
    role: str
    piece: Piece
    line: int


def write_proof(layout: Layout, *, machine: bool = False) -> str:
    """The proof of a layout. LAW: `read_proof` of it is the layout. `machine`: it is `read_page`'s, whose items are what their blocks
    say but for confidence and doubts, so that they need not be read out again; the proof is the same."""
    head = [HEAD, *(line for at, item in enumerate(layout.items, 1) for line in _head(layout.text, at, item, machine)), RULE]
    return "\n".join(head + [_line(row) for row in rows(layout)]) + "\n"


def rows(layout: Layout) -> list[Row]:
    """The rows of a layout's proof, in page order."""
    owners = _owners(layout)
    at = 0
    result: list[Row] = []
    for line in split_lines(layout.text):
        mine = []
        while at < len(owners) and owners[at][0].start <= line.end:
            mine.append(owners[at])
            at += owners[at][0].end <= line.end + 1
            if mine[-1][0].end > line.end + 1:
                break
        plain = all(piece.start >= line.start and piece.end <= line.end and _simple(layout.text, piece) for piece, _key, _role in mine)
        result += _plain_rows(line.text, line.start, mine) if plain else _exact_rows(layout.text, line.start, line.end, mine)
    return result


def read_proof(text: str, path: str = "proof") -> Layout:
    """The layout that a proof says. Raises BanmianError E205 with the line where it says none."""
    lines = text.split("\n")
    if lines[0] != HEAD:
        raise _wrong(path, 1, f"a proof begins with the line “{HEAD}”")
    if RULE not in lines:
        raise _wrong(path, len(lines), f"no line “{RULE}” stands between head and page")
    rule = lines.index(RULE)
    said = _read_head(lines[1:rule], path)
    body = lines[rule + 1:-1] if lines[-1] == "" else lines[rule + 1:]
    page, pieces = _read_rows([_read_row(line, path, number) for number, line in enumerate(body, rule + 2)], path, rule + 2)
    try:
        return _layout(page, pieces, said, path)
    except LawError as error:
        raise _wrong(path, rule + 1, f"the margins do not cover the page: {error}") from error


def _simple(text: str, piece: Piece) -> bool:
    """Whether a piece stands on one line and begins and ends with ink."""
    run = text[piece.start:piece.end]
    return "\n" not in run and run == run.strip()


def _owners(layout: Layout) -> list[tuple[Piece, str, str]]:
    """Every piece with its key and role, in page order."""
    owners = []
    for number, item in enumerate(layout.items, 1):
        for at, block in enumerate(item.blocks, 1):
            ordered = list(block.pieces) == sorted(block.pieces, key=lambda p: p.start)
            for turn, piece in enumerate(block.pieces, 1):
                owners.append((piece, f"{number}.{at}" if ordered else f"{number}.{at}.{turn}", str(block.role)))
    ordered = list(layout.furniture) == sorted(layout.furniture, key=lambda f: f.piece.start)
    owners += [(f.piece, "F" if ordered else f"F.{turn}", str(f.kind)) for turn, f in enumerate(layout.furniture, 1)]
    return sorted(owners, key=lambda owner: owner[0].start)


def _plain_rows(line: str, start: int, mine: Sequence[tuple[Piece, str, str]]) -> Iterator[Row]:
    """A line whose pieces begin and end with ink: one row a piece, the white space between with the one before."""
    if not mine:
        yield Row("", "", line, "")
    at = 0
    for turn, (_piece, key, role) in enumerate(mine):
        last = turn + 1 == len(mine)
        end = len(line) if last else mine[turn + 1][0].start - start
        yield Row(key, role, line[at:end], "" if last else "-")
        at = end


def _exact_rows(text: str, start: int, end: int, mine: Sequence[tuple[Piece, str, str]]) -> Iterator[Row]:
    """A line with a piece that runs over its end, or begins or ends with white space: a row for every run."""
    marks = {start} | {cut for piece, _k, _r in mine for cut in (piece.start, piece.end) if start < cut < end}
    marks |= {end} if any(piece.start == end for piece, _k, _r in mine) else set()
    cuts = [*sorted(marks), end]
    for at, (left, right) in enumerate(pairwise(cuts)):
        last = at + 2 == len(cuts)
        owner = next((o for o in mine if o[0].start <= left < o[0].end), None)
        if owner is None:
            yield Row("", "", text[left:right], "" if last else "-")
            continue
        piece, key, role = owner
        flags = ("=" if piece.start == left else "+") + ("n" if last and piece.end > end else "") + ("" if last else "-")
        yield Row(key, role, text[left:right], flags)


def _line(row: Row) -> str:
    """A row as it is written."""
    key, role, text, flags = row
    margin = f"{key} {role}" if key and role else key or role
    return f"{margin:<16}{flags:>2}| {text}" if text else f"{margin:<16}{flags:>2}|"


def _head(text: str, number: int, item: Item, machine: bool) -> Iterator[str]:
    """The head's lines of an item: its kind, and whatever its blocks do not say by themselves."""
    yield f"item {number} {item.kind}"
    said = replace(item, confidence=1.0, doubts=()) if machine else item_of(text, item.blocks, item.kind)
    for name in _READ_OUT:
        value = getattr(item, name)
        if value != getattr(said, name):
            plain = [[author.name, author.role, author.affiliation] for author in value] if name == "authors" else value
            yield f"  {name} {json.dumps(plain, ensure_ascii=False)}"


def _read_head(lines: Sequence[str], path: str) -> dict[int, tuple[Kind, dict[str, object]]]:
    """The items that the head names: kind and what it says of each."""
    said: dict[int, tuple[Kind, dict[str, object]]] = {}
    now: dict[str, object] = {}
    for number, line in enumerate(lines, 2):
        if number == 2 and line.startswith(SEAL):      # of one that was taken over from the content folder
            continue
        words = line.split(" ")
        if words[0] == "item" and len(words) == 3 and words[1].isdecimal() and words[2] in list(Kind):
            said[int(words[1])] = (Kind(words[2]), now := {})
            continue
        name, _, value = line.strip().partition(" ")
        if not line.startswith("  ") or name not in _READ_OUT or not said:
            raise _wrong(path, number, f"“{line}” is neither “item N KIND” nor one of {', '.join(_READ_OUT)}")
        now[name] = _value(name, value, path, number)
    return said


def _value(name: str, value: str, path: str, number: int) -> object:
    """A value of the head in the type of its field."""
    try:
        plain = json.loads(value)
    except ValueError as error:
        raise _wrong(path, number, f"{name} is not written as JSON: {error}") from error
    if name == "authors" and isinstance(plain, list) and all(isinstance(a, list) and len(a) == len(fields(Author)) for a in plain):
        return tuple(Author(*map(str, author)) for author in plain)
    if name == "doubts" and isinstance(plain, list):
        return tuple(map(str, plain))
    if name == "confidence" and isinstance(plain, int | float) and not isinstance(plain, bool):
        if not 0 <= plain <= 1:
            raise _wrong(path, number, f"confidence is not between 0 and 1: {value}")
        return plain + 0.0
    if name == "status" and plain not in _STATUS:
        raise _wrong(path, number, f"status is none of {', '.join(_STATUS)}: {value}")
    if name == "headline" and isinstance(plain, str) and not plain.strip():
        raise _wrong(path, number, "headline is empty: leave the line out to have the headline of the blocks")
    if isinstance(plain, str) and name not in ("authors", "doubts", "confidence"):
        return plain
    raise _wrong(path, number, f"{name} has a value of the wrong type: {value}")


def _read_row(line: str, path: str, number: int) -> Row:
    """A row as it was written."""
    margin, bar, text = line.partition("|")
    if not bar:
        raise _wrong(path, number, "no “|” divides margin and text")
    words = margin.split()
    flags = words.pop() if words and set(words[-1]) <= set("-=+n") and not words[-1].isalpha() else ""
    key, role = (words + ["", ""])[:2]
    known = _KINDS if key.startswith("F") else _ROLES
    if len(words) > 2 or key and (role not in known or not _KEY.fullmatch(key)):
        raise _wrong(path, number, f"the margin “{margin.strip()}” is not “ITEM.BLOCK ROLE” or “F KIND”; known are {', '.join(known)}")
    return Row(key, role, text.removeprefix(" "), flags)


def _read_rows(written: Sequence[Row], path: str, first: int) -> tuple[str, list[Said]]:
    """The page and its pieces with key, role and line."""
    page: list[str] = []
    pieces: list[Said] = []
    at = 0
    for turn, row in enumerate(written):
        ends = "" if "-" in row.flags or turn + 1 == len(written) else "\n"
        start, end = at, at + len(row.text)
        page.append(row.text + ends)
        at = end + len(ends)
        if not row.key:
            if row.text.strip():
                raise _wrong(path, first + turn, "the line has ink and no margin: say whose it is, or F for no item's")
            continue
        if "+" in row.flags and pieces:
            pieces[-1] = pieces[-1]._replace(piece=Piece(pieces[-1].piece.start, end + ("n" in row.flags)))
            continue
        left, right = (start, end + ("n" in row.flags)) if "=" in row.flags else trimmed(row.text, 0, len(row.text))
        if "=" not in row.flags:
            left, right = start + left, start + right
        if left == right:
            raise _wrong(path, first + turn, "a margin stands beside an empty line")
        pieces.append(Said(row.key, row.role, Piece(left, right), first + turn))
    return "".join(page), pieces


def _layout(page: str, pieces: Sequence[Said], said: dict[int, tuple[Kind, dict[str, object]]], path: str) -> Layout:
    """The layout of a page cut so."""
    blocks: dict[tuple[int, int], list[tuple[int, Piece]]] = defaultdict(list)
    roles: dict[tuple[int, int], str] = {}
    furniture: list[tuple[int, Furniture]] = []
    for turn, (key, role, piece, line) in enumerate(pieces):
        if key.startswith("F"):
            furniture.append((int(key[2:] or turn), Furniture(_KINDS[role], piece)))
            continue
        item, block, order = [*map(int, key.split(".")), turn][:3]
        blocks[item, block].append((order, piece))
        if roles.setdefault((item, block), role) != role:
            raise _wrong(path, line, f"block {item}.{block} is called {roles[item, block]} above and {role} here")
    made: dict[int, list[Block]] = defaultdict(list)
    for item, block in sorted(blocks):
        ordered = sorted(blocks[item, block], key=lambda turned: turned[0])
        made[item].append(Block(_ROLES[roles[item, block]], tuple(piece for _order, piece in ordered)))
    items = []
    for number in sorted(made):
        kind, more = said.get(number, (None, {}))
        items.append(replace(item_of(page, made[number], kind), **more))  # type: ignore[arg-type]  # _value has seen to the types
    return Layout(page, tuple(items), tuple(f for _turn, f in sorted(furniture, key=lambda pair: pair[0])))


def _wrong(path: str, line: int, message: str) -> BanmianError:
    """The error of a proof that cannot be read."""
    return BanmianError("E205", Place(path, line), message)
