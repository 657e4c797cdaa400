"""A preview: serves the output folder, rebuilds when a source changes, tells open pages to load themselves anew."""
from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from banmian.config import MISNAMED, SETTINGS_FILE, Site, load
from banmian.errors import BanmianError
from banmian.model import Place
from banmian.pipeline import Warm, ready_to_search, rebuild
from banmian.work import files
from banmian.work.aide import Aide
from banmian.work.run import Run

EVENTS: Final = "/__banmian"
_HERE: Final = re.compile(r"(?i)(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")       # localhost:8000
RELOAD: Final = (b"<script>(()=>{const s=new EventSource('" + EVENTS.encode() + b"');let n;"
                 b"s.onmessage=e=>{if(n&&e.data!==n)location.reload();n=e.data}})()</script>")


class _Edition:
    """The number of the build that is on disk; who waits for the next is woken by it."""

    def __init__(self) -> None:
        self.number = 1
        self._changed = threading.Condition()

    def raise_it(self) -> None:
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait(self, seconds: float) -> int:
        with self._changed:
            self._changed.wait(seconds)
            return self.number


class _Handler(SimpleHTTPRequestHandler):
    """Files of the output folder; pages get the script that reloads them, on the wire only."""

    edition: _Edition

    def parse_request(self) -> bool:
        """A request as usual, refused where it names another host than this machine: a stranger's page can have a name of its own lead
        here, and read what it is not to read."""
        if not super().parse_request():
            return False
        host = self.headers.get("Host")
        if host is None or _HERE.fullmatch(host.strip()):
            return True
        self.send_error(403, "this preview is for this machine")
        return False

    def do_GET(self) -> None:
        if self.path == EVENTS:
            self._events()
            return
        path = self.translate_path(self.path)
        if "\0" in path:
            self.send_error(404)
            return
        path = f"{path.rstrip('/')}/index.html" if self.path.partition("?")[0].endswith("/") else path
        if not path.endswith(".html"):
            super().do_GET()
            return
        try:
            with open(path, "rb") as file:
                page = file.read()
        except OSError:
            self.send_error(404)
            return
        self._page(page + RELOAD)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there is answered as hosts do: with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code == 404 and self.command == "GET" and page.is_file():
            self._page(page.read_bytes() + RELOAD, 404)
        else:
            super().send_error(code, message, explain)

    def _page(self, page: bytes, code: int = 200) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with contextlib.suppress(OSError):
            number = self.edition.number
            while True:
                self.wfile.write(f"data: {number}\n\n".encode())
                self.wfile.flush()
                number = self.edition.wait(15)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the builds are the news."""


def serve(site: Site, run: Run, port: int, browser: bool) -> int:
    """Builds, serves on this machine alone, and rebuilds on every change until stopped; the exit code."""
    warm = Warm()
    edition = _Edition()
    _build(site, run, warm, frozenset(), edition)
    handler = type("Handler", (_Handler,), {"edition": edition})
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), lambda *a: handler(*a, directory=str(site.root / site.output)))
    except OSError as error:
        raise BanmianError("E610", Place(f"--port {port}"), error.strerror or str(error)) from error
    server.daemon_threads = True
    signal.signal(signal.SIGTERM, signal.default_int_handler)       # who ends it so wants it to end as with Ctrl-C: helpers go home
    aide = Aide(ready_to_search) if run.several and site.search else None
    warm.search = aide
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    print(f"serving {address} (Ctrl-C stops)", flush=True)
    if browser:
        import webbrowser
        webbrowser.open(address)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        now = [site]            # its settings may change
        for changed in _changes(lambda: now[0]):
            now[0] = _again(now[0], run, warm, changed, edition)
    finally:
        server.shutdown()
        run.close()
        if aide:
            aide.close()
    return 0


def _changes(current: Callable[[], Site]) -> Iterator[frozenset[str]]:
    """The sources that changed, each time some did; stops at Ctrl-C."""
    from watchfiles import watch
    outside = _theme_folders(current())
    places: list[str | Path] = [current().root, *outside]

    def wanted(_: object, path: str) -> bool:
        return is_source(current(), outside, path)

    looked = False   # once the watch stands, one look at everything finds what changed before it stood
    for found in watch(*places, watch_filter=wanted, debounce=50, step=10, raise_interrupt=True, rust_timeout=500, yield_on_timeout=True):
        if found or not looked:
            yield frozenset(path for _, path in found) if looked else frozenset()
        looked = True


def is_source(site: Site, outside: Sequence[str], path: str) -> bool:
    """Whether a build reads what lies at that path: what else is written into the site's folder, this preview's own words among it, is
    nothing to build anew for. `outside` are folders of the theme."""
    if path.endswith((files.HALF, ".swp", "~")):
        return False
    read = (site.root / name for name in (site.seeds, site.content, site.corrections, "themes", SETTINGS_FILE, MISNAMED, "pyproject.toml"))
    return (path + os.sep).startswith(tuple(f"{place}{os.sep}" for place in (*read, *outside)))


def _theme_folders(site: Site) -> list[str]:
    """Folders of the theme that lie outside the site."""
    from banmian.render.theme import folders_of
    return [str(f) for f in folders_of(site.theme, site.root) if not f.is_relative_to(site.root)]


def _again(site: Site, run: Run, warm: Warm, changed: frozenset[str], edition: _Edition) -> Site:
    try:
        site = load(site.root)
    except BanmianError as error:
        print(error, file=sys.stderr)
        return site
    _build(site, run, warm, changed, edition)
    return site


def _build(site: Site, run: Run, warm: Warm, changed: frozenset[str], edition: _Edition) -> None:
    try:
        report = rebuild(site, run, warm, changed, edition.raise_it)
    except BanmianError as error:
        print(error, file=sys.stderr)
        return
    for line in report.lines():
        print(line, flush=True)
    run.seconds.clear()
