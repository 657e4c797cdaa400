"""What a line shows: the named features its role is read from (docs/segmentation.md explains each)."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from banmian.segment import marks
from banmian.segment.people import are_names, begins_name
from banmian.segment.seams import held_pairs
from banmian.segment.setting import Setting
from banmian.segment.units import Unit
from banmian.text.hanzi import CLOSING, PAUSE, SENTENCE_END

_PHRASES = re.compile(r"[一-鿿”’」』》!！?？]\s+[“‘「『《一-鿿]")   # 不分神 不畏难
_SAYS = re.compile(r"[^，,。]{0,14}(?:指出|强调|要求|表示|认为|说|介绍|听取|审议)[，,：:]")  # 会议指出，
_LIST_OPEN = re.compile(r"、[^、，,。]$")   # 李浩锋、吴
_TAB = re.compile(r"\S\t+\S")
_HEAD_MOST = 45   # characters; a longer line is hardly a heading
_PHRASED_MOST = 75    # where spaces divide it into phrases and no comma stands in it
_PARAGRAPH = 60       # a line longer than this is a column's share of a paragraph: what it leaves open it opened itself
_FURNITURE_MOST = 90
_OPEN_ENDS = ("e:none", "e:paren", "e:quote", "e:ask")
_FOREIGN_MOST = 14    # 胡里奥·塞瓦略斯
_NAME_MOST = 34   # characters; a longer line is hardly a byline


class Shown(NamedTuple):
    """The features of a line: its own, those that count where text stands before it, those where a heading does."""

    own: tuple[str, ...]
    after_text: tuple[str, ...]
    after_head: tuple[str, ...]


def features_of(units: Sequence[Unit], setting: Setting, page: str) -> list[Shown]:
    """What each unit shows, in order: a pure function of the unit, its neighbours and the page's setting."""
    own = [_own(unit) for unit in units]
    sizes = [_size(unit, setting) for unit in units]
    result = []
    hanging = 0
    for at, unit in enumerate(units):
        names = [*own[at], sizes[at], *_over(unit, sizes[at], own[at], setting), *_place(unit, at == 0, setting, at + 1 == len(units))]
        if "m:tiny" in own[at] and any("m:tiny" in near for near in own[max(0, at - 1):at] + own[at + 1:at + 2]):
            names.append("m:debris")
        if sizes[at] in ("w:part", "w:narrow") and own[at][1] == "e:none":
            names.append("w:short-open")
        text: list[str] = []
        head: list[str] = []
        seam = False
        if at:
            before = units[at - 1]
            seam = own[at - 1][1] in _SEAMED and is_seam(before, unit, page)
            hanging = 0 if unit.indent else _hanging(before, hanging)
            text = _after_text(own[at - 1][1], sizes[at - 1], unit, sizes[at], own[at], setting, hanging, seam)
            head = _after_head(before, unit, own[at], setting, seam)
            names += _beside(own[at - 1])
        if at + 1 < len(units):
            after = units[at + 1]
            if not setting.wrapped and own[at][1] == "e:none" and is_seam(unit, after, page):
                names.append("n:seam")
            names += _ahead(own[at + 1], after, setting, own[at])
        result.append(Shown(tuple(names), tuple(text), tuple(head)))
    return result


def _own(unit: Unit) -> list[str]:
    """Features of the line's own characters."""
    text = unit.text
    names = ["bias", _ending(text)]
    stop = text.find("。", 0, -1) >= 0 or text.find("；", 0, -1) >= 0
    if stop:
        names.append("i:stop")
    phrases = not stop and _PHRASES.search(text) is not None
    commas = text.count("，") + text.count(",")
    if not stop and unit.length <= (_PHRASED_MOST if phrases and not commas else _HEAD_MOST) and names[1] in _OPEN_ENDS:
        names.append("h:shape")
    first = text[0]
    if first in CLOSING and first not in "\"'" or first in PAUSE and first not in "—-" or first in SENTENCE_END:
        names.append("s:close")
    elif first in "的了着们":
        names.append("s:tail")
    elif first in "—－-":
        names.append("s:dash")
    if not stop and unit.length <= _FURNITURE_MOST:
        names += _furniture(text, unit.length)
    whole = _whole(text, unit.length) if unit.length <= _NAME_MOST and not stop else []
    names += whole
    if phrases and "m:byline" not in whole and "m:camera" not in whole:
        names.append("i:phrases")
    if _LIST_OPEN.search(text):
        names.append("e:list-open")
    if "、" in text and not stop and "h:shape" in names:
        names.append("i:list")
    if text.count('"') % 2 or text.count("“") > text.count("”"):
        names.append("e:unclosed")
    if commas:
        names.append("i:comma" if commas == 1 else "i:commas")
    if not whole and marks.SIGNATURE.fullmatch(text):
        names.append("m:signature")
    names += _start(text)
    return names


def _ending(text: str) -> str:
    """How the line ends: with a sentence, a pause, a bracket, a quotation, or in the open."""
    last = text[-1]
    if last in SENTENCE_END:
        return "e:ask" if last in "？！?!" else "e:stop"
    if last in CLOSING and len(text) > 1:
        if text[-2] in SENTENCE_END:
            return "e:stop"
        return "e:paren" if last in "）)】］]〕" else "e:quote"
    if last in "：:":
        return "e:colon"
    return "e:pause" if last in "，,、；;" else "e:none"


def _start(text: str) -> list[str]:
    """Marks at the beginning of the line."""
    names = []
    if marks.DATELINE.match(text):
        names.append("s:dateline")
    if marks.JUMP_FROM.match(text):
        names.append("s:jump")
    if marks.BULLET.match(text):
        names.append("s:bullet")
    if marks.ORDINAL.match(text):
        names.append("s:ordinal")
    if _SAYS.match(text):
        names.append("s:says")
    if text[0] in "（(":
        names.append("s:paren")
    return names


def _whole(text: str, length: int) -> list[str]:
    """Patterns that a short line matches from end to end, or that mark it as no article's."""
    names = []
    if length <= 2:
        names.append("m:tiny")
    if marks.BYLINE.fullmatch(text):
        names.append("m:byline")
    elif marks.BULLETED.fullmatch(text):
        names.append("m:byline")
    if marks.CAMERA.fullmatch(text):
        names.append("m:camera")
    if marks.SIGNED.fullmatch(text):
        names.append("m:signed")
    if length <= 24 and marks.NAMES.fullmatch(text):
        names.append("m:names")
        if ("  " in text or length <= 4) and begins_name(text) or "·" in text and length <= _FOREIGN_MOST:
            names.append("m:spaced-names")
    if 4 <= length <= 24 and are_names(text):
        names.append("m:surnames")
    if marks.CREDIT.fullmatch(text):
        names.append("m:credit")
    if marks.PICTURE_NOTE.search(text):
        names.append("m:picture")
    return names


def _furniture(text: str, length: int) -> list[str]:
    """Patterns of what belongs to no article."""
    names = []
    if marks.ABSTRACT_LABEL.fullmatch(text):
        names.append("m:abstract-label")
    if marks.STAFF.search(text):
        names.append("m:staff")
    if marks.MASTHEAD.search(text):
        names.append("m:masthead")
    if marks.FOLIO.fullmatch(text):
        names.append("m:folio")
    if marks.SLOGAN.search(text):
        names.append("m:slogan")
    if marks.ADVERT.search(text) or _TAB.search(text):
        names.append("m:advert")
    elif marks.NOTICE.search(text):
        names.append("m:public")
    if text.isascii() and any(map(str.isalpha, text)):
        names.append("m:latin")
    return names


def _size(unit: Unit, setting: Setting) -> str:
    """The line's length against the page's measure, or in characters where the page has none."""
    if not setting.wrapped:
        length = unit.length
        for most, name in ((4, "u:tiny"), (12, "u:short"), (24, "u:line"), (45, "u:head"), (90, "u:middle")):
            if length <= most:
                return name
        return "u:long"
    extent = 2 * (unit.length + unit.indent) if setting.by_chars else unit.width + 2 * unit.indent
    left = setting.measure - extent
    if left < (-3 if setting.by_chars else -6):
        return "w:over"
    if left <= 3:
        return "w:full"
    if left <= 7 and not setting.indented:
        return "w:near"
    return "w:part" if extent >= setting.measure / 2 else "w:narrow"


def _over(unit: Unit, size: str, mine: list[str], setting: Setting) -> list[str]:
    """A flush line that runs over the measure of a page with indents: set apart, a heading or a brief."""
    if size != "w:over" or not setting.indented or unit.indent:
        return []
    return ["h:over"] if "h:shape" in mine else ["in:flush-over"]


def _place(unit: Unit, first: bool, setting: Setting, last: bool) -> list[str]:
    """Where the line stands: after an empty line, indented, at the page's edge."""
    names = []
    if setting.dense and not setting.indented:
        names.append("d:gap" if unit.gap else "d:tight")
    elif not unit.gap:
        names.append("l:tight")
    if setting.indented:
        names.append("in:indent" if unit.indent else "in:flush")
    if first:
        names.append("p:first")
    if last:
        names.append("p:last")
        if unit.text[-1] not in SENTENCE_END and unit.text[-1] not in CLOSING:
            names.append("p:last-open")
    return names


_SEAMED = ("e:none", "e:paren", "e:quote")
_NEARBY = 3000   # characters in which a pair is looked for again
_FULL = ("w:full", "w:near", "u:long", "u:middle")


def _after_text(end: str, before: str, unit: Unit, size: str, mine: list[str], setting: Setting, hanging: int, seam: bool) -> list[str]:
    """How the line stands to a line of text before it, which ends so and is so long."""
    ended, full = end in ("e:stop", "e:ask"), before in _FULL
    names = ["b:over" if before == "w:over" else f"b:{'full' if full else 'short'}-{'stop' if ended else end[2:]}"]
    if before == "w:over" and ended:
        names.append("b:over-stop")
    if hanging > 0 and not ended:
        names.append("b:open")
    if end == "e:none" and not setting.wrapped:
        names.append("b:seam" if seam else "b:no-seam")
        if setting.loose and full:
            names.append("b:loose")
    if setting.wrapped and not setting.indented and full and ended:
        names.append("j:after-stop-" + size[2:])
    if "h:shape" in mine:
        names.append("h:after-end" if ended or not full else "h:after-open")
    if setting.indented and not unit.indent:
        names.append("in:flush-after-" + before[2:])
        if full and not ended:
            names.append("in:flush-after-open")
        if before == "w:full" and ("m:camera" in mine or "m:signed" in mine):
            names.append("in:note-after-full")
    return names


def _after_head(before: Unit, unit: Unit, mine: list[str], setting: Setting, seam: bool) -> list[str]:
    """How the line stands to a heading before it."""
    names = []
    if any(before.text.count(a) > before.text.count(b) for a, b in ("“”", "（）", "《》", "『』")):
        names.append("k:open")
    if seam and not unit.gap:
        names.append("k:seam")
    if "m:spaced-names" in mine or "m:surnames" in mine or "m:names" in mine and setting.indented and unit.length < 6:
        names.append("k:names")
    if not unit.gap:
        names.append("k:tight")
    return names


def _beside(own: list[str]) -> list[str]:
    """What the line before is like, whatever its role."""
    names = []
    if "h:shape" in own:
        names.append("b:shape")
    if "m:abstract-label" in own:
        names.append("b:abstract-label")
    if "m:byline" in own or "m:spaced-names" in own:
        names.append("b:byline")
    return names


def _ahead(own: list[str], unit: Unit, setting: Setting, mine: list[str]) -> list[str]:
    """What the next line shows."""
    names: list[str] = []
    shape = "h:shape" in mine
    if setting.dense and unit.gap and not setting.indented:
        names.append("n:gap")
    if setting.indented:
        names.append("n:indent" if unit.indent else "n:flush")
        if unit.indent and mine[1] not in ("e:stop", "e:ask", "e:colon", "e:paren") and "m:byline" not in mine:
            names.append("n:indent-unended")
    if "m:byline" in own or "m:spaced-names" in own:
        names.append("n:byline")
    if "s:dateline" in own:
        names.append("n:dateline")
    if shape and "m:byline" not in mine:
        names += ["h:" + name for name in names]
        names.append("h:next-shape" if "h:shape" in own else "h:next-text")
    return names


def is_seam(before: Unit, unit: Unit, page: str) -> bool:
    """Whether the characters on both sides of a line end hold together: in print at large, or further on in the page."""
    pair = before.text[-1] + unit.text[0]
    return pair in held_pairs() or page.find(pair, unit.start, unit.start + _NEARBY) >= 0


def _hanging(before: Unit, hanging: int) -> int:
    """How many quotations and brackets stand open at the end of the line before."""
    text = before.text
    if text[-1] in SENTENCE_END or len(text) > _PARAGRAPH:
        hanging = 0
    opened = hanging + text.count("“") + text.count("《") + text.count("（") - text.count("”") - text.count("》") - text.count("）")
    return max(0, min(opened, 3))
