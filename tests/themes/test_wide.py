"""Full-width marks where scripts print a line (wide.js): what the pages' own filter prints, at the same places of the text."""
from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.render.reading import full_width

SCRIPT = Path(__file__).resolve().parents[2] / "themes" / "broadsheet" / "static" / "wide.js"
PROGRAM = """
const fs = require("fs"), vm = require("vm");
const world = {};
world.window = world;
vm.createContext(world);
vm.runInContext(fs.readFileSync(process.argv[1], "utf8"), world);
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map((text) => [world.banmian.wide(text), world.banmian.wideText(text)])));
"""
pytestmark = pytest.mark.node


def in_browser(node: str, asked: list[str]) -> list[list[str]]:
    """What the theme's script makes of each: as a line, as paragraphs."""
    done = subprocess.run([node, "-e", PROGRAM, str(SCRIPT)], input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def test_a_line_is_set_as_the_pages_set_it(node: str) -> None:
    """LAW: script and filter agree on every line, and no mark moves a place."""
    asked = ['筑牢"外防输入"防线', '"一"与"二', "衢江区安全生产(森林防灭火)推进会", "1,000元,好.5倍.", "plain (text), only", "🌲(a)", "𠮷,(x)𠮷.", "", "“甲”: 乙!?"]

    @settings(max_examples=400, database=None)
    @given(st.text('疫防。“”—，（）,;:!?.()"_ a1½é𠮷🌲\n', max_size=24))
    def collect(text: str) -> None:
        asked.append(text)

    collect()
    for text, (line, paragraphs) in zip(asked, in_browser(node, asked), strict=True):
        assert line == full_width(text)
        assert paragraphs == "\n".join(map(full_width, text.split("\n")))
        assert len(line) == len(text)
    assert in_browser(node, asked[:1])[0][0] == "筑牢“外防输入”防线"
