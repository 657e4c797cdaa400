"""Names set wide to fill a column (周 平) are a byline's, beside names that are not, roles and offices."""
from __future__ import annotations

import pytest

from banmian.segment import read_page
from banmian.text.join import reading_text

TEXT = """
走进建设新村六幢二单元，楼道转角处的书架格外显眼。书架是居民陈桂芳老人请木匠打的，上面摆着三百多本书。
陈桂芳今年七十二岁，退休前是小学教师。她说，书放在家里是死的，放在楼道里就活了。
"""


@pytest.mark.parametrize(("byline", "read", "names"), [
    ("周 平　赵宝根", "周 平 赵宝根", [("周平", ""), ("赵宝根", "")]),
    ("王小虎  孙 丽", "王小虎 孙 丽", [("王小虎", ""), ("孙丽", "")]),
    ("张 文　欧阳小芳", "张 文 欧阳小芳", [("张文", ""), ("欧阳小芳", "")]),
    ("通讯员 周 平　赵宝根", "通讯员 周平 赵宝根", [("周平", "通讯员"), ("赵宝根", "通讯员")]),
    ("记者 赵　敏　仝　冰　通讯员 刘 洋", "记者 赵敏 仝冰 通讯员 刘洋", [("赵敏", "记者"), ("仝冰", "记者"), ("刘洋", "通讯员")]),
    ("记 者  王 小 明", "记者 王小明", [("王小明", "记者")]),
    ("钱 进／文　孙立／图", "钱进／文 孙立／图", [("钱进", ""), ("孙立", "")]),
    ("罗 兰·本报特约记者 马 骏", "罗兰·本报特约记者 马骏", [("罗兰", ""), ("马骏", "特约记者")]),
    ("县农业局　王　强　李大伟", "县农业局 王 强 李大伟", [("王强", ""), ("李大伟", "")]),
])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_line_of_names_set_wide_is_the_byline_and_each_name_an_author(byline: str, read: str, names: list[tuple[str, str]], gap: str) -> None:
    page = f"楼道里的读书角\n{gap}{byline}\n{gap}{TEXT}"
    (item,) = read_page(page).items
    assert item.headline == "楼道里的读书角"
    assert [(author.name, author.role) for author in item.authors] == names
    assert [reading_text(page, block.pieces) for block in item.blocks if block.role == "byline"] == [read]
