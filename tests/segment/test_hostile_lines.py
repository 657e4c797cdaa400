"""Lines that nobody prints and recognition may bring: a page is read whatever they are, and in time that grows with it."""
from __future__ import annotations

import time

import pytest

from banmian.segment import read_page
from banmian.text.spaced import closed_up

SPACED = ("▲商 會 開 會 紀{gap}總商會昨日開會議決各項辦法甚多由主席宣讀\n●市 府 會 議{gap}市府昨日開會議決各項辦法甚多由主席宣讀會畢\n▲東車馬門風電報員\n"
          "總商會昨日開會議決各項辦法甚多由主席宣讀會畢時來對將應與發經長\n▲東 車 馬 門 風\n")


@pytest.mark.parametrize("gap", ["　", "　　　　", "  "])
def test_a_headline_set_wide_before_its_text_is_parted_where_the_gap_stands(gap: str) -> None:
    layout = read_page(SPACED.format(gap=gap))
    assert any("會" in item.headline for item in layout.items)
    for item in layout.items:
        assert not item.headline.startswith("會紀")


@pytest.mark.parametrize("numeral", ["十1", "2十", "十十", "〇", "1二"])
def test_a_chapter_numbered_in_two_scripts_is_a_line_like_others(numeral: str) -> None:
    assert read_page(f"养犬规定\n第{numeral}章 总则\n第一条 为了规范养犬行为，制定本规定。\n").items


@pytest.mark.parametrize(("less", "more"), [
    ("本期开奖\n红球：" + "1，" * 14 + "x\n", "本期开奖\n红球：" + "1，" * 27 + "x\n"),
    ("●" + "王强李伟" * 250 + "\n●甲乙丙丁\n●甲乙丙丁\n", "●" + "王强李伟" * 4000 + "\n●甲乙丙丁\n●甲乙丙丁\n"),
    ("问：哪些人可以参加？\n" * 300, "问：哪些人可以参加？\n" * 4800),
    ("“全市经济工作会议\n" + "部署明年重点任务\n" * 300, "“全市经济工作会议\n" + "部署明年重点任务\n" * 4800),
], ids=["figures", "names", "questions", "heading"])
def test_time_grows_with_the_page(less: str, more: str) -> None:
    """Sixteen times the page may take sixty-four times as long, not a quarter of a thousand: what is quadratic fails, a busy machine does not."""
    def spent(page: str) -> float:
        start = time.process_time()
        read_page(page)
        return time.process_time() - start
    base = max(min(spent(less) for _ in range(3)), 0.02)
    assert spent(more) < 64 * base


def test_gaps_of_many_widths_are_not_closed_one_by_one() -> None:
    line = "".join("甲" + " " * width for width in range(1, 300)) + "甲"
    start = time.process_time()
    closed = closed_up(line)
    assert "".join(closed.split()) == "甲" * 300
    assert time.process_time() - start < 3


@pytest.mark.parametrize("line", ["□记者王小明", "□記者王小明", "□本報記者 王小明", "□通訊員 王小明", "■攝影 王小明"])
def test_a_byline_behind_a_bullet_is_one_in_both_scripts(line: str) -> None:
    from banmian.segment.looks import looks_of
    from banmian.segment.units import units_of
    assert "m:byline" in looks_of(units_of(line)[0])
