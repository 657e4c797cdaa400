"""The front pages of a day beside one another: which are shown is chosen, and stands in the address."""
from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site import Site

ARTICLE = "---\ntitle: {title}\ndate: 2022-01-02\nnewspaper: {paper}\ncity: 宁波市\npage: \"{page}\"\n---\n\n正文。\n"
PAPERS = ("晨报", "日报", "晚报")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(tmp_path_factory.mktemp("fronts")).write("banmian.yaml", "title: 试\n")
    for n, paper in enumerate(PAPERS):
        made.write(f"content/f{n}.md", ARTICLE.format(title=f"{paper}头条", paper=paper, page="01"))
        made.write(f"content/g{n}.md", ARTICLE.format(title=f"{paper}二版", paper=paper, page="02"))
    made.write("content/h.md", ARTICLE.format(title="周报三版", paper="周报", page="03"))
    return made.build()


@pytest.mark.parametrize("width", [390, 1366])
def test_a_reader_compares_two_of_three(browser: Browser, site: Site, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((Path(site.root) / "public/dates/2022-01-02.html").as_uri())
    page.get_by_role("link", name="3 家报纸的头版对照").click()
    leaves = page.locator(".leaf:visible")
    expect(leaves).to_have_count(3)
    expect(page.locator("main")).not_to_contain_text("二版")
    expect(page.locator(".note")).to_contain_text("周报")
    page.get_by_role("checkbox", name="日报").uncheck()
    expect(leaves).to_have_count(2)
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(leaves).to_have_count(2)
    expect(page.get_by_role("checkbox", name="日报")).not_to_be_checked()
    page.get_by_role("checkbox", name="日报").check()
    expect(leaves).to_have_count(3)
    assert "#" not in page.url
    page.close()


def test_without_scripts_all_are_shown(browser: Browser, site: Site) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((Path(site.root) / "public/dates/2022-01-02-fronts.html").as_uri())
    expect(page.locator(".leaf:visible")).to_have_count(3)
    expect(page.locator("#pick")).to_be_hidden()
    page.context.close()
