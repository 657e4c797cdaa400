"""Themes of a site: found, extended file by file, and their errors named with file and line."""
from __future__ import annotations

from pathlib import Path

import pytest

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.render import Loaded, Sheet, load_theme, render_sheet

ABOUT = Sheet("notfound.html", "notfound")


def site_with(tmp_path: Path, files: dict[str, str], theme: str = "mine") -> Site:
    for name, text in files.items():
        path = tmp_path / "themes" / theme / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Site(root=tmp_path, theme=theme, title="我的报库")


def printed(site: Site, sheet: Sheet = ABOUT) -> str:
    return render_sheet(load_theme(site), sheet, Loaded(), site)


def test_a_theme_holds_only_what_differs(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"theme.yaml": "extends: broadsheet\n", "templates/notfound.html":
                                "{% extends 'base.html' %}{% block main %}<h1>迷路了</h1>{% endblock %}",
                                "static/tokens.css": ":root { --paper: #fff }"})
    page = printed(site)
    assert "迷路了" in page and "我的报库" in page and "broadsheet" not in page
    style = next(content for name, (_, content) in load_theme(site).assets().items() if name == "site.css").decode()
    assert "--paper: #fff" in style and "--kai:" not in style and ".masthead" in style


def test_a_sites_theme_may_extend_the_bundled_one_of_its_own_name(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"theme.yaml": "extends: broadsheet\n", "strings/zh-Hans.yaml": "nav.dates: 按日\n"}, "broadsheet")
    assert "按日" in printed(site)


def test_the_digest_covers_every_file(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"theme.yaml": "extends: broadsheet\n"})
    before = load_theme(site).digest
    site_with(tmp_path, {"static/extra.txt": "x"})
    after = load_theme(site).digest
    assert before != after == load_theme(site).digest


def test_assets_are_named_by_their_content(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"theme.yaml": "extends: broadsheet\n"})
    before = load_theme(site).assets()
    site_with(tmp_path, {"static/tokens.css": ":root { --paper: #eee }"})
    after = load_theme(site).assets()
    assert before["site.css"] != after["site.css"]
    assert before["opencc.js"] == after["opencc.js"]


@pytest.mark.parametrize(("template", "line", "said"), [
    ("{% extends 'base.html' %}\n{% block main %}\n{{ nothing.here }}\n{% endblock %}", 3, "nothing"),
    ("{% extends 'base.html' %}\n{% block main %}\n\n{% if %}\n{% endblock %}", 4, "Expected"),
    ("{% extends 'base.html' %}\n{% block main %}{{ say('nav.dates') }}\n{{ 1 / 0 }}{% endblock %}", 3, "division"),
    ("{% extends 'base.html' %}\n{% block main %}\n{% include 'lost.html' %}{% endblock %}", 3, "lost.html"),
    ("{% extends 'base.html' %}\n{% block main %}{{ asset('gone.css') }}{% endblock %}", 2, "gone.css"),
])
def test_an_error_in_a_template_names_file_and_line(tmp_path: Path, template: str, line: int, said: str) -> None:
    site = site_with(tmp_path, {"theme.yaml": "extends: broadsheet\n", "templates/notfound.html": template})
    with pytest.raises(BanmianError) as caught:
        printed(site)
    assert caught.value.code == "E401"
    assert caught.value.place.path.endswith("notfound.html") and caught.value.place.line == line
    assert said in caught.value.message and caught.value.cure


@pytest.mark.parametrize(("files", "code", "where"), [
    ({}, "E402", "banmian.yaml"),
    ({"theme.yaml": "extends: nowhere\n"}, "E402", "theme.yaml"),
    ({"theme.yaml": "extends: ../../etc\n"}, "E402", "theme.yaml"),
    ({"theme.yaml": "extends: mine\n"}, "E402", "theme.yaml"),
    ({"theme.yaml": "a: [\n"}, "E401", "theme.yaml"),
    ({"theme.yaml": "- a\n"}, "E401", "theme.yaml"),
    ({"theme.yaml": "extends: broadsheet\nbundles: {site.css: [gone.css]}\n"}, "E401", "theme.yaml"),
    ({"theme.yaml": "extends: broadsheet\n", "strings/en.yaml": "more.words: x\n"}, "E401", "zh-Hans.yaml"),
])
def test_an_error_in_a_theme_says_where(tmp_path: Path, files: dict[str, str], code: str, where: str) -> None:
    with pytest.raises(BanmianError) as caught:
        load_theme(site_with(tmp_path, files))
    assert caught.value.code == code and where in caught.value.place.path and caught.value.cure


def test_a_language_that_the_theme_does_not_speak_is_named_beside_those_it_does(tmp_path: Path) -> None:
    with pytest.raises(BanmianError) as caught:
        load_theme(Site(root=tmp_path, languages=("zh-Hans", "tlh")))
    assert caught.value.place.path == "banmian.yaml"
    (tmp_path / "banmian.yaml").write_text("title: 试\nlanguages: zh\n", encoding="utf-8")
    with pytest.raises(BanmianError) as again:
        load_theme(Site(root=tmp_path, languages=("zh",)))
    assert (str(again.value.place), "zh-Hans" in again.value.message) == ("banmian.yaml:2", True)
    assert "`tlh`" in caught.value.message and "en, zh-Hans, zh-Hant" in caught.value.message and "languages" in caught.value.cure


def test_templates_escape_by_themselves(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"theme.yaml": "extends: broadsheet\n"})
    page = printed(Site(root=site.root, theme="mine", title="<script>x</script> & {{ 7*7 }}"))
    assert "<script>x" not in page and "{{ 7*7 }}" in page and "49" not in page.split("</title>")[0]
