"""The dates that a page's articles report, and what follows from them for the day of the paper.

The rule: a daily reports yesterday. So the latest day that its news tells of as past is the day before the paper's; an
article that says both 昨天 and another day shows that that day was not yesterday. Years are taken only where printed.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from banmian.facts.calendar import NARROW, WESTERN, day_of, numeral, year_month_day
from banmian.layout import Layout, Role
from banmian.text.lines import split_lines

_DAY = r"(?:[12]\s?\d|3\s?[01]|0?[1-9])"
IN_TEXT = re.compile(rf"(?<![\d.])(?:(?P<y>(?:19|20)\d\d)\s*年\s*)?(?P<m>1\s?[0-2]|0?[1-9])\s*月\s*(?P<d>{_DAY})\s*[日号]?"
                     rf"(?:\s*(?:至|到|-|—|~|、)\s*(?:(?P<m2>1[0-2]|0?[1-9])\s*月\s*)?(?P<d2>{_DAY}))?\s*[日号](?!报)")  # 11月17日至18日
CHINESE = re.compile(r"(?P<m>十[一二]?|[一二三四五六七八九])月(?P<d>[廿卅]?[一二三]?十?[一二三四五六七八九]?)日")  # 十二月三十一日
HOUR = re.compile(r"\s*(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚|夜|深夜|\d{1,2}\s*[时点:])")  # 下午: an event, told as past
WIRE = re.compile(r"(?:讯|訊|电|電)\s*(?:[（(][^）)]{0,40}[）)])?\s*$")  # 本报讯(记者 甲) stands just before
WIRE_DAY = re.compile(r"[电電]")  # 新华社北京1月7日电
TO_COME = re.compile(r"(?:将于|拟于|定于|预计|计划于|有望于|截止|不晚于|请于|于)\s*$")
STARTING = re.compile(r"\s*(?:起|前|之前|以前|止|开始|截止)")
YESTERDAY = re.compile(r"(?<!截至)(?<!截止)(?<!到)昨(?:天|日|晚|晨|夜|午|上午|下午)")
LEDE = 40          # so many characters of a block stand before a lede's date at most, its 本报讯 with names among them
OPENING = 12       # so many of an item's first block, where no 本报讯 is printed


@dataclass(frozen=True, slots=True)
class Told:
    """A day that an article tells of: month, day, year or None; its item and line; whether it is news told as past.

    `lede`: it opens a news item or its wire line. `late`: the same article says 昨天, so that it is not yesterday.
    """

    month: int
    day: int
    year: int | None
    item: int
    line: int
    text: str
    lede: bool
    hour: bool
    late: bool

    @property
    def strong(self) -> bool:
        """Whether the day is surely an event of the news: it opens an item, or an hour is told."""
        return self.lede or self.hour


@dataclass(frozen=True, slots=True)
class Inferred:
    """The day of the paper as its news shows it: month and day; the year where it is printed beside the same day.

    `at_least`: the paper may be of a later day. `why` says from what.
    """

    month: int
    day: int
    year: int | None
    at_least: bool
    why: str
    told: tuple[int, int]          # month and day of the latest news, which the paper cannot precede

    @property
    def edtf(self) -> str:
        """EDTF: 2022-11-22, or XXXX-11-22 where the year is unknown."""
        return f"{self.year or 'XXXX'}-{self.month:02}-{self.day:02}"


def told_days(layout: Layout) -> tuple[Told, ...]:
    """Every day that the articles of a page tell of as past, in reading order."""
    starts = [line.start for line in split_lines(layout.text)]
    found = []
    for number, item in enumerate(layout.items):
        blocks = [b for b in item.blocks if b.role in (Role.BODY, Role.CAPTION, Role.ABSTRACT)]
        texts = [(b.pieces[0].start, _joined(layout.text, b.pieces)) for b in blocks]
        late = any(YESTERDAY.search(text) for _, text in texts)
        for rank, (at, text) in enumerate(texts):
            line = bisect_right(starts, at)
            found += [_told(m, text, number, line, late, opening=rank == 0) for m in _past_days(text)]
    return tuple(t for t in found if t is not None)


def _joined(text: str, pieces: Sequence[object]) -> str:
    run = "".join("".join(text[p.start:p.end] for p in pieces).split())  # type: ignore[attr-defined]
    return run.translate(NARROW) if "月" in run else run        # no day is told without a month: figures are left as printed


def _past_days(text: str) -> Iterator[re.Match[str]]:
    if "月" not in text:
        return
    for pattern in (IN_TEXT, CHINESE):
        for match in pattern.finditer(text):
            if not TO_COME.search(text[max(0, match.start() - 6):match.start()]) and not STARTING.match(text, match.end()):
                yield match


def _told(match: re.Match[str], text: str, item: int, line: int, late: bool, *, opening: bool) -> Told | None:
    """One day told, None where the figures are no day."""
    last = match.groupdict().get("d2") or match["d"]
    month = numeral(match.groupdict().get("m2") or match["m"])
    day, year = numeral(last), numeral(match.groupdict().get("y") or "")
    if not month or not day or not day_of(year or 2000, month, day):
        return None
    before = text[max(0, match.start() - LEDE):match.start()]
    hour, wire = bool(HOUR.match(text, match.end())), bool(WIRE_DAY.match(text, match.end()))
    lede = wire or match.start() <= LEDE and bool(WIRE.search(before))
    lede = lede or opening and hour and match.start() <= OPENING and not text[match.end()].isdigit()
    return Told(month, day, year, item, line, match[0], lede, hour, late and not wire)


def paper_day(told: Sequence[Told], text: str = "") -> Inferred | None:
    """The day of the paper that follows from the days its news tells of; None where none is told strongly.

    A lede that prints the year and no hour (2019年3月5日，大桥通车) tells of the past: news of yesterday leaves the year out.
    The latest of them, cyclically (a page of January may tell of December), plus one day; plus two where it is only told
    beside 昨天. `text` is the page, in which a full date of the same day gives the year.
    """
    strong = [t for t in told if t.strong]
    if not strong:
        return None
    month, day = _latest({(t.month, t.day) for t in strong})
    bearers = [t for t in strong if (t.month, t.day) == (month, day)]
    years = {t.year for t in told if t.year and (t.month, t.day) == (month, day)} | _full_years(text, month, day)
    sure = any(t.lede and (t.hour or not t.year) for t in bearers) or len({t.item for t in bearers}) > 1
    year = years.pop() if len(years) == 1 and sure else None
    late = any(t.late for t in told if (t.month, t.day) == (month, day))
    when = date(year or 2000, month, day) + timedelta(days=2 if late else 1)
    first = bearers[0]
    rule = "its article tells of 昨天 as another day" if late else "papers report the day before"
    at_least = late or not any(t.lede for t in bearers)
    return Inferred(when.month, when.day, year and when.year, at_least, f"{first.text}, line {first.line}; {rule}", (month, day))


def _latest(days: set[tuple[int, int]]) -> tuple[int, int]:
    """The last of some days of the year, cyclically: the one before the longest gap."""
    ordered = sorted(days)
    ordinal = [date(2000, m, d).timetuple().tm_yday for m, d in ordered]
    gaps = [(ordinal[(i + 1) % len(ordinal)] - ordinal[i]) % 366 or 366 for i in range(len(ordinal))]
    return ordered[gaps.index(max(gaps))]


def _full_years(text: str, month: int, day: int) -> set[int | None]:
    found = (year_month_day(m) for m in WESTERN.finditer(text))
    return {year for year, m, d in found if (m, d) == (month, day)}
