"""Classes of characters on a Chinese page: what is Han, what is wide, what ends a sentence, what opens and closes."""
from __future__ import annotations

import unicodedata
from functools import cache

from banmian.text.late import late

SENTENCE_END = frozenset("。！？!?…")
CLOSING = frozenset("”’』」》〉）)】］]〕\"'")
OPENING = frozenset("“‘『「《〈（(【［[〔")
PAUSE = frozenset("，,、：:；;—-·")

_HAN = late("[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff〇]")
# All but the wide: Han, kana, Hangul, full-width forms, and the marks that a Chinese fount sets to the full em
_NARROW = late("[^ᄀ-ᅟ⺀-〾ぁ-㏿㐀-䶿一-鿿가-힣豈-﫿︰-﹏！-｠￠-￦“”‘’…—·×\U00020000-\U0003ffff]")


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character (unified ideographs with their extensions, and 〇)."""
    return _HAN.match(char) is not None


def is_latin_word(char: str) -> bool:
    """Whether `char` may stand in a word that white space divides: ASCII letters, digits, marks, and accented Latin."""
    return "!" <= char <= "~" or "À" <= char <= "ɏ"


def width(text: str) -> int:
    """Printed width in half em: a Han character or a full-width mark counts two, a Latin letter or a digit one."""
    return 2 * len(text) - len(_NARROW.findall(text))


def ink(text: str) -> str:
    """The characters of `text` that print: everything but white space."""
    return "".join(text.split())


_ITEM_MARK = late(r"[●○◎▲△■◆◇▼★☆※◉]\s*(?=[㐀-鿿“「《])")     # ●市府籌備衛生運動大會


def unmarked(line: str) -> str:
    """A line without the printer's mark with which its item begins."""
    mark = _ITEM_MARK.match(line)
    return line[mark.end():] if mark else line


@cache
def folded(char: str) -> str:
    """`char` as it is compared: compatibility forms folded (Ａ is A, ： is :), lower case. For matching, never for output."""
    return unicodedata.normalize("NFKC", char).lower()
