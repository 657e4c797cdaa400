"""What must hold of the index whatever the documents: codes, folding, where ranges are cut, what a change renews."""
from __future__ import annotations

import json
import pickle
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.search import (
    Before,
    Made,
    Merger,
    SearchDoc,
    Share,
    chance,
    cutter,
    exchange,
    index_files,
    merge,
    merger,
    part,
    renew,
    shards,
)
from banmian.search import bits as codes
from banmian.search.excerpts import coded, decoded
from banmian.search.part import VERSION, Part
from banmian.search.units import fold, pair_keys, units
from banmian.text.words import cut
from tests.search.browser import HERE, ask, built, needs_node, node
from tests.search.test_exact import corpus, holders

merging = sys.modules[Merger.__module__]     # the module: `merge` is a function of the room
PRINTABLE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
DOCS = st.lists(st.builds(SearchDoc, url=st.sampled_from(["articles/a.html", "b.html", "articles/.html", "x/疫.html"]), headline=PRINTABLE,
                          text=PRINTABLE, deck=PRINTABLE, byline=PRINTABLE, city=PRINTABLE, date=st.sampled_from(["", "2022-01-02"])), max_size=8)


def bits_of(codes_: tuple[np.ndarray, np.ndarray]) -> str:
    return "".join(format(int(v), f"0{w}b")[-w:] if w else "" for v, w in zip(*codes_, strict=True))


@given(st.lists(st.tuples(st.integers(0, 2**24 - 1), st.integers(0, 20)), min_size=1, max_size=50), st.data())
def test_packed_strings_hold_the_codes_bit_for_bit(rows: list[tuple[int, int]], data: st.DataObject) -> None:
    value, k = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    made = codes.rice(value, k, codes.GAP_CAP, codes.GAP_RAW)
    cut = data.draw(st.integers(0, len(rows)))
    packed = codes.packed(made, np.array([cut, len(rows)]))
    for data_, part_ in zip(packed, ((made[0][:cut], made[1][:cut]), (made[0][cut:], made[1][cut:])), strict=True):
        text = bits_of(part_)
        assert "".join(format(b, "08b") for b in data_)[:len(text)] == text
        assert len(data_) == (len(text) + 7) // 8


@given(st.integers(0, 2**24 - 1), st.integers(0, 20))
def test_rice_codes_can_be_read_back(value: int, k: int) -> None:
    text = bits_of(codes.rice(np.array([value]), np.array([k]), codes.GAP_CAP, codes.GAP_RAW))
    ones = len(text) - len(text.lstrip("1"))
    if ones >= codes.GAP_CAP and len(text) == codes.GAP_CAP + codes.GAP_RAW:
        assert int(text[codes.GAP_CAP:], 2) == value
    else:
        assert (ones << k | int(text[ones + 1:] or "0", 2)) == value


def test_keys_are_one_to_one() -> None:
    rng = np.random.default_rng(1)
    first, second = (rng.integers(0, 65536, 200_000).astype(np.uint16) for _ in range(2))
    pairs = np.unique(first.astype(np.uint32) << 16 | second)
    assert len(np.unique(pair_keys((pairs >> 16).astype(np.uint16), pairs.astype(np.uint16)))) == len(pairs)


@given(PRINTABLE)
def test_folding_keeps_every_offset_and_is_settled_at_once(text: str) -> None:
    assert len(units(fold(text))) == len(units(text))
    assert fold(fold(text)) == fold(text)


@given(DOCS)
def test_excerpts_give_the_texts_back(docs: list[SearchDoc]) -> None:
    def clean(text: str) -> str:
        return "".join(" " if c < " " and c != "\n" else c for c in text)
    want = [(d.url, *map(clean, d.fields())) for d in docs]
    assert decoded(coded(docs)[0].tobytes()) == want


@settings(max_examples=30, deadline=None)
@given(DOCS, st.data())
def test_where_ranges_are_cut_makes_no_difference(docs: list[SearchDoc], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(docs)))
    assert dict(merge([part(docs[:cut]), part(docs[cut:])])) == dict(index_files(docs))


def test_many_ranges_give_the_same_bytes_as_few() -> None:
    docs = corpus(3, 300)
    few, many = ([part(docs[i:i + n]) for i in range(0, 300, n)] for n in (300, 37))
    assert dict(merge(few)) == dict(merge(many))


def test_whoever_makes_the_shares_the_files_are_the_same() -> None:
    """Each share made by a worker of its own, who gets it and gives it back as bytes, as processes do."""
    docs = corpus(3, 300)
    parts = [part(docs[i:i + 100]) for i in range(0, 300, 100)]
    asked: list[Share] = []

    def spread(shares: Sequence[Share]) -> Iterator[Made]:
        for share in shares:
            asked.append(share)
            yield pickle.loads(pickle.dumps(merger(parts).make(pickle.loads(pickle.dumps(share)))))
    assert dict(renew(merger(parts), None, spread)) == dict(merge(parts))
    assert {share.what for share in asked} >= {"b", "c", "x", "t", "f"}


@pytest.mark.parametrize("what", ["text", "headline", "shorter", "facts", "latin", "several", "nothing"])
def test_a_renewed_index_is_a_new_one_byte_for_byte(what: str) -> None:
    docs = corpus(4, 900)
    old = [part(docs[i:i + 100]) for i in range(0, 900, 100)]
    first = dict(merge(old))
    change = {"text": {"text": docs[450].text + "\n新的一段话在这里"}, "headline": {"headline": "完全不同的标题"}, "shorter": {"text": "短"},
              "facts": {"city": "某市"}, "latin": {"text": docs[450].text + " covid g228"}, "several": {"text": docs[3].text}, "nothing": {}}[what]
    docs[450] = replace(docs[450], **change)
    if what == "several":
        docs[120] = replace(docs[120], text="疫情")
    new = list(old)
    for at in (1, 4):
        new[at] = part(docs[at * 100:at * 100 + 100], old[at])
    got = dict(renew(merger(new), Before({1: old[1], 4: old[4]}, [p for p in first if "/js/" not in p])))
    want = dict(merge(new))
    assert {path: first[path] if data is None else data for path, data in got.items()} == want
    assert sum(data is None for data in got.values()) > len(got) * (0.3 if what in ("shorter", "several", "headline") else 0.7)


def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only a large corpus has: lists of every family outside their shards, and several shards of each family."""
    monkeypatch.setattr(shards, "DOCS_INLINE", 100)
    monkeypatch.setattr(shards, "POSITIONS_INLINE", 100)
    monkeypatch.setattr(merging, "SHARD_BYTES", 200)


def test_blocks_outside_are_renewed_with_the_family_that_they_belong_to(monkeypatch: pytest.MonkeyPatch) -> None:
    crowded(monkeypatch)
    docs = corpus(4, 900)
    old = [part(docs[i:i + 100]) for i in range(0, 900, 100)]
    first = dict(merge(old))
    assert {path.split("/")[2][0] for path in first if path.startswith("search/p/")} >= {"b", "c"}
    docs[450] = replace(docs[450], text=docs[450].text + "\n新的一段话在这里")
    new = [part(docs[i:i + 100], old[i // 100]) for i in range(0, 900, 100)]
    got = list(renew(merger(new), Before({4: old[4]}, [p for p in first if "/js/" not in p])))
    assert len({path for path, _ in got}) == len(got)
    assert {path: first[path] if data is None else data for path, data in got} == dict(merge(new))
    assert sum(data is None for _, data in got) > len(got) / 2


@needs_node
def test_lists_of_every_family_are_read_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    crowded(monkeypatch)
    docs = corpus(4, 300)
    site = built(tmp_path, docs)
    common = Counter("".join(doc.text for doc in docs)).most_common(12)
    queries = [char for char, _ in common if char.isalpha()] + [docs[5].text[:2], docs[9].text[3:6]]
    for query, answer in zip(queries, ask(site, [f'"{q}"' for q in queries]), strict=True):
        assert set(answer["docs"]) == holders(docs, query), query


def test_documents_that_move_renew_everything() -> None:
    docs = corpus(5, 60)
    old, new = [part(docs[:30]), part(docs[30:])], [part(docs[:29]), part(docs[30:])]
    first = dict(merge(old))
    assert dict(renew(merger(new), Before({0: old[0]}, list(first)))) == dict(merge(new))


def test_parts_of_another_version_renew_everything() -> None:
    docs = [SearchDoc("articles/1.html", "疫情", "防控")]
    old, new = part(docs), part([SearchDoc("articles/1.html", "疫情", "防控工作")])
    other = old[:21] + old[21:].replace(b"[%d," % VERSION, b"[%d," % (VERSION - 1), 1)
    assert other != old
    assert dict(renew(merger([new]), Before({0: other}, list(dict(merge([old])))))) == dict(merge([new]))
    assert part(docs, other) == old


def test_an_older_part_changes_nothing() -> None:
    docs = corpus(6, 40)
    assert part(docs, part(docs[:20])) == part(docs) == part(docs, b"banmian-part\nno")


@given(DOCS, st.data())
def test_a_part_with_documents_exchanged_is_the_part_of_all_of_them(docs: list[SearchDoc], data: st.DataObject) -> None:
    fresh = {i: replace(doc, text=data.draw(PRINTABLE), deck=data.draw(PRINTABLE), byline=data.draw(PRINTABLE))
             for i, doc in enumerate(docs) if data.draw(st.booleans())}
    made = exchange(part(docs), fresh)
    assert made == part([fresh.get(i, doc) for i, doc in enumerate(docs)]) or any(";" in doc.city for doc in docs)


HAN = st.text(st.sampled_from("我市党员干部投身疫情防控一线方法国家中华人民共和国万岁廖王晶孙斌永康市融媒体中心的了在是一二三鿕㐀 "), max_size=60)


@pytest.fixture(scope="module")
def words() -> cutter.Table:
    return cutter.Table.loads(memoryview(cutter.word_table().dumps()))


@given(HAN)
def test_the_table_cuts_as_jieba_does(words: cutter.Table, text: str) -> None:
    assert words.cut(text) == (None if "㐀" in text else cut(text))


def test_the_table_cuts_articles_as_jieba_does(words: cutter.Table) -> None:
    for path in sorted((HERE.parents[1] / "seeds").glob("*.txt")):
        runs = " ".join(re.findall("[一-鿕]+", path.read_text(encoding="utf-8", errors="replace")))
        assert words.cut(runs) == cut(runs)
    assert np.array_equal(words.pair, chance._words())


def test_a_document_of_other_facts_is_not_exchanged() -> None:
    docs = corpus(3, 20)
    assert exchange(part(docs), {3: replace(docs[3], city="杭州" + docs[3].city)}) is None
    assert exchange(part(docs), {3: replace(docs[3], headline="又" + docs[3].headline)}) is None


def test_a_part_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no part"):
        Part.loads(b"something else, long enough")


def test_names_of_files_say_what_is_in_them() -> None:
    """Unchanged shards keep their names; no folder holds more than a host likes."""
    docs = corpus(8, 800)
    one = dict(index_files(docs))
    other = dict(index_files([*docs[:-1], replace(docs[-1], text=docs[-1].text + "新")]))
    assert all(one[path] == other[path] for path in set(one) & set(other) if path != "search/manifest.js")
    assert len(set(one) & set(other)) > len(one) * 0.6
    folders: dict[str, int] = {}
    for path in one:
        folders[path.rpartition("/")[0]] = folders.get(path.rpartition("/")[0], 0) + 1
    assert max(folders.values()) <= 256


def test_a_small_corpus_is_few_files() -> None:
    names = [path for path, _ in index_files(corpus(9, 5)) if "/js/" not in path]
    assert sum(path.startswith(("search/b/", "search/c/")) for path in names) == 2


@needs_node
def test_the_browser_folds_as_we_do(tmp_path: Path) -> None:
    """The analyzer's cases, one file for both languages."""
    cases = [line.split("\t") for line in (HERE / "analyzer.tsv").read_text(encoding="utf-8").split("\n") if line]
    rng = random.Random(1)
    texts = [json.loads(text) for text, _ in cases] + ["".join(chr(rng.randrange(0x20, 0xD800)) for _ in range(200)) for _ in range(40)]
    got = node("analyze.js", built(tmp_path, corpus(1, 2)), texts)
    assert [fold(text) for text in texts] == [row["fold"] for row in got]
    assert [json.loads(folded) for _, folded in cases] == [row["fold"] for row in got[:len(cases)]]
    for text, row in zip(texts, got, strict=True):
        unit = units(fold(text))
        assert pair_keys(unit[:-1], unit[1:]).tolist() == row["keys"]
