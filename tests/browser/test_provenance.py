"""Where a text comes from, in a real Chromium: one's own lines stand out, grounds change their language, marks lead to reasons."""
from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.site import Site

ARTICLE = "articles/jinriqujiang/2022/2022-04-01/p004-i02.html"


def test_an_articles_lines_stand_out_on_its_page_and_step_back_again(reader: Reader) -> None:
    reader.open(ARTICLE)
    page = reader.follow("pages/")
    expect(page).to_have_url(re.compile("#i2$"))
    own, whole = page.locator(".source .run.own"), page.locator('.source .run[data-i="2"]').count()
    assert whole > 5
    expect(own).to_have_count(whole)
    expect(page.locator(".ownnote strong")).to_have_text(re.compile("攻坚战"))
    page.locator(".ownnote button").click()
    expect(own).to_have_count(0)
    expect(page.locator(".ownnote")).to_have_count(0)
    page.locator('.legend li[data-i="3"] .jump').click()
    whole = page.locator('.source .run[data-i="3"]').count()
    assert whole > 0
    expect(own).to_have_count(whole)
    expect(page.locator('.source .run.own[data-i="3"]')).to_have_count(whole)


def test_grounds_are_told_in_the_language_that_is_chosen(reader: Reader) -> None:
    page = reader.open(ARTICLE)
    page.locator("details.facts > summary").click()
    basis = page.locator("details.facts .basis").filter(has=page.locator("[data-t]"))
    assert basis.count() >= 5 and "版面印出：报头，第 5 行" in basis.nth(1).inner_text()
    page.locator('[data-language="en"]').click()
    expect(basis.nth(1)).to_have_text("printed: masthead, line 5 (Gregorian date, weekday and lunar date agree)")
    expect(basis.first.locator("[data-t]:not([lang=en])")).to_have_count(0)
    page.locator('[data-language="zh-Hant"]').click()
    expect(basis.nth(1)).to_have_text("版面印出：報頭，第 5 行（公曆、星期、農曆相合）")


def test_a_corrected_headline_is_marked_as_text_is(reader: Reader) -> None:
    page = reader.open(ARTICLE)
    mark = page.locator("h1 a.mended")
    expect(mark).to_have_text("疫")
    mark.click()
    expect(page.locator("li:target del")).to_have_text("瘦")


def test_a_corrected_passage_leads_to_what_was_corrected(reader: Reader) -> None:
    page = reader.open(ARTICLE)
    mark = page.locator(".text a.mended").first
    expect(mark).to_have_attribute("title", "原文作“扫码人区”")
    expect(mark).to_have_accessible_name("扫码入区（原文作“扫码人区”）")
    expect(mark).to_have_text("扫码入区")
    reader.page.locator('[data-language="en"]').click()
    expect(mark).to_have_accessible_name("扫码入区 (the source reads “扫码人区”)")
    mark.click()
    entry = page.locator("li:target")
    expect(entry.locator("del")).to_have_text("扫码人区")
    expect(entry.locator("ins")).to_have_text("扫码入区")
    entry.locator('a[href*="pages/"]').click()
    expect(page.locator(".run:target")).to_have_text(re.compile("^扫码人"))


def test_the_list_of_a_source_page_reads_like_the_articles_it_leads_to(five_seeds: Site) -> None:
    """Its headlines have full-width marks; the lines of the source beside it keep what was printed."""
    pages = [data.decode("utf-8") for data in five_seeds.files("public/pages", ".html").values()]
    legends = "".join(re.sub(r"<[^>]+>", "", part) for page in pages for part in re.findall(r'<ol class="legend".*?</ol>', page, re.S))
    assert "筑牢“外防输入”防线" in legends and "安全生产（森林防灭火）" in legends
    assert not re.search(r'[\u3400-\u9fff][,;()"]', legends)
    assert any("安全生产(森林防灭火)" in re.sub(r"<[^>]+>", "", page.split('<div class="source"', 1)[1]) for page in pages)


def test_the_focus_goes_on_when_all_lines_are_shown_again(reader: Reader) -> None:
    page = reader.open("pages/004_0dd1bf38e13a6761.html#i3")
    page.locator(".ownnote button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ownnote")).to_have_count(0)
    expect(page.locator(".legend [data-i='3'] a").first).to_be_focused()


def test_a_source_page_without_a_number_is_named_by_its_newspaper_and_day(reader: Reader) -> None:
    page = reader.open("pages/004_0dd1bf38e13a6761.html")
    expect(page.locator("h1")).to_have_text(re.compile("今日衢江.*2022年4月1日"))
