"""Dates as Chinese papers print them: Gregorian, weekday, and lunar, and how these check one another.

The lunar calendar is lunar-python's (`docs/decisions/0020-lunar-python.md`); it is imported where it is used.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

FIRST_YEAR, LAST_YEAR = 1850, 2100          # between these a year is sought that fits a printed lunar date and weekday
DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "o": 0, "元": 1, "正": 1,
                                                                  "两": 2, "冬": 11, "腊": 12, "臘": 12}
NARROW = str.maketrans("０１２３４５６７８９：．／－", "0123456789:./-")  # full-width forms, one character for one
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
WEEKDAYS = "一二三四五六日"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_N = "[〇零○一二三四五六七八九十廿卅]"
# 2022年4月1日, 2022 年 4 月 1 日, 二〇二二年四月一日
WESTERN = re.compile(rf"(?<![\d第])(?P<y>[12][\dOo]\s?\d\s?\d|[一二][〇零○一二三四五六七八九]{{3}})\s*年\s*"
                     rf"(?P<m>\d{{1,2}}|{_N}{{1,3}})\s*月\s*(?P<d>\d{{1,2}}|{_N}{{1,3}})\s*[日号號]")
REPUBLIC = re.compile(rf"民\s*[国國]\s*(?P<y>\d{{1,3}}|{_N}{{1,4}}|元)\s*年\s*(?P<m>\d{{1,2}}|{_N}{{1,3}})\s*月\s*"
                      rf"(?P<d>\d{{1,2}}|{_N}{{1,3}})\s*日")  # 中华民国三十五年五月十五日
PLAIN = re.compile(r"(?<![\d.\-/])(?P<y>(?:18|19|20)\d\d)\s*[.\-/]\s*(?P<m>\d{1,2})\s*[.\-/]\s*(?P<d>\d{1,2})(?![\d.\-/])")  # 2022.4.1
ENGLISH = re.compile(r"(?i)\b(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?P<d>\d{1,2})(?:st|nd|rd|th)?\s*[,.，]?"
                     r"\s*(?P<y>(?:18|19|20)\d\d)\b")  # April 1, 2022
YEARLESS = re.compile(rf"(?<![\d年])(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月\s*"
                      rf"(?P<d>[12]\d|3[01]|0?[1-9]|{_N}{{1,3}})\s*[日号號](?!\d)")  # 4月1日
WEEKDAY = re.compile(r"(?:星\s*期|礼\s*拜|禮\s*拜|周|週)\s*([一二三四五六日天])")  # 星期五
ENGLISH_DAY = re.compile(r"(?i)\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?")  # FRIDAY
LUNAR = re.compile(  # 农历壬寅年三月初一
    rf"(?:(?P<stem>[{STEMS}])\s*(?P<branch>[{BRANCHES}])\s*[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬]?\s*年?\s*)?"
    r"(?:[农農夏旧舊阴陰]\s*[历曆]\s*)?(?:(?P<stem2>[" + STEMS + r"])\s*(?P<branch2>[" + BRANCHES + r"])\s*年\s*)?"
    r"(?P<leap>[闰閏])?\s*(?P<m>正|冬|腊|臘|十[一二]?|[一二三四五六七八九])\s*月\s*[大小]?\s*"
    r"(?P<d>初\s*[一二三四五六七八九十]|[廿卅][一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?)"
    r"(?![\d一二三四五六七八九十]?\s*[日号號\d])")


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar as printed: 干支 of the year ("" where not printed), month 1–12, leap, day 1–30."""

    ganzhi: str
    month: int
    leap: bool
    day: int


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """What one place of a page says of its date; any part may be missing. Weekday: 0 Monday … 6 Sunday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    lunar: LunarDay | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The day that a printed date means, None where that is not certain; what agrees, and what contradicts."""

    day: date | None
    witnesses: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()


def numeral(text: str) -> int | None:
    """The number that Arabic or Chinese figures write: 12, 十二, 二〇二二, 廿三; None for anything else."""
    text = "".join(text.split()).translate(NARROW).replace("O", "0").replace("o", "0")
    if text.isascii():
        return int(text) if text.isdigit() else None
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        parts = (DIGITS.get(tens, 1 if not tens else None), DIGITS.get(ones, 0 if not ones else None))
        return None if None in parts else (parts[0] or 0) * 10 + (parts[1] or 0)
    figures = [DIGITS.get(c) for c in text]
    if not figures or None in figures or any(f is not None and f > 9 for f in figures[:-1]):
        return None
    return int("".join(str(f) for f in figures))


def day_of(year: int | None, month: int | None, day: int | None) -> date | None:
    """The Gregorian day, or None where there is no such day."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_month_day(match: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a match of WESTERN, REPUBLIC, PLAIN or ENGLISH."""
    year, month = numeral(match["y"]), match["m"]
    if match.re is REPUBLIC and year is not None:
        year += 1911
    number = MONTHS.index(month.lower()) + 1 if match.re is ENGLISH else numeral(month)
    return year, number, numeral(match["d"])


def days_in(line: str) -> list[re.Match[str]]:
    """The Gregorian dates with a year that a line prints, in any form, from left to right, none within another."""
    found: list[re.Match[str]] = []
    for pattern in (WESTERN, REPUBLIC, PLAIN, ENGLISH):
        found += [m for m in pattern.finditer(line) if not any(m.start() < o.end() and o.start() < m.end() for o in found)]
    return sorted(found, key=lambda m: m.start())


def read_printed(line: str) -> PrintedDate:
    """What a line says of a date: the first Gregorian date, weekday and lunar day in it."""
    line = line.translate(NARROW)
    year, month, day, rest = _gregorian(line)
    found = WEEKDAY.search(line)
    weekday = WEEKDAYS.index(found[1].replace("天", "日")) if found else None
    if weekday is None and (english := ENGLISH_DAY.search(line)):
        weekday = ENGLISH_DAYS.index(english[1].lower()[:3])
    return PrintedDate(year, month, day, weekday, read_lunar(rest))


def _gregorian(line: str) -> tuple[int | None, int | None, int | None, str]:
    """The first Gregorian date of a line, and the line without it."""
    for pattern in (WESTERN, REPUBLIC, PLAIN, ENGLISH):
        if match := pattern.search(line):
            return *year_month_day(match), line[:match.start()] + " " + line[match.end():]
    if match := YEARLESS.search(line):
        return None, numeral(match["m"]), numeral(match["d"]), line[:match.start()] + " " + line[match.end():]
    return None, None, None, line


def read_lunar(line: str) -> LunarDay | None:
    """The lunar day that a line prints (农历壬寅年三月初一), or None."""
    for match in LUNAR.finditer(line):
        stem, branch = match["stem"] or match["stem2"] or "", match["branch"] or match["branch2"] or ""
        sure = stem or match["leap"] or match["d"][0] in "初廿卅" or match["m"] in "正冬腊臘" or "历" in match[0] or "曆" in match[0]
        month, day = numeral(match["m"]), numeral("".join(match["d"].split()).removeprefix("初"))
        if sure and month and day and 1 <= day <= 30:
            return LunarDay(stem + branch, month, bool(match["leap"]), day)
    return None


def lunar_days(day: date) -> tuple[int, int, bool, int, str]:
    """Lunar year, month, leap, day and 干支 of the year for a Gregorian day."""
    from lunar_python import Solar

    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return lunar.getYear(), abs(lunar.getMonth()), lunar.getMonth() < 0, lunar.getDay(), lunar.getYearInGanZhi()


def solar_day(year: int, lunar: LunarDay) -> date | None:
    """The Gregorian day of a lunar day of the lunar year that begins in `year`; None where that year has no such day."""
    from lunar_python import Lunar

    try:
        solar = Lunar.fromYmd(year, -lunar.month if lunar.leap else lunar.month, lunar.day).getSolar()
        day = date(solar.getYear(), solar.getMonth(), solar.getDay())
    except Exception:                       # the library raises plain Exception for a leap month or a day 30 that is not
        return None
    return day if lunar_days(day)[1:4] == (lunar.month, lunar.leap, lunar.day) else None


def ganzhi(year: int) -> str:
    """The 干支 of the lunar year that begins in the Gregorian `year`: 2022 → 壬寅."""
    return STEMS[(year - 4) % 10] + BRANCHES[(year - 4) % 12]


def solar_near(lunar: LunarDay, near: date) -> date | None:
    """The Gregorian day that the lunar day means close to `near` (its year or the one before); None where none fits."""
    years = [y for y in (near.year, near.year - 1) if not lunar.ganzhi or ganzhi(y) == lunar.ganzhi]
    days = [day for year in years if (day := solar_day(year, lunar))]
    return min(days, key=lambda day: abs(day - near), default=None)


def reconcile(printed: PrintedDate) -> Verdict:
    """The day that a printed date means: Gregorian, weekday and lunar day check one another.

    Two witnesses outvote one: when lunar day and weekday agree on a day that the Gregorian figures miss, the figures are
    misread. A missing year is found when exactly one year fits all that is printed with a 干支 year, and never guessed.
    """
    day = day_of(printed.year, printed.month, printed.day)
    if day is None:
        return _sought(printed)
    said = day.isoformat()
    lunar = solar_near(printed.lunar, day) if printed.lunar else None
    fits = printed.weekday is None or day.weekday() == printed.weekday
    agree = ["Gregorian date"]
    against: list[str] = []
    if printed.weekday is not None:
        (agree if fits else against).append("weekday")
    if printed.lunar is not None:
        (agree if lunar == day else against).append("lunar date")
    if not against:
        return Verdict(day, tuple(agree))
    if not fits and lunar and lunar.weekday() == printed.weekday:
        return Verdict(lunar, ("lunar date", "weekday"), (f"the Gregorian date reads {said}, lunar date and weekday mean {lunar}",))
    notes = [] if fits else [f"{said} is a {_dayname(day.weekday())}, the weekday printed is {_dayname(printed.weekday)}"]
    if printed.lunar and lunar != day:
        notes.append(f"{said} is not the lunar day printed" + (f", which is {lunar}" if lunar else ", which there is not"))
    return Verdict(day, tuple(agree), tuple(notes))


def _dayname(weekday: int | None) -> str:
    return "" if weekday is None else f"星期{WEEKDAYS[weekday]}"


def _sought(printed: PrintedDate) -> Verdict:
    """The one day between FIRST_YEAR and LAST_YEAR that fits an incomplete or impossible printed date."""
    note: tuple[str, ...] = ()
    if printed.year is not None:
        note = (f"there is no day {printed.year}-{printed.month}-{printed.day}",)
    if printed.lunar is None or not printed.lunar.ganzhi:
        return Verdict(None, (), note)
    days = [day for year in range(FIRST_YEAR, LAST_YEAR + 1) if ganzhi(year) == printed.lunar.ganzhi
            and (day := solar_day(year, printed.lunar)) and _fits(day, printed, strict=not note)]
    if len(days) != 1:
        return Verdict(None, (), note)
    used = ("lunar date", *(("weekday",) if printed.weekday is not None else ()),
            *(("month and day",) if not note and printed.month else ("year",) if note else ()))
    return Verdict(days[0], used, note)


def _fits(day: date, printed: PrintedDate, *, strict: bool) -> bool:
    """Whether a day fits what is printed beside the lunar day; `strict` compares month and day, else the year alone."""
    if printed.weekday is not None and day.weekday() != printed.weekday:
        return False
    if strict:
        return printed.month is None or (day.month, day.day) == (printed.month, printed.day)
    return day.year == printed.year
