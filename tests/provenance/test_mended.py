"""Corrected passages: marked where they stand, the text as it is; and the way of a correction from its file to the page."""
from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from banmian.content.articles import articles_of
from banmian.content.html import to_html
from banmian.layout import Block, Item, Kind, Layout, PageFacts, Piece, Reading, Role, Seed
from banmian.model import Correction
from banmian.render.marked import marked_page
from banmian.render.mended import TAG, heading_ranges, ink, marked_html, mended_ranges
from banmian.render.reading import set_html
from banmian.render.strings import strings_of
from banmian.render.views.corrections import kind_of, kinds, pairs
from banmian.segment import read_page
from tests.render.corpora import ROOT, SITE
from tests.site import Site, text_of

STRINGS = strings_of([ROOT / "themes" / "broadsheet"], SITE.languages)
SEED_004 = "004_0dd1bf38e13a6761"
PARTS = st.lists(st.text("深人瘦疫&<* a1,。", min_size=1, max_size=12).filter(lambda t: t.strip(" *")), min_size=1, max_size=5)


def reading(parts: list[str]) -> Reading:
    text, blocks, at = "", [], 0
    for part in parts:
        text += part + "\n"
        blocks.append(Block(Role.BODY, (Piece(at, at + len(part)),)))
        at = len(text)
    layout = Layout(text, (Item(Kind.ARTICLE, tuple(blocks), "题", "derived: x"),), ())
    return Reading(Seed("seeds/s.txt", "0" * 64, text), PageFacts(), layout)


@given(PARTS, st.data())
def test_marks_stand_around_what_was_corrected_and_the_text_stays(parts: list[str], data: st.DataObject) -> None:
    page = reading(parts)
    text = page.seed.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 4)))
    old = text[start:end]
    assume(ink(old) and "\n" not in old and "*" not in old)
    new = data.draw(st.sampled_from(["深", "入疫", "疫&情", "入" * len(ink(old))]))
    correction = Correction(start, end, old, new, "r", "w")
    article = articles_of(page, (correction,))[0]
    html = set_html(to_html(article.body))[0]
    marked = str(marked_html(STRINGS, html, mended_ranges(article, page.layout, to_html(article.body))))
    assert unescape(TAG.sub("", marked)) == unescape(TAG.sub("", html))
    held = re.findall(r'<a class="mended" href="#c(\d+)"[^>]*>(.*?)</a>', marked)
    assert {int(n) for n, _ in held} <= {start}
    assert len(re.findall(r'aria-label="[^"]+（原文作“[^"]+”）"', marked)) == len(held)
    if "*" not in text:
        assert ink(unescape("".join(TAG.sub("", words) for _, words in held))) == ink(set_html(f"<p>{escape(new)}</p>")[0].partition(">")[2]
                                                                                       .removesuffix("</p>").replace("&amp;", "&"))


def test_a_text_edited_by_hand_is_not_marked() -> None:
    page = reading(["瘦情防控工作"])
    article = articles_of(page, (Correction(0, 1, "瘦", "疫", "r", "w"),))[0]
    assert len(mended_ranges(article, page.layout, "<p>疫情防控工作</p>")) == 1
    assert mended_ranges(article, page.layout, "<p>疫情防控的工作</p>") == ()


def test_a_corrected_name_is_the_authors_name() -> None:
    text = ("市委召开会议部署工作\n□ 记者 刘戚 通讯员 孙斌\n\n本报讯 昨天下午，市委召开会议，研究部署下一步工作。会议强调，要坚持问题导向，压实责任。\n\n"
            "会议要求，各地各部门要精心组织，确保各项任务落地见效。\n")
    page = Reading(Seed("seeds/s.txt", "0" * 64, text), PageFacts(), read_page(text))
    at = text.index("戚")
    (before,), (after,) = articles_of(page), articles_of(page, (Correction(at, at + 1, "戚", "威", "r", "w"),))
    assert [a.name for a in before.authors] == ["刘戚", "孙斌"]
    assert [a.name for a in after.authors] == ["刘威", "孙斌"]
    assert after.headline == before.headline == "市委召开会议部署工作"


def test_the_source_page_marks_the_characters_and_keeps_them() -> None:
    page = reading(["一二深人", "三四"])
    from banmian.content.cards import card_of
    article = articles_of(page, (Correction(2, 4, "深人", "深入", "r", "w"),))[0]
    marked = marked_page(page.layout, (card_of(article, "a.md", "a.html", "d", ()),))
    runs = [run for line in marked.lines for run in line.runs]
    assert "\n".join("".join(run.text for run in line.runs) for line in marked.lines) == page.seed.text
    assert [(run.text, run.target) for run in runs if run.mended] == [("深人", "c2")]
    assert marked.placed + marked.beside + marked.white == marked.chars == len(page.seed.text)


def test_corrections_are_counted_by_what_they_change() -> None:
    given_ = [Correction(0, 1, "人", "入", "", ""), Correction(1, 3, "深 人", "深入", "", ""), Correction(4, 5, "情", "疫情", "", ""),
              Correction(6, 8, "的的", "的", "", ""), Correction(8, 9, "甲", "乙丙", "", "")]
    assert [kind_of(c) for c in given_] == ["exchanged", "exchanged", "supplied", "removed", "exchanged"]
    assert kinds(given_) == (("exchanged", 3), ("removed", 1), ("supplied", 1))
    assert pairs(given_) == (("人", "入", 2),)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site.checkout(tmp_path_factory.mktemp("corrected") / "site").build()


def test_corrections_survive_from_their_file_to_the_page(corrected: Site) -> None:
    listed = corrected.read(f"corrections/{SEED_004}.yaml")
    made = [dict(re.findall(r"(start|end|from|to): (\S+)", entry)) for entry in listed.split("- start")[1:]]
    made = [{**m, "start": entry.split("\n")[0].strip(": ")} for m, entry in zip(made, listed.split("- start")[1:], strict=True)]
    assert len(made) >= 5
    page = corrected.read("public/corrections.html")
    source = corrected.read(f"public/pages/{SEED_004}.html")
    articles = {path: data.decode() for path, data in corrected.files(suffix=".html").items() if path.startswith("articles/")}
    for one in made:
        assert f"<del>{one['from']}</del> <ins>{one['to']}</ins>" in page
        assert f'id="c{one["start"]}"' in source
        holding = [html for html in articles.values() if f'id="c{one["start"]}"' in html]
        assert len(holding) == 1 and one["to"] in text_of(holding[0].partition('<aside class="beside">')[0])


def test_a_site_that_names_nobody_says_how_a_report_is_handed_on(corrected: Site) -> None:
    corrected.shows("about.html", "交给保管本库的人").shows("review.html", "交给保管本库的人")
    assert "请告知" not in corrected.read("public/about.html") and "请告诉我们" not in corrected.read("public/review.html")


def test_nothing_corrected_is_said_so(tmp_path: Path) -> None:
    Site.copy("tiny", tmp_path / "s").build().shows("corrections.html", "没有作过更正").shows("review.html", "没有低于此线的文章，也没有残缺的文章")


def test_what_was_corrected_in_a_heading_is_marked_there() -> None:
    text = "引题\n深人贯彻\n抓好瘦情防控\n副题一\n副题人二\n正文疫情。\n"
    at, blocks = 0, []
    for role, line in zip((Role.KICKER, Role.HEADLINE, Role.HEADLINE, Role.DECK, Role.DECK, Role.BODY), text.split("\n"), strict=False):
        blocks.append(Block(role, (Piece(at, at + len(line)),)))
        at += len(line) + 1
    layout = Layout(text, (Item(Kind.ARTICLE, tuple(blocks), "深人贯彻 抓好瘦情防控", "printed"),), ())
    made = [Correction(text.index(old), text.index(old) + len(old), old, new, "r", "w") for old, new in (("深人", "深入"), ("瘦", "疫"), ("人二", "入二"))]
    article = articles_of(Reading(Seed("seeds/s.txt", "0" * 64, text), PageFacts(), layout), tuple(made))[0]
    ranges = heading_ranges(article, layout)
    assert {line: [(a, b, c.new) for a, b, c in held] for line, held in ranges.items()} == {
        article.headline: [(0, 2, "深入"), (6, 7, "疫")], "副题入二": [(2, 4, "入二")]}
    assert "瘦" not in article.headline
    assert 'title="原文作“瘦”"' in marked_html(STRINGS, article.headline, ranges[article.headline])
