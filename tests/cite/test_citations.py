"""Citations against the standards' own examples and against the official styles run by a citation processor."""
from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from xml.sax import saxutils

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.cite import citations, coins, record_of, xml
from banmian.cite.prose import apa, chicago, gbt2015, gbt2025
from banmian.model import Article, Author, Correction, Source
from tests.cite.strategies import articles

DING = Article(id="d", headline="数字革命与竞争国际化", body="", authors=(Author("丁文详"),), newspaper="中国青年报", date="2000-11-20", page="15")
CHEN = Article(id="c", headline="探索微观世界的无穷奥秘（科技大观）", body="", authors=(Author("陈缮真"),), newspaper="人民日报", date="2022-08-16",
               page="17")
URL = "http://paper.people.com.cn/rmrb/html/2022-08/16/nw.D110000renmrb_20220816_3-17.htm"


def test_the_examples_of_gbt_7714() -> None:
    assert gbt2015(record_of(DING)) == "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15)."
    assert gbt2025(record_of(DING)) == "丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）."
    assert gbt2025(record_of(CHEN, URL)) == f"陈缮真. 探索微观世界的无穷奥秘（科技大观）[N/OL]. 人民日报，2022-08-16（17）. {URL}."
    assert gbt2015(record_of(CHEN, URL), "2026-11-23") == \
        f"陈缮真. 探索微观世界的无穷奥秘（科技大观）[N/OL]. 人民日报, 2022-08-16(17)[2026-11-23]. {URL}."


def test_more_than_three_authors_and_none() -> None:
    many = replace(DING, authors=tuple(map(Author, ("印森林", "吴胜和", "李俊飞", "冯文杰"))))
    assert gbt2025(record_of(many)).startswith("印森林，吴胜和，李俊飞，等. ")
    assert gbt2015(record_of(many)).startswith("印森林, 吴胜和, 李俊飞, 等. ")
    assert gbt2025(record_of(replace(DING, authors=()))).startswith("数字革命与竞争国际化[N]. ")


def test_a_date_that_was_inferred_says_so() -> None:
    article = replace(DING, basis=(("date", "inferred: from the text"),))
    shown = {one.style: one.text for one in citations(article)}
    assert "中国青年报，[2000-11-20]（15）" in shown["gbt-7714-2025"]
    assert "(ca. 2000, November 20)" in shown["apa"]
    assert "[November 20, 2000?]" in shown["chicago"]
    assert "date = {2000-11-20?}" in shown["biblatex"]
    assert json.loads(shown["csl-json"])[0]["issued"]["circa"] is True
    assert "date inferred: from the text" in shown["ris"]


def test_a_date_that_an_editor_knows_stands_in_brackets() -> None:
    """It is no guess, and the page does not print it."""
    shown = {one.style: one.text for one in citations(replace(DING, basis=(("date", "editor: a letter of the day"),)))}
    assert "中国青年报，[2000-11-20]（15）" in shown["gbt-7714-2025"] and "中国青年报, [2000-11-20](15)" in shown["gbt-7714-2015"]
    assert "([2000, November 20])" in shown["apa"]
    assert "[November 20, 2000]" in shown["chicago"]
    assert "date = {2000-11-20}," in shown["biblatex"] and "date editor: a letter of the day" in shown["biblatex"]


@pytest.mark.parametrize("basis", ["derived: opening words of the text; the page prints no headline over it", "editor: supplied"])
def test_a_headline_that_no_page_prints_stands_in_brackets(basis: str) -> None:
    """Who cites it would else vouch for words that stand over no text."""
    shown = {one.style: one.text for one in citations(replace(DING, headline_basis=basis))}
    assert shown["gbt-7714-2025"].startswith("丁文详. [数字革命与竞争国际化][N]. ")
    assert shown["gbt-7714-2015"].startswith("丁文详. [数字革命与竞争国际化][N]. ")
    assert "(2000, November 20). [数字革命与竞争国际化]. " in shown["apa"]
    assert shown["chicago"].startswith("丁文详. [数字革命与竞争国际化]. ")
    assert all(f"headline {basis}" in shown[style] for style in ("bibtex", "biblatex", "ris", "csl-json"))
    alone = {one.style: one.text for one in citations(replace(DING, headline_basis=basis, authors=()))}
    assert alone["apa"].startswith("[数字革命与竞争国际化]. (2000")


def test_a_newspaper_page_and_place_that_the_page_does_not_print_stand_in_brackets() -> None:
    basis = (("newspaper", "inferred: x"), ("page", "editor: y"), ("city", "inferred: z"))
    shown = {one.style: one.text for one in citations(replace(DING, city="丽水", province="浙江省", basis=basis))}
    assert "[中国青年报]，2000-11-20（[15]）" in shown["gbt-7714-2025"] and "[中国青年报], 2000-11-20([15])" in shown["gbt-7714-2015"]
    assert shown["apa"].endswith("[中国青年报], [15].")
    assert shown["chicago"].endswith("[中国青年报?] ([浙江丽水?]), November 20, 2000.")
    alone = replace(DING, newspaper="", basis=basis)
    assert apa(record_of(alone)).endswith(". p. [15].") and "()" not in chicago(record_of(alone))


CORRECTED = replace(
    DING, byline="丁文详", corrections=(Correction(0, 4, "数宇革命", "数字革命", "misread", "reader"), Correction(20, 23, "丁文祥", "丁文详", "misread", "reader"),
                                     Correction(40, 42, "未来", "将来", "misread", "reader")),
    sources=(Source("seeds/a.txt", "0" * 64, (("headline", 0, 11), ("byline", 20, 23), ("body", 30, 99))),))


def test_a_headline_and_a_name_that_were_corrected_say_so() -> None:
    shown = {one.style: one.text for one in citations(CORRECTED)}
    for style in ("bibtex", "biblatex", "ris", "csl-json"):
        assert "headline corrected: 数宇革命 → 数字革命 (reader)" in shown[style]
        assert "authors corrected: 丁文祥 → 丁文详 (reader)" in shown[style] and "未来" not in shown[style]
    assert shown["gbt-7714-2025"].startswith("丁文详. 数字革命与竞争国际化[N]. ")


@pytest.mark.parametrize(("start", "old", "new", "told"), [
    (6, "丁文祥", "丁文详", True), (8, "祥", "详", True), (200, "丁文祥", "丁文详", False), (6, "本报汛", "本报讯", False)])
def test_a_name_corrected_within_the_text_says_so(start: int, old: str, new: str, told: bool) -> None:
    one = replace(DING, corrections=(Correction(100 + start, 100 + start + len(old), old, new, "misread", "reader"),),
                  sources=(Source("seeds/a.txt", "0" * 64, (("body", 100, 104), ("body", 104, 400))),))
    assert any("authors" in note for note in record_of(one).notes) is told


def test_machines_are_told_the_digest_and_the_hand() -> None:
    record = record_of(DING, digest="3f2a9c1b", edited=True)
    shown = {one.style: one.text for one in citations(DING, record=record)}
    for style in ("bibtex", "biblatex", "ris", "csl-json"):
        assert "edited by hand after it was cut from its page; digest 3f2a9c1b" in shown[style]


def test_marks_within_a_title_and_a_page_without_a_newspaper() -> None:
    one = record_of(replace(DING, headline="命名“品牌社会组织”称号", newspaper=""))
    assert "“命名‘品牌社会组织’称号.”" in chicago(one)
    assert apa(one).endswith("命名“品牌社会组织”称号. p. 15.")


def test_entries_of_articles_with_chinese_ids_have_keys_of_their_own() -> None:
    keys = [re.findall(r"@article\{(.+),", one.text) for name in ("甲文", "乙文", "名 a", "a") for one in citations(replace(DING, id=name))
            if one.style in ("bibtex", "biblatex")]
    assert all(key and key[0].isascii() for key in keys)
    assert len({key[0] for key in keys}) == 4 and ["a"] in keys


OFFICIAL = json.loads((Path(__file__).parent / "official.json").read_text(encoding="utf-8"))["cases"]
PROSE = {"apa": apa, "chicago": chicago, "gbt-7714-2015": gbt2015}


def article_of(item: dict[str, Any]) -> Article:
    """The article that a CSL-JSON item tells of."""
    day = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
    return Article(id="a", headline=item["title"], body="x", newspaper=item["container-title"], city=item.get("publisher-place", ""),
                   authors=tuple(Author(name["literal"]) for name in item.get("author", [])), page=item.get("page", ""),
                   date="-".join(f"{part:02}" for part in day))


@pytest.mark.parametrize("style", PROSE)
def test_prose_is_what_the_official_styles_print(style: str) -> None:
    """`bench/cite_official.js` made the reference with citeproc-js. It knows et al. where a Chinese entry has 等."""
    assert len(OFFICIAL) == 64
    for case in OFFICIAL:
        ours = PROSE[style](record_of(article_of(case["item"]), case["item"].get("URL", "")))
        assert ours.replace(", 等. ", ", et al. ") == case["cited"][style]


def test_apa_and_chicago_as_their_manuals_have_them() -> None:
    record = record_of(replace(DING, authors=(), province="北京"), URL)
    assert apa(record) == f"数字革命与竞争国际化. (2000, November 20). 中国青年报, 15. {URL}"
    assert chicago(record) == f"中国青年报 (北京). “数字革命与竞争国际化.” November 20, 2000. {URL}."
    two = record_of(replace(DING, authors=(Author("丁文详"), Author("孙斌")), province="北京"))
    assert chicago(two) == "丁文详 and 孙斌. “数字革命与竞争国际化.” 中国青年报 (北京), November 20, 2000."


@given(articles, st.sampled_from(["", "https://corpus.example/a.html"]))
def test_any_article_is_cited_in_one_line_of_prose(article: Article, url: str) -> None:
    for one in citations(article, url):
        if not one.suffix:
            assert one.text and "\n" not in one.text and "  " not in one.text, one.style
            assert re.search("[\x00-\x1f]", one.text) is None
            title, printed = record_of(article).title, article.headline_basis == "printed"
            assert (title.translate(str.maketrans("“”", "‘’")) if one.style == "chicago" and printed else title) in one.text
            assert printed or f"[{title}]" in one.text


@given(articles)
def test_bibtex_reads_back(article: Article) -> None:
    parser = pytest.importorskip("bibtexparser", reason="bibtexparser is not installed")
    record = record_of(article, "https://corpus.example/a.html")
    for one in citations(article, record.url):
        if one.style in ("bibtex", "biblatex"):
            library = parser.parse_string(one.text)
            assert not library.failed_blocks and len(library.entries) == 1
            assert library.entries[0]["url"] == record.url
            names = library.entries[0].get("author")
            assert count(names.value if names else "") == len(record.creators)


def count(names: str) -> int:
    """How many names BibTeX sees: `and` parts them outside of braces."""
    while "{" in names:
        names = re.sub(r"\{[^{}]*\}", "x", names)
    return len(names.split(" and ")) if names else 0


@given(articles)
def test_ris_reads_back(article: Article) -> None:
    rispy = pytest.importorskip("rispy", reason="rispy is not installed")
    record = record_of(article, "https://corpus.example/a.html")
    text = next(one.text for one in citations(article, record.url) if one.style == "ris")
    entries = rispy.loads(text.replace("\r\n", "\n"))
    assert len(entries) == 1 and entries[0]["type_of_reference"] == "NEWS"
    assert entries[0]["title"] == record.title
    assert entries[0].get("authors", []) == [creator.name for creator in record.creators]
    assert entries[0]["urls"] == [record.url] if "urls" in entries[0] else entries[0]["url"] == record.url


def test_an_id_of_many_lines_forges_no_record() -> None:
    forged = replace(DING, id="x\nER  - \nTY  - BOOK\nTI  - forged", language="zh\nTY  - BOOK")
    text = next(one.text for one in citations(forged) if one.style == "ris")
    assert [line for line in text.split("\n") if line.startswith(("TY", "ER"))] == ["TY  - NEWS\r", "ER  - \r"]


@given(articles)
def test_csl_json_and_coins_hold_the_record(article: Article) -> None:
    record = record_of(article, "https://corpus.example/a.html")
    item = json.loads(next(one.text for one in citations(article, record.url) if one.style == "csl-json"))[0]
    assert item["type"] == "article-newspaper" and item["title"] == record.title and item["URL"] == record.url
    assert [author["literal"] for author in item.get("author", [])] == [creator.name for creator in record.creators]
    assert "" not in item.values() and [] not in item.values()
    pairs = parse_qs(coins(record), strict_parsing=True)
    assert pairs["rft.type"] == ["newspaperArticle"] and pairs["rft.title"] == [record.title]
    assert pairs.get("rft.au", []) == [creator.name for creator in record.creators]


@pytest.mark.parametrize(("printed", "name", "body"), [
    ("廖 王晶", "廖王晶", False), ("记者 张三", "张三", False), ("通讯员：李四", "李四", False), ("John A. Smith", "John A. Smith", False),
    ("永康市融媒体中心", "永康市融媒体中心", True), ("本报编辑部", "本报编辑部", True), ("张局", "张局", False), ("欧阳 修", "欧阳修", False),
])
def test_names(printed: str, name: str, body: bool) -> None:
    [creator] = record_of(replace(DING, authors=(Author(printed),))).creators
    assert (creator.name, creator.body) == (name, body)


@given(st.text(st.sampled_from("甲a\"'<>&\n\r\t")))
def test_text_is_written_as_xml_as_the_standard_library_writes_it(text: str) -> None:
    assert (xml.escape(text), xml.quoteattr(text)) == (saxutils.escape(text), saxutils.quoteattr(text))
