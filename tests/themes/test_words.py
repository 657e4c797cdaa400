"""The interface's words as an editor reads them: one word for one thing in 繁體, English without loose ends."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.site import ROOT

THEMES = sorted(path.parent for path in (ROOT / "themes").glob("*/theme.yaml"))
# What 繁體中文 of this interface does not say, and what it says: words of its readers, one for one thing.
OTHERWISE = {"搜索": "搜尋", "程序": "程式", "字符": "字元", "界面": "介面", "設置": "設定", "全角": "全形", "半角": "半形", "豎排": "直排", "報道": "報導",
             "着": "著", "占比": "佔比", "鏈接": "連結", "軟件": "軟體", "網絡": "網路", "默認": "預設", "文件夾": "資料夾", "數據": "資料", "信息": "資訊",
             "打印": "列印", "識別": "辨識"}


def words_of(folder: Path, language: str) -> dict[str, str]:
    held: dict[str, str] = {}
    for path in (*folder.glob(f"strings/{language}.yaml"), *folder.glob(f"strings/*.{language}.yaml")):
        held |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return held


@pytest.mark.parametrize("folder", THEMES, ids=lambda folder: folder.name)
def test_traditional_words_are_those_of_their_readers(folder: Path) -> None:
    found = {key: other for key, text in words_of(folder, "zh-Hant").items() for other in OTHERWISE if other in text}
    assert not found, {key: f"{other}: {OTHERWISE[other]}" for key, other in found.items()}


@pytest.mark.parametrize("folder", THEMES, ids=lambda folder: folder.name)
def test_no_simplified_character_is_left_in_traditional_words(folder: Path) -> None:
    opencc = pytest.importorskip("opencc")
    turned = opencc.OpenCC("s2tw").convert
    usual = "只"            # 有只知年份的: 只, and no 隻
    found = {key: text for key, text in words_of(folder, "zh-Hant").items()
             if any(a != b and a not in usual for a, b in zip(text, turned(text), strict=True))}
    assert not found


@pytest.mark.parametrize("folder", THEMES, ids=lambda folder: folder.name)
def test_english_words_are_typeset(folder: Path) -> None:
    """Curly quotation marks and apostrophes, no blank before a per cent sign."""
    found = {key: text for key, text in words_of(folder, "en").items() if re.search(r"""['"]| %""", text)}
    assert not found


# One of something, counted by another name than `n`: "1 articles". {m} articles, {x} files
COUNTED = re.compile(r"\{(?!n\})\w+\} (?:articles|files|pages|days|places|names)\b")


@pytest.mark.parametrize("folder", THEMES, ids=lambda folder: folder.name)
def test_english_plurals_are_of_what_is_counted(folder: Path) -> None:
    """A number that may be one has a singular, which only `n` gives; those that are always many are named here."""
    many = {"review.count", "found.feeds", "found.heads", "compare.drawn", "concordance.most", "home.all.places", "basis.twodays"}
    words = words_of(folder, "en")
    found = {key for key, text in words.items() if COUNTED.search(text)}
    found |= {key for key, text in words.items() if "|" not in text and re.search(r"\{n\} (?:articles|files|pages|days|places|names)\b", text)}
    assert found <= many, found - many
