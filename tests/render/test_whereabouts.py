"""Where each printed character stands, as an article page says it: read back, it is the place in the seed."""
from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from banmian.content.articles import articles_of
from banmian.content.html import to_html
from banmian.layout import Block, Item, Kind, Layout, PageFacts, Piece, Reading, Role, Seed
from banmian.model import Correction
from banmian.render.mended import ink
from banmian.render.whereabouts import runs_of, whereabouts

GROUP = re.compile(r"(\d+),(\d+):(.*)", re.DOTALL)
RUN = re.compile(r"(\d+)([ /+*]*)")


def read(said: str) -> list[tuple[int, int]]:
    """(place, line) of each character of ink, as the browser reads them."""
    found = []
    for group in filter(None, said.split(";")):
        line, at, rest = GROUP.fullmatch(group).groups()            # type: ignore[union-attr]
        now, row = int(at), int(line)
        for length, gap in RUN.findall(rest):
            found += [(now + i, row) for i in range(int(length))]
            now += int(length) + len(gap.replace("+", ""))
            row += gap.count("/")
    return found


@given(st.text("深人瘦疫𠮷 \n　*a,", max_size=60), st.data())
def test_what_is_said_is_where_it_stands(page: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(page)), max_size=8)))
    spans = data.draw(st.permutations(list(zip(ends[::2], ends[1::2], strict=False))))
    wanted = [(i, page.count("\n", 0, i) + 1) for start, end in spans for i in range(start, end) if ink(page[i])]
    assert read(runs_of(page, spans)) == wanted


def reading(text: str) -> Reading:
    item = Item(Kind.ARTICLE, (Block(Role.HEADLINE, (Piece(0, 2),)), Block(Role.BODY, (Piece(3, len(text)),))), text[:2], "printed")
    return Reading(Seed("seeds/s.txt", "0" * 64, text), PageFacts(), Layout(text, (item,), ()))


def test_an_articles_characters_are_placed_corrected_or_not() -> None:
    page = reading("标题\n瘦情 防控")
    for corrections in ((), (Correction(3, 4, "瘦", "疫", "r", "w"),)):
        article = articles_of(page, corrections)[0]
        headline, text = whereabouts(article, page.seed.text, to_html(article.body))
        assert [place for place, _ in read(headline)] == [0, 1]
        assert read(text) == [(3, 2), (4, 2), (6, 2), (7, 2)]


def test_a_place_that_is_not_certain_is_not_said() -> None:
    page = reading("标题\n瘦情防控")
    article = articles_of(page)[0]
    assert whereabouts(article, "", "<p>瘦情防控</p>") == ("", "")
    assert whereabouts(article, page.seed.text, "<p>瘦情的防控</p>")[1] == ""
    assert whereabouts(replace(article, sources=()), page.seed.text, "<p>瘦情防控</p>") == ("", "")
    longer = articles_of(page, (Correction(3, 4, "瘦", "防疫", "r", "w"),))[0]
    assert whereabouts(longer, page.seed.text, to_html(longer.body))[1] == ""
