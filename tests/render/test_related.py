"""Related articles: named with a reason, never an article itself."""
from __future__ import annotations

from hypothesis import given

from banmian.model import Card
from banmian.render.related import related, related_to, shared_words
from tests.render.corpora import corpora

BASE = Card(id="", path="", url="", headline="", kicker="", kind="article", date="2022-01-01", newspaper="", city="", county="", section="",
            page="", order=0, authors=(), tags=(), teaser="", chars=1, seed="", status="complete", confidence=1.0, digest="")


def cards(*headlines: str) -> list[Card]:
    return [BASE._replace(id=str(n), headline=headline) for n, headline in enumerate(headlines)]


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
def test_one_card_alone_is_related_as_among_all(found: list[Card]) -> None:
    near = related(found)
    assert [related_to(found, i) for i in range(len(found))] == [near.get(i, ()) for i in range(len(found))]


def test_one_of_many_headlines_is_related_as_among_all() -> None:
    words = ("春茶开采", "核酸检测", "桥梁修缮", "图书馆", "秋粮收割", "公园免费", "小麦丰收", "志愿者")
    found = cards(*(f"{words[n % 8]}{words[n * 7 // 8 % 8]}第{chr(0x4e00 + n * 37)}{chr(0x5e00 + n // 3)}" for n in range(300)))
    near = related(found)
    assert near and all(related_to(found, i) == near.get(i, ()) for i in range(len(found)))


@given(corpora())
def test_a_reason_stands_in_both_headlines(found: list[Card]) -> None:
    for i, near in related(found).items():
        for j in near:
            assert all(word in found[i].headline and word in found[j].headline for word in shared_words(found[i].headline, found[j].headline))
