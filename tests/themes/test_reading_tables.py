"""The browser's traditional characters and pinyin, run in Node, against the packages they were made from."""
from __future__ import annotations

import json
import subprocess
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.facts.gazetteer import places

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "themes" / "broadsheet" / "static"
PROGRAM = """
const fs = require("fs"), vm = require("vm");
const banmian = {prefs: {}, onPrefs() {}, whenReady() {}};
const world = {banmian, self: null, window: {banmian}, document: {}, Map, Array, String, Math, Number, RegExp};
world.self = world; world.window = world;
vm.createContext(world);
for (const name of ["opencc.js", "pinyin.js", "reading.js"]) vm.runInContext(fs.readFileSync(process.argv[1] + "/" + name, "utf8"), world);
const convert = banmian.converter(banmian.opencc), read = banmian.reader(banmian.pinyin);
const texts = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => [convert(text), Array.from(read(text))])));
"""
SAMPLES = ["疫情防控攻坚战", "皇后在后面", "头发发展", "干部干燥干活", "银行行长行走重庆", "台湾的台风", "面条表面", "里程公里家里", "长大很长"]


def in_browser(node: str, texts: list[str]) -> list[tuple[str, list[str]]]:
    """What the theme's script makes of each text: traditional characters, and a reading for each character."""
    done = subprocess.run([node, "-e", PROGRAM, str(STATIC)], input=json.dumps(texts), capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return [(text, readings) for text, readings in json.loads(done.stdout)]


def phrases() -> list[str]:
    table = json.loads((STATIC / "opencc.js").read_text(encoding="utf-8").split("opencc=", 1)[1].rstrip(";\n"))
    return [row[0] + entry.split("=")[0] for row in table["phrases"].split("\n") for entry in row[1:].split(",")]


@pytest.mark.node
def test_conversion_is_openccs_own(node: str) -> None:
    opencc = pytest.importorskip("opencc")
    reference = opencc.OpenCC("s2tw")
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    known = phrases()
    mixed: list[str] = []

    @settings(max_examples=300, database=None)
    @given(st.lists(st.one_of(st.sampled_from(known), st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=3)),
                    min_size=1, max_size=12).map("".join))
    def collect(text: str) -> None:
        mixed.append(text)

    collect()
    texts = [*SAMPLES, *seeds, *mixed]
    for text, (converted, _) in zip(texts, in_browser(node, texts), strict=True):
        assert converted == reference.convert(text)


@pytest.mark.node
def test_every_character_has_at_most_one_reading_and_phrases_decide(node: str) -> None:
    from pypinyin import Style, lazy_pinyin
    texts = ["重庆银行行长", "音乐快乐", "衢江区", "A股上涨3.5%"]
    for text, (_, readings) in zip(texts, in_browser(node, texts), strict=True):
        assert len(readings) == len(text)
        assert [r for r in readings if r] == lazy_pinyin(text, style=Style.TONE, errors=lambda x: [])


@pytest.mark.node
def test_phrases_are_read_where_they_are_words(node: str) -> None:
    """A phrase of the table stands in each, across the border of two words; in the last two it is a word."""
    said = {"加强人防": "jiā qiáng rén fáng", "按照相关要求": "àn zhào xiāng guān yāo qiú", "主动担当作为": "zhǔ dòng dān dāng zuò wéi",
            "要好好学习": "yào hǎo hǎo xué xí", "小组分工": "xiǎo zǔ fēn gōng", "我还报名": "wǒ hái bào míng",
            "强人所难": "qiǎng rén suǒ nán", "我去照相": "wǒ qù zhào xiàng"}
    for (_, readings), wanted in zip(in_browser(node, list(said)), said.values(), strict=True):
        assert " ".join(readings) == wanted


@pytest.mark.node
def test_places_are_read_as_the_gazetteer_reads_them(node: str) -> None:
    held = {place.name: place.pinyin.replace("v", "u").split() for place in places() if len(place.name) <= 4}
    for (name, said), (_, readings) in zip(held.items(), in_browser(node, list(held)), strict=True):
        plain = ["".join(c for c in normalize("NFD", reading) if c.isascii()) for reading in readings]
        assert plain[:len(said)] == said, name
    [(_, readings)] = in_browser(node, ["今日莲都"])
    assert readings[2:] == ["lián", "dū"]


@pytest.mark.node
def test_what_papers_print_and_the_package_does_not_know(node: str) -> None:
    said = {"应检尽检": "yīng jiǎn jìn jiǎn", "各尽其责": "gè jìn qí zé", "久久为功": "jiǔ jiǔ wéi gōng", "尽快": "jǐn kuài"}
    for (_, readings), wanted in zip(in_browser(node, list(said)), said.values(), strict=True):
        assert " ".join(readings) == wanted
