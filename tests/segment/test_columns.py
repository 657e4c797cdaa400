"""Columns of questions, of briefs and of letters, and texts in chapters: what stands under one headline is one item."""
from __future__ import annotations

import pytest

from banmian.layout import Item, Layout, Role
from banmian.segment import read_page

AFTER = "市领导慰问一线环卫工人\n本报讯（记者 郑雷）昨天上午，市领导一行来到环卫站，慰问高温下坚守岗位的环卫工人，为他们送去防暑降温用品。\n"
QUESTIONS = ("问：哪些人可以参加城乡居民养老保险？", "答：年满十六周岁，不属于职工基本养老保险制度覆盖范围的城乡居民，可以在户籍地参保。",
             "问：缴费标准是多少？", "答：缴费标准分为十二个档次，参保人自主选择档次缴费，多缴多得。")
LAW = ("第一章 总 则", "第一条 为了规范养犬行为，保障公民人身安全，维护市容环境卫生和社会公共秩序，制定本条例。",
       "第二条 本条例适用于本市城市建成区内养犬及其管理活动。", "第二章 养犬登记", "第三条 本市实行养犬登记制度。未经登记，不得养犬。",
       "第四条 申请养犬登记的，应当具备下列条件：", "（一）有合法身份证明；", "（二）犬只已经免疫。", "第三章 附 则", "第五条 本条例自2020年1月1日起施行。")
PLAN = ("第一章 发展环境", "“十三五”时期，全市经济社会发展取得显著成就，地区生产总值年均增长百分之七点五。", "第二章 主要目标", "第一节 指导思想",
        "坚持以人民为中心，坚持新发展理念，坚持深化改革开放。", "第二节 具体指标", "到2025年，全市地区生产总值突破一千亿元。")
BRIEFS = ("市第三人民医院门诊大楼昨天封顶。", "全市首个社区养老食堂在西园社区开张。", "我市选手在省运会上夺得举重金牌。", "滨江公园樱花进入盛花期，游人如织。")


def lines(layout: Layout, item: Item, *roles: Role) -> list[str]:
    return [layout.text[block.pieces[0].start:block.pieces[-1].end] for block in item.blocks if block.role in roles]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("mark", ["", "■"])
def test_questions_and_answers_are_one_item(between: str, mark: str) -> None:
    asked = [mark + line if line[0] == "问" else line for line in QUESTIONS]
    layout = read_page("\n".join(("答参保人问", *asked, AFTER)).replace("\n", between))
    assert [item.headline for item in layout.items] == ["答参保人问", "市领导慰问一线环卫工人"]
    assert lines(layout, layout.items[0], Role.BODY) == asked


@pytest.mark.parametrize(("title", "text"), [("云岭市城市养犬管理条例", LAW), ("全市五年规划纲要（摘要）", PLAN)])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("before", ["", AFTER])
def test_a_law_or_a_plan_in_chapters_is_one_item(title: str, text: tuple[str, ...], between: str, before: str) -> None:
    layout = read_page((before + "\n".join((title, *text, AFTER))).replace("\n", between))
    item = layout.items[bool(before)]
    assert len(layout.items) == 2 + bool(before) and item.headline == title
    assert lines(layout, item, Role.BODY, Role.CROSSHEAD) == list(text)
    assert lines(layout, item, Role.CROSSHEAD) == [line for line in text if line[2] in "章节"]


def test_the_chapter_of_a_novel_is_a_headline() -> None:
    page = f"{AFTER}\n第三章 风雨夜归人\n\n那一夜，风雨大作，老人提着马灯站在村口的石桥上，望着远处的山路出神。\n\n他已经等了三个钟头了，女儿还没有回来。\n"
    assert [item.headline for item in read_page(page).items] == ["市领导慰问一线环卫工人", "第三章 风雨夜归人"]


@pytest.mark.parametrize("name", ["简讯", "一句话新闻", "要闻速览"])
@pytest.mark.parametrize("lead", ["", "●", "本报讯 "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_briefs_without_headlines_are_paragraphs_of_their_column(name: str, lead: str, between: str) -> None:
    briefs = [lead + line for line in BRIEFS]
    layout = read_page("\n".join((name, *briefs, AFTER)).replace("\n", between))
    assert [(item.headline, [author.name for author in item.authors]) for item in layout.items] == [(name, []), ("市领导慰问一线环卫工人", ["郑雷"])]
    assert lines(layout, layout.items[0], Role.BODY) == briefs


def test_a_column_of_briefs_below_an_article_and_a_reporters_note_within_one() -> None:
    page = (f"{AFTER}记者手记\n采访结束时，环卫站的灯还亮着，环卫工人又回到了街头，继续清扫。\n本市簡訊\n△市府昨開市政會議，討論疏散人口案。\n△米價已趨穩定。\n")
    layout = read_page(page)
    assert [(item.headline, [author.name for author in item.authors]) for item in layout.items] == [("市领导慰问一线环卫工人", ["郑雷"]), ("本市簡訊", [])]
    assert lines(layout, layout.items[0], Role.CROSSHEAD) == ["记者手记"]


@pytest.mark.parametrize("name", ["读者来信", "政策问答", "体育新闻"])
def test_the_name_of_a_column_is_a_kicker(name: str) -> None:
    layout = read_page(f"{name}\n关于城乡居民养老保险\n{chr(10).join(QUESTIONS)}\n")
    (item,) = layout.items
    assert item.headline == "关于城乡居民养老保险" and lines(layout, item, Role.KICKER) == [name]
