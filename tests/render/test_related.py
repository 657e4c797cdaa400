"""Related articles: named with a reason, never an article itself."""
from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from banmian.model import Card
from banmian.render.related import related, shared_words
from tests.render.corpora import corpora

BASE = Card(id="", path="", url="", headline="", kicker="", kind="article", date="2022-01-01", newspaper="", city="", county="", section="",
            page="", order=0, authors=(), tags=(), teaser="", chars=1, seed="", status="complete", confidence=1.0, digest="")


def cards(*headlines: str) -> list[Card]:
    return [replace(BASE, id=str(n), headline=headline) for n, headline in enumerate(headlines)]


def test_rare_words_in_common_relate_articles() -> None:
    found = related(cards("平湖开展全员核酸检测", "志愿者助力核酸检测", "区政协常委会会议召开", "春耕时节农机忙", "小麦丰收", "图书馆开馆", "公园免费",
                          "桥梁通车"))
    assert found[0][0] == 1 and found[1][0] == 0 and 3 not in found


def test_the_reason_is_what_both_headlines_say() -> None:
    assert shared_words("平湖开展全员核酸检测", "志愿者助力核酸检测") == ("核酸检测",)
    assert shared_words("召开会议", "会议结束") == ()
    assert shared_words("", "核酸检测") == shared_words("核", "核") == ()


@given(corpora())
def test_nothing_is_related_to_itself(found: list[Card]) -> None:
    for i, near in related(found).items():
        assert i not in near and len(set(near)) == len(near)


@given(corpora())
def test_a_reason_stands_in_both_headlines(found: list[Card]) -> None:
    for i, near in related(found).items():
        for j in near:
            assert all(word in found[i].headline and word in found[j].headline for word in shared_words(found[i].headline, found[j].headline))
