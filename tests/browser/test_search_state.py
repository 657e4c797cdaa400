"""What the search page keeps: how far a list was read, what is typed while the page still loads, each article once."""
from __future__ import annotations

import urllib.parse

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Reader


def listed(reader: Reader) -> Page:
    """The page with a list of more than two times ten."""
    page = reader.open("search.html?q=" + urllib.parse.quote("，"))
    expect(page.locator("#seek-list > li")).to_have_count(10)
    return page


def test_who_comes_back_finds_the_list_as_it_was_left(reader: Reader) -> None:
    page = listed(reader)
    page.locator("#seek-more").click()
    expect(page.locator("#seek-list > li")).to_have_count(20)
    link = page.locator("#seek-list h2 a").nth(16)
    link.scroll_into_view_if_needed()
    link.click()
    page.wait_for_url("**/articles/**")
    page.go_back()
    expect(page.locator("#seek-list > li")).to_have_count(20)
    expect(link).to_be_in_viewport()
    page.locator("#seek").fill("疫情")
    page.locator("#seek").press("Enter")
    expect(page.locator("#seek-count")).to_contain_text("疫情")
    assert page.locator("#seek-list > li").count() <= 10, "another question begins at its beginning"
    assert page.evaluate("history.state") is None


def test_more_pressed_twice_gives_each_article_once(reader: Reader) -> None:
    page = listed(reader)
    page.evaluate("() => { const more = document.getElementById('seek-more'); more.click(); more.click(); }")
    expect(page.locator("#seek-list > li")).to_have_count(20)
    page.wait_for_timeout(300)
    addresses = page.locator("#seek-list h2 a").evaluate_all("all => all.map(a => a.href)")
    assert len(addresses) == len(set(addresses)) == 20


@pytest.mark.parametrize(("path", "box"), [("search.html", "#seek"), ("concordance.html", "#conc-q"), ("compare.html", "#cmp-a")])
def test_what_is_typed_while_the_words_come_stays(reader: Reader, path: str, box: str) -> None:
    page = reader.page
    held: list[Route] = []
    page.add_init_script("localStorage.setItem('banmian.prefs', JSON.stringify({language: 'en'}))")
    page.route("**/words.*.js", lambda route: held.append(route))
    page.goto(reader.home + path, wait_until="commit")
    expect(page.locator(box)).to_be_visible()
    page.locator(box).fill("疫情")
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    page.wait_for_timeout(700)
    expect(page.locator(box)).to_have_value("疫情")
