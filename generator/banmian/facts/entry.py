"""An editor's entry of pages.yaml by itself: its values in the form that facts have, and what of it cannot be right."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from banmian.facts.calendar import numeral
from banmian.facts.gazetteer import GazetteerPlace, Level, find, prefecture_of
from banmian.text.cities import city_name

_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?[日月]?")      # 2022/1/2, 2022年1月2日, 2022.1
_YEAR: Final = re.compile(r"(\d{4})年")                                            # 2022年
_PAGE: Final = re.compile(r"第?\s*([A-Za-z]{0,3}\d{1,3}|[一二三四五六七八九十]{1,3})\s*版?")     # 06, A03, 01版, 第六版


def tidied(known: Mapping[str, object]) -> dict[str, object]:
    """The entry with dates, places and page numbers as facts have them: 2022/1/2 → 2022-01-02, 苏州市 → 苏州, 江苏 → 江苏省, 通江 → 通江县
    where the county can have no other name, 01版 → 01. A page that is no number is left out; any other value stays as it is."""
    found = {key: str(value or "").strip() for key, value in known.items()}
    forms = {"date": _date, "city": city_name, "page": page_number, "province": _province}
    tidy = {**known, **{key: form(found[key]) for key, form in forms.items() if key in found}}
    named = _with_kind(found)
    return {**tidy, "county": named[0]} if len(named) == 1 else tidy


def _province(written: str) -> str:
    return next((place.name for place in find(written) if place.level is Level.PROVINCE), written)


def _with_kind(known: Mapping[str, str]) -> tuple[str, ...]:
    """The names with their kinds of the counties that an entry may mean by a name without one; none where it has its kind."""
    county, city, province = (known.get(key, "").strip() for key in ("county", "city", "province"))
    bearers = [place for place in find(county) if place.level is Level.COUNTY] if county else []
    if any(place.name == county for place in bearers):
        return ()
    within = [place for place in bearers if (not city or _bears(prefecture_of(place) or place, city) or city in place.province)
              and (not province or _province(province) == place.province)]
    return tuple(dict.fromkeys(place.name for place in within or bearers))


def _date(written: str) -> str:
    if match := _DAY.fullmatch(written):
        return "-".join(part.zfill(2) for part in match.groups() if part)
    year = _YEAR.fullmatch(written)
    return year[1] if year else written


def page_number(written: str) -> str:
    """The number of a page as printed, without 版; "" for what is none: 0, yes, 1-4."""
    match = _PAGE.fullmatch(written)
    if match is None or not match[1].strip("0"):
        return ""
    return match[1] if match[1].isascii() else str(numeral(match[1]) or "")


def wrong_in(known: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What of an entry cannot be right: code, key and why. F214 for a page that is no number and a county of which the kind must be said,
    F217 for places that are not there."""
    if known.get("page") and not page_number(known["page"].strip()):
        yield "F214", "page", f"`page` is {known['page']!r}: write the number that is printed, one page's: 06, A03"
    county, city = known.get("county", "").strip(), known.get("city", "").strip()
    counties = [place for place in find(county) if place.level is Level.COUNTY] if county else []
    if len(kinds := _with_kind(known)) > 1:
        yield "F214", "county", f"`county` is {county!r}: write it with its kind, {' or '.join(kinds)}"
    if not (date := known.get("date", "").strip()) or date >= "1997":        # before it cities lay in other provinces: 重庆, 海口
        yield from _wrong_province(known.get("province", "").strip(), city)
    if county and not counties:
        yield "F217", "county", f"no county or district is called {county}"
    if city and not find(city):
        yield "F217", "city", f"no city is called {city}"
    elif city and counties and not any(_bears(prefecture_of(place) or place, city) or city in place.province for place in counties):
        lies = "、".join(dict.fromkeys(above.short for place in counties if (above := prefecture_of(place))))
        yield "F217", "county", f"{county} lies in {lies or counties[0].province}, not in {city}"


def _wrong_province(province: str, city: str) -> Iterator[tuple[str, str, str]]:
    if not province:
        return
    if not any(place.level is Level.PROVINCE for place in find(province)):
        yield "F217", "province", f"no province is called {province}"
        return
    lies = dict.fromkeys(place.province or place.name for place in find(city)) if city else {}
    if lies and _province(province) not in lies:
        yield "F217", "province", f"{city} lies in {'、'.join(lies)}, not in {province}"


def _bears(place: GazetteerPlace, name: str) -> bool:
    """Whether a place is called so at any time, with its kind or without it."""
    return any(place.code == one.code for one in find(name)) or city_name(name) in (place.short, place.name)
