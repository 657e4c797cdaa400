"""The reading text as it is set: full-width marks in Chinese text, numbered paragraphs; the source's marks kept beside.

A page printed before its paper had full-width type, or read by a machine, has `,` and `(` where Chinese text has ，and （.
GB/T 15834 wants the full-width ones; the source's stay one click away, because every change is one character for one and
stands in the element's `data-half`.
"""
from __future__ import annotations

import re
from html import escape, unescape

WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "(": "（", ")": "）"}
MARK = re.compile(r'[,;:!?.()"]')                                                   # is there anything to do?
# A mark that may be one of a Chinese text, with what stands beside it: 防控,坚决 and 100%,增长, but not the end of &amp;
BESIDE = re.compile(r"(?<!&amp)(?<!&lt)(?<!&gt)(?<!&quot)(?<!&nbsp)(?<!&#\d\d)[,;:!?.]")
BRACKETS = re.compile(r"\(([^()\n]*)\)")                                            # (记者 甲), (2022)
TAG = re.compile(r"(<[^>]*>)")                                                      # <p>, </strong>
QUOTED = re.compile(r'"')
CODE = re.compile(r"<(/?)(?:code|pre)>")                                              # <pre>, </code>
# What is typed for a machine: an address in which Chinese stands, a wiki link, a shortcode or template tag of another generator.
TYPED = re.compile(r"://(?:[\w/%&=#~+@$*'-]|[?:](?=[\w/%])|[.,;!](?=[A-Za-z0-9]))+"   # ://x.cn/莲都区?a=1
                   r"|\[\[[^\[\]\n]*\]\]|\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}")             # [[甲|乙:丙]], {{< ref "甲" >}}, {% 甲 %}


def full_width(text: str) -> str:
    """Text (no tags; `&` may be written `&amp;`) with its marks as Chinese text has them, character for character."""
    if text.isascii() or not MARK.search(text) or not any(map(_is_chinese, text)):
        return text
    narrow = text
    text = BESIDE.sub(lambda m: WIDE[m[0]] if _is_wide(m[0], narrow[m.start() - 1:m.start()], narrow[m.end():m.end() + 1]) else m[0], text)
    if "(" in text:
        text = BRACKETS.sub(lambda m: _bracketed(m, text), text)
    if text.count('"') and text.count('"') % 2 == 0:
        turn = iter("“”" * (text.count('"') // 2))
        text = QUOTED.sub(lambda _: next(turn), text)
    return _as_typed(narrow, text) if text != narrow else text


def _as_typed(narrow: str, text: str) -> str:
    """The text with what is typed for a machine as it was; both are of one length."""
    if "://" not in narrow and "[[" not in narrow and "{" not in narrow:
        return text
    for typed in TYPED.finditer(narrow):
        text = text[:typed.start()] + typed[0] + text[typed.end():]
    return text


def _is_chinese(char: str) -> bool:
    """Whether a character is Chinese, or a mark of Chinese text. (A class of a pattern takes 4 ms to compile.)"""
    return char >= "\u2014" and ("\u3400" <= char <= "\u9fff" or "\u3001" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"
                                or char in "\u2014\u2018\u2019\u201c\u201d\u2026" or "\uf900" <= char <= "\ufaff"
                                or "\U00020000" <= char <= "\U000323af")


def _is_wide(mark: str, before: str, after: str) -> bool:
    """Whether a half-width mark between two characters ("" at an end) is one of Chinese text: 防控,坚决 but not 1,000, 好. but not 好.5."""
    if mark != ".":
        return _is_chinese(before) or _is_chinese(after)
    return _is_chinese(before) and not (after in ("_", ".") or after.isalnum() or _is_chinese(after))


def _bracketed(match: re.Match[str], text: str) -> str:
    """Brackets become wide together, when Chinese text stands within or beside them."""
    around = text[max(0, match.start() - 1):match.start()] + match[1] + text[match.end():match.end() + 1]
    return f"（{match[1]}）" if any(map(_is_chinese, around)) else match[0]


def set_text(text: str) -> tuple[str, str]:
    """A line of plain text set for reading: (text, what `data-half` says of it)."""
    wide = full_width(text)
    return wide, _half([(text, wide)]) if wide != text else ""


def set_html(html: str) -> tuple[str, str]:
    """A sanitised body set for reading, code aside, its paragraphs numbered for links (#p3): (HTML, what `data-half` says of it)."""
    parts = TAG.split(html)
    pairs = []
    changed, number, coded = False, 0, 0
    for i, part in enumerate(parts):
        if i % 2:
            if code := CODE.fullmatch(part):
                coded += -1 if code[1] else 1
            if part == "<p>":
                number += 1
                parts[i] = f'<p id="p{number}">'
            continue
        wide = part if coded else full_width(part)
        changed = changed or wide != part
        pairs.append((part, wide))
        parts[i] = wide
    return "".join(parts), _half(pairs) if changed else ""


def _half(pairs: list[tuple[str, str]]) -> str:
    """The marks that were changed, as the browser counts: characters since the last one, the source's mark, …"""
    said, last, at = [], 0, 0
    for source, wide in pairs:
        if source != wide:
            source, wide = unescape(source), unescape(wide)
        for here, (old, new) in enumerate(zip(source, wide, strict=True)) if source != wide else ():
            if old != new:
                place = at + _units(source[:here])
                said.append(f"{place - last}{old}")
                last = place
        at += _units(unescape(source) if "&" in source else source)
    return "".join(said)


def _units(text: str) -> int:
    """UTF-16 units, in which the browser counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def half_attribute(half: str) -> str:
    """` data-half="…"`, or nothing when the source has only full-width marks."""
    return f' data-half="{escape(half)}"' if half else ""
