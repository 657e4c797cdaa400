"""The search page of a theme that extends none, as docs/theme.md says one is made, in a real Chromium from disk."""
from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from banmian.render import view_names
from tests.site import ROOT, Site


def test_the_search_of_the_document_finds(tmp_path: Path, browser: Browser) -> None:
    said = (ROOT / "docs/theme.md").read_text(encoding="utf-8").partition("## Searching in a theme of your own")[2]
    form, script = (re.search(rf"```{kind}\n(.*?)```", said, re.DOTALL) for kind in ("html", "js"))
    assert form and script
    site = Site.copy("tiny", tmp_path).write("banmian.yaml", "title: 试\ntheme: mine\n").write("themes/mine/theme.yaml", "name: 独\n")
    for language in ("zh-Hans", "zh-Hant", "en"):
        site.write(f"themes/mine/strings/{language}.yaml", f"language.name: {language}\nlanguage.short: {language}\n")
    for name in (*view_names(), "_header", "_footer"):
        site.write(f"themes/mine/templates/{name}.html", "<!doctype html><meta charset=utf-8><title>{{ path }}</title>" if name[0] != "_" else "")
    site.write("themes/mine/templates/search.html", "<!doctype html><meta charset=utf-8><title>找</title>" + form[1])
    site.write("themes/mine/static/find.js", script[1]).build()
    page = browser.new_page()
    page.goto((site.root / "public/search.html").as_uri())
    for query, found in (("修缮完工", ["青石桥修缮完工恢复通车"]), ("春茶", ["春茶开采 头一批新茶上市"]), ("无此字样", [])):
        page.fill("#q", query)
        page.press("#q", "Enter")
        expect(page.locator("#found a")).to_have_text(found)
    page.fill("#q", "修缮完工")
    page.press("#q", "Enter")
    link = page.locator("#found a").get_attribute("href")
    assert link and (site.root / "public" / link).is_file()
    page.close()
