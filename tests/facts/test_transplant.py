"""The five pages moved elsewhere: with every place name exchanged for another county's, that county is found by the same evidence.

So nothing rests on this corpus's own places, and the counting works wherever a name is plain.
"""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.facts import page_facts
from banmian.facts.gazetteer import GazetteerPlace, Level, by_code, find, places, prefecture_of
from banmian.segment import read_page
from tests.facts.pages import seeds

PAGES = {reading.seed.path[6:9]: reading.seed.text for reading in seeds()}
HOMES = {"000": ("莲都", "丽水"), "001": ("镇海", "宁波"), "002": ("平湖", "嘉兴"), "003": ("永康", "金华"), "004": ("衢江", "衢州")}


def plain(place: GazetteerPlace) -> bool:
    """Whether a county of two characters bears its name alone, short and full, within a prefecture that does so too."""
    city, province = prefecture_of(place), by_code(place.code[:2] + "0000")
    if place.level is not Level.COUNTY or not place.current or city is None or province is None:
        return False
    alone = all({p.code for p in find(name)} == {place.code} for name in (place.name, place.short))
    return alone and all(len(p.short) == 2 for p in (place, city, province)) and len({p.code for p in find(city.short)}) == 1


DISTRICTS = [p for p in places() if plain(p) and p.name == p.short + "区"]
CITIES = [p for p in places() if plain(p) and p.name == p.short + "市"]


def moved(page: str, county: GazetteerPlace) -> str:
    """The page with its county, prefecture and province exchanged, in Han characters and in pinyin."""
    city, province = prefecture_of(county), by_code(county.code[:2] + "0000")
    assert city is not None and province is not None
    old, above = HOMES[page]
    text = PAGES[page].replace(old, "\0").replace(above, "\1").replace("浙江", province.short)
    text = text.replace("\0", county.short).replace("\1", city.short)
    if page == "002":
        text = text.replace("JIAXING", city.pinyin.replace(" ", "").upper())
    return text.replace("OU JIANG", county.pinyin.upper()) if page == "004" else text


@pytest.mark.parametrize("page", sorted(HOMES))
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_a_page_belongs_where_its_names_say(page, data) -> None:
    county = data.draw(st.sampled_from(CITIES if page in ("002", "003") else DISTRICTS))
    city = prefecture_of(county)
    text = moved(page, county)
    facts, _ = page_facts(text, read_page(text), None)
    assert facts.county is not None and facts.county.value == county.name
    assert facts.city is not None and facts.city.value == city.short
    if page == "002":
        assert facts.newspaper is not None and facts.newspaper.value == f"{city.short}日报·{county.short}版"
    if page == "004":
        assert facts.newspaper is not None and facts.newspaper.value == f"今日{county.short}"
