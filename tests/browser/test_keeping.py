"""What a reader takes away: citations and articles as files, and the whole site kept for reading without a network."""
from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rispy
import yaml
from playwright.sync_api import Browser

from tests.browser.conftest import PATIENCE, Reader, _Handler, watch
from tests.site import Site


def article(site: Site) -> str:
    """An article page with authors and a date."""
    pages = sorted((site.root / "public" / "articles").rglob("*.html"))
    return next(page.relative_to(site.root / "public").as_posix() for page in pages
                if all(tag in page.read_text(encoding="utf-8") for tag in ("citation_author", "citation_date")))


def saved(reader: Reader, within: str, name: str) -> tuple[str, str]:
    """(file name, text) of what the button gives."""
    with reader.page.expect_download() as download:
        reader.page.locator(f"{within} button", has_text=name).last.click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def test_citations_and_twins_are_saved_as_files(reader: Reader, five_seeds: Site) -> None:
    page = reader.open(article(five_seeds))
    headline = json.loads(page.locator('script[type="application/ld+json"]').inner_text())["headline"]
    page.locator("section.cite summary").click()
    name, ris = saved(reader, ".citation:has(h3:has-text('RIS'))", "存为文件")
    assert name.endswith(".ris") and rispy.loads(ris.replace("\r\n", "\n"))[0]["title"] == headline
    name, csl = saved(reader, ".citation:has(h3:has-text('CSL'))", "存为文件")
    assert json.loads(csl)[0]["title"] == headline
    name, text = saved(reader, ".twins", ".txt")
    assert text.split("\n")[:2] == [headline, ""] and len(text) > 100
    name, markdown = saved(reader, ".twins", ".md")
    front = yaml.safe_load(markdown.split("---\n")[1])
    assert front["title"] == headline and front["authors"][0]["name"]
    name, data = saved(reader, ".twins", ".json")
    assert json.loads(data)["articleBody"].split("\n")[0] in text
    assert name == json.loads(data)["identifier"] + ".json"


@pytest.fixture(scope="module")
def app(five_seeds: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str, Callable[[], None]]]:
    """The site built as an app, served from a sub-path; and the way to pull the plug."""
    site = Site(tmp_path_factory.mktemp("app"))
    for name in ("seeds", "content"):
        shutil.copytree(five_seeds.root / name, site.root / name)
    (site.root / "banmian.yaml").write_text("title: 语料\nexports: [default, pwa]\n", encoding="utf-8")
    site.build()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site.root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def unplug() -> None:
        server.shutdown()
        server.server_close()
    yield site, f"http://127.0.0.1:{server.server_port}/public/", unplug


def test_the_whole_site_is_kept_and_read_without_a_network(
        app: tuple[Site, str, Callable[[], None]], browser: Browser) -> None:
    site, home, unplug = app
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(2 * PATIENCE)
    reader = watch(Reader(home, context.new_page()))
    page = reader.open("about.html")
    offer = page.locator("[data-offline]")
    files = json.loads((site.root / "public" / "app" / "offline.json").read_text(encoding="utf-8"))["files"]
    megabytes = sum(size for _, size, _ in files) / 1e6
    offer.get_by_text(f"{len(files)} 个文件（{megabytes:.1f} MB）").wait_for()
    page.locator('[data-language="en"]').click()
    offer.get_by_text(f"Keep all {len(files)} files").wait_for()
    assert offer.get_by_role("button", name="Keep everything").get_attribute("lang") == "en"
    page.reload()
    offer.get_by_text(f"Keep all {len(files)} files").wait_for()
    page.locator('[data-language="zh-Hans"]').click()
    offer.get_by_role("button", name="全部保存").click()
    offer.get_by_text("没有网络也能阅读和检索").wait_for()
    reader.verdict()
    unplug()
    page.goto(home + article(site))
    assert page.locator("h1").inner_text()
    page.goto(home)
    page.locator("main a[href*='articles/']").first.click()
    page.wait_for_url("**/articles/**")
    assert page.locator("article.story h1").inner_text()
    page.goto(home + "search.html?q=疫情")
    page.locator("main a[href*='articles/']").first.wait_for()
    context.close()


def test_the_list_of_files_is_true(app: tuple[Site, str, Callable[[], None]]) -> None:
    """The manifest names icons that are there, and everything in the list is a file of that size."""
    site, _, _ = app
    public = site.root / "public"
    manifest = json.loads((public / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert all((public / icon["src"]).stat().st_size for icon in manifest["icons"]) and (public / manifest["start_url"]).exists()
    for path, size, _ in json.loads((public / "app" / "offline.json").read_text(encoding="utf-8"))["files"]:
        assert (public / path).stat().st_size == size, path
