"""Makes the theme's tables for reading: traditional characters from OpenCC, pinyin from pypinyin.

    python bench/make_reading_tables.py            # writes themes/broadsheet/static/opencc.js and pinyin.js

Both are loaded by the browser only when a reader asks for them. OpenCC's data is Apache-2.0, pypinyin's MIT; see
themes/broadsheet/NOTICE. Run again after a new version of either package and look at the difference.
"""
from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from math import log
from pathlib import Path
from unicodedata import normalize

STATIC = Path(__file__).resolve().parents[1] / "themes" / "broadsheet" / "static"
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "generator"))
LONGEST = 4             # characters of a phrase
LEAST = 100             # occurrences of a word in jieba's corpus of 60 million
OURS = 500              # what a phrase of ours counts at least
COMMON = range(0x4E00, 0x9FA6)
# What papers print and pypinyin's phrases lack: 尽 is jìn where it is not "as far as can be".
PHRASES = {
    "应检尽检": "yīng jiǎn jìn jiǎn", "应戴尽戴": "yīng dài jìn dài", "应接尽接": "yīng jiē jìn jiē", "应收尽收": "yīng shōu jìn shōu",
    "应治尽治": "yīng zhì jìn zhì", "应隔尽隔": "yīng gé jìn gé", "应查尽查": "yīng chá jìn chá", "应管尽管": "yīng guǎn jìn guǎn",
    "应保尽保": "yīng bǎo jìn bǎo", "应救尽救": "yīng jiù jìn jiù", "各尽其责": "gè jìn qí zé", "履职尽责": "lǚ zhí jìn zé", "尽职尽责": "jìn zhí jìn zé",
    "久久为功": "jiǔ jiǔ wéi gōng", "人人为我": "rén rén wèi wǒ", "我为人人": "wǒ wèi rén rén", "下功夫": "xià gōng fu", "担当有为": "dān dāng yǒu wéi", "准确地": "zhǔn què de", "更好地": "gèng hǎo de"}


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
    """OpenCC's s2tw as a script: pairs of characters, then phrases by first character.

    Its s2t keeps 爲, 羣 and 裏, which papers in traditional characters do not print; the second step of s2tw, from character to
    character, is taken here already. A phrase that its characters already convert rightly is kept as well, without its conversion: it
    hinders a longer match across its end (发|展现 must not become 髮展…), and only so is the browser's conversion OpenCC's own.
    """
    usual, kept = opencc_rows("TWVariants"), opencc_rows("TWVariantsPhrases")
    form = lambda text: text if any(name in text for name in kept) else "".join(usual.get(c, c) for c in text)  # noqa: E731
    characters = {k: form(v) for k, v in ({c: c for c in usual} | opencc_rows("STCharacters")).items() if k != form(v)}
    phrases = {k: form(v) for k, v in {**opencc_rows("STPhrases_GeneratedFromRegionalPhrases"), **opencc_rows("STPhrases")}.items()}
    by_first: dict[str, list[str]] = {}
    for phrase, wanted in sorted(phrases.items()):
        plain = "".join(characters.get(c, c) for c in phrase)
        by_first.setdefault(phrase[0], []).append(phrase[1:] if plain == wanted else f"{phrase[1:]}={wanted}")
    pairs = "".join(k + v for k, v in sorted(characters.items()))
    packed = "\n".join(first + ",".join(rows) for first, rows in by_first.items())
    return script("opencc", f"OpenCC {version('opencc')}, s2tw; Apache-2.0", {"pairs": pairs, "phrases": packed})


def pinyin() -> str:
    """The reading of each common character; the phrases in which a character is read otherwise; what words cost.

    Phrases stand across the borders of words as well (加强|人防 holds 强人, qiǎng rén). So the browser cuts a text into words as jieba
    does, by the likeliest way through it, and wants for that the words that a phrase can meet: those of jieba's dictionary that are
    read as their characters are, from `LEAST` occurrences on. A cost is -ln of a word's part of all words, in whole numbers.
    Words stand by cost and size, those of two characters by their first, and of a phrase only what is read otherwise is said: 重庆 9 chóng.
    """
    from pypinyin import Style, lazy_pinyin, pinyin_dict
    from pypinyin.phrases_dict import phrases_dict
    single = {chr(c): lazy_pinyin(chr(c), style=Style.TONE)[0] for c in COMMON if c in pinyin_dict.pinyin_dict}
    by_reading: dict[str, str] = {}
    for c, reading in single.items():
        by_reading[reading] = by_reading.get(reading, "") + c
    often, all_words = word_counts()
    ours = {phrase: said.split(" ") for phrase, said in PHRASES.items()} | places(single)
    cost = lambda word: round(-log(max(often.get(word, 0), OURS if word in ours else 1) / all_words))  # noqa: E731
    known = {phrase: [r[0] for r in readings] for phrase, readings in phrases_dict.items()} | ours
    # Words that the package has no phrase for, yet reads otherwise: 不得了, of 不得 and 得了.
    for word in often:
        if often[word] >= LEAST and 2 < len(word) <= LONGEST and word not in known and all(c in single for c in word):
            known[word] = lazy_pinyin(word, style=Style.TONE)
    phrases, words = {}, {}
    for phrase, said in known.items():
        if 1 < len(phrase) <= LONGEST and len(said) == len(phrase) and said != [single.get(c) for c in phrase] \
                and (phrase in ours or cost(phrase) < sum(map(cost, phrase))):     # one that costs more than its characters is never chosen
            phrases[phrase] = said
    edges = {part for phrase in phrases for n in range(1, len(phrase) + 1) for part in (phrase[:n], phrase[-n:])}
    for word, n in often.items():
        if len(word) == 1 and word in single or (
                n >= LEAST and 1 < len(word) <= LONGEST and word not in phrases and all(c in single for c in word)
                and any(part in edges for k in range(1, len(word) + 1) for part in (word[:k], word[-k:]))):
            words[word] = cost(word)
    for name in ours:          # 万柏林, which holds 柏林 (bó lín)
        if name not in phrases and any(name[a:b] in phrases for a in range(len(name)) for b in range(a + 2, len(name) + 1)):
            words[name] = cost(name)
    return script("pinyin", f"pypinyin {version('pypinyin')}, jieba {version('jieba')}; MIT", {
        "characters": "\n".join(f"{reading} {held}" for reading, held in sorted(by_reading.items())),
        "phrases": "\n".join(f"{phrase} {cost(phrase)} " + " ".join("" if r == single.get(c) else r for c, r in zip(phrase, said, strict=True))
                             for phrase, said in sorted(phrases.items())),
        "words": "\n".join(f"{c} {size} " + packed(sorted(w for w in words if words[w] == c and len(w) == size))
                           for c, size in sorted({(c, len(w)) for w, c in words.items()}))})


def packed(row: list[str]) -> str:
    """Words of one size by their first character, which is said once: 加强快,按照."""
    by_first: dict[str, str] = {}
    for word in row:
        by_first[word[0]] = by_first.get(word[0], "") + word[1:]
    return "".join(by_first) if len(row[0]) == 1 else ",".join(first + rest for first, rest in by_first.items())


def word_counts() -> tuple[dict[str, int], int]:
    """How often each word of jieba's dictionary stands in its corpus, and all of them together."""
    import jieba
    with jieba.get_dict_file() as lines:
        rows = [line.decode().split(" ") for line in lines]
    often = {word: int(n) for word, n, _ in rows}
    return often, sum(often.values())


def places(single: dict[str, str]) -> dict[str, list[str]]:
    """The names of the gazetteer, whose readings have no tones, with those of their characters: 莲都 is lián dū."""
    from pypinyin import Style, lazy_pinyin, pinyin

    from banmian.facts.gazetteer import places as all_places
    plain = lambda reading: "".join(c for c in normalize("NFD", reading) if c.isascii())  # noqa: E731
    found = {}
    for place in all_places():
        short, said = place.short, place.pinyin.replace("v", "u").split(" ")
        if not 1 < len(short) <= LONGEST or not all(c in single for c in place.name):
            continue
        toned = [next((r for r in (as_read, single[c], *pinyin(c, style=Style.TONE, heteronym=True)[0]) if plain(r) == sound), as_read)
                 for c, as_read, sound in zip(short, lazy_pinyin(short, style=Style.TONE), said, strict=True)]
        found[short] = toned
        if len(place.name) <= LONGEST:          # 于都县 alone is the place for certain: 于都 costs more than its characters
            found[place.name] = toned + lazy_pinyin(place.name[len(short):], style=Style.TONE)
    return found


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
