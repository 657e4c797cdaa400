"""Affinity: the quick answer whether two texts cohere is the exact one."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from banmian.segment.affinity import coheres, cohesion

WORDS = st.text("今日莲都乡村振兴a1，。 \n", max_size=60)


@given(WORDS, WORDS, st.floats(0, 1))
def test_the_quick_answer_is_the_exact_one(before: str, after: str, least: float) -> None:
    assert coheres(before, after, least) == (cohesion(before, after) >= least)


def test_texts_that_share_their_words_cohere_and_strangers_do_not() -> None:
    one, more, other = "全县春耕备耕工作会议召开" * 9, "春耕备耕工作全面展开" * 9, "足球联赛昨晚开赛" * 9
    assert coheres(one, more, 0.1)
    assert not coheres(one, other, 0.1)
