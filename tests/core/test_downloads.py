"""The page of the downloads says of each file what stands on disk, and is made anew when, and only when, that changes."""
from __future__ import annotations

import hashlib
import re
from pathlib import Path

from tests.core.test_build import TEXTS, article, build, corpus, times
from tests.site import Site

FILE = re.compile(r'<a class="file" href="\.\./([^"]+)">.*?<span class="n">.*?([\d,]+) 字节.*?</li>', re.S)
WHOLE = re.compile(r'<code class="whole">([0-9a-f]{64})</code>')


def listed(site: Site) -> dict[str, tuple[int, str]]:
    """Path → (bytes, SHA-256) as the page has them."""
    found = {}
    for match in FILE.finditer(site.read("public/data/index.html")):
        whole = WHOLE.search(match[0])
        found[match[1]] = (int(match[2].replace(",", "")), whole[1] if whole else "")
    return found


def standing(site: Site) -> dict[str, tuple[int, str]]:
    files = site.files()
    paths = {path for path in files if path.startswith("data/")} - {"data/index.html"} | {"feed.xml", "sitemap.xml"}
    return {path: (len(files[path]), hashlib.sha256(files[path]).hexdigest() if path.startswith("data/") else "") for path in paths}


def test_the_page_says_what_stands_there(tmp_path: Path) -> None:
    site = corpus(tmp_path)
    build(site)
    assert listed(site) == standing(site) and len(listed(site)) >= 5
    before = times(site)
    build(site)
    assert times(site) == before
    site.write("content/notes/a00.md", article(0, text=TEXTS[1] + "改。"))
    build(site)
    assert listed(site) == standing(site)
    assert "data/index.html" in {path for path, time in times(site).items() if time != before.get(path)}


def test_a_page_that_was_spoilt_is_mended_and_one_not_asked_for_goes(tmp_path: Path) -> None:
    site = corpus(tmp_path)
    build(site)
    good = site.read("public/data/index.html")
    site.write("public/data/index.html", "spoilt")
    build(site)
    assert site.read("public/data/index.html") == good
    site.write("banmian.yaml", "title: 试\nexports: [csv]\n")
    build(site)
    assert "data/index.html" not in site.files()
    assert "data/index.html" not in site.read("public/about.html")
