"""Hostile and extreme text in real layout: nothing is wider than the window, nothing runs, nothing is lost."""
from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from banmian.config import Site
from banmian.model import Article, Author, Card
from banmian.render import Loaded, all_sheets, load_theme, render_sheet

ROOT = Path(__file__).resolve().parents[2]
SITE = Site(root=ROOT, title="试验报库", subtitle="副" * 80, description="述" * 300)
BASE = Card(id="", path="", url="", headline="", kicker="", kind="article", date="2022-11-22", newspaper="处州晚报", city="丽水", county="莲都区",
            section="要闻", page="1", order=1, authors=(), tags=(), teaser="", chars=1, seed="", status="complete", confidence=1.0, digest="")
CROWD = tuple(Author(f"作者{n}号", "记者") for n in range(500))
# name → headline, text, authors
CASES = {
    "long-headline": ("标" * 300, "一段", ()), "one-character": ("一", "一", ()), "crowd": ("五百作者", "正文", CROWD),
    "unbroken": ("Supercalifragilistic" * 20, "x" * 5000, ()), "arabic": ("مرحبا بالعالم هذا عنوان طويل", "مرحبا " * 400, ()),
    "emoji": ("👩‍👩‍👧‍👦🇨🇳𠮷野家", "👩‍👩‍👧‍👦" * 300, ()), "long": ("长文", "这是一个很长的段落。" * 20_000, ()),
    "markup": ("<img src=x onerror=alert(1)>{{ x }}", "<script>alert(1)</script> & &amp;", ()),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cases as a site on disk, with a newspaper of a name as long as a headline."""
    out = tmp_path_factory.mktemp("extremes")
    cards = sorted((BASE._replace(id=name, path=f"x/{name}.md", url=f"articles/x/{name}.html", headline=headline, authors=authors,
                            kicker=headline, teaser=text[:80], order=n, newspaper="报" * 60 if n % 2 else "处州晚报")
                    for n, (name, (headline, text, authors)) in enumerate(CASES.items(), 1)), key=Card.key)
    theme = load_theme(SITE)
    for sheet in all_sheets(cards, SITE):
        loaded = Loaded()
        if sheet.article:
            headline, text, authors = CASES[sheet.cards[0].id]
            article = Article(id=sheet.cards[0].id, headline=headline, body="", kicker=(headline,), deck=(headline,), authors=authors,
                              newspaper="报" * 60, date="2022-11-22")
            loaded = Loaded(article, f"<p>{escape(text)}</p>")
        path = out / sheet.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render_sheet(theme, sheet, loaded, SITE), encoding="utf-8")
    for name, content in theme.assets().values():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    return out


@pytest.mark.parametrize("width", [320, 1366])
def test_nothing_extreme_breaks_a_page(browser: Browser, folder: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    trouble: list[str] = []
    page.on("dialog", lambda dialog: trouble.append(f"dialog: {dialog.message}"))
    page.on("pageerror", lambda error: trouble.append(f"{page.url}: {error}"))
    lists = ["index.html", "about.html", "people/index.html", "newspapers/index.html", "places/index.html", "dates/2022-11-22.html",
             "dates/2022-11-22-fronts.html",             "dates/2022-11.html", *(p.relative_to(folder).as_posix() for p in folder.glob("newspapers/*.html"))]
    for path in [*(f"articles/x/{name}.html" for name in CASES), *lists]:
        page.goto((folder / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()
    assert not trouble


@pytest.mark.parametrize("name", CASES)
def test_nothing_extreme_is_lost(browser: Browser, folder: Path, name: str) -> None:
    page = browser.new_page()
    page.goto((folder / f"articles/x/{name}.html").as_uri())
    headline, text, authors = CASES[name]
    assert page.locator("h1").evaluate("e => e.textContent") == headline
    assert page.locator(".text").evaluate("e => e.textContent") == text
    assert page.locator(".byline .author").count() == len(authors)
    page.close()
