"""The gazetteer: China's provinces, prefectures and counties (GB/T 2260), by code, by name, and where a text names them.

The data and their sources are described in `docs/facts.md`; every name that a code has borne since 2002 is in, so that
papers of the last decades find their places. Codes: two digits province, two prefecture, two county.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from banmian.text.packaged import packaged

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


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
def _rows() -> tuple[list[str], ...]:
    """The table as it lies in its file: code, name, short name, pinyin, first and last year, whether it is an ordinary word."""
    table = packaged("banmian.facts", "data/divisions.tsv").decode()
    return tuple([line.split("\t") for line in table.split("\n")[1:] if line])


@cache
def _newest() -> dict[str, int]:
    """The row of each code's newest name."""
    return {row[0]: number for number, row in enumerate(_rows())}


@cache
def _named() -> dict[str, list[int]]:
    """The rows of each name, with its kind and without it."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(_rows()):
        for name in {row[1], row[2]}:
            found.setdefault(name, []).append(number)
    return found


def places() -> tuple[GazetteerPlace, ...]:
    """All names of the gazetteer, by code, a code's older names first."""
    return tuple(map(_place, range(len(_rows()))))


@cache
def _place(number: int) -> GazetteerPlace:
    """The place of a row: most builds ask for few of them."""
    code, name, short, pinyin, first, last, ordinary = _rows()[number]
    province = _name_of(code[:2] + "0000")
    above = province if code[:2] in MUNICIPALITIES else _name_of(code[:4] + "00")
    return GazetteerPlace(code, name, short, pinyin, int(first), int(last) if last else None, bool(ordinary), province,
                          "" if code.endswith("0000") else above)


def _name_of(code: str) -> str:
    """The newest name of a code, "" where there is none."""
    return _rows()[_newest()[code]][1] if code in _newest() else ""


@lru_cache(maxsize=4096)
def find(name: str) -> tuple[GazetteerPlace, ...]:
    """Every place that bears `name`, with its kind or without it (吴江区, 吴江); names in use first, then by code."""
    return tuple(sorted(map(_place, _named().get(name, ())), key=lambda p: (not p.current, p.code)))


def by_code(code: str) -> GazetteerPlace | None:
    """The place of a six-digit code under its newest name; None where the data have no such code."""
    return _place(_newest()[code]) if code in _newest() else None


def prefecture_of(place: GazetteerPlace) -> GazetteerPlace | None:
    """The prefecture that a county lies in (of a municipality's district: the municipality); a prefecture is its own."""
    if place.level is Level.PREFECTURE:
        return place
    if place.code[:2] in MUNICIPALITIES:
        return by_code(place.code[:2] + "0000")
    return by_code(place.code[:4] + "00") if place.level is Level.COUNTY else None


KINDS: Final = "县縣区區市"
# 县委, 县人大: what follows a kind
_ORGANS: Final = frozenset("委政人级級里长長城域府乡镇直属内外机各两副正常工总妇残文教卫公检法农林水交")


@cache
def _finder() -> tuple[AhoCorasick, tuple[str, ...], frozenset[str]]:
    """What finds all names of two characters and more at once; those names, by their numbers; and those of them that say their kind."""
    from ahocorasick_rs import AhoCorasick, MatchKind
    names = tuple(name for name in _named() if len(name) > 1)
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, store_patterns=False), names, frozenset(row[1] for row in _rows())


def mentions(text: str) -> Iterator[Mention]:
    """The names of the gazetteer in `text`, from left to right, the longest at each place, none within another.

    Purely by form: 东方 is found in 东方红 as well; who counts evidence must weigh (see `banmian.facts.locality`).
    """
    finder, names, full = _finder()
    before = 0
    for number, start, end in finder.find_matches_as_indexes(text):
        name = names[number]
        if end - start > 2 or name[1] not in KINDS or start == before or not is_torn(text, start, end):
            yield Mention(start, end, name, name in full)
            before = end


def is_torn(text: str, start: int, end: int) -> bool:
    """Whether a name of one character and its kind, no other place's name before it, is the end of one word and the beginning of another:
    召开县委 is not of 开县, nor 现任县长 of 任县; 邯郸市魏县委 is of 魏县."""
    return start > 0 and "一" <= text[start - 1] <= "鿿" and text[end:end + 1] in _ORGANS
