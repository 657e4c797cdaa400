"""Words: nothing lost, the same with and without the faster cutter."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.text import words as module
from banmian.text.words import cut, words

mixed = st.lists(st.one_of(st.sampled_from(["疫情防控", "今日衢江", "2022年", "COVID-19", "A股", "，", "。", " ", "\n", "3.5%", "𠮷野家"]),
                           st.text(max_size=6)), max_size=8).map("".join)


@given(mixed)
def test_joined_they_are_the_text_without_white_space(text: str) -> None:
    assert "".join(words(text)) == "".join(text.split())


@given(st.lists(st.text(st.sampled_from("我市党员干部投身疫情防控一线方法国家"), min_size=1, max_size=12), max_size=8))
def test_runs_are_cut_together_as_each_by_itself(runs: list[str]) -> None:
    text = " ".join(runs)
    assert "".join(cut(text)) == text
    assert [word for word in cut(text) if word != " "] == [word for run in runs for word in words(run)]


def test_words_as_a_reader_would_cut_them() -> None:
    assert list(words("我市党员干部2022年投身COVID-19疫情防控一线。")) == [
        "我市", "党员干部", "2022", "年", "投身", "COVID-19", "疫情", "防控", "一线", "。"]


@given(st.text(alphabet="疫情防控会议召开镇海区党员干部永康市融媒体中心的了在是廖王晶孙斌一二三", max_size=40))
def test_both_cutters_cut_alike(run: str) -> None:
    rjieba = pytest.importorskip("rjieba", reason="rjieba is not installed: jieba itself cuts")
    import jieba
    assert rjieba.cut(run, True) == jieba.lcut(run)


def test_jieba_cuts_where_the_faster_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rjieba", None)
    module._cutter.cache_clear()
    try:
        assert list(words("永康市融媒体中心召开会议")) == ["永康市", "融", "媒体", "中心", "召开", "会议"]
    finally:
        module._cutter.cache_clear()
