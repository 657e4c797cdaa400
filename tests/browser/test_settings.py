"""What a reader can choose: theme, size, traditional characters, the source's marks, vertical lines, pinyin, a citation to copy."""
from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.site import Site

LIMIT = 30_000          # gzip bytes of an article page with all it needs before anything is searched


def an_article(site: Site, holding: str) -> str:
    """Address of an article page whose text holds that."""
    for path, data in site.files("public/articles", ".html").items():
        if holding in data.decode("utf-8"):
            return f"articles/{path}"
    raise AssertionError(f"no article holds {holding}")


def choose(page: Page, name: str, value: str) -> None:
    """Choose a value in the panel, by keyboard and mouse as it comes."""
    button = page.locator("button.open")
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    page.locator(f'input[name="pref-{name}"][value="{value}"]').check()


def text_of(page: Page) -> str:
    return str(page.locator(".story .text").evaluate("e => e.textContent"))


def test_theme_and_size_are_remembered_on_every_page(reader: Reader) -> None:
    page = reader.open("index.html")
    choose(page, "theme", "dark")
    choose(page, "size", "4")
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page = reader.open("about.html")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("data-size", "4")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == dark
    choose(page, "theme", "light")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != dark


def test_the_panel_opens_and_closes_by_keyboard(reader: Reader) -> None:
    page = reader.open("index.html")
    button = page.locator("button.open")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#prefs")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("#prefs")).to_be_hidden()
    expect(button).to_be_focused()


def test_traditional_characters_are_openccs_and_said_to_be_converted(reader: Reader, five_seeds: Site) -> None:
    opencc = pytest.importorskip("opencc")
    page = reader.open(an_article(five_seeds, "疫情防控"))
    before = text_of(page)
    choose(page, "script", "hant")
    expect(page.locator("#converted")).to_be_visible()
    expect(page.locator(".story")).to_have_attribute("lang", "zh-Hant")
    names = "|".join(["\n", *page.locator(".byline [rel=author], .byline .name").all_inner_texts()])        # as the byline has them
    assert text_of(page) == "".join(part if i % 2 else opencc.OpenCC("s2tw").convert(part) for i, part in enumerate(re.split(f"({names})", before)))
    choose(page, "script", "source")
    expect(page.locator("#converted")).to_have_count(0)
    assert text_of(page) == before


KEPT = ".cite .copy, .facts dd, .byline [rel=author], .byline .name, .source .runs"         # what stays as it was printed
TURNED = ".story h1, .byline .role, .around a, .turn a, .rows .hl, .stories h3, .mini ol, .brief, .daybox ul, .teaser, .legend a"


@pytest.mark.parametrize("path", ["index.html", "article", "dates/2022-11.html", "dates/2022-11-22.html", "places/index.html",
                                  "newspapers/index.html", "corrections.html", "pages/000_b6377f11c347119b.html"])
def test_the_whole_page_turns_traditional_but_for_what_must_stay(reader: Reader, five_seeds: Site, path: str) -> None:
    opencc = pytest.importorskip("opencc")
    page = reader.open(an_article(five_seeds, "疫情防控") if path == "article" else path)
    kept, words = page.locator(KEPT).all_text_contents(), page.locator(TURNED).all_text_contents()
    source = page.locator("main").inner_text()
    choose(page, "script", "hant")
    expect(page.locator("#converted")).to_have_count(1)
    assert page.locator(KEPT).all_text_contents() == kept
    for shown, was in zip(page.locator(TURNED).all_text_contents(), words, strict=True):
        assert opencc.OpenCC("s2tw").convert(was.replace("定位", "")) == shown.replace("定位", "")
    choose(page, "script", "source")
    assert page.locator("main").inner_text() == source


def test_the_sources_marks_can_be_shown(reader: Reader, five_seeds: Site) -> None:
    path = an_article(five_seeds, 'class="text" data-half')
    page = reader.open(path)
    full = text_of(page)
    choose(page, "marks", "source")
    source = text_of(page)
    assert source != full and len(source) == len(full)
    written = five_seeds.files("content", ".md")[path.removeprefix("articles/").removesuffix(".html") + ".md"].decode("utf-8")
    for paragraph in [p.strip() for p in source.split("\n") if len(p.strip()) > 40]:
        assert paragraph[:20] in written.replace("\\", "")
    choose(page, "marks", "full")
    assert text_of(page) == full


def test_vertical_lines_and_pinyin_leave_the_text_whole(reader: Reader, five_seeds: Site) -> None:
    page = reader.open(an_article(five_seeds, "疫情防控"))
    before = text_of(page)
    choose(page, "writing", "vertical")
    assert page.evaluate("getComputedStyle(document.querySelector('.text')).writingMode") == "vertical-rl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    story, body = page.locator(".story").bounding_box(), page.locator(".text").bounding_box()
    assert story and body and body["x"] >= story["x"] and body["width"] <= story["width"], "it scrolls within its column"
    # lines that stay horizontal keep their marks
    assert not re.search("[『』]", "".join(page.locator("hgroup").all_inner_texts()))
    choose(page, "writing", "horizontal")
    choose(page, "pinyin", "on")
    expect(page.locator(".text ruby").first).to_be_visible()
    spelt = page.locator(".text").evaluate("e => { const c = e.cloneNode(true); c.querySelectorAll('rt,rp').forEach(x => x.remove()); return c.textContent }")
    assert spelt == before
    expect(page.locator("#annotated")).to_contain_text("多音字")
    choose(page, "pinyin", "off")
    expect(page.locator("#annotated")).to_have_count(0)
    assert text_of(page) == before


def test_a_citation_is_copied_with_one_click(reader: Reader, five_seeds: Site) -> None:
    page = reader.open(an_article(five_seeds, "疫情防控"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator(".citation button").first
    button.click()
    expect(button).to_contain_text("已复制")


SELECT = """([words]) => {
  const walker = document.createTreeWalker(document.querySelector('.story .text'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0) { getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length); return; }
  }
}"""


def test_selected_words_are_copied_with_their_source(reader: Reader, five_seeds: Site, how: str) -> None:
    page = reader.open(an_article(five_seeds, "疫情防控"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(SELECT, ["疫情防控"])
    button = page.locator(".quote button").first
    button.click()
    expect(button).to_contain_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    citation = page.locator(".citation .copy").first.inner_text()
    assert copied.startswith(f"“疫情防控”\n{citation}")
    assert copied.endswith(page.url + "#:~:text=" + quote("疫情防控") + "\n") == (how == "served")
    page.evaluate("getSelection().removeAllRanges()")
    expect(button).to_be_hidden()


def test_an_article_is_light(reading: Callable[..., Reader], five_seeds: Site, how: str) -> None:
    for path in list(five_seeds.files("public/articles", ".html"))[:8]:
        reader = reading()
        page = reader.open(f"articles/{path}")
        page.wait_for_load_state("load")
        asked = [url for url in reader.requests if not url.startswith("data:")]
        assert len(asked) <= 3, asked
        files = [five_seeds.root / "public" / unquote(urlsplit(url).path).split("/public/", 1)[1] for url in asked]
        assert sum(len(gzip.compress(Path(file).read_bytes(), mtime=0)) for file in files) <= LIMIT


def test_vertical_lines_with_pinyin_set_numbers_upright_too(reader: Reader, five_seeds: Site) -> None:
    page = reader.open(an_article(five_seeds, "28日"))
    choose(page, "writing", "vertical")
    numbers = page.locator(".text .upright").count()
    assert numbers
    choose(page, "pinyin", "on")
    expect(page.locator(".text ruby").first).to_be_attached()
    expect(page.locator(".text .upright")).to_have_count(numbers)


def test_the_sites_own_title_turns_traditional(reader: Reader) -> None:
    page = reader.open("index.html")
    before = [page.locator(part).inner_text() for part in (".nameplate .name", ".ear [data-title]")]
    choose(page, "script", "hant")
    expect(page.locator(".nameplate .name a")).not_to_have_text(before[0])
    expect(page.locator(".ear [data-title]")).not_to_have_text(before[1])
    choose(page, "script", "source")
    assert [page.locator(part).inner_text() for part in (".nameplate .name", ".ear [data-title]")] == before


def test_names_of_the_byline_stay_in_the_text_as_they_were_printed(reader: Reader, five_seeds: Site) -> None:
    page = reader.open(an_article(five_seeds, 'class="author"'))
    page.evaluate("""() => { document.querySelector('.byline :is([rel=author], .name)').textContent = '徐东升';
                             document.querySelector('.text p').prepend('徐东升发言，旭日东升。') }""")
    choose(page, "script", "hant")
    expect(page.locator(".text p").first).to_contain_text(re.compile("徐东升發言，旭日東[升昇]。"))


def test_larger_type_is_for_the_screen_and_not_for_paper(reader: Reader) -> None:
    page = reader.open("articles/jinriqujiang/2022/2022-04-01/p004-i01.html")
    choose(page, "size", "4")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "14px"


def test_vertical_lines_that_go_on_say_so_and_are_a_stop(reading: Callable[..., Reader]) -> None:
    page = reading(viewport={"width": 390, "height": 800}).open("articles/jinriqujiang/2022/2022-04-01/p004-i01.html")
    choose(page, "writing", "vertical")
    text = page.locator(".story .text")
    expect(text).to_have_attribute("data-more", "left")
    expect(text).to_have_attribute("tabindex", "0")
    expect(text).to_have_attribute("aria-label", re.compile("正文"))
    text.evaluate("text => { text.scrollLeft = -text.scrollWidth; }")
    expect(text).not_to_have_attribute("data-more", re.compile(""))
    choose(page, "writing", "horizontal")
    expect(text).not_to_have_attribute("tabindex", "0")
    expect(text).not_to_have_attribute("role", "region")
