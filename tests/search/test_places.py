"""What is counted as a place, against counts that Python makes of the texts themselves."""
from __future__ import annotations

import itertools
import random
import re
from pathlib import Path

import pytest

from banmian.search import SearchDoc
from tests.search.browser import ask, built, needs_node, node

pytestmark = needs_node


def mixed(seed: int, count: int) -> list[SearchDoc]:
    """Texts of few words, so that they repeat, touch and stand near one another; a third are in traditional characters."""
    rng = random.Random(seed)
    def text(n: int, traditional: bool) -> str:
        words = ["国际", "关系", "国", "看看", "哈哈", "，", "的", "在了", "体育"]
        made = "".join(rng.choice(words) for _ in range(n))
        return made.translate(str.maketrans("国际关体", "國際關體")) if traditional else made
    return [SearchDoc(f"articles/{i}.html", text(3, i % 3 == 0), text(rng.randint(5, 40), i % 6 in (0, 1)), deck=text(2, False)) for i in range(count)]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[SearchDoc]]:
    docs = mixed(5, 60)
    return built(tmp_path_factory.mktemp("places"), docs), docs


def placed(site: Path, queries: list[str], **options: object) -> list[dict]:
    return node("places.js", site, [{"q": q, "options": {"sort": "old"} | options} for q in queries])


def near(text: str, words: tuple[str, ...], distance: int) -> bool:
    """Whether the words stand in the text, none within another, with at most so many characters beside them."""
    spots = [[(m.start(), m.start() + len(word)) for m in re.finditer(f"(?={word})", text)] for word in words]
    for choice in itertools.product(*spots):
        row = sorted(choice)
        if all(a[1] <= b[0] for a, b in itertools.pairwise(row)) and row[-1][1] - row[0][0] - sum(map(len, words)) <= distance:
            return True
    return False


@pytest.mark.parametrize("word", ["国", "國", "国际", "國際", "体育", "看看"])
def test_with_characters_told_apart_places_are_those_very_characters(texts: tuple[Path, list[SearchDoc]], word: str) -> None:
    site, docs = texts
    [answer] = placed(site, [word], literal=True)
    assert answer["docs"] == [i for i, doc in enumerate(docs) if any(word in field for field in doc.fields())]
    for number, places in zip(answer["docs"], answer["places"], strict=True):
        assert [field for field, _ in places] == [f for f, text in enumerate(docs[number].fields()) for _ in range(text.count(word))]
        assert {text for _, text in places} == {word}


def test_with_characters_told_apart_exclusions_and_neighbourhood_are_too(texts: tuple[Path, list[SearchDoc]]) -> None:
    site, docs = texts
    def having(word: str) -> set[int]:
        return {i for i, doc in enumerate(docs) if any(word in field for field in doc.fields())}
    without, only, both, close = ask(site, ["国 -國", "-國", "国 國", '"國際 關係"~3'], literal=True, sort="old")
    assert set(without["docs"]) == having("国") - having("國") and without["docs"]
    assert set(only["docs"]) == set(range(len(docs))) - having("國")
    assert set(both["docs"]) == having("国") & having("國") and both["docs"]
    assert set(close["docs"]) == {i for i, doc in enumerate(docs) if any(near(text, ("國際", "關係"), 3) for text in doc.fields())}
    [fields] = ask(site, ["title:国"], literal=True, sort="old")
    assert set(fields["docs"]) == {i for i, doc in enumerate(docs) if "国" in doc.headline}


def test_readings_are_not_told_apart(tmp_path: Path) -> None:
    docs = [SearchDoc("articles/1.html", "寧波", "國", city="宁波"), SearchDoc("articles/2.html", "宁波", "国", city="宁波")]
    assert [a["docs"] for a in ask(built(tmp_path, docs), ["ningbo", "ningbo 國"], literal=True, sort="old")] == [[0, 1], [0]]


@pytest.mark.parametrize("word", ["看看", "看", "哈哈", "哈", "国"])
def test_places_of_a_word_are_as_many_as_it_stands_there(texts: tuple[Path, list[SearchDoc]], word: str) -> None:
    """LAW: one after the other; what touches is two, and 哈哈 stands once in 哈哈哈."""
    site, docs = texts
    [answer] = placed(site, [word])
    for number, places in zip(answer["docs"], answer["places"], strict=True):
        fields = [text.replace("國", "国") for text in docs[number].fields()]
        assert len(places) == sum(text.count(word) for text in fields)


def test_two_words_that_touch_are_two_places_and_one_within_another_is_one(tmp_path: Path) -> None:
    site = built(tmp_path, [SearchDoc("articles/1.html", "", "疫情防控，看看，疫情防控")])
    answers = placed(site, ["疫情 防控", "疫情防控 防控", "看"])
    assert [[text for _, text in a["places"][0]] for a in answers] == [["疫情", "防控", "疫情", "防控"], ["疫情防控", "疫情防控"], ["看", "看"]]


def test_a_word_asked_for_in_a_field_is_counted_there_alone(texts: tuple[Path, list[SearchDoc]]) -> None:
    site, docs = texts
    [answer] = placed(site, ["title:国际"])
    assert sum(map(len, answer["places"])) == sum(doc.headline.replace("國際", "国际").count("国际") for doc in docs)


@pytest.mark.parametrize(("words", "distance"), [(("国际", "关系"), 0), (("国际", "关系"), 3), (("体育", "国际", "关系"), 4), (("看看", "看看"), 2)])
def test_words_near_one_another_are_one_place_and_no_other_is(texts: tuple[Path, list[SearchDoc]], words: tuple[str, ...], distance: int) -> None:
    site, docs = texts
    simple = [[text.translate(str.maketrans("國際關體", "国际关体")) for text in doc.fields()] for doc in docs]
    [answer] = placed(site, [f'"{" ".join(words)}"~{distance}'])
    assert answer["docs"] == [i for i, fields in enumerate(simple) if any(near(text, words, distance) for text in fields)]
    for number, places in zip(answer["docs"], answer["places"], strict=True):
        for field, text in places:
            plain = text.translate(str.maketrans("國際關體", "国际关体"))
            assert near(plain, words, distance) and plain in simple[number][field]
            assert plain.startswith(words) and plain.endswith(words), "from the first of the words to the last"
            assert not near(plain[1:], words, distance) and not near(plain[:-1], words, distance), "no longer than it must be"
        assert len(places) == sum(most(text, words, distance) for text in simple[number])


def most(text: str, words: tuple[str, ...], distance: int) -> int:
    """How many such places stand apart in a text, at most."""
    best = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        best[end] = max([best[end - 1], *(best[start] + 1 for start in range(max(0, end - 20), end) if near(text[start:end], words, distance))])
    return best[-1]


def test_a_wildcard_marks_whole_words(tmp_path: Path) -> None:
    site = built(tmp_path, [SearchDoc("articles/1.html", "", "cod code coded decode")])
    assert [[text for _, text in a["places"][0]] for a in placed(site, ["c?d", "cod*", "*code", "cod"])] == [["cod"], ["cod", "cod", "cod"], ["code", "code"], ["cod"] * 4]


def test_traditional_texts_have_their_places_when_simplified_characters_are_typed(tmp_path: Path) -> None:
    site = built(tmp_path, [SearchDoc("articles/1.html", "", "国际，國際")])
    assert [text for _, text in placed(site, ["国际"])[0]["places"][0]] == ["国际", "國際"]
