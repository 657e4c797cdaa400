"""The interface in its three languages, for those who see it and for those who hear it: every word bears its language (WCAG 3.1.2)."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader
from tests.browser.test_reading import KINDS
from tests.browser.test_settings import an_article, choose
from tests.site import Site

# Words and attributes of the page that bear a language other than their own: [the language, the words]. What has letters of both is left
# out, and so are names, code, and the hint in a box that a reader fills.
MISHEARD = """() => {
  const found = [], tongue = (node) => node.closest("[lang]").getAttribute("lang").slice(0, 2);
  const judge = (node, text) => {
    const latin = /[A-Za-z]{3}/.test(text), han = /\\p{Script=Han}/u.test(text);
    if (latin !== han && tongue(node) !== (latin ? "en" : "zh")) found.push([tongue(node), text]);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (!at.closest("script, style, noscript, code, pre, .seed, .file, .sources, .twins, .facts dd, .seek-fold, .size")) judge(at, walker.currentNode.data);
  }
  for (const name of ["aria-label", "title"]) for (const node of document.body.querySelectorAll("[" + name + "]:not(.Z3988)")) judge(node, node.getAttribute(name));
  return found;
}"""


def switch(page: Page, language: str) -> None:
    button = page.locator(f'[data-language="{language}"]')
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("how", ["file"])
def test_every_word_bears_its_language_in_each_language_of_the_interface(reader: Reader, five_seeds: Site) -> None:
    for path in [*KINDS, "review.html", "corrections.html", "pages.html", an_article(five_seeds, "疫情防控")]:
        page = reader.open(path)
        assert page.evaluate(MISHEARD) == [], path
        for language in ("en", "zh-Hant", "en", "zh-Hans"):
            switch(page, language)
            assert page.evaluate(MISHEARD) == [], (path, language)


@pytest.mark.parametrize("how", ["file"])
def test_going_there_and_back_leaves_the_page_as_it_was(reader: Reader, five_seeds: Site) -> None:
    for path in ("index.html", "dates/2022-11.html", an_article(five_seeds, "疫情防控")):
        page = reader.open(path)
        switch(page, "zh-Hans")
        before = page.locator("body").evaluate("e => e.outerHTML")
        for language in ("en", "zh-Hant", "zh-Hans"):
            switch(page, language)
        assert page.locator("body").evaluate("e => e.outerHTML") == before, path


@pytest.mark.parametrize("how", ["file"])
def test_what_a_script_wrote_in_english_is_chinese_again_afterwards(reader: Reader, five_seeds: Site) -> None:
    page = reader.open(an_article(five_seeds, "疫情防控"))
    switch(page, "en")
    page.locator("button.open").click()
    page.locator('input[name="pref-script"][value="hant"]').check()
    expect(page.locator("#converted")).to_contain_text("traditional characters")
    switch(page, "zh-Hans")
    expect(page.locator("#converted")).to_contain_text("转换为繁体")
    assert page.evaluate(MISHEARD) == []


NOTE = "---\ntitle: 产量\ndate: 2022-01-02\n---\n\n产量达500[^1]吨。\n\n[^1]: 据县志。\n"


def test_the_arrow_behind_a_footnote_says_where_it_leads_in_each_language(browser: Browser, tmp_path: Path) -> None:
    root = Site(tmp_path).write("banmian.yaml", "title: 试\n").write("content/a.md", NOTE).build().root / "public"
    page = browser.new_page()
    page.goto((root / "articles/a.html").as_uri())
    for language, name in (("zh-Hans", "回到正文第 1 注"), ("en", "Back to note 1 in the text"), ("zh-Hant", "回到正文第 1 註"), ("zh-Hans", "回到正文第 1 注")):
        switch(page, language)
        arrow = page.get_by_role("link", name=name)
        expect(arrow).to_have_attribute("title", name)
        expect(arrow).to_have_text("↩")
        assert page.evaluate(MISHEARD) == []
    page.close()


MADE = "---\ntitle: 河边新修步道{n}\ndate: 2022-01-02\nnewspaper: 晨报\ncity: 宁波市\npage: \"0{n}\"\nbyline: 记者 王伟\n---\n\n步道修好了。\n"


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], Site]:
    """`made(settings)`: a built site of two articles of one day."""
    def build(settings: str) -> Site:
        site = Site(tmp_path).write("banmian.yaml", "title: Papers\n" + settings)
        for n in (1, 2):
            site.write(f"content/{n}.md", MADE.format(n=n))
        return site.build()
    return build


def test_a_site_whose_first_language_is_english_has_english_dates(browser: Browser, made: Callable[[str], Site]) -> None:
    root = made("languages: [en, zh-Hans]\n").root / "public"
    bare = browser.new_context(java_script_enabled=False).new_page()
    bare.goto((root / "articles/1.html").as_uri())
    expect(bare.locator(".story time")).to_have_text("2 January 2022")
    assert bare.locator(".story .misprint span").get_attribute("lang") == "en"
    bare.context.close()
    page = browser.new_page()
    for path in ("index.html", "dates/2022-01.html", "articles/1.html"):
        page.goto((root / path).as_uri())
        assert "年" not in page.locator("body").inner_text()
        assert page.locator("[aria-label*='年']").count() == 0
        switch(page, "zh-Hans")
        expect(page.locator("time").first).to_have_text("2022年1月2日" if path != "dates/2022-01.html" else "2022年")
        assert page.evaluate(MISHEARD) == []
        switch(page, "en")
    page.close()


def test_the_title_of_a_lists_page_is_in_the_language_chosen(browser: Browser, tmp_path: Path) -> None:
    site = Site(tmp_path).write("banmian.yaml", "title: 试\n")
    for n in range(120):
        site.write(f"content/{n}.md", MADE.format(n=n).replace('page: "', 'page: "1'))
    root = site.build().root / "public"
    second = next((root / "newspapers").glob("*.p2.html"))
    page = browser.new_page()
    page.goto(second.as_uri())
    assert page.title() == "第 2 页 · 晨报 · 试"
    switch(page, "en")
    assert page.title() == "Page 2 · 晨报 · 试"
    switch(page, "zh-Hans")
    assert page.title() == "第 2 页 · 晨报 · 试"
    page.close()


@pytest.mark.parametrize("how", ["file"])
def test_english_at_twice_the_size_fits_a_small_telephone(reading: Callable[..., Reader], five_seeds: Site) -> None:
    """Dates, commands and menus were wider than the window, which then scrolled sideways."""
    reader = reading(viewport={"width": 320, "height": 700})
    reader.page.add_init_script("""localStorage.setItem('banmian.prefs', JSON.stringify({language: 'en'}));
        document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; })""")
    for path in [*KINDS, "corrections.html", "data/index.html", "concordance.html?q=疫情", an_article(five_seeds, "疫情防控")]:
        page = reader.open(path)
        expect(page.locator('[data-language="en"]')).to_have_attribute("aria-pressed", "true")
        expect(page.locator("main h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


SHEET = """某某日报
2022年4月1日 星期四 第3版 要闻

河边新修步道年底完工

记者 王伟

市政府昨日宣布，河边步道将于年底完工。工程总长八公里，由水利处负责执行，居民说期待已久，希望工程按照进度完成，并且保留沿岸的老树。
水利处说，施工期间将分段封闭公园，游客应按照指示牌通行，工程完成之后，沿岸将设置三座观景台，并与现有的自行车道相接。
"""


def test_a_weekday_of_the_masthead_is_named_in_english(browser: Browser, tmp_path: Path) -> None:
    site = Site(tmp_path).write("banmian.yaml", "title: 试\n").write("seeds/1.txt", SHEET).segment().build()
    page = browser.new_page()
    page.goto((site.root / "public/pages/1.html").as_uri())
    odd = page.locator("section.note")
    expect(odd).to_contain_text("2022-04-01 是星期五，版面印的是星期四")
    switch(page, "en")
    expect(odd).to_contain_text("2022-04-01 is a Friday, the weekday printed is Thursday")
    switch(page, "zh-Hans")
    expect(odd).to_contain_text("2022-04-01 是星期五，版面印的是星期四")
    page.close()


NAMED = ("---\ntitle: 题\ndate: 2022-01-02\nbyline: 记者 范小明\n---\n\n参加的有士平、余水林、徐敏、于大成等。岳云鹏、游本昌、郁小明，涂大伟到场。书记范大成说，有八百余人。\n\n"
         "示范区的范围大，于是其余的人在后面。公园有花坛、游泳池、后花园等。钟教授说，余下的村民表示满意。\n")


def test_surnames_that_are_no_words_stay_in_traditional_characters(browser: Browser, tmp_path: Path) -> None:
    root = Site(tmp_path).write("banmian.yaml", "title: 试\n").write("content/a.md", NAMED).build().root / "public"
    page = browser.new_page()
    page.goto((root / "articles/a.html").as_uri())
    choose(page, "script", "hant")
    expect(page.locator("#converted")).to_be_visible()
    text = page.locator(".story .text").inner_text()
    for kept in ("余水林", "于大成等", "岳雲鵬", "游本昌", "郁小明", "范大成說", "書記"):
        assert kept in text, (kept, text)
    for turned in ("八百餘人", "示範區的範圍", "於是其餘", "後面", "游泳池", "後花園等"):
        assert turned in text, (turned, text)
    page.close()
