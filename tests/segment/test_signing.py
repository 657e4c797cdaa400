"""How notices and letters end: who signs and the day belong to the text, and the next item begins behind them."""
from __future__ import annotations

import pytest

from banmian.layout import Item, Layout, Role
from banmian.segment import read_page
from banmian.segment.people import authors_of

NEXT = "县农机补贴发放到位\n\n本报讯（记者 王小明）昨天，记者从县农业农村局获悉，今年第三批农机购置补贴已发放到位，惠及农户三百二十户。\n"
NOTICE = "关于大桥维修期间实行交通管制的通告\n\n因大桥桥面维修施工需要，决定对大桥实行交通管制，请过往车辆绕行滨江大桥。\n\n"
LETTER = "编辑同志：\n我是城南小区的居民，最近一个月来，小区门前的路灯白天也亮着，到了晚上反而有几盏不亮。\n希望有关部门管一管，不要浪费国家的电力。\n"
SECOND = "编辑同志：\n我在开发区上班，每天晚上九点半下班，而最后一班公交车九点就没有了，许多和我一样的工人只好走路回家。\n"


def lines(layout: Layout, item: Item, role: Role = Role.BODY) -> list[str]:
    return [layout.text[piece.start:piece.end] for block in item.blocks if block.role is role for piece in block.pieces]


@pytest.mark.parametrize("ending", [
    ("县人民政府", "二〇二一年十月三日"), ("特此通告", "县公安局交通警察大队", "2021年10月3日"), ("县供电公司（公章）", "2021年10月3日"),
    ("特此通告",), ("县交通局 县公安局", "一九九六年五月十日"), ("县长 周平", "1996年5月10日"), ("桥梁工程指挥部启", "十月三日"),
    ("宏达建材有限公司 2021年10月3日",)])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_who_signs_a_notice_and_its_day_are_its_text(ending: tuple[str, ...], between: str) -> None:
    layout = read_page(NOTICE + between.join(ending) + "\n\n" + NEXT)
    notice, article = layout.items
    ends = lines(layout, notice) + lines(layout, notice, Role.CREDIT)
    assert ends[-len(ending):] == list(ending) and not layout.furniture
    assert (article.headline, [author.name for author in article.authors]) == ("县农机补贴发放到位", ["王小明"])


def test_an_ending_set_to_the_right_is_the_notices() -> None:
    page = ("　　　　　　通　　告\n　　为加强城区犬只管理，保障公民健康\n和人身安全，维护社会公共秩序，根据有\n关法律法规，现就有关事项通告如下：\n"
            "　　一、城区内禁止饲养烈性犬和大型犬。\n　　二、饲养犬只须到公安机关办理登记，\n定期注射狂犬病疫苗。\n　　　　　　　　　　　　市公安局\n"
            "市长来到南山公园参加植树\n　　本报讯　昨天上午，市长和机关干部\n三百余人来到南山公园，参加春季植树活\n动，栽下香樟、桂花等树苗两千株。\n")
    layout = read_page(page)
    assert [item.headline for item in layout.items] == ["通告", "市长来到南山公园参加植树"]
    assert lines(layout, layout.items[0])[-1] == "市公安局" and not layout.furniture


@pytest.mark.parametrize(("signed", "names"), [
    ("城南小区 周平", ["周平"]), ("周平", ["周平"]), ("纺织厂宿舍 周 平", ["周平"]), ("一读者", []), ("城南 部分居民", [])])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_letters_set_tight_are_parted_and_keep_their_signers(signed: str, names: list[str], between: str) -> None:
    page = f"路灯为何白天也亮\n{LETTER}{signed}\n应增设夜班公交车\n{SECOND}开发区职工 李秀兰\n".replace("\n", between)
    layout = read_page(page)
    assert [item.headline for item in layout.items] == ["路灯为何白天也亮", "应增设夜班公交车"]
    assert [[author.name for author in item.authors] for item in layout.items] == [names, ["李秀兰"]]
    assert lines(layout, layout.items[0], Role.BYLINE) == [signed] and not layout.furniture


def test_a_letter_ends_with_its_compliments_its_signer_and_its_day() -> None:
    layout = read_page(f"感谢信\n{LETTER}此致\n敬礼！\n城南小区 周平\n1998年3月10日\n\n{NEXT}")
    letter = layout.items[0]
    assert lines(layout, letter)[-4:] == ["此致", "敬礼！", "城南小区 周平", "1998年3月10日"]
    assert [author.name for author in letter.authors] == ["周平"] and len(layout.items) == 2


def test_letters_signed_in_brackets_name_who_wrote_them() -> None:
    page = f"危桥该修了\n\n我们乡通往县城的石拱桥去年夏天被洪水冲坏了桥墩，至今没有修理，十分危险。\n\n（大田乡 孙国华）\n\n{NEXT}"
    assert [author.name for author in read_page(page).items[0].authors] == ["孙国华"]


@pytest.mark.parametrize("headline", ["市公安局", "江城中学", "李明华"])
def test_a_headline_that_is_an_offices_or_a_persons_name_is_no_ending(headline: str) -> None:
    page = f"{NEXT}\n{headline}\n\n{headline}昨天受到市政府的表彰，市领导颁发了奖状，这是多年来服务群众的结果。\n"
    assert [item.headline for item in read_page(page).items] == ["县农机补贴发放到位", headline]


def test_a_day_alone_at_the_foot_of_a_page_is_furniture() -> None:
    layout = read_page(f"{NEXT}\n1996年5月8日\n")
    assert len(layout.items) == 1 and len(layout.furniture) == 1


def test_an_office_alone_ends_its_notice_and_a_title_of_office_is_a_headline() -> None:
    page = ("停水通知\n因管网改造，下列区域停水：\n6月15日9时至17时：人民路、建设路\n6月16日8时至12时：东风小区、向阳小区\n不便之处，敬请谅解。\n市自来水公司\n"
            "县防汛指挥部\n关于做好当前防汛工作的紧急通知\n各乡镇人民政府：\n当前正值汛期，为确保安全度汛，特通知如下，请认真执行。\n县防汛指挥部\n\n" + NEXT)
    layout = read_page(page)
    first, second, _ = layout.items
    assert first.headline == "停水通知" and lines(layout, first)[-2:] == ["不便之处，敬请谅解。", "市自来水公司"]
    assert lines(layout, second, Role.HEADLINE) + lines(layout, second, Role.DECK) == ["县防汛指挥部", "关于做好当前防汛工作的紧急通知"]
    assert lines(layout, second)[-1] == "县防汛指挥部" and not layout.furniture


@pytest.mark.parametrize(("byline", "names"), [("市残联 郭玉明", ["郭玉明"]), ("纺织厂宿舍 周平", ["周平"]), ("王小明 李大伟", ["王小明", "李大伟"])])
def test_where_somebody_lives_is_nobodys_name(byline: str, names: list[str]) -> None:
    assert [author.name for author in authors_of(byline)] == names


def test_whom_a_letter_is_to_is_no_abstract() -> None:
    page = ("感谢信\n市消防大队全体官兵：\n　　三月五日晚，我厂仓库突然起火，贵队\n官兵接到报警后迅速赶到，奋不顾身，经过\n两个小时的扑救，将大火扑灭，使国家财产\n"
            "免受更大损失。\n　　在此，我们全厂职工向你们表示衷心的\n感谢！\n　　此致\n敬礼\n　　　　　　　　　　纺织厂全体职工\n")
    layout = read_page(page)
    (letter,) = layout.items
    assert not lines(layout, letter, Role.ABSTRACT) and lines(layout, letter)[-3:] == ["此致", "敬礼", "纺织厂全体职工"]
