"""The proof: each layout has one, it says the layout back, and it is the page with a margin."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.errors import BanmianError
from banmian.layout import Block, Furniture, FurnitureKind, Item, Kind, Layout, Piece, Role
from banmian.model import Author
from banmian.segment import read_page
from banmian.segment.margin import page_text
from banmian.segment.proof import read_proof, rows, write_proof
from tests.segment import pages

PRINT = st.text("甲乙，。“” 　\n\n\r\u2028|-=+", max_size=40)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Any layout of any text: pieces cut anywhere, over line ends too, in any order, in any roles, with any fields."""
    text = draw(PRINT)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)) | {0, len(text)})
    runs = [Piece(a, b) for a, b in zip(cuts, cuts[1:], strict=False)]
    pieces = [p for p in runs if text[p.start:p.end].strip() or draw(st.booleans())]
    pieces = draw(st.permutations(pieces))
    owners = [draw(st.integers(0, 3)) for _ in pieces]
    furniture = tuple(Furniture(draw(st.sampled_from(FurnitureKind)), p) for p, o in zip(pieces, owners, strict=True) if o == 0)
    items = []
    for number in (1, 2, 3):
        mine = [p for p, o in zip(pieces, owners, strict=True) if o == number]
        if not mine:
            continue
        turn = draw(st.integers(1, len(mine)))
        groups = [g for g in (mine[:turn], mine[turn:]) if g]
        blocks = tuple(Block(draw(st.sampled_from(Role)), tuple(group)) for group in groups)
        words = draw(st.tuples(*[st.text("甲\n\"\\|", max_size=4)] * 4))
        authors = tuple(Author(*names) for names in draw(st.lists(st.tuples(st.text("甲"), st.text("记"), st.text("报")), max_size=2)))
        items.append(Item(draw(st.sampled_from(Kind)), blocks, "题" + words[0], words[1], authors, words[2], words[3], "complete",
                          draw(st.sampled_from([0.0, 0.25, 1.0])), draw(st.sampled_from([(), ("why",)]))))
    return Layout(text, tuple(items), furniture)


@given(layouts())
def test_a_proof_says_its_layout_back(layout: Layout) -> None:
    assert read_proof(write_proof(layout)) == layout
    assert page_text(write_proof(layout)) == layout.text


@given(layouts())
def test_a_proof_without_its_margin_is_the_page(layout: Layout) -> None:
    assert "".join(row.text + ("" if "-" in row.flags else "\n") for row in rows(layout)) == layout.text + "\n"


MACHINE = [pages.UNDER, pages.STACKED, pages.PHOTO, pages.INDENTED, pages.DISPATCHES]


@pytest.mark.parametrize("page", MACHINE)
def test_the_machines_own_readings_come_back(page: str) -> None:
    assert read_proof(write_proof(read_page(page))) == read_page(page)


@pytest.mark.parametrize("page", MACHINE)
def test_the_machines_proof_needs_no_second_reading(page: str) -> None:
    layout = read_page(page)
    assert write_proof(layout, machine=True) == write_proof(layout)


def test_a_margin_changed_by_hand_changes_the_item_and_what_is_read_out_of_it() -> None:
    proof = write_proof(read_page(pages.PHOTO))
    changed = proof.replace("F slogan          |", "1.4 byline        |").replace("讲文明 树新风 公益广告", "通讯员 李大伟")
    names = [(author.name, author.role) for author in read_proof(changed).items[0].authors]
    assert names == [("陈红梅", "摄影"), ("李大伟", "通讯员")]


@pytest.mark.parametrize(("change", "line", "says"), [
    (lambda p: p.replace("banmian proof 1", "proof"), 1, "begins with"),
    (lambda p: p.replace("---\n", ""), None, "no line"),
    (lambda p: p.replace("1.1 headline", "1.1 healdine"), 4, "healdine"),
    (lambda p: p.replace("1.1 headline", "one headline"), 4, "one headline"),
    (lambda p: p.replace("item 1 photo", "item 1 poem"), 2, "poem"),
    (lambda p: p.replace("---\n", "  headline 采茶\n---\n", 1), 3, "JSON"),
    (lambda p: p.replace("---\n", "  confidence \"high\"\n---\n", 1), 3, "wrong type"),
    (lambda p: p.replace("F slogan          |", "                  |"), 10, "no margin"),
    (lambda p: p.replace("| 采茶忙", "采茶忙"), 4, "divides"),
    (lambda p: p + "1.9 body          |\n", None, "empty line"),
])
def test_a_proof_that_cannot_be_read_is_refused_with_its_line(change, line: int | None, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BanmianError) as caught:
        read_proof(change(write_proof(read_page(pages.PHOTO))), "seeds/x.proof")
    assert caught.value.code == "E205" and says in caught.value.message
    assert caught.value.place.path == "seeds/x.proof"
    assert line is None or caught.value.place.line == line
