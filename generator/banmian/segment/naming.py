"""An item's headline: which of its heading lines says what the item is, or the words of its text where none is printed."""
from __future__ import annotations

import re
from collections.abc import Sequence

from banmian.segment import marks
from banmian.segment.affinity import coverage
from banmian.segment.headings import is_open, is_run_over
from banmian.segment.items import ITEM
from banmian.segment.seams import held_pairs
from banmian.segment.signing import DATED, LETTERS
from banmian.segment.units import Unit
from banmian.text.hanzi import CLOSING, ink
from banmian.text.join import read_run

_LEAST, _MOST = 8, 34   # characters of a derived headline
_OPENING = re.compile(   # 本报讯 (记者 刘威 **李钱乾)** 3 月 30 日下午，
    r"^(?:[（(\[［【][^）)\]】]*[）)\]］】]\**\s*|[上紧]接第?[^）)\]】\s]{1,4}版[）)\]】]?|[□■]|\*+|\s+)*")
_WHEN = re.compile(
    r"^(?:\d{4}\s*年)?\s*(?:\d{1,2}\s*月)?\s*\d{1,2}\s*日(?:\d{1,2}时)?(?:上午|下午|晚上?|凌晨|傍晚|清晨)?\s*[,，]?\s*"
    r"|^(?:昨天|今天|日前|近日|连日来)\s*[,，]?\s*")   # 3 月 30 日下午，
_CLAUSE = re.compile(r"[,，。；;！!？?]")


_HEADING = 20   # lines of a heading that are looked at for what goes on in the next
_DECK = re.compile(r"[—－]{1,2}\s?[^—－\s]")     # ——青溪河治理三年记


def logical_lines(heads: Sequence[Unit], text: str, *, whole: bool, tight: bool) -> list[tuple[Unit, ...]]:
    """Heading lines put together where one phrase runs on: open brackets, words that `text` carries over, lines set tight.

    `whole`: the page sets a heading's lines as one block; `tight`: lines without an empty one between are one line.
    """
    lines: list[list[Unit]] = []
    for unit in heads:
        apart = lines and (_is_column(lines[-1]) or unit.form in (ITEM, DATED) or _DECK.match(unit.text))
        if lines and not apart and (whole or _runs_on(lines[-1], unit, text, tight)):
            lines[-1].append(unit)
        else:
            lines.append([unit])
    return [tuple(line) for line in lines]


def _is_column(line: Sequence[Unit]) -> bool:
    """Whether a heading line is but the name of the column that its headline stands in: 读者来信."""
    name = ink(line[0].text)
    return len(line) == 1 and (marks.COLUMN.fullmatch(name) or LETTERS.fullmatch(name)) is not None


def _runs_on(line: Sequence[Unit], unit: Unit, text: str, tight: bool) -> bool:
    """Whether a heading line goes on in the next one."""
    before = "".join(part.text for part in line[-_HEADING:])
    if is_open(before):
        return True
    if tight and not unit.gap and line[-1].line + 1 == unit.line and unit.indent == line[-1].indent == 0 and line[-1].gap:
        return True
    seam = "".join(before.split())[-2:] + "".join(unit.text.split())[:2]
    if len(seam) == 4 and seam in text or unit.line == line[-1].line + 1 and before[-1] + unit.text[0] in held_pairs():
        return True
    return unit.line == line[-1].line + 1 and is_run_over(before, "".join(unit.text.split()))


_FOREIGN = 0.30    # share of a first line's words that its text takes up, below which it is a kicker
_MORE = 0.15       # how much more of the second line's the text must take up then
_FIGURES = re.compile(r"\d(?:[.\d]*)[%％].*\d(?:[.\d]*)[%％]")   # 增长9.5%地方财政收入增长25.5%: decks give the figures
_COLUMN = 6        # characters; a shorter first line is a column's name: 图片新闻
_PARALLEL = re.compile(r"[一-鿿]{2,6}(?:\s+[一-鿿]{2,6}){1,4}")                  # 不分神 不畏难 不松劲
_LEADS_IN = re.compile(r"(?:强调|指出|要求|表示|时|会上|说|主持召开)[:：]?$")     # 仲旭东在部署疫情防控工作时强调


def main_line(lines: Sequence[Sequence[Unit]], text: str) -> int:
    """Which of the first two logical lines is the headline: the first, unless it is a kicker and the second none of its deck."""
    if len(lines) < 2:
        return 0
    if _is_column(lines[0]) or lines[1][0].form == ITEM:
        return 1
    first, second = (read_run("\n".join(unit.text for unit in line), phrases=True) for line in lines[:2])
    if second[0] in "—－-" or len(second) < _COLUMN <= len(first) or _FIGURES.search(second) and not _FIGURES.search(first):
        return 0
    shares = coverage(first, text), coverage(second, text)
    if _is_slogan(first) and not _is_slogan(second) or _LEADS_IN.search(first) or len(first) < _COLUMN:
        return 1 if shares[1] > min(shares[0], _FOREIGN) else 0
    return 1 if shares[0] < _FOREIGN and shares[1] > shares[0] + _MORE else 0


def _is_slogan(line: str) -> bool:
    """Whether a line is of short phrases, or of phrases as long as each other: 党员干部做表率 抗击疫情筑防线."""
    phrases = line.split()
    alike = len(phrases) > 1 and len(set(map(len, phrases))) == 1 and len(phrases[0]) < 10 and "".join(phrases).isalpha()
    return alike or _PARALLEL.fullmatch(line) is not None


def derived(text: str) -> str:
    """A headline from the opening words of a text: its dateline, names and date left out, ended at a clause."""
    opening = text[:400].lstrip()
    dated = marks.DATELINE.match(opening)       # 南京七日电 行政院…: which the space behind it shows
    ink = read_run(opening[dated.end():] if dated else opening, phrases=False).lstrip("*")
    ink = ink if dated else marks.DATELINE.sub("", ink, count=1)
    ink = _OPENING.sub("", ink).lstrip("".join(CLOSING))
    ink = _WHEN.sub("", _OPENING.sub("", ink)).strip()
    ends = [m.start() for m in _CLAUSE.finditer(ink[:_MOST + 1])]
    fits = [end for end in ends if end >= _LEAST]
    name = ink[:fits[0]] if fits else ink[:_MOST]
    return name.strip() or text.strip()[:_MOST]
