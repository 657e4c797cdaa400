"""Names in Latin letters: as places and papers are read, and without a trace in how words are read."""
from __future__ import annotations

import pytest
from pypinyin import lazy_pinyin

from banmian.content.spelling import dictionary_order, pinyin


@pytest.mark.parametrize(("name", "spelt"), [("莲都区", "lianduqu"), ("长兴", "changxing"), ("重庆", "chongqing"), ("莲都A", "lianduA"), ("Shaoxing", "Shaoxing")])
def test_names_are_spelt_as_places_are_read(name: str, spelt: str) -> None:
    assert pinyin(name) == spelt


def test_names_are_put_in_order_character_by_character() -> None:
    """As dictionaries have it: a surname is not torn apart by another whose letters lie between."""
    ordered = ["Reuters", "雷雅丽", "李钱乾", "李雨婷", "黎安", "廖王晶", "林楠", "刘欢", "卢斌"]
    assert sorted(ordered[4:] + ordered[:4], key=lambda name: (pinyin(name)[0].upper() == "L", dictionary_order(name))) == ordered


def test_spelling_a_name_changes_no_reading_of_words() -> None:
    """LAW: what a process spelt before shows in nothing that it makes later; 委员长 was once wei yuan chang in some workers."""
    before = lazy_pinyin("委员长都行")
    pinyin("长兴县都行乐会朝重")
    assert lazy_pinyin("委员长都行") == before and before[:3] == ["wei", "yuan", "zhang"]
