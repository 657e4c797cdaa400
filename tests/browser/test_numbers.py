"""The numbers that pages tell of one question: list, table, concordance, chart, facets and the article's page agree, and are right."""
from __future__ import annotations

import csv
import io
import re
import urllib.parse
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site import Site

TEXTS = [
    ("2020-01-03", "疫情通报", "疫情防控，抓疫情也抓防控。\n\n- 列出疫情\n- 防控\n\n> 引文里的疫情\n\n| 表 | 疫情 |\n|---|---|\n| 甲 | 防控 |"),
    ("2020", "只知年份的疫情", "疫情。"), ("2020-03", "只知月份的疫情", "疫情。"), ("2020-03-09", "另一天", "看看疫情。国與國，國。"),
    ("2020-06-01", "西文", "The covid and covids of 宁波 and code, coded."), ("2020-06-02", "寧波", "國際關係在此，國際與遠處的許多許多許多許多事的關係。"), ("", "无日期", "疫情。"),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Site(tmp_path_factory.mktemp("numbers")).write("banmian.yaml", "title: 试验\n")
    for n, (date, title, text) in enumerate(TEXTS, 1):
        dated = f"date: {date}\n" if date else ""
        site.write(f"content/a{n}.md", f"---\ntitle: {title}\n{dated}city: 宁波市\n---\n\n{text}\n")
    site.build()
    return site.root / "public"


def asked(page: Page, small: Path, query: str, more: str = "", name: str = "search") -> Page:
    page.goto((small / f"{name}.html").as_uri() + "?q=" + urllib.parse.quote(query) + more)
    expect(page.locator("#seek-count, #conc-count")).to_have_text(re.compile(r"\d"))
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)
    return page


def saved(page: Page, button: str, to: Path) -> list[dict[str, str]]:
    with page.expect_download() as caught:
        page.locator(button).first.click()
    caught.value.save_as(to)
    return list(csv.DictReader(io.StringIO(to.read_text(encoding="utf-8-sig"))))


@pytest.mark.parametrize(("query", "more", "places"), [
    ("疫情", "", 12), ("title:疫情", "", 3), ("疫情 防控", "", 10), ('"疫情 防控"~2', "", 3), ("國", "&exact=1", 4), ("国", "&exact=1", 1), ("看", "", 2),
    ('"國際 關係"~3', "&exact=1", 1), ("covid~1", "", 2), ("c*d", "", 2), ("ningbo", "", 2), ("ningbo", "&exact=1", 2),
])
def test_the_places_of_a_question_are_as_many_on_every_page(page: Page, small: Path, tmp_path: Path, query: str, more: str, places: int) -> None:
    asked(page, small, query, more)
    told = page.locator("#seek-list .seek-about").all_inner_texts()
    assert sum(int(n) for text in told for n in re.findall(r"(\d+) 处", text)) == places
    assert sum(int(row["matches"]) for row in saved(page, "#seek-tools button", tmp_path / "list.csv")) == places
    links = page.locator("#seek-list h2 a").evaluate_all("all => all.map(a => a.href)")
    marked = 0
    for link in links:
        page.goto(link)
        expect(page.locator("#marks")).to_be_visible()
        marked += int(re.findall(r"\d+", page.locator("#marks span").inner_text())[0])
    assert marked == places
    asked(page, small, query, more, "concordance")
    expect(page.locator("#conc-lines tr")).to_have_count(places)
    assert len(saved(page, "#conc-save", tmp_path / "lines.csv")) == places


def test_lists_quotations_and_tables_have_their_marks(page: Page, small: Path) -> None:
    page.goto((small / "articles/a1.html").as_uri() + "?q=" + urllib.parse.quote("疫情 OR 防控"))
    for block, n in (("h1", 1), (".text > p", 4), (".text li", 2), (".text blockquote", 1), (".text table", 2)):
        expect(page.locator(f"{block} mark.found")).to_have_count(n)
    assert page.locator("mark.found mark.found").count() == 0


def test_bars_facets_and_remarks_add_up(page: Page, small: Path) -> None:
    asked(page, small, "疫情")
    bars = [int(n) for label in page.locator("#seek-time li button").evaluate_all("all => all.map(b => b.ariaLabel)") for n in re.findall(r"：(\d+) 篇，", label)]
    remarks = [int(n) for text in page.locator("#seek-time .undated").all_inner_texts() for n in re.findall(r"\d+", text)]
    assert (bars, remarks) == ([1, 2], [1, 1]) and sum(bars) + sum(remarks) == 5
    facet: list[list[str]] = page.locator("#seek-facet-date .seek-value").evaluate_all("all => all.map(row => [...row.querySelectorAll('span')].map(span => span.textContent))")
    assert {row[0]: row[1] for row in facet} == {"2020年3月": "2", "2020年1月": "1", "2020年，月份未详": "1", "日期未详": "1"}
    page.locator("#seek-time li button").nth(1).click()
    expect(page.locator("#seek-count")).to_have_text(re.compile("：2 篇"))
    expect(page.locator("#seek-notes")).to_contain_text("另有 1 篇的日期只到年或月")
    asked(page, small, "疫情")
    page.get_by_role("button", name="只知年份的 1 篇，不在图中").click()
    expect(page.locator("#seek-chosen")).to_have_text("2020年，月份未详 ×")
    expect(page.locator("#seek-count")).to_have_text(re.compile("：1 篇"))
    expect(page.locator("#seek-notes")).to_be_hidden()


def test_where_and_when_tells_what_has_no_day_beside_the_first_and_last(page: Page, small: Path, tmp_path: Path) -> None:
    asked(page, small, "疫情", "&by=city", "concordance")
    row = page.locator("#conc-rows tr")
    expect(row).to_have_count(1)
    assert [text.strip() for text in row.locator("td").all_inner_texts()] == ["5 （含 1 篇日期未详） （含 2 篇只知2020年、2020年3月）", "7", "71.4%", "2020年1月3日", "2020年3月9日"]
    [line] = saved(page, "#conc-where-save", tmp_path / "where.csv")
    assert (line["first"], line["last"], line["undated"], line["partial"]) == ("2020-01-03", "2020-03-09", "1", "2020 2020-03")
    page.locator("#conc-by").select_option("month")
    expect(row).to_have_count(8)
    assert row.locator("th").all_inner_texts() == ["2020年，月份未详", *(f"2020年{n}月" for n in range(1, 7)), "日期未详"]
    for n in (2, 4, 5):
        expect(row.nth(n)).to_contain_text("没有确知在此月的版面")
    assert [line["value"] for line in saved(page, "#conc-where-save", tmp_path / "months.csv")] == ["2020-XX", *(f"2020-0{n}" for n in range(1, 7)), "日期未详"]


def test_the_concordance_tells_what_it_did_not_understand(page: Page, small: Path) -> None:
    asked(page, small, "疫情 date:2020-13", "", "concordance")
    expect(page.locator("#conc-notes li")).to_have_text("看不懂日期“2020-13”。写作 2022、2022-04 或 2022-01..2022-04；日期未详的写作 date:none。")
    asked(page, small, "“疫情", "", "concordance")
    expect(page.locator("#conc-notes")).to_contain_text("引号没有闭合")
    asked(page, small, "疫情", "", "concordance")
    expect(page.locator("#conc-notes")).to_be_hidden()


def test_no_time_is_spoken_of_that_was_not_asked_for(page: Page, small: Path) -> None:
    asked(page, small, "date:none 疫情", "&by=city", "concordance")
    assert "所限时间" not in page.locator("#conc-rows").inner_text()


def test_a_city_is_found_with_its_end_and_a_wrong_one_is_offered_the_right(page: Page, small: Path) -> None:
    asked(page, small, "city:宁波市 疫情")
    expect(page.locator("#seek-count")).to_have_text(re.compile("：5 篇"))
    asked(page, small, "city:宁波县 疫情")
    page.locator("#seek-names a", has_text="宁波").click()
    expect(page.locator("#seek-count")).to_have_text(re.compile("^“疫情”：5 篇"))


def test_all_that_was_found_is_saved_however_much(page: Page, small: Path, tmp_path: Path) -> None:
    page.goto((small / "search.html").as_uri())
    page.evaluate("""() => {            // as many articles as a large corpus has
      const search = banmianSearch.search;
      banmianSearch.search = async (...asked) => { const found = await search(...asked); return {...found, total: 2345, docs: Array.from({length: 2345}, (_, i) => found.docs[i % found.docs.length])}; };
    }""")
    page.locator("#seek").fill("疫情")
    expect(page.locator("#seek-count")).to_have_text(re.compile("2,345 篇"))
    assert len(saved(page, "#seek-tools button", tmp_path / "all.csv")) == 2345


def test_one_place_is_one_place_in_english(page: Page, small: Path) -> None:
    page.add_init_script("localStorage.setItem('banmian.prefs', JSON.stringify({language: 'en'}))")
    for query, says in (("看看", "1 article, 1 place$"), ("看", "1 article, 2 places$"), ("疫情", "5 articles, 12 places$")):
        asked(page, small, query, "", "concordance")
        expect(page.locator("#conc-count")).to_have_text(re.compile(says))
