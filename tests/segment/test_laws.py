"""The laws of segmentation on any text: it never fails, loses nothing, tells nothing twice, and takes linear time."""
from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.layout import Layout, Role
from banmian.segment import read_page
from banmian.segment.proof import read_proof, write_proof
from banmian.text.hanzi import ink
from tests.segment.mutations import MUTATIONS

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
LINES = st.sampled_from([
    "", "", "□ 记者 廖王晶 通讯员 孙斌", "本报讯 11月21日下午，会议召开。", "会议指出，要抓好落实，", "不分神 不畏难 不松劲",
    "（上接第一版）", "（下转第四版）", "据宁波发布", "林楠 徐家和/摄", "2022年4月1日 星期五", "规", "一、全民扫码", "“门一开", "图片新闻",
    "　　　　", "　　时值年底，虽然气温低，却风和日丽。", "产品名称\t材质", "JIN RI", "阅读提示", "）", "的", "□", "--", "**", "# 1", "（摄）"])


def lawful(text: str) -> Layout:
    """The page's layout, its laws checked: `Layout` itself refuses one that is no partition."""
    layout = read_page(text)
    assert layout.text == text
    assert sum(len(ink(text[p.start:p.end])) for p in layout.pieces()) == len(ink(text))
    for item in layout.items:
        assert item.headline.strip() and item.headline_basis == "printed" or item.headline_basis.startswith("derived: ")
        assert 0 <= item.confidence <= 1 and item.status in ("complete", "truncated", "headless", "continued", "teaser")
        assert (item.headline_basis == "printed") == any(block.role is Role.HEADLINE for block in item.blocks)
        assert all(author.name == author.name.strip() != "" for author in item.authors)
    return layout


@given(st.text(max_size=200))
def test_any_text_has_a_layout(text: str) -> None:
    lawful(text)


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_any_run_of_newspaper_lines_has_a_layout_and_a_proof(text: str) -> None:
    layout = lawful(text)
    assert read_proof(write_proof(layout)) == layout


@given(st.sampled_from(SEEDS), st.sampled_from(MUTATIONS), st.integers(0, 10_000))
def test_damaged_pages_have_layouts(seed: Path, mutation, number: int) -> None:  # type: ignore[no-untyped-def]
    lawful(mutation(seed.read_text(encoding="utf-8"), random.Random(number)))


def test_every_piece_of_the_seeds_stands_on_one_line_and_is_inked_at_both_ends() -> None:
    for seed in SEEDS:
        layout = lawful(seed.read_text(encoding="utf-8"))
        for piece in layout.pieces():
            run = layout.text[piece.start:piece.end]
            assert run == run.strip() and "\n" not in run


@pytest.mark.parametrize("make", [
    lambda seeds, n: "\n".join(seeds * n), lambda seeds, n: "".join(seeds * n).replace("\n", ""), lambda seeds, n: "字" * (3000 * n),
    lambda seeds, n: "\n".join("字" * (3000 * n)), lambda seeds, n: "“" * (3000 * n), lambda seeds, n: "标题\n" * (1500 * n),
    lambda seeds, n: " 甲" * (1500 * n), lambda seeds, n: "标题\n正文，\n" * (800 * n)])
def test_time_grows_with_the_length_and_no_faster(make) -> None:  # type: ignore[no-untyped-def]
    seeds = [seed.read_text(encoding="utf-8") for seed in SEEDS]
    small, large = make(seeds, 1), make(seeds, 4)

    def spent(text: str) -> float:
        start = time.process_time()
        read_page(text)
        return time.process_time() - start

    least = min(spent(small) for _ in range(2))
    assert min(spent(large) for _ in range(2)) < 12 * least + 0.05, "four times the text took more than twelve times as long"
