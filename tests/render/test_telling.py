"""Telling words: of their own place, and only where they tell it from the others."""
from __future__ import annotations

from hypothesis import given

from banmian.model import Card
from banmian.render.telling import telling_words
from tests.render.corpora import corpora
from tests.render.test_related import cards


def test_a_name_that_one_place_prints_tells_it() -> None:
    found = cards("张壮雄调研城建", "张壮雄会见客商", "张壮雄讲话", "小麦丰收在望", "港口吞吐创新", "港口开航")
    words = telling_words(found, [0, 0, 0, 1, 1, 1], 2)
    assert words[0] == ("张壮雄",) and "港口" in words[1]


def test_one_place_alone_has_nothing_to_differ_from() -> None:
    assert telling_words(cards("疫情防控", "疫情防控"), [0, 0], 1) == [()]
    assert telling_words([], [], 0) == []


def test_a_word_that_only_old_headlines_have_does_no_harm() -> None:
    """Neighbours are counted in the newest 1,000 headlines of a place; what tells it may stand in older ones alone."""
    found = cards(*["麒麟来归"] * 2, *["平安"] * 1000, *["港口开航"] * 1000)
    assert len(telling_words(found, [0] * 1002 + [1] * 1000, 2)) == 2


@given(corpora())
def test_a_telling_word_stands_in_headlines_of_its_place(found: list[Card]) -> None:
    doubled = found + [card._replace(id=card.id + "x") for card in found]
    names = sorted({card.city for card in doubled})
    for group, words in enumerate(telling_words(doubled, [names.index(card.city) for card in doubled], len(names))):
        mine = [card.headline for card in doubled if card.city == names[group]]
        assert all(sum(word in headline for headline in mine) >= 2 or any(h.count(word) > 1 for h in mine) for word in words)
