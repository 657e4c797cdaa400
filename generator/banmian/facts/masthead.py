"""The paper's date as its masthead prints it: which line and which day on it, checked by weekday and lunar date.

A day that a word beside it gives to something else (创刊, 印刷, 起施行) is blanked before lines are read (`other_days`); a date
alone under an office's name or under a text is that text's signature.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from banmian.facts import calendar, newspaper
from banmian.facts.folio import EDITION, NEAR, FolioLine, anchored
from banmian.layout import Fact
from banmian.text.lines import split_lines

LEAST_DATE = 3         # so much must speak for a date line to be the masthead's (see `folio.FolioLine.weight`)
SIGNERS = 3            # so many lines at most name who signs a notice
FOLLOWING = 2          # a masthead line stands so close below a date that is one of them

OFFICE = re.compile(  # 南湖供电局, 某某有限公司, 某某人民政府: who signs a notice
    r"[\u4e00-\u9fffA-Za-z（）()·]{1,28}(?:局|厅|廳|委|委员会|委員會|办|办公室|办事处|公司|法院|检察院|政府|中心|学校|小学|中学|大学|学院|医院|银行|"
    r"集团|协会|协會|学会|联合会|基金会|指挥部|领导小组|站|厂|廠|处|處|所|大队|支队|总队|中队|社区|居委会|村委会|管委会|筹备组|清算组|部|署|支行|分行|"
    r"商行|商场|商店|超市|酒店|合作社|旅行社|工会|商会)")
# 某某报社, 融媒体中心: may head a page
PRESS = re.compile(r"报|報|媒体|媒體|传媒|傳媒|新闻|新聞|出版|编辑|編輯|广播|电视|电台|杂志|通讯社")
SENTENCE_END = re.compile(r"[。！？；!?;][”’」』）)]*\s*$")  # …城南片停电。
SAID_OF_PAPER = re.compile(r"(?:今日|本期)\s*(?:出版|出报)?\s*[:：]?\s*$|出版(?:日期|时间)?\s*[:：]?\s*$")  # 今日出版2019年10月15日
PUBLISHED = re.compile(r"\s*(?:星期.)?\s*出版")  # 2019年10月15日出版


@dataclass(frozen=True, slots=True)
class Read:
    """A fact read from the page, and what was odd about it as (code, line, message)."""

    fact: Fact | None
    odd: tuple[tuple[str, int | None, str], ...] = ()


def masthead_date(lines: Sequence[FolioLine], text: str) -> Read:
    """The date of the surest masthead line of a page `text`, checked by weekday and lunar date, on the line or on lines close to it."""
    printed = [line.text.strip() for line in split_lines(text) if line.text.strip()]
    ranked = [(line, weight) for line, weight in _weighed(lines) if weight > LEAST_DATE and not signature(line, lines, printed)]
    if not ranked:
        return Read(None)
    line = max(ranked, key=lambda found: found[1])[0]        # of equals the first
    verdict = calendar.reconcile(_completed(calendar.read_printed(_days_own(line.text)), line, lines))
    notes = (*verdict.contradictions, *_other_days(line, [other for other, _ in ranked]))
    odd = tuple(("F212", line.number, note) for note in notes)
    if verdict.day is None:
        return Read(None, odd or (("F211", line.number, f"the date line prints no year: {line.text}"),))
    basis = f"printed: masthead, line {line.number}"
    if len(verdict.witnesses) > 1:
        basis += f" ({', '.join(verdict.witnesses)} agree)"
    return Read(Fact(verdict.day.isoformat(), basis + "".join(f"; but {note}" for note in notes)), odd)


def _weighed(lines: Sequence[FolioLine]) -> list[tuple[FolioLine, int]]:
    """The lines that print a date, each with how much speaks for its being the masthead's."""
    found, names = [], _names(lines)
    for line, weight in anchored(lines):
        bracketed = line.text.startswith(("（", "(")) and line.text.endswith(("）", ")"))
        dated = "date" in line.marks or "weekday" in line.marks and ("lunar" in line.marks or calendar.YEARLESS.search(line.text))
        if dated and not bracketed:
            beside = line.edge and not names.isdisjoint((line.rank - 1, line.rank + 1))
            named = any(newspaper.is_name(part) for part in line.rest.split())
            found.append((line, weight + (2 if named else beside)))
    return found


def _days_own(text: str) -> str:
    """The text of a date line from the day that it says the paper is of (今日出版), where it prints another day before it."""
    found = calendar.days_in(text)
    for match in found[1:]:
        if SAID_OF_PAPER.search(text[:match.start()]) or PUBLISHED.match(text, match.end()):
            return " ".join((text[match.start():], text[:found[0].start()]))
    return text


def _other_days(line: FolioLine, ranked: Sequence[FolioLine]) -> tuple[str, ...]:
    """A note where the masthead around a date line prints two days that differ; a headline's day beside words is none of them."""
    days: list[date] = []
    for other in ranked:
        bare = not other.rest or len(other.marks) > 1
        if other is line or bare and abs(other.rank - line.rank) <= NEAR:
            triples = (calendar.year_month_day(match) for match in calendar.days_in(other.text))
            days += [day for triple in triples if (day := calendar.day_of(*triple))]
    several = sorted(set(days))
    return (f"the masthead prints {len(several)} days: {', '.join(map(str, several))}",) if len(several) > 1 else ()


def signature(line: FolioLine, lines: Sequence[FolioLine], printed: Sequence[str]) -> bool:
    """Whether a date is that of a notice: with an office's name and no mark else, or alone below such a name or below a text.

    `printed` are the page's printed lines. A newspaper's name, a masthead line above, or below a text one that follows
    close by, speak against it.
    """
    if line.marks != {"date"}:
        return False
    if line.rest:
        return _is_office("".join(line.rest.split()))
    marked = {other.rank for other in lines if other.marks or other.headed}
    above = range(line.rank - 1, max(-1, line.rank - 2 - SIGNERS), -1)
    for rank in above:
        words = "".join(printed[rank].split())
        if rank in marked or _of_a_head(printed[rank], printed[rank - 1] if rank else ""):
            return False
        if _is_office(words):
            return True
        if SENTENCE_END.search(words):
            return not any(line.rank < other <= line.rank + FOLLOWING for other in marked | _names(lines))
    return False


def _of_a_head(words: str, above: str) -> bool:
    """Whether a line without marks is a masthead's: a newspaper's name, its end below its beginning, letters, an edition, a number."""
    name = "".join(words.split())
    return (newspaper.is_name(name) or newspaper.is_name("".join(above.split()) + name) or newspaper.RUNNING.fullmatch(words) is not None
            or EDITION.match(words) is not None or name.isdecimal())


def _names(lines: Sequence[FolioLine]) -> set[int]:
    """The ranks of the lines that are a newspaper's name."""
    return {line.rank for line in lines if newspaper.is_name("".join(line.rest.split()))}


def _is_office(words: str) -> bool:
    """Whether words name an office or a company that is not a newspaper's own."""
    return OFFICE.fullmatch(words) is not None and not PRESS.search(words)


def _completed(printed: calendar.PrintedDate, line: FolioLine, lines: Sequence[FolioLine]) -> calendar.PrintedDate:
    """A printed date with the weekday and lunar day that a line next to it prints."""
    for other in sorted(lines, key=lambda o: abs(o.rank - line.rank)):
        if other is line or abs(other.rank - line.rank) > 2 or "date" in other.marks:
            continue
        more = calendar.read_printed(other.text)
        if printed.weekday is None and "weekday" in other.marks:
            printed = replace(printed, weekday=more.weekday)
        if printed.lunar is None and "lunar" in other.marks:
            printed = replace(printed, lunar=more.lunar)
    return printed
