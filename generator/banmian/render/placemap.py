"""The map of the places covered: outlines of prefectures for an inline SVG, each place held a link.

Corpora of up to four provinces see their prefectures; larger ones the country's provinces, each a link to its part of the
index of places, and a dot on every city. A city whose name the gazetteer does not know for certain is on the list
beside the map and not on the map.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from banmian.facts.boundaries import Outline, outline_of, outlines
from banmian.facts.gazetteer import GazetteerPlace, Level, find
from banmian.render import urls
from banmian.render.calendar import levels

PROVINCES = 4           # with at most so many, prefectures are drawn; with more, provinces
MARGIN = 0.04
LETTERS, DOTTED = 22, 26        # letters that the width of a map has room for: of prefectures, of provinces with dots
# A command of a path with whole numbers: M1509 643, l-4 1-2 2, z
COMMAND = re.compile(r"([MmLlHhVvZz])([^MmLlHhVvZz]*)")
NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Area:
    """A division on the map: path, middle, and when pages are held: name, link (or ""), articles, shade 1 to 4."""

    path: str
    x: int
    y: int
    name: str = ""
    url: str = ""
    articles: int = 0
    shade: int = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A city on a map of provinces: where, its name, link and articles, and the side on which its name has room ("" for none)."""

    x: int
    y: int
    name: str
    url: str
    articles: int
    side: str


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A map: what the SVG shows, areas without pages, areas with pages, dots of cities, and the size of its lettering."""

    box: tuple[int, int, int, int]
    empty: str
    held: tuple[Area, ...]
    letter: float
    dots: tuple[Dot, ...] = ()


def place_map(cities: Sequence[tuple[str, int]]) -> PlaceMap | None:
    """The map of (city, articles), or None when the gazetteer knows none of them for certain."""
    return _map(tuple(cities))


@lru_cache(maxsize=4)       # a preview prints the front page at each change, and the places are mostly what they were
def _map(cities: tuple[tuple[str, int], ...]) -> PlaceMap | None:
    known = [(name, n, place) for name, n in cities if (place := _certain(name))]
    provinces = sorted({place.code[:2] for _, _, place in known})
    if not known:
        return None
    if len(provinces) > PROVINCES:
        country = _drawn(outlines(Level.PROVINCE), _by_province(known), DOTTED)
        return replace(country, dots=_dots(known, country))
    around = {code: one for code, one in outlines(Level.PREFECTURE).items() if code[:2] in provinces}
    around |= {f"{p}0000": one for p in provinces if (one := outlines(Level.PROVINCE).get(f"{p}0000"))
               and not any(code[:2] == p for code in around)}
    held: dict[str, tuple[str, str, int]] = {}
    for name, n, place in known:
        outline = outline_of(place)
        if outline and outline.code in around:
            held[outline.code] = (name, urls.city(name), n)
    return _drawn(around, held)


def _certain(city: str) -> GazetteerPlace | None:
    """The one prefecture (or province that is a city) of that name; None when there is none or more than one."""
    codes = {place.code: place for place in find(city) if place.level is not Level.COUNTY}
    prefectures = [place for place in codes.values() if place.level is Level.PREFECTURE] or list(codes.values())
    return prefectures[0] if len(prefectures) == 1 else None


def _by_province(known: Sequence[tuple[str, int, GazetteerPlace]]) -> dict[str, tuple[str, str, int]]:
    held: dict[str, tuple[str, str, int]] = {}
    for _, n, place in known:
        code = place.code[:2] + "0000"
        held[code] = (place.province or place.name, urls.province(code), held.get(code, ("", "", 0))[2] + n)
    return held


def province_of(city: str) -> tuple[str, str]:
    """(code, name) of the province that the city of that name lies in; ("", "") where the gazetteer does not know for certain."""
    place = _certain(city)
    return (place.code[:2] + "0000", place.province or place.name) if place else ("", "")


def _dots(known: Sequence[tuple[str, int, GazetteerPlace]], country: PlaceMap) -> tuple[Dot, ...]:
    """A dot a city, those of most articles first; a name is written where it meets no other dot and no name before it."""
    found = [(name, n, outline.centre) for name, n, place in known if (outline := outline_of(place))]
    found.sort(key=lambda row: (-row[1], row[0]))
    size, (left, _, width, _) = country.letter, country.box
    spots = {name: (x - size / 3, y - size / 3, x + size / 3, y + size / 3) for name, _, (x, y) in found}
    written: list[Frame] = []
    dots = []
    for name, n, (x, y) in found:
        wide = size * (len(name) + 0.6)
        taken = (*written, *(spot for other, spot in spots.items() if other != name))
        sides = (("right", (x, y - size / 2, x + wide, y + size / 2)), ("left", (x - wide, y - size / 2, x, y + size / 2)))
        free = [(side, frame) for side, frame in sides if left <= frame[0] and frame[2] <= left + width
                and not any(_meet(frame, other) for other in taken)]
        written += [frame for _, frame in free[:1]]
        dots.append(Dot(x, y, name, urls.city(name), n, free[0][0] if free else ""))
    return tuple(dots)


Frame = tuple[float, float, float, float]           # left, top, right, bottom


def _meet(one: Frame, other: Frame) -> bool:
    """Whether two frames share a point."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _drawn(around: dict[str, Outline], held: dict[str, tuple[str, str, int]], letters: int = LETTERS) -> PlaceMap:
    """The map; its frame holds what is `around`, or, where dots take the room of the names, what is held."""
    shades = levels({code: n for code, (_, _, n) in held.items()})
    box = _box([one.path for code, one in around.items() if letters == LETTERS or code in held])
    areas = tuple(Area(around[code].path, *around[code].centre, name, url, n, shades[code])
                  for code, (name, url, n) in sorted(held.items()) if code in around)
    empty = "".join(one.path for code, one in sorted(around.items()) if code not in held)
    return PlaceMap(box, empty, areas, max(box[2] / letters, 4.0))


def _box(paths: Sequence[str]) -> tuple[int, int, int, int]:
    """x, y, width and height that hold all paths, with a margin."""
    points = [point for path in paths for point in _points(path)]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    margin = round(max(width, height) * MARGIN)
    return left - margin, top - margin, width + 2 * margin, height + 2 * margin


def _points(path: str) -> list[tuple[int, int]]:
    """The corners of a path made of M, l and their like in whole numbers."""
    x = y = 0
    corners = []
    for command, numbers in COMMAND.findall(path):
        values = [int(n) for n in NUMBER.findall(numbers)]
        pairs = list(zip(values[::2], values[1::2], strict=False))
        if command in "HhVv":
            pairs = [(v, 0 if command == "h" else y) if command in "Hh" else (0 if command == "v" else x, v) for v in values]
        for dx, dy in pairs:
            x, y = (x + dx, y + dy) if command.islower() else (dx, dy)
            corners.append((x, y))
    return corners
