"""Tables and listings: programmes, prices, results, draws, the weather of cities, lists of names.

Each line of a table stays a line, and the whole is of one item.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from banmian.segment import marks
from banmian.segment.surnames import is_name
from banmian.segment.units import Unit
from banmian.text.hanzi import ink

ROW, PART, OVER = "row", "part", "over"     # a line of a table; a heading inside one; the headline over one
_LONGEST: Final = 60            # characters of a line of a table
_PART_MOST: Final = 14          # characters of a heading inside one
_LEAST: Final = {"names": 3, "cells": 3}       # lines that make a table; two of the other sorts do
_OUTLOOK_MOST: Final = 90       # characters of a line of a forecast
_CELL_MOST: Final = 14          # characters of a cell
# All that it can take it keeps (*+): so no line is tried in more ways than one.
_NUMBER: Final = r"[-+−—]?\d(?:[\d.:：/%％～~—\-+万亿元角分℃°注张]|[,，](?=\d))*+"
# 8:35 电视剧：大宅门（15、16） / 省台：18:45 本省新闻 / 19：30—20：00 经济与生活 / 10月6日8:00—16:00 城东线 / 6月15日9时至17时：人民路
_CLOCK: Final = r"\d{1,2}(?:[:：]\d\d|[时時](?:\d{1,2}分)?)"
_TIME: Final = re.compile(rf"(?:[一-鿿]{{2,8}}[:：]\s*)?(?:\d{{1,2}}月\d{{1,2}}日\s?)?{_CLOCK}(?:\s?[-—–~～至到]+\s?{_CLOCK})?"
                         r"\s*\S.*")
# 红星影剧院：《骆驼祥子》八点半、十点半
_SHOWN: Final = re.compile(r"[一-鿿\d]{2,12}[:：]\s*《[^》]{1,16}》.*")
# 大连万达2:1北京国安 / 上海申花 0比0 四川全兴
_SCORE: Final = re.compile(r"[一-鿿A-Za-z·（）()]{2,14}\s*\d{1,3}\s*[:：比]\s*\d{1,3}\s*[一-鿿A-Za-z·（）()]{2,14}(?:\s.*)?")
# 北京 晴 5℃～15℃ / 哈尔滨　多云转晴　-3～8
_WEATHER: Final = re.compile(r"[一-鿿]{2,6}\s+[一-鿿\s~～—]{1,12}\s*"
                            r"[-零]?\d{1,2}\s*[℃度]?\s*(?:[-—~～/至到]+\s*[-零]?\d{1,2}\s*[℃度]?)?(?:\s.*)?")
# 红球：03 08 12 19 / 中奖号码：4 8 0 1 7 3 6 / 本期销售额：12345678元
_FIGURES: Final = re.compile(rf"[一-鿿A-Za-z\d（）()\s]{{1,16}}[:：]\s*{_NUMBER}(?:[\s+|、，]++(?:[一-鿿]{{1,4}}[:：]\s*)?{_NUMBER})*+")
# 一等奖 4注 每注奖金7,250,000元 / 特别奖：12注
_PRIZE: Final = re.compile(r"(?:[一二三四五六七八九特]等?奖|组选[三六3６6]?|直选|特别奖)[\s:：]*.*\d.*")
# 双色球第2009032期 / 七星彩 第09034期开奖结果
_DRAW: Final = re.compile(r"[一-鿿\dA-Z+（）()“”\s]{2,16}第?\s?\d{5,8}\s?期.{0,8}")
_FIGURE: Final = re.compile(rf"[一-鿿]{{0,4}}{_NUMBER}[一-鿿％%]{{0,3}}")     # 325.6亿元, 增长8.2%
# 今日天气 / 本市三天天气预报 / 城市天氣
_FORECAST: Final = re.compile(r"[一-鿿\d]{0,8}(?:天[气氣]|[气氣]象)(?:[预預][报報]|[预預][测測]|消息|信息|[实實][况況])?")
# 白天到夜里：多云转小雨，东北风3到4级，气温15—22℃。
_OUTLOOK: Final = re.compile(r"[^。]{0,30}(?:晴|阴|陰|多云|多雲|[雨雪雾霧霾雷])[^。]{0,60}(?:[℃度级級]|风|風)[^。]{0,30}。?")
# 一等奖：王建华（城关小学） / 东风镇：林志伟、黄春花
_LABEL: Final = re.compile(r"[一-鿿\d（）()]{2,14}[:：]\s*")
_PRIZES: Final = re.compile(r"[一-鿿]{1,6}奖(?:[（(]\d+[名个][）)])?[:：]\s*[一-鿿（].*")        # 组织奖：城关小学 东门小学
_BRACKET: Final = re.compile(r"[（(][^（）()]{1,14}[）)]")
_WRITES: Final = re.compile(r"记者|記者|通讯员|[编編校摄攝审審]|[文图圖]$|[文图][/／:：]|作者|指导|主[任办持]")   # a byline, staff
# 报名电话：0571-12345678: whom to ask is no table, nor is a paper's address, but it is the notice's
_ASKED: Final = re.compile(r"(?:报名|咨询|联系|预约|服务|监督|举报|招聘|应聘|洽谈|认领|面试)[一-鿿]{0,4}"
                           r"(?:电话|热线|地址|地点|时间|方式|人|邮箱)?\s*[:：].+"
                           r"|联[系络]人\s*[:：].+")
_WHERE: Final = re.compile(r"(?:联系)?(?:地址|电话|手机|传真|邮箱|E-?mail|网址|QQ|微信)\s*[:：].+")
_CONTACT: Final = re.compile(r"电话|電話|热线|邮[编箱]|传真|微信|[社地网]址|代号|刊号|零售[价每]|定价|订价|QQ")
_NO_ROW: Final = "。；！？"
_STOPPED: Final = re.compile(rf"[{_NO_ROW}]")
_CELLED: Final = re.compile(r"[\s\d:：]")      # without one a line has no cells
_OPENS: Final = re.compile(r"[气氣:：]")         # without one a line of no sort begins no forecast and tells nobody whom to ask


def tables(units: Sequence[Unit]) -> Iterator[tuple[int, str]]:
    """The lines of a page that are of tables, and the headings inside them, with which of both they are."""
    sorts = [_sort(unit) for unit in units]
    at = over = 0       # `over`: where the table before ends
    while at < len(units):
        if not sorts[at] and not _OPENS.search(units[at].text):     # most lines
            at += 1
            continue
        if after := _forecast(units, at):
            yield at, OVER
        if after := after or _contacts(units, at):
            yield from ((line, ROW) for line in range(at + (_FORECAST.fullmatch(units[at].text) is not None), after))
            at = over = after
            continue
        end, rows = _table(units, sorts, at) if sorts[at] else (at + 1, [])
        least = 1 if sorts[at] == "names" and at and units[at - 1].text[-1] in "：:" else _LEAST.get(sorts[at], 2)
        if len(rows) >= least:
            yield from _marked(units, rows, end, over)
            over = end
        at = max(end, at + 1)


def _forecast(units: Sequence[Unit], at: int) -> int:
    """Where a forecast of the weather ends whose headline stands there; 0 where none does."""
    end = at + 1
    if ("气" in units[at].text or "氣" in units[at].text) and _FORECAST.fullmatch(units[at].text):
        while end < len(units) and units[end].length <= _OUTLOOK_MOST and _OUTLOOK.fullmatch(units[end].text):
            end += 1
    return end if end > at + 1 else 0


def _contacts(units: Sequence[Unit], at: int) -> int:
    """Where the lines end that say, below a text, whom to ask and where; 0 where none do."""
    if not at or ":" not in units[at].text and "：" not in units[at].text or units[at - 1].text[-1] not in "。！：:":
        return 0
    end = at
    while end < len(units) and units[end].length <= _LONGEST and (_ASKED.fullmatch(units[end].text) or
                                                                      end > at and _WHERE.fullmatch(units[end].text)):
        end += 1
    return end if end > at + 1 else 0       # one alone is rather an advert's


def _table(units: Sequence[Unit], sorts: Sequence[str], start: int) -> tuple[int, list[int]]:
    """Where a table that begins there ends, and its lines: one sort of line, with single headings between."""
    rows, at = [start], start + 1
    while at < len(units):
        if sorts[at] == sorts[start]:
            rows.append(at)
            at += 1
        elif at + 1 < len(units) and sorts[at + 1] == sorts[start] and _is_inner(units, at, sorts[start]):
            at += 1
        else:
            break
    return at, rows


def _marked(units: Sequence[Unit], rows: Sequence[int], end: int, over: int) -> Iterator[tuple[int, str]]:
    """The lines of one table with what each is: rows, the line over the columns, headings between, the headline below the table before."""
    first = rows[0]
    if first and _is_header(units[first - 1]):
        first -= 1
        yield first, ROW
    mine = set(rows)
    parts = [at for at in range(rows[0], end) if at not in mine]
    if parts and first > 1 and _may_part(units[first - 1], "") and _may_head(units[first - 2]):
        yield first - 1, PART       # 今日荧屏 / 中央一套 / … / 江州一套
    elif first == over + 1 > 1 and units[over].text[-1] not in _NO_ROW + "，：:" and not marks.ORDINAL.match(units[over].text):
        yield over, OVER
    yield from ((at, ROW) for at in rows)
    yield from ((at, PART) for at in parts)


def _is_inner(units: Sequence[Unit], at: int, sort: str) -> bool:
    """Whether a line between two lines of one sort is a heading inside their table, not over another: the columns are as many."""
    alike = sort not in ("cells", "weather") or len(units[at - 1].text.split()) == len(units[at + 1].text.split())
    return alike and _may_part(units[at], sort)


def _may_part(unit: Unit, sort: str) -> bool:
    """Whether a line may be a heading inside a table: short, without a mark."""
    text = unit.text
    if unit.length > _PART_MOST or any(mark in text for mark in _NO_ROW + "，"):
        return False
    return sort != "names" or marks.ORDINAL.match(text) is not None or text[-1] in "：:）)" or not is_name(ink(text))


def _may_head(unit: Unit) -> bool:
    """Whether a line may be the headline over a table whose first part has a heading of its own."""
    return unit.length <= _PART_MOST and not any(mark in unit.text for mark in _NO_ROW + "，：:")


def _is_header(unit: Unit) -> bool:
    """Whether a line names columns: 品名 批发价 零售价, or the unit they are counted in: （单位：元/公斤）."""
    cells = unit.text.split()
    if unit.text[0] in "（(" and "单位" in unit.text[:4]:
        return True
    return len(cells) > 2 and all(len(cell) <= 6 and cell.isalpha() for cell in cells)


def _sort(unit: Unit) -> str:
    """Which sort of table a line may be of; nothing where it is none."""
    text = unit.text
    if unit.length > _LONGEST or not _CELLED.search(text) or _STOPPED.search(text):
        return ""
    if (":" in text or "：" in text) and _TIME.fullmatch(text) and not _is_prose(text):
        return "time"
    if "《" in text and _SHOWN.fullmatch(text) and not _is_prose(text):
        return "shown"
    if _is_names(text):
        return "names"
    sort = _figured(text) if any(map(str.isdigit, text)) else ""
    return "" if sort and (_CONTACT.search(text) or marks.MASTHEAD.search(text) or marks.STAFF.search(text)) else sort


def _figured(text: str) -> str:
    """Which sort of table a line with figures may be of; nothing where it is none."""
    for pattern, sort in ((_SCORE, "score"), (_FIGURES, "draw"), (_PRIZE, "draw"), (_DRAW, "draw"), (_WEATHER, "weather")):
        if pattern.fullmatch(text):
            return sort
    return "cells" if "\t" not in text and _is_cells(text.split()) else ""       # a table set with tabs is of goods: an advert's


def _is_prose(text: str) -> bool:
    """Whether a line that begins with a time goes on as a sentence does: 8:30，市领导来到."""
    return "，" in text


def _is_cells(cells: Sequence[str]) -> bool:
    """Whether a line is of cells, two figures among them, or of a word with its figure: 青菜 1.60 2.40, 青菜 1.60."""
    if not all(len(cell) <= _CELL_MOST for cell in cells):
        return False
    figures = [_FIGURE.fullmatch(cell) is not None for cell in cells]
    return sum(figures) > 1 if len(cells) > 2 else figures == [False, True]


def _is_names(text: str) -> bool:
    """Whether a line lists names, behind the office or the prize they have or alone: 东风镇 林志伟 黄春花, 一等奖：王建华（城关小学）."""
    if _PRIZES.fullmatch(text):
        return True
    label = _LABEL.match(text)
    cells = _paired(_BRACKET.sub(" ", text[label.end():].replace("、", " ") if label else text).split())
    over = label[0] if label else cells.pop(0) if len(cells) > 1 and not is_name(cells[0]) else ""
    if over and (len(over) > _CELL_MOST or _WRITES.search(over)):
        return False
    return len(cells) > (0 if over else 2) and all(map(is_name, cells))


def _paired(cells: Sequence[str]) -> list[str]:
    """Cells with names of two characters that are set wide put together: 王 华."""
    result: list[str] = []
    open_ = False
    for cell in cells:
        if open_ and len(cell) == 1:
            result[-1] += cell
        else:
            result.append(cell)
        open_ = len(cell) == 1 and not open_
    return result
