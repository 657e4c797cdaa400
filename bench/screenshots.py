"""Screenshots of every kind of page: three widths, light and dark, from disk and served; to be looked at.

    python bench/screenshots.py OUT [--site public] [--views home article] [--languages en] [--full]

Names are VIEW-WIDTH-THEME-LANGUAGE-HOW.png. Complains (and exits 1) when a page writes to the console, asks another
host, is wider than its window, or looks different from disk than served.
"""
from __future__ import annotations

import argparse
import json
import sys
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from audit import QUIET, ROOT, chromium, kinds, served

WIDTHS = {"phone": 390, "tablet": 820, "desk": 1366}


def watched(page: Any, faults: list[str], home: str) -> None:
    """Write down what should not happen."""
    page.on("console", lambda m: faults.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(f"{page.url}: {e}"))
    page.on("request", lambda r: None if r.url.startswith((home, "data:")) else faults.append(f"{page.url} asks {r.url}"))


def main() -> int:
    """Take them; 1 when something is wrong."""
    from playwright.sync_api import sync_playwright
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--site", type=Path, default=ROOT / "public")
    parser.add_argument("--views", nargs="+")
    parser.add_argument("--widths", nargs="+", default=list(WIDTHS), choices=list(WIDTHS))
    parser.add_argument("--themes", nargs="+", default=["light", "dark"])
    parser.add_argument("--languages", nargs="+", default=["zh-Hans"])
    parser.add_argument("--how", nargs="+", default=["file", "served"])
    parser.add_argument("--full", action="store_true", help="the whole page, not one screen")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pages = {v: p for v, p in kinds(options.site).items() if not options.views or v in options.views}
    faults: list[str] = []
    seen: dict[str, str] = {}
    with sync_playwright() as driver, served(options.site) as base:
        browser = driver.chromium.launch(executable_path=chromium(), args=QUIET)
        for how, width, theme, language in product(options.how, options.widths, options.themes, options.languages):
            home = base if how == "served" else options.site.resolve().as_uri() + "/"
            context = browser.new_context(viewport={"width": WIDTHS[width], "height": 900})
            chosen = json.dumps(json.dumps({"language": language, "theme": theme}))
            context.add_init_script(f"localStorage.setItem('banmian.prefs', {chosen})")
            page = context.new_page()
            watched(page, faults, home)
            for view, path in pages.items():
                page.goto(home + path)
                page.wait_for_timeout(150)
                wide = page.evaluate("document.documentElement.scrollWidth")
                if wide > WIDTHS[width]:
                    faults.append(f"{view} is {wide} wide in a window of {WIDTHS[width]}")
                name = f"{view}-{width}-{theme}-{language}"
                image = page.screenshot(path=options.out / f"{name}-{how}.png", full_page=options.full)
                if seen.setdefault(name, sha256(image).hexdigest()) != sha256(image).hexdigest():
                    faults.append(f"{name} looks different from disk than served")
            context.close()
        browser.close()
    print(f"{len(list(options.out.glob('*.png')))} screenshots in {options.out}", *faults, sep="\n  ")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
