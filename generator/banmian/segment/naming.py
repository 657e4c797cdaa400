"""An item's headline: which of its heading lines says what the item is, or the words of its text where none is printed."""
from __future__ import annotations

import re
from collections.abc import Sequence

from banmian.segment import marks
from banmian.segment.affinity import coverage
from banmian.segment.units import Unit
from banmian.text.join import read_run

_LEAST, _MOST = 8, 34   # characters of a derived headline
_OPENING = re.compile(   # 本报讯 (记者 刘威 **李钱乾)** 3 月 30 日下午，
    r"^(?:[（(\[［【][^）)\]】]*[）)\]］】]\**\s*|[上紧]接第?[^）)\]】\s]{1,4}版[）)\]】]?|[□■]|\*+|\s+)*")
_WHEN = re.compile(
    r"^(?:\d{4}\s*年)?\s*(?:\d{1,2}\s*月)?\s*\d{1,2}\s*日(?:\d{1,2}时)?(?:上午|下午|晚上?|凌晨|傍晚|清晨)?\s*[,，]?\s*"
    r"|^(?:昨天|今天|日前|近日|连日来)\s*[,，]?\s*")   # 3 月 30 日下午，
_CLAUSE = re.compile(r"[,，。；;！!？?]")


def logical_lines(heads: Sequence[Unit], text: str, *, whole: bool) -> list[tuple[Unit, ...]]:
    """Heading lines put together where one phrase runs on: set tight, open brackets, or words that `text` carries over."""
    lines: list[list[Unit]] = []
    for unit in heads:
        if lines and (whole or _runs_on(lines[-1], unit, text)):
            lines[-1].append(unit)
        else:
            lines.append([unit])
    return [tuple(line) for line in lines]


def _runs_on(line: Sequence[Unit], unit: Unit, text: str) -> bool:
    """Whether a heading line goes on in the next one."""
    before = "".join(part.text for part in line)
    if any(before.count(a) > before.count(b) for a, b in ("“”", "（）", "《》", "「」")):
        return True
    if not unit.gap and line[-1].line + 1 == unit.line and unit.indent == line[-1].indent == 0 and line[-1].gap:
        return True
    seam = "".join(before.split())[-2:] + "".join(unit.text.split())[:2]
    return len(seam) == 4 and seam in text


_FIRST = 0.30      # the first line is the headline unless another speaks for itself more clearly
_FIGURES = re.compile(r"\d[^0-9]*\d+(?:\.\d+)?[%％亿万元]")   # 增长9.5%地方财政收入增长25.5%: decks give the figures
_COLUMN = 6        # characters; a shorter first line is a column's name: 图片新闻
_SLOGAN = 0.35     # a line of short parallel phrases is a kicker: 不分神 不畏难 不松劲
_PARALLEL = re.compile(r"[一-鿿]{2,6}(?:\s+[一-鿿]{2,6}){1,4}")


def main_line(lines: Sequence[Sequence[Unit]], text: str) -> int:
    """Which of the first two logical lines is the headline: the one whose words the text takes up, the first in doubt."""
    if len(lines) < 2:
        return 0
    printed = [read_run("\n".join(unit.text for unit in line), phrases=True) for line in lines[:2]]
    first, second = (coverage(line, text) - _SLOGAN * (_PARALLEL.fullmatch(line) is not None) for line in printed)
    second -= 1.0 * (printed[1][0] in "—－-") + 0.2 * (marks.HAN_COMMA.search(printed[1]) is not None) + 0.3 * (len(printed[1]) < 6)
    second -= 0.2 * (len(printed[1]) > 1.6 * len(printed[0]) and not _PARALLEL.fullmatch(printed[0]))
    second -= 0.2 * (_FIGURES.search(printed[1]) is not None and not _FIGURES.search(printed[0]))
    return 1 if second > first + _FIRST * (len(printed[0]) >= _COLUMN and not _PARALLEL.fullmatch(printed[0])) else 0


def derived(text: str) -> str:
    """A headline from the opening words of a text: its dateline, names and date left out, ended at a clause."""
    ink = marks.DATELINE.sub("", read_run(text[:400], phrases=False).lstrip("*"), count=1)
    ink = _OPENING.sub("", ink)
    ink = _WHEN.sub("", _OPENING.sub("", ink)).strip()
    ends = [m.start() for m in _CLAUSE.finditer(ink[:_MOST + 1])]
    fits = [end for end in ends if end >= _LEAST]
    name = ink[:fits[0]] if fits else ink[:_MOST]
    return name.strip() or text.strip()[:_MOST]
