"""The site as an app that works without a network: manifest, icons, service worker, and the list of all its files."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File, Output
from banmian.exports.icon import icon
from banmian.text.packaged import packaged

TITLE = "Installable app, readable offline"
DEFAULT = False
EXTRA = ""
COLOUR = "#9c1c1c"
OWN = ("sw.js", "app/offline.json")              # they name all the others, so they cannot name themselves
DOWNLOADS = ("data/",)                              # whoever wants these downloads them


def listing(corpus: Corpus, outputs: Sequence[Output]) -> Iterator[File]:
    """`manifest.webmanifest`, icons, `app/offline.js`, `app/offline.json` and `sw.js`.

    The list has (path, bytes, digest) of every file of the site but the downloads; the worker's version is the digest
    of that list, so that a browser takes a new worker exactly when something changed.
    """
    mine = [("manifest.webmanifest", manifest(corpus)), ("app/icon-192.png", icon(192)),
            ("app/icon-512.png", icon(512)), ("app/offline.js", client("offline.js"))]
    yield from mine
    rows = [output for output in outputs if not output[0].startswith(DOWNLOADS) and output[0] not in OWN]
    rows += [(path, len(data), hashlib.sha256(data).hexdigest()[:16]) for path, data in mine]
    listed = json.dumps(sorted(rows), ensure_ascii=False, separators=(",", ":"))
    version = hashlib.sha256(listed.encode()).hexdigest()[:16]
    yield "app/offline.json", f'{{"version":"{version}","files":{listed}}}\n'.encode()
    shell = sorted(path for path, _, _ in rows if is_shell(path))
    yield "sw.js", client("sw.js").replace(b"__VERSION__", version.encode()).replace(
        b"__SHELL__", json.dumps(shell).encode())


def is_shell(path: str) -> bool:
    """Whether a file is kept without being asked for: the ways in, and what every page needs to look right."""
    return path in ("index.html", "search.html", "about.html", "404.html", "manifest.webmanifest") or (
        path.count("/") == 1 and path.startswith(("assets/", "app/")) and path.endswith((".css", ".js")))


def client(name: str) -> bytes:
    """A file of the browser's part."""
    return packaged("banmian.exports", f"client/{name}")


def manifest(corpus: Corpus) -> bytes:
    """The web app manifest; addresses are relative, so it holds at any path."""
    site = corpus.site
    icons = [{"src": f"app/icon-{side}.png", "sizes": f"{side}x{side}", "type": "image/png",
              "purpose": "any maskable"} for side in (192, 512)]
    facts = {"name": one_line(site.title), "short_name": one_line(site.title)[:12], "lang": site.languages[0],
             "description": one_line(site.description), "id": "./index.html", "start_url": "./index.html",
             "scope": "./", "display": "minimal-ui", "theme_color": COLOUR, "background_color": "#ffffff", "icons": icons}
    return (json.dumps({name: value for name, value in facts.items() if value}, ensure_ascii=False, indent=1)
            + "\n").encode()
