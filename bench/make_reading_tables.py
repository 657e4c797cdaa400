"""Makes the theme's tables for reading: traditional characters from OpenCC, pinyin from pypinyin.

    python bench/make_reading_tables.py            # writes themes/broadsheet/static/opencc.js and pinyin.js

Both are loaded by the browser only when a reader asks for them. OpenCC's data is Apache-2.0, pypinyin's MIT; see
themes/broadsheet/NOTICE. Run again after a new version of either package and look at the difference.
"""
from __future__ import annotations

import json
import subprocess
import tempfile
from importlib.metadata import version
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "themes" / "broadsheet" / "static"
COMMON = range(0x4E00, 0x9FA6)
# What papers print and pypinyin's phrases lack: 尽 is jìn where it is not "as far as can be".
PHRASES = {
    "应检尽检": "yīng jiǎn jìn jiǎn", "应戴尽戴": "yīng dài jìn dài", "应接尽接": "yīng jiē jìn jiē", "应收尽收": "yīng shōu jìn shōu",
    "应治尽治": "yīng zhì jìn zhì", "应隔尽隔": "yīng gé jìn gé", "应查尽查": "yīng chá jìn chá", "应管尽管": "yīng guǎn jìn guǎn",
    "应保尽保": "yīng bǎo jìn bǎo", "应救尽救": "yīng jiù jìn jiù", "各尽其责": "gè jìn qí zé", "履职尽责": "lǚ zhí jìn zé", "尽职尽责": "jìn zhí jìn zé",
    "久久为功": "jiǔ jiǔ wéi gōng", "准确地": "zhǔn què de", "更好地": "gèng hǎo de"}


def opencc_rows(name: str) -> dict[str, str]:
    """An OpenCC dictionary as text → its first conversion."""
    import opencc
    clib = Path(opencc.__file__).parent / "clib"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.txt"
        source = clib / "share" / "opencc" / f"{name}.ocd2"
        subprocess.run([clib / "bin" / "opencc_dict", "-i", source, "-o", out, "-f", "ocd2", "-t", "text"], check=True)
        rows = [line.split("\t") for line in out.read_text(encoding="utf-8").split("\n") if line]
    return {key: value.split(" ")[0] for key, value in rows}


def traditional() -> str:
    """OpenCC's s2t as a script: pairs of characters, then phrases by first character.

    A phrase that its characters already convert rightly is kept as well, without its conversion: it hinders a longer
    match across its end (发|展现 must not become 髮展…), and only so is the browser's conversion OpenCC's own.
    """
    characters = {k: v for k, v in opencc_rows("STCharacters").items() if k != v}
    phrases = {**opencc_rows("STPhrases_GeneratedFromRegionalPhrases"), **opencc_rows("STPhrases")}
    by_first: dict[str, list[str]] = {}
    for phrase, wanted in sorted(phrases.items()):
        plain = "".join(characters.get(c, c) for c in phrase)
        by_first.setdefault(phrase[0], []).append(phrase[1:] if plain == wanted else f"{phrase[1:]}={wanted}")
    pairs = "".join(k + v for k, v in sorted(characters.items()))
    packed = "\n".join(first + ",".join(rows) for first, rows in by_first.items())
    return script("opencc", f"OpenCC {version('opencc')}, s2t; Apache-2.0", {"pairs": pairs, "phrases": packed})


def pinyin() -> str:
    """The reading of each common character, and of the phrases in which a character is read otherwise."""
    from pypinyin import Style, lazy_pinyin, pinyin_dict
    from pypinyin.phrases_dict import phrases_dict
    single = {chr(c): pinyin_dict.pinyin_dict[c].split(",")[0] for c in COMMON if c in pinyin_dict.pinyin_dict}
    for c in single:
        single[c] = lazy_pinyin(c, style=Style.TONE)[0]
    by_reading: dict[str, str] = {}
    for c, reading in single.items():
        by_reading[reading] = by_reading.get(reading, "") + c
    phrases = []
    known = {phrase: [r[0] for r in readings] for phrase, readings in phrases_dict.items()}
    for phrase, said in sorted((known | {phrase: said.split(" ") for phrase, said in PHRASES.items()}).items()):
        if 1 < len(phrase) <= 4 and len(said) == len(phrase) and said != [single.get(c) for c in phrase]:
            phrases.append(f"{phrase} {' '.join(said)}")
    return script("pinyin", f"pypinyin {version('pypinyin')}; MIT", {
        "characters": "\n".join(f"{reading} {held}" for reading, held in sorted(by_reading.items())),
        "phrases": "\n".join(phrases)})


def script(name: str, note: str, table: dict[str, str]) -> str:
    """A table as a classic script, which a page opened from disk may load."""
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return f"/* {note}; made by bench/make_reading_tables.py */\n(self.banmian=self.banmian||{{}}).{name}={text};\n"


def main() -> None:
    """Write both tables."""
    (STATIC / "opencc.js").write_text(traditional(), encoding="utf-8")
    (STATIC / "pinyin.js").write_text(pinyin(), encoding="utf-8")


if __name__ == "__main__":
    main()
