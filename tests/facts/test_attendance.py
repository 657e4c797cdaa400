"""Who a text says was there: in printed order, nobody put in, nobody left out."""
from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.content.attendance import attendances
from tests.site import Site

NAMES = st.lists(st.sampled_from(["王明", "李芳", "徐家和", "欧阳修", "艾力更·依明巴海", "潘佶"]), min_size=2, max_size=9)


@pytest.mark.parametrize(("text", "names"), [
    ("会上，市领导周军、吴华等分别出席。", [("周军", "市领导"), ("吴华", "市领导")]),
    ("区委副书记、区长张妍，副区长朱芝参加调研。", [("张妍", "区委副书记、区长"), ("朱芝", "副区长")]),
    ("王岐，国务委员刘东、梁光出席。", [("王岐", ""), ("刘东", "国务委员"), ("梁光", "国务委员")]),
    ("李明与塞尔维亚总理武奇共同出席揭牌。", [("李明", ""), ("武奇", "塞尔维亚总理")]),
    ("财政部长雅各布·卢、助理赖斯参加。", [("雅各布·卢", "财政部长"), ("赖斯", "助理")]),
    ("县长王明将出席开幕式。", [("王明", "县长")]),
    ("总理李强28日在京同意大利总理梅洛尼共同出席。", [("梅洛尼", "意大利总理")]),
    ("尹力、李书磊和刘振立参加会见。", [("尹力", ""), ("李书磊", ""), ("刘振立", "")]),
    ("常委会组成人员151人出席会议。", []), ("独立董事黄辉因公务请假未出席会议。", []), ("单位、学校参加活动。", []),
    ("李强在杜尚别出席会议。", []), ("张江夫人辛树陪同。", []), ("王毅参加。", []), ("参加会议。", []), ("、、参加", []),
])
def test_names_with_their_offices(text: str, names: list[tuple[str, str]]) -> None:
    assert [(one.name, one.office) for found in attendances(text) for one in found.names] == names


def test_names_without_a_mark_between_are_parted_and_say_so() -> None:
    found = next(attendances("王慧杰徐惠文潘佶杨苏萍等参加"))
    assert [one.name for one in found.names] == ["王慧杰", "徐惠文", "潘佶", "杨苏萍"]
    assert {one.run for one in found.names} == {"王慧杰徐惠文潘佶杨苏萍"}
    assert found.more and found.verb == "参加" and found.text == "王慧杰徐惠文潘佶杨苏萍等参加"


@given(NAMES, st.sampled_from(["", "市领导", "县委书记"]), st.sampled_from(["、", "，", " "]), st.sampled_from(["", "等", "等市领导"]),
       st.sampled_from(["", "昨天，会议召开。", "（记者 甲）"]))
def test_a_list_comes_back_as_it_was_printed(names: list[str], office: str, mark: str, more: str, before: str) -> None:
    found = list(attendances(f"{before}{office}{mark.join(names)}{more}参加会议。"))
    assert [[one.name for one in each.names] for each in found] == [names]
    assert {one.office for one in found[0].names} == {office}
    assert found[0].more == bool(more)


@given(st.text(st.sampled_from("王李张明华和与同志领导书记、，。 参加出席等在日·\n01"), max_size=80))
def test_nothing_is_put_in_that_is_not_printed(text: str) -> None:
    for found in attendances(text):
        at = 0
        assert found.text in text
        for one in found.names:
            at = found.text.index(one.name, at) + len(one.name)     # in printed order, none twice
            assert one.run == "" or one.name in one.run


def test_the_table_of_a_corpus(five_seeds: Site) -> None:
    data = five_seeds.files("public/data", "attendance.csv")["attendance.csv"]
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    run = [row for row in rows if row["run"]]
    assert [row["name"] for row in run] == ["王慧杰", "徐惠文", "潘佶", "杨苏萍", "罗亭林"] and {row["where"] for row in run} == {"deck"}
    keys = [(row["id"], int(row["list"]), int(row["n"])) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(row["name"] in row["text"] and row["url"].endswith(".html") for row in rows)
