"""Verse: a poem is an article whose lines stay lines; lists, headlines and prose are none."""
from __future__ import annotations

import pytest

from banmian.layout import Item, Role
from banmian.segment import read_page

PROSE = "　　父亲是个木匠，一辈子走村串户，给人家打家具、造房子。他的手上满是老茧，却能雕出最细的花。"
REGULAR = "春到青石\n□ 王小山\n春风又绿青石岸，\n燕子归来话旧年。\n借问人家何处好，\n桃花深处有炊烟。\n"
FREE = ("石桥上的月亮\n（外一首）\n林一舟\n小时候\n月亮是一枚小小的邮票\n我在这头\n母亲在那头\n\n"
        "长大后\n月亮是一张窄窄的船票\n我在桥上\n她在水里\n")
ESSAY = f"我的父亲\n□ 徐秀英\n{PROSE}\n{PROSE}\n"
LIST = "获奖名单\n王小山\n一等奖 林一舟 陈二木\n二等奖 徐秀英 方志明\n三等奖 江南雪 王小山\n鼓励奖 李强 王伟\n优秀奖 张敏\n"
LINES = (Role.VERSE, Role.STANZA)


def lines(item: Item, text: str) -> list[tuple[Role, str]]:
    return [(block.role, text[p.start:p.end]) for block in item.blocks if block.role in LINES for p in block.pieces]


@pytest.mark.parametrize("parted", ["\n", ""])
def test_poems_keep_their_lines_and_stanzas(parted: str) -> None:
    page = parted.join((FREE, REGULAR, ESSAY))
    free, regular, essay = read_page(page).items
    assert (free.headline, [a.name for a in free.authors]) == ("石桥上的月亮（外一首）", ["林一舟"])
    assert (regular.headline, [a.name for a in regular.authors]) == ("春到青石", ["王小山"])
    assert (essay.headline, lines(essay, page)) == ("我的父亲", [])
    assert [role for role, _ in lines(free, page)] == [Role.STANZA, *[Role.VERSE] * 3] * 2
    assert [text for _, text in lines(regular, page)] == REGULAR.splitlines()[2:]
    assert free.status == regular.status == "complete"


@pytest.mark.parametrize("page", [f"{LIST}\n{ESSAY}", ESSAY * 2, f"{FREE[:30]}\n{ESSAY}"])
def test_lists_prose_and_fragments_are_no_verse(page: str) -> None:
    assert not any(lines(item, page) for item in read_page(page).items)


def test_verse_in_narrow_columns_is_not_taken_for_prose_nor_prose_for_verse() -> None:
    prose = ["青石镇昨日召开春耕", "生产工作会议，部署", "全镇春耕备耕各项工", "作，要求各村抢抓农", "时，落实好早稻种植", "面积，确保粮食生产",
             "安全稳定，推动农业", "增效农民增收。"]
    page = "\n".join(["春耕会议召开", "记者 王伟", *prose, *prose, *prose, "", REGULAR])
    items = read_page(page).items
    assert [bool(lines(item, page)) for item in items] == [False, True]
