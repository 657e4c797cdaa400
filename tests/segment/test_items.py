"""Old papers, whose text has no stops and whose items begin with marks, and columns of briefs that part theirs so today."""
from __future__ import annotations

import pytest

from banmian.layout import Item, Layout, Role
from banmian.segment import read_page

OLD = (("商會開會紀", "總商會昨日下午三時開第十二次常會到會董二十一人主席報告上次議决各案執行情形次討論修改會章案議决推五人起草"),
       ("電車肇禍", "昨日上午十時許有賣菜老婦王李氏年六十餘歲行經南京路口被一路電車撞倒受傷甚重當由巡捕車送仁濟醫院醫治"),
       ("女子中學畢業典禮", "務本女子中學昨日下午二時舉行本屆畢業典禮到來賓及學生家長六百餘人由校長主席報告校務後奏樂散會"))
TODAY = (("城东街道开展消防检查", "近日，城东街道组织力量对辖区商铺开展消防安全检查，整改隐患三十二处。"),
         ("文化馆举办书画展", "五月一日起，县文化馆举办迎五一书画展，展出作品一百二十件。"),
         ("供销社备足化肥", "县供销社已组织化肥三千吨，满足春耕需要。"))


def body(layout: Layout, item: Item) -> str:
    return "".join(layout.text[piece.start:piece.end] for block in item.blocks if block.role is Role.BODY for piece in block.pieces)


@pytest.mark.parametrize("mark", "●▲◎■◆○")
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["", "本埠新聞\n"])
def test_unpointed_items_behind_marks_are_parted(mark: str, between: str, name: str) -> None:
    page = "申江日報\n中華民國二十三年五月十五日\n" + name + "\n".join(f"{mark}{head}\n{text}" for head, text in OLD) + "\n"
    layout = read_page(page.replace("\n", between))
    assert [(item.headline, body(layout, item), item.authors) for item in layout.items] == [(head, text, ()) for head, text in OLD]
    assert len(layout.furniture) == 2


@pytest.mark.parametrize("gap", ["　", "  "])
@pytest.mark.parametrize("items", [OLD, TODAY])
def test_a_headline_on_its_texts_line_is_parted_from_it(gap: str, items: tuple[tuple[str, str], ...]) -> None:
    layout = read_page("\n".join(f"▲{head}{gap}{text}" for head, text in items) + "\n")
    assert [(item.headline, body(layout, item)) for item in layout.items] == list(items)


def test_unpointed_text_in_columns_is_joined_to_the_next_mark() -> None:
    lines = [line for head, text in OLD for line in ("▲" + head, *(text[at:at + 17] for at in range(0, len(text), 17)))]
    layout = read_page("\n".join(lines) + "\n")
    assert [(item.headline, body(layout, item)) for item in layout.items] == list(OLD)


def test_circles_are_stops() -> None:
    pointed = [(head, text[:9] + "○" + text[9:20] + "○" + text[20:] + "○") for head, text in OLD]
    page = "本埠新聞\n" + "\n".join(f"◎{head}\n{text}" for head, text in pointed) + "\n"
    layout = read_page(page)
    assert [(item.headline, body(layout, item)) for item in layout.items] == pointed
    assert read_page("表彰会今天召开\n本报讯 二○○八年三月，市里召开表彰会，某○局、李○明等受表彰。\n").items[0].status == "complete"


def test_telegrams_are_of_one_column_and_dispatches_are_not() -> None:
    telegrams = "專電\n北京電○國務會議昨日議决○裁减各省駐軍經費○\n又電○財政部因庫款支絀○擬向銀行團商借五百萬元○銀行團尚未允許○\n天津電○直隸水災日重○\n"
    (item,) = read_page(telegrams).items
    assert item.headline == "專電" and sum(block.role is Role.BODY for block in item.blocks) == 3
    page = ("米價續漲\n〔中央社南京十五日電〕連日來米市上漲不已白粳每石已達十二元五角較上月漲起一元有奇\n"
            "〔路透社倫敦十四日電〕英國下院昨討論遠東問題外相答覆質問謂英國政策並無變更\n〔本市訊〕市商會昨開執委會議議决推派代表晉京\n")
    items = read_page(page).items
    assert [item.dateline for item in items] == ["中央社南京十五日電", "路透社倫敦十四日電", "本市訊"]
    assert items[1].headline == "英國下院昨討論遠東問題外相答覆質問謂英國政策並無變更"


def test_a_place_over_its_news_is_a_kicker_and_nobodys_name() -> None:
    page = "地方通信\n蘇州\n" + "\n".join(f"▲{head}　{text}" for head, text in OLD) + "\n"
    items = read_page(page).items
    assert [item.headline for item in items] == [head for head, _ in OLD] and not any(item.authors for item in items)


def test_crossheads_behind_marks_stay_in_their_article() -> None:
    page = ("走进茶乡看振兴\n\n本报记者 王小明\n\n近年来，山坡村大力发展茶产业，全村茶园面积达到三千亩，茶产业成为村民增收的支柱。\n\n"
            "■改良茶园 夯实产业基础\n\n走进山坡村茶园，一排排茶树整齐排列。合作社请来专家指导茶农改良茶园土壤，茶产业的基础更牢了。\n\n"
            "■延伸链条 提高茶叶附加值\n\n村里建起了茶叶加工厂，生产红茶、绿茶、抹茶等十多个品种，附加值大大提高。\n\n"
            "■茶旅融合 带动乡村旅游\n\n每逢周末，来茶园观光采茶的游客络绎不绝，农家乐、民宿生意红火。\n")
    (item,) = read_page(page).items
    assert [author.name for author in item.authors] == ["王小明"]
    assert sum(block.role is Role.CROSSHEAD for block in item.blocks) == 3


@pytest.mark.parametrize(("line", "names"), [("■汪锦秀", ["汪锦秀"]), ("□记者 王小明", ["王小明"]), ("■ 市委宣传部", ["市委宣传部"])])
def test_who_wrote_stands_behind_a_mark_as_well(line: str, names: list[str]) -> None:
    page = f"山下村修通机耕路\n\n{line}\n\n山下村村民自筹资金8万元，修通了一条长2.5公里的机耕路，结束了该村不通车的历史。\n"
    (item,) = read_page(page).items
    assert item.headline == "山下村修通机耕路" and [author.name for author in item.authors] == names


def test_the_day_below_a_notices_headline_is_its_own() -> None:
    page = ("人民日報\n\n中國人民解放軍佈告\n一九四九年四月二十五日\n國民黨反動派業已拒絕接受和平條件，茲特宣佈約法八章，願與我全體人民共同遵守之。\n"
            "（一）保護全體人民的生命財產。\n（二）保護民族工商農牧業。\n")
    (item,) = read_page(page).items
    assert item.headline == "中國人民解放軍佈告" and len(item.blocks) == 5
