"""The evidence for places on a page: how often the gazetteer's names stand in text, masthead and newspapers' names, and its weight.

A county's short name (吴江) is evidence only where its full name (吴江区) or its prefecture (苏州) stands on the page too, or in
the masthead: many short names are ordinary words (和平, 资源, 东方).
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from banmian.facts.gazetteer import GazetteerPlace, Level, Mention, find, mentions

# What any city may call a part of itself: the name of a district only where its city is named as well
PARTS = frozenset((
    "老城区", "新城区", "新市区", "市中区", "城中区", "城关区", "市区", "城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "中区"))
FULL, SHORT, HEAD = 2, 1, 12          # weight of 吴江区 in the text, of 吴江, and of either in masthead, section or imprint


@dataclass(frozen=True, slots=True)
class Tally:
    """The evidence for one place: its code, weight, and how often it is named with and without its kind, and in the masthead.

    `called`: how often it is a county's short name in a newspaper's name; `borne`: something else on the page says that
    this county is meant.
    """

    code: str
    weight: int = 0
    full: int = 0
    short: int = 0
    head: int = 0
    called: int = 0
    borne: bool = False

    @property
    def count(self) -> int:
        """How often the place is named in all."""
        return self.full + self.short + self.head + self.called

    @property
    def heads(self) -> bool:
        """Whether the masthead names the place."""
        return bool(self.head or self.called and self.borne)


def tallies(named_on: Iterable[Mention], heads: Iterable[str], names: Iterable[str] = ()) -> tuple[Tally, ...]:
    """The evidence of the names that stand on a page, of its masthead lines and of newspapers' names, the heaviest place first.

    A name that several places bear counts for the one whose parents stand on the page; else for all that bear it in use.
    """
    named = Counter((m.name, m.full) for m in named_on)
    headed = Counter((m.name, m.full) for line in heads for m in mentions(line))
    called = Counter((m.name, m.full) for name in names for m in mentions(name))
    everywhere = named + headed + called
    codes = _present(everywhere)
    weight: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, _), count in named.items():
        for place in _meant(name, codes):
            if name in PARTS and place.code[:4] + "00" not in codes:
                continue
            if place.name == name:
                weight[place.code]["full"] += count
            elif (place.level is not Level.COUNTY or (place.name, True) in everywhere or (name, False) in headed
                  or place.code[:4] + "00" in codes):
                weight[place.code]["short"] += count
    for (name, _), count, way in [(*row, "head") for row in headed.items()] + [(*row, "called") for row in called.items()]:
        for place in _meant(name, codes):
            brief = place.level is Level.COUNTY and place.name != name
            if brief and place.ordinary and (place.name, True) not in everywhere:
                continue                                     # 光明日报 is not the paper of a district 光明
            weight[place.code][way if brief else "head"] += count
    return ordered(Tally(code, FULL * c["full"] + SHORT * c["short"] + HEAD * c["head"], c["full"], c["short"], c["head"], c["called"])
                    for code, c in weight.items())


def ordered(found: Iterable[Tally]) -> tuple[Tally, ...]:
    """The evidence, the heaviest place first."""
    return tuple(sorted(found, key=lambda t: (-t.weight, t.code)))


def _present(named: Counter[tuple[str, bool]]) -> frozenset[str]:
    """The codes of provinces and prefectures that are surely named: the name is borne by one place only."""
    codes = set()
    for name, _ in named:
        above = {p.code for p in find(name) if p.level is not Level.COUNTY}
        if len(above) == 1:
            codes |= above
    return frozenset(codes)


def _meant(name: str, present: frozenset[str]) -> Sequence[GazetteerPlace]:
    """The places that a name may mean: one a code, those of provinces and prefectures on the page before others.

    A province stands before a prefecture, a prefecture before a county of the same short name: 吉林, 朝阳.
    """
    exact = _bearers(name)
    for level in (Level.PROVINCE, Level.PREFECTURE):
        if above := [p for p in exact if p.level is level]:
            return above
    near = [p for p in exact if {p.code[:2] + "0000", p.code[:4] + "00"} & present]
    return [p for p in near if p.code[:4] + "00" in present] or near or exact


@lru_cache(maxsize=4096)
def _bearers(name: str) -> Sequence[GazetteerPlace]:
    """The places that bear just this name, one a code, in use if any is; where none does, those that bear it without their kind."""
    bearers = list({p.code: p for p in reversed(find(name))}.values())
    exact = [p for p in bearers if p.name == name] or bearers
    return [p for p in exact if p.current] or exact
