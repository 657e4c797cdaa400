"""The map: what the gazetteer knows for certain, inside its frame, each place a link; nothing guessed."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.facts.boundaries import outlines
from banmian.facts.gazetteer import Level, places
from banmian.render import urls
from banmian.render.placemap import PROVINCES, _points, place_map

PREFECTURES = sorted({place.short for place in places() if place.level is Level.PREFECTURE and place.current})


def test_cities_of_one_province_are_shown_among_its_prefectures() -> None:
    found = place_map([("苏州", 3), ("南京", 12)])
    assert found is not None
    assert {(area.name, area.url, area.articles) for area in found.held} == {("苏州", urls.city("苏州"), 3), ("南京", urls.city("南京"), 12)}
    assert found.empty.count("M") > 5
    shades = {area.name: area.shade for area in found.held}
    assert shades["苏州"] < shades["南京"] == 4


def test_a_corpus_of_many_provinces_sees_the_country() -> None:
    found = place_map([("苏州", 1), ("杭州", 1), ("广州", 1), ("成都", 1), ("西安", 1), ("长沙", 1)])
    assert found is not None and len(found.held) > PROVINCES
    assert {area.url for area in found.held} == {urls.province(f"{code}0000") for code in (32, 33, 44, 51, 61, 43)}
    assert {(dot.name, dot.url) for dot in found.dots} == {(name, urls.city(name)) for name in ("苏州", "杭州", "广州", "成都", "西安", "长沙")}


@given(st.lists(st.sampled_from(PREFECTURES), min_size=6, max_size=60, unique=True))
def test_on_a_map_of_provinces_no_name_is_written_over_another(names: list[str]) -> None:
    found = place_map([(name, n) for n, name in enumerate(names, 1)])
    if found is None or not found.dots:
        return
    sides = [(dot, found.letter * len(dot.name)) for dot in found.dots if dot.side]
    frames = [(dot.x, dot.y, dot.x + wide) if dot.side == "right" else (dot.x - wide, dot.y, dot.x) for dot, wide in sides]
    for i, (left, y, right) in enumerate(frames):
        assert found.box[0] <= left and right <= found.box[0] + found.box[2]
        assert not any(abs(y - b) < found.letter and left < z and a < right for a, b, z in frames[:i])
    assert len(found.dots) == sum(1 for name in names if place_map([(name, 1)]))


def test_a_municipality_is_its_own_prefecture() -> None:
    found = place_map([("上海", 2)])
    assert found is not None and [area.name for area in found.held] == ["上海"]


@pytest.mark.parametrize("cities", [[], [("", 3)], [("伦敦", 3)], [("<b>城", 1)]])
def test_what_the_gazetteer_does_not_know_is_not_on_a_map(cities: list[tuple[str, int]]) -> None:
    assert place_map(cities) is None


@given(st.lists(st.sampled_from(PREFECTURES), min_size=1, max_size=8, unique=True))
def test_everything_drawn_lies_in_the_frame(names: list[str]) -> None:
    found = place_map([(name, 1) for name in names])
    if found is None:
        return
    left, top, width, height = found.box
    for path in (*([] if found.dots else [found.empty]), *(area.path for area in found.held)):
        assert all(left <= x <= left + width and top <= y <= top + height for x, y in _points(path))
    assert sum(area.articles for area in found.held) <= len(names)


def test_paths_are_read_as_a_browser_reads_them() -> None:
    assert _points("M10 20l5 0 0 5z") == [(10, 20), (15, 20), (15, 25)]
    assert _points("M10-20h5v-5H0V1") == [(10, -20), (15, -20), (15, -25), (0, -25), (0, 1)]
    for outline in outlines(Level.PROVINCE).values():
        xs = [x for x, _ in _points(outline.path)]
        assert min(xs) <= outline.centre[0] <= max(xs)
