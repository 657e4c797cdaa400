"""Outlines of China's provinces and prefectures for a map: whole-number SVG paths in one drawing.

The data are Apache ECharts' maps, Apache-2.0, simplified (`docs/facts.md`, `bench/make_boundaries.py`); whoever shows them
names that source. Counties have no outline: a county is shown within its prefecture.
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from banmian.facts.gazetteer import GazetteerPlace, Level, prefecture_of
from banmian.text.packaged import packaged

CREDIT = "Apache ECharts 4.9.0, © The Apache Software Foundation, Apache-2.0"


@dataclass(frozen=True, slots=True)
class Outline:
    """One division of the drawing: code, name, the middle of its outline (mostly inside it), and its SVG path."""

    code: str
    name: str
    centre: tuple[int, int]
    path: str


class _Row(TypedDict):
    name: str
    centre: tuple[int, int]
    path: str


class _Drawing(TypedDict):
    width: int
    height: int
    provinces: dict[str, _Row]
    prefectures: dict[str, _Row]


@cache
def _drawing() -> _Drawing:
    drawing: _Drawing = json.loads(packaged("banmian.facts", "data/boundaries.json"))
    return drawing


@cache
def outlines(level: Level) -> dict[str, Outline]:
    """The outlines of a level by code: 34 provinces, some 360 prefectures (and counties directly under a province)."""
    rows = _drawing()["provinces"] if level is Level.PROVINCE else _drawing()["prefectures"]
    return {code: Outline(code, row["name"], (row["centre"][0], row["centre"][1]), row["path"]) for code, row in rows.items()}


def outline_of(place: GazetteerPlace) -> Outline | None:
    """The outline that shows a place: its own, that of its prefecture, or that of its province; None abroad."""
    city = prefecture_of(place)
    own = outlines(Level.PREFECTURE).get(place.code) or (outlines(Level.PREFECTURE).get(city.code) if city else None)
    return own or outlines(Level.PROVINCE).get(place.code[:2] + "0000")
