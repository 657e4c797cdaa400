"""What is typed is what is found: result sets against plain substring search over the folded texts."""
from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banmian.search import SearchDoc
from banmian.search.units import fold
from tests.search.browser import ask, built, needs_node

pytestmark = needs_node
CHARS = "疫情防控工作会议，。“”国中后後体體Aa1２ 𠮷吉\n"
TEXTS = st.text(st.sampled_from(CHARS), max_size=40)


def holders(docs: list[SearchDoc], needle: str, fields: tuple[int, ...] = (0, 1, 2, 3)) -> set[int]:
    """The documents that hold the needle in one of the fields."""
    wanted = fold(needle)
    return {i for i, doc in enumerate(docs) if any(wanted in fold(doc.fields()[f]) for f in fields)}


def corpus(seed: int, count: int) -> list[SearchDoc]:
    """Made-up documents in which common runs are very common and rare ones rare."""
    rng = random.Random(seed)
    words = ["".join(chr(0x4E00 + int(rng.paretovariate(0.6)) % 3000) for _ in range(rng.randint(1, 4))) for _ in range(900)]
    def text(n: int) -> str:
        return "".join(words[int(rng.paretovariate(0.5)) % len(words)] + ("，" if rng.random() < .2 else "") for _ in range(n))
    return [SearchDoc(f"articles/a{i}.html", text(4), text(rng.randint(1, 300)), deck=text(2) if i % 5 == 0 else "",
                      byline=f"记者 {text(1)}") for i in range(count)]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[SearchDoc]]:
    """Enough documents that there are many shards, names in directories aside, and lists that stand outside their shard."""
    docs = corpus(7, 1000)
    return built(tmp_path_factory.mktemp("large"), docs), docs


def pieces(docs: list[SearchDoc], rng: random.Random, low: int, high: int, count: int) -> list[str]:
    out: list[str] = []
    while len(out) < count:
        doc = rng.choice(docs)
        text, n = rng.choice(doc.fields()), rng.randint(low, high)
        if len(text) >= n:
            at = rng.randint(0, len(text) - n)
            out.append(text[at:at + n])
    return [p for p in out if p.strip() and '"' not in p and " " not in p]


@pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 2), (3, 4), (8, 12)])
def test_any_substring_finds_exactly_its_holders(large: tuple[Path, list[SearchDoc]], low: int, high: int) -> None:
    site, docs = large
    queries = pieces(docs, random.Random(low), low, high, 60)
    for query, answer in zip(queries, ask(site, [f'"{q}"' for q in queries]), strict=True):
        assert set(answer["docs"]) == holders(docs, query), query
        assert answer["total"] == len(answer["docs"])


def test_the_corpus_really_has_large_lists_and_many_shards(large: tuple[Path, list[SearchDoc]]) -> None:
    site, _ = large
    assert list((site / "search/p").rglob("*p1-*.js")), "a list of positions in several blocks"
    assert len(list((site / "search/b").rglob("*.js"))) >= 64


def test_terms_are_all_required_unless_or_stands_between(large: tuple[Path, list[SearchDoc]]) -> None:
    site, docs = large
    rng = random.Random(3)
    pairs = [pieces(docs, rng, 2, 2, 3)[:2] for _ in range(20)]
    pairs = [p for p in pairs if len(p) == 2]
    both, either, but = (ask(site, [form.format(*p) for p in pairs]) for form in ('"{0}" "{1}"', '"{0}" OR "{1}"', '"{0}" -"{1}"'))
    for (a, b), x, y, z in zip(pairs, both, either, but, strict=True):
        one, two = holders(docs, a), holders(docs, b)
        assert (set(x["docs"]), set(y["docs"]), set(z["docs"])) == (one & two, one | two, one - two)


def test_a_field_is_searched_alone(large: tuple[Path, list[SearchDoc]]) -> None:
    site, docs = large
    queries = pieces(docs, random.Random(5), 2, 3, 20)
    for number, name in enumerate(("title", "deck", "byline", "text")):
        for query, answer in zip(queries, ask(site, [f'{name}:"{q}"' for q in queries]), strict=True):
            assert set(answer["docs"]) == holders(docs, query, (number,))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6), st.data())
def test_hostile_texts_are_found_by_their_pieces(tmp_path: Path, rows: list[tuple[str, str]], data: st.DataObject) -> None:
    docs = [SearchDoc(f"articles/{i}.html", headline, text) for i, (headline, text) in enumerate(rows)]
    site = built(tmp_path / str(random.random()), docs)
    runs = [run for row in rows for text in row for run in fold(text).split(" ") if run]
    queries = [run[a:a + n] for run in runs[:8] for a in range(min(3, len(run))) for n in (1, 2, 5)]
    for query, answer in zip(queries, ask(site, [f"“{q}”" for q in queries]), strict=True):      # no folded text has these
        assert set(answer["docs"]) == holders(docs, query), query


def test_traditional_finds_simplified_and_width_and_case_do_not_count(tmp_path: Path) -> None:
    docs = [SearchDoc("articles/1.html", "体育", "国家队以来"), SearchDoc("articles/2.html", "體育", "國家隊以來"),
            SearchDoc("articles/3.html", "Ｃｏｖｉｄ－19", "COVID-19")]
    site = built(tmp_path, docs)
    found = [set(a["docs"]) for a in ask(site, ["體育", "体育", "國家隊", "以来", "covid-19", "ＣＯＶＩＤ"])]
    assert found == [{0, 1}, {0, 1}, {0, 1}, {0, 1}, {2}, {2}]
    assert [set(a["docs"]) for a in ask(site, ["體育", "体育", "以来"], literal=True)] == [{1}, {0}, {0}]


def test_punctuation_in_a_phrase_counts(tmp_path: Path) -> None:
    site = built(tmp_path, [SearchDoc("articles/1.html", "", "北京，上海"), SearchDoc("articles/2.html", "", "北京。上海")])
    assert [a["docs"] for a in ask(site, ['"北京，上海"', '"京。"', '"，上"', '"北京上海"'])] == [[0], [1], [0], []]


def test_supplementary_characters_and_empty_fields(tmp_path: Path) -> None:
    docs = [SearchDoc("articles/1.html", "𠮷野家", ""), SearchDoc("articles/2.html", "", "吉野家"), SearchDoc("articles/3.html", "__proto__", "constructor")]
    site = built(tmp_path, docs)
    assert [a["docs"] for a in ask(site, ["𠮷", "𠮷野", "野家", "__proto__", "constructor", "toString"])] == [[0], [0], [0, 1], [2], [2], []]


def test_a_corpus_of_nothing_answers_nothing(tmp_path: Path) -> None:
    assert ask(built(tmp_path, []), ["疫情", "疫", "-疫情"])[0]["docs"] == []


def test_few_documents_of_common_pairs_are_read_themselves(tmp_path: Path) -> None:
    """Without any block of positions such a phrase is answered all the same; with a traditional text among them, from the blocks."""
    filler = "天地玄黄宇宙洪荒" * 6
    docs = [SearchDoc(f"articles/{i}.html", "", ((filler + ("甲乙，" if i % 2 else "丙丁，")) * 6)) for i in range(1600)]
    docs += [SearchDoc("articles/x.html", "", "甲乙丙丁甲乙丙丁"), SearchDoc("articles/y.html", "", "丙丁甲乙"), SearchDoc("articles/z.html", "甲乙", "丙丁")]
    site = built(tmp_path / "simplified", docs)
    blocks = list((site / "search/p").rglob("*p0-*.js"))
    assert len(blocks) >= 2
    whole = ask(site, ["甲乙丙丁", '"丁甲乙"'])
    for path in blocks:
        path.unlink()
    read = ask(site, ["甲乙丙丁", '"丁甲乙"'])
    assert [set(a["docs"]) for a in whole] == [set(a["docs"]) for a in read] == [{1600}, {1600, 1601}]
    assert [a["scores"] for a in whole] == [a["scores"] for a in read] and not any(a["notes"] for a in read)
    site = built(tmp_path / "traditional", [*docs, SearchDoc("articles/t.html", "國", "甲乙丙丁")])
    assert set(ask(site, ["甲乙丙丁"])[0]["docs"]) == {1600, 1603}


def test_by_date_what_has_none_comes_last(tmp_path: Path) -> None:
    days = ["", "", "2021-03", "2021-03-02", "2022-01-01"]
    site = built(tmp_path, [SearchDoc(f"articles/a{i}.html", "疫情", "防控", date=day) for i, day in enumerate(days)])
    assert ask(site, ["疫情"], sort="old")[0]["docs"] == [3, 2, 4, 0, 1]
    assert ask(site, ["疫情"], sort="new")[0]["docs"] == [4, 3, 2, 1, 0]
    assert ask(site, ["date:2021..2022"], sort="old")[0]["docs"] == [3, 2, 4]
