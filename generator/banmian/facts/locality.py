"""Which place a page belongs to: the gazetteer's names on it, counted and weighed, and the words of local papers (我市, 区委).

A county's short name (吴江) is evidence only where its full name (吴江区) or its prefecture (苏州) stands on the page too, or in
the masthead: many short names are ordinary words (和平, 资源, 东方).
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from banmian.facts.gazetteer import GazetteerPlace, Level, Mention, by_code, find, mentions, prefecture_of

FULL, SHORT, HEAD = 2, 1, 12          # weight of 吴江区 in the text, of 吴江, and of either in masthead, section or imprint
LEAST_SHARE = 0.5                     # a county must hold this share of all county evidence
LEAST_COUNT = 3                       # and be named so often
OWN = re.compile(r"(?:我|本)(市|区|县|州|旗)(?!场|域|别|间|民)")            # 我市, 本县: the paper speaks of itself
ORGAN = re.compile(r"(市|区|县|州|旗)(?:委|政府|人大|政协|长|领导|纪委)(?!员|官|期|征)")  # 区委书记, 市领导
ALL = re.compile(r"全(市|区|县|州|旗)(?!场|域|别|间|球)")                                      # 全区
KINDS = {"市": "市", "区": "区", "县": "县", "旗": "旗", "州": "州"}


@dataclass(frozen=True, slots=True)
class Tally:
    """The evidence for one place: its code, weight, and how often it is named with and without its kind, and in the masthead."""

    code: str
    weight: int = 0
    full: int = 0
    short: int = 0
    head: int = 0

    @property
    def count(self) -> int:
        """How often the place is named in all."""
        return self.full + self.short + self.head


@dataclass(frozen=True, slots=True)
class Locality:
    """Where a page belongs: the chosen county and prefecture, None where the evidence does not carry one, and the evidence.

    `tallies` are all places found, the heaviest first; `own` counts the page's words for its own kind of place (区 12, 市 3);
    `why` is the sentence for the basis, or for the finding when nothing was chosen.
    """

    county: GazetteerPlace | None
    prefecture: GazetteerPlace | None
    province: GazetteerPlace | None
    why: str
    printed: bool = False
    tallies: tuple[Tally, ...] = ()
    own: Mapping[str, int] = field(default_factory=dict)


def tallies(named_on: Iterable[Mention], heads: Iterable[str]) -> tuple[Tally, ...]:
    """The evidence of the names that stand on a page, and of its masthead lines, the heaviest place first.

    A name that several places bear counts for the one whose parents stand on the page; else for all that bear it in use.
    """
    named = Counter((m.name, m.full) for m in named_on)
    headed = Counter(m.name for line in heads for m in mentions(line))
    codes = _present(named)
    weight: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, _), count in named.items():
        for place in _meant(name, codes):
            if place.name == name:
                weight[place.code]["full"] += count
            elif place.level is not Level.COUNTY or (place.name, True) in named or name in headed or place.code[:4] + "00" in codes:
                weight[place.code]["short"] += count
    for name, count in headed.items():
        for place in _meant(name, codes):
            if place.ordinary and place.level is Level.COUNTY and place.name != name and (place.name, True) not in named:
                continue                                     # 光明日报 is not the paper of a district 光明
            weight[place.code]["head"] += count
    found = [Tally(code, FULL * c["full"] + SHORT * c["short"] + HEAD * c["head"], c["full"], c["short"], c["head"])
             for code, c in weight.items()]
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


def own_words(body: str, named_on: Iterable[Mention]) -> Counter[str]:
    """How often a page speaks of its own place, by kind: 我市 and 本市 twice, 全市, 市委 and 市领导 once when no place name precedes."""
    counts: Counter[str] = Counter()
    ends = {m.end for m in named_on}
    for pattern, worth in ((OWN, 2), (ALL, 1), (ORGAN, 1)):
        for match in pattern.finditer(body):
            if match.start() not in ends and match.start(1) + 1 not in ends:
                counts[match[1]] += worth
    return counts


def locality(items: Sequence[str], heads: Iterable[str], beside: str = "") -> Locality:
    """Where the page belongs, with the counts in `why`; nothing is chosen where the evidence is thin or divided.

    Masthead, section and imprint decide when they name a place. Else a county needs half of all county evidence, three
    namings, and a page that speaks of its own place in words of that kind (我区 for 吴江区); a prefecture likewise.
    One article's county is not the page's: half of the items name it, or the page says 我市.
    `items` are the texts of the page's items without white space, `heads` its masthead lines, `beside` the text of what is no
    item (adverts, slogans), in which places are counted too.
    """
    heads, body = tuple(heads), "\n".join([*items, beside])
    named_on = tuple(mentions(body))
    found, own = tallies(named_on, heads), own_words(body, named_on)
    counties = [t for t in found if _level(t) is Level.COUNTY]
    chosen = _by_masthead(found) or _by_text(counties, own, items)
    if chosen:
        return _located(chosen, found, own)
    cities = _city_weights(found)
    best = cities.most_common(2)
    if best and _leads(best, sum(cities.values())) and own["市"] + own["州"] >= LEAST_COUNT and best[0][1] >= 2 * LEAST_COUNT:
        return _located(next(t for t in found if t.code == best[0][0]) if any(t.code == best[0][0] for t in found)
                        else Tally(best[0][0], best[0][1]), found, own)
    named = _counts(found[:4])
    return Locality(None, None, None, f"no place leads: {named or 'none is named'}; {_own(own)}", False, found, own)


def _level(tally: Tally) -> Level:
    place = by_code(tally.code)
    return place.level if place else Level.COUNTY


def _by_masthead(found: tuple[Tally, ...]) -> Tally | None:
    """The narrowest place that masthead lines name, if they name one line of places only (苏州市吴江区)."""
    headed = [t for t in found if t.head]
    counties = [t for t in headed if _level(t) is Level.COUNTY]
    if counties:
        counties.sort(key=lambda t: (-t.head, -t.weight))
        leads = len(counties) == 1 or (counties[0].weight > 1.5 * counties[1].weight)
        return counties[0] if leads else None
    for level in (Level.PREFECTURE, Level.PROVINCE):
        if group := [t for t in headed if _level(t) is level]:
            return group[0] if len(group) == 1 else None
    return None


def _by_text(counties: list[Tally], own: Counter[str], items: Sequence[str]) -> Tally | None:
    """The county that holds most county evidence, if the page speaks as a paper of that kind of place."""
    if not counties:
        return None
    best = counties[0]
    place = by_code(best.code)
    total = sum({p.name: t.weight for t in reversed(counties) if (p := by_code(t.code))}.values())   # namesakes count once
    if place is None or best.count < LEAST_COUNT or best.weight < LEAST_SHARE * total:
        return None
    if len(counties) > 1 and best.weight < 1.5 * counties[1].weight:
        return None
    naming = sum(1 for item in items if place.short in item)
    if not any(OWN.search(item) for item in items) and 2 * naming < max(4, len(items)):
        return None
    spoken = own[place.name[-1]] + (own["市"] if place.name.endswith("区") and not own["区"] else 0)
    return best if spoken >= LEAST_COUNT else None


def _city_weights(found: tuple[Tally, ...]) -> Counter[str]:
    """Evidence by prefecture, that of its counties with it."""
    weights: Counter[str] = Counter()
    for tally in found:
        place = by_code(tally.code)
        city = prefecture_of(place) if place else None
        if city:
            weights[city.code] += tally.weight
    return weights


def _leads(best: list[tuple[str, int]], total: int) -> bool:
    return best[0][1] >= LEAST_SHARE * total and (len(best) == 1 or best[0][1] >= 2 * best[1][1])


def _located(tally: Tally, found: tuple[Tally, ...], own: Counter[str]) -> Locality:
    place = by_code(tally.code)
    assert place is not None
    city = prefecture_of(place)
    shown = [tally, *(t for t in found[:4] if t.code != tally.code)]
    why = f"{_counts(shown[:3])}; {_own(own)}"
    return Locality(place if place.level is Level.COUNTY else None, city, by_code(place.code[:2] + "0000"), why,
                    bool(tally.head), found, own)


def _counts(shown: Iterable[Tally]) -> str:
    """`吴江区 ×23 (1 in the masthead), 昆山市 ×15`."""
    parts = []
    for tally in shown:
        place = by_code(tally.code)
        head = f" ({tally.head} in masthead, section or imprint)" if tally.head else ""
        parts.append(f"{place.name if place else tally.code} ×{tally.count}{head}")
    return ", ".join(parts)


def _own(own: Counter[str]) -> str:
    said = ", ".join(f"{kind} ×{count}" for kind, count in own.most_common())
    return f"words for the page's own place: {said}" if said else "no words for the page's own place"
