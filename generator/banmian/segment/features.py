"""What a line shows: the named features its role is read from (docs/segmentation.md explains each)."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from banmian.segment import marks
from banmian.segment.setting import Setting
from banmian.segment.units import Unit
from banmian.text.hanzi import CLOSING, PAUSE, SENTENCE_END

_PHRASES = re.compile(r"[一-鿿”’」』》!！?？]\s+[“‘「『《一-鿿]")   # 不分神 不畏难
_SAYS = re.compile(r"[^，,。]{0,14}(?:指出|强调|要求|表示|认为|说|介绍|听取|审议)[，,：:]")  # 会议指出，
_TAB = re.compile(r"\S\t+\S")
_HEAD_MOST = 45   # characters; a longer line is hardly a heading
_PHRASED_MOST = 75    # where spaces divide it into phrases and no comma stands in it
_PARAGRAPH = 60       # a line longer than this is a column's share of a paragraph: what it leaves open it opened itself
_FURNITURE_MOST = 90
_OPEN_ENDS = ("e:none", "e:paren", "e:quote", "e:ask")
_NAME_MOST = 34   # characters; a longer line is hardly a byline


def features_of(units: Sequence[Unit], setting: Setting) -> list[tuple[str, ...]]:
    """The features of each unit, in order; a pure function of the unit, its neighbours and the page's setting."""
    own = [_own(unit) for unit in units]
    pairs = _pairs(units)
    result = []
    hanging = 0
    last = len(units) - 1
    for at, unit in enumerate(units):
        before = units[at - 1] if at else None
        hanging = _hanging(before, hanging) if before and not unit.indent else 0
        names = own[at] + _size(unit, setting) + _place(unit, before, setting, at == last)
        if before:
            names += _joint(unit, before, own[at - 1], setting, hanging, own[at])
            if own[at - 1][1] == "e:none" and not setting.wrapped:
                seam = before.text[-1] + unit.text[0]
                names.append("b:seam" if pairs.get(seam, 0) > 1 else "b:no-seam")
        if at < last:
            if not setting.wrapped and own[at][1] == "e:none" and pairs.get(unit.text[-1] + units[at + 1].text[0], 0) > 1:
                names.append("n:seam")
            names += _ahead(own[at + 1], units[at + 1], setting, own[at])
        result.append(tuple(names))
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
    elif first in "—－-":
        names.append("s:dash")
    if not stop and unit.length <= _FURNITURE_MOST:
        names += _furniture(text, unit.length)
    whole = _whole(text, unit.length) if unit.length <= _NAME_MOST and not stop else []
    names += whole
    if phrases and "m:byline" not in whole and "m:camera" not in whole:
        names.append("i:phrases")
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
        if "  " in text or length <= 4:
            names.append("m:spaced-names")
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


def _size(unit: Unit, setting: Setting) -> list[str]:
    """The line's length against the page's measure, or in characters where the page has none."""
    if not setting.wrapped:
        length = unit.length
        for most, name in ((4, "u:tiny"), (12, "u:short"), (24, "u:line"), (45, "u:head"), (90, "u:middle")):
            if length <= most:
                return [name]
        return ["u:long"]
    extent = 2 * (unit.length + unit.indent) if setting.by_chars else unit.width + 2 * unit.indent
    left = setting.measure - extent
    if left < -6:
        return ["w:over"]
    if left <= 3:
        return ["w:full"]
    if left <= 7 and not setting.indented:
        return ["w:near"]
    return ["w:part" if extent >= setting.measure / 2 else "w:narrow"]


def _place(unit: Unit, before: Unit | None, setting: Setting, last: bool) -> list[str]:
    """Where the line stands: after an empty line, indented, at the page's edge."""
    names = []
    if setting.dense and not setting.indented:
        names.append("d:gap" if unit.gap else "d:tight")
    elif not unit.gap:
        names.append("l:tight")
    if setting.indented:
        names.append("in:indent" if unit.indent else "in:flush")
    if before is None:
        names.append("p:first")
    if last:
        names.append("p:last")
    return names


def _joint(unit: Unit, before: Unit, own: list[str], setting: Setting, hanging: int, mine: list[str]) -> list[str]:
    """How the line stands to the one before it, whose own features are `own`."""
    shape = "h:shape" in mine
    ended = own[1] in ("e:stop", "e:ask")
    size = _size(before, setting)[0]
    full = size in ("w:full", "w:near", "u:long", "u:middle")
    end = "stop" if ended else own[1][2:]
    names = ["b:over" if size == "w:over" else f"b:full-{end}" if full else f"b:short-{end}"]
    if size == "w:over" and ended:
        names.append("b:over-stop")
    if hanging > 0 and not ended:
        names.append("b:open")
    if setting.wrapped and not setting.indented and full and ended:
        names.append("j:after-stop-" + _size(unit, setting)[0][2:])
    if shape:
        names.append("h:after-end" if ended or not full else "h:after-open")
        if _size(unit, setting)[0] == "w:over":
            names.append("h:over")
    if setting.indented and not unit.indent:
        names.append("in:flush-after-" + size[2:])
        if full and not ended:
            names.append("in:flush-after-open")
        if _size(unit, setting)[0] == "w:over" and not shape:
            names.append("in:flush-over")
    if "h:shape" in own:
        names.append("b:shape")
        if "m:names" in mine:
            names.append("b:names-headed")
    if "m:abstract-label" in own:
        names.append("b:abstract-label")
    if "m:byline" in own or "m:spaced-names" in own:
        names.append("b:byline")
    return names


def _ahead(own: list[str], unit: Unit, setting: Setting, mine: list[str]) -> list[str]:
    """What the next line shows."""
    names, shape = [], "h:shape" in mine
    if setting.dense and unit.gap and not setting.indented:
        names.append("n:gap")
    if setting.indented:
        names.append("n:indent" if unit.indent else "n:flush")
    if "m:byline" in own or "m:spaced-names" in own:
        names.append("n:byline")
    if "s:dateline" in own:
        names.append("n:dateline")
        if unit.indent and mine[1] not in ("e:stop", "e:ask", "e:colon") and "m:byline" not in mine:
            names.append("n:indent-unended")
    if shape and "m:byline" not in mine:
        names += ["h:" + name for name in names]
        names.append("h:next-shape" if "h:shape" in own else "h:next-text")
    return names


def _pairs(units: Sequence[Unit]) -> Counter[str]:
    """How often each pair of neighbouring characters stands inside a line of the page: what a broken word is known by."""
    count: Counter[str] = Counter()
    for unit in units:
        count.update(map(str.__add__, unit.text, unit.text[1:]))
    return count


def _hanging(before: Unit, hanging: int) -> int:
    """How many quotations and brackets stand open at the end of the line before."""
    text = before.text
    if text[-1] in SENTENCE_END or len(text) > _PARAGRAPH:
        hanging = 0
    opened = hanging + text.count("“") + text.count("《") + text.count("（") - text.count("”") - text.count("》") - text.count("）")
    return max(0, min(opened, 3))
