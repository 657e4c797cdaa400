"""What the settings promise beside the pages: feeds, downloads, the app. Pages link only what is made."""
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banmian.config import Site

DEFAULTS = frozenset({"atom", "citation_cff", "csv", "datapackage", "downloads", "opensearch", "printed", "sitemap", "sums"})
NEED_ADDRESS = frozenset({"atom", "corrections", "opensearch"})
HINDERED = frozenset({"croissant", "oai", "parquet"})      # `all` leaves them out where something else is missing
WHOLE = 50_000          # articles up to which a download is one file
# export, path of its file, what a reader calls it. `test_offers.py` holds this table against the exports themselves.
DOWNLOADS = (
    ("downloads", "data/index.html", "Index"),
    ("csv", "data/articles.csv", "CSV"), ("jsonl", "data/articles.jsonl", "JSONL"), ("sqlite", "data/articles.sqlite", "SQLite"),
    ("parquet", "data/articles.parquet", "Parquet"), ("tei", "data/articles.tei.xml", "TEI P5"), ("text", "data/text.zip", "TXT"),
    ("vrt", "data/articles.vrt", "VRT"), ("datapackage", "data/datapackage.json", "Data Package"),
    ("citation_cff", "data/CITATION.cff", "CITATION.cff"), ("sums", "data/SHA256SUMS", "SHA-256"), ("atom", "feed.xml", "Atom"),
)


def makes(site: Site, name: str) -> bool:
    """Whether a build of the site makes the export of that name for certain."""
    wanted = name in site.exports or ("all" in site.exports and name not in HINDERED) \
        or ("default" in site.exports and name in DEFAULTS)
    return wanted and (bool(site.url) or name not in NEED_ADDRESS) and (site.search or name != "opensearch")


def downloads(site: Site, articles: int) -> tuple[tuple[str, str], ...]:
    """The files that the whole corpus can be taken home in: (name, path below the root); parts are left to their list."""
    return tuple((label, path) for name, path, label in DOWNLOADS
                 if makes(site, name) and (articles <= WHOLE or "articles." not in path and "text." not in path))
