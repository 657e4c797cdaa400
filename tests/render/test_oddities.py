"""What is known to be odd is told to readers, on the page it concerns and all together under About."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from banmian.model import Card
from banmian.render.oddities import CODES, SHOWN, oddities, told_of
from tests.render.corpora import corpora
from tests.site import Site

MASTHEAD = "今日衢江\n2022年4月1日 星期三 第1版\n\n区政协召开会议\n\n本报讯(记者 王伟)昨天上午，区政协召开会议，研究部署下一步工作。会议强调，要抓好落实。\n"


def by_code(cards: list[Card]) -> dict[str, int]:
    return {code: n for code, n, _ in oddities(cards)}


@given(corpora())
def test_every_oddity_is_of_a_kind_that_has_words_and_leads_somewhere(cards: list[Card]) -> None:
    for code, n, places in oddities(cards):
        assert code in CODES and 0 < len(places) <= min(n, SHOWN)
        assert all(url for _, url, _ in places)


@given(corpora())
def test_what_is_odd_about_a_page_is_told_once_however_many_articles_it_has(cards: list[Card]) -> None:
    odd = [card._replace(odd=("F212 line 2: a", "F210: b") if card.seed else ()) for card in cards]
    pages = len({card.seed for card in cards if card.seed})
    assert by_code(odd).get("F212", 0) == by_code(odd).get("F210", 0) == pages


@given(corpora())
def test_edited_articles_and_doubles_are_counted(cards: list[Card]) -> None:
    assert by_code([card._replace(edited=True) for card in cards]).get("N301", 0) == len(cards)
    same = [card._replace(date="2022-01-02", newspaper="晨报", headline="同题") for card in cards]
    assert by_code(same).get("F302", 0) == max(0, len(cards) - 1)


def test_issue_numbers_that_run_backwards_are_odd() -> None:
    one = Card("a", "a.md", "articles/a.html", "题", "", "article", "2022-01-02", "晨报", "", "", "", "1", 1, (), (), "", 9, "seeds/a.txt",
               "complete", 1.0, "d", issue="7")
    other = one._replace(id="b", url="articles/b.html", headline="别题", date="2022-01-03", seed="seeds/b.txt", issue="6")
    assert by_code([one, other]) == {"F215": 1}
    assert by_code([one, other._replace(issue="8")]) == {}


@pytest.mark.parametrize("odd", ["F212 line 2: 2022-04-01 is a 星期五", "F210: pages.yaml says page 07, the page 06 (printed: folio, line 1)"])
def test_a_code_and_its_sentence_are_told_apart(odd: str) -> None:
    assert told_of(odd) == (odd[:4], odd.partition(": ")[2])


def test_readers_see_a_contradiction_and_an_edit_where_they_concern_them(tmp_path: Path) -> None:
    site = Site(tmp_path / "s").write("banmian.yaml", "title: 试\n").write("seeds/a.txt", MASTHEAD)
    site.run("build")
    (path,) = site.files("content", ".md")
    page, article = (next(iter(site.files(f"public/{kind}", ".html").values())).decode() for kind in ("pages", "articles"))
    about = (site.root / "public/about.html").read_text(encoding="utf-8")
    for shown in (page, article, about):
        assert "finding.F212" in shown and "星期三" in shown
    assert "finding.N301" not in about + page
    file = site.root / "content" / path
    file.write_text(file.read_text(encoding="utf-8") + "\n编者加的一段。\n", encoding="utf-8")
    site.run("build")
    page, article = (next(iter(site.files(f"public/{kind}", ".html").values())).decode() for kind in ("pages", "articles"))
    assert "finding.N301" in page and "odd.edited" in article
    assert "finding.N301" in (site.root / "public/about.html").read_text(encoding="utf-8")
