"""A reader reports a misprint: selects it, mends it in a form, and takes away a report whose entry an editor can paste."""
from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from banmian.facts.corrections import corrections_for, load_corrections
from banmian.layout import Seed
from banmian.model import Correction
from tests.browser.conftest import Reader, watch
from tests.browser.test_settings import SELECT
from tests.site import Site

ARTICLE = "articles/jinriqujiang/2022/2022-04-01/p004-i02.html"
SEED = "seeds/004_0dd1bf38e13a6761.txt"


def opened(page: Page, words: str) -> Page:
    """The form for words of the article's text."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(SELECT, [words])
    page.locator(".quote button", has_text="报告错字").click()
    expect(page.locator("dialog.report")).to_be_visible()
    return page


def copied(page: Page, right: str, name: str = "") -> str:
    """The report that the form copies."""
    page.get_by_label("应作").fill(right)
    page.get_by_label(re.compile("署名")).fill(name)
    page.get_by_role("button", name="复制报告").click()
    expect(page.locator("dialog [role=status]")).to_have_text("已复制")
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


def entered(report: str, site: Site) -> list[Correction]:
    """The corrections that the report's entry makes of the seed; none is refused."""
    text = site.read(SEED)
    seed = Seed(SEED, sha256((site.root / SEED).read_bytes()).hexdigest(), text)
    applied, odd = corrections_for(seed, load_corrections(report[report.index("- seed:"):], "corrections/readers.yaml"))
    assert not odd
    return list(applied)


def test_a_report_holds_what_an_editor_needs(reader: Reader, five_seeds: Site) -> None:
    page = opened(reader.open(ARTICLE), "慎始慎终")
    expect(page.get_by_label("所选文字")).to_have_value("慎始慎终")
    report = copied(page, "慎始敬终", "张三")
    for part in ("从严从紧一打级疫情防控攻坚战", ARTICLE, SEED, "力度不减、【慎始慎终】,奋力夺取", "应作：慎始敬终", "署名：张三", "第 57 行"):
        assert part in report
    assert "file:" not in report
    (made,) = entered(report, five_seeds)
    assert (made.old, made.new, made.who, made.reason) == ("慎始慎终", "慎始敬终", "editor", "读者张三指出")
    assert five_seeds.read(SEED)[made.start:made.end] == "慎始慎终"


@pytest.mark.parametrize(("words", "right", "old", "new"), [
    ("从紧从细", "从紧从严从细", "细", "严从细"),                      # characters more: the least that differs
    ("“三件套”", "“四件套”", '"三件套"', "“四件套”"),                  # the source's own marks stand in the form
])
def test_entries_fit_the_seed(reader: Reader, five_seeds: Site, words: str, right: str, old: str, new: str) -> None:
    page = opened(reader.open(ARTICLE), words)
    (made,) = entered(copied(page, right), five_seeds)
    assert made.new == new and made.reason == "读者指出"
    assert "".join(five_seeds.read(SEED)[made.start:made.end].split()) == "".join(made.old.split()) == old


@pytest.mark.parametrize("prefs", [{"script": "hant"}, {"pinyin": "on"}, {"writing": "vertical"}, {"marks": "source"}])
def test_whatever_is_shown_the_source_is_reported(reading: Callable[..., Reader], five_seeds: Site, prefs: dict[str, str]) -> None:
    reader = reading()
    page = reader.open(ARTICLE)
    page.evaluate("prefs => Object.entries(prefs).forEach(([name, value]) => banmian.choose(name, value))", prefs)
    page.wait_for_timeout(1500)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("""() => {                    // the first four characters of the second paragraph, readings above them left out
      const part = document.querySelector('.story .text p:nth-of-type(2)'), cells = [];
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('rt, rp'))
        for (let i = 0; i < walker.currentNode.data.length; i++) cells.push([walker.currentNode, i]);
      getSelection().setBaseAndExtent(...cells[0], cells[3][0], cells[3][1] + 1);
    }""")
    page.locator(".quote button", has_text="报告错字").click()
    expect(page.get_by_label("所选文字")).to_have_value("要全民扫")
    (made,) = entered(copied(page, "要全员扫"), five_seeds)
    assert five_seeds.read(SEED)[made.start:made.end] == "要全民扫"


def test_a_single_character_of_the_headline_can_be_reported(reader: Reader, five_seeds: Site) -> None:
    page = reader.open(ARTICLE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("() => { const at = document.querySelector('.story h1').firstChild; getSelection().setBaseAndExtent(at, 4, at, 5); }")
    expect(page.locator(".quote button").first).to_be_hidden()
    page.locator(".quote button", has_text="报告错字").click()
    (made,) = entered(copied(page, "—"), five_seeds)
    assert (made.start, made.old, made.new) == (790, "一", "—")


def test_the_form_is_used_by_keyboard_and_gives_focus_back(reader: Reader) -> None:
    page = reader.open(ARTICLE)
    page.evaluate(SELECT, ["慎始慎终"])
    button = page.locator(".quote button", has_text="报告错字")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="报告错字")).to_be_visible()
    expect(page.get_by_label("应作")).to_be_focused()
    page.get_by_role("button", name="复制报告").focus()
    page.keyboard.press("Enter")                                    # nothing has been put right yet
    expect(page.locator("dialog [role=status]")).to_contain_text("改正文字")
    expect(page.get_by_label("应作")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    assert page.evaluate("getSelection().toString()") == "慎始慎终"


def test_where_a_correction_stands_the_report_says_so(reader: Reader) -> None:
    page = opened(reader.open(ARTICLE), "扫码入区")
    report = copied(page, "扫码进区")
    assert "第 1140 字符起" in report and "- seed" not in report


@pytest.mark.parametrize("place", [".byline", "#corrections", ".sources"])
def test_outside_the_articles_text_there_is_nothing_to_report(reader: Reader, place: str) -> None:
    page = reader.open(ARTICLE)
    page.evaluate("place => getSelection().selectAllChildren(document.querySelector('.story ' + place))", place)
    expect(page.locator(".quote button").first).to_be_visible()
    expect(page.locator(".quote button").last).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1366])
def test_the_form_fits_its_window(reading: Callable[..., Reader], width: int) -> None:
    reader = reading(viewport={"width": width, "height": 640})
    for language in ("zh-Hans", "en"):
        page = reader.open(ARTICLE)
        page.evaluate("language => banmian.choose('language', language)", language)
        page.evaluate(SELECT, ["慎始慎终"])
        page.locator(".quote button").last.click()
        box = page.locator("dialog").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] <= 640
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("contact", ["editor@example.org", "https://example.org/errors"])
def test_where_there_is_an_address_the_report_goes_there(browser: Browser, tmp_path: Path, contact: str) -> None:
    site = Site.checkout(tmp_path / "s")
    site.write("banmian.yaml", site.read("banmian.yaml") + f"contact: {contact}\nurl: https://corpus.example/\n").build()
    site.shows("about.html", "请告知文章的网址").shows("review.html", "请告诉我们")
    context = browser.new_context(locale="zh-CN")
    reader = watch(Reader((site.root / "public").as_uri() + "/", context.new_page()))
    page = opened(reader.open(ARTICLE), "慎始慎终")
    if contact.startswith("https:"):
        expect(page.locator("dialog .about a")).to_have_attribute("href", contact)
        expect(page.locator("dialog .send")).to_have_count(0)
        return
    page.get_by_label("应作").fill("慎始敬终")
    page.get_by_label(re.compile("署名")).fill("张三")
    link = urlsplit(str(page.locator("dialog .send").get_attribute("href")))
    said = {key: values[0] for key, values in parse_qs(link.query).items()}
    assert (link.scheme, link.path) == ("mailto", contact)
    assert "攻坚战" in said["subject"]
    for part in ("攻坚战", f"https://corpus.example/{ARTICLE}", SEED, "第 57 行", "【慎始慎终】", "应作：慎始敬终", "署名：张三"):
        assert part in said["body"]
    reader.verdict()
    context.close()


def test_a_short_article_with_its_citation_is_one_sheet_of_paper(reader: Reader, how: str) -> None:
    page = reader.open("articles/jinriqujiang/2022/2022-04-01/p004-i01.html")
    page.emulate_media(media="print")
    paper = page.locator(".paper li")
    expect(paper).to_have_text(re.compile("深人 → 深入"))
    expect(page.locator("section.mended")).to_be_hidden()
    assert paper.locator("a").count() == 0
    citation = page.locator(".citation .copy").first.bounding_box()
    below = paper.first.bounding_box()
    assert citation and below and below["y"] > citation["y"]
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="screen")
    expect(paper).to_be_hidden()


PAGE = "pages/004_0dd1bf38e13a6761.html"


def test_a_button_that_always_stands_there_reports_what_one_types(reader: Reader, five_seeds: Site) -> None:
    page = reader.open(ARTICLE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".misprint button").click()
    typed = page.get_by_label(re.compile("错字所在的词句"))
    expect(typed).to_be_focused()
    typed.fill("没有这些字")
    expect(page.locator("dialog [role=status]")).to_contain_text("没有找到")
    typed.fill("慎始慎终")
    report = copied(page, "慎始敬终")
    assert "力度不减、【慎始慎终】,奋力夺取" in report
    (made,) = entered(report, five_seeds)
    assert five_seeds.read(SEED)[made.start:made.end] == "慎始慎终"
    page.keyboard.press("Escape")
    expect(page.locator(".misprint button")).to_be_focused()


def test_a_misprint_on_a_source_page_is_reported_with_its_line(reader: Reader) -> None:
    page = reader.open(PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".misprint button").click()
    page.get_by_label(re.compile("错字所在的词句")).fill("慎始慎终")
    report = copied(page, "慎始敬终")
    assert "版面：原版面 今日衢江" in report and SEED + "，第 57 行" in report and "【慎始慎终】" in report
    page.keyboard.press("Escape")
    page.evaluate("""() => { const run = document.querySelector('#L57 .run').firstChild;
                             getSelection().setBaseAndExtent(run, 0, run, 4); }""")
    expect(page.locator(".quote button:visible")).to_have_text(["报告错字"])
    expect(page.locator(".quote + [role=status]")).to_contain_text("已选中")
