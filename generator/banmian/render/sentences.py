"""The sentences by which `facts`, `segment` and `content` say how they know a thing, each as a pattern with an example.

A sentence is a label (`printed: `), then clauses with `; ` between them. Keys are of the theme's `strings/basis.*.yaml`. A test
holds this table against everything those rooms say.
"""
from __future__ import annotations

import re
from dataclasses import dataclass

from banmian.text.late import late


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence or clause by its form. `parts`: groups that are sentences themselves, said after it; `quoted`: as written."""

    key: str
    form: re.Pattern[str]
    example: str
    parts: tuple[str, ...] = ()
    quoted: str = ""


def _row(key: str, form: str, example: str, parts: tuple[str, ...] = (), quoted: str = "") -> Pattern:
    return Pattern(key, late(form, re.DOTALL), example, parts, quoted)


# 吴江区 ×29 (2 in masthead, section or imprint, 1 in the newspaper's name)
_TALLY = r"[^\s,;×]+ ×\d+(?: \((?:\d+ in (?:masthead, section or imprint|the newspaper's name)(?:, )?){1,2}\))?"
_DAY = r"\d{4}-\d\d-\d\d"

# Sentences that may hold a semicolon of somebody else's: tried on the whole before it is cut into clauses.
SENTENCES = (
    _row("basis.editor", r"editor: (?P<words>.+)", "editor: the page reports 21 December", quoted="words"),
    _row("basis.entry", r"(?P<way>inferred): (?P<place>\S+) of the editor's entry \((?P<basis>.*)\) lies there",
         "inferred: 吴江区 of the editor's entry (editor: the page reports 21 November) lies there", ("basis",)),
    _row("found.against",
         r"pages\.yaml says (?P<key>[a-z]+) (?P<given>.+?), the page (?P<seen>.+?) \((?P<basis>(?:printed|inferred): .*)\)",
         "pages.yaml says page 07, the page 06 (printed: folio, line 1)", ("basis",)),
    _row("found.yearless", r"the date line prints no year: (?P<words>.*)", "the date line prints no year: 4月1日 星期五", quoted="words"),
    _row("found.form", r"pages\.yaml gives the date (?P<given>.*): write YYYY-MM-DD, YYYY-MM or YYYY",
         "pages.yaml gives the date '2022/4': write YYYY-MM-DD, YYYY-MM or YYYY"),
    _row("found.moved", r"(?P<path>.+) has changed since the correction (?P<old>.+) → (?P<new>.*) was made",
         "seeds/1.txt has changed since the correction 深人 → 深入 was made"),
    _row("found.reads", r"(?P<path>.+) reads (?P<seen>'.*'|\".*\") at (?P<span>\d+:\d+), not (?P<given>'.*'|\".*\")",
         "seeds/1.txt reads '深入' at 336:338, not '深人'"),
    _row("found.length", r"the correction (?P<old>.+) → (?P<new>.*) changes the length across a line end: cut it in two",
         "the correction 深人 → 深入了 changes the length across a line end: cut it in two"),
    _row("found.overlap", r"the correction at (?P<span>\d+:\d+) overlaps another", "the correction at 336:339 overlaps another"),
    _row("found.claim", rf"(?P<paper>.+), (?P<day>{_DAY}), page (?P<page>\S+) is (?P<path>.+) as well",
         "今日吴江, 2022-04-01, page 06 is seeds/1.txt as well"),
    *(_row(f"found.series.{key}", rf"(?P<paper>.+): {says}: number (?P<number>\d+) on (?P<day>{_DAY}), "
           rf"number (?P<other>\d+) on (?P<before>{_DAY}) \((?P<path>.*)\)",
           f"今日吴江: {says}: number 3547 on 2022-04-01, number 3546 on 2022-04-01 (seeds/1.txt)")
      for key, says in (("day", "two numbers on one day"), ("number", "one number on two days"),
                        ("lower", "a later day with a lower number"), ("more", "more numbers than days"))),
)

CLAUSES = (
    # where it is printed
    _row("basis.masthead", r"masthead, line (?P<line>\d+)", "masthead, line 5"),
    *(_row(f"basis.masthead.agree.{key}", rf"masthead, line (?P<line>\d+) \({names} agree\)", f"masthead, line 5 ({names} agree)")
      for key, names in (("gw", "Gregorian date, weekday"), ("gl", "Gregorian date, lunar date"),
                         ("gwl", "Gregorian date, weekday, lunar date"), ("lw", "lunar date, weekday"),
                         ("lm", "lunar date, month and day"), ("lwm", "lunar date, weekday, month and day"),
                         ("ly", "lunar date, year"), ("lwy", "lunar date, weekday, year"))),
    _row("basis.masthead.form", r"masthead, line (?P<line>\d+) \((?P<form>[^()]+(?<! agree))\)", "masthead, line 5 (農民日報)"),
    _row("basis.in.masthead", r"masthead", "masthead"),
    _row("basis.folio", r"folio, line (?P<line>\d+)", "folio, line 1"),
    _row("basis.section", r"section line, line (?P<line>\d+)", "section line, line 2"),
    _row("basis.edition", r"edition printed in line (?P<line>\d+)", "edition printed in line 3"),
    # what speaks against a printed date
    _row("basis.misread", rf"(?:but )?the Gregorian date reads (?P<seen>{_DAY}), lunar date and weekday mean (?P<day>{_DAY})",
         "but the Gregorian date reads 2022-04-07, lunar date and weekday mean 2022-04-01"),
    _row("basis.weekday", rf"(?:but )?(?P<day>{_DAY}) is a (?P<is>星期.), the weekday printed is (?P<seen>星期.)",
         "but 2022-04-01 is a 星期五, the weekday printed is 星期四"),
    _row("basis.lunar", rf"(?:but )?(?P<day>{_DAY}) is not the lunar day printed, which is (?P<other>{_DAY})",
         "but 2022-04-01 is not the lunar day printed, which is 2022-04-02"),
    _row("basis.nolunar", rf"(?:but )?(?P<day>{_DAY}) is not the lunar day printed, which there is not",
         "but 2022-04-01 is not the lunar day printed, which there is not"),
    _row("basis.noday", r"(?:but )?there is no day (?P<seen>\S+)", "but there is no day 2022-2-30"),
    _row("basis.twodays", rf"(?:but )?the masthead prints (?P<n>\d+) days: (?P<days>{_DAY}(?:, {_DAY})+)",
         "but the masthead prints 2 days: 2019-10-14, 2019-10-15"),
    # the paper's name
    _row("basis.head", r"from the running head (?P<head>.+), line (?P<line>\d+)", "from the running head JIN RI WV JIANG, line 5"),
    _row("basis.readas", r"read as (?P<spelt>[A-Z]+), for (?P<place>\S+) is named (?P<n>\d+) times on the page",
         "read as JINRIWUJIANG, for 吴江区 is named 29 times on the page"),
    _row("basis.named", r"(?P<place>\S+) is named (?P<n>\d+) times on the page", "吴江区 is named 29 times on the page"),
    _row("basis.only", r"of all provinces and prefectures only (?P<place>\S+) is spelt so",
         "of all provinces and prefectures only 苏州市 is spelt so"),
    # the day, from the news
    _row("basis.told", r"(?:the date is (?P<day>[\dX-]+): )?from (?P<told>[^;]{1,40}), line (?P<line>\d+)", "from 12月21日, line 3"),
    _row("basis.told.late", r"the date is (?P<day>[\dX-]+) or later: from (?P<told>[^;]{1,40}), line (?P<line>\d+)",
         "the date is XXXX-12-23 or later: from 12月21日, line 3"),
    _row("found.eve", rf"pages\.yaml says (?P<given>{_DAY}), but the page tells of (?P<day>\d\d-\d\d)'s eve: "
         r"(?P<told>[^;]{1,40}), line (?P<line>\d+)",
         "pages.yaml says 2021-12-22, but the page tells of 12-23's eve: 12月21日, line 3"),
    _row("basis.yesterday", r"papers report the day before", "papers report the day before"),
    _row("basis.late", r"its article tells of 昨天 as another day", "its article tells of 昨天 as another day"),
    _row("basis.year.printed", r"the year is printed", "the year is printed"),
    _row("basis.year.editor", r"the year is the editor's", "the year is the editor's"),
    _row("found.year", r"the year is not printed", "the year is not printed"),
    _row("found.lede", r"no news item opens with it", "no news item opens with it"),
    _row("found.feeds", r"form feeds part it in (?P<n>\d+) pages: the second begins here",
         "form feeds part it in 3 pages: the second begins here"),
    _row("found.heads", r"mastheads of (?P<n>\d+) pages stand in it: (?P<pages>\d+(?:, \d+)+)",
         "mastheads of 3 pages stand in it: 1, 2, 3"),
    _row("found.undated", r"no date is printed and no article tells the day of its news",
         "no date is printed and no article tells the day of its news"),
    # the place
    _row("basis.lies", r"(?P<place>\S+) lies in (?P<above>\S+)", "吴江区 lies in 苏州市"),
    _row("basis.tally", rf"(?:from )?(?P<tally>{_TALLY}(?:, {_TALLY})*)", "吴江区 ×29 (2 in masthead, section or imprint), 昆山市 ×8"),
    _row("found.noplace", rf"the page's place is not clear: no place leads: (?P<tally>{_TALLY}(?:, {_TALLY})*)",
         "the page's place is not clear: no place leads: 吴江区 ×2, 昆山市 ×2"),
    _row("found.noplace.none", r"the page's place is not clear: no place leads: none is named",
         "the page's place is not clear: no place leads: none is named"),
    _row("basis.own", r"words for the page's own place: (?P<own>\S ×\d+(?:, \S ×\d+)*)", "words for the page's own place: 区 ×40, 市 ×3"),
    _row("basis.own.none", r"no words for the page's own place", "no words for the page's own place"),
    # the headline
    _row("basis.opening", r"opening words of the text", "opening words of the text"),
    _row("basis.bare", r"the page prints no headline over it", "the page prints no headline over it"),
    _row("basis.heading", r"the first heading of the text", "the first heading of the text"),
    _row("basis.filename", r"the name of the file", "the name of the file"),
    # doubts
    _row("doubt.headless", r"no headline is printed over the text", "no headline is printed over the text"),
    _row("doubt.continued", r"the text goes on from a page that is not at hand", "the text goes on from a page that is not at hand"),
    _row("doubt.truncated", r"the text breaks off", "the text breaks off"),
    _row("doubt.strangers", r"the text takes up few of its headline's words", "the text takes up few of its headline's words"),
    _row("doubt.joined", r"line ends joined without proof that the sentence goes on: (?P<n>\d+)",
         "line ends joined without proof that the sentence goes on: 3"),
    _row("doubt.parts", r"its parts hardly speak of the same thing", "its parts hardly speak of the same thing"),
    _row("doubt.bare", r"no text stands under the headline", "no text stands under the headline"),
    _row("doubt.apart", r"its heading stands apart from its text: the two were matched by the words they share",
         "its heading stands apart from its text: the two were matched by the words they share"),
    _row("doubt.order", r"its heading stands apart from its text: the two were matched by their order alone",
         "its heading stands apart from its text: the two were matched by their order alone"),
    _row("doubt.breaks", r"its text breaks off where another begins", "its text breaks off where another begins"),
    # who corrected, and a misreading, as `banmian suggest` puts it
    _row("basis.editor", r"editor", "editor"),
    _row("reason.beside", r"(?P<rare>\S+) ×(?P<few>\d+) beside (?P<usual>\S+) ×(?P<many>\d+)", "瘦情防控 ×1 beside 疫情防控 ×112"),
    _row("reason.alike", r"(?P<old>\S) and (?P<new>\S) look alike", "人 and 入 look alike"),
)
