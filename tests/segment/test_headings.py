"""Headlines of several lines: a line's end that parts phrases stays a space, one within a phrase goes."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banmian.content.articles import articles_of
from banmian.layout import Block, Layout, PageFacts, Piece, Reading, Role, Seed
from banmian.model import Correction
from banmian.segment import read_page
from banmian.segment.fields import item_of
from tests.site import Site

TEXT = """
本报讯（记者王伟）昨天，全市经济工作会议在市礼堂举行，市长李国强作了报告，要求各级干部振奋精神，扎实工作。
会议总结了今年的经济工作，分析了面临的形势，对明年的工作作了安排。青石镇党政代表团赴东山参加了会议。
"""
HEAD = "全市经济工作会议召开\n部署明年重点任务\n"


@pytest.mark.parametrize(("printed", "read"), [
    (HEAD, "全市经济工作会议召开 部署明年重点任务"),
    ("踏着冰雪送粮油\n干部职工齐上阵\n", "踏着冰雪送粮油 干部职工齐上阵"),
    ("踏 着 冰 雪 送 粮 油\n干 部 职 工 齐 上 阵\n", "踏着冰雪送粮油 干部职工齐上阵"),
    ("不分神 不畏难\n聚民心 克时艰\n", "不分神 不畏难 聚民心 克时艰"),
    ("青石镇党政代表团\n赴东山参加经济工作会议\n", "青石镇党政代表团赴东山参加经济工作会议"),      # whose words the text has together
    ("县总工会“送温暖、送清凉\n下基层”活动启动\n", "县总工会“送温暖、送清凉下基层”活动启动"),
    ("全市经济工作会议部署明年的\n各项重点任务和措施\n", "全市经济工作会议部署明年的各项重点任务和措施"),
    ("东山召开春季城市绿化工作动员大会\n启动\n", "东山召开春季城市绿化工作动员大会启动"),
    ("暴雨引发灾害 各地加强\n防汛力量备战\n", "暴雨引发灾害 各地加强防汛力量备战"),       # phrases are parted by spaces here
])
def test_the_break_between_phrases_is_kept_and_no_other(printed: str, read: str) -> None:
    (item,) = read_page(printed + TEXT).items
    assert item.headline == read


def test_a_break_where_the_column_ends_tells_nothing() -> None:
    body = "昨天全市经济工作会议\n在市礼堂隆重开幕市长\n李国强作了报告要求各\n级干部振奋精神扎实工\n作认真完成各项任务。\n"
    page = "全市会议昨在礼堂召开\n部署明年重点任务\n" + "记者 王伟\n" + body
    assert read_page(page).items[0].headline == "全市会议昨在礼堂召开部署明年重点任务"


def test_site_and_citation_show_the_break_and_a_correction_leaves_it(tmp_path: Path) -> None:
    (tmp_path / "banmian.yaml").write_text("title: 试验\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "p.txt").write_text(HEAD + TEXT, encoding="utf-8")
    site = Site(tmp_path).segment()
    (path,) = (tmp_path / "content").rglob("*i01.md")
    assert "title: 全市经济工作会议召开 部署明年重点任务\n" in path.read_text(encoding="utf-8")
    site.build()
    page = next((tmp_path / "public" / "articles").rglob("*i01.html")).read_text(encoding="utf-8")
    assert page.count("全市经济工作会议召开 部署明年重点任务") > 3 and "召开部署" not in page


@pytest.mark.parametrize("worded", ["", "会议召开！全市经济工作会议召开 部署明年重占任务"])
def test_corrections_keep_the_break_in_headline_and_deck(worded: str) -> None:
    lines = ("市长李国强讲话", "全市经济工作会议召开", "部署明年重占任务", "各县市负责人参加", "要求狠抓落实", "本报讯 昨天，全市召开会议。")
    text = "\n".join(lines)
    pieces = [Piece(text.index(line), text.index(line) + len(line)) for line in lines]
    item = item_of(text, [Block(Role.KICKER, (pieces[0],)), Block(Role.HEADLINE, tuple(pieces[1:3])), Block(Role.DECK, tuple(pieces[3:5])),
                          Block(Role.BODY, (pieces[5],))])
    item = replace(item, headline=worded or item.headline)
    at = text.index("占")
    reading = Reading(Seed("seeds/p.txt", "0" * 64, text), PageFacts(), Layout(text, (item,), ()))
    article = articles_of(reading, (Correction(at, at + 1, "占", "点", "misread", "editor"),))[0]
    assert article.headline == (worded or item.headline).replace("占", "点") and article.headline.endswith("召开 部署明年重点任务")
    assert article.deck == ("各县市负责人参加 要求狠抓落实",)


@pytest.mark.parametrize(("printed", "shown"), [
    ("◆推进会昨曰召开\n", "推进会昨日召开"), ("★推进会昨曰召开\n部署明年重点任务安排\n", "推进会昨日召开 部署明年重点任务安排"),
    ("全市经济工作，会议 昨曰召开\n", "全市经济工作，会议 昨日召开")])
def test_a_correction_reaches_a_headline_behind_a_mark_and_with_a_gap(printed: str, shown: str) -> None:
    text = printed + TEXT
    layout = read_page(text)
    at = text.index("曰")
    reading = Reading(Seed("seeds/p.txt", "0" * 64, text), PageFacts(), layout)
    article = articles_of(reading, (Correction(at, at + 1, "曰", "日", "misread", "editor"),))[0]
    assert article.headline == shown
