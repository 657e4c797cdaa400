"""Pages set character by character, in part or as a whole, read as the same pages set close; spans keep every character."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from banmian.layout import FurnitureKind, Item, Layout
from banmian.segment import read_page
from banmian.text.join import reading_text
from tests.site import Site

PAGE = """清江晚报
2006年9月18日 星期一
A03 要闻
我市启动秋季植树活动
本报讯（记者王明 通讯员李小红）昨日上午，我市在西山公园启动秋季植树活动，市四套班子领导和机关干部三百多人参加了义务植树。
据了解，今年秋季我市计划植树120万株，重点实施城区增绿、公路绿化和荒山造林三大工程，到年底全市森林覆盖率将达到46%。
市林业局负责人说，植树要讲成活率，今年将对每一片新造林实行挂牌管护，责任到人，确保栽一片活一片。
图书漂流进社区
记者 赵海燕
“这里的书可以随便拿回家看，看完放回来就行。”昨天下午，家住东门社区的退休教师孙国强在社区门口的书架上挑了两本小说。
据介绍，图书漂流活动由市图书馆发起，首批在12个社区设立了漂流点，投放图书六千册，居民无须办证就可以取阅。
市图书馆馆长刘建华表示，漂流书架投放一个月来，丢书的情况很少，还有不少居民把自己家里的书也放了上去。
供水管道检修停水通知
因供水管道检修，定于9月20日8时至18时，解放路、人民路一带停水，请广大用户做好储水准备。
"""
HEADS = ("清江晚报", "我市启动秋季植树活动", "图书漂流进社区", "记者 赵海燕", "供水管道检修停水通知", "本报讯（记者王明 通讯员李小红）")


def everywhere(text: str) -> str:
    """Every character apart from the next, and twice as far where a space stands."""
    return "\n".join(" ".join(line) for line in text.split("\n"))


def words_kept(text: str) -> str:
    """The same, but figures as recognition leaves them: together."""
    return "\n".join(" ".join(re.findall(r"[0-9A-Z]+|\S| ", line)) for line in text.split("\n"))


def heads_alone(text: str) -> str:
    """Masthead, headlines, byline and dateline alone, as printers fill a column."""
    for head in HEADS:
        text = text.replace(head, " ".join(head), 1)
    return text


def told(layout: Layout, item: Item) -> tuple[object, ...]:
    texts = [(block.role, reading_text(layout.text, block.pieces)) for block in item.blocks]
    return item.kind, item.headline, item.authors, item.dateline, item.status, texts


@pytest.mark.parametrize("how", [everywhere, words_kept, heads_alone])
def test_a_page_set_character_by_character_reads_as_one_set_close(how) -> None:  # type: ignore[no-untyped-def]
    plain, spaced = read_page(PAGE), read_page(how(PAGE))
    assert [told(spaced, item) for item in spaced.items] == [told(plain, item) for item in plain.items]
    assert [f.kind for f in spaced.furniture] == [f.kind for f in plain.furniture]
    assert [len(item.blocks) for item in spaced.items] == [4, 5, 2]


def test_the_facts_of_such_a_page_and_the_text_of_its_articles_are_read(tmp_path: Path) -> None:
    (tmp_path / "banmian.yaml").write_text("title: 试验\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "p.txt").write_text(everywhere(PAGE), encoding="utf-8")
    Site(tmp_path).segment()
    first = next((tmp_path / "content").rglob("*i01.md")).read_text(encoding="utf-8")
    for line in ("title: 我市启动秋季植树活动", "newspaper: 清江晚报", "page: A03", "section: 要闻", "dateline: 本报讯"):
        assert line in first
    assert "2006-09-18" in first and "今年秋季我市计划植树120万株，重点实施" in first


def test_what_a_column_read_across_leaves_is_no_poem() -> None:
    page = "推进会召开\n\n本报讯 3月31日，全区召开推进会，部署疫情防控各项工作。\n\n质筹\n\n量 协\n\n发调\n\n展加\n\n争快\n\n取盘\n"
    layout = read_page(page)
    assert len(layout.items) == 1 and {f.kind for f in layout.furniture} == {FurnitureKind.DEBRIS}


def test_a_dateline_set_apart_behind_its_heading_begins_the_text() -> None:
    page = "全区推进会召开　本 报 讯 (记 者 王 明) 3月31日，全区召开推进会，部署疫情防控各项工作。\n"
    (item,) = read_page(page).items
    assert (item.headline, item.dateline, [a.name for a in item.authors]) == ("全区推进会召开", "本报讯", ["王明"])
