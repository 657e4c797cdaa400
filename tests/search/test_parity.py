"""The sharded index answers as one whole Lunr index does: same documents, same order, same scores."""
from __future__ import annotations

import random
from pathlib import Path

import pytest

from banmian.search import SearchDoc
from banmian.search.document import BOOSTS, FIELDS
from banmian.search.laying import LEVELS
from banmian.search.units import fold
from banmian.text.words import words
from tests.search.browser import ask, built, needs_node, node

pytestmark = needs_node
MOST = 5
CHARS = "疫情防控工作会议开市区县人民政府和了的在"


def made(seed: int, count: int) -> list[SearchDoc]:
    rng = random.Random(seed)
    def text(low: int, high: int) -> str:
        return "".join(rng.choice(CHARS if rng.random() < .9 else "，。\n 𠮷a1") for _ in range(rng.randint(low, high)))
    return [SearchDoc(f"articles/{i}.html", text(2, 12), text(0, 200), deck=text(0, 6), byline=text(0, 4)) for i in range(count)]


def chances(docs: list[SearchDoc]) -> dict[str, set[int]]:
    """Each word of two characters, and the documents in which it stands only where a word ends and the next begins."""
    import jieba
    jieba.setLogLevel(60)
    jieba.initialize()
    out: dict[str, set[int]] = {}
    for at, doc in enumerate(docs):
        inside: set[str] = set()
        text = fold("\n".join(doc.fields()))
        for word in words(text):
            inside.update(word[i:i + 2] for i in range(len(word) - 1))
        for pair in {text[i:i + 2] for i in range(len(text) - 1)} - inside:
            if jieba.dt.FREQ.get(pair):
                out.setdefault(pair, set()).add(at)
    return out


def tiers(chance: dict[str, set[int]], terms: list[str], doc: int) -> int:
    return sum(doc in chance.get(term, ()) for term in terms)


def reference_docs(docs: list[SearchDoc]) -> list[dict[str, str]]:
    return [dict(zip(FIELDS, (fold(t) for t in doc.fields()), strict=True)) for doc in docs]


def lengths(docs: list[SearchDoc]) -> list[int]:
    """Of each text the greatest level that is not above its length in units, white space aside."""
    inked = [len(fold(doc.text).replace(" ", "").encode("utf-16-le")) // 2 for doc in docs]
    return [max([level for level in LEVELS if level <= n] or [LEVELS[0]]) for n in inked]


def drawn(docs: list[SearchDoc], rng: random.Random) -> str:
    """A piece of a document without white space or quotes, of at most MOST units."""
    while True:
        runs = [run for run in fold(rng.choice(docs).text).split(" ") if run]
        if runs:
            run = rng.choice(runs)
            at = rng.randrange(len(run))
            piece = run[at:at + rng.randint(1, 4)]
            if len(piece.encode("utf-16-le")) // 2 <= MOST:
                return piece


def clause_lists(docs: list[SearchDoc], count: int) -> list[tuple[str, list[dict[str, object]]]]:
    """Queries as typed, and as clauses of Lunr's: one term, several, excluded ones, fields."""
    rng, out = random.Random(11), []
    names = {"title": "headline", "deck": "deck", "byline": "byline", "text": "text"}
    for _ in range(count):
        terms = list(dict.fromkeys(drawn(docs, rng) for _ in range(rng.randint(1, 3))))
        typed, clauses = [], []
        for at, term in enumerate(terms):
            minus = at > 0 and rng.random() < .25
            field = rng.choice(list(names)) if rng.random() < .3 else ""
            typed.append(("-" if minus else "") + (field + ":" if field else "") + f'"{term}"')
            clauses.append({"term": term, "presence": "PROHIBITED" if minus else "REQUIRED",
                            **({"fields": [names[field]]} if field else {})})
        out.append((" ".join(typed), clauses))
    return out


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[SearchDoc]]:
    docs = made(1, 120)
    return built(tmp_path_factory.mktemp("parity"), docs), docs


def whole(site: Path, docs: list[SearchDoc], queries: list[list[dict[str, object]]], most: int = MOST) -> list[list[tuple[int, float]]]:
    return node("reference.js", site, {"docs": reference_docs(docs), "most": most, "queries": queries, "lengths": lengths(docs)})


def test_hundreds_of_queries_agree_in_documents_and_scores(both: tuple[Path, list[SearchDoc]]) -> None:
    site, docs = both
    # A field that only some clauses name makes Lunr require the term in that field and the others in all; ours requires each
    # term in its own fields. They agree where every clause names the same fields, so those are compared here.
    queries = [(q, c) for q, c in clause_lists(docs, 500) if len({str(x.get("fields")) for x in c}) == 1]
    assert len(queries) > 300
    answers = ask(site, [q for q, _ in queries])
    differ, chance = [], chances(docs)
    for (query, clauses), ours, theirs in zip(queries, answers, whole(site, docs, [c for _, c in queries]), strict=True):
        scores = dict(map(tuple, theirs))
        same = set(ours["docs"]) == set(scores) and all(
            abs(score - scores[doc]) < 1e-9 for doc, score in zip(ours["docs"], ours["scores"], strict=True))
        asked = [str(c["term"]) for c in clauses if c["presence"] == "REQUIRED"]
        keys = [(tiers(chance, asked, doc), -round(score, 9)) for doc, score in zip(ours["docs"], ours["scores"], strict=True)]
        order = keys == sorted(keys)
        if not (same and order):
            differ.append(query)
    assert not differ


def test_order_is_lunrs_order(both: tuple[Path, list[SearchDoc]]) -> None:
    site, docs = both
    terms = sorted({drawn(docs, random.Random(i)) for i in range(80)})
    answers = ask(site, [f'"{t}"' for t in terms])
    theirs = whole(site, docs, [[{"term": t}] for t in terms])
    chance = chances(docs)
    expected = [sorted((doc for doc, _ in rows), key=lambda doc: tiers(chance, [t], doc)) for t, rows in zip(terms, theirs, strict=True)]
    assert [a["docs"] for a in answers] == expected
    assert any(chance.get(t) for t in terms)


def test_a_word_comes_before_characters_that_only_meet(tmp_path: Path) -> None:
    """法国 in 方法国家 is found, and comes last, however often it stands there; in 法国队 it stands inside a word."""
    met, word = "探索治理方法国家", "他去过法国"
    docs = [SearchDoc("articles/0.html", met, met * 3), SearchDoc("articles/1.html", "别的", word + "通知" * 40),
            SearchDoc("articles/2.html", met, word), SearchDoc("articles/3.html", "别的", "治理方法国家" + "通知" * 60)]
    site = built(tmp_path, docs)
    found, both, either, other = ask(site, ["法国", "法国 通知", "法国 OR 通知", "法國"])
    assert set(found["docs"][:2]) == {1, 2} and found["docs"][2:] == [0, 3] and found["total"] == 4
    assert both["docs"] == [1, 3]
    assert set(either["docs"][:3]) == {1, 2, 3}, "a document that holds another alternative stands by that"
    assert other["docs"] == found["docs"]


def test_documents_that_lunr_does_not_score_follow_by_the_same_formula(tmp_path: Path) -> None:
    """More hits than lunr.js is given: the rest is scored by our own copy of its formula."""
    docs = made(2, 420)
    site = built(tmp_path, docs)
    terms = ["的", "情防", "人民"]
    answers = ask(site, [f'"{t}"' for t in terms])
    assert max(len(a["docs"]) for a in answers) > 350
    for answer, rows in zip(answers, whole(site, docs, [[{"term": t}] for t in terms], 2), strict=True):
        scores = dict(map(tuple, rows))
        assert set(answer["docs"]) == set(scores)
        assert all(abs(scores[d] - s) < 1e-9 for d, s in zip(answer["docs"], answer["scores"], strict=True))


def test_a_headline_counts_more_than_a_text(tmp_path: Path) -> None:
    docs = [SearchDoc("articles/1.html", "别的", "疫情" + "通知" * 20), SearchDoc("articles/2.html", "疫情", "通知" * 21),
            SearchDoc("articles/3.html", "别的", "通知" * 21, deck="疫情"), SearchDoc("articles/4.html", "别的", "通知" * 21)]
    site = built(tmp_path, docs)
    assert ask(site, ["疫情"])[0]["docs"] == [1, 2, 0]
    assert tuple(sorted(BOOSTS, reverse=True)) == BOOSTS
