"""What readers paste and type: headlines with their marks, sums and addresses, dates in every form, alternatives that are exclusions."""
from __future__ import annotations

from pathlib import Path

import pytest

from banmian.search import SearchDoc
from tests.search.browser import ask, built, needs_node

pytestmark = needs_node
DOCS = [
    SearchDoc("articles/1.html", "价格上去了 农民赚到钱了吗？", "*ST信威 气温10~20℃，网址 http://example.com/a?b=1", date="2021-04-10", city="宁波"),
    SearchDoc("articles/2.html", "國家「十四五」規劃", "『裡面』寫著：唐納德・特朗普，5–7天 ──記者", date="2021-05-01", city="香港"),
    SearchDoc("articles/3.html", "国家“十四五”规划", "‘里面’写着：唐纳德•特朗普，5-7天 ——记者", date="2021-06", city="北京"),
    SearchDoc("articles/4.html", "中国何时加入WTO？", "⼈⺠⽇报的康熙部首，⾧江，福\ufa1b WTOs 10 20", date="1998-12-31", city="绿春"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("typed"), DOCS)


MARKS = {
    "农民赚到钱了吗？": {1}, "农民赚到钱了吗?": {1}, "价格上去了 农民赚到钱了吗？": {1}, "？": {1, 4}, "何时加入WTO？": {4}, "WTO？": {4}, "WTO?": {4}, "wto?": {4},
    "10~20": {1}, "10~20℃": {1}, "http://example.com/a?b=1": {1}, "*ST信威": {1}, "wto*": {4}, "wt?": {4}, "wt＊": {4}, "wxo~1": {4}, "价格*": {1},
}
FORMS = {
    "国家“十四五”规划": {2, 3}, "國家「十四五」規劃": {2, 3}, '国家"十四五"规划': {2, 3}, "『里面』": {2, 3}, "'里面'": {2, 3}, "唐纳德·特朗普": {2, 3}, "唐纳德‧特朗普": {2, 3},
    "5—7": set(), "5-7天": {2, 3}, "5–7天": {2, 3}, "——记者": {2, 3}, "人民日报": {4}, "⼈民⽇报": {4}, "長江": {4}, "长江": {4}, "⾧江": {4}, "福福": {4},
}
EITHER = {"特朗普 OR -十四五": {1, 2, 3, 4}, "-十四五 OR 里面": {1, 2, 3, 4}, "wto OR -特朗普": {1, 4}, "-wto OR -特朗普": {1, 2, 3, 4}, "规划 wto OR -长江": {2, 3}, "-wto": {1, 2, 3},
          "规划 -wto -信威": {2, 3}, "-规划 OR -规划 wto": {4}}
TIMES = {
    "２０２１": {1, 2, 3}, "２０２１年４月": {1}, "20210410": {1}, "202104": {1}, "2021.04.10": {1}, "2021.4": {1}, "2021/4/10": {1}, "2021年4月10号": {1}, "2021年4月至5月": {1, 2}, "2021-04..05": {1, 2},
    "2021年4月5日到5月6日": {1, 2}, "2021-04-01—2021-04-30": {1}, "2021-04-01-2021-05-01": {1, 2}, "1998-2000": {4}, "1998年至2000年": {4}, "2021-04~2021-05": {1, 2}, '"2021年4月 至 5月"': {1, 2}, "..1999": {4}, "2021-05..": {2, 3},
    "2021-04-10..11": {1}, "2021年4月-5月": {1, 2}, "2021年4月9日-10日": {1}, "20210401-20210430": {1}, "202104-202105": {1, 2}, "2021年-2022年": {1, 2, 3},
    "2021年4月-": {1, 2, 3}, "2021年4月10号-11號": {1}, "2021年4月9日-2021-05-01": {1, 2}, "20210401-202105": {1, 2}, "2021年4-5月": {1, 2}, "2021年4月9-10日": {1},
    "2021-4月": {1}, "2021-4-10日": {1},
}


@pytest.mark.parametrize("cases", [MARKS, FORMS, EITHER, {f"date:{time}": found for time, found in TIMES.items()}], ids=["marks", "forms", "either", "times"])
def test_what_is_typed_is_what_is_found(site: Path, cases: dict[str, set[int]]) -> None:
    answers = ask(site, cases)
    assert {query: {doc + 1 for doc in answer["docs"]} for query, answer in zip(cases, answers, strict=True)} == cases
    assert not [answer["notes"] for answer in answers if answer["notes"]]


@pytest.mark.parametrize("query", ["习*平", "习?平", "习近屏~1", "特~"])
def test_signs_that_are_no_wildcards_here_are_told_where_nothing_is_found(site: Path, query: str) -> None:
    [answer] = ask(site, [query])
    assert answer["total"] == 0
    assert ["search.wild", query] in answer["notes"]


@pytest.mark.parametrize("date", ["19..20", "2021年4", "04..05", "2021-04-10..99", "2021..2022..2023", "202113", "1", "至", "2021-4-5-6", "202104-5", "20210401-2"])
def test_what_is_no_date_is_told(site: Path, date: str) -> None:
    [answer] = ask(site, [f"date:{date}"])
    assert answer["notes"] == ([] if date == "2021年4" else [["search.date", date]])


def test_alternatives_that_are_exclusions_tell_traditional_and_simplified_apart(site: Path) -> None:
    [folded] = ask(site, ["wto OR -規劃"])
    [exact] = ask(site, ["wto OR -規劃"], literal=True)
    assert ({doc + 1 for doc in folded["docs"]}, {doc + 1 for doc in exact["docs"]}) == ({1, 4}, {1, 3, 4})
