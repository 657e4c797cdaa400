"""Reading and browsing in a real Chromium, from a server's sub-path and from disk, with and without scripts."""
from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.site import Site

KINDS = ["index.html", "search.html", "about.html", "404.html", "compare.html", "dates/index.html", "dates/2022.html",
         "dates/2022-11.html", "dates/2022-11-22.html", "places/index.html", "newspapers/index.html", "people/index.html",
         "pages/004_0dd1bf38e13a6761.html"]
DAYS = ["2021-12-22", "2022-01-28", "2022-04-01", "2022-10-25", "2022-11-22"]
CITIES = {"丽水": "莲都", "宁波": "镇海", "嘉兴": "平湖", "金华": "永康", "衢州": "衢江"}


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_opens_without_complaint(reader: Reader, path: str) -> None:
    page = reader.open(path)
    expect(page.locator("main h1")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^zh"))
    assert page.title()


def test_every_article_opens_without_complaint(reader: Reader, five_seeds: Site) -> None:
    for path in five_seeds.files("public/articles", ".html"):
        page = reader.open(f"articles/{path}")
        expect(page.locator("article h1")).not_to_be_empty()


@pytest.mark.parametrize("day", DAYS)
def test_from_home_by_date_to_an_article(reader: Reader, day: str) -> None:
    reader.open("index.html")
    reader.follow("dates/index.html", within="header")
    reader.follow(f"dates/{day[:4]}.html")
    reader.follow(f"dates/{day[:7]}.html")
    reader.follow(f"dates/{day}.html")
    page = reader.follow("articles/")
    expect(page.locator(f'article time[datetime="{day}"]').first).to_be_visible()


@pytest.mark.parametrize("city", CITIES)
def test_from_home_by_city_to_an_article(reader: Reader, city: str) -> None:
    page = reader.open("index.html")
    reader.follow("places/index.html", within="header")
    page.locator("main a", has_text=re.compile(f"^{city}$")).first.click()
    expect(page.locator("main h1")).to_contain_text(city)
    expect(page.locator("main")).to_contain_text(CITIES[city])
    page = reader.follow("articles/")
    expect(page.locator("article")).to_contain_text(city)


def test_the_article_leads_to_its_source_page_and_back(reader: Reader) -> None:
    reader.open("dates/2022-04-01.html")
    reader.follow("articles/")
    page = reader.follow("pages/")
    expect(page.locator("main")).to_contain_text("今日 4版 总第 3547 期")
    page = reader.follow("articles/")
    expect(page.locator("article h1")).not_to_be_empty()


def test_everything_can_be_read_without_scripts(reading: Callable[..., Reader], five_seeds: Site) -> None:
    reader = reading(java_script_enabled=False)
    for path in KINDS:
        expect(reader.open(path).locator("main h1")).to_have_count(1)
    reader.open("index.html")
    reader.follow("dates/2022-11", within="body")
    reader.follow("dates/2022-11-22.html")
    page = reader.follow("articles/")
    expect(page.locator("article .text p").first).to_be_visible()


def test_search_without_scripts_says_what_to_do(reading: Callable[..., Reader]) -> None:
    page = reading(java_script_enabled=False).open("search.html")
    expect(page.locator("noscript, .noscript").first).to_be_visible()


def test_reading_by_keyboard_alone(reader: Reader) -> None:
    page = reader.open("index.html")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.closest('main') !== null || location.hash === '#main'")
    for _ in range(60):
        page.keyboard.press("Tab")
        if "/articles/" in str(page.evaluate("document.activeElement.href || ''")):
            break
    focus = page.evaluate("(e => { const s = getComputedStyle(e); return s.outlineStyle + s.outlineWidth + s.boxShadow })(document.activeElement)")
    assert focus != "none0pxnone", "the focus can be seen"
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    expect(page.locator("article h1")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 820, 1366])
def test_no_page_is_wider_than_its_window(reading: Callable[..., Reader], width: int, five_seeds: Site) -> None:
    reader = reading(viewport={"width": width, "height": 800})
    article = next(iter(five_seeds.files("public/articles", ".html")))
    for path in [*KINDS, f"articles/{article}"]:
        page = reader.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("path", ["index.html", "articles", "pages/000_b6377f11c347119b.html"])
def test_print_shows_the_text_and_not_the_menus(reading: Callable[..., Reader], path: str, five_seeds: Site) -> None:
    reader = reading()
    if path == "articles":
        path = f"articles/{next(iter(five_seeds.files('public/articles', '.html')))}"
    page = reader.open(path)
    page.emulate_media(media="print")
    expect(page.locator("main h1").first).to_be_attached()
    expect(page.locator("nav").first).not_to_be_visible()


def test_the_language_of_the_interface_can_be_switched_and_is_remembered(reader: Reader) -> None:
    page = reader.open("index.html")
    before = page.locator("header nav").inner_text()
    choose_language(reader, "en")
    expect(page.locator("header nav")).not_to_have_text(before)
    page = reader.open("dates/index.html")
    expect(page.locator("header nav")).to_contain_text(re.compile("[A-Za-z]{4}"))


def choose_language(reader: Reader, language: str) -> None:
    """Choose a language of the interface in whatever control offers it."""
    page = reader.page
    option = page.locator(f'select option[value="{language}"]')
    if option.count():
        page.locator("select", has=option).first.select_option(language)
        return
    page.locator(f'[data-language="{language}"], [data-lang="{language}"], button[lang="{language}"]').first.click()


def test_what_is_wider_than_its_frame_says_so_and_is_a_stop_only_then(reading: Callable[..., Reader]) -> None:
    narrow = reading(viewport={"width": 390, "height": 800}).open("newspapers/jinriqujiang-0f16.html")
    frame = narrow.locator(".wide:has(.coverage)").first
    expect(frame).to_have_attribute("data-more", "")
    expect(frame).to_have_attribute("tabindex", "0")
    frame.evaluate("frame => { frame.scrollLeft = frame.scrollWidth; }")
    expect(frame).not_to_have_attribute("data-more", "")
    narrow.set_viewport_size({"width": 1366, "height": 800})
    expect(frame).not_to_have_attribute("tabindex", "0")
    assert narrow.locator(".coverage .gone").count() == 2


def test_a_year_of_months_fits_a_telephone(reading: Callable[..., Reader]) -> None:
    page = reading(viewport={"width": 390, "height": 800}).open("dates/index.html")
    assert page.locator(".years").evaluate("table => table.getBoundingClientRect().right") <= 390
    box = page.locator(".years td.held").first.bounding_box()
    assert box and box["width"] >= 44 and box["height"] >= 44


def test_the_day_says_what_is_no_story_and_about_leads_to_every_download(reader: Reader) -> None:
    page = reader.open("dates/2022-04-01.html")
    assert page.locator(".rows .minor .kind").all_inner_texts() == ["图片报道", "公告", "导读", "导读"]
    page = reader.open("about.html")
    expect(page.locator("#downloads ~ p > a[href='data/index.html']")).to_have_count(1)


def test_the_focus_goes_down_the_front_page_on_a_telephone(reading: Callable[..., Reader]) -> None:
    page = reading(viewport={"width": 390, "height": 800}).open("index.html")
    tops = page.evaluate("Array.from(document.querySelectorAll('.front a'), a => a.getBoundingClientRect()).filter(b => b.height).map(b => Math.round(b.top / 40))")
    firsts = page.evaluate("['.lead', '.stories', '.ear'].map(part => document.querySelector(part).getBoundingClientRect().top)")
    assert firsts == sorted(firsts) and len(tops) > 10


def test_links_in_text_can_be_seen(reader: Reader) -> None:
    page = reader.open("about.html")
    assert page.locator("main .prose a").first.evaluate("a => getComputedStyle(a).textDecorationColor === getComputedStyle(document.querySelector('.standfirst, .crumbs, .meta, .colophon')).color")


def test_the_sum_of_a_ledger_is_printed_once(reader: Reader) -> None:
    page = reader.open("pages/004_0dd1bf38e13a6761.html")
    page.emulate_media(media="print")
    assert page.locator(".ledger tfoot").evaluate("e => getComputedStyle(e).display") == "table-row-group"
    expect(page.locator(".legend .jump").first).to_be_hidden()


def test_colours_that_tell_something_outlive_a_systems_own(reading: Callable[..., Reader]) -> None:
    page = reading(forced_colors="active").open("pages/004_0dd1bf38e13a6761.html")
    for part in (".run.i1", ".legend .i1", ".key.i1"):
        shades = page.evaluate("part => [part, part.replace('i1', 'i2')].map(p => getComputedStyle(document.querySelector(p)).backgroundColor)", part)
        assert shades[0] != shades[1], part
