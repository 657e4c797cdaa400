"""Cues: what one pass over a line finds is what looking for each word would find."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from banmian.segment import cues

WORDS = sorted({word for family in cues._WORDS.values() for word in family})
LINES = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=8).map("".join)


@given(LINES)
def test_the_families_held_are_those_of_the_words_that_stand_in_the_line(text: str) -> None:
    assert cues.held(text) == sum(family for family, words in cues._WORDS.items() if any(word in text for word in words))


def test_half_a_character_is_no_cue_and_hides_none() -> None:
    assert cues.held("\ud800编\udfff") == cues.held("编") == cues.POST
