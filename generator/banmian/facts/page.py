"""The facts of a page, each with its basis: what the page prints, what follows from it, and what an editor knows."""
from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from banmian.facts import calendar, folio, newspaper, reported
from banmian.facts.editor import full_date, overridden, year_given
from banmian.facts.entry import tidied
from banmian.facts.folio import FolioLine
from banmian.facts.locality import Locality, locality
from banmian.facts.masthead import Read, masthead_date
from banmian.facts.several import several
from banmian.layout import Fact, Layout, PageFacts
from banmian.model import Finding, Place

# Which stand over a notice as well, whose headline is not the page's section
_NOTICES = frozenset(("公告", "公 告", "启事", "通知", "声明", "广告", "分类广告", "公益广告"))


def page_facts(text: str, layout: Layout, known: Mapping[str, object] | None = None) -> tuple[PageFacts, tuple[Finding, ...]]:
    """What is known of a page and how; None where nothing says so. `known` is an editor's entry and stands above all else.

    Total: any text and layout give facts. The findings' places have a line but no path: the caller knows the seed
    (`located`). Codes: F206 several pages in one file, F210 contradiction, F211 date
    incomplete, F212 witnesses of a date disagree, F213 place unclear, F214 an editor's value has the wrong form.
    """
    known = tidied(known or {})
    lines = folio.folio_lines(layout)
    printed = newspaper.printed_name(lines)
    place = _place(text, layout, lines, printed)
    name = _named(lines, printed, place)
    number, section = _page_and_section(lines)
    day = _dated(text, layout, lines, known)
    read = PageFacts(newspaper=name, date=day.fact, city=_city(place), county=_county(place), province=_province(place),
                     section=section, page=number, issue=_issue(lines))
    facts, odd = overridden(read, known)
    settled = known.get("city") or known.get("county") or facts.newspaper and not sum(place.own.values()) and not place.doubtful
    if place.province is None and not settled:
        odd += (("F213", None, f"the page's place is not clear: {place.why}"),)
    odd += tuple(several(text, lines, known=bool(known.get("page"))))
    return facts, tuple(Finding(code, Place("", line), message) for code, line, message in (*day.odd, *odd))


def located(findings: Sequence[Finding], path: str) -> tuple[Finding, ...]:
    """The findings with the seed's path in their places."""
    return tuple(replace(f, place=Place(path, f.place.line)) for f in findings)


def _item_texts(text: str, layout: Layout) -> tuple[str, ...]:
    """The text of each item without white space; of the page where it has no items."""
    runs = ["".join(text[p.start:p.end] for block in item.blocks for p in block.pieces) for item in layout.items]
    return tuple("".join(run.split()) for run in runs or [text])


def _furniture(text: str, layout: Layout, heads: Collection[str]) -> str:
    """The text of all that belongs to no item, without white space in a line; lines of the masthead are counted as such."""
    lines = ("".join(line.split()) for f in layout.furniture for line in text[f.piece.start:f.piece.end].split("\n"))
    return "\n".join(line for line in lines if line not in heads)


def _place_lines(lines: Sequence[FolioLine]) -> dict[str, frozenset[str]]:
    """The masthead, section and imprint lines that may name the paper's place, without white space, with the newspapers' names
    that stand on each."""
    heads = {}
    for line in lines:
        imprint = "colophon" in line.marks and re.search(r"主\s*[办辦管]|承\s*[办辦]|出版", line.text)
        edition = folio.EDITION.match(line.text) and line.edge
        if line.headed or imprint and line.edge or folio.page_head(line.text) or edition:
            heads["".join(line.text.split())] = newspaper.names_on(line)
    return heads


def _place(text: str, layout: Layout, lines: Sequence[FolioLine], name: Fact | None) -> Locality:
    """The page's place; what stands in a newspaper's name is told apart from what the masthead says beside it."""
    heads = _place_lines(lines)
    names = {one for printed in heads.values() for one in printed}
    names |= {newspaper.simplified(one) for one in names} | ({name.value} if name else set())
    beside = [_without(line, names) for line in heads]
    return locality(_item_texts(text, layout), beside, names, _furniture(text, layout, heads))


def _without(line: str, names: Collection[str]) -> str:
    """A line without the names on it."""
    for name in sorted(names, key=len, reverse=True):
        line = line.replace(name, " ")
    return line


def _named(lines: Sequence[FolioLine], printed: Fact | None, place: Locality) -> Fact | None:
    """The newspaper's name, printed or spelt by a running head, with the name of the edition that a line of its own prints."""
    name = printed or newspaper.running_name(lines, place.tallies)
    if name is None:
        return None
    edition = newspaper.edition_name(lines, name.value)
    if edition is None:
        return name
    return Fact(f"{name.value}·{edition[0]}", f"{name.basis}; edition printed in line {edition[1].number}")


def _page_and_section(lines: Sequence[FolioLine]) -> tuple[Fact | None, Fact | None]:
    """Page number and section as folio lines print them; the surest line first."""
    best: tuple[int, str, str, FolioLine] | None = None
    for line, weight in folio.anchored(lines):
        found = _number_on(line)
        if found is None and weight > line.weight and (alone := re.fullmatch(r"\d{1,2}", line.text)):
            found, weight = (alone[0], ""), weight - 1           # 4 on a line of its own, close to the date
        if found and (line.edge or line.headed or weight >= 4) and (best is None or weight > best[0]):
            best = (weight, *found, line)
    if best is None:
        return None, _section_line(lines)
    _, number, section, line = best
    where = f"printed: folio, line {line.number}"
    return Fact(number, where), Fact(section, where) if section else _section_line(lines)


def _number_on(line: FolioLine) -> tuple[str, str] | None:
    """(page number, section or "") that a folio line prints."""
    if head := folio.page_head(line.text):
        return head
    text = folio.PAGE_COUNT.sub(" ", line.text)
    found = folio.PAGE.search(text) or folio.PAGE_LABEL.search(text) or folio.PAGE_ALONE.match(text)
    if not found and line.marks & {"date", "weekday", "issue"}:
        found = folio.PAGE_BARE.search(text) or folio.PAGE_WORD.search(line.rest)
    if not found:
        return None
    number = found[1] if found[1].isascii() else str(calendar.numeral(found[1]) or found[1])
    words = [word for part in line.rest.split() if folio.SECTION.match(word := part.strip(":：/|｜·"))]
    return number, words[0] if len(words) == 1 else ""


def _section_line(lines: Sequence[FolioLine]) -> Fact | None:
    """A section named on a line of its own, close to the masthead or so marked by the layout."""
    for line, weight in folio.anchored(lines):
        over = line.headed or line.text not in _NOTICES
        if over and "section" in line.marks and not folio.PAGE.search(line.text) and (line.headed or line.edge and weight >= 5):
            return Fact("".join(line.text.split()), f"printed: section line, line {line.number}")
    return None


def _issue(lines: Sequence[FolioLine]) -> Fact | None:
    """The issue number: 总第3547期 anywhere in the masthead, 第22980期 on or beside a line with a date."""
    dated = [line.rank for line in lines if line.marks & {"date", "weekday"}]
    for line in lines:
        found = folio.ISSUE.search(line.text)
        beside = line.marks or folio.ISSUE_ALONE.fullmatch(line.text)
        if not found and (line.marks & {"date", "weekday", "lunar", "pages"} or beside and folio.has_neighbour(line, dated)):
            found = folio.ISSUE_PLAIN.search(line.text)
        if found:
            number = calendar.numeral(found[1])
            if number is not None:
                return Fact(str(number), f"printed: masthead, line {line.number}")
    return None


def _dated(text: str, layout: Layout, lines: Sequence[FolioLine], known: Mapping[str, object]) -> Read:
    """The date: printed in the masthead; else what the news tells, given a printed or an editor's year; else None with what is known."""
    printed = masthead_date(lines, layout.text)
    if printed.fact:
        return printed
    before = tuple(odd for odd in printed.odd if odd[0] != "F211" or not full_date(known.get("date")))
    told = reported.paper_day(reported.told_days(layout), text)
    if told is None:
        return Read(None, (*before, *_undated(known, "no date is printed and no article tells the day of its news")))
    year = told.year or year_given(known)
    day = calendar.day_of(year, told.month, told.day)
    if day and not told.at_least:
        by = "the year is printed" if told.year else "the year is the editor's"
        return Read(Fact(day.isoformat(), f"inferred: from {told.why}; {by}"), before)
    late = " or later" if told.at_least else ""
    year_known = "the year is not printed" if told.year is None else "no news item opens with it"
    odd = _against_news(told, known) or _undated(known, f"the date is {told.edtf}{late}: from {told.why}; {year_known}")
    return Read(None, (*before, *odd))


def _undated(known: Mapping[str, object], message: str) -> tuple[tuple[str, int | None, str], ...]:
    return () if full_date(known.get("date")) else (("F211", None, message),)


def _against_news(told: reported.Inferred, known: Mapping[str, object]) -> tuple[tuple[str, int | None, str], ...]:
    """A finding where an editor's date lies before the day that the page's news shows, by up to two months."""
    day = full_date(known.get("date"))
    if day is None:
        return ()
    news = [d for year in (day.year - 1, day.year) if (d := calendar.day_of(year, *told.told))]
    ahead = min(((abs((d - day).days), (d - day).days) for d in news), default=(0, 0))[1]
    if not 0 < ahead <= 60:
        return ()
    return (("F210", None, f"pages.yaml says {day.isoformat()}, but the page tells of {told.edtf[5:]}'s eve: {told.why}"),)


def _basis(place: Locality) -> str:
    return f"printed: masthead; {place.why}" if place.printed else f"inferred: from {place.why}"


def _city(place: Locality) -> Fact | None:
    if place.prefecture is None:
        return None
    above = f"inferred: {place.county.name} lies in {place.prefecture.name}; {place.why}" if place.county else _basis(place)
    return Fact(place.prefecture.short, above)


def _county(place: Locality) -> Fact | None:
    return Fact(place.county.name, _basis(place)) if place.county else None


def _province(place: Locality) -> Fact | None:
    if place.province is None:
        return None
    below = place.county or place.prefecture
    return Fact(place.province.name, f"inferred: {below.name} lies in {place.province.name}" if below else _basis(place))
