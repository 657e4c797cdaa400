"""The concordance in a real Chromium: the lines, their order, what stands beside, where and when, and the way to the articles."""
from __future__ import annotations

import csv
import re
import urllib.parse
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import MISSPOKEN, Reader
from tests.site import Site


def opened(reader: Reader, query: str, more: str = "") -> Page:
    page = reader.open("concordance.html?q=" + urllib.parse.quote(query) + more)
    expect(page.locator(".seek")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#conc-count")).to_have_text(re.compile(r"\d"))
    return page


def places(site: Site, words: str) -> int:
    """How often the words stand in the articles of the corpus, headings and text."""
    found = 0
    for data in site.files("public/articles", ".html").values():
        text = data.decode("utf-8")
        found += re.sub(r"<[^>]+>", "", text.split('<div class="text"', 1)[1].split("</div>", 1)[0]).count(words)
        found += sum(re.sub(r"<[^>]+>", "", part).count(words) for part in re.findall(r'<h1[^>]*>(.*?)</h1>|<p class="deck"[^>]*>(.*?)</p>', text) for part in part)
    return found


def test_every_place_is_shown_and_can_be_taken_away(reader: Reader, five_seeds: Site, tmp_path: Path) -> None:
    page = opened(reader, "疫情防控")
    wanted = places(five_seeds, "疫情防控")
    expect(page.locator("#conc-count")).to_have_text(re.compile(f"，{wanted} 处"))
    assert page.locator("#conc-lines tr").count() == min(wanted, 50)
    page.locator("#conc-more").click()
    expect(page.locator("#conc-lines tr")).to_have_count(min(wanted, 100))
    with page.expect_download() as caught:
        page.locator("#conc-save").click()
    caught.value.save_as(tmp_path / "lines.csv")
    rows = list(csv.DictReader((tmp_path / "lines.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == wanted and {row["node"] for row in rows} == {"疫情防控"}


def test_lines_can_be_put_in_another_order_and_the_address_keeps_it(reader: Reader) -> None:
    page = opened(reader, "疫情")
    page.locator("#conc-sort").select_option("right")
    expect(page).to_have_url(re.compile("sort=right"))
    first = page.locator("#conc-lines td.right").first.inner_text()
    page.reload()
    expect(page.locator("#conc-lines td.right").first).to_have_text(first)


def test_what_stands_beside_leads_on(reader: Reader) -> None:
    page = opened(reader, "疫情")
    page.locator("#conc-right a", has_text="疫情防控").first.click()
    expect(page.locator("#conc-q")).to_have_value(re.compile("疫情防控"))
    expect(page.locator("#conc-lines tr").first).to_contain_text("疫情防控")


def test_what_stands_beside_leads_to_as_many_places_as_it_tells(reader: Reader) -> None:
    for query in ("疫情 date:2021 -麒麟", "city:嘉兴 疫情", "title:疫情"):
        page = opened(reader, query)
        first = page.locator("#conc-right li").first
        told = int(re.findall(r"(\d+) 次", first.inner_text())[0])
        first.locator("a").click()
        expect(page.locator("#conc-count")).to_have_text(re.compile(rf"，{told} 处"))
        restrictions = page.locator("#conc-q").input_value()
        assert all(part in restrictions for part in re.findall(r"\S+:(?!疫)\S+|-\S+|title:", query)), restrictions


def test_where_it_was_printed_first_and_where_never(reader: Reader) -> None:
    page = opened(reader, "疫情", "&by=city")
    rows = page.locator("#conc-rows tr")
    expect(rows).to_have_count(5)
    expect(rows.first).to_contain_text("宁波")
    expect(rows.first).to_contain_text("2021年12月22日")
    page = opened(reader, "平湖", "&by=city")
    expect(page.locator("#conc-rows tr.none-found").first).to_contain_text("0")
    page.locator("#conc-by").select_option("month")
    expect(page.locator("#conc-rows tr").first).to_contain_text("2021年12月")


def test_what_is_held_is_counted_within_the_limits_of_the_question(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader, "疫情 date:2022-11", "&by=city")
    rows = page.locator("#conc-rows tr")
    expect(rows).to_have_count(5)
    expect(rows.first).to_contain_text("丽水")
    held = int(rows.first.locator("td").nth(1).inner_text())
    assert 0 < held < 27
    for n in range(1, 5):
        expect(rows.nth(n)).to_contain_text("没有收到版面")
    page = opened(reader, "疫情", "&by=newspaper&city=" + urllib.parse.quote("嘉兴"))
    expect(rows).to_have_count(1)
    page = opened(reader, "疫情", "&by=newspaper")
    expect(rows.last.locator("th")).to_have_text("未详")
    with page.expect_download() as caught:
        page.locator("#conc-where-save").click()
    caught.value.save_as(tmp_path / "where.csv")
    saved = list(csv.DictReader((tmp_path / "where.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert sum(int(row["held"]) for row in saved) == 27 and re.fullmatch(r"\d{4}-\d\d-\d\d", saved[0]["first"])


def test_from_a_line_to_its_article(reader: Reader) -> None:
    page = opened(reader, "疫情防控")
    page.locator("#conc-lines a").first.click()
    page.wait_for_url("**/articles/**")
    expect(page.locator("mark.found").first).to_be_visible()


def test_a_filter_can_be_taken_off(reader: Reader) -> None:
    page = opened(reader, "疫情", "&city=" + urllib.parse.quote("丽水"))
    expect(page.locator("#conc-count")).to_have_text(re.compile("：1 篇"))
    page.locator("#conc-filters button").click()
    expect(page.locator("#conc-count")).to_have_text(re.compile(r"：1\d 篇"))
    expect(page.locator("#conc-filters li")).to_have_count(0)


def test_the_focus_goes_on_where_a_button_goes_away(reader: Reader) -> None:
    page = opened(reader, "疫情", "&by=month&city=" + urllib.parse.quote("嘉兴") + "&city=" + urllib.parse.quote("丽水"))
    chips = page.locator("#conc-filters button")
    chips.first.press("Enter")
    expect(chips).to_have_count(1)
    expect(chips).to_be_focused()
    chips.press("Enter")
    expect(page.locator("#conc-q")).to_be_focused()
    expect(page.locator("#conc-filters li")).to_have_count(0)
    expect(page.locator(".seek")).not_to_have_attribute("aria-busy", "true")
    more, lines = page.locator("#conc-more"), page.locator("#conc-lines tr")
    while more.is_visible():
        before = lines.count()
        more.press("Enter")
        expect(lines.nth(before).locator("a")).to_be_focused()


def test_all_rows_begin_where_the_first_ended(reader: Reader) -> None:
    page = opened(reader, "疫情")
    page.evaluate("""() => {            // as many counties as a large corpus has
      const facet = banmianSearch.facet;
      banmianSearch.facet = async (index, name) => name !== "county" ? facet(index, name)
        : {values: Array.from({length: 20}, (_, i) => `第${i}县`), of: Array.from({length: index.documents}, (_, i) => i % 20)};
    }""")
    page.locator("#conc-by").select_option("county")
    rows, every = page.locator("#conc-rows tr"), page.locator("#conc-all")
    expect(every).to_be_visible()
    before = rows.count()
    every.press("Enter")
    expect(every).to_be_hidden()
    assert rows.count() > before
    expect(rows.nth(before).locator("th")).to_be_focused()


def test_names_of_places_stand_in_one_line_on_a_telephone(reading: Callable[..., Reader]) -> None:
    for width, size in ((390, "2"), (320, "4")):
        reader = reading(viewport={"width": width, "height": 800})
        reader.page.add_init_script(f"localStorage.setItem('banmian.prefs', JSON.stringify({{size: '{size}'}}))")
        page = opened(reader, "疫情", "&by=newspaper")
        heads = page.locator("#conc-rows th")
        lines: list[int] = heads.evaluate_all("all => all.map(th => { const range = document.createRange(); range.selectNodeContents(th); return new Set([...range.getClientRects()].map(r => r.top)).size; })")
        assert set(lines) == {1}
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_nothing_found_says_so_and_nothing_asked_says_what_to_do(reader: Reader) -> None:
    page = opened(reader, "麒麟饕餮")
    expect(page.locator(".conc-found:visible")).to_have_count(0)
    expect(page.locator("#conc-rows tr")).to_have_count(5)
    expect(page.locator("#conc-rows tr").first).to_contain_text("0.0%")
    page = reader.open("concordance.html")
    expect(page.locator("#conc-help")).to_be_visible()


def test_a_question_without_words_is_asked_for_one(reader: Reader) -> None:
    for query in ("author:张", "date:2021", "city:宁波", "-上海"):
        page = opened(reader, query)
        expect(page.locator("#conc-count")).to_have_text(re.compile(r"：\d+ 篇。其中没有要查的词"))
        expect(page.locator("#conc-body")).to_be_hidden()
        expect(page.locator("#conc-help")).to_be_visible()
    page.locator("#conc-q").fill("疫情")
    page.locator("#conc-q").press("Enter")
    expect(page.locator("#conc-lines tr").first).to_be_visible()
    expect(page.locator("#conc-help")).to_be_hidden()
    page.locator("#conc-q").fill("date:2021")
    page.locator("#conc-q").press("Enter")
    page.locator("#conc-count a").click()
    page.wait_for_url("**/search.html?q=date*")


def test_a_word_asked_for_in_a_field_has_its_places_there(reader: Reader) -> None:
    page = opened(reader, "title:疫情")
    told = re.search(r"：(\d+) 篇，(\d+) 处", page.locator("#conc-count").inner_text())
    assert told and int(told[2]) >= int(told[1]) > 0
    sources = page.locator("#conc-lines td.from").all_inner_texts()
    assert len(sources) == int(told[2]) and all(source.startswith("标题 · ") for source in sources)
    page = opened(reader, "byline:通讯员")
    expect(page.locator("#conc-count")).to_have_text(re.compile("在标题、副题与正文里没有一处"))
    expect(page.locator(".conc-found:visible")).to_have_count(0)


def test_words_near_one_another_have_their_places(reader: Reader) -> None:
    page = opened(reader, '"疫情 防控"~5')
    places = page.locator("#conc-lines mark").all_inner_texts()
    assert places and all(re.fullmatch("疫情.{0,5}防控|防控.{0,5}疫情", place) for place in places), "from one word to the other, and no word by itself"


def test_from_the_list_of_articles_to_every_place_and_back(reader: Reader) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote("疫情") + "&city=" + urllib.parse.quote("嘉兴"))
    expect(page.locator("#seek-count")).to_have_text(re.compile("：6 篇"))
    page.locator("#seek-context a").first.click()
    page.wait_for_url("**/concordance.html?*")
    expect(page.locator("#conc-count")).to_have_text(re.compile("：6 篇"))
    page.locator("#conc-list-link").click()
    page.wait_for_url("**/search.html?*")
    expect(page.locator("#seek-count")).to_have_text(re.compile("：6 篇"))


def test_each_line_says_when_and_where_on_a_telephone_too(reader: Reader) -> None:
    page = opened(reader, "疫情")
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 800})
        sources = page.locator("#conc-lines td.from").all_inner_texts()
        assert len(sources) == 50
        assert all(re.match(r"(标题 · |副题 · )?(\d{4}年\d+月\d+日|日期未详) \S+ ", source) for source in sources), sources
        reach = page.locator("#conc-lines td.from a").evaluate_all("all => all.map(a => a.getBoundingClientRect().left)")
        assert max(reach) < width           # what stands before the headline is not cut off


def test_the_headline_of_a_line_has_the_marks_of_the_pages(reader: Reader) -> None:
    page = opened(reader, "推进会召开")
    expect(page.locator("#conc-lines td.from a").first).to_have_text("衢江区安全生产（森林防灭火）暨疫情防控工作推进会召开")


def test_words_of_the_interface_and_of_the_corpus_bear_their_languages(reader: Reader) -> None:
    reader.page.add_init_script("localStorage.setItem('banmian.prefs', JSON.stringify({language: 'en'}))")
    city, told = "&city=" + urllib.parse.quote("嘉兴"), "#conc-count"
    for query, more, says in (("疫情", "&by=city", "places"), ("疫情", city + "&date=2022&by=month", "places"), ("疫情 date:2021", "&by=newspaper", "places"),
                              ("title:疫情", "", "places"), ("作者:张", "", "names no word"), ("麒麟饕餮", "", "0 articles")):
        page = opened(reader, query, more)
        expect(page.locator(told)).to_contain_text(says)
        expect(page.locator(told)).to_have_attribute("lang", "en")
        expect(page.locator(told + " [lang=zh-Hans]").first).to_have_text(query)
        assert page.evaluate(MISSPOKEN) == []
    page = opened(reader, "疫情", city)
    expect(page.locator("#conc-filters button[lang=en] [lang=zh-Hans]")).to_have_text("嘉兴")
    page.get_by_role("button", name="简体").click()
    expect(page.locator(told)).to_have_text(re.compile("篇"))
    expect(page.locator("#conc-count[lang], #conc-more[lang], #conc-filters button[lang]")).to_have_count(0)


def test_traditional_quotation_marks_stand_about_the_question(reader: Reader) -> None:
    reader.page.add_init_script("localStorage.setItem('banmian.prefs', JSON.stringify({language: 'zh-Hant'}))")
    for query in ("疫情", "date:2021", "byline:通讯员"):
        page = opened(reader, query)
        expect(page.locator("#conc-count")).to_have_text(re.compile(f"^「{query}」：.*篇"))
        assert not re.search("[“”]", page.locator(".conc-note").last.inner_text() + page.locator("#conc-help").inner_text())
