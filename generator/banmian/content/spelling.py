"""Chinese names in Latin letters, for addresses and file names."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from banmian.text.syllables import syllables

MOST: Final = 64                # characters of a name that are spelt
# Readings that place and paper names have where a dictionary of common words gives others first: 莲都, 成都, 重庆, 长兴.
_READINGS: Final = {"都": "dū", "重": "chóng", "长": "cháng", "乐": "lè", "朝": "cháo", "会": "huì", "行": "xíng"}
_characters: dict[str, str] = {}    # single ones, as names read them
_SEAM: Final = "\0"             # between syllables
_known: dict[str, str] = {}     # what was spelt, with its seams: a memory that the store keeps from build to build


def pinyin(name: str) -> str:
    """The name's syllables without tones, joined; characters that are not Chinese stay: 莲都A → lianduA."""
    return name if name.isascii() else _spelt(name).replace(_SEAM, "")


def dictionary_order(name: str) -> tuple[tuple[str, str], ...]:
    """By what names are put in order: character after character by its syllable, one character beside itself (a run that is not
    Chinese counts as one). 李钱 李雨 黎安 廖王 林楠."""
    return ((name.casefold(), ""),) if name.isascii() else tuple(zip(_spelt(name).split(_SEAM), name, strict=False))


def _spelt(name: str) -> str:
    spelt = _known.get(name)
    if spelt is None:
        with _name_readings():
            spelt = _known[name] = _SEAM.join(syllables(name[:MOST], known=_characters))
    return spelt


def remember(table: dict[str, str]) -> None:
    """Takes over what an earlier build spelt, so that the dictionary (0.15 s) need not be loaded."""
    _known.update(table)


def remembered() -> dict[str, str]:
    """All that was spelt so far."""
    return dict(sorted(_known.items()))


@contextmanager
def _name_readings() -> Iterator[None]:
    """The readings of names in pypinyin's table of characters, for as long as it lasts: others read words by the same table,
    and a reading must not hang on what a process read before."""
    from pypinyin.constants import PINYIN_DICT
    usual = {ord(char): PINYIN_DICT[ord(char)] for char in _READINGS}
    PINYIN_DICT.update({ord(char): reading for char, reading in _READINGS.items()})    # `load_single_dict` learns all phrases anew
    try:
        yield
    finally:
        PINYIN_DICT.update(usual)
