"""Ids: made from what is known of a page, kept when it is cut anew, never given twice."""
from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.content.naming import Held, claim, number_of, page_base, page_path, place
from banmian.layout import Fact, PageFacts
from banmian.model import Article, Source

BASE, PATH = "chenbao-2022-01-02-p03", "chenbao/2022/2022-01-02/p03"


def base_of(path: str = "seeds/003_ab12.txt", **facts: str) -> str:
    return page_base(PageFacts(**{k: Fact(v, "printed") for k, v in facts.items()}), path)


def article(start: int, end: int, order: int = 1, sha: str = "s") -> Article:
    return Article(id=f"{BASE}-i{order:02d}", headline=f"题{start}", body="文" * 5, order=order,
                   sources=(Source("seeds/a.txt", sha, (("body", start, end),)),))


def held(one: Article, number: int, edited: bool = False) -> Held:
    return Held(f"{PATH}-i{number:02d}", replace(one, id=f"{BASE}-i{number:02d}"), edited)


def test_a_page_is_named_by_paper_day_and_number() -> None:
    base = base_of(newspaper="晨报", date="2022-01-02", page="3", city="丽水")
    assert base == BASE
    assert page_path(base, "p03") == PATH


def test_what_is_not_known_is_said_so() -> None:
    base = base_of(county="莲都区")
    assert base == "lianduqu-undated-p003"
    assert page_path(base, "p003") == "lianduqu/undated/p003"
    assert base_of("seeds/../x/甲.txt").startswith("unplaced-undated-p")


def test_pages_that_would_share_a_name_get_digits_and_an_older_one_keeps_it() -> None:
    owners: dict[str, str] = {}
    assert claim("seeds/a.txt", BASE, owners) == BASE
    assert claim("seeds/b.txt", BASE, owners) not in (BASE, claim("seeds/c.txt", BASE, owners))
    owners = {BASE: "seeds/b.txt"}
    assert claim("seeds/a.txt", BASE, owners) != BASE
    assert claim("seeds/b.txt", BASE, owners) == BASE


def test_an_article_keeps_its_number_when_another_is_found_before_it() -> None:
    old = [held(article(100, 200), 1), held(article(200, 300), 2)]
    new = [article(0, 90, 1), article(100, 200, 2), article(200, 300, 3)]
    placing = place(new, old, BASE, PATH)
    assert [(path[-3:], a.sources[0].spans[0][1]) for path, a in placing.write] == [("i03", 0), ("i01", 100), ("i02", 200)]
    assert not placing.gone


def test_an_address_that_leads_on_is_not_given_again() -> None:
    old = [held(article(100, 200), 2)]
    new = [article(0, 90, 1), article(100, 200, 2), article(200, 300, 3)]
    for retired, numbers in (((), ["i01", "i02", "i03"]), ((f"{PATH}-i01",), ["i03", "i02", "i04"]), (("other-i01",), ["i01", "i02", "i03"])):
        assert [path[-3:] for path, _ in place(new, old, BASE, PATH, retired).write] == numbers


def test_a_joined_article_leads_on_from_the_one_that_went() -> None:
    old = [held(article(0, 100), 1), held(article(100, 150), 2)]
    placing = place([article(0, 150)], old, BASE, PATH)
    assert [path for path, _ in placing.write] == [f"{PATH}-i01"]
    assert placing.gone == ((f"{PATH}-i02", f"{PATH}-i01"),)


def test_a_hand_edited_file_is_kept_and_its_article_not_written_twice() -> None:
    placing = place([article(0, 100), article(100, 200, 2)], [held(article(0, 100), 1, edited=True)], BASE, PATH)
    assert placing.keep == (f"{PATH}-i01",)
    assert [path for path, _ in placing.write] == [f"{PATH}-i02"]


def test_a_seed_that_changed_keeps_numbers_by_its_words() -> None:
    one = replace(article(0, 100), body="春茶开采第一天，茶农上山采茶忙。")
    other = replace(article(200, 300, 2), body="新馆开放首日，读者排起长队等候。", headline="新馆")
    moved = [replace(other, sources=(Source("seeds/a.txt", "t", (("body", 0, 99),)),)),
             replace(one, sources=(Source("seeds/a.txt", "t", (("body", 120, 220),)),))]
    placing = place(moved, [held(one, 1), held(other, 2)], BASE, PATH)
    assert [(path[-3:], a.headline) for path, a in placing.write] == [("i02", "新馆"), ("i01", "题0")]


CUTS = st.lists(st.integers(1, 60), min_size=1, max_size=6, unique=True).map(sorted)


def cut(ends: list[int]) -> list[Article]:
    starts = [0, *ends]
    return [article(s, e, n) for n, (s, e) in enumerate(zip(starts, ends, strict=False), 1)]


@settings(max_examples=300, deadline=None)
@given(CUTS, CUTS, st.sets(st.integers(0, 5)))
def test_whatever_is_cut_no_number_is_given_twice_and_no_edit_is_lost(before: list[int], after: list[int], edited: set[int]) -> None:
    old = [held(a, n + 1, n in edited) for n, a in enumerate(cut(before))]
    placing = place(cut(after), old, BASE, PATH)
    written = [path for path, _ in placing.write]
    assert len(set(written)) == len(written)
    assert set(placing.keep) == {h.path for h in old if h.edited}
    assert not set(written) & set(placing.keep)
    assert all(number_of(a.id) == number_of(path) for path, a in placing.write)
    gone = dict(placing.gone)
    assert {h.path for h in old} <= set(written) | set(placing.keep) | set(placing.stay) | set(gone)
    assert not set(placing.stay) & (set(written) | set(placing.keep) | set(gone))
    stands = [a for _, a in placing.write] + [h.article for h in old if h.path in (*placing.keep, *placing.stay)]
    assert _places(cut(after)) & _places([h.article for h in old]) <= _places(stands), "no character is lost"
    again = place(cut(after), [Held(path, a, False) for path, a in placing.write], BASE, PATH) if not placing.keep else placing
    assert [path for path, _ in again.write] == written


def _places(articles: list[Article]) -> set[int]:
    return {at for a in articles for _, start, end in a.sources[0].spans for at in range(start, end)}
