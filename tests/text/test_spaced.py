"""Lines set character by character are closed up; what white space parts stays parted."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.text.hanzi import ink
from banmian.text.join import read_run
from banmian.text.spaced import closed_up

ROWS = st.lists(st.sampled_from(["全", "市", "经", "济", "工作", "1", "0", "25", "A", "App", "（", "）", "，", "□", "·", " ", "  ", "　", "\n", "\t"]),
                max_size=40).map("".join)


@given(ROWS)
def test_only_white_space_is_taken_away_and_once_is_enough(run: str) -> None:
    once = closed_up(run)
    assert ink(once) == ink(run) and closed_up(once) == once
    for phrases in (True, False, None):
        read = read_run(run, phrases=phrases)
        assert ink(read) == ink(run) and read_run(read, phrases=phrases) == read


@pytest.mark.parametrize(("printed", "closed"), [
    ("本 报 讯（记 者 王 明）昨日，全市", "本报讯（记者王明）昨日，全市"),
    ("关 于 夏 收 分 配 的 指 示", "关于夏收分配的指示"),
    ("通　知", "通知"),
    ("记 者  王 小 明", "记者  王小明"),
    ("责 编 ： 王 伟  美 编 ： 李 红", "责编：王伟  美编：李红"),
    ("2 0 0 6 年 9 月 1 8 日", "2006年9月18日"),
    ("1958 年 6 月 12 日 星 期 四", "1958年6月12日星期四"),
    ("A 0 3 要 闻", "A03要闻"),
    ("第 1 2 版", "第12版"),
    ("第 1 2 版", "第12版"),
    ("记者 王 伟　李 红 摄", "记者 王伟　李红 摄"),
    ("□ 王 小 明", "□ 王小明"),
    ("全 市经 济 工 作 会 议 昨 日 召 开", "全市经济工作会议昨日召开"),
    ("关 于 召 开\n第 三 次 会 议 的 通 知", "关于召开\n第三次会议的通知"),
])
def test_characters_set_apart_are_read_together(printed: str, closed: str) -> None:
    assert closed_up(printed) == closed


@pytest.mark.parametrize("line", ["不分神 不畏难 不松劲", "周 平　赵宝根", "本报讯 3 月 30 日下午", "青菜 1.60 2.40",
                                  "胜\t平\t负\t分", "T 台"])
def test_what_white_space_parts_stays_parted(line: str) -> None:
    assert closed_up(line) == line
