"""The marked page: its runs are the page, its ledger accounts for each character."""
from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from banmian.layout import Block, Furniture, FurnitureKind, Item, Kind, Layout, Piece, Role
from banmian.render.marked import marked_page


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Any text cut anywhere, its parts dealt out among up to ten items and furniture."""
    text = draw(st.text(st.sampled_from("甲乙丙<&\n\n 𠮷"), min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(1, len(text)), max_size=8)) | {0, len(text)})
    blocks: dict[int, list[Block]] = {}
    furniture = []
    for start, end in pairwise(cuts):
        owner = draw(st.integers(0, 10))
        if not owner:
            furniture.append(Furniture(draw(st.sampled_from(FurnitureKind)), Piece(start, end)))
        else:
            blocks.setdefault(owner, []).append(Block(draw(st.sampled_from(Role)), (Piece(start, end),)))
    return Layout(text, tuple(Item(Kind.ARTICLE, tuple(b), "题", "printed") for b in blocks.values()), tuple(furniture))


@given(layouts())
def test_the_runs_of_the_lines_are_the_page(layout: Layout) -> None:
    marked = marked_page(layout, ())
    assert "\n".join("".join(run.text for run in line.runs) for line in marked.lines) == layout.text
    assert [line.number for line in marked.lines] == list(range(1, layout.text.count("\n") + 2))


@given(layouts())
def test_the_ledger_accounts_for_each_character(layout: Layout) -> None:
    marked = marked_page(layout, ())
    assert sum(i.chars for i in marked.items) + sum(n for _, n in marked.furniture) + marked.white == marked.chars == len(layout.text)
    assert not any(run.item == -1 and run.text.strip() for line in marked.lines for run in line.runs)


@given(layouts())
def test_each_item_starts_once_where_a_link_can_find_it(layout: Layout) -> None:
    starts = [n for line in marked_page(layout, ()).lines for n in line.starts]
    visible = [n for n, item in enumerate(layout.items, 1)
               if any(layout.text[p.start:p.end].strip("\n") for b in item.blocks for p in b.pieces)]
    assert sorted(starts) == visible
