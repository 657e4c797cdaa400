"""The same three articles, set as papers and recognisers set them, read the same."""
from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from banmian.layout import Layout, Role
from banmian.segment import read_page
from banmian.text.join import reading_text
from banmian.text.remnants import without_remnants

Article = tuple[str, str, tuple[str, ...]]

THREE: tuple[Article, ...] = (
    ("河道保洁工作会议在市民中心召开", "本报记者 王小明", (
        "3月2日上午，全市河道保洁工作会议在市民中心召开，会议总结了去年河道保洁的做法，并对今年的保洁任务作了部署，各镇街道负责人参加会议。",
        "会议要求，各镇街道要落实河长责任，加强日常巡查，让河道保洁成为习惯，让群众在家门口看得见水清岸绿的变化，推动全市水环境再上台阶。",
        "河道保洁工作要与美丽乡村建设结合起来，做到同部署、同检查、同考核。")),
    ("东湖小学举办首届读书节", "通讯员 陈红梅", (
        "昨天，东湖小学举办了首届读书节，全校师生带着自己喜爱的图书来到操场交换阅读，书香飘满校园，家长志愿者也来到现场帮忙。",
        "读书节期间，学校还邀请作家走进课堂，与同学们分享写作故事，并为每个班级送上一份书单，同学们听得津津有味。")),
    ("山坡村种出一片香榧林", "本报记者 李大伟", (
        "近日，记者在山坡村看到，漫山遍野的香榧树已经挂果，村民们忙着除草施肥，今年的香榧又是一个丰收年，预计产量比去年增加两成。",
        "山坡村种植香榧已有二十年，全村现有香榧林三千亩，仅此一项每户村民年均增收两万元，香榧林成了村里的绿色银行。")),
)


def wrapped(text: str, width: int) -> list[str]:
    return [text[at:at + width] for at in range(0, len(text), width)]


def torn(width: int = 17, column: int = 7) -> Iterator[str]:
    """Narrow columns whose ends alone are empty lines, wherever a sentence stands."""
    left = column
    for headline, byline, paragraphs in THREE:
        yield from (headline, byline)
        for paragraph in paragraphs:
            for line in wrapped("　　" + paragraph, width):
                yield line.strip("　")
                left -= 1
                if not left:
                    yield ""
                    left = column
        yield ""


def tight(width: int = 28) -> Iterator[str]:
    """Wide columns without any empty line and without indents."""
    for headline, byline, paragraphs in THREE:
        yield from (headline, byline)
        for paragraph in paragraphs:
            yield from (line.strip("　") for line in wrapped("　　" + paragraph, width))


def centred(width: int = 24) -> Iterator[str]:
    """Headlines set in the middle among paragraphs set in by two."""
    for headline, byline, paragraphs in THREE:
        yield from ("　" * ((width - len(headline)) // 2) + headline, "　" * 8 + byline)
        for paragraph in paragraphs:
            yield from wrapped("　　" + paragraph, width)


def markdown() -> Iterator[str]:
    """As a recogniser that writes Markdown gives it."""
    for headline, byline, paragraphs in THREE:
        yield from (f"## {headline}", "", f"**{byline}**", "")
        for paragraph in paragraphs:
            yield from (paragraph, "")


def points() -> Iterator[str]:
    """Half-width marks, a point for a stop."""
    for headline, byline, paragraphs in THREE:
        yield from (headline, "", byline, "")
        for paragraph in paragraphs:
            yield from (paragraph.translate(str.maketrans("，。", ",.")), "")


def joined(layout: Layout, number: int) -> list[str]:
    item = layout.items[number]
    return ["".join(reading_text(layout.text, block.pieces).split()) for block in item.blocks if block.role is Role.BODY]


@pytest.mark.parametrize("setting", [torn, tight, centred, markdown, points])
def test_three_articles_are_read_in_every_setting(setting: Callable[[], Iterator[str]]) -> None:
    layout = read_page("\n".join(setting()) + "\n")
    assert [without_remnants(item.headline) for item in layout.items] == [headline for headline, _, _ in THREE]
    assert [[author.name for author in item.authors] for item in layout.items] == [[byline[-3:]] for _, byline, _ in THREE]
    full = str.maketrans(",.", "，。")
    assert [[text.translate(full) for text in joined(layout, at)] for at in range(3)] == [list(paragraphs) for _, _, paragraphs in THREE]


def test_a_stack_of_headlines_is_led_to_its_texts_even_where_one_shares_no_word() -> None:
    poor = "绿色银行里的好日子"
    page = "\n\n".join([THREE[0][0], THREE[1][0], poor] + ["本报讯 " + text if at == 0 else text for _, _, texts in THREE
                                                          for at, text in enumerate(texts[:2])]).replace("绿色银行", "钱袋子")
    layout = read_page(page.replace("钱袋子里", "绿色银行里") + "\n")
    assert [item.headline for item in layout.items] == [THREE[0][0], THREE[1][0], poor]
    assert layout.items[2].doubts and layout.items[2].confidence < 1


def test_a_second_dispatch_stands_under_the_headline_where_headlines_are_flush() -> None:
    lines = ["市长会见两个代表团", *wrapped("　　本报北京3月2日电　市长今天上午会见了来自东湖友好城市的代表团，双方就加强文化交流合作深入交换了意见。", 17),
             *wrapped("　　据新华社上海3月2日电　山坡商会访问团昨天抵达本市，将参观工厂和学校，并在此停留三天，与企业家座谈。", 17),
             "香榧林", *wrapped("　　" + THREE[2][2][0], 17), *wrapped("　　" + THREE[2][2][1], 17)]
    layout = read_page("\n".join(lines) + "\n")
    assert [(item.headline, len(joined(layout, at))) for at, item in enumerate(layout.items)] == [("市长会见两个代表团", 2), ("香榧林", 2)]


@pytest.mark.parametrize(("line", "is_headline"), [("记者探访大马士革爆炸现场", True), ("記者王小明／台北報導", False), ("本报记者 王小明 发自北京", False)])
def test_a_title_that_speaks_of_reporters_is_no_byline(line: str, is_headline: bool) -> None:
    page = "\n\n".join(("东湖小学举办首届读书节", line, THREE[1][2][0], THREE[1][2][1]))
    (item,) = read_page(page).items
    roles = {block.role for block in item.blocks if page[block.pieces[0].start:block.pieces[0].end] == line}
    assert (Role.BYLINE not in roles) is is_headline


def test_a_signature_or_a_jump_behind_the_stop_ends_the_text() -> None:
    for end in ("（王小明 李大伟）", "（下转第四版）", " 陈红梅 摄"):
        page = "\n\n".join((THREE[0][0], THREE[0][2][0] + end, "李强会见东湖市市长", THREE[1][2][0], THREE[1][2][1]))
        assert [item.headline for item in read_page(page).items] == [THREE[0][0], "李强会见东湖市市长"], end


def test_the_weather_and_the_papers_name_belong_to_no_article() -> None:
    page = "\n\n".join(("东湖日报", THREE[0][0], *THREE[0][2], "今天白天：多云转阴 12℃～18℃ 东北风3-4级", THREE[1][0], *THREE[1][2]))
    layout = read_page(page)
    assert [page[f.piece.start:f.piece.end][:4] for f in layout.furniture] == ["东湖日报", "今天白天"]
