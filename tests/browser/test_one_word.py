"""What is told of an article in several places is told alike: how a fact is known, how often a word stands there, its citation."""
from __future__ import annotations

import re
import urllib.parse
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Reader

EDITED = "articles/jiaxingribao-pinghuban/2022/2022-10-25/p002-i01.html"      # newspaper and date are the editor's
MENDED = "articles/jinriqujiang/2022/2022-04-01/p004-i02.html"                # a correction stands in its headline, in 疫情


def test_a_date_that_the_page_does_not_print_says_so_beside_it(reader: Reader) -> None:
    page = reader.open(EDITED)
    expect(page.locator(".folio .how")).to_have_text(["〔编者补〕", "〔编者补〕"])
    expect(page.locator("details.facts")).not_to_have_attribute("open", re.compile(".*"))
    page.locator(".folio .how").last.click()
    expect(page.locator("#grounds")).to_be_in_viewport()
    expect(page.locator("#grounds .basis").first).to_have_text(re.compile("^报纸、日期、城市、区县：编者"))


def counted(text: str) -> int:
    found = re.search(r"(\d+) 处", text)
    return int(found[1]) if found else 0


def test_one_word_is_counted_alike_in_search_concordance_and_article(reader: Reader) -> None:
    words = urllib.parse.quote("疫情")
    page = reader.open(f"search.html?q={words}")
    expect(page.locator("#seek-list > li").first).to_be_visible()
    while page.locator("#seek-more").is_visible():
        page.locator("#seek-more").click()
        page.wait_for_timeout(100)
    listed = {row.locator("h2 a").get_attribute("href") or "": counted(row.locator(".seek-about").inner_text())
              for row in page.locator("#seek-list > li").all()}
    page = reader.open(f"concordance.html?q={words}")
    expect(page.locator("#conc-count")).to_have_text(re.compile(rf"，{sum(listed.values())} 处"))
    for path, n in listed.items():
        page = reader.open(path)
        expect(page.locator("#marks")).to_have_text(re.compile(rf"\b{n}\b"))


def test_a_place_that_runs_over_two_elements_is_one_stop(reader: Reader) -> None:
    page = reader.open(f"{MENDED}?q={urllib.parse.quote('疫情')}")
    expect(page.locator("h1 mark.found")).to_have_text(["疫", "情"])
    page.locator("#marks button").nth(1).click()
    expect(page.locator("h1 mark.found[aria-current]")).to_have_count(2)
    page.locator("#marks button").nth(2).click()
    expect(page.locator("mark.found")).to_have_count(0)
    expect(page.locator("h1 a.mended")).to_have_text("疫")


def test_a_search_exports_the_articles_own_id_and_et_al(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(f"search.html?q={urllib.parse.quote('企服团')}")
    expect(page.locator("#seek-list > li")).to_have_count(1)
    taken = {}
    for number, kind in ((1, "txt"), (2, "ris")):
        with page.expect_download() as caught:
            page.locator("#seek-tools button").nth(number).click()
        caught.value.save_as(tmp_path / kind)
        taken[kind] = (tmp_path / kind).read_text(encoding="utf-8-sig")
    page.locator("#seek-list h2 a").click()
    page.wait_for_url("**/articles/**")
    own = " ".join(page.locator("section.cite").all_inner_texts() + page.locator("section.cite pre, section.cite .copy").all_text_contents())
    found = re.search(r"ID  - (\S+)", taken["ris"])
    assert found and f"ID  - {found[1]}" in own
    assert taken["txt"].startswith("郑凯侠，戴旭光，徐幼蕾，等. ") and "郑凯侠，戴旭光，徐幼蕾，等. " in own
