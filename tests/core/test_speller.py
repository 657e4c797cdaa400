"""Names are spelt the same whoever spells them."""
from __future__ import annotations

import os

import pytest

from banmian.content import spelling
from banmian.content.cards import card_of
from banmian.model import Article, Author, Card
from banmian.work import ahead, speller

NAMES = ("莲都区", "丽水", "重庆\n晚报", "", "Li\u00e9", "甲" * 70, "\ud83c")


def cards() -> list[Card]:
    articles = [Article(f"{n}", "题", "文", city=name, newspaper=f"{name}报", authors=(Author(name), Author("乙")))
                for n, name in enumerate(NAMES)]
    return [card_of(one, "a.md", "a.html", "", ()) for one in articles]


def spelt(monkeypatch: pytest.MonkeyPatch, *, apart: bool) -> dict[str, str]:
    monkeypatch.setattr(spelling, "_known", {})
    monkeypatch.setattr(ahead, "can", lambda: True)
    one = speller.Speller(apart=apart)
    one.tell(cards()[:2])
    one.tell(cards())
    one.finish()
    return spelling.remembered()


def test_another_process_spells_as_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    here = spelt(monkeypatch, apart=False)
    assert spelling.pinyin("莲都区") == "lianduqu" and len(here) > len(NAMES)
    me, ask = os.getpid(), spelling.pinyin
    monkeypatch.setattr(speller, "pinyin", lambda name: ask(name) if os.getpid() != me else None)
    assert spelt(monkeypatch, apart=True) == here, "all of them come from the other process"


def test_where_it_dies_or_cannot_be_had_names_are_spelt_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    here = spelt(monkeypatch, apart=False)
    monkeypatch.setattr(speller, "_spelt", lambda hear: os._exit(3))
    assert spelt(monkeypatch, apart=True) == here
