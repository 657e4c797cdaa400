"""The comparison in a real Chromium: two questions, what is key in each, the addresses that hold it, the ways there and on."""
from __future__ import annotations

import csv
import re
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import MISSPOKEN, Reader
from tests.site import Site


def address(a: str, b: str, more: str = "") -> str:
    return "compare.html?" + urllib.parse.urlencode({"a": a, "b": b}) + more


def opened(reader: Reader, a: str, b: str, more: str = "&g2=3.84&articles=1") -> Page:
    """The page with both questions answered; the usual thresholds are too high for five pages of newspapers."""
    page = reader.open(address(a, b, more))
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until all is read and counted."""
    expect(page.locator("#cmp-count")).to_have_text(re.compile(r"\d 个。$|\d 篇。$|^Strings"))
    expect(page.locator(".seek")).not_to_have_attribute("aria-busy", "true")


def cells(page: Page, side: str) -> list[list[str]]:
    """The rows of a side as they are read."""
    rows: list[list[str]] = page.locator(f"#cmp-rows-{side} tr").evaluate_all("all => all.map(row => [...row.children].map(cell => cell.textContent))")
    return rows


def test_what_is_key_in_each_and_how_much_was_read(reader: Reader, five_seeds: Site) -> None:
    page = opened(reader, "date:2021", "date:2022")
    sides = page.locator("#cmp-sides tr")
    expect(sides).to_have_count(2)
    found = [[int(text.replace(",", "")) for text in sides.nth(side).locator("td").all_inner_texts()] for side in (0, 1)]
    dated = [sum(f"/{year}-" in path for path in five_seeds.files("content", ".md")) for year in (2021, 2022)]
    assert [row[0] for row in found] == [row[1] for row in found] == dated
    assert all(row[2] > 100 for row in found)
    for side, own in (("a", 1), ("b", 2)):
        rows = cells(page, side)
        assert rows
        for row in rows:
            n = [int(text.replace(",", "")) for text in row[1:3]]
            assert n[own - 1] >= 3 and float(row[7].replace(",", "")) >= 3.8 and float(row[8]) > 0
            for i in (0, 1):
                assert abs(float(row[3 + i].replace(",", "")) - 1e6 * n[i] / found[i][2]) < 1
        strength = [float(row[7]) for row in rows]
        assert strength == sorted(strength, reverse=True)
    expect(page.locator("#cmp-a")).to_have_value("date:2021")


def test_a_string_leads_to_its_places_on_that_side(reader: Reader) -> None:
    page = opened(reader, "date:2021", "date:2022")
    [text, *figures] = cells(page, "b")[0]
    page.locator("#cmp-rows-b a").first.click()
    page.wait_for_url("**/concordance.html?*")
    expect(page.locator("#conc-count")).to_have_text(re.compile(r"\d"))
    told = re.search(r"：(\d+) 篇，(\d+) 处", page.locator("#conc-count").inner_text())
    assert told and [told[2], told[1]] == [figures[1], figures[5]]
    expect(page.locator("#conc-q")).to_have_value(f'"{text}" date:2022')
    page.go_back()
    settled(page)
    assert cells(page, "b")[0][0] == text


def test_the_address_holds_order_and_thresholds(reader: Reader) -> None:
    page = opened(reader, "date:2021", "date:2022")
    many = page.locator("#cmp-much-b").inner_text()
    page.locator("#cmp-sort").select_option("ratio")
    page.locator("#cmp-g2").select_option("0")
    expect(page.locator("#cmp-much-b")).not_to_have_text(many)
    expect(page).to_have_url(re.compile(r"sort=ratio&g2=0&articles=1$"))
    effect = [float(row[8]) for row in cells(page, "b")]
    assert effect == sorted(effect, reverse=True)
    before = cells(page, "a"), cells(page, "b")
    page.reload()
    settled(page)
    assert (cells(page, "a"), cells(page, "b")) == before
    page.locator("#cmp-articles").select_option("2")
    expect(page).to_have_url(re.compile("articles=2"))
    expect(page.locator("#cmp-rows-a tr").filter(has=page.locator("td:nth-of-type(5)", has_text=re.compile("^1$")))).to_have_count(0)


def test_back_and_forward_bring_back_the_questions(reader: Reader) -> None:
    page = opened(reader, "date:2021", "date:2022")
    first = cells(page, "a")
    page.locator("#cmp-a").fill("疫情")
    page.locator("#cmp-a").press("Enter")
    expect(page).to_have_url(re.compile("a=%E7%96%AB"))
    expect(page.locator("#cmp-sides a").first).to_have_text("疫情")
    settled(page)
    page.go_back()
    expect(page.locator("#cmp-a")).to_have_value("date:2021")
    expect(page.locator("#cmp-sides a").first).to_have_text("date:2021")
    settled(page)
    assert cells(page, "a") == first


def test_the_whole_table_can_be_taken_away(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader, "date:2021", "date:2022", "&g2=0&articles=1")
    with page.expect_download() as caught:
        page.locator("#cmp-save").click()
    caught.value.save_as(tmp_path / "compare.csv")
    rows = list(csv.DictReader((tmp_path / "compare.csv").read_text(encoding="utf-8-sig").splitlines()))
    for side in "ab":
        mine = [row for row in rows if row["key_in"] == side.upper()]
        expect(page.locator(f"#cmp-much-{side}")).to_have_text(re.compile(rf"\b{len(mine)} 个"))
        shown = cells(page, side)
        assert [[row["string"], row["occurrences_a"], row["occurrences_b"]] for row in mine[:len(shown)]] == [row[:3] for row in shown]
        assert {row["question_" + side] for row in mine} == {"date:2021" if side == "a" else "date:2022"}
    assert len(rows) > 60
    more = page.locator("#cmp-more-b")
    expect(more).to_be_visible()
    more.click()
    expect(page.locator("#cmp-rows-b tr").nth(30).locator("a")).to_be_focused()


def test_the_same_question_twice_has_nothing_key(reader: Reader) -> None:
    page = opened(reader, "疫情", "疫情", "&g2=0&articles=1")
    expect(page.locator("#cmp-rows-a tr, #cmp-rows-b tr")).to_have_count(0)
    expect(page.locator("#cmp-none-a")).to_be_visible()
    expect(page.locator("#cmp-none-b")).to_be_visible()
    expect(page.locator("#cmp-notes")).to_contain_text(re.compile(r"两边都有的文章 \d+ 篇"))


def test_where_nothing_is_found_or_only_one_is_asked_it_is_said(reader: Reader) -> None:
    page = opened(reader, "疫情", "麒麟饕餮")
    expect(page.locator("#cmp-count")).to_have_text(re.compile("B：0 篇"))
    expect(page.locator("#cmp-keys")).to_be_hidden()
    page = reader.open("compare.html?a=疫情")
    expect(page.locator("#cmp-count")).to_have_text("另一边也要有检索式。")
    expect(page.locator("#cmp-body")).to_be_hidden()


def test_without_a_question_it_offers_what_the_corpus_holds_two_of(reader: Reader) -> None:
    page = reader.open("compare.html")
    expect(page.locator("#cmp-help")).to_be_visible()
    offers = page.locator("#cmp-offers a")
    expect(offers.first).to_have_text("2021年 ↔ 2022年")
    assert offers.count() == 3
    offers.first.click()
    settled(page)
    expect(page.locator("#cmp-b")).to_have_value("date:2022")


def test_articles_without_a_date_are_found_read_and_counted(reading: Callable[..., Reader], tmp_path: Path) -> None:
    site = Site(tmp_path / "undated").write("banmian.yaml", "title: 试验\n")
    for n in range(6):
        site.write(f"content/a{n}.md", f"---\ntitle: 甲{n}\n{'date: 2021-01-01' if n < 2 else ''}\n---\n\n核酸检测，全部完成。\n")
        site.write(f"content/b{n}.md", f"---\ntitle: 乙{n}\n---\n\n经济增长，稳中有进。\n")
    site.build()
    reader = reading()
    reader.home = (site.root / "public").as_uri() + "/"
    page = opened(reader, "核酸", "经济")
    assert [row[:3] + row[5:7] for row in cells(page, "a")] == [["全部完成", "6", "0", "6", "0"], ["核酸检测", "6", "0", "6", "0"]]
    page = opened(reader, "核酸", "核酸 date:2021", "&g2=0&articles=1")
    expect(page.locator("#cmp-sides td").nth(3)).to_have_text("2")
    expect(page.locator("#cmp-notes")).to_contain_text("两边都有的文章 2 篇")


def test_of_too_many_some_are_drawn_and_both_numbers_said(reading: Callable[..., Reader]) -> None:
    reader = reading()
    reader.page.route("**/compare-page.*.js", smaller)
    page = opened(reader, "date:2021", "date:2022")
    sides = page.locator("#cmp-sides tr")
    all_of_b = sides.nth(1).locator("td").nth(0).inner_text()
    assert int(all_of_b) > 5
    expect(sides.nth(1).locator("td").nth(1)).to_have_text("5")
    expect(page.locator("#cmp-notes")).to_contain_text(f"B 篇数多：{all_of_b} 篇中按日期均匀抽读了 5 篇（每处相邻四篇）。")


def test_what_is_on_both_sides_is_counted_of_what_was_read(reading: Callable[..., Reader]) -> None:
    reader = reading()
    reader.page.route("**/compare-page.*.js", smaller)
    page = opened(reader, "date:2022", "date:2022")
    expect(page.locator("#cmp-notes")).to_contain_text("两边都有的文章 5 篇")


def smaller(route: Any) -> None:
    """The page's script with a limit that five seeds reach."""
    from urllib.parse import unquote, urlsplit
    from urllib.request import urlopen
    url = route.request.url
    data = Path(unquote(urlsplit(url).path)).read_bytes() if url.startswith("file:") else urlopen(url).read()
    text = data.decode("utf-8")
    assert "MOST = 2000" in text
    route.fulfill(body=text.replace("MOST = 2000", "MOST = 5"), content_type="text/javascript; charset=utf-8")


def test_comparing_by_keyboard_alone(reader: Reader) -> None:
    page = reader.open("compare.html")
    expect(page.locator("#cmp-a")).to_be_focused()
    page.keyboard.type("date:2021")
    page.keyboard.press("Tab")
    expect(page.locator("#cmp-b")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")                    # one question alone leads on to the other
    expect(page.locator("#cmp-b")).to_be_focused()
    page.keyboard.type("date:2022")
    page.keyboard.press("Enter")
    settled(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#cmp-articles') !== null"):
            break
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("articles=5"))
    page.keyboard.press("Tab")
    expect(page.locator("#cmp-save")).to_be_focused()


def test_from_the_search_and_the_concordance_with_their_question(reader: Reader) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote("疫情") + "&date=2022-11&city=" + urllib.parse.quote("丽水"))
    expect(page.locator("#seek-count")).to_have_text(re.compile("：1 篇"))
    page.locator("#seek-context a", has_text="比较").click()
    page.wait_for_url("**/compare.html?*")
    expect(page.locator("#cmp-a")).to_have_value('city:="丽水" date:2022-11 疫情')      # that city, and none whose name holds it
    page.locator("#cmp-b").fill("疫情")
    page.locator("#cmp-b").press("Enter")
    settled(page)
    expect(page.locator("#cmp-sides td").first).to_have_text("1")
    page = reader.open("concordance.html?exact=1&q=" + urllib.parse.quote("疫情"))
    page.locator("#conc-compare-link").click()
    page.wait_for_url("**/compare.html?*")
    expect(page.locator("#cmp-a")).to_have_value("疫情")
    assert "exact=1" in page.url


def test_it_speaks_the_readers_language_and_fits_a_telephone(reading: Callable[..., Reader]) -> None:
    reader = reading(viewport={"width": 390, "height": 800})
    page = opened(reader, "date:2021", "date:2022")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    before = cells(page, "a")
    page.locator("button[data-language=en]").click()
    expect(page.locator("#cmp-count")).to_have_text(re.compile(r"^Strings more frequent in A: \d"))
    assert cells(page, "a") == before
    expect(page.locator("#cmp-title-a")).to_contain_text("More frequent in A")


def test_without_scripts_it_says_what_to_do(reading: Callable[..., Reader]) -> None:
    page = reading(java_script_enabled=False).open("compare.html")
    expect(page.locator("noscript, .noscript").first).to_be_visible()


def test_the_largest_letters_fit_a_telephone(reading: Callable[..., Reader]) -> None:
    for width in (390, 320):
        reader = reading(viewport={"width": width, "height": 800})
        reader.page.add_init_script("localStorage.setItem('banmian.prefs', JSON.stringify({size: '4'}))")
        page = opened(reader, "date:2021", "date:2022")
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_words_of_the_interface_and_of_the_corpus_bear_their_languages(reader: Reader) -> None:
    reader.page.add_init_script("localStorage.setItem('banmian.prefs', JSON.stringify({language: 'en'}))")
    page = opened(reader, "疫情", "疫情 作者:张")
    expect(page.locator("#cmp-notes li").first).to_contain_text("both sides")
    assert page.evaluate(MISSPOKEN) == []
    expect(page.locator("#cmp-count")).to_have_attribute("lang", "en")
    expect(page.locator("#cmp-more-a")).to_have_attribute("lang", "en")
    page = reader.open("compare.html")
    expect(page.locator("#cmp-offers a").first).to_be_visible()
    assert page.evaluate(MISSPOKEN) == []


def test_traditional_quotation_marks_stand_in_what_is_told(reader: Reader) -> None:
    reader.page.add_init_script("localStorage.setItem('banmian.prefs', JSON.stringify({language: 'zh-Hant'}))")
    page = reader.open("compare.html")
    page.locator("summary").click()
    expect(page.locator(".cmp-how li").first).to_contain_text("首尾是「的」的字串")


def test_a_language_that_comes_before_the_address_is_read_breaks_nothing(reader: Reader) -> None:
    reader.page.add_init_script("localStorage.setItem('banmian.prefs', JSON.stringify({language: 'en'}))")

    def late(route: Route) -> None:
        reader.page.wait_for_timeout(700)
        route.continue_()

    reader.page.route("**/words.zh-Hans*.js", late)
    page = reader.open("compare.html")
    expect(page.locator("#cmp-offers a").first).to_be_visible()
