"""The quick reading of names is pypinyin's."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from banmian.text.syllables import syllables

CHARACTERS = st.sampled_from([chr(code) for code in PINYIN_DICT])
PHRASES = st.sampled_from(list(PHRASES_DICT)[::7])
OTHERS = st.sampled_from(list("aZ1 ，·〇\u3000𠮷"))
KNOWN: dict[str, dict[str, str]] = {"default": {}, "ignore": {}}


@given(st.lists(CHARACTERS | PHRASES | OTHERS, max_size=6).map("".join), st.sampled_from(sorted(KNOWN)))
def test_syllables_are_those_of_pypinyin(text: str, errors: str) -> None:
    assert syllables(text, errors, KNOWN[errors]) == lazy_pinyin(text, errors=errors) == syllables(text, errors)


def test_a_phrase_is_read_as_a_phrase() -> None:
    assert syllables("重庆", known={}) == ["chong", "qing"]
    assert syllables("银行", known={}) == ["yin", "hang"]
    assert syllables("周行", known={}) == lazy_pinyin("周行")
