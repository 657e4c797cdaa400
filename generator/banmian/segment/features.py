"""What a line shows: the named features its role is read from (docs/segmentation.md explains each)."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from banmian.segment.lineends import is_seam, is_taken
from banmian.segment.looks import looks_of
from banmian.segment.setting import Setting
from banmian.segment.units import Unit
from banmian.text.hanzi import CLOSING, SENTENCE_END

_TOP, _NAME_MOST = 4, 8     # lines at the head of a page, and characters, in which the name of the paper stands
_UNPOINTED_MOST = 20     # characters of a heading where text has no stops
_PARAGRAPH = 60  # a line longer than this is a column's share of a paragraph: what it leaves open it opened itself


class Shown(NamedTuple):
    """The features of a line: its own, those that count where text stands before it, those where a heading does."""

    own: tuple[str, ...]
    after_text: tuple[str, ...]
    after_head: tuple[str, ...]


def features_of(units: Sequence[Unit], setting: Setting, page: str) -> list[Shown]:
    """What each unit shows, in order: a pure function of the unit, its neighbours and the page's setting."""
    own = [_bare(looks_of(unit), unit) if setting.unpointed else looks_of(unit) for unit in units]
    sizes = [_size(unit, setting) for unit in units]
    result = []
    hanging = 0
    for at, unit in enumerate(units):
        names = [*own[at], sizes[at], *_over(unit, sizes[at], own[at], setting), *_place(unit, at == 0, setting, at + 1 == len(units))]
        if unit.marked:
            names.append("s:hash" if unit.marked[0] == "#" else "s:bold")
        if setting.spaced and "i:phrases" in names:
            names[names.index("i:phrases")] = "i:spaced"
        if "m:tiny" in own[at] and any("m:tiny" in near for near in own[max(0, at - 1):at] + own[at + 1:at + 2]):
            names.append("m:debris")
        if sizes[at] in ("w:part", "w:narrow") and own[at][1] == "e:none":
            names.append("w:short-open")
            if not setting.indented:
                names.append("w:alone")
        text: list[str] = []
        head: list[str] = []
        seam = False
        if at:
            before = units[at - 1]
            asked = own[at - 1][1] in _SEAMED and (not setting.wrapped or "h:shape" in own[at - 1])
            seam = asked and is_seam(before, unit, page)
            hanging = 0 if unit.indent else _hanging(before, hanging)
            text = _after_text(own[at - 1], sizes[at - 1], unit, sizes[at], own[at], setting, hanging, seam)
            head = _after_head(before, unit, own[at], seam)
            if sizes[at] in _WIDE:
                head.append("k:full" if sizes[at - 1] in _WIDE else "k:wider")
            names += _beside(own[at - 1], own[at])
        if at + 1 < len(units):
            after = units[at + 1]
            if not setting.wrapped and own[at][1] == "e:none" and is_seam(unit, after, page):
                names.append("n:seam")
            telling = not setting.indented and sizes[at] not in _WIDE and unit.length >= _WORDY and _is_plain(own[at])
            if telling and is_taken(unit, after, page):
                names.append("n:taken")
            names += _ahead(own[at + 1], after, setting, own[at])
            if at < _TOP and "m:masthead" in own[at + 1] and unit.length <= _NAME_MOST and "h:shape" in own[at]:
                names.append("n:masthead")
            names += _set_in(names)
        result.append(Shown(tuple(names), tuple(text), tuple(head)))
    return result


def _bare(looks: list[str], unit: Unit) -> list[str]:
    """What a line shows on a page without stops and commas, where neither their lack nor a gap makes a heading."""
    if unit.length > _UNPOINTED_MOST:
        return [*(name for name in looks if name not in ("i:phrases", "h:shape")), "i:unpointed"]
    return [name for name in looks if name != "i:phrases"]


def _size(unit: Unit, setting: Setting) -> str:
    """The line's length against the page's measure, or in characters where the page has none."""
    if not setting.wrapped:
        length = unit.length
        for most, name in ((4, "u:tiny"), (12, "u:short"), (24, "u:line"), (45, "u:head"), (90, "u:middle")):
            if length <= most:
                return name
        return "u:long"
    chars, printed = 2 * (unit.length + unit.indent), unit.width + 2 * unit.indent
    extent, beside = (chars, printed) if setting.by_chars else (printed, chars)
    left = setting.measure - extent
    if left > 3 and setting.other and setting.other - beside in (0, 4):    # 口的比例由70年代末的1／4: full by its characters
        return "w:full" if setting.other == beside else "w:near" if not setting.indented else "w:part"
    if left < (-3 if setting.by_chars else -6):
        return "w:over"
    if left <= 3:
        return "w:full"
    if left <= 7 and not setting.indented:
        return "w:near"
    return "w:part" if extent >= setting.measure / 2 else "w:narrow"


def _over(unit: Unit, size: str, mine: list[str], setting: Setting) -> list[str]:
    """A line that runs over the page's measure: a heading, or on a page with indents a text set apart."""
    if size != "w:over" or unit.indent or not _LOOSE.isdisjoint(mine):
        return []
    if setting.indented:
        return ["h:over"] if "h:shape" in mine else ["in:flush-over"]
    return ["h:wide"] if "h:shape" in mine and "i:comma" not in mine and "i:commas" not in mine else []


def _place(unit: Unit, first: bool, setting: Setting, last: bool) -> list[str]:
    """Where the line stands: after an empty line, indented, at the page's edge."""
    names = []
    if setting.dense and not setting.indented:
        names.append("d:gap" if unit.gap else "d:tight")
    elif not unit.gap:
        names.append("l:tight")
    if setting.indented:
        names.append("in:centred" if unit.indent > setting.inset + 1 else "in:indent" if unit.indent else "in:flush")
    if first:
        names.append("p:first")
    if last:
        names.append("p:last")
        if unit.text[-1] not in SENTENCE_END and unit.text[-1] not in CLOSING:
            names.append("p:last-open")
    return names


_FORMS = frozenset(("f:text", "f:row", "f:signer"))
_LOOSE = frozenset(("m:masthead", "m:staff", "m:running"))
_PAIRED = (("“", "”"), ("（", "）"), ("《", "》"), ("『", "』"))
_SEAMED = ("e:none", "e:paren", "e:quote")
_TELLING = frozenset(("s:ordinal", "s:says", "i:commas"))
_WORDY = 6       # characters of a line whose words tell something
_WIDE = ("w:full", "w:near")
_TORN = ("e:none", "e:pause")
_FULL = ("w:full", "w:near", "u:long", "u:middle")


def _after_text(own: list[str], before: str, unit: Unit, size: str, mine: list[str],
                setting: Setting, hanging: int, seam: bool) -> list[str]:
    """How the line stands to a line of text before it, which looks so and is so long."""
    end = own[1]
    ended, full = end in ("e:stop", "e:ask"), before in _FULL or not setting.wrapped and ("i:commas" in own or "i:stop" in own)
    names = ["b:over" if before == "w:over" else f"b:{'full' if full else 'short'}-{'stop' if ended else end[2:]}"]
    if before == "w:over" and ended:
        names.append("b:over-stop")
    if (hanging > 0 or "e:unclosed" in own and not setting.wrapped) and not ended:
        names.append("b:open")
    if end == "e:none" and not setting.wrapped:
        names.append("b:seam" if seam else "b:no-seam")
        if setting.loose and full:
            names.append("b:loose")
    if setting.wrapped and not setting.indented and full and ended:
        names.append("j:after-stop-" + size[2:])
    if setting.unpointed and before in _WIDE and not unit.gap:
        names.append("b:runs")
    if setting.dense and unit.gap and before in _WIDE and end in _TORN and not setting.indented:
        names.append("b:torn")
    if "h:shape" in mine:
        names.append("h:after-end" if ended or not full else "h:after-open")
    if setting.indented and not unit.indent:
        names.append("in:flush-after-" + before[2:])
        if full and not ended:
            names.append("in:flush-after-open")
        if before == "w:full" and ("m:camera" in mine or "m:signed" in mine):
            names.append("in:note-after-full")
    return names


def _after_head(before: Unit, unit: Unit, mine: list[str], seam: bool) -> list[str]:
    """How the line stands to a heading before it."""
    names = []
    words = before.text
    for opening, closing in _PAIRED:
        if opening in words and words.count(opening) > words.count(closing):
            names.append("k:open")
            break
    if seam and not unit.gap:
        names.append("k:seam")
    if "m:spaced-names" in mine or "m:surnames" in mine:
        names.append("k:names")
    if not unit.gap:
        names.append("k:tight")
    return names


def _beside(own: list[str], mine: list[str]) -> list[str]:
    """What the line before is like, whatever its role."""
    names = []
    if "m:photographer" in own and _is_plain(mine):
        names.append("b:photographer")
    if "h:shape" in own:
        names.append("b:shape")
    if "m:abstract-label" in own:
        names.append("b:abstract-label")
    if "m:byline" in own or "m:spaced-names" in own:
        names.append("b:byline")
    if not _FORMS.isdisjoint(own):
        names.append("b:form")
    return names


def _ahead(own: list[str], unit: Unit, setting: Setting, mine: list[str]) -> list[str]:
    """What the next line shows."""
    names: list[str] = []
    shape, named = "h:shape" in mine, "m:byline" in mine or "m:surnames" in mine
    if setting.dense and unit.gap and not setting.indented:
        names.append("n:gap")
    if setting.indented:
        names.append("n:indent" if unit.indent else "n:flush")
        if unit.indent and mine[1] not in ("e:stop", "e:ask", "e:colon", "e:paren") and not named:
            names.append("n:indent-unended")
    if "m:byline" in own or "m:spaced-names" in own:
        names.append("n:byline")
    if "s:dateline" in own or "s:jump" in own:
        names.append("n:dateline")
    if "f:row" in own:
        names.append("n:row")
    if shape and not named:
        names += ["h:" + name for name in names]
        names.append("h:next-shape" if "h:shape" in own else "h:next-text")
    return names


def _set_in(names: list[str]) -> list[str]:
    """What an indented line is by the indented one behind it: a heading set in like a paragraph, a photographer between two captions."""
    if "n:indent-unended" in names and "in:indent" in names and "w:short-open" in names:
        return ["in:alone"]
    return ["in:photographer"] if "m:photographer" in names and "n:indent" in names and "in:flush" not in names else []


def _is_plain(own: list[str]) -> bool:
    """Whether a line has a heading's shape and no mark of its own."""
    return "h:shape" in own and not _TELLING.intersection(own) and not any(name[:2] == "m:" for name in own)


def _hanging(before: Unit, hanging: int) -> int:
    """How many quotations and brackets stand open at the end of the line before."""
    text = before.text
    if text[-1] in SENTENCE_END or len(text) > _PARAGRAPH:
        hanging = 0
    if not any(map(text.__contains__, "“”《》（）")):
        return hanging
    opened = hanging + text.count("“") + text.count("《") + text.count("（") - text.count("”") - text.count("》") - text.count("）")
    return max(0, min(opened, 3))
