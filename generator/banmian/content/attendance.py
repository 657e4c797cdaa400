"""Who a text says was there: 区领导刘洪刚、王明等参加, the names in printed order, each with the office printed before it.

Rank shows in the order of such lists, so that nothing here is sorted, and no name is put in or left out that the list prints.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from banmian.segment.people import names_in
from banmian.segment.surnames import is_name
from banmian.text.late import late

# What ends a list: 等参加, 等市领导出席, 分别陪同, 将出席; 未出席 and 应出席 do not
_VERB = late(r"(等(?:[一-鿿]{0,4}领导(?:同志|干部)?|同志|人)?)?(?:[也还均都在将曾并]|分别|先后|共同|一同|一起|一并|应邀|专程)?"
             r"(?:参加|出席|列席|陪同|随同|在座)")
_BREAK = late(r"[。！？；;!?：:\n“”‘’《》（）()]")         # beyond which no list reaches back
_APART = late(r"[、，,\s]+")
_OFFICES = (
    "领导|书记|常委|委员|主任|主席|部长|局长|省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|所长|院长|校长|行长|处长|科长|厅长|司长|署长|总长|会长|社长|台长|总编辑|理事长|秘书长|检察长"
    "|委员长|董事长|总经理|总裁|总理|总督|首相|总统|大使|参赞|司令|司令员|政委|代表|助理|同志|干部|负责人|顾问|总工程师|教授|院士")
_BY_LAST = {last: tuple(office for office in _OFFICES.split("|") if office[-1] == last) for last in re.findall(r"(\w)(?:\||$)", _OFFICES)}
_JOINED = late(r"(.+?)[和与](.+)")       # 李克强与塞尔维亚总理武契奇
_NO_NAMES = late(r"[在于的了是时]|夫[人妇]|[上下]午|先生|女士|会[见谈]")     # what a run of names does not hold: 李克强在杜尚别
_BESIDE = late(r".*[0-9０-９在同]")        # what is no office's: 国务院总理李强28日在京同|意大利总理
_MOST = 400         # characters that a list may fill
_LONGEST = 4        # characters of a Chinese name
_FOREIGN = 24       # of one with · in it: 艾力更·依明巴海
_SEVERAL = 3        # names that stand without a mark between, at least: of two, too many are no names


@dataclass(frozen=True, slots=True)
class Attendee:
    """A name of a list. `office` is printed before it or before names before it in the list, "" where none is; `run` is the run of
    characters it was cut out of where the page prints names without a mark between (王慧杰徐惠文), else ""."""

    name: str
    office: str = ""
    run: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """A list of who was there: its names in printed order, the verb that ends it, and whether it says that there were more (等)."""

    names: tuple[Attendee, ...]
    verb: str
    more: bool
    text: str           # as it is printed, from the first office or name to the verb


def attendances(text: str) -> Iterator[Attendance]:
    """The lists of a text, in order: two names or more, or one with an office. Linear in the text.

    A name is what looks like one between marks that part names (`segment.surnames`); the list reaches back as far as all is names
    and offices.
    """
    for verb in _VERB.finditer(text):
        start = _begin(text, verb.start())
        names, first = _read(text[start:verb.start()])
        if names and (len(names) > 1 or names[0].office):
            printed = text[start + first:verb.end()]
            yield Attendance(names, verb[0].removeprefix(verb[1] or ""), bool(verb[1]), printed)


def _begin(text: str, end: int) -> int:
    """Where the clause begins that ends there."""
    start = max(0, end - _MOST)
    last = start
    for found in _BREAK.finditer(text, start, end):
        last = found.end()
    return last


def _read(clause: str) -> tuple[tuple[Attendee, ...], int]:
    """The names at the end of a clause, in order, and where the first of them, or the office before it, begins."""
    tokens, at = [], 0
    for gap in _APART.finditer(clause):
        tokens.append((at, clause[at:gap.start()]))
        at = gap.end()
    tokens.append((at, clause[at:]))
    found: list[list[Attendee]] = []        # from the last token to the first
    first = 0
    waiting = False                         # for the names of an office that stands by itself: 区委书记、区长张三
    for start, token in reversed(tokens):
        if not token:
            continue
        if waiting and _is_office(token, len(token)):
            leader, *rest = found[-1]
            found[-1] = [Attendee(leader.name, f"{_office(token)}、{leader.office}", leader.run), *rest]
            first = start
            continue
        mine = _names(token)
        if not mine:
            break
        found.append(mine)
        waiting = bool(mine[0].office)
        first = start
    return tuple(_shared([one for names in reversed(found) for one in names])), first


def _names(token: str) -> list[Attendee]:
    """The names of what stands between two marks: one, one behind its office, or several without a mark between them."""
    if is_name(token):
        return [Attendee(token)]
    both = _JOINED.fullmatch(token)
    if both and (left := _names(both[1])) and (right := _names(both[2])):
        return left + right
    if "·" in token:
        return _foreign(token)
    for size in (3, 2, 4):
        office, name = token[:-size], token[-size:]
        if is_name(name) and _is_office(office, len(office)):
            return [Attendee(name, _office(office))]
    if end := _office_end(token, len(token) - _LONGEST):     # 区领导刘洪刚王明
        return [Attendee(one.name, token[:end] if n == 0 else "", one.run) for n, one in enumerate(_fused(token[end:]))]
    return _fused(token)


def _is_office(token: str, end: int) -> bool:
    """Whether the characters up to `end` end with the word for an office. Asked at every character, and so by its last."""
    return end > 0 and token[end - 1] in _BY_LAST and token.endswith(_BY_LAST[token[end - 1]], 0, end)


def _office_end(token: str, most: int) -> int:
    """Where the last word for an office ends, `most` at most; 0 where none does."""
    return next((end for end in range(most, 0, -1) if _is_office(token, end)), 0)


def _office(token: str) -> str:
    """An office without what stands before it and is not its own."""
    beside = _BESIDE.match(token)
    return token[beside.end():] if beside else token


def _foreign(token: str) -> list[Attendee]:
    """A name with · in it, and the office before it: 财政部长雅各布·卢."""
    end = _office_end(token, token.index("·"))
    office, name = token[:end], token[end:]
    return [Attendee(name, office)] if len(name) <= _FOREIGN and name[0] != "·" and not _NO_NAMES.search(name) else []


def _fused(run: str) -> list[Attendee]:
    """The names of a run that holds nothing else, none where it does."""
    if len(run) <= _LONGEST or not any(is_name(run[:size]) for size in range(2, _LONGEST + 1)) or _NO_NAMES.search(run):
        return []
    names = list(names_in(run))
    return [Attendee(name, "", run) for name in names] if len(names) >= _SEVERAL else []


def _shared(names: list[Attendee]) -> Iterator[Attendee]:
    """An office is that of the names after it too, up to the next: 区领导刘洪刚、王明."""
    office = ""
    for one in names:
        office = one.office or office
        yield Attendee(one.name, office, one.run)
