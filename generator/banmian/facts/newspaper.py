"""The newspaper's name in its forms: printed in a masthead line, spelt in a running head's pinyin, with an edition's name.

No paper's name stands here: names are known by their form (…日报, 今日…), pinyin heads by the gazetteer's places.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from banmian.facts.folio import EDITION, SECTION, FolioLine, has_neighbour
from banmian.facts.gazetteer import GazetteerPlace, Level, by_code, find, places, prefecture_of
from banmian.facts.tally import Tally
from banmian.layout import Fact

_KIND = ("(?:日|晚|晨|早|[时時]|商|[导導]|快|周|旬|[画畫]|都市|青年|工人|[农農]民|[军軍]|文摘|文[汇匯]|法制|法治|科技|教育|[经經][济濟])?"
         "[报報]|晚刊|日刊|周刊|周末|文摘|消息|新[闻聞]")
NAME = re.compile(  # 农民日报, 今日吴江
    rf"(?:[\u4e00-\u9fff]{{2,8}}?(?:{_KIND})|今日[\u4e00-\u9fff]{{2,4}})(?:·[\u4e00-\u9fff]{{2,6}}版)?")
NOT_NAMES = re.compile(  # 工作通报, 图片新闻
    r"(?:汇|举|申|通|公|预|情|回|上|填|谎|海|喜|简|警|电|捷|播|虚|匿|呈|年|本|[会匯]|專|专|机关|機關)[报報]$|新闻$|新聞$")
# 大公报, 文汇报: words that are names where they stand alone on a line beside the date, and at no other place
BRIEF = re.compile(r"[\u4e00-\u9fff]{2}[报報]")
SUPPLEMENT = re.compile(r"(.+)(?:周末|周刊|文摘|消息)")  # 文化周末: a page of a paper, as 南方周末 is a paper
IMPRINT = re.compile(r"([\u4e00-\u9fff]{2,8}[报報])社\s*(?:主\s*[办辦]|主\s*管|出版|承\s*[办辦])")  # 某某日报社主办
RUNNING = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]*(?:[ ·'’]+[A-Z][A-Za-z]*)+(?![a-z])")  # JIN RI WU JIANG
STRONG = frozenset({"date", "weekday", "lunar", "issue", "page", "pages", "founded"})  # marks of a line that a name stands beside
LOOKALIKE = str.maketrans("Q0DGIL18", "OOOOIIIB")  # letters that recognition confuses, folded onto one of each family
BEFORE = {"JINRI": "今日", "TODAY": "今日", "XIN": "新"}
AFTER = {"RIBAO": "日报", "DAILY": "日报", "WANBAO": "晚报", "EVENINGNEWS": "晚报", "EVENINGPOST": "晚报", "CHENBAO": "晨报",
         "MORNINGPOST": "晨报", "ZAOBAO": "早报", "SHANGBAO": "商报", "SHIBAO": "时报", "TIMES": "时报", "DUSHIBAO": "都市报",
         "XINWEN": "新闻", "BAO": "报", "KUAIBAO": "快报", "DAOBAO": "导报"}


def printed_name(lines: Sequence[FolioLine]) -> Fact | None:
    """The name as a masthead line prints it, in simplified characters; None where no line does."""
    best: tuple[int, str, FolioLine] | None = None
    ranks = [line.rank for line in lines if line.marks & STRONG]
    for line in lines:
        for name, worth in _names_in(line, ranks):
            if best is None or worth > best[0]:
                best = (worth, name, line)
    best = best or _over_two_lines(lines, ranks)
    if best is None:
        return None
    name = simplified(best[1])
    shown = "" if name == best[1] else f" ({best[1]})"
    return Fact(name, f"printed: masthead, line {best[2].number}{shown}")


def _over_two_lines(lines: Sequence[FolioLine], ranks: Sequence[int]) -> tuple[int, str, FolioLine] | None:
    """A name set in two lines (人民 above 日报) beside a line with date, issue or page."""
    for first, second in pairwise(lines):
        name = "".join((first.rest + second.rest).split())
        short = len(name) <= 6 and second.rank == first.rank + 1 and not (first.marks or second.marks)
        if short and re.fullmatch(_KIND, second.rest) and NAME.fullmatch(name) and _standing(second, ranks) >= 3:
            return 3, name, first
    return None


def _names_in(line: FolioLine, ranks: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Names that a line may hold, with how much speaks for each: its own marks, its neighbours', the page's edge."""
    if imprint := IMPRINT.search("".join(line.text.split())):
        yield imprint[1], 6
    worth = _standing(line, ranks)
    if worth < 3:
        return
    parts = [part.strip("《》【】·|/-—:：") for part in line.rest.split()]
    if not any(NAME.fullmatch(part) for part in parts):
        parts = ["".join(parts)]                             # 农 民 日 报
    brief = "".join(line.text.split())
    if line.edge and not line.marks and BRIEF.fullmatch(brief) and has_neighbour(line, ranks):
        yield brief, worth
    for part in parts:
        if is_name(part):
            yield part, worth


def names_on(line: FolioLine) -> frozenset[str]:
    """Every newspaper's name that a line prints as a word of its own or in an imprint, as printed."""
    words = "".join(line.text.split())
    found = {part for part in (*line.rest.split(), words) if is_name(part)}
    return frozenset(found | {imprint[1] for imprint in IMPRINT.finditer(words)})


def is_name(words: str) -> bool:
    """Whether words have a newspaper's form: 农民日报, 今日 with a place; not 今日关注, 工作通报, 文化周末."""
    if not NAME.fullmatch(words) or NOT_NAMES.search(words):
        return False
    supplement = SUPPLEMENT.fullmatch(words)
    if supplement:
        return SECTION.fullmatch(supplement[1]) is None
    return not words.startswith("今日") or bool(find(words[2:].split("·")[0]))


def _standing(line: FolioLine, ranks: Sequence[int]) -> int:
    """How surely a line stands in the masthead: 2 for a date, issue or page on it or close to it, 2 by the layout, 1 by the edge."""
    near = has_neighbour(line, ranks)
    alone = not line.rest or len("".join(line.rest.split())) <= 10
    return 3 * bool(line.marks & STRONG) + 2 * near + 2 * line.headed + line.edge + alone


def running_name(lines: Sequence[FolioLine], tallies: Sequence[Tally]) -> Fact | None:
    """The name that a running head spells in pinyin or English (JIN RI WU JIANG, SUZHOU DAILY); None where none does.

    Places named on the page are tried first, and for them letters that recognition confuses may differ (Q read as O);
    other places must be spelt exactly, and one prefecture or province only may fit.
    """
    for line in lines:
        for head in RUNNING.finditer(line.text):
            if found := _spelt(head[0], tallies):
                name, place, why = found
                return Fact(name, f"inferred: from the running head {head[0]}, line {line.number}; {why}")
    return None


def _spelt(head: str, tallies: Sequence[Tally]) -> tuple[str, GazetteerPlace, str] | None:
    """(name, place, reason) for a running head."""
    letters = re.sub(r"[^A-Z]", "", head.upper())
    for tally, place in _named(tallies):
        for spelling, name in _spellings(place):
            if spelling == letters:
                return name, place, f"{place.name} is named {tally.count} times on the page"
    for tally, place in _named(tallies):
        for spelling, name in _spellings(place):
            if spelling.translate(LOOKALIKE) == letters.translate(LOOKALIKE):
                return name, place, f"read as {spelling}, for {place.name} is named {tally.count} times on the page"
    fitting = [(name, p) for p in places() if p.current and p.level is not Level.COUNTY
               for spelling, name in _spellings(p) if spelling == letters]
    if len(fitting) == 1:
        name, place = fitting[0]
        return name, place, f"of all provinces and prefectures only {place.name} is spelt so"
    return None


def _named(tallies: Sequence[Tally]) -> Iterator[tuple[Tally, GazetteerPlace]]:
    """The places that a page names, the heaviest first, then the prefectures and provinces above them."""
    seen = set()
    for tally in tallies:
        place = by_code(tally.code)
        for above in (place, place and prefecture_of(place), by_code(tally.code[:2] + "0000")):
            if above and above.code not in seen:
                seen.add(above.code)
                yield tally, above


def _spellings(place: GazetteerPlace) -> Iterator[tuple[str, str]]:
    """(letters, name) of every form that a paper of the place may be called."""
    sound = place.pinyin.replace(" ", "").upper()
    for letters, words in BEFORE.items():
        yield letters + sound, words + place.short
    for letters, words in AFTER.items():
        yield sound + letters, place.short + words


def edition_name(lines: Sequence[FolioLine], name: str) -> tuple[str, FolioLine] | None:
    """(吴江版, its line): an edition's line that names a place which the paper's name does not; None where there is none."""
    for line in lines:
        found = EDITION.match(line.text)
        place = "".join(found[1].split()) if found else ""
        if found and find(place) and place not in name and (line.edge or line.headed):
            return place + "版", line
    return None


def simplified(name: str) -> str:
    """A name in simplified characters, by OpenCC: 農民日報 → 农民日报."""
    return str(_converter().convert(name))


@cache                   # its dictionaries take longer to read than a page
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
