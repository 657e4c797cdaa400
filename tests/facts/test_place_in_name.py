"""A county's short name in a newspaper's name is a place only where something else on the page says so."""
from __future__ import annotations

import pytest

from banmian.facts import page_facts
from banmian.segment import read_page
from tests.facts.test_page import BODY

NEWS = BODY.format(lede="昨日")


def placed(paper: str, more: str = ""):
    """(facts, codes) of a page with such a paper's name and news."""
    text = f"{paper}\n2015年9月22日 星期二\n{NEWS}{more}"
    facts, findings = page_facts(text, read_page(text))
    return facts, {f.code: f.message for f in findings}


@pytest.mark.parametrize("paper", ["鹤城晚报", "三江都市报", "武陵都市报", "凤凰晚报", "新民晚报", "今日吴江"])
def test_a_name_alone_may_be_a_nickname(paper) -> None:
    facts, told = placed(paper)
    assert facts.newspaper.value == paper
    assert (facts.county, facts.city, facts.province) == (None, None, None)
    assert "×1 (1 in the newspaper's name)" in told["F213"]


@pytest.mark.parametrize("more", ["怀化市召开会议。\n", "湖南省召开会议。\n", "我区召开会议，我区干部参加，全区动员。\n"])
def test_prefecture_province_or_own_words_bear_it_out(more) -> None:
    facts, _ = placed("鹤城晚报", more)
    assert facts.county.value == "鹤城区" and facts.county.basis.startswith("inferred: from 鹤城 ×1 (1 in the newspaper's name)")


@pytest.mark.parametrize("more", ["齐齐哈尔市召开会议。齐齐哈尔市民参加。怀化市来客。\n", "湖南省来客，齐齐哈尔市接待。\n", "我市召开会议，我市干部参加，全市动员。\n"])
def test_another_prefecture_named_more_or_words_of_a_city_do_not(more) -> None:
    facts, _ = placed("鹤城晚报", more)
    assert facts.county is None


def test_a_full_name_stays_printed_and_is_counted_once() -> None:
    facts, _ = placed("鹤城晚报", "鹤城区召开会议。\n")
    assert facts.county.basis.startswith("printed: masthead; 鹤城区 ×2 (1 in the newspaper's name)")
    facts, _ = placed("今日吴江区")
    assert facts.county.value == "吴江区" and facts.county.basis.startswith("printed: masthead; 吴江区 ×1 (1 in masthead")
    facts, _ = placed("苏州日报·吴江版", "吴江区召开会议。\n")
    assert facts.county.value == "吴江区" and facts.county.basis.startswith("printed")
    assert placed("苏州日报·吴江版")[0].county.basis.startswith("inferred")


def test_other_lines_with_the_papers_name_are_no_second_witness() -> None:
    for paper in ("鹤城晚报\n鹤城晚报社印刷", "鹤城晚报\n齐齐哈尔日报社主办", "鹤城晚报\n国内统一刊号CN33-0050 鹤城晚报社出版"):
        assert placed(paper, "鹤城晚报讯 记者获悉。\n")[0].county is None


def test_prefectures_and_provinces_keep_their_papers() -> None:
    assert placed("杭州日报")[0].city.value == "杭州"
    assert placed("海南日报")[0].province.value == "海南省"


def test_namesakes_in_a_name_are_told_once() -> None:
    assert placed("大安晚报")[1]["F213"].count("大安") == 1
