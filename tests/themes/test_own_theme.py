"""A theme that a person writes: its theme.yaml, words and style sheets are read as meant, or told with file and line."""
from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from banmian.cli import main
from banmian.config import load
from banmian.render import Loaded, Sheet, Theme, load_theme, view_names
from banmian.render.views import view
from banmian.work import printing
from tests.site import ROOT, Site

EXTENDS = "extends: broadsheet\n"


def site_of(tmp_path: Path, files: dict[str, str | bytes]) -> Site:
    site = Site.copy("tiny", tmp_path).write("banmian.yaml", "title: 试\ntheme: mine\n")
    for name, text in files.items():
        site.write(f"themes/mine/{name}", text)
    return site


@pytest.mark.parametrize(("name", "text", "line", "what"), [
    ("theme.yaml", "extend: broadsheet\n", 1, "`extend` is nothing that a theme says; the nearest is `extends`"),
    ("theme.yaml", EXTENDS + "bundles: [site.css]\n", 2, "these are no `name: value` lines"),
    ("theme.yaml", EXTENDS + "bundles:\n  site.css: tokens.css\n", 3, "the bundle site.css must be a list"),
    ("theme.yaml", EXTENDS + "bundles:\n  site.css: [gone.css]\n", 3, "the bundle site.css names gone.css"),
    ("theme.yaml", "extends: [broadsheet]\n", 1, "`extends` must be a text"),
    ("strings/zh-Hans.yaml", "nav:\n  dates: 按日\n", 1, "`nav` must be a text"),
    ("strings/zh-Hans.yaml", "nav.about: 关于\nnav.dates:\n", 2, "`nav.dates` has no text"),
    ("strings/zh-Hans.yaml", "nav.dates: 按日\nnav.dates: 日期\n", 2, "`nav.dates` stands in line 1 already"),
    ("strings/zh-Hans.yaml", "nav.dates：按日\n", 1, "full-width colon"),
    ("static/tokens.css", b":root {\n--paper: \xff }", None, "not UTF-8 at byte 17"),
    ("static/tokens.css", ":root {\nbackground: url(gone.png) }", 2, "url(gone.png) is not in static/"),
    ("static/tokens.css", "@import url(base.css);", 1, "url(base.css) is a part of"),
    ("static/a.css", "p {}\n@import url(a.css);", 2, "url(a.css) leads back to"),
])
def test_what_is_wrong_in_a_theme_is_told_with_its_line(tmp_path: Path, name: str, text: str | bytes, line: int | None, what: str) -> None:
    site = site_of(tmp_path, {"theme.yaml": EXTENDS, name: text}).build(code=2)
    site.said(f"themes/mine/{name}:" + (f"{line}: E401" if line else " E401"), what, "→")
    assert "Traceback" not in site.last.err     # type: ignore[union-attr]


@pytest.mark.parametrize("theme", ["nowhere", "../x", "''"])
def test_a_theme_that_is_not_there_is_told_where_it_is_asked_for(tmp_path: Path, theme: str) -> None:
    site = Site.copy("tiny", tmp_path).write("banmian.yaml", f"title: 试\ntheme: {theme}\n")
    site.build(code=2).said("banmian.yaml:2: E402 there is no theme")


def test_a_theme_extended_that_is_not_there_is_told_at_its_line(tmp_path: Path) -> None:
    site_of(tmp_path, {"theme.yaml": "name: 我的\nextends: nowhere\n"}).build(code=2).said("themes/mine/theme.yaml:2: E402 there is no theme `nowhere`")


def test_a_word_of_ones_own_is_wanted_in_every_language_of_the_site(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"theme.yaml": EXTENDS, "strings/zh-Hans.yaml": "mine.word: 字\nnav.dates: yes\n"}).build(code=2)
    site.said("strings/zh-Hant.yaml: E401 there are no words in zh-Hant for `mine.word`", "→ Add them")
    site.write("banmian.yaml", "title: 试\ntheme: mine\nlanguages: [zh-Hans]\n").build()
    assert '<span data-t="nav.dates">yes</span>' in site.read("public/index.html")


def test_a_style_sheet_leads_to_the_files_that_it_names(tmp_path: Path) -> None:
    style = "/* url(note.png) */ main { background: url( 'paper.png' ); cursor: url(sub/a%20b.png?x#y), url(data:image/png;base64,AA==) }\n"
    site = site_of(tmp_path, {
        "theme.yaml": EXTENDS + "bundles: {site.css: [tokens.css, base.css, mine.css]}\n", "static/mine.css": style,
        "static/sub/single.css": "p { background: url(../paper.png), url(a%20b.png), url(#x), url(https://example.org/x.png) }",
        "static/paper.png": b"paper", "static/sub/a b.png": b"two"}).build()
    sheets = {name: data.decode() for name, data in site.files("public/assets", ".css").items()}
    [bundle] = [text for name, text in sheets.items() if name.startswith("site.")]
    [single] = [text for name, text in sheets.items() if name.startswith("sub/single.")]
    paper, two = (re.search(rf'url\("({form}[0-9a-f]{{10}}\.png)', bundle) for form in (r"paper\.", r"sub/a%20b\."))
    assert paper and two
    assert (site.root / "public/assets" / paper[1]).read_bytes() == b"paper"
    assert f'url("{two[1]}?x#y")' in bundle and "url(data:image/png;base64,AA==)" in bundle
    assert f'url("../{paper[1]}"), url("{two[1].removeprefix("sub/")}"), url(#x), url(https://example.org/x.png)' in single


def test_style_sheets_lead_to_each_other_in_any_order(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"theme.yaml": EXTENDS, "static/a.css": "@import url( sub/c.css );", "static/b.css": "b { background: url(b.png) }",
                              "static/sub/c.css": "@import url('../b.css');\n@import url(../d.css);", "static/d.css": "d {}", "static/b.png": b"b"}).build()
    sheets = {re.sub(r"\..*", "", path): (path, data.decode()) for path, data in site.files("public/assets", ".css").items()}
    for name, other in (("a", "sub/c"), ("sub/c", "b"), ("sub/c", "d")):
        path = sheets[other][0] if name == "a" else f"../{sheets[other][0]}"
        assert f'url("{path}")' in sheets[name][1]
    site.write("themes/mine/static/d.css", "@import url(a.css);").build(code=2).said("E401 url(", "leads back to a style sheet that names this one")


def test_what_lies_beside_the_files_of_a_theme_is_named_as_it_is(tmp_path: Path) -> None:
    style = "main { background: url(../media/logo.png) }"
    site = site_of(tmp_path, {"theme.yaml": EXTENDS + "bundles: {site.css: [tokens.css, base.css, mine.css, sub/mine.css]}\n", "static/mine.css": style,
                              "static/single.css": style, "static/sub/mine.css": "h1 { background: url('../../media/a%20b.png?x') }"}).build()
    sheets = {name.partition(".")[0]: data.decode() for name, data in site.files("public/assets", ".css").items()}
    assert all("url(../media/logo.png)" in sheets[name] for name in ("site", "single")) and 'url("../media/a%20b.png?x")' in sheets["site"]


@pytest.mark.parametrize("style", ["/* " * 150_000, "url(a" + " " * 100_000 + ";", "url(" + " " * 100_000 + ";", "url('" + "a " * 50_000])
def test_what_a_style_sheet_does_not_close_takes_no_time(tmp_path: Path, style: str) -> None:
    site_of(tmp_path, {"theme.yaml": EXTENDS + "bundles: {mine.css: [mine.css]}\n", "static/mine.css": style, "static/single.css": style})
    begun = time.process_time()
    theme = load_theme(load(tmp_path))
    assert "mine.css" in theme.files and time.process_time() - begun < 6        # seconds of processor; they were minutes


@pytest.mark.parametrize("empty", ["", " ~", " ''", "  # none"])
def test_a_theme_whose_extends_is_left_empty_extends_none(tmp_path: Path, empty: str) -> None:
    site_of(tmp_path, {"theme.yaml": f"name:\nextends:{empty}\n"}).build(code=2).said("banmian.yaml", "it has none in any language")


def test_a_theme_that_extends_none_needs_what_the_document_says_and_no_more(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"theme.yaml": "name: 独\n"}).build(code=2).said("banmian.yaml", "it has none in any language")
    for language in ("zh-Hans", "zh-Hant", "en"):
        site.write(f"themes/mine/strings/{language}.yaml", "nav.about: 关于\n")
    site.build(code=2).said("strings/zh-Hans.yaml: E401 there are no words in zh-Hans for `language.name`, `language.short`")
    for language in ("zh-Hans", "zh-Hant", "en"):
        site.write(f"themes/mine/strings/{language}.yaml", f"language.name: {language}\nlanguage.short: {language}\n")
    page = "<!doctype html><html lang='{{ language }}'><head>{{ head }}<title>{{ site.title }}</title></head><body>{{ header }}{{ path }}{{ footer }}"
    for name in view_names():
        site.write(f"themes/mine/templates/{name}.html", page)
    site.build(code=2).said("themes/mine/templates: E401 the theme has no template `_header.html`", "→ Put it into templates/")
    for part in ("_header", "_footer"):
        site.write(f"themes/mine/templates/{part}.html", f"<p>{part}</p>")
    site.build().check().shows("about.html", "about.html")


def test_the_document_names_all_that_a_template_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, set[str]] = {}

    def shown(_: Theme, sheet: Sheet, loaded: Loaded, __: object) -> str:
        given.setdefault(sheet.view, set()).update(view(sheet.view).context(sheet, loaded))
        return ""
    monkeypatch.setattr(printing, "render_sheet", shown)
    assert main(["--root", str(Site.checkout(tmp_path / "site").root), "build", "-j1"]) == 0
    rows = re.findall(r"(?m)^\| (`\w+`(?: `\w+`)*) \|[^|]*\| (.*) \|$", (ROOT / "docs/theme.md").read_text(encoding="utf-8"))
    named = {name: set(re.findall(r"`(\w+)`", told)) for names, told in rows for name in re.findall(r"\w+", names)}
    assert set(view_names()) <= named.keys()
    assert {name: keys - named[name] for name, keys in given.items() if keys - named[name]} == {}


def test_an_editors_byte_order_mark_is_no_part_of_a_page_or_a_style(tmp_path: Path) -> None:
    files = {"theme.yaml": EXTENDS + "bundles: {site.css: [tokens.css, base.css]}\n", "static/base.css": "body { color: #111 }\r\n",
             "templates/about.html": "{% extends 'base.html' %}\r\n{% block main %}{% include '_x.html' %}{% endblock %}", "templates/_x.html": "<p>甲</p>",
             "strings/zh-Hans.yaml": "nav.dates: 按日\r\n"}
    site = site_of(tmp_path, {name: "\ufeff" + text for name, text in files.items()}).build()
    assert "<p>甲</p>" in site.read("public/about.html")
    assert not any("\ufeff".encode() in data for suffix in (".html", ".css") for data in site.files("public", suffix).values())
    (site.root / "themes/mine/templates/_x.html").write_bytes(b"\xef\xbb\xbf<p>\n\xff</p>")
    site.build(code=2).said("_x.html:2: E401 not UTF-8 at byte 4")
