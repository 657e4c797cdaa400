"""The gazetteer: every name is found by itself and in text, with its parents."""
from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from banmian.facts.boundaries import outline_of, outlines
from banmian.facts.gazetteer import KINDS, Level, by_code, find, is_torn, mentions, places, prefecture_of
from banmian.text.packaged import packaged

PLACES = st.sampled_from(places())


@given(PLACES)
def test_a_place_is_found_by_both_its_names(place) -> None:
    assert place in find(place.name) and place in find(place.short)
    assert place.name.startswith(place.short) and len(place.pinyin.split()) == len(place.short)


@given(PLACES)
def test_a_county_lies_in_its_prefecture_and_province(place) -> None:
    province = by_code(place.code[:2] + "0000")
    assert province is not None and place.province == province.name
    city = prefecture_of(place)
    if city is not None:
        newest = by_code(city.code)         # 襄樊市 has been 襄阳市 since 2010
        assert newest is not None and city.code[:2] == place.code[:2] and place.prefecture in (newest.name, "")


@given(st.lists(st.one_of(PLACES.map(lambda p: p.name), st.text("东西南北中的在，。市县区", max_size=6)), max_size=8))
def test_mentions_are_in_the_text_in_order_and_apart(parts) -> None:
    text = "".join(parts)
    at = 0
    for mention in mentions(text):
        assert mention.start >= at and text[mention.start:mention.end] == mention.name and find(mention.name)
        at = mention.end


@given(st.lists(st.one_of(PLACES.map(lambda p: p.name), PLACES.map(lambda p: p.short), st.text("东西南北中的在，。市县区😀", max_size=6)), max_size=8))
def test_the_longest_name_at_each_place_is_found(parts) -> None:
    """Against a look at every place of the text, letter by letter."""
    text, at, before, expected = "".join(parts), 0, 0, []
    while at < len(text):
        name = next((text[at:end] for end in range(len(text), at + 1, -1) if find(text[at:end])), "")
        brief = len(name) == 2 and name[1] in KINDS and at != before        # 召开县委 is not of 开县
        if name and not (brief and is_torn(text, at, at + 2)):
            expected.append((at, name, any(place.name == name for place in find(name))))
            before = at + len(name)
        at += len(name) or 1
    assert [(m.start, m.name, m.full) for m in mentions(text)] == expected


@given(PLACES)
def test_a_name_is_found_in_a_sentence(place) -> None:
    assert [(m.name, m.full) for m in mentions(f"，{place.name}。")] == [(place.name, True)]


def test_names_of_the_past_are_kept_with_their_years() -> None:
    old = list(find("江干区"))
    assert old and not old[0].current and old[0].last is not None and old[0].prefecture == "杭州市"
    assert {p.province for p in find("朝阳区")} == {"北京市", "吉林省"}
    assert len([p for p in places() if p.level is Level.PROVINCE and p.current]) == 34


def test_outlines_lie_in_the_drawing_and_cover_every_prefecture() -> None:
    drawing = json.loads(packaged("banmian.facts", "data/boundaries.json"))
    width, height = drawing["width"], drawing["height"]
    for level in (Level.PROVINCE, Level.PREFECTURE):
        for outline in outlines(level).values():
            assert 0 <= outline.centre[0] <= width and 0 <= outline.centre[1] <= height
            assert outline.path.startswith("M") and outline.path.endswith("z")
    missing = [p.name for p in places() if p.current and outline_of(p) is None]
    assert not missing
    own = [p for p in places() if p.level is Level.PREFECTURE and p.current and p.code[:2] not in ("71", "81", "82")]
    assert all(outline_of(p).code == p.code for p in own)
