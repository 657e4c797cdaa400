"""What stands around articles, and who wrote them, as papers of many kinds print it: masthead, folio and staff are no headline."""
from __future__ import annotations

import pytest

from banmian.layout import Item, Role
from banmian.segment import read_page
from banmian.segment.people import authors_of

NEWS = ("县农商行发放首笔“民宿贷”\n本报讯（通讯员 叶青青）近日，县农商行向西塘村村民顾建明发放首笔“民宿贷”30万元，这是全县第一笔。\n"
        "县农商行负责人表示，今年计划发放“民宿贷”1000万元，让更多农户受益。\n")
MORE = "三十名少年登台比画技\n本报讯（记者 何东升）6月1日，县少年宫举行少儿现场绘画比赛，来自全县12所小学的30名学生参加。\n"
BODY = "山下村村民自筹资金8万元，修通了一条长2.5公里的机耕路，结束了该村不通车的历史。"
HEADS = ["县农商行发放首笔“民宿贷”", "三十名少年登台比画技"]


def heads(page: str) -> list[str]:
    return [item.headline for item in read_page(page).items]


def crossheads(items: tuple[Item, ...]) -> int:
    return sum(block.role is Role.CROSSHEAD for item in items for block in item.blocks)


@pytest.mark.parametrize("line", [
    "责编/方晓 版式/陈力 校对/周丽", "值班总编 方晓 编辑 陈力", "编辑 余红", "2016/11/09", "2016-11-09 02", "星期三 农历十月初十",
    "第1234期 今日四版 零售每份三分", "今日龙游\n2016年11月9日 星期三 第2版\n综合新闻", "XINWEN 新闻 A2", "中共衢县委员会机关报\n1957年5月10日",
    "一九五三年五月十日　第十七期　每逢五、十出版", "中華民國三十六年六月廿四日　星期二", "国际国内　4版"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_lines_of_the_masthead_are_no_part_of_the_headline_below(line: str, gap: str) -> None:
    assert heads(f"{line}\n{gap}{NEWS}\n{MORE}") == HEADS


@pytest.mark.parametrize("line", ["- 2 -", "— 2 —", "第 2 页 共 4 页", "第2版 综合新闻", "今日龙游 2016年11月9日 第2版"])
def test_a_folio_within_an_article_is_no_crosshead(line: str) -> None:
    head, first, rest = NEWS.split("\n", 2)
    items = read_page(f"{head}\n{first}\n{line}\n{rest}\n{MORE}").items
    assert [item.headline for item in items] == HEADS and not crossheads(items)


@pytest.mark.parametrize(("line", "names"), [
    ("文/周平 图/叶军", ["周平", "叶军"]), ("融媒体中心记者 周平", ["周平"]), ("口述：周平 整理：叶军", ["周平", "叶军"]),
    ("县委办 赵宝根", ["赵宝根"]), ("周平（农民）", ["周平"]), ("县人大代表 周平", ["周平"]), ("文字记者 周平 摄影记者 叶军", ["周平", "叶军"]),
    ("（四年级 周平 指导老师 叶军）", ["周平", "叶军"]), ("县实验小学三（2）班 周平 指导老师：叶军", ["周平", "叶军"])])
def test_a_byline_is_no_part_of_the_headline(line: str, names: list[str]) -> None:
    page = f"山下村修通机耕路\n{line}\n{BODY}\n\n{NEWS}"
    item = read_page(page).items[0]
    assert (item.headline, [author.name for author in item.authors]) == ("山下村修通机耕路", names)


@pytest.mark.parametrize(("line", "names"), [("（周平）", ["周平"]), ("（记者 叶军）", ["叶军"]), ("（通讯员 李大明）", ["李大明"]),
                                             ("（周平 叶军）", ["周平", "叶军"]), ("（完）", []), ("（下）", [])])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_a_signature_on_its_own_line_names_the_author(line: str, names: list[str], indent: str) -> None:
    page = f"山下村修通机耕路\n{indent}{BODY}\n{indent}{line}\n\n香菇良种通过鉴定\n{indent}{BODY}\n"
    items = read_page(page).items
    assert [item.headline for item in items] == ["山下村修通机耕路", "香菇良种通过鉴定"]
    assert [author.name for author in items[0].authors] == names


@pytest.mark.parametrize(("byline", "names"), [
    ("记者 胡文", ["胡文"]), ("通讯员 赵文 文/图", ["赵文"]), ("林文 杨丽军", ["林文", "杨丽军"]), ("记者 李雅文", ["李雅文"]),
    ("周平文 叶军图", ["周平", "叶军"]), ("记者 张三/文 李四/摄", ["张三", "李四"]), ("——李大明", ["李大明"]), ("（小小说）", []),
    ("金桥大队社员 张小奶", ["张小奶"]), ("（据新华社）", [])])
def test_names_keep_their_last_character_and_what_is_no_name_is_none(byline: str, names: list[str]) -> None:
    assert [author.name for author in authors_of(byline)] == names


@pytest.mark.parametrize("line", ["文旅富民", "文旅富民 激活一方山水"])
def test_a_line_that_begins_like_a_byline_is_none(line: str) -> None:
    items = read_page(f"从穷山村到富裕村\n■ 记者 叶文静\n{BODY}\n{line}\n{BODY}{BODY}\n").items
    assert [author.name for item in items for author in item.authors] == ["叶文静"]


@pytest.mark.parametrize("dateline", ["新华社华盛顿5月19日专电", "综合新华社电", "据《人民日报》报道", "又讯", "本县讯"])
def test_a_dateline_begins_an_item(dateline: str) -> None:
    page = f"新华社北京5月20日电 国家统计局20日公布的数据显示，物价上涨主要受食品价格拉动。\n{dateline} 今年夏粮有望再获丰收，产量将超过去年。\n"
    assert len(read_page(page).items) == 2


@pytest.mark.parametrize(("before", "after"), [("本报讯（记者 何东升）6月", "1日，县少年宫举行绘画比赛。"), ("灯会举行亮灯仪式，3", "500盏彩灯同时点亮。"),
                                               ("产值同比增长12", ".4%，创历史新高。"), ("全村有劳动力16", "人外出务工。")])
def test_a_figure_runs_on_over_a_line_end(before: str, after: str) -> None:
    items = read_page(f"县少年宫灯会举行\n{before}\n{after}\n\n{NEWS}").items
    assert not crossheads(items) and len(items) == 2
    assert [len(block.pieces) for block in items[0].blocks if block.role is Role.BODY] == [2]


def test_a_news_item_with_a_captions_line_is_no_photograph() -> None:
    assert read_page(f"{NEWS}图为会场。 记者 刘军 摄\n").items[0].kind.value == "article"


def test_jump_lines_without_brackets_begin_no_headline() -> None:
    items = read_page(f"{NEWS}▶▶下转3版\n\n{MORE}\n").items
    assert [item.headline for item in items] == HEADS
