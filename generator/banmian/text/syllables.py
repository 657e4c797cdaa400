"""How Han characters are read: pypinyin's answer, asked quickly.

pypinyin looks a text through for phrases before it reads it, which takes 40 µs even where a name has none. A text of Han
characters in which no phrase of its dictionary stands is read character by character; so the characters are remembered.
"""
from __future__ import annotations

from collections.abc import MutableMapping
from itertools import combinations
from typing import Final

_LONGEST: Final = 8             # characters of a text that is worth looking through here


def syllables(text: str, errors: str = "default", known: MutableMapping[str, str] | None = None) -> list[str]:
    """The syllables of `text` without tones. LAW: `pypinyin.lazy_pinyin(text, errors=errors)`.

    `known` remembers characters, and is to be one table for one state of pypinyin's dictionaries.
    """
    from pypinyin import lazy_pinyin
    if known is None or len(text) > _LONGEST or _has_phrase(text):
        return lazy_pinyin(text, errors=errors)
    found = [known.get(char) or known.setdefault(char, _syllable(char)) for char in text]
    return found if all(found) else lazy_pinyin(text, errors=errors)


def _has_phrase(text: str) -> bool:
    """Whether two or more neighbouring characters of the text are a phrase of the dictionary."""
    from pypinyin.constants import PHRASES_DICT
    return any(text[a:b] in PHRASES_DICT for a, b in combinations(range(len(text) + 1), 2) if b - a > 1)


def _syllable(char: str) -> str:
    """The reading of one Han character; "" for any other, and for one that has none."""
    from pypinyin import lazy_pinyin
    read = lazy_pinyin(char, errors="ignore")
    return read[0] if len(read) == 1 and read[0].isascii() and "\u3400" <= char <= "\u9fff" else ""
