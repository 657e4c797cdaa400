"""What the search page lets one choose: suggested names, several values of a facet, articles without a date; and the way back."""
from __future__ import annotations

import re
import urllib.parse
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.site import Site

ARTICLE = "---\ntitle: 第{n}篇\n{date}newspaper: {paper}\ncity: {city}\ncounty: {county}\n---\n\n农村的第{n}件事。{more}\n"
ROWS = [("date: 2022-01-03\n", "宁波日报", "宁波", "镇海区", "宁波人说的。"), ("date: 2022-03-04\n", "宁波日报", "宁波", "余姚市", ""), ("", "宁波日报", "宁波", "余姚市", ""),
        ("date: 2022-03-05\n", "处州晚报", "丽水", "莲都区", ""), ("", "处州晚报", "丽水", "莲都区", "")]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of five articles, two of them without a date; the name of a city stands in one text of three that were printed there."""
    site = Site(tmp_path_factory.mktemp("choices")).write("banmian.yaml", "title: 试验\n")
    for n, (date, paper, city, county, more) in enumerate(ROWS, 1):
        site.write(f"content/a{n}.md", ARTICLE.format(n=n, date=date, paper=paper, city=city, county=county, more=more))
    site.build()
    return site.root / "public"


def asked(page: Page, small: Path, query: str, more: str = "") -> Page:
    page.goto((small / "search.html").as_uri() + "?q=" + urllib.parse.quote(query) + more)
    expect(page.locator("#seek-count")).to_have_text(re.compile(r"\d"))
    return page


def finds(page: Page, n: int) -> None:
    """That so many articles are found, before what they are filtered from."""
    expect(page.locator("#seek-count")).to_have_text(re.compile(rf"(^|：){n} 篇"))


def numbers(page: Page, facet: str) -> dict[str, str]:
    """The values that a facet lists, with their numbers."""
    rows: list[list[str]] = page.locator(f"#seek-facet-{facet} .seek-value").evaluate_all("all => all.map(row => [...row.querySelectorAll('span')].map(span => span.textContent))")
    return {row[0]: row[1] for row in rows}


@pytest.mark.parametrize(("typed", "name", "facet"), [("今日衢", "今日衢江", "newspaper"), ("衢江区", "衢江区", "county"), ("嘉兴", "嘉兴", "city"), ("疫情 嘉兴", "嘉兴", "city")])
def test_a_suggested_name_gives_the_number_it_bears(reader: Reader, typed: str, name: str, facet: str) -> None:
    page = reader.open("search.html")
    page.locator("#seek").fill(typed)
    offer = page.locator(f"#seek-offers li[data-name='{name}'][data-kind='{facet}']")
    expect(offer).to_be_visible()
    n = int(offer.locator(".n").inner_text().split()[-1])
    while offer.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{facet}={urllib.parse.quote(name)}"))
    finds(page, n)
    expect(page.locator("#seek-chosen button")).to_have_text([f"{name} ×"])
    expect(page.locator("#seek")).to_have_value("疫情" if " " in typed else "")


def test_a_place_that_few_texts_name_is_offered_as_the_filter_that_gives_more(page: Page, small: Path) -> None:
    asked(page, small, "宁波")
    finds(page, 1)
    expect(page.locator("#seek-names a")).to_have_text(["城市 宁波：3 篇", "报纸 宁波日报：3 篇"])
    page.locator("#seek-names a").first.click()
    finds(page, 3)
    expect(page.locator("#seek-names a")).to_have_count(0)
    asked(page, small, "宁波", "&city=" + urllib.parse.quote("宁波"))
    expect(page.locator("#seek-facets fieldset").first).to_be_visible()
    expect(page.locator("#seek-names a")).to_have_text(["报纸 宁波日报：3 篇"])


def test_typing_keeps_the_question_before_it(reader: Reader) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote("莲都"))
    expect(page.locator("#seek-count")).to_have_text(re.compile("“莲都”：[1-9]"))
    entries = page.evaluate("history.length")
    page.locator("#seek").select_text()
    page.locator("#seek").press_sequentially("疫情防控", delay=180)
    page.keyboard.press("Enter")
    expect(page.locator("#seek-count")).to_have_text(re.compile("“疫情防控”：[1-9]"))
    assert page.evaluate("history.length") == entries + 1
    page.keyboard.press("Enter")
    page.go_back()
    expect(page.locator("#seek-count")).to_have_text(re.compile("“莲都”：[1-9]"))
    expect(page.locator("#seek")).to_have_value("莲都")
    expect(page.locator("#seek-list li").first).to_contain_text("莲都")
    page.go_forward()
    expect(page.locator("#seek-count")).to_have_text(re.compile("“疫情防控”"))
    page.locator("#seek").fill("莲都")         # what was gone back to is an entry like any other
    expect(page.locator("#seek-count")).to_have_text(re.compile("“莲都”"))
    page.go_back()
    expect(page.locator("#seek-count")).to_have_text(re.compile("“疫情防控”"))


def test_two_values_of_a_facet_are_alternatives_here_and_on_the_pages_it_leads_to(page: Page, small: Path) -> None:
    asked(page, small, "农村")
    for county in ("镇海区", "莲都区"):
        before = numbers(page, "county")
        page.locator("#seek-facet-county label", has_text=county).locator("input").check()
        expect(page.locator("#seek-chosen")).to_contain_text(county)
        expect(page.locator("main [aria-busy=true]")).to_have_count(0)
        assert numbers(page, "county") == before == {"余姚市": "2", "莲都区": "2", "镇海区": "1"}
    finds(page, 3)
    expect(page.locator("#seek-facet-county input:checked")).to_have_count(2)
    assert numbers(page, "city") == {"丽水": "2", "宁波": "1"}, "other facets are narrowed"
    expect(page.locator("#seek-chosen button")).to_have_text(["镇海区 ×", "莲都区 ×", "清除筛选"])
    page.reload()
    finds(page, 3)
    address = page.url
    page.locator("#seek-context a").first.click()
    expect(page.locator("#conc-count")).to_have_text(re.compile("：3 篇"))
    page.goto(address)
    finds(page, 3)
    page.locator("#seek-context a").nth(1).click()
    expect(page.locator("#cmp-a")).to_have_value('county:="镇海区" OR county:="莲都区" 农村')
    page.locator("#cmp-b").fill("农村")
    page.keyboard.press("Enter")
    expect(page.locator("#cmp-sides tr").first.locator("td").first).to_have_text("3")


def test_articles_without_a_date_are_told_beside_the_months_and_can_be_asked_for(page: Page, small: Path) -> None:
    asked(page, small, "农村")
    finds(page, 5)
    expect(page.locator("#seek-facet-date input")).to_have_count(3)
    assert numbers(page, "date") == {"2022年3月": "2", "2022年1月": "1", "日期未详": "2"}
    page.get_by_role("button", name="日期未详 2 篇，不在图中").click()
    finds(page, 2)
    expect(page.locator("#seek-chosen button")).to_have_text(["日期未详 ×"])
    expect(page.locator("#seek-chosen button")).to_be_focused()
    page.locator("#seek-facet-date label", has_text="2022年1月").locator("input").check()
    finds(page, 3)
    asked(page, small, "农村 date:none")
    finds(page, 2)


def test_a_place_tells_its_articles_without_a_date(page: Page, small: Path) -> None:
    page.goto((small / "places/index.html").as_uri())
    page.locator("main a", has_text="余姚市").first.click()
    undated = page.locator("main a", has_text="日期未详 1 篇")
    undated.click()
    expect(page.locator("#seek-chosen button")).to_have_text(["宁波 ×", "余姚市 ×", "日期未详 ×", "清除筛选"], use_inner_text=True)
    finds(page, 1)


def test_a_bar_that_is_chosen_hands_the_focus_to_its_filter(reader: Reader) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote("疫情"))
    bar = page.locator("#seek-time li button").first
    bar.focus()
    page.keyboard.press("Enter")
    chip = page.locator("#seek-chosen button")
    expect(chip).to_be_focused()
    assert re.fullmatch(r"去掉筛选：\d+年\d+月", str(chip.get_attribute("aria-label")))


def test_the_interface_bears_its_language_and_the_corpus_chinese(reader: Reader) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote("疫情"))
    page.locator("[data-language=en]").click()
    expect(page.locator("#seek-count")).to_have_text(re.compile("articles"))
    expect(page.locator("#seek-facets legend").first).to_have_text("Newspaper")
    def languages(selector: str) -> set[str]:
        return set(page.locator(selector).evaluate_all("all => all.map(node => node.closest('[lang]').lang)"))
    for selector in ("#seek-count", "#seek-facets legend", "#seek-tools label", "#seek-tools button", ".seek-about", "#seek-more", "#seek-fold", "#seek-time figcaption"):
        assert languages(selector) == {"en"}, selector
    for selector in ("#seek-count span", "#seek-list h2 a", ".kwic", "#seek-facet-newspaper .seek-value span:first-of-type"):
        assert languages(selector) == {"zh-Hans"}, selector
    page.locator("[data-language=zh-Hant]").click()
    expect(page.locator("#seek-facets legend").first).to_have_text("報紙")
    assert languages("#seek-facets legend") == {"zh-Hant"}
