"""How notices and letters end: 特此通告, 此致 敬礼, the office or the person who signs, the day, each on a line of its own.

Set alone such a line looks like a folio, a masthead or a headline; it is the text's, and the text ends with it.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from banmian.segment import marks
from banmian.segment.people import NAMELESS
from banmian.segment.setting import Setting
from banmian.segment.surnames import is_name
from banmian.segment.units import Unit
from banmian.text.hanzi import CLOSING, SENTENCE_END, ink

CLOSE, SIGN, DATED = "close", "sign", "dated"   # a line that closes a text; a person who signs it; a notice's day below its headline
_LONGEST: Final = 44               # characters of such a line
_LETTERS_MOST: Final = 12          # characters of what stands over letters
_NOTICE_MOST: Final = 20           # lines of a notice above who gives it
_HEAD_MOST: Final = 30             # characters of its headline
_LINES: Final = 8                  # lines of an ending
_RIGHT: Final = 8                  # half em by which a line set to the right stands further in than it ends short
_PAUSED: Final = re.compile(r"[，。：:；]")
_TEXT: Final = re.compile(r"[，。：；、！？!?…]")      # without one a line is of no text: 联系电话：0571-88 is
_CLOSERS: Final = "".join(CLOSING) + " "
_FIRST: Final = frozenset("特此敬谨謹顺順钦欽")      # with which the formulas begin
# 特此通告 / 此致 / 敬礼！ / 谨启 / 顺颂时祺
_FORMULA: Final = re.compile(r"特此[一-鿿，]{2,12}[。！!]?|此致|(?:此致)?\s*敬[礼禮][。！!]?|此[据布告令复覆][。！!]?"
                             r"|[谨謹敬]启|[谨謹此]此[。]?"
                             r"|[顺順][颂頌致祝][一-鿿\s]{0,6}|[钦欽]此[。]?")
_TAIL: Final = re.compile(r"[。！](?:[此谨謹][布启啟告令致]|特此[一-鿿]{2})$")
# 清河县人民政府 / （县纪委办公室） / 临江纺织厂全体职工 / 宏达建材有限公司 启
_OFFICE: Final = re.compile(
    r"[（(]?[一-鿿\d（）()·、“”\s]{1,38}(?:政府|[一-鿿]委|[委会會部局厅廳司厂廠社院校所站店场場馆館处處科室队隊团團组組厅庁行]|学|學|公司|中心|集团|集團|大队|支行"
    r"|[村镇鎮乡鄉]|街道|小区|指[挥揮]部|[办辦](?:公室)?|全[体體][一-鿿]{2,6}|[號号堂記莊]|[（(](?:公?章|印)[）)])[）)]?(?:\s*[谨謹敬同]?[启啟识識告布])?"
    r"|[一-鿿]{2,20}[谨謹敬同][启啟]")
_OFFICE_LAST: Final = frozenset("府委会會部局厅廳司厂廠社院校所站店场場馆館处處科室队隊团團组組庁行学學"
                                "心村镇鎮乡鄉道区办辦号號堂記莊章印）)启啟识識告布")
_NAMELESS_LAST: Final = frozenset("者民长工人生客户")        # with which those who sign without a name end
_RESPECTS: Final = re.compile(r"[一-鿿]{2,20}[谨謹敬同][启啟]")        # 華成公司謹啟
# 二〇二一年十月三日 / 2021年10月3日 / 十月三日 / 民国二十三年五月 / 2021年10月于北京
_YEAR: Final = r"(?:\d{4}|[一二][〇○零０OoО一二三四五六七八九]{3}|(?:中[华華])?民[国國](?:\d{1,2}|[〇○零一二三四五六七八九十元]{1,3}))\s*年"
_NUMBER: Final = r"(?:\d{1,2}|[一二三四五六七八九十廿卅元]{1,3})"
DAY: Final = re.compile(rf"[（(]?(?:{_YEAR})?\s*{_NUMBER}\s*月\s*{_NUMBER}\s*[日号號]?[）)]?|{_YEAR}\s*{_NUMBER}\s*月")
_WHERE: Final = re.compile(r"\s*[于於][一-鿿]{2,8}[）)]?$")
# 县政府办公室 2021年10月3日: the two on one line
_BOTH: Final = re.compile(rf"(.+?)\s+({_YEAR}\s*{_NUMBER}\s*月\s*{_NUMBER}\s*日)")
# 城南小区 周平 / 大田乡周家村　孙国华等
_POSTED: Final = re.compile(r"[一-鿿\d（）()]{2,16}\s+([一-鿿]{2,3}|[一-鿿]\s+[一-鿿])\s*等?"
                            r"(?:[一二三四五六七八九十\d]+[名位人][一-鿿]{0,4})?")
# 关于做好当前防汛工作的紧急通知: a title that fills its line
TITLE: Final = re.compile(r"[关關][于於][一-鿿\d“”《》、（）]{4,34}"
                          r"(?:通知|通告|公告|公示|通[报報]|[决決]定|意[见見]|批[复復]|[办辦]法|[规規]定|倡[议議][书書])")
# 读者来信 / 群众呼声 / 讀者投書: over letters
LETTERS: Final = re.compile(r"[◆■●□]?\s*(?:[读讀群][者众眾]|百姓|[来來][信函]|市民|村民|农民|编[读者])"
                            r"(?:[来來][信函往]|[呼心]声|之[声聲窗友]|信箱|投[书書]|[照摘选]登|[选摘]编|热线|留言|建议|反映|园地){1,2}")


class _Page(NamedTuple):
    """What the lines of a page are asked in the light of."""

    units: Sequence[Unit]
    setting: Setting
    letters: int        # the first line of what is said to be letters; beyond the page where none is


def endings(units: Sequence[Unit], setting: Setting) -> Iterator[tuple[int, str]]:
    """The lines of a page that close a text, in which a person signs one, and with a notice's day below its headline, and what each is."""
    letters = next((at for at, unit in enumerate(units) if _opens_letters(unit.text)), len(units))
    page = _Page(units, setting, letters)
    at = 1
    while at < len(units):
        unit, before = units[at], units[at - 1]
        if unit.length > _LONGEST or _PAUSED.search(unit.text) and unit.text[0] not in _FIRST:
            at += 1
            continue
        if unit.text[-1] in "日號号" and DAY.fullmatch(unit.text) and marks.NOTICE_HEAD.search(before.text) and not before.form:
            yield at, DATED
            at += 1
            continue
        if unit.text[0] in "关關" and TITLE.fullmatch(unit.text):
            yield at, DATED
            at += 1
            continue
        ended = before.form or _TEXT.search(before.text) or _RESPECTS.fullmatch(unit.text)
        found = _ending(page, at) if unit.form == "" and ended else []
        yield from zip(range(at, at + len(found)), found, strict=False)
        at += len(found) or 1


def _opens_letters(text: str) -> bool:
    """Whether a line stands over letters, or begins one."""
    if len(text) <= _LETTERS_MOST and LETTERS.fullmatch(text):
        return True
    return text[-1] in "：:" and marks.SALUTATION.fullmatch(text) is not None


def _ending(page: _Page, start: int) -> list[str]:
    """What the lines from one on are that close the text before, nothing where none does."""
    units = page.units
    kinds: list[str] = []
    for unit in units[start:start + _LINES]:
        kind = _kind(unit)
        if not kind or "day" in kinds or "place" in kinds:
            break
        kinds.append(kind)
    while kinds and not _proves(page, start, kinds):
        kinds.pop()
    last = next((at for at in range(len(kinds) - 1, -1, -1) if kinds[at] != "person"), -1)
    credit = [kind == "both" and marks.SIGNATURE.fullmatch(unit.text) for kind, unit in zip(kinds, units[start:], strict=False)]
    return ["" if credit[at] else CLOSE if at <= last else SIGN for at in range(len(kinds))]


def _kind(unit: Unit) -> str:
    """What a line may be at the end of a text: a formula, a day, an office, a person; nothing where it is none."""
    text = unit.text
    if unit.length > _LONGEST or unit.marked:
        return ""
    if text[0] in _FIRST and _FORMULA.fullmatch(text):
        return "formula"
    if _PAUSED.search(text):
        return ""
    if (text[-1] in "日號号月）)" or "于" in text or "於" in text) and DAY.fullmatch(_WHERE.sub("", text)):
        return "day" if text[-1] in "日号號月）)" else "place"
    both = _BOTH.fullmatch(text) if text[-1] == "日" else None
    if both and (_OFFICE.fullmatch(both[1]) or _is_person(both[1])):
        return "both"
    if _is_person(text):
        return "person"
    may_be = text[-1] in _OFFICE_LAST or "全体" in text or "全體" in text      # far sooner asked than the pattern
    return "office" if may_be and _OFFICE.fullmatch(text) else ""


def _is_person(text: str) -> bool:
    """Whether a line is a person's name, with where they live or work or without: 城南小区 周平."""
    posted = _POSTED.fullmatch(text)
    return is_name(ink(posted[1] if posted else text)) or text[-1] in _NAMELESS_LAST and NAMELESS.fullmatch(text) is not None


def signer(lines: Sequence[str]) -> str:
    """Who signs a text over its day, of the text's last lines; nothing where nobody does."""
    if len(lines) < 3 or not DAY.fullmatch(lines[-1]) or len(lines[-2]) > _LONGEST or not _is_person(lines[-2]):
        return ""
    posted = _POSTED.fullmatch(lines[-2])
    return ink(posted[1]) if posted else lines[-2]


def _proves(page: _Page, start: int, kinds: Sequence[str]) -> bool:
    """Whether those lines are an ending for certain: a formula opens it, a day closes it, a letter is over, or it is set to the right.

    A text may stand before two lines that only look so: the next headline is an office's name, the next byline a person's.
    """
    last = start + len(kinds) - 1
    if kinds[-1] in ("day", "both"):
        return len(kinds) > 1 or kinds[-1] == "both" or _is_right(page, last)
    if kinds[-1] in ("formula", "place") or _RESPECTS.fullmatch(page.units[last].text):
        return True
    if not _is_ended(page.units[start - 1]):
        return False
    if kinds == ["office"] and _in_notice(page, start) and _may_end(page, last):
        return True
    if len(kinds) > 1 and kinds[-2] == "formula" and _may_end(page, last):
        return True
    if _is_right(page, last):
        return True
    return kinds[-1] == "person" and start > page.letters and _may_end(page, last)


def _in_notice(page: _Page, at: int) -> bool:
    """Whether the text above a line is a notice's, and no other notice's headline begins with that line."""
    units = page.units
    if at + 1 < len(units) and (units[at + 1].text.startswith("关于") or marks.NOTICE_HEAD.search(units[at + 1].text)):
        return False
    for unit in units[at - 1:max(0, at - _NOTICE_MOST):-1]:
        if marks.DATELINE.match(unit.text) or unit.form == CLOSE:
            return False
        if unit.length <= _HEAD_MOST and marks.NOTICE_HEAD.search(unit.text):
            return True
    return at <= _NOTICE_MOST and marks.NOTICE_HEAD.search(units[0].text) is not None


def _may_end(page: _Page, last: int) -> bool:
    """Whether what follows a line may be a headline or the end of the page, and is no text of which that line is the headline."""
    units = page.units
    if last + 1 == len(units):
        return True
    return units[last + 1].length <= _LONGEST and units[last + 1].text[-1] not in SENTENCE_END


def _is_right(page: _Page, at: int) -> bool:
    """Whether a line is set to the right of its column."""
    unit, setting = page.units[at], page.setting
    if not setting.wrapped or not setting.indented:
        return False
    right = setting.measure - (2 * (unit.length + unit.indent) if setting.by_chars else unit.width + 2 * unit.indent)
    return 2 * unit.indent >= right + _RIGHT and right >= -2


def _is_ended(unit: Unit) -> bool:
    """Whether a line ends with a sentence, or with the formula behind one: 请准时出席。此启"""
    return _TAIL.search(unit.text) is not None or unit.text.rstrip(_CLOSERS)[-1:] in SENTENCE_END
