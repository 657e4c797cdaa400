"""Which place a page belongs to: the gazetteer's names on it, counted and weighed, and the words of local papers (我市, 区委).

A county's short name in a newspaper's name says little: 鹤城 in 鹤城晚报 may be a nickname, and means the county only where
something else on the page says so.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from banmian.facts.gazetteer import GazetteerPlace, Level, Mention, by_code, mentions, prefecture_of
from banmian.facts.tally import HEAD, Tally, ordered, tallies

CAPITAL = "110000"                    # 北京: national news names it on the pages of every paper
LEAST_SHARE = 0.5                     # a county must hold this share of all county evidence
LEAST_COUNT = 3                       # and be named so often
OWN = re.compile(r"(?:我|本)(市|区|县|州|旗)(?!场|域|别|间|民)")            # 我市, 本县: the paper speaks of itself
ORGAN = re.compile(r"(市|区|县|州|旗)(?:委|政府|人大|政协|长|领导|纪委)(?!员|官|期|征)")  # 区委书记, 市领导
ALL = re.compile(r"全(市|区|县|州|旗)(?!场|域|别|间|球)")                                      # 全区
KINDS = {"市": "市", "区": "区", "县": "县", "旗": "旗", "州": "州"}


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

    @property
    def doubtful(self) -> bool:
        """Whether no place was chosen though a newspaper's name holds what may be one."""
        return self.province is None and any(t.called for t in self.tallies)


def _borne(found: tuple[Tally, ...], own: Mapping[str, int]) -> tuple[Tally, ...]:
    """The evidence, with weight for the counties in newspapers' names that something else on the page bears out."""
    if not any(t.called for t in found):
        return found
    return ordered(replace(t, borne=True, weight=t.weight + HEAD * t.called) if t.called and _second(t, found, own) else t
                    for t in found)


def _second(tally: Tally, found: tuple[Tally, ...], own: Mapping[str, int]) -> bool:
    """Whether more than a newspaper's name speaks for a county: its full name; or prefecture, province or words such as 我区, where
    no other prefecture is named more often. 我市 says nothing of a county, for papers of prefectures say it too."""
    place = by_code(tally.code)
    if place is None or tally.full or tally.head:
        return place is not None
    city = prefecture_of(place)
    above = {tally.code[:2] + "0000", city.code if city else ""}
    spoken = place.name[-1] != "市" and own.get(place.name[-1], 0) >= LEAST_COUNT
    if not spoken and not any(t.code in above for t in found):
        return False
    weights = _city_weights(found)
    mine = weights[city.code] if city else 0
    return all(code in above or code == CAPITAL or weight <= mine for code, weight in weights.items())


def own_words(body: str, named_on: Iterable[Mention]) -> Counter[str]:
    """How often a page speaks of its own place, by kind: 我市 and 本市 twice, 全市, 市委 and 市领导 once when no place name precedes."""
    counts: Counter[str] = Counter()
    ends = {m.end for m in named_on}
    for pattern, worth in ((OWN, 2), (ALL, 1), (ORGAN, 1)):
        for match in pattern.finditer(body):
            if match.start() not in ends and match.start(1) + 1 not in ends:
                counts[match[1]] += worth
    return counts


def locality(items: Sequence[str], heads: Iterable[str], names: Iterable[str] = (), beside: str = "") -> Locality:
    """Where the page belongs, with the counts in `why`; nothing is chosen where the evidence is thin or divided.

    Masthead, section and imprint decide when they name a place. Else a county needs half of all county evidence, three
    namings, and a page that speaks of its own place in words of that kind (我区 for 吴江区); a prefecture likewise.
    One article's county is not the page's: half of the items name it, or the page says 我市.
    `items` are the texts of the page's items without white space, `heads` its masthead lines without the newspapers' `names`,
    `beside` the text of what is no item (adverts, slogans), in which places are counted too.
    """
    names, body = tuple(names), "\n".join([*items, beside])
    for name in names:                                       # 鹤城晚报讯 is no second witness
        body = body.replace(name, " " * len(name))
    named_on = tuple(mentions(body))
    own = own_words(body, named_on)
    found = _borne(tallies(named_on, heads, names), own)
    counties = [t for t in found if _level(t) is Level.COUNTY]
    chosen = _by_masthead(found) or _by_text(counties, own, items)
    if chosen:
        return _located(chosen, found, own)
    cities = _city_weights(found)
    best = cities.most_common(2)
    if best and _leads(best, sum(cities.values())) and own["市"] + own["州"] >= LEAST_COUNT and best[0][1] >= 2 * LEAST_COUNT:
        return _located(next(t for t in found if t.code == best[0][0]) if any(t.code == best[0][0] for t in found)
                        else Tally(best[0][0], best[0][1]), found, own)
    named = _counts([*found[:4], *(t for t in found[4:] if t.called)])
    return Locality(None, None, None, f"no place leads: {named or 'none is named'}; {_own(own)}", False, found, own)


def _level(tally: Tally) -> Level:
    place = by_code(tally.code)
    return place.level if place else Level.COUNTY


def _by_masthead(found: tuple[Tally, ...]) -> Tally | None:
    """The narrowest place that masthead lines name, if they name one line of places only (苏州市吴江区)."""
    headed = [t for t in found if t.heads]
    counties = [t for t in headed if _level(t) is Level.COUNTY]
    if counties:
        counties.sort(key=lambda t: (-t.head - t.called, -t.weight))
        leads = len(counties) == 1 or counties[0].weight >= 1.5 * counties[1].weight
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
                    bool(tally.head or tally.called and tally.full), found, own)


def _counts(shown: Iterable[Tally]) -> str:
    """`吴江区 ×23 (1 in masthead, section or imprint), 昆山市 ×15`; the short name where only a newspaper's name has it."""
    parts = []
    shown = list(shown)
    borne = Counter(place.name for tally in shown if (place := by_code(tally.code)))
    for tally in shown:
        place = by_code(tally.code)
        name = place.short if place and tally.count == tally.called else place.name if place else tally.code
        if place and borne[place.name] > 1 and tally.count != tally.called and place.parents:
            name = f"{name}〔{place.parents[-1]}〕"             # 城区〔晋城市〕: four cities have one
        where = [f"{count} in {there}" for count, there in (
            (tally.head, "masthead, section or imprint"), (tally.called, "the newspaper's name")) if count]
        said = f"{name} ×{tally.count}" + (f" ({', '.join(where)})" if where else "")
        if not tally.called or said not in parts:            # a newspaper's name does not tell namesakes apart
            parts.append(said)
    return ", ".join(parts)


def _own(own: Counter[str]) -> str:
    said = ", ".join(f"{kind} ×{count}" for kind, count in own.most_common())
    return f"words for the page's own place: {said}" if said else "no words for the page's own place"
