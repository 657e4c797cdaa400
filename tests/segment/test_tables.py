"""Programmes, prices, results, draws and lists of names: one item each, each line kept, and no neighbour in them."""
from __future__ import annotations

import pytest

from banmian.layout import Kind, Role
from banmian.segment import read_page

BEFORE = "市政府召开廉政工作会议\n本报讯（记者 何明）昨天上午，市政府召开廉政工作会议，总结去年廉政建设工作，部署今年任务。\n"
AFTER = "我市粮食储备充足\n本报讯（记者 林涛）记者昨天从市粮食局了解到，目前我市粮食储备充足，可供全市居民食用六个月以上。\n"
TABLES = {
    "今日荧屏": ("8:35 电视剧：大宅门（15、16）", "12:00 新闻30分", "19:00 新闻联播", "20:05—21:00 电视剧：雍正王朝（3、4）"),
    "今天电视": ("中央台：19:00 新闻联播", "20:00 电视连续剧《武松》第三集", "省台：18:45 本省新闻"),
    "本市电影": ("人民电影院：《牧马人》九点、一点半、三点半", "红星影剧院：《骆驼祥子》八点半、十点半"),
    "昨日菜价": ("品名 批发价 零售价", "青菜 1.60 2.40", "白菜 0.80 1.20", "猪肉 18.00 24.00"),
    "全国足球甲A联赛积分榜": ("名次 队名 胜 平 负 积分", "1 大连万达 15 4 3 49", "2 上海申花 11 6 5 39", "3 北京国安 9 7 6 34"),
    "昨日赛果": ("大连万达2:1北京国安", "上海申花 0:0 四川全兴"),
    "今年上半年主要经济指标": ("地区生产总值 325.6亿元 增长8.2%", "社会消费品零售总额 120.8亿元 增长10.1%", "工业增加值 98.7亿元 增长9.0%"),
    "福利彩票开奖公告": ("双色球第2009032期", "红球：03 08 12 19 25 31 蓝球：07", "一等奖 4注 每注奖金7,250,000元", "中奖号码：5 2 9"),
    "全国主要城市天气": ("北京 晴 5℃～15℃", "哈尔滨 小雪 －8℃～－1℃"),
    "天气预报": ("今天：阴有大到暴雨，偏东风4到5级，22～26℃。", "明天：中到大雨转多云，23～28℃。"),
    "少儿书法大赛获奖名单": ("一等奖：王建华（城关小学）", "二等奖：李国庆（东门小学）、陈志刚（西门小学）", "组织奖：城关小学 东门小学"),
}


@pytest.mark.parametrize("headline", TABLES)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_table_is_one_item_and_keeps_its_lines(headline: str, between: str) -> None:
    layout = read_page((BEFORE + "\n".join((headline, *TABLES[headline], AFTER))).replace("\n", between))
    assert [item.headline for item in layout.items] == ["市政府召开廉政工作会议", headline, "我市粮食储备充足"]
    table = layout.items[1]
    lines = [tuple(layout.text[piece.start:piece.end] for piece in block.pieces) for block in table.blocks if block.role is Role.BODY]
    assert lines == [(line,) for line in TABLES[headline]]
    assert table.kind is not Kind.TEASER and not table.authors and not layout.furniture


def test_tables_that_follow_one_another_are_items_each() -> None:
    kinds = [headline for headline in TABLES if headline != "今天电视"]       # another programme may be a part of the one before
    page = "\n".join(line for headline in kinds for line in (headline, *TABLES[headline])) + "\n"
    assert [item.headline for item in read_page(page).items] == kinds


def test_channels_are_parts_of_one_programme() -> None:
    page = f"今日荧屏\n中央一套\n12:00 新闻30分\n19:00 新闻联播\n江州一套\n18:30 江州新闻\n19:40 天气预报\n{AFTER}"
    programme, article = read_page(page).items
    assert (programme.headline, article.headline) == ("今日荧屏", "我市粮食储备充足")
    parts = [page[block.pieces[0].start:block.pieces[0].end] for block in programme.blocks if block.role is Role.CROSSHEAD]
    assert parts == ["中央一套", "江州一套"]


def test_a_list_of_names_stays_in_its_notice() -> None:
    lines = ("一、教育系统", "王建华 李国庆 张丽萍 陈志刚 刘海燕", "赵文斌 孙晓东 周玉兰", "二、乡镇（街道）", "东风镇 林志伟", "西岭乡 黄春花 罗大勇",
             "如有异议，请向县人力资源和社会保障局反映。电话：0571-12345678", "县人力资源和社会保障局", "2018年12月3日")
    page = "\n\n".join(("江北县2018年度先进工作者名单公示", "经基层推荐、部门审核，拟对以下同志予以表彰，现予公示。", *lines, AFTER))
    notice, article = read_page(page).items
    printed = [page[block.pieces[0].start:block.pieces[-1].end] for block in notice.blocks]
    assert printed[2:] == list(lines) and not notice.authors
    assert [block.role for block in notice.blocks if page[block.pieces[0].start] in "一二"] == [Role.CROSSHEAD] * 2
    assert article.headline == "我市粮食储备充足"


def test_who_was_there_stays_in_the_report() -> None:
    page = (BEFORE + "出席会议的市领导有：\n王建国 李大伟 张志强 陈海燕 赵立新 周国平\n孙志高 吴永康 郑秀英\n会议由市长李大伟主持。\n").replace("\n", "\n\n")
    (item,) = read_page(page).items
    assert [author.name for author in item.authors] == ["何明"] and sum(block.role is Role.BODY for block in item.blocks) == 5


@pytest.mark.parametrize("line", ["社址：太平西路1号 邮编：324400", "报名电话：0570-7012345", "产品名称\t材质\t售价"])
def test_a_papers_address_and_an_adverts_lines_are_no_table(line: str) -> None:
    layout = read_page(f"{AFTER}\n{line}\n")
    assert len(layout.items) == 1 and len(layout.furniture) == 1


def test_whom_to_ask_is_the_notices() -> None:
    page = f"{AFTER}县少年宫暑期班开始报名\n县少年宫暑期班从即日起开始报名，开设书法、绘画等二十个班次。\n报名电话：0570-7012345\n联系人：王老师\n地址：太平西路18号\n"
    layout = read_page(page)
    assert len(layout.items) == 2 and not layout.furniture


def test_prose_that_a_table_stands_beside_is_joined_to_the_measure() -> None:
    prose = "市政府昨天召开会议讨论提请市人代会审议的政府工作报告，部署第一季度的经济工作，要求各部门确保开好局起好步，为完成全年任务打下坚实基础。"
    column = ["　　" + prose[:16], *(prose[at:at + 18] for at in range(16, len(prose), 18))]
    rows = ["　　" + line.replace(" ", "　　") for headline in ("昨日菜价", "全国主要城市天气") for line in (headline, *TABLES[headline])]
    page = "\n".join((*rows, "　　　　市政府召开会议", *column, *column, "")) + "\n"
    article = read_page(page).items[-1]
    assert [len(block.pieces) for block in article.blocks if block.role is Role.BODY] == [len(column)] * 2
