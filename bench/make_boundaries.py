"""Writes `generator/banmian/facts/data/boundaries.json`: outlines of China's provinces and prefectures, small enough for a page.

    npm pack echarts@4.9.0          # Apache-2.0; unpack it
    python bench/make_boundaries.py package/map/json

Source: the maps that Apache ECharts 4.9.0 carries (`map/json/china.json`, `map/json/province/*.json`), © the Apache Software
Foundation, Apache License 2.0; state of divisions about 2017. Coordinates are decoded, projected (Albers, 25° and 47° north,
centre 105° east), simplified (Douglas and Peucker, TOLERANCE in units of the drawing) and rounded to whole units.
Form: {"source", "licence", "width", "height", "provinces": {code: {"name", "centre": [x, y], "path": SVG path}}, "prefectures": …}.
"""
from __future__ import annotations

import json
import math
import re
import sys
from itertools import pairwise
from pathlib import Path

from banmian.facts.gazetteer import Level, by_code, find

OUT = Path(__file__).resolve().parent.parent / "generator/banmian/facts/data/boundaries.json"
WIDTH = 2000
TOLERANCE = 1.1
SMALLEST = 6.0           # a ring of less area, in square units, is left out unless it is its division's largest
Point = tuple[float, float]


def decoded(text: str, offset: list[int]) -> list[Point]:
    """The points of a ring in the compressed form of ECharts: zigzag differences in 1/1024 degree."""
    points, x, y = [], offset[0], offset[1]
    for at in range(0, len(text) - 1, 2):
        dx, dy = ((v >> 1) ^ -(v & 1) for v in (ord(text[at]) - 64, ord(text[at + 1]) - 64))
        x, y = x + dx, y + dy
        points.append((x / 1024, y / 1024))
    return points


def rings(geometry: dict, packed: bool) -> list[list[Point]]:
    """The outer rings of a feature."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    offsets = geometry.get("encodeOffsets")
    if offsets and geometry["type"] != "MultiPolygon":
        offsets = [offsets]
    found = []
    for number, polygon in enumerate(polygons):
        if not polygon:
            continue
        ring = polygon[0]
        if packed and isinstance(ring, str):
            found.append(decoded(ring, offsets[number][0]))
        else:
            found.append([(float(p[0]), float(p[1])) for p in ring])
    return found


def projected(point: Point) -> Point:
    """Albers' equal-area projection, in earth radii; y grows downwards."""
    south, north, middle = (math.radians(v) for v in (25, 47, 105))
    n = (math.sin(south) + math.sin(north)) / 2
    c = math.cos(south) ** 2 + 2 * n * math.sin(south)
    turn = n * (math.radians(point[0]) - middle)
    radius = math.sqrt(c - 2 * n * math.sin(math.radians(point[1]))) / n
    return radius * math.sin(turn), radius * math.cos(turn)


def simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's simplification of a ring, without recursion."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = math.hypot(bx - ax, by - ay)
        far, at = 0.0, -1
        for i in range(first + 1, last):
            px, py = points[i]
            away = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length if length else math.hypot(px - ax, py - ay)
            if away > far:
                far, at = away, i
        if far > TOLERANCE:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def area(points: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2


def path(outline: list[list[Point]]) -> str:
    """An SVG path of whole numbers, relative after each ring's first point."""
    parts = []
    largest = max(area(ring) for ring in outline)
    for ring in outline:
        if area(ring) < min(SMALLEST, largest):
            continue
        points = [(round(x), round(y)) for x, y in simplified(ring)]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b]
        if len(steps) >= 3:
            parts.append(f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps[:-1]) + "z")
    if not parts:
        x, y = (round(v) for v in max(outline, key=area)[0])
        parts.append(f"M{x} {y}h2v2h-2z")
    return re.sub(r" -", "-", "".join(parts))


def code_of(name: str, within: str) -> str:
    """The code of a prefecture by its name, past or present, and province: the newest code; a county's where none is prefecture."""
    ordered = sorted((p for p in find(name) if p.code.startswith(within)), key=lambda p: (p.level is Level.COUNTY, not p.current))
    if not ordered:
        return ""
    heirs = [p for p in find(ordered[0].short) if p.current and p.level is ordered[0].level and p.code.startswith(within)]
    return heirs[0].code if heirs else ordered[0].code


def main(folder: str) -> int:
    national = json.loads((Path(folder) / "china.json").read_text(encoding="utf-8"))
    shapes: dict[str, dict[str, tuple[str, list[list[Point]]]]] = {"provinces": {}, "prefectures": {}}
    for feature in national["features"]:
        bearers = [p for p in find(feature["properties"]["name"]) if p.level is Level.PROVINCE]
        if bearers:
            shapes["provinces"][bearers[0].code] = (bearers[0].name, rings(feature["geometry"], True))
    for file in sorted((Path(folder) / "province").glob("*.json")):
        tree = json.loads(file.read_text(encoding="utf-8"))
        for feature in tree["features"]:
            code = code_of(feature["properties"]["name"], str(feature.get("id") or feature["properties"].get("id") or "")[:2])
            place = by_code(code)
            if place and place.level is not Level.PROVINCE and code[:2] not in {"11", "12", "31", "50", "71", "81", "82"}:
                shapes["prefectures"][code] = (place.name, rings(feature["geometry"], bool(tree.get("UTF8Encoding"))))
    write(shapes)
    return 0


def write(shapes: dict[str, dict[str, tuple[str, list[list[Point]]]]]) -> None:
    flat = {kind: {code: (name, [[projected(p) for p in ring] for ring in outline]) for code, (name, outline) in group.items()}
            for kind, group in shapes.items()}
    every = [p for group in flat.values() for _, outline in group.values() for ring in outline for p in ring]
    left, right = min(p[0] for p in every), max(p[0] for p in every)
    top, bottom = min(p[1] for p in every), max(p[1] for p in every)
    scale = WIDTH / (right - left)
    tree: dict[str, object] = {"source": "Apache ECharts 4.9.0, map/json", "licence": "Apache-2.0",
                               "notice": "Copyright 2017-2020 The Apache Software Foundation",
                               "width": WIDTH, "height": math.ceil((bottom - top) * scale)}
    for kind, group in flat.items():
        rows = {}
        for code, (name, outline) in sorted(group.items()):
            placed = [[((x - left) * scale, (y - top) * scale) for x, y in ring] for ring in outline]
            big = max(placed, key=area)
            centre = [round(sum(p[i] for p in big) / len(big)) for i in (0, 1)]
            rows[code] = {"name": name, "centre": centre, "path": path(placed)}
        tree[kind] = rows
    OUT.write_text(json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(len(flat["provinces"]), "provinces,", len(flat["prefectures"]), "prefectures,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
