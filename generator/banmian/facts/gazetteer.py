"""The gazetteer: China's provinces, prefectures and counties (GB/T 2260), by code, by name, and where a text names them.

The data and their sources are described in `docs/facts.md`; every name that a code has borne since 2002 is in, so that
papers of the last decades find their places. Codes: two digits province, two prefecture, two county.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import compress, count
from operator import add


class Level(StrEnum):
    """The three levels of the gazetteer."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One name of one division: six-digit code, the name with its kind (吴江区) and without it (吴江), and its parents.

    `prefecture` is empty for provinces, and for counties that stand directly under a province; `first` and `last` are the
    years of the first and last list with this name (data begin with 2002; `last` None: the name is in use).
    """

    code: str
    name: str
    short: str
    pinyin: str                    # of the short name, without tones, one syllable a character: "wu jiang"
    first: int
    last: int | None
    ordinary: bool                 # the short name is an ordinary word too: 光明, 解放, 和平
    province: str = ""             # names with kind: 浙江省
    prefecture: str = ""           # 苏州市

    @property
    def level(self) -> Level:
        """Province, prefecture or county, by the code."""
        if self.code.endswith("0000"):
            return Level.PROVINCE
        return Level.PREFECTURE if self.code.endswith("00") else Level.COUNTY

    @property
    def current(self) -> bool:
        """Whether the name is in the newest list."""
        return self.last is None

    @property
    def parents(self) -> tuple[str, ...]:
        """The names of the divisions above, the province first."""
        return tuple(name for name in (self.province, self.prefecture) if name and name != self.name)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the gazetteer in a text: code points start:end, the name as it stands, whether with its kind (吴江区)."""

    start: int
    end: int
    name: str
    full: bool


MUNICIPALITIES = frozenset({"11", "12", "31", "50"})     # provinces that are cities: their counties' prefecture is themselves


@cache
def places() -> tuple[GazetteerPlace, ...]:
    """All names of the gazetteer, by code, a code's older names first."""
    table = (files("banmian.facts") / "data" / "divisions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.split("\n")[1:] if line]
    newest = {row[0]: row[1] for row in rows}
    return tuple(_place(row, newest) for row in rows)


def _place(row: list[str], newest: dict[str, str]) -> GazetteerPlace:
    code, name, short, pinyin, first, last, ordinary = row
    province = newest[code[:2] + "0000"]
    above = province if code[:2] in MUNICIPALITIES else newest.get(code[:4] + "00", "")
    return GazetteerPlace(code, name, short, pinyin, int(first), int(last) if last else None, bool(ordinary), province,
                          "" if code.endswith("0000") else above)


@cache
def _by_name() -> dict[str, tuple[GazetteerPlace, ...]]:
    found: dict[str, list[GazetteerPlace]] = {}
    for place in places():
        for name in {place.name, place.short}:
            found.setdefault(name, []).append(place)
    return {name: tuple(sorted(group, key=lambda p: (not p.current, p.code))) for name, group in found.items()}


def find(name: str) -> tuple[GazetteerPlace, ...]:
    """Every place that bears `name`, with its kind or without it (吴江区, 吴江); names in use first, then by code."""
    return _by_name().get(name, ())


@cache
def _newest_by_code() -> dict[str, GazetteerPlace]:
    return {place.code: place for place in places()}


def by_code(code: str) -> GazetteerPlace | None:
    """The place of a six-digit code under its newest name; None where the data have no such code."""
    return _newest_by_code().get(code)


def prefecture_of(place: GazetteerPlace) -> GazetteerPlace | None:
    """The prefecture that a county lies in (of a municipality's district: the municipality); a prefecture is its own."""
    if place.level is Level.PREFECTURE:
        return place
    if place.code[:2] in MUNICIPALITIES:
        return by_code(place.code[:2] + "0000")
    return by_code(place.code[:4] + "00") if place.level is Level.COUNTY else None


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """The first two characters of names → the names that begin so, the longest first."""
    found: dict[str, list[str]] = {}
    for name in _by_name():
        found.setdefault(name[:2], []).append(name)
    return {head: tuple(sorted(names, key=lambda n: (-len(n), n))) for head, names in found.items()}


def mentions(text: str) -> Iterator[Mention]:
    """The names of the gazetteer in `text`, from left to right, the longest at each place, none within another.

    Purely by form: 东方 is found in 东方红 as well; who counts evidence must weigh (see `banmian.facts.locality`).
    """
    heads, known, at = _heads(), _by_name(), 0
    for start in compress(count(), map(heads.__contains__, map(add, text, text[1:]))):
        if start < at:
            continue
        for name in heads[text[start:start + 2]]:
            if text.startswith(name, start):
                at = start + len(name)
                yield Mention(start, at, name, any(place.name == name for place in known[name]))
                break
