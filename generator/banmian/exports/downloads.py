"""The list of downloads: which of the files made stand on it, and what each is. The page is the theme's."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

TITLE = "List of the downloads with size and SHA-256"
DEFAULT = True
EXTRA = ""
# What a file is, how its path begins, how it ends: data/articles-2022.csv is "csv".
FORMS = (
    ("csv", "data/articles", ".csv"), ("jsonl", "data/articles", ".jsonl"), ("sqlite", "data/articles", ".sqlite"),
    ("parquet", "data/articles", ".parquet"), ("tei", "data/articles", ".tei.xml"), ("tei", "data/tei/", ""),
    ("vrt", "data/articles", ".vrt"), ("attendance", "data/attendance", ".csv"), ("moved", "data/moved", ".csv"),
    ("text", "data/text", ".zip"), ("epub", "data/epub/", ".epub"), ("oai", "data/oai", ".xml"),
    ("atom", "feed.xml", ""), ("corrections", "corrections", ".xml"), ("sitemap", "sitemap.xml", ""),
    ("citation_cff", "data/CITATION.cff", ""), ("datapackage", "data/datapackage.json", ""),
    ("croissant", "data/croissant.json", ""), ("sums", "data/SHA256SUMS", ""),
)


def page(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of the files that exports made those a reader may want, each with the name of its export, in path order.

    A file in data/ of a form that is not known here is called by its suffix.
    """
    for path in sorted(path for path in paths if path.startswith("data/") or "/" not in path):
        form = next((name for name, start, end in FORMS if path.startswith(start) and path.endswith(end)), "")
        if form or path.startswith("data/"):
            yield path, form or path.rpartition(".")[2]
