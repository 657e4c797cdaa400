"""The comparison's counting, run in Node, against a plain count of every string in Python."""
from __future__ import annotations

import csv
import io
import json
import math
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.search.units import fold

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "generator" / "banmian" / "search" / "client"
SCRIPTS = (CLIENT / "fold.js", CLIENT / "variants.js", *(ROOT / "themes" / "broadsheet" / "static" / name for name in ("table.js", "compare.js")))
PROGRAM = """
const fs = require("fs"), vm = require("vm");
const world = {banmian: {}, console, banmianSearch: {}};
world.self = world; world.window = world;
vm.createContext(world);
for (const name of process.argv.slice(1)) vm.runInContext(fs.readFileSync(name, "utf8"), world);
const {compare} = world.banmian;
const answers = JSON.parse(fs.readFileSync(0, "utf8")).map((asked) => {
  if (asked.draw) return compare.drawn(Array.from({length: asked.draw[0]}, (_, i) => i), asked.draw[1]);
  if (asked.g2) return {g2: compare.g2(...asked.g2), ratio: compare.ratio(...asked.g2)};
  const corpus = compare.corpus(world.banmianSearch.fold);
  asked.sides.forEach((docs, side) => docs.forEach((doc) => corpus.add(side, doc)));
  const steps = compare.counting(corpus);
  let step = steps.next(), past = 0;
  for (; !step.done; step = steps.next()) { if (!(step.value >= past && step.value <= 1)) throw new Error("progress " + step.value); past = step.value; }
  const rows = [0, 1].map((side) => compare.key(corpus, step.value, side, {g: asked.g, articles: asked.articles}));
  const orders = ["g2", "ratio", "often"].map((how) => rows.map((some) => compare.sorted(some, how)));
  const again = ["g2", "ratio", "often"].map((how) => rows.map((some) => compare.sorted(some.slice().reverse(), how)));
  return {sizes: corpus.sides, orders, again, csv: compare.csv(orders[0].flat(), ["甲", "乙"], (row) => "?q=" + row.text)};
});
process.stdout.write(JSON.stringify(answers));
"""
LONGEST, LEAST, WHOLE = 24, 3, 0.8
Doc = dict[str, str]
pytestmark = pytest.mark.node


def in_browser(node: str, asked: Sequence[dict[str, Any]]) -> list[Any]:
    """What the theme's script answers to each."""
    done = subprocess.run([node, "-e", PROGRAM, *map(str, SCRIPTS)], input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def doc(text: str, headline: str = "") -> Doc:
    return {"headline": headline, "deck": "", "text": text}


# ---- the plain count -------------------------------------------------------------------------------------------------

def kind(c: str) -> str:
    """letter of an alphabet, digit, character, or mark."""
    category = unicodedata.category(c)
    if category == "Nd":
        return "digit"
    if category[0] != "L" and category != "Nl":
        return "mark"
    return "letter" if unicodedata.name(c).split()[0] in ("LATIN", "GREEK", "CYRILLIC") else "character"


def runs(text: str) -> Iterator[list[str]]:
    """The stretches of a text that no mark, space or number interrupts, in units."""
    run: list[str] = []
    word = ""
    for c in [*fold(text), "\n"]:
        if kind(c) in ("letter", "digit"):
            word += c
            continue
        if word and any(kind(w) == "letter" for w in word):
            run.append(word)
        elif word:
            yield run
            run = []
        word = ""
        if kind(c) == "character":
            run.append(c)
        else:
            yield run
            run = []


def counts(docs: Sequence[Doc]) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]], int]:
    """Occurrences and articles of every string of a side, and its size."""
    occurrences: Counter[tuple[str, ...]] = Counter()
    articles: Counter[tuple[str, ...]] = Counter()
    size = 0
    for each in docs:
        mine = [run for field in ("headline", "deck", "text") for run in runs(each[field])]
        found = [tuple(run[i:j]) for run in mine for i in range(len(run)) for j in range(i + 1, min(len(run), i + LONGEST) + 1)]
        occurrences.update(found)
        articles.update(set(found))
        size += sum(map(len, mine))
    return occurrences, articles, size


def g2(a: int, b: int, size_a: int, size_b: int) -> float:
    """Log-likelihood in another form than the script's: observed at their own rates against observed at one rate."""
    def part(n: int, size: int) -> float:
        return n * math.log(n / size) if n else 0.0
    return 2 * (part(a, size_a) + part(b, size_b) - part(a + b, size_a + size_b))


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[i:i + len(short)] == short for i in range(len(long) - len(short) + 1))


def plain(sides: Sequence[Sequence[Doc]], side: int, threshold: float, least: int) -> dict[str, dict[str, Any]]:
    """The strings key on a side, as the page's words define them."""
    (mine, own, size), (theirs, other, rest) = counts(sides[side]), counts(sides[1 - side])
    listed: dict[tuple[str, ...], dict[str, Any]] = {}
    if not size or not rest:
        return {}
    for string in sorted(mine, key=len, reverse=True):
        n, m = mine[string], theirs[string]
        if max(n, m) < LEAST or own[string] < least or "的" in (string[0], string[-1]) or len("".join(string)) < 2:
            continue
        effect, likelihood = math.log2((n or 0.5) / size) - math.log2((m or 0.5) / rest), g2(n, m, size, rest)
        if (n or 0.5) * rest <= (m or 0.5) * size or likelihood < threshold or any(mine[longer] >= WHOLE * n and within(string, longer) for longer in listed):
            continue
        listed[string] = {"n": [n, m], "articles": [own[string], other[string]], "million": [1e6 * n / size, 1e6 * m / rest], "g2": likelihood, "ratio": effect}
    return {"".join(string): row for string, row in listed.items()}


# ---- laws ------------------------------------------------------------------------------------------------------------

TEXTS = st.text("疫情防控的，。 7a国國Ａ𠮷\n", max_size=60)
SIDE = st.lists(st.builds(doc, TEXTS, st.text("疫情控b", max_size=6)), min_size=1, max_size=5)


def test_figures_are_those_of_a_plain_count_and_mirror_each_other(node: str) -> None:
    """LAW: each listed string has the figures of a count of all strings; with A and B exchanged, they are exchanged; order is settled."""
    asked: list[dict[str, Any]] = []

    @settings(max_examples=150, database=None)
    @given(SIDE, SIDE, st.sampled_from([0, 3.84]), st.sampled_from([1, 2]))
    def collect(a: list[Doc], b: list[Doc], g: float, articles: int) -> None:
        asked.extend({"sides": sides, "g": g, "articles": articles} for sides in ([a, b], [b, a]))

    collect()
    answers = in_browser(node, asked)
    for one, answer in zip(asked, answers, strict=True):
        assert [size["characters"] for size in answer["sizes"]] == [counts(docs)[2] for docs in one["sides"]]
        for side in (0, 1):
            rows = answer["orders"][0][side]
            wanted = plain(one["sides"], side, one["g"], one["articles"])
            assert {row["text"] for row in rows} == wanted.keys()
            for row in rows:
                for name in ("n", "articles", "million"):
                    assert row[name][::-1 if side else 1] == pytest.approx(wanted[row["text"]][name])
                assert row["g2"] == pytest.approx(wanted[row["text"]]["g2"]) and row["ratio"] == pytest.approx(wanted[row["text"]]["ratio"])
        assert answer["orders"] == answer["again"]
    for there, back in zip(answers[::2], answers[1::2], strict=True):
        for side in (0, 1):
            assert [row["text"] for row in there["orders"][1][side]] == [row["text"] for row in back["orders"][1][1 - side]]
            assert [row["n"] for row in there["orders"][1][side]] == [row["n"][::-1] for row in back["orders"][1][1 - side]]


def test_log_likelihood_and_log_ratio(node: str) -> None:
    """Eleven against none on equal sides is the least that 15.13 lets pass: 22 ln 2; half an occurrence stands for none."""
    figures = [(11, 0, 1000, 1000), (10, 0, 1000, 1000), (80, 20, 200_000, 100_000), (7, 7, 500, 500), (3, 9, 1234, 567)]
    answers = in_browser(node, [{"g2": list(figure)} for figure in figures])
    assert [answer["g2"] for answer in answers] == pytest.approx([g2(*figure) for figure in figures])
    assert answers[0]["g2"] == pytest.approx(22 * math.log(2)) and answers[0]["g2"] > 15.13 > answers[1]["g2"]
    assert [answer["ratio"] for answer in answers[:4]] == pytest.approx([math.log2(22), math.log2(20), 1, 0])


def test_what_is_drawn_of_many_are_evenly_spaced_runs_of_four(node: str) -> None:
    asked: list[dict[str, Any]] = []

    @settings(max_examples=100, database=None)
    @given(st.integers(1, 3000), st.integers(1, 60))
    def collect(n: int, most: int) -> None:
        asked.append({"draw": [n, most]})

    collect()
    for one, drawn in zip(asked, in_browser(node, asked), strict=True):
        n, most = one["draw"]
        assert len(drawn) == min(n, most) and drawn[0] == 0
        assert all(a < b < n for a, b in pairwise([*drawn, n - 0.5]))
        if n <= most:
            continue
        starts = drawn[::4]
        assert drawn == [start + i for start in starts for i in range(4)][:most]
        gaps = {b - a for a, b in pairwise(starts)} or {0}
        assert max(gaps) - min(gaps) <= 1 and abs(starts[-1] - n * (4 * len(starts) - 4) / most) < 1


OTHER = ["别处。" * 50]        # long enough that half an occurrence is rare in it


def key(node: str, a: Sequence[str], b: Sequence[str], **more: Any) -> list[str]:
    """The strings key in the first side, by G²."""
    [answer] = in_browser(node, [{"sides": [[doc(text) for text in side] for side in (a, b)], "g": 0, "articles": 1} | more])
    return [row["text"] for row in answer["orders"][0][0]]


def test_strings_end_at_marks_spaces_and_numbers(node: str) -> None:
    assert key(node, ["疫情，防控 工作12月。会\n议"] * 3, OTHER) == ["工作", "疫情", "防控"]


def test_words_of_alphabets_are_one_unit_and_variants_one_string(node: str) -> None:
    assert key(node, ["App上", "ＡＰＰ上。5G", "app上，5g。5g"], OTHER) == ["5g", "app上"]
    assert key(node, ["國家", "国家", "國家"], OTHER) == ["国家"]


def test_a_part_gives_way_to_what_is_listed_and_the_particle_is_no_end(node: str) -> None:
    assert key(node, ["疫情防控的", "疫情防控的", "疫情防控的疫"], OTHER) == ["疫情防控"]
    assert key(node, ["疫情防控"] * 4 + ["疫情"], OTHER) == ["疫情防控"]
    assert key(node, ["疫情防控"] * 3 + ["疫情"], OTHER) == ["疫情", "疫情防控"]


def test_what_few_articles_have_can_be_left_out(node: str) -> None:
    assert key(node, ["疫情。疫情。疫情。疫情", "防控", "防控", "防控"], OTHER, articles=3) == ["防控"]


def test_the_same_articles_on_both_sides_have_nothing_key(node: str) -> None:
    assert key(node, ["疫情防控", "疫情"] * 3, ["疫情防控", "疫情"] * 3) == []


def test_the_table_for_spreadsheets_has_every_row(node: str) -> None:
    [answer] = in_browser(node, [{"sides": [[doc("疫情")] * 4, [doc("经济")] * 5], "g": 0, "articles": 1}])
    rows = list(csv.DictReader(io.StringIO(answer["csv"].removeprefix("\ufeff"))))
    assert [(row["key_in"], row["string"], row["occurrences_a"], row["occurrences_b"], row["articles_a"], row["articles_b"]) for row in rows] == [
        ("A", "疫情", "4", "0", "4", "0"), ("B", "经济", "0", "5", "0", "5")]
    assert rows[0]["per_million_a"] == "500000.00" and rows[0]["question_a"] == "甲" and rows[1]["url"] == "?q=经济"
    assert float(rows[0]["g2"]) == pytest.approx(g2(4, 0, 8, 10), abs=0.01) and float(rows[1]["log_ratio"]) == pytest.approx(math.log2(8), abs=0.001)
