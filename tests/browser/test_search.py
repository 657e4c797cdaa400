"""Searching in Chinese in a real Chromium, from a server's sub-path and from disk."""
from __future__ import annotations

import re
import urllib.parse
from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.site import Site


def heads(site: Site) -> list[tuple[str, dict]]:
    """(address below public/, front matter) of every article."""
    return [(f"articles/{path.removesuffix('.md')}.html", yaml.safe_load(data.decode("utf-8").split("---\n")[1]))
            for path, data in site.files("content", ".md").items()]


def search(reader: Reader, query: str) -> list[str]:
    """Addresses of the articles that the search page lists for `query`, best first, once it has settled."""
    page = reader.open("search.html?q=" + urllib.parse.quote(query))
    expect(page.locator("main [role=status]")).to_contain_text(re.compile(r"\d"))
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)
    links = page.locator('main a[href*="articles/"]')
    return [str(a) for a in links.evaluate_all("all => all.map(a => a.href.split('?')[0].split('#')[0])")]


def test_every_article_is_found_first_by_its_headline(reader: Reader, five_seeds: Site) -> None:
    missed = []
    for address, head in heads(five_seeds):
        title = str(head.get("headline") or head["title"])
        found = search(reader, title)
        if not any(url.endswith(address) for url in found[:2]):
            missed.append((title, found[:2]))
    assert not missed


def test_every_article_is_found_by_the_names_of_its_authors(reader: Reader, five_seeds: Site) -> None:
    names: dict[str, set[str]] = {}
    for address, head in heads(five_seeds):
        for author in head.get("authors") or []:
            names.setdefault(author["name"] if isinstance(author, dict) else str(author), set()).add(address)
    assert len(names) > 20
    for name, addresses in sorted(names.items()):
        found = search(reader, name)
        assert all(any(url.endswith(a) for url in found) for a in addresses), (name, addresses, found)


@pytest.mark.parametrize("name", ["徐惠文", "仲旭东", "章旭升"])
def test_a_name_in_the_text_finds_exactly_its_articles(reader: Reader, five_seeds: Site, name: str) -> None:
    holding = {f"articles/{path.removesuffix('.md')}.html" for path, data in five_seeds.files("content", ".md").items()
               if name in "".join(data.decode("utf-8").split())}
    found = {"articles/" + url.split("/articles/")[1] for url in search(reader, name)}
    assert found == holding


def test_typing_in_the_header_leads_to_results(reader: Reader) -> None:
    page = reader.open("index.html")
    box = page.locator("header input[type=search]")
    box.fill("疫情防控")
    box.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(page.locator('main a[href*="articles/"]').first).to_be_visible()


def test_from_a_result_to_the_article(reader: Reader) -> None:
    search(reader, "运动会")
    page = reader.follow("articles/")
    expect(page.locator("article")).to_contain_text("运动会")


def test_nothing_found_says_so(reader: Reader) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote("麒麟饕餮貔貅"))
    expect(page.locator("main")).to_contain_text("0")
    expect(page.locator('main a[href*="articles/"]')).to_have_count(0)


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", '"没有关上', "((", "a:b:c", "*", "-", "~5", "\\", "title:", "&amp;", "🀄"])
def test_no_query_breaks_the_page(reader: Reader, query: str) -> None:
    page = reader.open("search.html?q=" + urllib.parse.quote(query))
    page.wait_for_timeout(300)
    expect(page.locator("main h1")).to_have_count(1)
    assert page.locator("main script").count() == 0 or "alert" not in page.locator("main").inner_html()


def test_searching_from_a_phone(reading: Callable[..., Reader]) -> None:
    reader = reading(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert search(reader, "莲都")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_permalink_keeps_the_query(reader: Reader) -> None:
    page = reader.open("search.html")
    box = page.locator("main input[type=search]").first
    box.fill("永康")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"q=" + urllib.parse.quote("永康")))
    expect(page.locator('main a[href*="articles/"]').first).to_be_visible()
    page.reload()
    expect(box).to_have_value("永康")
    expect(page.locator('main a[href*="articles/"]').first).to_be_visible()
