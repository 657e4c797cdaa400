"""Audits a built site: axe-core on every kind of page in each language and theme, Lighthouse on a phone, page weights.

    python bench/audit.py                         # the site in public/, everything
    python bench/audit.py --site DIR --no-lighthouse --widths 390 1366

Needs Node and npm (axe-core and lighthouse are installed below .banmian/audit) and a Chromium. Exits 1 when axe finds
anything, Lighthouse gives less than 100, or an article page weighs more than its limit.
"""
from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("axe-core@4.14.1", "lighthouse@12.8.2")     # the last Lighthouse that runs on Node 20
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES, THEMES = ("zh-Hans", "zh-Hant", "en"), ("light", "dark")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIMIT = 30_000                                          # gzip bytes of an article page with all it needs
VIEW = re.compile(r'data-view="([a-z]+)"')              # <html lang="zh-Hans" data-view="article">
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--no-first-run"]


class Handler(http.server.SimpleHTTPRequestHandler):
    """A static host as they are: text compressed, files named by their content kept for a year."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body, kind = path.read_bytes(), self.guess_type(str(path))
        self.send_response(200)
        if kind.startswith(("text/", "application/j", "image/svg", "application/xml")):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=31536000" if "/assets/" in self.path else "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tables are the answer."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site while it is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def kinds(site: Path) -> dict[str, str]:
    """One page of each kind: view → path. The largest, because that is where faults are."""
    found: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        with path.open(encoding="utf-8") as file:
            match = VIEW.search(file.read(400))
        if match:
            found[match[1]] = max(found.get(match[1], (0, "")), (path.stat().st_size, path.relative_to(site).as_posix()))
    return {view: path for view, (_, path) in sorted(found.items())}


def tools() -> Path:
    """The folder of the npm packages, installed when they are not there."""
    folder = ROOT / ".banmian" / "audit"
    if not all((folder / "node_modules" / package.split("@")[0]).is_dir() for package in PACKAGES):
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder), *PACKAGES], check=True)
    return folder / "node_modules"


def chromium() -> str:
    """The path of a Chromium; BANMIAN_CHROMIUM names one."""
    names = (os.environ.get("BANMIAN_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), "")
    return found or sys.exit("no Chromium found; set BANMIAN_CHROMIUM")


def audit_axe(base: str, pages: dict[str, str], script: Path, widths: list[int]) -> list[str]:
    """What axe-core finds: a line for each rule, page, language, theme and width."""
    from playwright.sync_api import sync_playwright
    faults: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=QUIET)
        for width in widths:
            for language in LANGUAGES:
                for theme in THEMES:
                    context = browser.new_context(viewport={"width": width, "height": 900})
                    chosen = json.dumps(json.dumps({"language": language, "theme": theme}))
                    context.add_init_script(f"localStorage.setItem('banmian.prefs', {chosen})")
                    page = context.new_page()
                    for view, path in pages.items():
                        page.goto(base + path)
                        page.wait_for_timeout(150)
                        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                        page.add_script_tag(path=str(script))
                        result = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
                        faults += [f"{view} {language} {theme} {width}: {v['id']} ×{len(v['nodes'])} {v['nodes'][0]['target']}"
                                   f" {v['nodes'][0].get('failureSummary', '')[:160]!r}" for v in result["violations"]]
                    context.close()
        browser.close()
    return faults


def audit_lighthouse(base: str, pages: dict[str, str], script: Path) -> tuple[list[str], bool]:
    """Lighthouse's scores for each kind of page, on its phone settings: (rows of a table, whether all are 100)."""
    rows, good = [], True
    for view, path in pages.items():
        command = ["node", str(script), base + path, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
                   f"--chrome-flags=--headless=new {' '.join(QUIET)}"]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": chromium()}, check=False)
        if done.returncode:
            rows.append(f"{view:12} failed: {done.stderr.strip()[-200:]}")
            good = False
            continue
        report = json.loads(done.stdout)
        scores = [round(100 * (report["categories"][c]["score"] or 0)) for c in CATEGORIES]
        low = [a["id"] for a in report["audits"].values()
               if a.get("score") is not None and a["score"] < 1 and a["scoreDisplayMode"] in ("binary", "numeric")]
        good = good and min(scores) == 100
        rows.append(f"{view:12} " + " ".join(f"{score:14}" for score in scores) + f"   {' '.join(low)}")
    return rows, good


def weights(site: Path, pages: dict[str, str]) -> list[tuple[str, int, int]]:
    """(view, gzip bytes of the page with what it asks for at once, requests)."""
    rows = []
    for view, path in pages.items():
        html = (site / path).read_text(encoding="utf-8")
        asked = re.findall(r'(?:<script src|<link rel="stylesheet" href)="([^"]+)"', html)
        files = [site / path, *((site / path).parent.joinpath(name).resolve() for name in asked)]
        rows.append((view, sum(len(gzip.compress(f.read_bytes(), mtime=0)) for f in files), len(files)))
    return rows


def main() -> int:
    """Print the tables; 1 when something is below its goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "public")
    parser.add_argument("--no-lighthouse", action="store_true")
    parser.add_argument("--no-axe", action="store_true")
    parser.add_argument("--widths", type=int, nargs="+", default=[390, 1366])
    parser.add_argument("--views", nargs="+", help="only these kinds of page")
    options = parser.parse_args()
    pages = {view: path for view, path in kinds(options.site).items() if not options.views or view in options.views}
    good = True
    print("weights (gzip bytes, requests)")
    for view, size, requests in weights(options.site, pages):
        print(f"  {view:12} {size:8,} {requests:2}  {pages[view]}")
        good = good and (view != "article" or (size <= LIMIT and requests <= 3))
    node = tools()
    with served(options.site) as base:
        if not options.no_axe:
            faults = audit_axe(base, pages, node / "axe-core" / "axe.min.js", options.widths)
            runs = len(pages) * len(LANGUAGES) * len(THEMES) * len(options.widths)
            print(f"axe-core: {runs} runs, {len(faults)} findings", *faults, sep="\n  ")
            good = good and not faults
        if not options.no_lighthouse:
            rows, all_good = audit_lighthouse(base, pages, node / "lighthouse" / "cli" / "index.js")
            print(f"lighthouse   {' '.join(f'{c:>14}' for c in CATEGORIES)}", *rows, sep="\n  ")
            good = good and all_good
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
