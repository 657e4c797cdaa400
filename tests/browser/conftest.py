"""A real Chromium on the built site of the five seeds, served as Netlify would serve it and from disk by double click."""
from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect, sync_playwright

from tests.conftest import missing
from tests.site import ROOT, Site

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")
ADDRESS = "a => new URL(a.getAttribute('href'), location).href"  # a.href is no text where the link stands in an SVG
PATIENCE = 30_000       # milliseconds: a busy machine is slow, and no fault of the site's
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
         "--disable-sync", "--disable-quic"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """Path of a Chromium, or "" where there is none; BANMIAN_CHROMIUM names one."""
    named = os.environ.get("BANMIAN_CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in NAMES] + [path for path in MAC if Path(path).exists()]
    return next((path for path in found if path), "")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium()
    if not path:
        missing("no Chromium or Chrome on this machine, and the system's packages gave none")
    try:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
    except Error as error:
        missing(f"{path} does not start: {error.message[:200]}")
    yield started
    started.close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """The static host: files below public/, under the headers of netlify.toml."""

    rules: tuple[tuple[str, dict[str, str]], ...] = ()

    def end_headers(self) -> None:
        path = self.path.split("?")[0]
        values: dict[str, str] = {}
        for pattern, given in self.rules:
            if re.fullmatch(pattern, path):
                values |= given
        values.pop("Strict-Transport-Security", None)
        for name, value in values.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a test's output is the test's."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a Chinese reader, for sites of a test's own; no script may fail on it."""
    page = browser.new_page(locale="zh-CN")
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    yield page
    page.close()
    assert not trouble


@pytest.fixture(scope="session")
def served(five_seeds: Site) -> Iterator[str]:
    """Address of the built site below a sub-path, as on a host that serves several: http://127.0.0.1:PORT/public/."""
    rules = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))["headers"]
    _Handler.rules = tuple(("/public" + re.escape(r["for"]).replace(r"\*", ".*"), r["values"]) for r in rules)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(five_seeds.root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/public/"
    server.shutdown()
    thread.join()


def bare(url: str) -> str:
    """The address of the page, without what leads to a place on it or what the page takes out of it itself."""
    return unquote(url.split("#")[0].split("?")[0])


# Texts of the main part that stand in a language other than their own: [the language, the text]. What has letters of both is left out,
# and so are names and words of the corpus in Latin letters.
MISSPOKEN = """() => {
  const found = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement, text = walker.currentNode.data, latin = /[A-Za-z]{3}/.test(text), han = /[㐀-鿿]/.test(text);
    if (!at.checkVisibility() || latin === han || at.closest("tbody a, noscript")) continue;
    const language = at.closest("[lang]").lang;
    if (language !== (latin ? "en" : "zh-Hans")) found.push([language, text]);
  }
  return found;
}"""


@dataclass
class Reader:
    """A person with a browser on the site: the page shown, and everything that went wrong or was asked for."""

    home: str
    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """The page at `path` of the site."""
        self.page.goto(self.home + path)
        return self.page

    def follow(self, href_part: str, within: str = "main") -> Page:
        """Click the first visible link in `within` whose address, resolved, holds `href_part`."""
        links = self.page.locator(f"{within} a[href]")
        for at in range(links.count()):
            link = links.nth(at)
            address = str(link.evaluate(ADDRESS))
            if href_part in address and link.is_visible():
                link.click()
                self.arrived(bare(address))
                return self.page
        raise AssertionError(f"{self.page.url} has no link to {href_part}")

    def arrived(self, address: str) -> None:
        """Wait until the page at the address is there, and loaded."""
        self.page.wait_for_url(lambda url: bare(url) == address)

    def verdict(self) -> None:
        """Nothing was complained of, and no other host was asked."""
        assert not self.complaints, self.complaints
        strangers = [url for url in self.requests if not url.startswith((self.home.split("/public/")[0], "data:", "blob:"))]
        assert not strangers, strangers


def watch(reader: Reader) -> Reader:
    """Write down console errors, page errors, failed and all requests of the reader's page."""
    page = reader.page
    page.on("console", lambda m: reader.complaints.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: reader.complaints.append(f"uncaught: {e}"))
    page.on("requestfailed", lambda r: reader.complaints.append(f"failed: {r.url} {r.failure}")
            if r.failure != "net::ERR_ABORTED" else None)  # aborted: the reader left before it came
    page.on("response", lambda r: reader.complaints.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
    page.on("request", lambda r: reader.requests.append(r.url))
    return reader


@pytest.fixture(params=["served", "file"])
def how(request: pytest.FixtureRequest) -> str:
    """How the site is opened: from a server's sub-path, or from disk."""
    return str(request.param)


@pytest.fixture
def reading(browser: Browser, five_seeds: Site, how: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Reader]]:
    """`reading(**context options)` gives a Reader; when the test ends, every reader must have had no cause for complaint."""
    home = request.getfixturevalue("served") if how == "served" else (five_seeds.root / "public").as_uri() + "/"
    contexts: list[BrowserContext] = []
    readers: list[Reader] = []

    def start(**options: Any) -> Reader:
        context = browser.new_context(**({"locale": "zh-CN", "viewport": {"width": 1280, "height": 900}} | options))
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        readers.append(watch(Reader(home, context.new_page())))
        return readers[-1]

    yield start
    for reader in readers:
        reader.verdict()
    for context in contexts:
        context.close()


@pytest.fixture
def reader(reading: Callable[..., Reader]) -> Reader:
    """One reader at a desk."""
    return reading()
