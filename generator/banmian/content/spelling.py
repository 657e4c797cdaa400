"""Chinese names in Latin letters, for addresses and file names."""
from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, cast

MOST: Final = 64                # characters of a name that are spelt
# Readings that place and paper names have where a dictionary of common words gives others first: 莲都, 成都, 重庆, 长兴.
_READINGS: Final = {"都": "dū", "重": "chóng", "长": "cháng", "乐": "lè", "朝": "cháo", "会": "huì", "行": "xíng"}
_known: dict[str, str] = {}     # what was spelt: a memory that the store keeps from build to build


def pinyin(name: str) -> str:
    """The name's syllables without tones, joined; characters that are not Chinese stay: 莲都A → lianduA."""
    if name.isascii():
        return name
    spelt = _known.get(name)
    if spelt is None:
        spelt = _known[name] = "".join(_reader()(name[:MOST]))
    return spelt


def remember(table: dict[str, str]) -> None:
    """Takes over what an earlier build spelt, so that the dictionary (0.15 s) need not be loaded."""
    _known.update(table)


def remembered() -> dict[str, str]:
    """All that was spelt so far."""
    return dict(sorted(_known.items()))


@cache
def _reader() -> Callable[[str], list[str]]:
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PINYIN_DICT
    PINYIN_DICT.update({ord(char): reading for char, reading in _READINGS.items()})    # `load_single_dict` learns all phrases anew
    return cast(Callable[[str], list[str]], lazy_pinyin)
