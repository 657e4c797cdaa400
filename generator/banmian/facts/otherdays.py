"""Days that a page's margin prints beside a word which gives them to something else: 1985年7月1日创刊, 印刷:2019年10月14日 3:00.

Each such word belongs to one date: the one it touches or is labelled with, and of two dates at equal distance the earlier.
"""
from __future__ import annotations

import re

from banmian.facts.calendar import YEARLESS, days_in, year_month_day

_FOUNDED = r"(?:始创|始創|创刊|創刊|创办|創辦|创立|創立|复刊|復刊|停刊|改刊|成立)"
_MADE = r"(?:印刷|付印|开印|開印|截稿|签发|簽發|发稿|签印)"
_CLOCK = r"(?:\s*(?:凌晨|早上?|上午|中午|下午|晚上?|夜间?)?\s*\d{1,2}\s*(?:[:：]\s*\d{2}|[时時点]\s*(?:\d{1,2}\s*分|半)?))?"
_LABEL = r"(?:于|於|[:：]|日期|时间|時間|日)"
CLOCK = re.compile(_CLOCK)  # 3:00, 凌晨3时
# What a founding word before it must not be followed by to belong to it: 创刊于 looks on, 创刊号 and 创刊30周年 are of the paper's day
_ENDS = rf"(?!\s*(?:{_LABEL}|号|號|\d+\s*周年|[一二三四五六七八九十百]*\s*[周週]年|[纪紀]念))"
_HOUSE = r"(?![厂廠:：\u4e00-\u9fff]|\s*\d)"  # 印刷厂, 印刷：某某, 开印 2:00: who prints or at what hour, not on what day
_TOLD = re.compile(rf"{_FOUNDED}|{_MADE}|(?i:founded|established|since)")  # words of which a masthead's line alone is one
_MAY_DATE = re.compile(r"[\d月]")  # every form of a date has one
HAS_WORD = re.compile(rf"{_TOLD.pattern}|起|下期|上期|施行|实施|實施")
# 创刊于, 印刷时间:, Founded on: before the date; 下期出版: of another issue
LABELLED = re.compile(rf"(?:{_FOUNDED}(?:{_LABEL})+|(?<![\u4e00-\u9fff]){_MADE}{_LABEL}*|(?:下期|上期)[\u4e00-\u9fff]{{0,4}}\s*{_LABEL}*"
                      r"|(?i:\b(?:founded|established|since)(?:\s+(?:on|in))?))\s*(?:公元)?\s*$")
TOUCHING = re.compile(rf"{_FOUNDED}$")  # 创刊1985年7月1日
SPACED = re.compile(rf"{_FOUNDED}\s+$")  # 创刊 1985年7月1日
# 1985年7月1日创刊, 1985年7月1日在某地创刊, 2019年10月14日3时印刷, 2015年3月1日起施行; the day with a weekday is the paper's
AFTER = re.compile(rf"^(?:(?:(?!星期)[^\s\d,，.。;；:：|]){{0,8}}?{_FOUNDED}{_ENDS}|{_CLOCK}{_MADE}{_HOUSE}"
                   r"|\s*(?:起|施行|实施|實施)(?!草))")
AFTER_SPACED = re.compile(rf"^(?:\s*[（(][^）)\d]*[）)])?\s+{_FOUNDED}{_ENDS}|^{_CLOCK}\s+{_MADE}{_HOUSE}(?!\s*{_LABEL})")


def blanked(text: str) -> tuple[str, bool]:
    """A line with blanks for each date that is of something else than the paper and for the word that says so; whether such a word
    is a masthead's (创刊, 印刷)."""
    if not _MAY_DATE.search(text) or not HAS_WORD.search(text):
        return text, False
    spans = _others(text)
    gone = " ".join(text[start:end] for start, end in spans)
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text, _TOLD.search(gone) is not None


def _others(text: str) -> list[tuple[int, int]]:
    """The places of the dates on a line that a word beside them gives to something else, that word with them."""
    full = days_in(text)
    brief = [m for m in YEARLESS.finditer(text) if not any(m.start() < d.end() and d.start() < m.end() for d in full)]
    dates = sorted([*full, *brief], key=lambda m: m.start())
    found: list[tuple[int, int]] = []
    free = 0                                                 # where the text begins that no date before has claimed
    for i, match in enumerate(dates):
        last = i + 1 == len(dates)
        before, after = text[free:match.start()], text[match.end():len(text) if last else dates[i + 1].start()]
        free = match.end()
        follows = AFTER.search(after)
        spaced = AFTER_SPACED.search(after)
        if not follows and spaced and (last or not SPACED.search(after) or _earlier(match, dates[i + 1])):
            follows = spaced
        precedes = LABELLED.search(before) or TOUCHING.search(before) or SPACED.search(before)
        if follows:
            free += follows.end()
            found.append((match.start(), free))
        elif precedes:
            clock = CLOCK.match(after)
            free += clock.end() if clock else 0
            found.append((match.start() - len(before) + precedes.start(), free))
    return found


def _earlier(first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether the first of two dates is the earlier, as a founding day is; where one has no year, it is not."""
    days = [year_month_day(m) if "y" in m.groupdict() else (None, None, None) for m in (first, second)]
    return all(None not in day for day in days) and days[0] < days[1]
