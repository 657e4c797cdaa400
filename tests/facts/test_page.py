"""Facts of a page through the front door: what mastheads print, what follows from the text, what an editor adds."""
from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from banmian.facts import folio, located, page_facts
from banmian.facts.calendar import WEEKDAYS
from banmian.facts.gazetteer import Level, places
from banmian.facts.tally import PARTS
from banmian.layout import Furniture, FurnitureKind, Layout, Piece
from banmian.segment import read_page
from tests.facts.pages import SEEDS, seeds
from tests.facts.test_calendar import DAYS, lunar

PAGES = {reading.seed.path.split("/")[-1]: reading for reading in seeds()}
KNOWN = yaml.safe_load((SEEDS / "pages.yaml").read_text(encoding="utf-8"))
BODY = ("\n本报讯 (记者 甲乙丙 丁戊己) {lede}，会议在人民大会堂召开，大家踊跃参加，气氛十分热烈。与会同志表示，要认真学习，\n"
        "扎实工作，不断提高服务水平，为群众多办实事好事。会议还研究了其他事项。\n\n"
        "各单位要加强领导，明确责任，抓好落实，确保各项任务按期完成，不留死角，不走过场。\n")


def facts_of(text: str, known: dict[str, object] | None = None):
    """(facts as a plain mapping, findings' codes, findings)."""
    facts, findings = page_facts(text, read_page(text), known)
    values = {name: fact.value for name in facts.__slots__ if (fact := getattr(facts, name))}
    assert all(getattr(facts, name).basis for name in values)
    return values, [f.code for f in findings], findings


@pytest.mark.parametrize(("name", "expected"), [
    ("000_b6377f11c347119b.txt", {"city": "丽水", "county": "莲都区", "date": "2022-11-22", "section": "要闻·莲都", "page": "06"}),
    ("001_c12e5674522ed952.txt", {"city": "宁波", "county": "镇海区", "date": "2021-12-22"}),
    ("002_80ccb6417e60abae.txt", {"city": "嘉兴", "county": "平湖市", "date": "2022-10-25", "newspaper": "嘉兴日报·平湖版"}),
    ("003_3ac2adbc3d512c05.txt", {"city": "金华", "county": "永康市", "date": "2022-01-28"}),
    ("004_0dd1bf38e13a6761.txt", {"city": "衢州", "county": "衢江区", "date": "2022-04-01", "newspaper": "今日衢江", "issue": "3547"})])
def test_the_five_pages(name, expected) -> None:
    """With pages.yaml everything is right and nothing contradicts; without it all but dates that no page prints."""
    reading = PAGES[name]
    facts, findings = page_facts(reading.seed.text, reading.layout, KNOWN.get(name))
    assert {key: getattr(facts, key).value for key in expected} == expected
    assert facts.province.value == "浙江省" and findings == ()
    bare, findings = page_facts(reading.seed.text, reading.layout, None)
    printed = {key: value for key, value in expected.items() if key != "date" or name.startswith("004")}
    assert {key: getattr(bare, key).value for key in printed} == printed
    if not name.startswith("004"):
        assert bare.date is None and f"XXXX-{expected['date'][5:]}" in findings[0].message


COUNTIES = st.sampled_from([p for p in places() if p.level is Level.COUNTY and p.current and p.prefecture and len(p.short) == 2])
PROVINCES = {p.short for p in places() if p.level is Level.PROVINCE}       # 吉林日报 is the province's paper
CITIES = st.sampled_from([p for p in places() if p.level is Level.PREFECTURE and p.current and len(p.short) == 2
                          and p.short not in PROVINCES])
HEADS = (
    "{paper}\n{y}年{m}月{d}日 星期{w}\n第{n}版\n",
    "第{n}版\n\n{paper}\n\n{y}年{m}月{d}日   星期{w}\n",
    "{paper} {y}年{m}月{d}日 星期{w} {lunar} 第{n}版 要闻\n",
    "{y}年{m}月{d}日 星期{w} {lunar} 总第 {issue} 期 今日8版\n{paper}\n第{n}版\n",
    "{n:02}要闻\n{paper}\n{y}.{m}.{d} 星期{w}\n",
)


@settings(max_examples=60, deadline=None)
@given(CITIES, st.sampled_from(["日报", "晚报", "商报"]), DAYS, st.integers(1, 24), st.sampled_from(HEADS), st.booleans())
def test_a_masthead_gives_paper_date_page_and_city(city, kind, day, number, head, below) -> None:
    paper = city.short + kind
    head = head.format(paper=paper, y=day.year, m=day.month, d=day.day, w=WEEKDAYS[day.weekday()], lunar=lunar(day), n=number, issue=3210)
    body = BODY.format(lede="昨日上午")
    values, codes, _ = facts_of(body + "\n" + head if below else head + body)
    assert values["newspaper"] == paper
    assert values["date"] == day.isoformat()
    assert values["page"].lstrip("0") == str(number)
    assert values["city"] == city.short
    assert "F212" not in codes and "F211" not in codes
    if "总第" in head:
        assert values["issue"] == "3210"


@settings(max_examples=40, deadline=None)
@given(COUNTIES, DAYS, st.integers(0, 1))
def test_a_county_paper_named_by_pinyin_and_imprint(county, day, form) -> None:
    assume(county.name not in PARTS)        # 城区 by itself is a part of any city
    head = (f"中共{county.prefecture}{county.name}委主办\n"
            f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]} {('JIN RI ' + county.pinyin).upper()}\n",
            f"JIN RI {county.pinyin}\n{day.year}年{day.month}月{day.day}日\n".upper())[form]
    values, _, _ = facts_of(head + BODY.format(lede=f"{county.name}召开会议，{county.name}领导出席，{county.name}各部门参加"))
    assert values["newspaper"] == "今日" + county.short
    assert values["date"] == day.isoformat()
    if form == 0:
        assert (values["county"], values["city"]) == (county.name, county.prefecture.removesuffix("市").removesuffix("地区")) or \
            values["county"] == county.name


def test_a_provinces_paper_has_a_province_and_a_common_word_is_no_place() -> None:
    head = "{paper}\n2015年3月2日 星期一 第3版\n"
    values, codes, _ = facts_of(head.format(paper="海南日报") + BODY.format(lede="近日"))
    assert values["province"] == "海南省" and "city" not in values and "F213" not in codes
    assert facts_of(head.format(paper="重庆日报") + BODY.format(lede="近日"))[0]["city"] == "重庆"
    for paper in ("光明日报", "解放日报", "农民日报", "人民日报"):
        values, codes, _ = facts_of(head.format(paper=paper) + BODY.format(lede="近日"))
        assert values["newspaper"] == paper and not {"city", "county", "province"} & set(values)
        assert "F213" not in codes, "a page that speaks of no place of its own is a national paper's"


@pytest.mark.parametrize(("head", "expected"), [
    ("4\n2010年12月25日 星期六\n要闻\n某某日报\n", {"page": "4", "section": "要闻"}),
    ("2010年12月25日 星期六 02版 要闻\n", {"page": "02", "section": "要闻"}),
    ("A04 国际\n2010年12月25日 星期六\n责编：甲乙 图编：丙丁\n", {"page": "A04", "section": "国际"}),
    ("某某\n日报\n2010年12月25日 星期六\n", {"newspaper": "某某日报"}),
    ("农 民 日 报\n2010年12月25日星期六第四版\n", {"newspaper": "农民日报", "page": "4"}),
    ("要闻 某某晚报 2010年12月25日 星期六 B12\n", {"newspaper": "某某晚报", "page": "B12", "section": "要闻"}),
    ("第02版：综合新闻\n2010年12月25日 星期六\n", {"page": "02", "section": "综合新闻"}),
    ("国内统一刊号CN00-0001 第22980期 今日8版\n2010年12月25日 星期六\n", {"issue": "22980"}),
    ("版次：03 2010-12-25\n", {"page": "03"}),
    ("2010年12月25日 星期六\n第3547期\n", {"issue": "3547"}),
    ("2010年12月25日 星期六 1-8版\n", {"page": None}),
    ("某某报\n2010年12月25日 星期六\n", {"newspaper": "某某报"}),
    ("大公报\n2010年12月25日 星期六\n", {"newspaper": "大公报"}),
    ("某某日报社主办\n2010年12月25日 星期六 总第 1200 期\n", {"newspaper": "某某日报", "issue": "1200"})])
@pytest.mark.parametrize("below", [False, True])
def test_forms_of_mastheads(head, expected, below) -> None:
    body = BODY.format(lede="近日")
    values, codes, _ = facts_of(body + "\n" + head if below else head + body)
    assert {key: values.get(key) for key in expected} == expected
    assert values["date"] == "2010-12-25" and "F212" not in codes


@pytest.mark.parametrize("words", ["今日关注", "文化周末", "健康周刊", "工作通报", "图片新闻", "本报", "天气预报", "今日8版"])
def test_what_is_no_newspapers_name(words) -> None:
    values, _, _ = facts_of(f"{words}\n2010年12月25日 星期六 第3版\n" + BODY.format(lede="近日"))
    assert "newspaper" not in values and values["date"] == "2010-12-25"


def test_old_and_traditional_forms() -> None:
    values, _, _ = facts_of("農民日報\n二〇一〇年十二月二十五日 星期六 第六版\n" + BODY.format(lede="近日"))
    assert (values["newspaper"], values["date"], values["page"]) == ("农民日报", "2010-12-25", "6")
    values, _, _ = facts_of("中华民国三十五年五月十五日 星期三\n某某日报\n" + BODY.format(lede="近日"))
    assert (values["newspaper"], values["date"]) == ("某某日报", "1946-05-15")


def test_contradictions_are_told_and_nothing_is_guessed() -> None:
    head = "某某日报\n2022年4月1日 星期六\n"
    values, codes, found = facts_of(head + BODY.format(lede="昨日"))
    assert values["date"] == "2022-04-01" and "F212" in codes and found[0].place.line == 2
    values, codes, found = facts_of(head.replace("六", "五") + BODY.format(lede="昨日"), {"date": "2022-04-02", "newspaper": "别的日报"})
    assert (values["date"], values["newspaper"]) == ("2022-04-02", "别的日报")
    assert codes.count("F210") == 2 and "2022-04-01" in str(found)
    assert [f.place.path for f in located(found, "seeds/a.txt")] == ["seeds/a.txt"] * len(found)


def test_news_gives_day_and_month_and_the_year_only_where_it_stands() -> None:
    values, codes, found = facts_of(BODY.format(lede="12月31日下午"))
    assert "date" not in values and "XXXX-01-01" in found[codes.index("F211")].message
    assert facts_of(BODY.format(lede="12月31日下午"), {"date": "2021"})[0]["date"] == "2021-01-01"
    values, _, _ = facts_of(BODY.format(lede="3月5日下午"), {"date": "2021"})
    assert values["date"] == "2021-03-06"
    values, _, _ = facts_of(BODY.format(lede="2021年12月31日下午"))
    assert values["date"] == "2022-01-01"


def test_an_editors_date_before_the_news_is_a_contradiction() -> None:
    _, codes, _ = facts_of(BODY.format(lede="3月5日下午"), {"date": "2021-03-02"})
    assert "F210" in codes
    _, codes, _ = facts_of(BODY.format(lede="3月5日下午"), {"date": "2021-03-09"})
    assert "F210" not in codes
    _, codes, _ = facts_of(BODY.format(lede="3月5日下午"), {"date": "5 March"})
    assert "F214" in codes


def test_a_date_in_a_notice_or_a_sentence_is_not_the_papers() -> None:
    notice = BODY.format(lede="近日") + "\n某某市防汛抗旱指挥部办公室\n2022年3月29日\n\n" + BODY.format(lede="近日") * 4
    assert "date" not in facts_of(notice)[0]
    assert "date" not in facts_of(BODY.format(lede="2019年3月5日，这座大桥建成通车"))[0]
    assert "newspaper" not in facts_of(BODY.format(lede="据某某日报记者了解") + "\n人大工作通报\n\n" + BODY.format(lede="近日"))[0]


def test_a_place_needs_more_than_one_story() -> None:
    story = BODY.format(lede="记者在安徽省黄山市休宁县看到，休宁县群众干劲十足，休宁县茶园一片繁忙")
    other = [BODY.format(lede=f"记者在{name}看到") for name in ("福建省龙岩市", "四川省成都市", "吉林省长春市", "云南省昆明市")]
    values, codes, found = facts_of(story + "".join(other))
    assert "county" not in values and "F213" in codes and "休宁县 ×3" in found[codes.index("F213")].message


PRINT = st.text(st.sampled_from("今日报吴江第版期总年月星农历一二五0123456789 A\n:：《》（）·-.JINRI,。电讯昨天市区委我全主办"), max_size=120)


@settings(max_examples=200, deadline=None)
@given(PRINT, st.sampled_from(list(FurnitureKind)),
       st.none() | st.dictionaries(st.sampled_from(["city", "county", "date", "page", "edition", "basis", "x"]),
                                   st.text(max_size=8) | st.integers() | st.none() | st.dates(date(1900, 1, 1))))
def test_any_page_has_facts(text, kind, known) -> None:
    layouts = [read_page(text)]
    if text.strip():
        layouts.append(Layout(text, (), (Furniture(kind, Piece(0, len(text))),)))
    for layout in layouts:
        facts, findings = page_facts(text, layout, known)
        assert all(f.place.path == "" and f.code.startswith("F2") for f in findings)
        for name in ("newspaper", "date", "city", "county", "province", "section", "page", "issue"):
            fact = getattr(facts, name)
            assert fact is None or fact.value and fact.basis
        if facts.date:
            date.fromisoformat(facts.date.value + "-01" * (2 - facts.date.value.count("-")))  # an editor may know a month alone


class _Anything(frozenset):
    """A set that says of every line that it may hold a mark."""

    def isdisjoint(self, other) -> bool:
        return False


MARKED = ("年 月 日 号 期 版 张 次 总 第 一 十 〇 1 2 22 2022 : ： . - / 共 今日 本报 要闻 综合 编辑 校对 责 主 办 管 刊 邮发代号 定价 网址 星期 拜 周 "
          "农历 闰 初 廿 正 甲子 民国 jan MAR Sat ſun mon E-mail 电话 热线 国内统一 CN https: WWW. 转 至")


@settings(max_examples=400)
@given(st.lists(st.sampled_from(MARKED.split()), max_size=12).map("".join))
def test_a_mark_is_looked_for_wherever_it_can_stand(line) -> None:
    quick = folio._marks(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folio, "_MARKS", tuple((pattern, _Anything(), name) for pattern, _, name in folio._MARKS))
        assert quick == folio._marks(line)
