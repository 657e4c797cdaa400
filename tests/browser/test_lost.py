"""An address that leads nowhere: the 404 page a host shows for it keeps its looks and its ways back at any depth."""
from __future__ import annotations

import functools
import http.server
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.site import ROOT, Site

POLICY = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))["headers"][0]["values"]["Content-Security-Policy"]


class _Host(http.server.SimpleHTTPRequestHandler):
    """A static host of several sites: what is not there is answered with the 404 page of the site whose folder it lies in."""

    below = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / self.below / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a test's output is the test's."""


@pytest.fixture(params=["", "public/"])
def host(five_seeds: Site, request: pytest.FixtureRequest) -> Iterator[str]:
    """Address of the site at a host's root, and below a sub-path of one."""
    below = str(request.param)
    folder = five_seeds.root if below else five_seeds.root / "public"
    handler = type("Host", (_Host,), {"below": below})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{below}"
    server.shutdown()
    thread.join()


@pytest.mark.parametrize("lost", ["nothing.html", "a/b/c/d.html", "articles/nobody/"])
def test_a_lost_reader_finds_home_and_search_in_their_language(browser: Browser, host: str, lost: str) -> None:
    page = browser.new_context().new_page()
    page.goto(host + lost)
    home = page.locator("main a").first
    expect(page.locator("body")).to_have_css("margin", "0px")       # the theme's own; without it the style within sets 0 auto
    expect(page.locator("body")).to_have_css("max-width", "none")   # and a width, which pulled everything to the left
    expect(page.locator(".bar")).to_have_css("border-top-width", "4px")
    page.get_by_role("button", name="EN").click()
    expect(page.locator("main h1")).to_have_text("No such page")
    assert home.evaluate("a => a.href") == host + "index.html"
    assert page.locator(".find").evaluate("form => form.action") == host + "search.html"
    home.click()
    expect(page.locator("[data-view=home]")).to_have_count(1)


def test_without_scripts_it_keeps_its_looks_and_says_what_to_do(browser: Browser, host: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(host + "a/b/c")
    expect(page.locator(".bar")).to_have_css("border-top-width", "1px")
    expect(page.locator("main")).to_contain_text("首页")
    expect(page.locator("main noscript")).to_be_visible()
