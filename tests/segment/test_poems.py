"""Groups of poems are one item whose small titles are crossheads; what only sounds like one is not."""
from __future__ import annotations

from pathlib import Path

import pytest

from banmian.layout import Item, Role
from banmian.segment import read_page
from tests.site import Site

SPRING = "踏青郊外去，\n杨柳绿如烟。\n野老相逢笑，\n犹言大有年。\n"
NIGHT = "一灯明陋室，\n万卷伴孤身。\n不觉鸡声动，\n东窗月半轮。\n"
SONG = "家乡好，\n最好是清溪。\n岸柳丝丝垂绿浪，\n渔舟点点过红堤。\n怎不忆清溪？\n"
FREE = ("你站在礁石上\n站成一根不灭的蜡烛\n所有迷路的船\n都向你靠拢\n", "补网的手指\n牵着黄昏的线\n一针一针\n缝好破碎的海\n")
ESSAY = ("乡下的秋天\n□ 林晓燕\n小时候最盼的就是秋天。田里的稻子黄了，院子里的枣子红了，母亲把新摘的棉花晒在竹匾上，满院都是香气。\n"
         "如今住在城里，窗外只有高楼，秋天来了也不知道。只有接到母亲从乡下寄来的一袋新米，才想起又是一年秋收。\n")
LINES = (Role.VERSE, Role.STANZA)


def titles(item: Item, text: str) -> list[str]:
    return [text[p.start:p.end] for block in item.blocks if block.role is Role.CROSSHEAD for p in block.pieces]


@pytest.mark.parametrize(("page", "small"), [
    (f"古风二首\n□ 陈子安\n江南春\n{SPRING}夜读\n{NIGHT}", ["江南春", "夜读"]),              # 江南春 looks like a name
    (f"诗词二首\n\n王修远\n\n五绝·春游\n\n{SPRING}\n忆江南\n\n{SONG}\n", ["五绝·春游", "忆江南"]),
    (f"迎春曲（二首）\n沈国梁\n一\n{SPRING}二\n{NIGHT}（作者单位：县文化馆）\n", ["一", "二"]),
    (f"大海（组诗）\n\n叶 帆\n\n一、灯塔\n\n{FREE[0]}\n二、渔女\n\n{FREE[1]}\n", ["一、灯塔", "二、渔女"]),
    (f"短诗两首\n\n白 桦林\n\n灯塔\n\n{FREE[0]}\n渔女\n\n{FREE[1]}\n", ["灯塔", "渔女"]),
    (f"迎春小唱（外一首）\n方  原\n{SPRING}夜读\n{NIGHT}", ["夜读"]),
    (f"新民歌三首\n\n春 游\n\n{SPRING}\n夜 读\n\n{NIGHT}\n忆江南\n\n{SONG}\n", ["春 游", "夜 读", "忆江南"]),
])
def test_poems_under_one_title_are_one_item_with_small_titles(page: str, small: list[str]) -> None:
    text = page + ESSAY
    group, essay = read_page(text).items
    assert group.headline == page.split("\n")[0] and essay.headline == "乡下的秋天"
    assert titles(group, text) == small and titles(essay, text) == []
    assert [block.role for block in group.blocks].count(Role.STANZA) == len(small) + ("（外" in page)
    lines = sum(block.role in LINES for block in group.blocks)
    assert lines == sum(len(part.splitlines()) for part in (SPRING, NIGHT, SONG, *FREE) if part in page)


@pytest.mark.parametrize("page", [
    f"读书札记三首\n□ 郑平\n{ESSAY}",
    f"古风三首\n□ 陈子安\n春游\n{SPRING}夜读\n{NIGHT}",                # two, where the title says three: nothing is guessed
    "大赛评出金曲十首\n历时三个月的“唱响东湖”歌曲创作大赛昨日落幕，\n经过评委评选，\n共评出金曲十首，银曲二十首。\n获奖歌曲将结集出版。\n",
])
def test_what_does_not_prove_to_be_a_group_has_no_small_titles_made_up(page: str) -> None:
    from banmian.segment.poems import with_groups
    from banmian.segment.setting import setting_of
    from banmian.segment.units import units_of
    units = units_of(page)
    assert with_groups(units, setting_of(units)) == units


def test_the_content_file_of_a_group_keeps_titles_and_lines(tmp_path: Path) -> None:
    (tmp_path / "banmian.yaml").write_text("title: 试验\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "p.txt").write_text(f"古风二首\n□ 陈子安\n春游\n{SPRING}夜读\n{NIGHT}{ESSAY}", encoding="utf-8")
    Site(tmp_path).segment()
    first = sorted((tmp_path / "content").rglob("*.md"))[0].read_text(encoding="utf-8")
    assert "## 春游\n\n踏青郊外去，\n{: .stanza}\n\n杨柳绿如烟。\n{: .verse}" in first and "## 夜读\n" in first
