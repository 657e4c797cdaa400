"""What stands around a headline: a folio above, a dash below, a byline over it; datelines of old papers."""
from __future__ import annotations

from banmian.layout import FurnitureKind, Role
from banmian.segment import read_page
from banmian.text.join import reading_text

RIVER = ("四月的青溪河，两岸垂柳依依，河水清可见底。很难想象，三年前这里还是一条臭水沟。\n"
         "二〇〇九年，区环保局对沿河排污口进行了一次拉网式排查，结果令人吃惊。\n")
WORDS = ("最近，省委要求各级干部改进作风，讲实话，办实事。这个要求提得好，提得及时。\n"
         "讲实话是办实事的前提。有的同志汇报工作报喜不报忧，上级听不到真实情况，决策就难免出偏差。\n")


def test_a_line_behind_a_dash_is_the_deck_and_a_folio_no_headline() -> None:
    page = f"临江日报\n2012年4月18日 星期三\n03版 深度报道\n一条小河的重生\n——青溪河治理三年记\n本报记者 唐宇\n{RIVER}"
    layout = read_page(page)
    (item,) = layout.items
    decks = [reading_text(page, block.pieces) for block in item.blocks if block.role is Role.DECK]
    assert (item.headline, decks) == ("一条小河的重生", ["——青溪河治理三年记"])
    assert layout.furniture[-1].kind is FurnitureKind.FOLIO


def test_a_byline_over_its_headline_is_not_lost() -> None:
    (item,) = read_page(f"本 报 评 论 员\n\n讲 实 话 办 实 事\n\n{WORDS}").items
    assert [block.role for block in item.blocks] == [Role.HEADLINE, Role.BYLINE, Role.BODY, Role.BODY]
    assert item.headline == "讲实话办实事"


def test_datelines_in_round_brackets_and_of_a_city_and_a_day_begin_an_article() -> None:
    water = "（本报讯）市自来水公司日前开展查漏活动，一个月共查出漏水点八十余处，全部进行了检修。\n"
    wire = "汉口七日电　长江水位续涨，沿江各县严防堤险，各段民工昼夜守护。\n"
    words, first, second = read_page(f"讲实话办实事\n{WORDS}{water}{wire}").items
    assert (words.dateline, first.dateline, second.dateline) == ("", "本报讯", "汉口七日电")
    assert first.headline == "市自来水公司日前开展查漏活动" and second.headline == "长江水位续涨，沿江各县严防堤险"
