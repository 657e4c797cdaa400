"""Photographs: who took one stands under its caption, and the next caption is another's; groups stay one."""
from __future__ import annotations

from banmian.layout import FurnitureKind, Item, Kind, Role
from banmian.segment import read_page

HEAD = "海州日报\n2008年6月3日 星期二\n\n"
KITES = "六一儿童节前夕，实验小学的孩子们在操场上放飞亲手制作的风筝，庆祝自己的节日。\n"
BEANS = "昨日，港务局工人冒雨抢卸进口大豆，确保粮食及时入库。\n"
SHOOTS = "连日来，滨海新区的育苗基地里一片繁忙，技术人员正抢抓农时培育海参苗。目前该基地已培育海参苗三千万头。\n"
NEWS = ("本报讯（记者 胡志强）入秋以来，北原铁路二期工程的建设者们抢抓施工黄金季节，日夜奋战在草原深处。目前路基已完成百分之八十。\n"
        "铁路指挥部负责人介绍，二期工程全长三百二十公里，计划明年国庆节前全线铺通。\n")


def authors(items: tuple[Item, ...]) -> list[list[tuple[str, str]]]:
    return [[(author.name, author.role) for author in item.authors] for item in items]


def test_captions_without_headlines_keep_their_own_photographers() -> None:
    page = HEAD + f"{KITES}记者 周海涛 摄\n\n{BEANS}通讯员 吴 江 摄\n\n{SHOOTS}本报记者 林洁 摄\n"
    items = read_page(page).items
    assert [item.kind for item in items] == [Kind.PHOTO] * 3
    assert authors(items) == [[("周海涛", "记者")], [("吴江", "通讯员")], [("林洁", "记者")]]
    assert [[block.role for block in item.blocks] for item in items] == [[Role.BODY, Role.BYLINE]] * 3


def test_a_photographer_over_the_caption_of_his_headline_stays_there() -> None:
    page = f"{HEAD}孩子们的节日\n记者 周海涛 摄\n{KITES}\n港口抢卸忙\n通讯员 吴江 摄\n{BEANS}"
    items = read_page(page).items
    assert [item.headline for item in items] == ["孩子们的节日", "港口抢卸忙"]
    assert authors(items) == [[("周海涛", "记者")], [("吴江", "通讯员")]]


def test_the_photographer_of_an_article_is_named_beside_its_reporter_and_ends_it() -> None:
    page = (f"铁路建设者奋战在草原深处\n{NEWS}图为建设者正在铺设轨排。\n苏和 摄\n我区秋粮收购进展顺利\n本报讯 截至二十日，全区已收购秋粮四亿五千万公斤，收购进度快于往年。\n"
            "▲昨天，城关粮站的工作人员在检验新粮水分。\n本报记者 韩梅 摄\n◀牧民们把打好的草拉回营地，准备过冬。\n苏和 摄\n")
    items = read_page(page).items
    assert [item.headline for item in items] == ["铁路建设者奋战在草原深处", "我区秋粮收购进展顺利", "◀牧民们把打好的草拉回营地"]
    assert authors(items) == [[("胡志强", "记者"), ("苏和", "摄影")], [("韩梅", "记者")], [("苏和", "摄影")]]


def test_a_group_of_pictures_under_one_headline_is_one_item() -> None:
    one = read_page(f"图片新闻\n1、{KITES}（周海涛摄）\n2、{BEANS}（吴江摄）\n").items
    assert len(one) == 1 and one[0].headline == "图片新闻"
    page = f"{HEAD}秋到江城\n组图：记者 沈阳 摄\n①江边的芦苇随风起伏。\n②老人们在银杏树下打太极。\n③孩子们捡拾落叶做书签。\n"
    (group,) = read_page(page).items
    assert (group.headline, group.kind, authors((group,))) == ("秋到江城", Kind.PHOTO, [[("沈阳", "记者")]])


def test_a_photographer_set_in_like_a_paragraph_ends_his_caption() -> None:
    page = ("南岭晚报 2014年3月12日 A08 社会\n\n　　植树节来临之际，\n南岭中学的学生在校\n园里种下五十棵桂花\n树。\n　　（陈思　摄）\n\n"
            "　　昨日，交警在北环\n路口向过往司机发放\n安全行车手册。\n　　（李铁军　摄）\n\n"
            "　　本报讯　昨日上午，\n南岭大桥加固工程正\n式开工。工程总投资二\n千三百万元，工期八个\n月，施工期间大桥实行\n半幅通行。\n")
    layout = read_page(page)
    assert authors(layout.items) == [[("陈思", "摄影")], [("李铁军", "摄影")], []]
    assert [item.dateline for item in layout.items] == ["", "", "本报讯"]
    assert [f.kind for f in layout.furniture] == [FurnitureKind.MASTHEAD]
