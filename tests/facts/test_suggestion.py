"""Suggestions of likely misreadings: found with evidence from the corpus, and hardly ever wrong."""
from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from banmian.facts.suggestion import count_wordings, draft, lookalikes, runs, suggest
from tests.facts.pages import reading_of, seeds


def test_the_misreadings_of_the_five_pages_are_found_with_their_evidence() -> None:
    found = {s.wording: s for s in suggest(seeds())}
    assert found["外防输人"].usual == "外防输入" and found["外防输人"].frequent >= 3
    assert found["瘦情防控"].new == "疫" and "×1 beside 疫情防控 ×" in found["瘦情防控"].evidence
    for s in found.values():
        assert s.new in lookalikes()[s.old] and s.end == s.start + 1


def test_planted_misreadings_are_found_and_good_words_left_alone() -> None:
    pages, dice = seeds(), random.Random(7)
    already = {(s.seed, s.start) for s in suggest(pages)}
    there, readings = {}, []
    for page in pages:
        text = list(page.seed.text)
        for place in (p for run in runs(page) for p in run.places if p >= 0):
            near = lookalikes().get(text[place], "")[:4]
            if near and dice.random() < 0.01:
                there[page.seed.path, place] = text[place]
                text[place] = dice.choice(near)
        changed = "".join(text)
        readings.append(replace(page, seed=replace(page.seed, text=changed), layout=replace(page.layout, text=changed)))
    new = [s for s in suggest(readings) if (s.seed, s.start) not in already]
    right = sum(there.get((s.seed, s.start)) == s.new for s in new)
    assert right >= 10, "recall has fallen: bench/suggest_precision.py measures it"
    assert right >= 0.9 * len(new), [s.evidence for s in new if there.get((s.seed, s.start)) != s.new]


def test_words_that_differ_in_good_words_are_not_misreadings() -> None:
    lines = [f"{place}上午召开会议。\n{place}下午召开会议。\n" for place in ("全市", "全省", "本县", "我区", "乡里")]
    assert suggest([reading_of("a.txt", "".join(lines * 4))]) == ()


def test_numerals_are_never_suggested() -> None:
    assert suggest([reading_of("a.txt", "会议第一次召开，大家都来了。\n" * 20 + "会议第二次召开，大家都来了。\n")]) == ()


@given(st.lists(st.text("疫瘦情防控人入输外，。1 \n", max_size=30), max_size=6))
def test_counts_of_parts_add_up(texts) -> None:
    readings = [reading_of(f"{n}.txt", text) for n, text in enumerate(texts)]
    whole = count_wordings(readings)
    parts = sum((count_wordings([r]) for r in readings), start=type(whole)())
    assert whole == parts
    assert suggest(readings) == suggest(readings, whole)
    assert draft(suggest(readings)).startswith("#")
