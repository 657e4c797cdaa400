"""Remnants of Markdown go, print stays."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.text.remnants import without_remnants


@given(st.text("莲都*# \n1a）", max_size=40))
def test_only_asterisks_and_leading_number_signs_go_and_the_result_gives_itself(text: str) -> None:
    once = without_remnants(text)
    assert once.replace("*", "") == text.replace("*", "")[len(text.replace("*", "")) - len(once.replace("*", "")):]
    assert not set(text.replace("*", "").removesuffix(once.replace("*", ""))) - set("# \n")
    assert without_remnants(once) == once


@pytest.mark.parametrize(("printed", "read"), [
    ("(记者 刘威 **李钱乾)**3月30日", "(记者 刘威 李钱乾)3月30日"),
    ("**一、工作**和**二、生活**", "一、工作和二、生活"),
    ("3 * 4 = 12", "3 * 4 = 12"), ("评分 ** 两星", "评分 ** 两星"), ("***三星***", "*三星*"),
    ("## 推进会召开", "推进会召开"), ("#1 号楼", "#1 号楼"), ("C# 语言", "C# 语言"),
])
def test_pairs_around_words_go(printed: str, read: str) -> None:
    assert without_remnants(printed) == read
