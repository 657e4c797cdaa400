"""The front matter of a content file: a YAML mapping in which every scalar is the text it was written as.

`title: no`, `page: 06` and `date: 2022-10-25` stay what a person typed: YAML's guesses at types are not taken.
A strict subset, the one that `block` writes, is read by `_Subset`; everything else goes to PyYAML. Where the first
answers, it answers as the second does (a property test holds them together).
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from banmian.content.fences import split
from banmian.errors import BanmianError
from banmian.model import Place
from banmian.text.late import late
from banmian.text.nesting import check_nesting
from banmian.text.slips import slip_of, wide_colon

if TYPE_CHECKING:
    import yaml

Value = str | list["Value"] | dict[str, "Value"]

# Characters that YAML does not take as they are: a tab, U+0085, U+2028, U+FEFF, surrogates. (Three small classes, since one of them
# all takes 4 ms to compile.)
_STRANGE: Final = late(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]|[\u2028\u2029\ud800-\udfff]|[\ufeff\ufffe\uffff]")
_KEY: Final = r"[A-Za-z_][A-Za-z0-9_]*"
_PLAIN_START: Final = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]"
_BLOCK_PLAIN: Final = late(rf"{_PLAIN_START}(?:[^:#\n]|:(?![ \n]|$)|(?<! )#)*")     # 记者 王伟, http://x/#y
_FLOW_PLAIN: Final = late(rf"{_PLAIN_START}[^:#,\[\]{{}}\"'\n]*")                   # 王伟
_DOUBLE: Final = late(r'"([^"\\\n]*)"')                           # "今日莲都"
_SINGLE: Final = late(r"'((?:[^'\n]|'')*)'")                      # 'it''s'
_TOP: Final = late(rf"({_KEY}):(?: (.+))?")                       # city: 杭州市
_ENTRY: Final = late(rf"  ({_KEY}): (.+)")                        # "  date: …" below `basis:`
_ITEM: Final = late(r"(?:  )?- (.+)")                             # "  - 记者 王伟"
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of a file's front matter, the 1-based line of each key, and the text below it."""

    values: dict[str, Value]
    lines: dict[str, int]
    body: str


class _Refused(Exception):
    """The subset does not hold this text."""


def read(text: str, path: str) -> FrontMatter:
    """A file's front matter and body; E301 with the line where the front matter is not a YAML mapping."""
    yaml_text, body, first = split(text, path)
    if yaml_text is None:
        return FrontMatter({}, {}, body)
    try:
        values, lines = read_subset(yaml_text)
    except _Refused:
        try:
            values, lines = read_yaml(yaml_text, path)
        except BanmianError as error:
            raise BanmianError(error.code, Place(path, (error.place.line or 1) + first - 2), error.message, error.cure) from error
    return FrontMatter(values, lines if first == 2 else {key: line + first - 2 for key, line in lines.items()}, body)


def read_subset(text: str) -> tuple[dict[str, Value], dict[str, int]]:
    """The mapping and its keys' lines, where the strict subset holds the text; raises `_Refused` elsewhere."""
    if _STRANGE.search(text):
        raise _Refused
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    rows = text.split("\n")
    if rows.pop():
        raise _Refused
    at = 0
    while at < len(rows):
        match = _TOP.fullmatch(rows[at])
        if match is None or match[1] in values:
            raise _Refused
        key, written = match[1], match[2]
        at += 1
        lines[key] = at + 1
        if written is None:
            values[key], at = _nested(rows, at)
        else:
            values[key] = _scalar(written, _BLOCK_PLAIN) if written[0] not in "[{" else _flow(written)
    return values, lines


def _nested(rows: list[str], at: int) -> tuple[Value, int]:
    """The list or mapping that begins at row `at` ("" where none does), and the row after it."""
    items: list[Value] = []
    while at < len(rows) and (match := _ITEM.fullmatch(rows[at])):
        if rows[at][0] != rows[at - 1][0] and items:
            raise _Refused
        items.append(_scalar(match[1], _BLOCK_PLAIN) if match[1][0] not in "[{" else _flow(match[1]))
        at += 1
    if items:
        return items, at
    entries: dict[str, Value] = {}
    while at < len(rows) and (match := _ENTRY.fullmatch(rows[at])):
        if match[1] in entries or match[2][0] in "[{":
            raise _Refused
        entries[match[1]] = _scalar(match[2], _BLOCK_PLAIN)
        at += 1
    return entries or "", at


def _scalar(written: str, plain: re.Pattern[str]) -> str:
    if plain.fullmatch(written):
        if written[-1] in " :" or written in _NULLS:
            raise _Refused
        return written
    if match := _DOUBLE.fullmatch(written):
        return match[1]
    if match := _SINGLE.fullmatch(written):
        return match[1].replace("''", "'")
    raise _Refused


def _flow(written: str) -> Value:
    """`[a, 'b']` or `{name: a, role: b}`, one level deep."""
    if written[0] == "[":
        return list(_flow_scalars(written[1:-1])) if written[-1] == "]" else _refuse()
    if written[-1] != "}":
        _refuse()
    entries: dict[str, Value] = {}
    for part in _flow_parts(written[1:-1]):
        key, colon, value = part.partition(": ")
        if not colon or key in entries or not re.fullmatch(_KEY, key) or key in _NULLS:
            _refuse()
        entries[key] = _scalar(value, _FLOW_PLAIN)
    return entries


def _refuse() -> str:
    raise _Refused


def _flow_scalars(inside: str) -> Iterable[str]:
    return (_scalar(part, _FLOW_PLAIN) for part in _flow_parts(inside))


# One member of a flow list or mapping up to its comma: 王伟 | 'a, b' | role: "记者"
_PART: Final = late(rf"(?:{_KEY}: )?(?:\"[^\"\\\n]*\"|'(?:[^'\n]|'')*'|[^,\"'\[\]{{}}\n]+)")


def _flow_parts(inside: str) -> list[str]:
    parts, at = [], 0
    while at < len(inside):
        match = _PART.match(inside, at)
        if match is None:
            raise _Refused
        parts.append(match[0])
        at = match.end()
        if at < len(inside):
            if inside[at:at + 2] != ", " or at + 2 == len(inside):
                raise _Refused
            at += 2
    return parts


def read_yaml(text: str, path: str) -> tuple[dict[str, Value], dict[str, int]]:
    """The mapping and its keys' lines as PyYAML parses them, scalars kept as text; E301 where it does not."""
    import yaml
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        check_nesting(text)
        node = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError) as error:
        slip = slip_of(text, error)
        raise BanmianError("E301", Place(path, slip.line + 2), slip.what, slip.cure) from error
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        if isinstance(node, yaml.ScalarNode) and (wide := wide_colon(node.value)):
            raise BanmianError("E301", Place(path, 2), wide.what, wide.cure)
        raise BanmianError("E301", Place(path, 2), "the front matter is not a list of `name: value` lines")
    values = _constructed(node, path, 0, set())
    assert isinstance(values, dict)
    return values, {key.value: key.start_mark.line + 2 for key, _ in node.value}


def said(node: yaml.ScalarNode) -> str:
    """The text of a value; "" for what YAML writes for nothing, which in quotes is a text."""
    return "" if not node.style and node.value in _NULLS else str(node.value)


def _constructed(node: yaml.Node, path: str, depth: int, seen: set[int]) -> Value:
    """A node's value. A list or mapping stands in one place: aliases of aliases would make gigabytes of ten lines."""
    import yaml
    if isinstance(node, yaml.ScalarNode):
        return said(node)
    if depth > 20:
        raise BanmianError("E301", Place(path, node.start_mark.line + 2), "the front matter is nested too deep")
    if id(node) in seen:
        raise BanmianError("E301", Place(path, node.start_mark.line + 2), "a list or mapping is used again by an alias (`*name`)",
                           "Write it out where it is meant.")
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_constructed(child, path, depth + 1, seen) for child in node.value]
    assert isinstance(node, yaml.MappingNode)
    entries: dict[str, Value] = {}
    for key, child in node.value:
        place = Place(path, key.start_mark.line + 2)
        if not isinstance(key, yaml.ScalarNode):
            raise BanmianError("E301", place, "a name is not a plain word")
        if key.value in entries:
            raise BanmianError("E301", place, f"`{key.value}` stands twice")
        entries[key.value] = _constructed(child, path, depth + 1, seen)
    return entries


def block(values: Mapping[str, object]) -> str:
    """The YAML block of a mapping: texts, lists of texts or of flat mappings, and flat mappings of texts."""
    rows: list[str] = []
    for key, value in values.items():
        if isinstance(value, Mapping):
            rows += [f"{key}:", *(f"  {k}: {_written(str(v), _BLOCK_PLAIN)}" for k, v in value.items())]
        elif isinstance(value, (list, tuple)):
            rows += [f"{key}:", *(f"  - {_member(member)}" for member in value)]
        else:
            rows.append(f"{key}: {_written(str(value), _BLOCK_PLAIN)}")
    return "".join(row + "\n" for row in rows)


def _member(member: object) -> str:
    if isinstance(member, Mapping):
        return "{" + ", ".join(f"{k}: {_written(str(v), _FLOW_PLAIN)}" for k, v in member.items()) + "}"
    return _written(str(member), _BLOCK_PLAIN)


def _written(text: str, plain: re.Pattern[str]) -> str:
    """A scalar in the plainest style that keeps it: plain, 'single', or "double" with escapes."""
    if _STRANGE.search(text) or "\n" in text:
        return '"' + "".join(map(_escaped, text)) + '"'
    if plain.fullmatch(text) and text[-1] not in " :" and text not in _NULLS and not text.startswith(("---", "...")):
        return text
    return "'" + text.replace("'", "''") + "'"


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char == "\n" or _STRANGE.match(char):
        return f"\\U{ord(char):08x}"
    return char
