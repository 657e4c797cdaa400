"""What an editor writes into pages.yaml: taken as it is meant, and told where it cannot be right."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site.copy("tiny", tmp_path)


@pytest.mark.parametrize(("line", "told"), [
    ("city: 苏州, county: 莲都区", "F217 p02.txt: 莲都区 lies in 丽水, not in 苏州"), ("county: 不存在区", "F217 p02.txt: no county or district is called 不存在区"),
    ("city: 不存在", "F217 p02.txt: no city is called 不存在"), ("page: 0", "F214 p02.txt: `page` is '0'"), ("page: yes", "F214 p02.txt: `page` is 'yes'"),
    ("page: 1-4", "F214 p02.txt: `page` is '1-4'"), ("county: 双流", "F214 p02.txt: `county` is '双流': write it with its kind, 双流区 or 双流县"),
    ("province: 四穿", "F217 p02.txt: no province is called 四穿"), ("province: 浙江, city: 苏州", "F217 p02.txt: 苏州 lies in 江苏省, not in 浙江")])
def test_what_cannot_be_right_is_told_and_stops_nothing(site: Site, line: str, told: str) -> None:
    site.write("seeds/pages.yaml", f"p02.txt:\n  {{{line}}}\n").segment().said(f"seeds/pages.yaml:2: {told}")
    site.check().said(told)


@pytest.mark.parametrize("line", ["city: 苏州市, county: 吴江区", "city: 北京市, county: 东城区", "city: 湖北, county: 仙桃市", "page: 01版", "page: A03",
                                  "county: 双流区", "province: 内蒙古, city: 包头", "city: 北京, county: 朝阳",
                                  "city: 重庆, province: 四川, date: 1985-03-04", "city: 海口, province: 广东, date: 1960"])
def test_what_may_be_right_is_not_told(site: Site, line: str) -> None:
    site.write("seeds/pages.yaml", f"p02.txt:\n  {{{line}}}\n").segment()
    assert "F217" not in site.last.err and "F214" not in site.last.err      # type: ignore[union-attr]


def test_forms_that_front_matter_takes_are_taken(site: Site) -> None:
    for date in ("2020/1/2", "2020-1-2", "2020.1.2", "2020年1月2日"):
        site.write("seeds/pages.yaml", f"p02.txt: {{city: 苏州市, page: 第01版, date: {date}}}\n").segment()
        texts = [data.decode() for data in site.files("content", ".md").values()]
        assert texts and all(f"\n{fact}\n" in text for text in texts for fact in ("city: 苏州", "page: 01", "date: 2020-01-02"))
        assert "F214" not in site.last.err      # type: ignore[union-attr]


def test_a_place_without_its_kind_is_the_place(site: Site) -> None:
    """A list of counties must not hold 通江 and 通江县."""
    for entry in ("county: 通江", "county: 通江县, province: 四川", "city: 巴中市, county: 通江"):
        site.write("seeds/pages.yaml", f"p02.txt: {{{entry}}}\n").segment()
        texts = [data.decode() for data in site.files("content", ".md").values()]
        assert texts and all(f"\n{fact}\n" in text for text in texts for fact in ("county: 通江县", "city: 巴中", "province: 四川省")), entry


def test_two_seeds_of_one_page_are_told(site: Site) -> None:
    site.write("seeds/q.txt", site.read("seeds/p02.txt") + "又一行。\n")
    entry = "{newspaper: 青石小报, date: 2020-01-02, page: %s}\n"
    site.write("seeds/pages.yaml", "p02.txt: " + entry % "02" + "q.txt: " + entry % "2").segment()
    site.check().said("seeds/q.txt: F218 青石小报, 2020-01-02, page 2 is seeds/p02.txt as well")


def test_the_page_that_was_meant_is_offered(site: Site) -> None:
    site.write("seeds/pages.yaml", "P02.TXT: {page: 2}\nzzzz: {page: 2}\n").segment().said(
        "seeds/pages.yaml:1: F204 there is no page P02.TXT; the nearest is `p02.txt`", "seeds/pages.yaml:2: F204 there is no page zzzz\n")


def test_a_page_is_known_by_its_name_alone_when_it_is_offered(site: Site) -> None:
    site.write("seeds/四川/成都/民生02.txt", site.read("seeds/p02.txt")).write("seeds/pages.yaml", "民生02: {page: 2}\n四川\\民生02.txt: {page: 2}\n")
    site.segment().said(*(f"seeds/pages.yaml:{line}: F204 there is no page {name}; the nearest is `四川/成都/民生02.txt`"
                          for line, name in ((1, "民生02"), (2, "四川\\民生02.txt"))))
    site.write("seeds/pages.yaml", "四川/成都/民生02.txt: {city: 成都}\n").segment()
    assert "F204" not in site.last.err      # type: ignore[union-attr]


def test_districts_of_one_name_are_told_apart(site: Site) -> None:
    site.write("seeds/c.txt", "鼓楼区举行春季运动会\n\n　　本报讯 近日，鼓楼区举行春季运动会，鼓楼区各学校参加。鼓楼区、鼓楼区、鼓楼区的选手获奖。\n").segment()
    site.said("鼓楼区〔南京市〕", "鼓楼区〔")
    assert "鼓楼区 ×" not in site.last.err        # type: ignore[union-attr]
