"""Content file → article; a stranger's front matter is read as well."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final
from unicodedata import normalize

from banmian.content import frontmatter
from banmian.content.bylines import authors_of
from banmian.content.escape import holdable
from banmian.content.fences import split
from banmian.content.frontmatter import Value
from banmian.content.keys import field_of
from banmian.content.markdown_out import MADE, made_digest
from banmian.content.suffixes import stem
from banmian.errors import BanmianError
from banmian.model import Article, Author, Correction, Place, Source
from banmian.text.cities import city_name
from banmian.text.conflicts import WHAT as UNFINISHED
from banmian.text.conflicts import conflict_line
from banmian.text.encoding import shown
from banmian.text.late import late

_DATE: Final = late(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[日月年]?(?:[T ].*)?")    # 2022-10-25T08:00, 2022/1/2
_SPAN: Final = late(r"([a-z]+) ([0-9]{1,9})-([0-9]{1,9})")        # body 120-340; no page is longer than nine digits say
_SHA256: Final = late(r"(?:[0-9a-f]{64})?")                         # of a seed's bytes, where it is given
_DAY: Final = late(r"(?:.*/)?(\d{4})-(\d\d)-(\d\d)(?:[-_ .][^/]*)?")      # notes/2019-03-04-题目.md
# Code, which keeps all, or a comment as Obsidian writes it: %%查证%%
_COMMENT: Final = late(r"(?ms)(^(```|~~~).*?^\2|`[^`\n]*`)|%%.*?%%")
_HEADING: Final = late(r"#{1,6} +([^\n]+)")                        # # 标题 #


def read_article(text: str, path: str) -> Article:
    """The article of a content file; `path` is below the content folder and names the article where no `id` does.

    Raises E301 where the front matter is broken, E306 where it holds an unfinished merge,
    E304 where a fact cannot be what it says, E207 where the path is no text.
    """
    if shown(path) != path:
        raise BanmianError("E207", Place(shown(path)), "this name cannot be written down")
    if line := conflict_line(text, code=True):
        raise BanmianError("E306", Place(path, line), UNFINISHED)
    front = frontmatter.read(text, path)
    facts: dict[str, Any] = {}
    for key, value in front.values.items():
        field = _field(key, value)
        if field in _READERS and value not in ("", [], {}) and (key == field or field not in facts):
            facts[field] = _READERS[field](_At(path, front.lines[key], key), value)
    facts.setdefault("id", default_id(path))
    body = front.body.strip("\n")
    if "sources" not in facts:      # written by a person
        _infer(facts, path)
        body = _uncommented(body)
    if not facts.get("headline"):
        facts["headline"], facts["headline_basis"] = _stand_in(body, path)
    if "authors" not in front.values and "authors" not in facts and facts.get("byline"):
        facts["authors"] = _authors(_At(path, 0, "byline"), _byline(front.values))
    return Article(body=body, **facts)


def _field(key: str, value: Value) -> str:
    """The field that a name and its value mean: an `author` that is a mapping, or several, is told as `authors` are."""
    field = field_of(key)
    mapped = isinstance(value, dict) or isinstance(value, list) and any(isinstance(one, dict) for one in value)
    return "authors" if field == "byline" and mapped else field


def _infer(facts: dict[str, Any], path: str) -> None:
    """Adds the day that the file's name begins with where no date is given, and how it is known."""
    match = None if "date" in facts else _DAY.fullmatch(stem(path))
    if match is None:
        return
    try:
        date(*map(int, match.groups()))
    except ValueError:              # 2019-13-40
        return
    facts["date"] = "-".join(match.groups())
    facts["basis"] = (*(row for row in facts.get("basis", ()) if row[0] != "date"), ("date", "inferred: the name of the file"))


def _uncommented(body: str) -> str:
    """The body without comments that are not for readers."""
    return _COMMENT.sub(lambda found: found[1] or "", body).strip("\n") if "%%" in body else body


def is_edited(text: str, path: str) -> bool:
    """Whether a person changed this file since the machine wrote it, or wrote it from the start."""
    yaml_text, body, _ = split(text, path)
    front, sign, made = (yaml_text or "").rpartition(f"{MADE}: ")
    return not sign or made != made_digest(front, body.removesuffix("\n")) + "\n"


def default_id(path: str) -> str:
    """The id of an article that names none: its path below the content folder, without suffix, / as -."""
    return stem(path).replace("/", "-")


def _stand_in(body: str, path: str) -> tuple[str, str]:
    """A headline for a file that has none, and how it came about."""
    heading = _HEADING.match(body)
    if heading:
        return heading[1].rstrip(" #") or heading[1][0], "derived: the first heading of the text"
    return stem(path).rpartition("/")[2], "derived: the name of the file"


class _At:
    """Where a value stands, for the message about it."""

    __slots__ = ("key", "line", "path")

    def __init__(self, path: str, line: int, key: str) -> None:
        self.path, self.line, self.key = path, line, key

    def wrong(self, what: str, cure: str = "") -> BanmianError:
        return BanmianError("E304", Place(self.path, self.line), f"`{self.key}` {what}", cure)


def _text(at: _At, value: Value) -> str:
    if isinstance(value, str):
        return value if value.isprintable() else holdable(value)
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return " ".join(map(str, value))
    raise at.wrong("must be a text")


def _texts(at: _At, value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(map(str, value))
    raise at.wrong("must be a list of texts")


def _tags(at: _At, value: Value) -> tuple[str, ...]:
    rows = re.split(r"[,，、;；]\s*", value) if isinstance(value, str) else _texts(at, list(_flat(value)))
    return tuple(dict.fromkeys(tag.strip() for tag in rows if tag.strip()))


def _flat(value: Value) -> Iterator[Value]:
    """The members of lists within lists: Hexo's `categories: [[农业, 水稻], 农村]`."""
    for one in value if isinstance(value, list) else [value]:
        yield from _flat(one) if isinstance(one, list) else [one]


def _date(at: _At, value: Value) -> str:
    """A date as YYYY-MM-DD, YYYY-MM or YYYY; full-width digits are digits."""
    match = _DATE.fullmatch(normalize("NFKC", _text(at, value)).strip())
    if match is None:
        raise at.wrong(f"is not a date: {value}", "Write it as 2022-10-25, 2022-10 or 2022.")
    parts = [part for part in match.groups() if part]
    try:
        date(int(parts[0]), *(int(part) for part in [*parts[1:], "1", "1"][:2]))
    except ValueError as error:
        raise at.wrong(f"is not a date: {value} ({error})", "Write it as 2022-10-25, 2022-10 or 2022.") from error
    return "-".join(f"{int(part):02}" if n else f"{int(part):04}" for n, part in enumerate(parts))


def _city(at: _At, value: Value) -> str:
    return city_name(_text(at, value))


def _number(at: _At, value: Value) -> int:
    text = _text(at, value)
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise at.wrong(f"is not a number: {text}")
    return int(text)


def _confidence(at: _At, value: Value) -> float:
    text = _text(at, value)
    if not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", text):
        raise at.wrong(f"is not between 0 and 1: {text}")
    return float(text)


def _rows(at: _At, value: Value, needed: str) -> list[dict[str, str]]:
    """A list of flat mappings, each with the needed key."""
    rows = value if isinstance(value, list) else [value]
    for row in rows:
        if not isinstance(row, dict) or needed not in row or not all(isinstance(v, str) for v in row.values()):
            raise at.wrong(f"must be a list of mappings with `{needed}`")
    return rows     # type: ignore[return-value]


def _byline(values: Mapping[str, Value]) -> Value:
    """What front matter has as byline: one text, or a list of names."""
    return next(value for key, value in values.items() if value and field_of(key) == "byline")


def _authors(at: _At, value: Value) -> tuple[Author, ...]:
    """The authors: those that one text names, or each entry of a list, whose commas and blanks are its own."""
    if isinstance(value, str):
        return authors_of(value)
    found: list[Author] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            found += _author(one)
        else:
            row = _rows(at, one, "name")[0]
            found.append(Author(row["name"], row.get("role", ""), row.get("affiliation", "")))
    return tuple(found)


def _author(text: str) -> tuple[Author, ...]:
    """The one author that a list's entry is; only one that names the role of each name is a byline: 记者 王伟 通讯员 李明."""
    named = authors_of(text)
    if len(named) == 1 or named and all(one.role or one.affiliation for one in named):
        return named
    return (Author(text.strip()),) if text.strip() else ()


def _sources(at: _At, value: Value) -> tuple[Source, ...]:
    return tuple(Source(row["seed"], _sha256(at, row.get("sha256", "")), _spans(at, row.get("spans", "")))
                 for row in _rows(at, value, "seed"))


def _sha256(at: _At, text: str) -> str:
    if not _SHA256.fullmatch(text.lower()):
        raise at.wrong(f"has a sha256 that is not 64 hexadecimal digits: {text[:70]}", "Give that of the seed's bytes, or take it out.")
    return text.lower()


def _spans(at: _At, text: str) -> tuple[tuple[str, int, int], ...]:
    if not re.fullmatch(rf"(?:{_SPAN.pattern} ?)*", text):
        raise at.wrong(f"has spans that are not `role start-end …`: {text[:40]}")
    return tuple((role, int(start), int(end)) for role, start, end in _SPAN.findall(text))


def _corrections(at: _At, value: Value) -> tuple[Correction, ...]:
    return tuple(
        Correction(_number(at, row["start"]), _number(at, row.get("end", "")), row.get("old", ""), row.get("new", ""),
                   row.get("reason", ""), row.get("who", "")) for row in _rows(at, value, "start"))


def _basis(at: _At, value: Value) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise at.wrong("must name how each fact is known: `date: editor: …`")
    return tuple((key, str(how)) for key, how in value.items())


_READERS: Final[dict[str, Callable[[_At, Any], object]]] = {
    **{f.name: _text for f in fields(Article) if f.name != "body"},
    "kicker": _texts, "deck": _texts, "abstract": _texts, "doubts": _texts, "odd": _texts, "tags": _tags, "date": _date, "city": _city,
    "order": _number, "confidence": _confidence, "authors": _authors, "sources": _sources, "corrections": _corrections,
    "basis": _basis,
}
