"""The search page's own parts in a real Chromium: facets, histogram, suggestions, typing, taking the list away, marks."""
from __future__ import annotations

import csv
import io
import json
import re
import urllib.parse
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from banmian.render.reading import full_width
from tests.browser.conftest import Reader
from tests.site import Site


def total(page: Page) -> int:
    """The number of articles that the page says it found, once it has settled."""
    expect(page.locator("#seek-count")).to_have_text(re.compile(r"\d"))
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)
    found = re.search(r"：([\d,]+) 篇", page.locator("#seek-count").inner_text())
    assert found
    return int(found[1].replace(",", ""))


def opened(reader: Reader, query: str, more: str = "") -> Page:
    page = reader.open("search.html?q=" + urllib.parse.quote(query) + more)
    total(page)
    return page


def test_a_facet_narrows_to_its_count_and_its_address_keeps_it(reader: Reader) -> None:
    page = opened(reader, "疫情")
    option = page.locator("#seek-facets fieldset").first.locator(".seek-value").first
    count = int(option.locator(".n").inner_text())
    before = total(page)
    assert 0 < count < before
    option.locator("input").check()
    expect(page.locator("#seek-count")).to_have_text(re.compile(f"：{count} 篇"))
    page.reload()
    assert total(page) == count
    page.go_back()
    expect(page.locator("#seek-count")).to_have_text(re.compile(f"：{before} 篇"))


def test_the_histogram_adds_up_and_leads_to_a_month(reader: Reader) -> None:
    page = opened(reader, "疫情")
    bars = page.locator("#seek-time li button")
    expect(bars.first).to_be_visible()
    labels = bars.evaluate_all("all => all.map(b => b.getAttribute('aria-label'))")
    numbers = [tuple(map(int, re.findall(r"(\d+) 篇", label))) for label in labels]
    assert all(hits <= held for hits, held in numbers)
    assert sum(hits for hits, _ in numbers) <= total(page)
    at = max(range(len(numbers)), key=lambda i: numbers[i][0])
    bars.nth(at).click()
    expect(page.locator("#seek-count")).to_have_text(re.compile(f"：{numbers[at][0]} 篇"))


def test_a_month_without_pages_is_not_a_month_without_hits(reader: Reader) -> None:
    page = opened(reader, "疫情")
    gaps = page.locator("#seek-time li.gap")
    expect(gaps.first).to_contain_text("没有收藏版面")
    held = page.locator("#seek-time li:not(.gap)").count()
    assert held == page.locator("#seek-time li button").count() + page.locator("#seek-time li.zero").count()
    expect(page.locator("#seek-time .key.gap")).to_be_visible()


def test_nothing_found_is_not_nothing_reported(reader: Reader) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote("量子纠缠"))
    expect(page.locator("#seek-none")).to_contain_text("不等于当时没有报道")
    page.locator("#seek").fill("疫情")
    expect(page.locator("#seek-list li").first).to_be_visible()
    expect(page.locator("#seek-none")).to_be_hidden()


def test_a_result_says_its_kind_where_it_is_no_story(reader: Reader) -> None:
    page = opened(reader, "衢州暂停清明祭扫活动")
    expect(page.locator("#seek-list .seek-about").first).to_contain_text("导读")


def test_composing_does_not_search_and_enter_in_it_does_not_either(reader: Reader) -> None:
    page = reader.open("search.html")
    box = page.locator("#seek")
    box.focus()
    page.evaluate("document.getElementById('seek').dispatchEvent(new CompositionEvent('compositionstart'))")
    box.type("yiqing")
    page.wait_for_timeout(400)
    expect(page.locator("#seek-list li")).to_have_count(0)
    assert "q=" not in page.url
    page.evaluate("""() => { const box = document.getElementById('seek'); box.value = '疫情';
        box.dispatchEvent(new CompositionEvent('compositionend')); }""")
    expect(page.locator("#seek-list li").first).to_be_visible()


def test_by_keyboard_alone(reader: Reader) -> None:
    page = reader.open("search.html")
    expect(page.locator("#seek")).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    expect(page.locator("#seek")).to_be_focused()
    page.keyboard.type("疫情")
    page.keyboard.press("Enter")
    expect(page.locator("#seek-list h2 a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#seek-list h2 a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#seek-list h2 a").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    expect(page.locator("mark.found").first).to_be_visible()


def test_suggestions_by_pinyin(reader: Reader) -> None:
    page = reader.open("search.html")
    page.locator("#seek").fill("quzhou")       # at once: what is offered for its beginning would still change
    offer = page.locator("#seek-offers li", has_text="衢州").first
    expect(offer).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#seek-chosen button").first).to_have_text(re.compile("衢"))
    expect(page.locator("#seek")).to_have_value("")


def test_every_match_is_marked_on_the_article_and_one_goes_from_one_to_the_next(reader: Reader) -> None:
    page = opened(reader, "疫情")
    page.locator("#seek-list h2 a").first.click()
    marks = page.locator("mark.found")
    expect(marks.first).to_be_visible()
    assert set(marks.all_inner_texts()) == {"疫情"}
    story = page.locator(".story").inner_text()
    assert marks.count() <= story.count("疫情")
    page.locator("#marks button").nth(1).click()
    expect(page.locator("mark.found[aria-current]")).to_have_count(1)
    page.locator("#marks button").nth(2).click()
    expect(marks).to_have_count(0)


def test_the_list_can_be_taken_away(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader, "疫情")
    with page.expect_download() as caught:
        page.locator("#seek-tools button").first.click()
    caught.value.save_as(tmp_path / "list.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == total(page)
    assert all("疫情" in row["context"] + row["headline"] for row in rows)
    with page.expect_download() as caught:
        page.locator("#seek-tools button").nth(1).click()
    caught.value.save_as(tmp_path / "list.txt")
    assert len(re.findall(r"\[N(?:/OL)?\]", (tmp_path / "list.txt").read_text(encoding="utf-8-sig"))) == len(rows)


def test_citations_for_programs(reader: Reader, tmp_path: Path) -> None:
    """RIS and CSL-JSON name every article of the list as the articles' own pages do; the list carries COinS."""
    page = opened(reader, "疫情")
    saved = {}
    for kind in ("RIS", "CSL-JSON"):
        with page.expect_download() as caught:
            page.get_by_role("button", name=f"导出引用 {kind}").click()
        caught.value.save_as(tmp_path / kind)
        saved[kind] = (tmp_path / kind).read_bytes().decode("utf-8")
    items = json.loads(saved["CSL-JSON"])
    records = [dict(line.split("  - ", 1) for line in part.split("\r\n") if line) for part in saved["RIS"].split("ER  - \r\n")[:-1]]
    assert len(items) == len(records) == total(page)
    for item, record in zip(items, records, strict=True):
        assert (record["TY"], item["type"]) == ("NEWS", "article-newspaper")
        assert (record["TI"], record["ID"], record.get("T2")) == (item["title"], item["id"], item.get("container-title"))
        assert item["issued"]["date-parts"] == [[int(n) for n in record["DA"].split("/")]]
    assert len({item["id"] for item in items}) == len(items)
    assert all(item["id"].count("-") > 3 for item in items), "a name that many days have"
    headlines = page.locator("#seek-list h2").all_inner_texts()
    coins = [urllib.parse.parse_qs(title) for title in page.locator("#seek-list .Z3988").evaluate_all("all => all.map(s => s.title)")]
    assert [full_width(row["rft.title"][0]) for row in coins] == headlines     # cited as printed, shown as pages show it
    assert all(row["rft.type"] == ["newspaperArticle"] and row["rft.date"] for row in coins)


def test_citations_say_what_no_page_prints(reader: Reader, five_seeds: Site, tmp_path: Path) -> None:
    """In brackets for readers, in a note for programs, as the articles' own citations do."""
    page = opened(reader, "，")
    saved = {}
    for kind in ("GB/T 7714", "RIS", "CSL-JSON"):
        with page.expect_download() as caught:
            page.get_by_role("button", name=f"导出引用 {kind}").click()
        caught.value.save_as(tmp_path / "saved")
        saved[kind] = (tmp_path / "saved").read_bytes().decode("utf-8-sig")
    lines, records, items = saved["GB/T 7714"].split("\r\n")[:-1], saved["RIS"].split("ER  - \r\n")[:-1], json.loads(saved["CSL-JSON"])
    told, heads = set(), {re.sub(r"/(\d{4})(?=/\1-)", "", path.removesuffix(".md")).replace("/", "-"): yaml.safe_load(data.decode("utf-8").split("---\n")[1])
                          for path, data in five_seeds.files("content", ".md").items()}
    for line, record, item in zip(lines, records, items, strict=True):
        head = heads[item["id"]]
        basis, derived = head["basis"], not str(head.get("title_basis", "printed")).startswith("printed")
        assert (f"[{item['title']}][N" in line) == derived
        unprinted = {fact for fact in ("newspaper", "date") if fact in head and not str(basis.get(fact, "printed")).startswith(("printed", "corrected"))}
        assert {fact for fact in ("newspaper", "date") if f"[{head.get(fact)}]" in line} == unprinted
        assert item["issued"].get("circa", False) == str(basis["date"]).startswith("inferred")
        assert all(fact in item["note"] for fact in unprinted)
        assert ("headline derived" in item.get("note", "")) == derived
        assert f"N1  - {item['note']}\r\n" in record
        told |= unprinted | ({"headline"} if derived else set())
    assert told == {"newspaper", "date", "headline"}


def test_in_english_the_page_speaks_english(reader: Reader) -> None:
    page = opened(reader, "疫情")
    page.locator("[data-language=en]").click()
    expect(page.locator("#seek-count")).to_have_text(re.compile(r"\d+ articles"))
    assert "search." not in page.locator("main").inner_text()


def test_matches_stand_below_one_another_where_there_is_room(reader: Reader) -> None:
    page = opened(reader, "疫情")
    expect(page.locator("#seek-list .kwic > mark").nth(4)).to_be_visible()
    left = page.locator("#seek-list .kwic > mark").evaluate_all("all => all.map(m => Math.round(m.getBoundingClientRect().left))")
    assert len(left) > 8
    assert len(set(left)) == 1
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator("#seek-list .kwic").first).to_have_css("display", "block")


def test_on_a_telephone_facets_are_folded_and_what_is_chosen_is_seen(reader: Reader) -> None:
    page = opened(reader, "疫情")
    page.set_viewport_size({"width": 390, "height": 800})
    before, fold = total(page), page.locator("#seek-fold")
    expect(page.locator("#seek-facets")).to_be_hidden()
    fold.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")
    option = page.locator("#seek-facets fieldset").first.locator(".seek-value").first
    count = int(option.locator(".n").inner_text())
    option.locator("input").check()
    expect(page.locator("#seek-count")).to_have_text(re.compile(f"：{count} 篇"))
    expect(fold).to_contain_text("(1)")
    chosen = page.locator("#seek-chosen button")
    expect(chosen).to_have_count(1)
    chosen.press("Enter")
    expect(page.locator("#seek-count")).to_have_text(re.compile(f"：{before} 篇"))
    expect(page.locator("#seek-chosen")).to_be_hidden()
    expect(page.locator("#seek")).to_be_focused()


def test_a_bar_that_has_the_focus_says_what_it_stands_for(reader: Reader) -> None:
    page = opened(reader, "疫情")
    bar = page.locator("#seek-time li button").first
    bar.focus()
    expect(page.locator("#seek-time .told")).to_have_text(str(bar.get_attribute("aria-label")))


@pytest.mark.parametrize(("query", "said"), [("外防输人", "原文印作“外防输人”，本库更正为“外防输入”"), ("瘦情防控", "“瘦”"), ("“扫码人区” 全民", "“扫码人区”")])
def test_the_printed_wording_of_a_corrected_passage_is_found(reader: Reader, query: str, said: str) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote(query))
    printed = page.locator("#seek-printed li")
    expect(printed).to_have_count(1)
    expect(printed).to_contain_text(said)
    printed.locator("a").click()
    expect(page.locator("li[id^=c]:target")).to_contain_text(re.search("[瘦人]", said)[0])      # type: ignore[index]


@pytest.mark.parametrize("query", ["疫情防控", "人", "date:2022", "没有这些字"])
def test_nothing_is_said_of_printed_wordings_that_nobody_asked_for(reader: Reader, query: str) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote(query))
    expect(page.locator("#seek-count")).to_have_text(re.compile("篇|没有"))
    expect(page.locator("#seek-printed")).to_be_hidden()


def test_the_bars_are_one_stop_and_arrows_go_from_one_to_the_next(reader: Reader) -> None:
    page = opened(reader, "疫情")
    bars = page.locator("#seek-time li button")
    expect(page.locator("#seek-time button[tabindex='0']")).to_have_count(1)
    bars.first.focus()
    for key, at in (("ArrowRight", 1), ("End", -1), ("ArrowRight", -1), ("ArrowLeft", -2), ("Home", 0)):
        page.keyboard.press(key)
        expect(bars.nth(at)).to_be_focused()
        expect(bars.nth(at)).to_have_attribute("tabindex", "0")
    page.keyboard.press("Tab")
    expect(page.locator("#seek-list h2 a").first).to_be_focused()


def test_from_the_box_one_skips_to_the_first_result(reader: Reader) -> None:
    page = opened(reader, "疫情")
    skip, address = page.locator("#seek-skip"), page.url
    page.locator("#seek").focus()
    for _ in range(4):          # the button, the ways to the concordance and the comparison, the link
        expect(skip).not_to_be_in_viewport()
        page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#seek-list h2 a").first).to_be_focused()
    assert page.url == address
    page = opened(reader, "麒麟饕餮")
    expect(page.locator("#seek-skip")).to_be_hidden()


def test_headlines_and_contexts_have_the_marks_of_the_pages_and_are_found_by_those_of_the_source(reader: Reader) -> None:
    page = opened(reader, "“安全生产(森林防灭火)”")
    expect(page.locator("#seek-list h2 mark").first).to_have_text("安全生产（森林防灭火）")
    expect(page.locator("#seek-list .kwic").first).to_contain_text("本报讯（记者")
    assert not re.search(r"[一-鿿][,;()]", page.locator("#seek-list").inner_text())
