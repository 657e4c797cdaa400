"""The concordance's counting and ordering, run in Node: every place once, in its own context."""
from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = (*(ROOT / "generator" / "banmian" / "search" / "client" / name for name in ("fold.js", "query.js", "places.js", "excerpts.js")),
           *(ROOT / "themes" / "broadsheet" / "static" / name for name in ("table.js", "concordance.js")))
PROGRAM = """
const fs = require("fs"), vm = require("vm");
const world = {banmian: {}, console, Intl};
world.self = world; world.window = world;
vm.createContext(world);
for (const name of process.argv.slice(1)) vm.runInContext(fs.readFileSync(name, "utf8"), world);
const made = world.banmian.concordance, search = world.banmianSearch;
const answers = JSON.parse(fs.readFileSync(0, "utf8")).map((asked) => {
  if (asked.spread) { const s = asked.spread; const rows = made.spread((doc) => s.values[doc], (doc) => s.dates[doc], s.hits, s.dates.length, s.scope || null); return asked.filled ? made.filled(rows, asked.filled) : rows; }
  if (asked.narrowed) return made.narrowed(...asked.narrowed, search);
  if (asked.late) return made.lateUndated(asked.late.map((_, i) => i), (i) => asked.late[i]);
  const lines = asked.docs.flatMap((doc) => made.linesOf(doc, asked.needles.map((needle) => ({needles: [search.fold(needle)], fields: asked.fields || [0, 1, 2, 3]})), search));
  return {lines, sorted: made.sorted(lines, asked.sort || "old"), left: made.neighbours(lines, "left"), right: made.neighbours(lines, "right"), csv: made.csv(lines, (doc) => doc.url)};
});
process.stdout.write(JSON.stringify(answers));
"""
pytestmark = pytest.mark.node


def in_browser(node: str, asked: list[dict[str, Any]]) -> list[Any]:
    """What the theme's script answers to each."""
    done = subprocess.run([node, "-e", PROGRAM, *map(str, SCRIPTS)], input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def doc(text: str, headline: str = "", **more: str) -> dict[str, str]:
    return {"text": text, "headline": headline, "deck": "", "url": "articles/a.html", "date": "2022-01-01", "newspaper": "甲报"} | more


def test_every_place_is_a_line_in_its_own_context(node: str) -> None:
    """LAW: left, words and right of a line stand in the text as they are; there are as many lines as places."""
    asked: list[dict[str, Any]] = []

    @settings(max_examples=200, database=None)
    @given(st.text("疫情防控，。 a𠮷\n", max_size=120), st.text("疫情防控", min_size=1, max_size=3))
    def collect(text: str, needle: str) -> None:
        asked.append({"docs": [doc(text)], "needles": [needle]})

    collect()
    for one, answer in zip(asked, in_browser(node, asked), strict=True):
        text, needle = one["docs"][0]["text"].replace("\n", " "), one["needles"][0]
        assert [line["node"] for line in answer["lines"]] == [needle] * text.count(needle)
        for line in answer["lines"]:
            assert line["left"] + line["node"] + line["right"] in text


def test_a_term_has_places_in_the_fields_that_it_was_asked_for_in(node: str) -> None:
    docs = [doc("疫情，疫情", headline="疫情", deck="疫情疫情", byline="疫情")]
    for fields, wanted in (([0], ["headline"]), ([1], ["deck", "deck"]), ([2], []), ([3], ["text", "text"])):
        [answer] = in_browser(node, [{"docs": docs, "needles": ["疫情"], "fields": fields}])
        assert [line["field"] for line in answer["lines"]] == wanted


def test_lines_are_put_in_order_by_their_neighbours(node: str) -> None:
    docs = [doc("丙疫情乙。"), doc("甲疫情丙。"), doc("乙疫情甲。")]
    right, left, new = in_browser(node, [{"docs": docs, "needles": ["疫情"], "sort": how} for how in ("right", "left", "new")])
    assert [line["right"] for line in right["sorted"]] == ["丙。", "甲。", "乙。"]          # bǐng jiǎ yǐ
    assert [line["left"] for line in left["sorted"]] == ["丙", "甲", "乙"]
    assert [line["left"] for line in new["sorted"]] == ["乙", "甲", "丙"]


def test_words_come_before_marks_and_ends(node: str) -> None:
    [right] = in_browser(node, [{"docs": [doc("疫情"), doc("疫情，好"), doc("疫情乙"), doc("疫情甲")], "needles": ["疫情"], "sort": "right"}])
    assert [line["right"] for line in right["sorted"]] == ["甲", "乙", "，好", ""]


def test_what_has_no_date_is_not_taken_for_the_oldest_nor_for_the_newest(node: str) -> None:
    docs = [doc("疫情甲", date="2022-01-01"), doc("疫情乙", date="2022-01-02"), doc("疫情丙", date="")]
    [new] = in_browser(node, [{"docs": docs, "needles": ["疫情"], "sort": "new"}])
    assert [line["right"] for line in new["sorted"]] == ["乙", "甲", "丙"]
    [late] = in_browser(node, [{"late": ["", "2022", "", "2021"]}])
    assert late == [1, 3, 0, 2]


def test_neighbours_are_counted_up_to_marks_and_give_way_to_longer_ones(node: str) -> None:
    text = "疫情防控工作。疫情防控形势。疫情防控工作，疫情。防疫情。"
    [answer] = in_browser(node, [{"docs": [doc(text)], "needles": ["疫情"]}])
    assert answer["right"] == [["防控", 3], ["防控工作", 2]]
    assert answer["left"] == []


def test_a_neighbour_across_a_space_or_paragraph_does_not_stand_beside(node: str) -> None:
    [answer] = in_browser(node, [{"docs": [doc("疫情\n防控。疫情 防控。疫情防控。好疫情防控。")], "needles": ["疫情"]}])
    assert answer["right"] == [["防控", 2]]


@pytest.mark.parametrize(("query", "narrowed"), [
    ("疫情", '"疫情防控"'),
    ("疫情 date:2020 -上海", '"疫情防控" date:2020 -上海'),
    ("city:宁波 +title:疫情 date:2020..", 'city:宁波 +title:"疫情防控" date:2020..'),
    ("标题：“疫情” OR deck:疫情", '标题："疫情防控" OR deck:"疫情防控"'),
    ("疫情 byline:张", '"疫情防控" byline:张'),
    ("疫情 title:疫情", ""),                # a place in the text may stand in an article whose headline has something else
    ("疫情 OR 肺炎", ""),
    ("疫*", ""),
])
def test_the_way_on_from_a_neighbour_asks_all_else_that_was_asked(node: str, query: str, narrowed: str) -> None:
    [answer] = in_browser(node, [{"narrowed": [query, "疫情", "疫情防控"]}])
    assert answer == narrowed


def test_a_quotation_mark_in_a_phrase_does_not_end_it(node: str) -> None:
    assert in_browser(node, [{"narrowed": ['“a"b”', 'a"b', 'a"b好']}]) == ['“a"b好”']


def test_the_first_and_last_day_of_a_place_and_what_is_held_of_it(node: str) -> None:
    spread = {"values": [["甲"], ["甲"], ["乙"], ["乙", "甲"], [""]], "dates": ["", "2022-01-01", "2022-01-02", "2022-01-03", "2022-01-04"], "hits": [0, 1, 3]}
    rows, within = in_browser(node, [{"spread": spread}, {"spread": spread | {"scope": [1, 4], "hits": [1]}}])
    assert rows == [{"value": "甲", "held": 3, "found": 3, "undated": 1, "partial": [], "first": 1, "last": 3},
                    {"value": "乙", "held": 2, "found": 1, "undated": 0, "partial": [], "first": 3, "last": 3},
                    {"value": "", "held": 1, "found": 0, "undated": 0, "partial": [], "first": -1, "last": -1}]
    assert [(row["value"], row["held"], row["found"]) for row in within] == [("甲", 1, 1), ("乙", 0, 0), ("", 1, 0)]


def test_what_names_no_day_is_neither_first_nor_last(node: str) -> None:
    dates = ["2020", "2020-01-05", "2020-06", "2020-07-01", "2021"]
    [row], [none] = in_browser(node, [{"spread": {"values": [["甲"]] * 5, "dates": dates, "hits": hits}} for hits in ([0, 1, 2, 3, 4], [0])])
    assert row == {"value": "甲", "held": 5, "found": 5, "undated": 0, "partial": ["2020", "2020-06", "2021"], "first": 1, "last": 3}
    assert (none["first"], none["last"], none["partial"]) == (-1, -1, ["2020"])


def test_newest_first_what_names_no_day_comes_after_the_days_it_may_be(node: str) -> None:
    docs = [doc("甲疫情", date="2020-06-30"), doc("乙疫情", date="2020-06"), doc("丙疫情", date="2020-07-01"), doc("丁疫情", date="2020")]      # oldest first
    [new] = in_browser(node, [{"docs": docs, "needles": ["疫情"], "sort": "new"}])
    assert [line["left"] for line in new["sorted"]] == ["丙", "甲", "乙", "丁"]


def test_months_of_which_nothing_is_held_have_their_rows(node: str) -> None:
    spread = {"values": [["2019"], ["2019-11"], ["2020-02"], ["2020-03"], [""]], "dates": ["2019", "2019-11-01", "2020-02", "2020-03-01", ""], "hits": [1, 2], "scope": [0, 1, 2, 4]}
    rows, years = in_browser(node, [{"spread": spread, "filled": 7}, {"spread": spread | {"values": [["2017"], ["2020"], ["2020"], ["2021"], [""]]}, "filled": 4}])
    assert [(row["value"], row["held"], bool(row.get("doubted"))) for row in rows] == [("2019", 1, False), ("2019-11", 1, False), ("2019-12", 0, True), ("2020-01", 0, False), ("2020-02", 1, False), ("", 1, False)]
    assert [(row["value"], row["held"]) for row in years] == [("2017", 1), ("2018", 0), ("2019", 0), ("2020", 2), ("", 1)]


def test_lines_without_a_date_come_last_either_way(node: str) -> None:
    docs = [doc("甲疫情", date=""), doc("乙疫情", date="2021-01-01"), doc("丙疫情", date="2022-01-01")]
    old, new = in_browser(node, [{"docs": docs, "needles": ["疫情"], "sort": how} for how in ("old", "new")])
    assert [[line["left"] for line in each["sorted"]] for each in (old, new)] == [["乙", "丙", "甲"], ["丙", "乙", "甲"]]


def test_the_table_for_spreadsheets_alters_nothing(node: str) -> None:
    [answer] = in_browser(node, [{"docs": [doc('他说"疫情",', headline="=疫情()")], "needles": ["疫情"]}])
    rows = list(csv.DictReader(io.StringIO(answer["csv"].removeprefix("\ufeff"))))
    assert [(row["left"], row["node"], row["right"], row["field"]) for row in rows] == [("=", "疫情", "()", "headline"), ('他说"', "疫情", '",', "text")]
    assert rows[0]["headline"] == "=疫情()" and rows[0]["url"] == "articles/a.html"
