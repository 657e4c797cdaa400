"""YAML is asked how deep it nests before anything composes it, in every reader."""
from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from banmian import config
from banmian.content.frontmatter import read_yaml
from banmian.errors import BanmianError
from banmian.facts.corrections import load_corrections
from banmian.model import Place
from banmian.render.theme_files import words_in
from banmian.text.nesting import MOST, check_nesting
from banmian.work.nodes import composed

DEEP = {"brackets": "a: " + "[" * 50_000, "mappings": "a: " + "{a: " * 20_000, "dashes": "- " * 50_000, "questions": "? " * 50_000}
READERS = {
    "front matter": ("E301", lambda path: read_yaml(path.read_text(), "x.md")),
    "settings": ("E103", lambda path: config.load(path.parent)),
    "pages.yaml": ("E203", lambda path: composed(path, Place(path.name), "E203")),
    "corrections": ("E206", lambda path: load_corrections(path.read_text(), path.name)),
    "theme": ("E401", words_in),
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
@pytest.mark.parametrize(("code", "read"), READERS.values(), ids=READERS)
def test_no_nesting_ends_the_process_or_takes_long(tmp_path: Path, text: str, code: str, read) -> None:
    path = tmp_path / "banmian.yaml"
    path.write_text(f"# first\n{text}")
    begun = time.monotonic()
    with pytest.raises(BanmianError, match="nested more than") as caught:
        read(path)
    assert caught.value.code == code
    assert caught.value.place.line == (3 if code == "E301" else 2)     # an article's begins with its fence
    assert time.monotonic() - begun < 2


def test_toml_too(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("a = " + "[" * 50_000)
    with pytest.raises(BanmianError, match="E103"):
        config.load(tmp_path)


@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_as_deep_as_is_allowed(opened: str, closed: str) -> None:
    check_nesting(opened * MOST + "x" + closed * MOST)
    with pytest.raises(yaml.YAMLError):
        check_nesting(opened * (MOST + 1) + "x" + closed * (MOST + 1))


def test_what_is_broken_otherwise_is_left_to_who_composes_it() -> None:
    check_nesting("a: [b\nc: }\n" + "- : " * 20)
