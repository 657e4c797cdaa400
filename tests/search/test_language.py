"""The query language, and what happens when a query or the index is not as it should be."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from banmian.search import SearchDoc, index_files
from tests.search.browser import ask, built, needs_node, node, write
from tests.search.test_exact import corpus

pytestmark = needs_node
DOCS = [
    SearchDoc("articles/1.html", "全市疫情防控工作会议", "各地要抓好疫情防控。", date="2022-01-05", city="宁波", county="镇海区",
              newspaper="今日镇海", authors=("王明", "李丽水")),
    SearchDoc("articles/2.html", "COVID-19 疫苗接种", "iPhone6 在镇海发布，疫苗和防控都说到了。", date="2022-04-30", city="宁波", newspaper="今日镇海"),
    SearchDoc("articles/3.html", "春耕", "丽水的茶农开始采茶。coved covid2 说的是疫情下的防控", date="2022-05", city="丽水", county="莲都区",
              newspaper="莲都报", kind="photo"),
    SearchDoc("articles/4.html", "无题", "art start heart 2022年 100%", date="", city=""),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("language"), DOCS)


CASES = {
    "疫情 防控": {1, 3}, "疫情防控": {1}, "疫情 OR 疫苗": {1, 2, 3}, "疫苗 | 春耕": {2, 3}, "疫情 -防控工作": {3}, "-疫情": {2, 4},
    "疫情 -title:疫情": {3}, "防控 疫情 OR 疫苗": {1, 2, 3},
    '"疫情防控"': {1}, "“疫情防控”": {1}, "「疫情防控」": {1},
    "title:疫": {1, 2}, "标题：疫苗": {2}, "text:疫苗": {2}, "title:镇海": set(), "TITLE:covid": {2},
    "author:王明": {1}, "作者:李": {1}, "city:宁波": {1, 2}, "county:莲都": {3}, "paper:今日镇海": {1, 2}, "kind:photo": {3}, "-city:宁波": {3, 4},
    "paper:镇海": {1, 2}, 'paper:="镇海"': set(), 'paper:="今日镇海"': {1, 2}, "city:=宁波": {1, 2}, "-city:=“宁波”": {3, 4}, "text:=疫情": set(),
    "date:2022-01..2022-04": {1, 2}, "date:2022-05": {3}, "date:2022": {1, 2, 3}, "date:2022-04-30": {2}, "date:2022-02..": {2, 3},
    "date:..2022-01": {1}, "日期:2022年4月": {2}, "疫情 date:2022-05": {3},
    "covid": {2, 3}, "covid*": {2, 3}, "*art": {4}, "art*": {4}, "cov?d": {2, 3}, "c*d": {2, 3}, "covid~1": {2, 3}, "iphone": {2},
    "2022年": {4}, "100%": {4}, "*ovi*": {2, 3},
    '"疫情 防控"~0': {1}, '"疫情 防控"~2': {1, 3}, '"防控 疫情"~2': {1, 3}, '"疫苗 防控"~1': {2}, '"疫苗 防控"~0': set(),
    "疫情 AND 防控": {1, 3}, "疫情 NOT 防控工作": {3}, "NOT 疫情": {2, 4}, "防控 AND NOT city:丽水": {1, 2}, '"AND"': set(), "疫情 and 防控": set(), "NOT -疫情": {2, 4},
    "city:宁波市": {1, 2}, "city:=宁波市": {1, 2}, "city:宁波市 OR city:丽水市": {1, 2, 3}, "-city:宁波市": {3, 4}, "county:镇海市": set(),
    "county:镇海 OR county:莲都": {1, 3}, "防控 county:镇海 OR county:莲都": {1, 3}, "author:王明 author:李": {1}, "city:宁波 OR author:李丽水": {1, 2},
    "疫情 city:宁波 OR city:丽水 -county:莲都": {1}, "date:none": {4}, "-日期:未详": {1, 2, 3}, "date:2022-01 OR date:none": {1, 4}, "date:2024-02-29": set(),
    "体裁:图片报道": {3}, "體裁:圖片報道": {3}, "體裁:圖片報導": {3}, "kind:图片新闻": {3}, 'kind:"Photo story"': {3}, "kind:Photo": {3}, "kind:报道": {1, 2, 3, 4}, "-体裁:报道": set(), "体裁:公告": set(),
    'kind:="图片报道"': {3}, "ningbo": set(), "lishui": {3}, "liandu": set(), "liandubao": set(),
}


@pytest.fixture(scope="module")
def answers(site: Path) -> dict[str, dict]:
    """The answers to all cases, of one page that asks them one after the other."""
    return dict(zip(CASES, ask(site, CASES), strict=True))


@pytest.mark.parametrize("query", sorted(CASES))
def test_a_query_finds_what_it_says(answers: dict[str, dict], query: str) -> None:
    assert {doc + 1 for doc in answers[query]["docs"]} == CASES[query]
    assert not answers[query]["notes"]


def test_readings_find_names_in_the_texts(tmp_path: Path) -> None:
    docs = [SearchDoc("articles/1.html", "宁波新闻", "", city="宁波"), SearchDoc("articles/2.html", "乐清", "", city="乐清"), SearchDoc("articles/3.html", "别的", "")]
    answers = ask(built(tmp_path, docs), ["ningbo", "nb", "NingBo", "yueqing", "yq", "zz"])
    assert [a["docs"] for a in answers] == [[0], [0], [0], [1], [1], []]


def test_whole_words_come_first(tmp_path: Path) -> None:
    docs = [SearchDoc("articles/1.html", "a", "heart art2 smart"), SearchDoc("articles/2.html", "b", "some art here")]
    assert ask(built(tmp_path, docs), ["art"])[0]["docs"] == [1, 0]


ABSURD = ["", " ", "OR", "- - -", '"', '""', "“", "疫情 OR", "OR 疫情", "title:", "date:昨天", "date:..", "((((", "~~~~", "***", "?", "疫*情", '"疫"~3',
          "疫情" * 5000, "-" * 1000, "a" * 1000, '"' * 999, "\\", "constructor:x", "__proto__", "疫情~", "+", "疫情\x00防控", "title:date:city:疫情"]


def test_absurd_queries_answer_and_explain_themselves(site: Path) -> None:
    answers = ask(site, ABSURD)
    for query, answer in zip(ABSURD, answers, strict=True):
        assert answer["total"] == len(answer["docs"]), query
    notes = {q[:12]: [key for key, _ in a["notes"]] for q, a in zip(ABSURD, answers, strict=True)}
    assert notes["“"] == ["search.quote", "search.empty"]
    assert notes["疫情 OR"] == ["search.or"] == notes["OR 疫情"]
    assert notes["title:"] == ["search.field"]
    assert notes["date:昨天"] == ["search.date"]
    assert notes["疫情疫情疫情疫情疫情疫情"] == ["search.long"]


@pytest.mark.parametrize("query", ["date:2021-13", "date:2021-00", "date:2021-02-31", "date:2023-02-29", "date:2021年13月", "date:2022..2022-13", "date:2022-04-31.."])
def test_a_date_that_no_calendar_has_is_not_understood(site: Path, query: str) -> None:
    answer = ask(site, ["防控 " + query])[0]
    assert [key for key, _ in answer["notes"]] == ["search.date"]
    assert answer["total"] == 3, "the rest is answered"


def test_a_span_that_ends_before_it_begins_is_turned_round_and_told(site: Path) -> None:
    answer = ask(site, ["date:2022-04..2022-01", "date:2022-03..2022"])
    assert [doc + 1 for doc in sorted(answer[0]["docs"])] == [1, 2]
    assert answer[0]["notes"] == [["search.reversed", "2022-04..2022-01"]]
    assert not answer[1]["notes"]


@pytest.mark.parametrize(("query", "told", "found"), [("疫情 OR county:莲都", "county:莲都", {3}), ("county:莲都 OR 疫情", "疫情", {3})])
def test_words_and_facts_are_not_joined_by_or_and_the_note_says_so(site: Path, query: str, told: str, found: set[int]) -> None:
    answer = ask(site, [query])[0]
    assert answer["notes"] == [["search.mixed", told]]
    assert {doc + 1 for doc in answer["docs"]} == found


def test_what_has_nothing_to_look_for_is_named_in_its_note(site: Path) -> None:
    queries = {"-": "-", "疫情 -": "-", '疫情 ""': '""', "疫情 NOT": "NOT", "AND 疫情": "AND", "疫情 AND": "AND"}
    for (query, named), answer in zip(queries.items(), ask(site, queries), strict=True):
        assert answer["notes"] == [["search.empty", named]], query
        assert {doc + 1 for doc in answer["docs"]} == ({1, 3} if "疫情" in query else set())


def test_a_city_is_meant_with_its_end_or_without(site: Path) -> None:
    [answer] = ask(site, [""], filters=[{"facet": "city", "value": "宁波市", "exact": True, "choice": True}])
    assert {doc + 1 for doc in answer["docs"]} == {1, 2}


def test_a_kind_that_there_is_not_is_told(site: Path) -> None:
    assert ask(site, ["kind:社论"])[0]["notes"] == [["search.kind", "社论"]]


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_kinds_are_found_by_the_names_that_pages_give_them(tmp_path: Path, language: str) -> None:
    strings = yaml.safe_load((Path(__file__).parents[2] / f"themes/broadsheet/strings/{language}.yaml").read_text(encoding="utf-8"))
    kinds = {key.removeprefix("kind."): name for key, name in strings.items() if key.startswith("kind.")}
    site = built(tmp_path, [SearchDoc(f"articles/{kind}.html", "题", "文", kind=kind) for kind in kinds])
    for at, answer in enumerate(ask(site, [f'kind:="{name}"' for name in kinds.values()])):
        assert answer["docs"] == [at]
        assert not answer["notes"]


def test_choices_of_one_facet_are_alternatives_and_narrow_what_is_asked(site: Path) -> None:
    def choice(facet: str, value: str) -> dict:
        return {"facet": facet, "value": value, "exact": True, "choice": True}
    two = [choice("county", "镇海区"), choice("county", "莲都区")]
    assert {doc + 1 for doc in ask(site, ["疫情"], filters=two)[0]["docs"]} == {1, 3}
    assert {doc + 1 for doc in ask(site, [""], filters=[*two, choice("city", "丽水")])[0]["docs"]} == {3}
    assert {doc + 1 for doc in ask(site, ["county:莲都"], filters=two)[0]["docs"]} == {3}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_every_note_has_words(language: str) -> None:
    root = Path(__file__).parents[2]
    client = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "generator/banmian/search/client").glob("*.js")))
    held = yaml.safe_load((root / f"themes/broadsheet/strings/search.{language}.yaml").read_text(encoding="utf-8"))
    keys = set(re.findall(r"notes\.push\(\['search\.(\w+)'", client))
    assert len(keys) > 6
    assert not {key for key in keys if f"search.note.{key}" not in held}


def test_a_missing_shard_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    docs = corpus(21, 400)
    site = built(tmp_path, docs)
    whole = ask(site, [docs[0].headline[:2], docs[1].headline[:2]])
    for path in list((site / "search/b").rglob("*.js"))[::2]:
        path.unlink()
    answers = ask(site, [docs[i].headline[:2] for i in range(40)])
    noted = [a for a in answers if any(key == "search.missing" for key, _ in a["notes"])]
    assert noted
    assert len(noted) == 40 or any(a["docs"] for a in answers)
    assert whole[0]["docs"]


def test_a_truncated_shard_is_a_missing_one(tmp_path: Path) -> None:
    site = built(tmp_path, corpus(22, 30))
    for path in (site / "search/b").rglob("*.js"):
        path.write_bytes(path.read_bytes()[:40])
    answer = node("ask.js", site, [{"q": "疫情"}, {"q": corpus(22, 30)[0].headline[:1]}])
    assert any(key == "search.missing" for key, _ in answer[0]["notes"])
    assert answer[1]["docs"], "characters stand in other shards"


def test_an_index_that_a_newer_build_replaced_is_opened_anew(tmp_path: Path) -> None:
    """The page holds the old manifest; the site has the new one, and none of the old shards."""
    docs = corpus(23, 200)
    site = built(tmp_path / "site", docs)
    newer = write(tmp_path / "newer", index_files([*docs, SearchDoc("articles/new.html", "全新的一篇", "鹨鹬")]))
    query = docs[0].headline[:2]
    answers = node("replaced.js", site, {"newer": str(newer), "queries": [query, "鹨鹬"]})
    assert answers[0]["documents"] == 200
    assert answers[2]["documents"] == 201, "the shard that has the new words is not the old one"
    assert answers[2]["docs"] == [200]
    assert not any(a["notes"] for a in answers)


def test_lunr_py_and_jieba_make_an_index_that_lunr_js_reads(site: Path) -> None:
    """Whole words, as jieba cuts them: what the one-file index of a small corpus is for."""
    got = node("whole.js", site, ["疫情", "防控", "iphone6", "疫*"])
    assert set(got[0]) == {"articles/1.html", "articles/3.html"}
    assert set(got[1]) == {"articles/1.html", "articles/2.html", "articles/3.html"}
    assert got[2] == ["articles/2.html"]
    assert len(got[3]) == 3


def test_no_one_file_index_for_a_large_corpus() -> None:
    assert "search/lunr-index.json" not in dict(index_files(corpus(1, 201)))
    assert "search/lunr-index.json" in dict(index_files(corpus(1, 3)))


def test_the_port_of_jieba_cuts_headlines_as_jieba_does() -> None:
    pytest.importorskip("rjieba", reason="the port to Rust is not installed; jieba itself is used then")
    import jieba

    from banmian.text.words import words
    jieba.setLogLevel(60)
    for doc in DOCS:
        for text in (doc.headline, doc.text):
            han = [w for w in words(text) if "\u3400" <= w[0] <= "\u9fff"]
            assert "".join(han) == "".join(c for c in text if "\u3400" <= c <= "\u9fff")
            for run in filter(None, "".join(c if "\u3400" <= c <= "\u9fff" else " " for c in text).split(" ")):
                assert list(words(run)) == jieba.lcut(run)


def test_the_tables_are_what_their_sources_say(tmp_path: Path) -> None:
    pytest.importorskip("opencc", reason="OpenCC is needed to make the table of variants anew")
    import sys
    root = Path(__file__).parents[2]
    sys.path.insert(0, str(root / "bench"))
    try:
        import search_tables
    finally:
        sys.path.pop(0)
    tables = root / "generator/banmian/search/tables"
    assert (tables / "variants.txt").read_text(encoding="utf-8") == search_tables.variants()
    assert (tables / "characters.txt").read_bytes().decode() == search_tables.by_class(search_tables.characters())
