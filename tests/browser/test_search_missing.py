"""What the pages that search say when files do not come, and how the concordance goes on where there is much to read."""
from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect


def settled(page: Page) -> None:
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("path", "notes"), [("search.html?q=疫情", "#seek-notes"), ("concordance.html?q=疫情", "#conc-notes"), ("compare.html?a=疫情&b=的", "#cmp-notes")])
def test_texts_that_do_not_come_are_told(page: Page, served: str, path: str, notes: str) -> None:
    page.route("**/search/t/**", lambda route: route.abort())
    page.goto(served + path)
    expect(page.locator(notes)).to_contain_text("索引缺了")
    expect(page.locator("main")).not_to_contain_text("没有一处")


def test_texts_that_come_at_the_second_time_are_asked_for_again(page: Page, served: str) -> None:
    """As where the site was built anew while the page was open: the names of the texts that it knew are gone."""
    lost: list[str] = []

    def once(route: Route) -> None:
        first = route.request.url not in lost
        lost.append(route.request.url)
        route.abort() if first else route.continue_()

    page.route("**/search/t/**", once)
    page.goto(served + "search.html?q=" + urllib.parse.quote("疫情防控"))
    expect(page.locator("#seek-list > li")).to_have_count(10)
    expect(page.locator("#seek-notes")).to_be_hidden()


@pytest.mark.parametrize("path", ["search.html?q=疫情", "concordance.html?q=疫情", "compare.html?a=疫情&b=的"])
def test_a_search_that_does_not_come_is_told(page: Page, served: str, path: str) -> None:
    page.route("**/search/js/search.js", lambda route: route.abort())
    page.goto(served + path)
    expect(page.locator("main > .note:visible")).to_contain_text("无法载入检索索引")


def test_the_concordance_goes_on_where_it_stopped_reading(page: Page, served: str) -> None:
    def fewer(route: Route) -> None:
        route.fulfill(response=(answer := route.fetch()), body=answer.text().replace("MOST = 2000", "MOST = 5"))

    def places() -> int:
        settled(page)
        found = re.search(r"([\d,]+) 处", page.locator("#conc-count").inner_text())
        return int(found[1].replace(",", "")) if found else 0

    address = served + "concordance.html?q=" + urllib.parse.quote("疫情")
    page.goto(address)
    expect(page.locator("#conc-count")).to_contain_text("处")
    whole, lines = places(), page.locator("#conc-lines td.node").all_inner_texts()
    expect(page.locator("#conc-further")).to_be_hidden()
    page.route("**/concordance-page.*.js", fewer)
    page.goto(address)
    expect(page.locator("#conc-count")).to_contain_text("只读了最早的 5 篇")
    some = places()
    assert 0 < some < whole
    expect(page.locator("#conc-further")).to_have_text("再读 5 篇")
    page.locator("#conc-further").click()
    expect(page.locator("#conc-count")).to_contain_text("只读了最早的 10 篇")
    expect(page.locator("#conc-further")).to_be_focused()
    assert some < places() < whole
    while page.locator("#conc-further").is_visible():
        page.locator("#conc-further").click()
        page.wait_for_timeout(150)
        settled(page)
    assert places() == whole
    expect(page.locator("#conc-sort")).to_be_focused()
    assert page.locator("#conc-lines td.node").all_inner_texts() == lines
