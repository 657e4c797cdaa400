"""What the search page offers where nothing is found: names that the words agree with, by characters or by pinyin, as filters."""
from __future__ import annotations

import re
import urllib.parse

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader


def asked(reader: Reader, query: str, more: str = "") -> Page:
    page = reader.open("search.html?q=" + urllib.parse.quote(query) + more)
    expect(page.locator("#seek-count")).to_have_text(re.compile(r"\d"))
    return page


def names(page: Page) -> Locator:
    return page.locator("#seek-names a")


@pytest.mark.parametrize("query", ["嘉兴", "嘉興", "嘉兴市", "jiaxing", "Jiaxing", "jia xing", "jiaxingshi", "jx"])
def test_a_city_that_no_text_names_is_offered_as_a_filter(reader: Reader, query: str) -> None:
    page = asked(reader, query)
    expect(page.locator("#seek-count")).to_have_text(re.compile("：0 篇"))
    expect(names(page).first).to_have_text("城市 嘉兴：7 篇")
    names(page).first.click()
    expect(page).to_have_url(re.compile(r"search\.html\?city="))
    expect(page.locator("#seek-count")).to_have_text("7 篇（筛选前 27 篇）")
    expect(page.locator("#seek-chosen button")).to_have_text("嘉兴 ×")
    expect(names(page)).to_have_count(0)


def test_the_beginning_of_a_name_is_enough(reader: Reader) -> None:
    page = asked(reader, "嘉兴日")
    expect(names(page)).to_have_text(["报纸 嘉兴日报·平湖版：7 篇"])
    page = asked(reader, "pinghu")
    expect(names(page)).to_have_text(["区县 平湖市：7 篇"])


def test_the_other_words_are_still_asked_and_filters_of_other_kinds_kept(reader: Reader) -> None:
    page = asked(reader, "嘉兴 疫情", "&date=2022")
    expect(names(page).first).to_have_text("城市 嘉兴，且有“疫情”：6 篇")
    names(page).first.click()
    expect(page.locator("#seek-count")).to_have_text(re.compile("“疫情”：6 篇"))
    expect(page.locator("#seek-chosen button").filter(has_text="2022年")).to_have_count(1)
    page = asked(reader, "嘉兴", "&county=" + urllib.parse.quote("衢江区"))       # which lies elsewhere, so it gives way
    expect(names(page).first).to_have_text("城市 嘉兴：7 篇")


def test_latin_letters_that_read_no_name_are_told_what_pinyin_finds(reader: Reader) -> None:
    page = asked(reader, "fangkong")
    expect(page.locator("#seek-names")).to_have_text(re.compile("拼音只能查地名、报名和人名"))
    page.locator("[data-language=en]").click()
    expect(page.locator("#seek-names")).to_have_text(re.compile("Pinyin finds names of places, newspapers and people only"))
    page = asked(reader, "麒麟饕餮")
    expect(page.locator("#seek-names")).to_be_empty()


def test_where_something_is_found_no_name_is_offered(reader: Reader) -> None:
    page = asked(reader, "嘉兴")
    expect(names(page).first).to_be_visible()
    page.locator("#seek").fill("疫情")
    expect(page.locator("#seek-list li").first).to_be_visible()
    expect(page.locator("#seek-names")).to_be_empty()


@pytest.mark.parametrize("query", ["qujiang", "liandu", "深人", "瘦"])
def test_what_a_name_or_a_printed_form_answers_is_not_said_to_be_missing(reader: Reader, query: str) -> None:
    page = asked(reader, query)
    expect(page.locator("#seek-names a, #seek-printed li").first).to_be_visible()
    expect(page.locator("#seek-count")).to_have_text(re.compile("0 篇.*见下"))
    expect(page.locator("#seek-none")).to_be_hidden()
    page = asked(reader, "lianduqu")
    expect(page.locator("#seek-names a", has_text="莲都区")).to_be_visible()
    page = asked(reader, "麒麟饕餮")
    expect(page.locator("#seek-count")).to_have_text(re.compile("检查用字"))
    expect(page.locator("#seek-none")).to_be_visible()


def test_a_printed_passage_has_the_marks_of_the_page(reader: Reader) -> None:
    page = asked(reader, "瘦")
    assert not re.search("[㐀-鿿],", page.locator("#seek-printed").inner_text())


@pytest.mark.parametrize(("query", "offered"), [
    ("廖王睛", "作者 廖王晶：1 篇"), ("廖王京", "作者 廖王晶：1 篇"), ("衢洲", "城市 衢州：10 篇"), ("平糊市", "区县 平湖市：7 篇"),
    ("疫情；防控", "“疫情 防控”：16 篇"), ('"疫情 防控"', "“疫情 防控”：16 篇"), ("仲旭东，在疫情防控", "“仲旭东 在疫情防控”：1 篇")])
def test_what_may_be_meant_is_offered_where_nothing_is_found(reader: Reader, query: str, offered: str) -> None:
    page = asked(reader, query)
    expect(page.locator("#seek-none")).to_be_visible()
    expect(page.locator("#seek-names")).to_contain_text("也许要找的是")
    expect(names(page)).to_have_text([offered])
    names(page).first.click()
    number = offered.rpartition("：")[2]
    expect(page.locator("#seek-count")).to_contain_text(number)
    expect(names(page)).to_have_count(0)


@pytest.mark.parametrize("query", ["麒麟饕餮貔貅", "疫情 -防控 麒麟，饕餮", "title:麒麟，饕餮", "麒麟"])
def test_nothing_is_offered_that_gives_nothing(reader: Reader, query: str) -> None:
    page = asked(reader, query)
    expect(page.locator("#seek-none")).to_be_visible()
    page.wait_for_timeout(400)
    expect(page.locator("#seek-names")).to_be_empty()
