"""Which day is the paper's: not the day of its founding, of its printing or of a notice on the page."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.facts.otherdays import blanked
from tests.facts.test_calendar import DAYS, FORMS
from tests.facts.test_page import BODY, facts_of

NEWS = BODY.format(lede="昨日")
NOTICE = "停电公告\n因线路检修，3月5日8时至12时城南片停电。\n{signed}2003年3月1日\n"


def dated(head: str, paper: str = "湖滨晚报") -> tuple[str | None, list[str]]:
    """The date of a page with a paper's name, such a line and news; and its findings on dates."""
    values, codes, _ = facts_of(f"{paper}\n{head}\n{NEWS}")
    return values.get("date"), [code for code in codes if code in ("F211", "F212")]


@pytest.mark.parametrize("head", [
    "国内统一刊号CN33-0050　1985年7月1日创刊　总第3547期", "创刊于1985年7月1日", "1985年7月1日在某地创刊", "創刊於1985年7月1日 第3547期",
    "印刷:2019年10月14日 3:00 总第3547期", "2019年10月14日凌晨3时付印 第2版", "2019年3月1日起施行 第2版"])
def test_a_day_of_something_else_is_not_the_papers(head) -> None:
    assert dated(head) == (None, ["F211"])


@pytest.mark.parametrize("head", [
    "创刊于1956年5月1日 今日出版2019年10月15日", "印刷:2019年10月14日 3:00 出版:2019年10月15日", "1985年7月1日创刊 2019年10月15日 星期二",
    "1956年5月1日 创刊 2019年10月15日", "2019年10月15日 创刊于1985年7月1日", "2019年10月15日 创刊 1956年5月1日",
    "1956年5月1日 创刊 1980年1月1日复刊 2019年10月15日", "1985.7.1创刊 2019.10.15", "Founded on July 1, 1985  October 15, 2019",
    "2019年10月15日 印刷：某某印刷厂", "某某报社印刷 2019年10月15日 星期二", "2019年10月15日 创刊号", "2019年10月15日 创刊三十周年",
    "2019年10月15日 开印 2:00 印完 4:00", "2019年10月14日 付印 2019年10月15日 出版", "2019年10月15日 下期出版：2019年10月22日", "1956年5月1日创刊\n2019年10月15日 星期二", "2019年10月15日\n1956年5月1日创刊"])
def test_the_other_day_on_the_line_stays(head) -> None:
    assert dated(head) == ("2019-10-15", [])


@given(DAYS, DAYS, st.sampled_from(FORMS[:5]), st.sampled_from(["{o}创刊 {d}", "创刊于{o} {d}", "{d} 创刊于{o}", "印刷：{o} 3:00 {d}", "{d} 复刊于{o}"]))
def test_of_two_days_the_founding_day_is_blanked(day, other, form, line) -> None:
    text, told = blanked(line.format(o=form(other), d=form(day)))
    assert told and text.split() == form(day).split()


@pytest.mark.parametrize(("head", "day"), [
    ("2019年10月15日 2019年10月16日", "2019-10-15"), ("发行:2019年10月16日 出版:2019年10月15日", "2019-10-15"),
    ("2019年10月15日 星期二\n2019年10月16日", "2019-10-15")])
def test_two_days_in_one_masthead_are_told(head, day) -> None:
    assert dated(head) == (day, ["F212"])


def test_one_day_in_two_forms_and_a_headlines_day_are_no_contradiction() -> None:
    assert dated("2019年10月15日 星期二 2019.10.15") == ("2019-10-15", [])
    assert dated("2019年10月15日 星期二\n庆祝2019年11月1日开工") == ("2019-10-15", [])


@pytest.mark.parametrize("signed", ["湖滨供电局\n", "某某有限公司\n", "甲乙丙\n", "", "某某市\n某某街道筹备组\n", "湖滨供电局 "])
@pytest.mark.parametrize("after", ["", NEWS])
@pytest.mark.parametrize("before", [NEWS, ""])
def test_the_date_under_a_notice_is_not_the_papers(signed, after, before) -> None:
    page = "湖滨晚报 02 综合\n" + before + NOTICE.format(signed=signed) + after
    values, codes, _ = facts_of(page)
    assert "date" not in values and "F211" in codes


@pytest.mark.parametrize("foot", ["湖滨晚报\n2003年3月1日", "2003年3月1日\n湖滨晚报", "4\n2003年3月1日", "湖滨\n晚报\n2003年3月1日",
                                  "HU BIN WAN BAO\n2003年3月1日", "要闻\n2003年3月1日\n第3版", "2003年3月1日\n第3版"])
def test_a_date_in_a_foot_line_below_news_is_the_papers(foot) -> None:
    assert facts_of(NEWS + foot)[0].get("date") == "2003-03-01"


@pytest.mark.parametrize("line", ["2 0 0 9 年 4 月 2 1 日 星 期 二 第 2 版", "2 0 0 9 年 4 月 2 1 日   星 期 二   第 2 版",
                                  "2　0　0　9　年　4　月　2　1　日　星　期　二　第　2　版", "湖滨晚报 2 0 0 9 年 4 月 2 1 日 星 期 二 第2版"])
def test_a_masthead_set_apart_character_by_character_is_read(line) -> None:
    values, codes, _ = facts_of(f"湖滨晚报\n{line}\n" + BODY.format(lede="4月20日"))
    assert (values.get("date"), values.get("page")) == ("2009-04-21", "2") and "F211" not in codes


def test_page_numbers_set_apart_are_read_whole() -> None:
    assert facts_of(f"湖滨晚报\n2 0 0 9 年 4 月 2 1 日   星 期 二   第 1 2 版\n{NEWS}")[0].get("page") == "12"
