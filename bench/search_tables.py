"""Makes the fixed tables of the search from their sources. Run by hand when a source changes: `python bench/search_tables.py`.

- `variants.txt`, `client/variants.js`: traditional → simplified, one character to one, from OpenCC's t2s (pip install opencc).
- `characters.txt`, `client/characters.js`: characters by falling frequency, from jieba's word list; the code of the excerpts.
- `client/lunr.min.js`, `client/lunr.LICENSE`: lunr.js as its npm package has it (`npm pack lunr@2.3.9`).
"""
from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

SEARCH = Path(__file__).resolve().parent.parent / "generator/banmian/search"
LUNR = "2.3.9"
# What newspapers print beside Han characters, in falling frequency; the first sixty characters of the code cost one symbol.
COMMON = "，\x1f的。国、中\n01在一人2和大会发新年全作了展为日是要“”地行进方业出有民3家动5成同合平上主部对4实生不政"
ASCII = "0123456789/-.:;,()[]_+=%&?!@#*'\"$<>|~^`\\{} abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\n\x1e\x1f"
PRINTED = "：；（）《》？！·—…〔〕【】％～○〇●■□▲△★☆※℃０１２３４５６７８９／．－　「」『』‘’〈〉①②③④⑤⑥⑦⑧⑨⑩"
KEPT = "吒拚捱摺榘薹袷"  # OpenCC folds them, yet simplified writing has them as characters of their own
SYMBOLS = "".join(chr(c) for c in range(35, 127) if c != 92)
TABLE_SIZE = 60 + 30 * 91


def simplified(char: str, convert: object) -> str:
    """The simplified form of a character, where it has one that is one character."""
    to = unicodedata.normalize("NFC", char)
    to = convert(to) if len(to) == 1 else to  # type: ignore[operator]
    return to if len(to) == 1 and ord(to) < 0x10000 and char not in KEPT else char


def variants() -> str:
    """Pairs "traditional simplified" without space, in code-point order."""
    import opencc
    convert = opencc.OpenCC("t2s").convert
    han = [chr(c) for c in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))]
    return "".join(c + to for c in han if (to := simplified(c, convert)) != c)


def characters() -> str:
    """The characters of the excerpts' code, most frequent first, each once."""
    import jieba
    count: Counter[str] = Counter()
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, freq, _ = line.decode().split(" ")
            count.update({c: int(freq) for c in word})
    han = [c for c, _ in count.most_common() if 0x4E00 <= ord(c) < 0xA000]
    first = COMMON + ASCII[:10] + "".join(han[:250]) + ASCII + PRINTED
    return "".join(dict.fromkeys(first + "".join(han)))[:TABLE_SIZE]


def lunr(folder: Path) -> None:
    """Vendors lunr.js and its licence, as the npm package holds them."""
    with tempfile.TemporaryDirectory() as at:
        name = subprocess.run(["npm", "pack", f"lunr@{LUNR}"], cwd=at, check=True, capture_output=True, text=True).stdout
        with tarfile.open(fileobj=io.BytesIO((Path(at) / name.split()[-1]).read_bytes())) as pack:
            for member, to in (("lunr.min.js", "lunr.min.js"), ("LICENSE", "lunr.LICENSE")):
                file = pack.extractfile(f"package/{member}")
                assert file is not None, member
                (folder / to).write_bytes(file.read())


def javascript(name: str, value: str) -> str:
    """A classic script that hands a table to the search code."""
    text = "".join(c if c >= " " and c not in '"\\' else f"\\x{ord(c):02x}" for c in value)
    return f'(self.banmianSearch=self.banmianSearch||{{}}).{name}="{text}";\n'


def by_class(table: str, singles: int = 60, size: int = 91) -> str:
    """The table, each class of equal cost sorted, so that the file is small."""
    cuts = [0, singles, *range(singles + size, len(table) + 1, size)]
    return "".join("".join(sorted(table[a:b])) for a, b in zip(cuts, cuts[1:], strict=False))


def compact(table: str, singles: int = 60, size: int = 91) -> str:
    """The table as steps from character to character: a step under 60 is one symbol, under 2,790 two, else four."""
    out, cuts = [], {0, singles, *range(singles + size, len(table), size)}
    for at, char in enumerate(table):
        step = ord(char) - (0 if at in cuts else ord(table[at - 1]))
        if step < 60:
            out.append(SYMBOLS[step])
        elif step < 2790:
            out.append(SYMBOLS[60 + (step - 60) // 91] + SYMBOLS[(step - 60) % 91])
        else:
            out.append(SYMBOLS[90] + SYMBOLS[step // 8281] + SYMBOLS[step // 91 % 91] + SYMBOLS[step % 91])
    return "".join(out)


def main() -> None:
    """Writes all."""
    pairs, table = variants(), by_class(characters())
    (SEARCH / "tables/variants.txt").write_text(pairs, encoding="utf-8")
    (SEARCH / "tables/characters.txt").write_text(table, encoding="utf-8", newline="")
    (SEARCH / "client/variants.js").write_text(javascript("variants", pairs), encoding="utf-8")
    (SEARCH / "client/characters.js").write_text(javascript("characters", compact(table)), encoding="utf-8")
    lunr(SEARCH / "client")
    print(len(pairs) // 2, "variants;", len(table), "characters")


if __name__ == "__main__":
    main()
