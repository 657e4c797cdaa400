"""The lines of a page that say what page it is: masthead, folio and section lines, read by their marks.

Works on lines alone, so that a layout that mistakes a masthead for an article does not hide it; what the layout calls
masthead, folio or section counts as one mark more.
"""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from banmian.facts.calendar import (
    ENGLISH,
    ENGLISH_DAY,
    LUNAR,
    NARROW,
    PLAIN,
    REPUBLIC,
    WEEKDAY,
    WESTERN,
    YEARLESS,
    read_lunar,
)
from banmian.facts.otherdays import blanked
from banmian.layout import FurnitureKind, Layout
from banmian.text.lines import split_lines
from banmian.text.spaced import closed_up

_NUMBER = r"(\d{1,3}|[一二三四五六七八九十〇]{1,3})"
ISSUE = re.compile(r"(?:总|總)\s*(?:第|期\s*号?|刊\s*号?)?\s*[:：]?\s*(?:第\s*)?(\d[\d\s]{0,7}\d|\d)\s*[期号號]")  # 总第 3547 期
ISSUE_PLAIN = re.compile(r"第\s*(\d{1,6}|[一二三四五六七八九〇零]{2,6})\s*[期号號]")  # 第22980期, on a dated line only
PAGE = re.compile(rf"第\s*{_NUMBER}\s*版(?!面)")  # 第2版, 第六版
ISSUE_ALONE = re.compile(r"\s*第\s*\d{2,6}\s*[期号號]\s*")  # 第3547期 and nothing else on its line
PAGE_LABEL = re.compile(r"版\s*次\s*[:：]\s*([A-Z]?\d{1,2})(?!\d)")  # 版次：03
PAGE_WORD = re.compile(r"(?<!\S)([A-Z]\d{1,2}|\d{1,2})(?!\S)")  # A2 on a dated line, 4 on a line of its own
PAGE_BARE = re.compile(r"(?<![\dA-Za-z今共])([A-Z]?\d{1,2})\s*版(?!面)")  # 06版, A03版
PAGE_COUNT = re.compile(r"(?:今日|今天|本期|本报今日|共)\s*(?:共|出)?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:个?版|张)"
                        r"|(?<![\dA-Z])\d{1,2}\s*[-—~～至]\s*\d{1,3}\s*版")  # 今日 4版, 1-8版
PAGE_HEAD = re.compile(r"^\s*([A-Z]?\d{1,2})\s*[/|｜·•、.:]?\s*((?:[\u4e00-\u9fff]+[·•・/|｜\s]{0,3}){1,3})$")  # 06要闻·吴江
PAGE_TAIL = re.compile(r"^\s*((?:[\u4e00-\u9fff]+[·•・/|｜\s]{0,3}){1,3}?)\s*([A-Z]?\d{1,2})\s*$")  # 要闻·综合 02
PAGE_ALONE = re.compile(r"^\s*([A-Z]\d{1,2}|0\d)\s*$")  # A03, 06
EDITION = re.compile(r"^\s*([\u4e00-\u9fff]{2,6})\s*版\s*$")  # 吴江版
STAFF = re.compile(  # 本版编辑：甲
    r"(?:本版|值班|责任|版面|执行|一版|见报)\s*(?:责编|编辑|主编|编委|校对|版式|美编|总监)\s*[:：]?|"
    r"(?:责编|编辑|主编|编委|校对|版式|版式制作|版式设计|设计|美编|组版|统筹|电话|邮箱|热线|E-?mail)\s*[:：]", re.I)
COLOPHON = re.compile(r"主\s*[办辦]|主\s*管|承\s*[办辦]|出版|刊号|刊號|邮发代号|国内统一|CN\s*\d\d|定价|零售价|网址|https?:|www\.", re.I)
SECTIONS = (  # 版名: the trade's own words for what a page holds
    "要闻|时政|时事|综合|综合新闻|新闻|国内|国际|国内新闻|国际新闻|本地|本地新闻|地方|地方新闻|经济|财经|金融|产经|市场|产业|社会|"
    "社会新闻|民生|民生新闻|城事|都市|城市|乡村|农业|农村|县域|乡镇|镇街|区县|政法|法治|法制|平安|教育|科教|科技|健康|卫生|医疗|文化|"
    "文体|体育|娱乐|副刊|文艺|文学|读书|阅读|艺术|旅游|生活|生态|环保|理论|评论|观点|言论|视点|焦点|热点|深度|调查|特别报道|专题|"
    "专版|专刊|特刊|人物|图片|影像|摄影|广告|公告|分类广告|公益广告|天下|世界|两会|党建|党史|人大|政协|军事|国防|港澳台|台港澳|"
    "港澳|台湾|长三角|企业|房产|汽车|消费|头版|第一版|版面|时评|探索|关注|周末|周刊|假日|学习|家园|家庭|青年|少年|校园|老年|妇女")
SECTION = re.compile(  # 要闻·综合, 吴江新闻
    rf"^(?:[\u4e00-\u9fff]{{2,3}})??(?:{SECTIONS})(?:\s*[·•・/|、\s]\s*(?:{SECTIONS}|[\u4e00-\u9fff]{{2,4}}))*$")
# 2 0 0 9 年 4 月 2 1 日 星 期 二: six characters or more, each parted from the next by the same gap
APART = re.compile(r"(?<!\S)\S(\s{1,3})(?:\S\1){4,}\S(?!\S)")
WRITTEN = re.compile(r"[\u4e00-\u9fff]")
_TURNS = re.compile(r"[转轉接]")
_JUMP = re.compile(r"(?:下|上|紧)?[转轉接]\s*(?:至|自)?\s*(?:第|[A-Z]?\d)")  # （下转第2版）
_PROMISING = re.compile(r"[年期版号號報报曆历]|星\s*期|[A-Z][A-Za-z]*[ ·][A-Z]|主\s*[办辦管]|编辑|責編|责编|校对|今日")
_STOP = re.compile(r"[。；！？，]")
_SENTENCE = re.compile(r"[。；;！？!?，,]")
_ENDED = re.compile(r"[。；;！？!?]")  # which no mark takes away: what has one is running text
_MARKS = tuple((pattern, frozenset(needed), name) for pattern, needed, name in (    # with characters of which a match has one: found sooner
    (WESTERN, "年", "date"), (REPUBLIC, "民", "date"), (PLAIN, "12", "date"), (ENGLISH, "12", "date"), (YEARLESS, "月", ""),
    (WEEKDAY, "期拜周週", "weekday"), (ENGLISH_DAY, "mtwfsMTWFS\u017f", "weekday"), (LUNAR, "月", ""), (ISSUE, "期号號", "issue"),
    (ISSUE_PLAIN, "期号號", ""), (PAGE_COUNT, "版张", "pages"), (PAGE, "版", "page"), (PAGE_LABEL, "次", "page"), (PAGE_BARE, "版", ""),
    (STAFF, "编校版总:：", "staff"), (COLOPHON, "办辦管版号號一价址cChHwW", "colophon")))
# What every mark but a section's name has one of: a digit, a Latin letter (ſ and K fold to s and k), 年月期版号, or a character
# of the words of imprint and staff
_MARKED = re.compile(r"[\dA-Za-z\u017f\u212a年月期拜周週版张号號编校设监统电邮热主承刊定零网]")
_HEAD_KINDS = frozenset({FurnitureKind.MASTHEAD, FurnitureKind.FOLIO, FurnitureKind.SECTION})
NEAR = 4           # so many printed lines apart two masthead lines still belong together
EDGE = 8           # so many printed lines from the top or bottom are the page's edge
LONGEST_HEAD = 24  # no line of page number and section is longer
MOST = 200  # so many lines within a page are looked at: no page has so many mastheads
LONGEST = 160      # no masthead line is longer


@dataclass(frozen=True, slots=True)
class FolioLine:
    """A line of a page with what stands on it: 1-based number, rank among the printed lines, and its marks.

    `rest` is the line without dates, numbers and the other marks: where a newspaper's name may stand. `headed`: the layout
    says masthead, folio or section. `edge`: among the first or last lines of the page.
    """

    number: int
    rank: int
    text: str
    rest: str
    marks: frozenset[str]
    headed: bool
    edge: bool

    @property
    def weight(self) -> int:
        """How much speaks for a masthead or folio line: its marks, the layout, the page's edge."""
        strong = len(self.marks & {"date", "weekday", "lunar", "issue", "page", "pages", "section"})
        return 2 * strong + len(self.marks & {"colophon", "staff", "founded"}) + 2 * self.headed + self.edge


def folio_lines(layout: Layout) -> tuple[FolioLine, ...]:
    """The lines that may belong to masthead or folio, in page order: short, no sentence, with at least one mark or a name's room."""
    headed = _headed_lines(layout)
    printed = [line for line in split_lines(layout.text) if line.text.strip()]
    found: list[FolioLine] = []
    for rank, line in enumerate(printed):
        edge = rank < EDGE or rank >= len(printed) - EDGE
        inside = line.number in headed
        text = line.text.strip()
        promising = edge or len(found) < MOST and (inside or _PROMISING.search(text) and not _STOP.search(text))
        if len(text) > LONGEST or not promising or _ENDED.search(text):
            continue
        text, others = blanked(closed_up(closed(text.translate(NARROW))))
        marks, rest = _marks(text.strip())
        marks |= {"founded"} if others else set()
        if marks or not _SENTENCE.search(text) and len(text) <= 40:
            found.append(FolioLine(line.number, rank, text.strip(), rest, marks, inside, edge))
    return tuple(line for line in found if not _is_prose(line))


def closed(text: str) -> str:
    """A line with the spaces taken out of words that recognition has set apart character by character: 2 0 0 9 年 4 月 2 1 日.

    A gap wider than the others stays, for it parts words.
    """
    run = APART.search(text)
    if run is None or not WRITTEN.search(run[0]):
        return text
    if max(map(len, text.split())) == 1:                     # the whole line is set so, its short words too: 第 1 2 版
        return re.sub(rf"(?<=\S){run[1]}(?=\S)", "", text)
    return text[:run.start()] + run[0].replace(run[1], "") + text[run.end():]


def _headed_lines(layout: Layout) -> frozenset[int]:
    """The numbers of the lines that the layout calls masthead, folio or section."""
    starts = [line.start for line in split_lines(layout.text)]
    spans = [f.piece for f in layout.furniture if f.kind in _HEAD_KINDS]
    return frozenset(n for p in spans for n in range(bisect_right(starts, p.start), bisect_right(starts, p.end - 1) + 1))


def _is_section(text: str) -> bool:
    """Whether a line is a section's name and nothing else."""
    words = "".join(text.split())
    return len(words) <= LONGEST_HEAD and SECTION.match(words) is not None


def _is_prose(line: FolioLine) -> bool:
    """Whether a line is running text that happens to hold a date: what is left without its marks is long or a sentence."""
    ink = "".join(line.rest.split())
    allowed = 60 if line.marks & {"colophon", "staff"} else 24
    return bool(_SENTENCE.search(ink)) or len(ink) > allowed


def _marks(text: str) -> tuple[frozenset[str], str]:
    """The names of the marks of a line, and the line without dates, numbers and labels."""
    if _TURNS.search(text) and _JUMP.search(text):
        return frozenset(), text
    if not _MARKED.search(text):
        return frozenset({"section"} if _is_section(text) else ()), text.strip()
    marks, rest, there = set(), text, set(text)
    for pattern, needed, name in _MARKS:
        if not needed.isdisjoint(there):
            if name and pattern.search(text):
                marks.add(name)
            rest = pattern.sub(" ", rest)
    if "月" in there and read_lunar(text):
        marks.add("lunar")
    if PAGE_ALONE.search(text) or page_head(text):
        marks.add("page")
    if _is_section(text):
        marks.add("section")
    return frozenset(marks), rest.strip()


@lru_cache(maxsize=512)      # the lines at the head of a page are asked about by each fact
def page_head(text: str) -> tuple[str, str] | None:
    """(page number, section) of a folio line such as `06要闻·吴江`, `要闻 02`, `A03版 国际`; None for other lines.

    The words beside the number must be a section's: a heading such as `5大看点` is none.
    """
    text = PAGE_COUNT.sub(" ", text).strip()
    if len(text) > LONGEST_HEAD:
        return None
    if found := re.match(r"^([A-Z]?\d{1,2})\s*版\s*[:：/|｜·]?\s*(.*)$", text):
        number, section = found[1], found[2]
    elif found := PAGE_HEAD.match(text):
        number, section = found[1], found[2]
    elif text[-1:].isdecimal() and (found := PAGE_TAIL.match(text)):        # else it tries every way to part the words, in vain
        number, section = found[2], found[1]
    else:
        return None
    section = _tidy(section)
    if len(section) > 12 or section and not (SECTION.match(section) or number.startswith("0") and len(section) <= 8):
        return None
    return number, section


def _tidy(section: str) -> str:
    """A section's name with its parts divided as printed, without spaces."""
    return "".join(section.split()).strip("·•・/|｜、:：")


def anchored(lines: Sequence[FolioLine]) -> Iterator[tuple[FolioLine, int]]:
    """Each line with its weight and 2 for a marked line close to it: masthead lines stand together."""
    ranks = [line.rank for line in lines if line.marks and line.weight >= 2]
    for line in lines:
        yield line, line.weight + 2 * has_neighbour(line, ranks)


def has_neighbour(line: FolioLine, ranks: Sequence[int]) -> bool:
    """Whether another line than this one, of those at `ranks` (in order), stands within NEAR printed lines."""
    low, high = bisect_left(ranks, line.rank - NEAR), bisect_right(ranks, line.rank + NEAR)
    own = bisect_left(ranks, line.rank)
    return high - low > (own < len(ranks) and ranks[own] == line.rank)
