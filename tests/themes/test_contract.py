"""What every theme in themes/ holds: a template for each view, words for each key in each language, files that exist."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from banmian.config import Site
from banmian.layout import FurnitureKind, Kind, Role
from banmian.render import load_theme, view_names
from banmian.render.oddities import CODES

ROOT = Path(__file__).resolve().parents[2]
THEMES = sorted(path.parent for path in (ROOT / "themes").glob("*/theme.yaml"))
SPOKEN = re.compile(r"""\b(?:say|t|label)\((?:'[a-z-]+', )?'([a-z.0-9-]+)'[,)]""")        # say('nav.dates'), label('title', 'x.y')
NAMED = re.compile(r"""(?:say|word|data-t(?:-[a-z-]+)?["']?)[(:,] ?\w*,? ?["']([a-z]+\.[a-z.]+)["']""")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b")
pytestmark = pytest.mark.parametrize("folder", THEMES, ids=lambda folder: folder.name)


def words(folder: Path, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((folder / "strings").glob("*.yaml")):
        if path.name.split(".")[-2] == language:
            found |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def test_each_view_has_a_template_that_compiles(folder: Path) -> None:
    theme = load_theme(Site(root=ROOT, theme=folder.name))
    for name in view_names():
        theme.environment.get_template(f"{name}.html")


def test_templates_only_say_what_has_words(folder: Path) -> None:
    known = words(folder, "zh-Hans")
    for path in sorted((folder / "templates").glob("*.html")):
        said = set(SPOKEN.findall(path.read_text(encoding="utf-8")))
        assert said <= known.keys(), (path.name, said - known.keys())


def test_scripts_only_say_what_has_words(folder: Path) -> None:
    known = words(folder, "zh-Hans")
    spoken = set()
    for path in sorted((folder / "static").glob("*.js")):
        if path.stat().st_size < 50_000:
            spoken |= set(NAMED.findall(path.read_text(encoding="utf-8")))
    assert {"cite.copy", "prefs.title"} <= spoken
    unknown = {key for key in spoken if key not in known and not (key.endswith(".") and any(k.startswith(key) for k in known))}
    assert not unknown


def test_every_language_has_the_same_words_with_the_same_places(folder: Path) -> None:
    places = {language: {key: set(re.findall(r"\{\w+\}", str(text))) for key, text in words(folder, language).items()}
              for language in ("zh-Hans", "zh-Hant", "en")}
    assert places["zh-Hans"] == places["zh-Hant"] == places["en"]


def test_every_value_of_the_model_has_words(folder: Path) -> None:
    known = words(folder, "zh-Hans").keys()
    wanted = {f"role.{role}" for role in Role} | {f"furniture.{kind}" for kind in FurnitureKind} | {f"kind.{kind}" for kind in Kind}
    wanted |= {f"status.{status}" for status in ("complete", "truncated", "headless", "continued", "teaser")}
    wanted |= {f"finding.{code}" for code in CODES}
    assert wanted <= known, wanted - known


def test_colours_stand_in_the_tokens_alone(folder: Path) -> None:
    for path in sorted((folder / "static").glob("*.css")):
        if path.name not in ("tokens.css", "print.css"):
            loose = [c for c in COLOUR.findall(path.read_text(encoding="utf-8")) if c != "#0003"]
            assert not loose, (path.name, loose)


def test_nothing_is_asked_of_another_host(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".css", ".js", ".html"):
            text = path.read_text(encoding="utf-8")
            loaded = re.findall(r"""(?:src=|url\(|@import|fetch\(|importScripts\()["']?(https?:|//)""", text)
            assert not loaded, path.name


def test_templates_neither_sort_nor_group(folder: Path) -> None:
    for path in sorted((folder / "templates").glob("*.html")):
        assert not re.search(r"\|\s*(sort|groupby|unique|dictsort|select|reject|map)\b", path.read_text(encoding="utf-8")), path.name


def test_a_frame_that_can_become_a_stop_of_the_tab_key_has_a_role_and_a_name(folder: Path) -> None:
    for path in (folder / "templates").glob("*.html"):
        for tag in re.findall(r'<\w+ class="(?:wide|facing)"[^>]*>', path.read_text(encoding="utf-8")):
            assert 'role="' in tag and "aria-label" in tag, f"{path.name}: {tag}"
