"""What a reader would say of a page, told through the front door: `read_page`."""
from __future__ import annotations

import pytest

from banmian.layout import FurnitureKind, Item, Kind, Layout, Role
from banmian.segment import read_page
from banmian.segment.fields import is_cut
from banmian.text.join import reading_text
from tests.segment import pages


def text_of(layout: Layout, item: Item, role: Role = Role.BODY) -> list[str]:
    return [reading_text(layout.text, block.pieces) for block in item.blocks if block.role is role]


def test_headlines_that_stand_under_their_texts_are_led_to_them() -> None:
    layout = read_page(pages.UNDER)
    assert [item.headline for item in layout.items] == ["河道保洁工作会议召开", "东湖小学举办首届读书节"]
    assert [len(text_of(layout, item)) for item in layout.items] == [2, 2]
    assert [[(a.name, a.role) for a in item.authors] for item in layout.items] == [
        [("王小明", "记者"), ("李大伟", "通讯员")], [("陈红梅", "通讯员")]]
    assert text_of(layout, layout.items[0])[0].startswith("本报讯3月2日上午，全市河道保洁工作会议在市民中心召开。")
    assert layout.items[0].dateline == "本报讯"


def test_a_heading_stacked_over_another_finds_the_text_that_takes_up_its_words() -> None:
    layout = read_page(pages.STACKED)
    by_name = {item.headline: item for item in layout.items}
    spring = by_name["市领导调研春耕备耕工作 强调不误农时抓好粮食生产"]
    school = by_name["东湖小学举办首届读书节 书香飘满校园"]
    assert text_of(layout, spring)[0].startswith("市领导一行来到农资商店")
    assert text_of(layout, school)[-1].endswith("现场气氛热烈,")
    assert school.status == "truncated"
    assert spring.doubts and spring.confidence < 1 and school.doubts


def test_a_dateline_begins_an_item_that_gets_a_derived_headline() -> None:
    layout = read_page(pages.DISPATCHES)
    first, second = layout.items
    assert (first.headline, first.headline_basis) == ("河道保洁工作会议召开", "printed")
    assert second.headline_basis.startswith("derived") and second.headline.startswith("东湖小学举办了首届读书节")
    assert second.status == "headless" and second.confidence < 0.7
    assert [a.name for a in second.authors] == ["李大伟"]


def test_a_photograph_with_its_credit_is_an_item_and_a_slogan_is_none() -> None:
    layout = read_page(pages.PHOTO)
    (item,) = layout.items
    assert item.kind is Kind.PHOTO and item.headline == "采茶忙"
    assert [(a.name, a.role) for a in item.authors] == [("陈红梅", "摄影")]
    assert [f.kind for f in layout.furniture] == [FurnitureKind.SLOGAN]


@pytest.mark.parametrize(("line", "cut"), [
    ("图为村民在采茶。 周桂摄", False), ("村民在采茶。本报记者 周桂 通讯员 李明/摄影报道", False), ("村民在采茶。■摄影 周雯婷", False),
    ("村民在采茶。周桂 攝", False), ("村民在采茶。（周桂 摄）", False), ("村民在采茶。记者在现场拍摄", True), ("村民在采茶。周桂，", True),
    ("村民在采茶。大家在茶园里一边采一边", True), ("村民在采茶，周桂摄", False)])
def test_a_text_that_ends_in_who_took_its_picture_is_whole(line: str, cut: bool) -> None:
    assert is_cut(line) == cut


def test_a_photograph_whose_caption_ends_in_its_credit_is_whole() -> None:
    (item,) = read_page("采茶忙\n\n图为3月2日，村民在茶园里采摘今年的第一批春茶，茶农喜获丰收。周桂摄\n").items
    assert item.kind is Kind.PHOTO and item.status == "complete" and "the text breaks off" not in item.doubts


def test_indents_tell_paragraphs_and_names_without_spaces_are_told_apart() -> None:
    layout = read_page(pages.INDENTED)
    first, second = layout.items
    assert [len(text_of(layout, item)) for item in layout.items] == [2, 1]
    assert [a.name for a in first.authors] == ["王小明", "李大伟"]
    assert second.headline == "东湖小学举办首届读书节"
    assert text_of(layout, first)[0] == "全市河道保洁工作会议昨天召开，会议总结了去年的做法，部署了今年的任务。"


@pytest.mark.parametrize("text", ["", "\n \n", "　", "\ufeff"])
def test_a_page_without_ink_has_no_items(text: str) -> None:
    layout = read_page(text)
    assert layout.text == text and len(layout.items) + len(layout.furniture) <= 1


def test_a_second_reading_is_the_same() -> None:
    assert read_page(pages.STACKED) == read_page(pages.STACKED)


def test_a_crosshead_stays_in_its_article_and_a_headline_does_not() -> None:
    layout = read_page(pages.CROSSHEADS)
    tea, school = layout.items
    assert text_of(layout, tea, Role.CROSSHEAD) == ["改良茶园，夯实茶产业基础"]
    assert len(text_of(layout, tea)) == 4 and tea.headline == "山坡村茶产业走出共富新路"
    assert school.headline == "东湖小学举办首届读书节"


def test_a_word_broken_at_a_columns_end_is_joined() -> None:
    layout = read_page(pages.WORDS_BROKEN)
    (item,) = layout.items
    assert len(text_of(layout, item)) == 2
    assert "各镇街道落实责任，加强日常巡查" in text_of(layout, item)[0]


@pytest.mark.parametrize("page", [pages.UNDER, pages.STACKED, pages.DISPATCHES, pages.PHOTO, pages.CROSSHEADS, pages.WORDS_BROKEN])
def test_half_width_marks_and_recognitions_line_ends_change_no_item(page: str) -> None:
    wanted = [("".join(item.headline.split()), len(item.blocks)) for item in read_page(page).items]
    windows = read_page(page.replace("\n", "\r\n"))
    assert [("".join(item.headline.split()), len(item.blocks)) for item in windows.items] == wanted


def test_a_byte_order_mark_and_rows_of_marks_are_no_print() -> None:
    layout = read_page("\ufeff" + pages.PHOTO + "\n※※※\n")
    assert [item.headline for item in layout.items] == ["采茶忙"]
    kinds = {layout.text[f.piece.start:f.piece.end]: f.kind for f in layout.furniture}
    assert kinds["\ufeff"] is FurnitureKind.DEBRIS and kinds["※※※"] is FurnitureKind.DEBRIS


@pytest.mark.parametrize("line", ["一九七三年八月十八日　星期六　癸丑年七月二十", "中華民國二十三年五月十五日 星期二", "民国二十三年五月十五日",
                                  "第三版　港聞", "第128号", "第一千二百號", "總第3547期", "1953年5月12日 農曆三月廿九"])
def test_mastheads_of_other_days_are_no_headlines(line: str) -> None:
    """Dates in Chinese numerals, years of the Republic and numbers of issues stand above the first headline and are not part of it."""
    layout = read_page(f"{line}\n政府擬在新界興建新市鎮\n【本報專訊】政府發言人昨日宣佈，計劃在新界沙田興建新市鎮。\n預計十年內可容納一百八十萬名居民。\n")
    assert [item.headline for item in layout.items] == ["政府擬在新界興建新市鎮"]
    assert [layout.text[one.piece.start:one.piece.end] for one in layout.furniture] == [line]
