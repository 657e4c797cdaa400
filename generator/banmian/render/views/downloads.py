"""The downloads: every file to take home with what it is, its size and its SHA-256."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from banmian.model import Card
from banmian.render import urls
from banmian.render.sheet import Loaded, Sheet

if TYPE_CHECKING:
    from banmian.config import Site

VERSION = 1
Row = tuple[str, str, int, str]
"""A file on the list: path below the site's root, what it is (the name of its export), bytes, SHA-256 or ""."""
# Groups in the order of the page; what is not known here stands among the tables. `test_downloads.py` holds it to the exports.
GROUPS = (
    ("tables", ("csv", "jsonl", "sqlite", "parquet", "attendance", "moved")), ("texts", ("text", "tei", "vrt")), ("books", ("epub",)),
    ("harvest", ("atom", "corrections", "oai", "sitemap")), ("citation", ("citation_cff", "datapackage", "croissant", "sums")),
)
UNITS = ("B", "kB", "MB", "GB", "TB", "PB")
FEW = 8             # files of a form that are shown without being asked for


def sheets(cards: Sequence[Card], site: Site) -> Iterator[Sheet]:
    """None: what the page lists is made of all the cards, and is known when the exports are made."""
    return iter(())


def sheet(rows: Iterable[Row]) -> Sheet:
    """The page of these files."""
    return Sheet(urls.DOWNLOADS, "downloads", data=(("rows", tuple(rows)),))


def context(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    rows: Sequence[Row] = dict(sheet.data)["rows"]
    found = [(group, [(form, list(files)) for form, files in groupby(sorted(
        (row for row in rows if group_of(row[1]) == group), key=_place), key=lambda row: row[1])]) for group, _ in GROUPS]
    return {"groups": [(group, [(form, [_shown(row) for row in files]) for form, files in forms]) for group, forms in found if forms],
            "few": FEW, "sums": any(row[1] == "sums" for row in rows)}


def group_of(form: str) -> str:
    """The group of a form: csv → tables."""
    return next((group for group, forms in GROUPS if form in forms), GROUPS[0][0])


def _place(row: Row) -> tuple[int, str, str]:
    """Where a file stands in its group: forms in the order of the table, then by path."""
    order = [form for _, forms in GROUPS for form in forms]
    return order.index(row[1]) if row[1] in order else len(order), row[1], row[0]


def _shown(row: Row) -> Mapping[str, object]:
    path, _, size, sha256 = row
    return {"path": path, "name": path.removeprefix("data/"), "size": size, "about": rounded(size), "sha256": sha256}


def rounded(size: int) -> str:
    """A size as one says it, in decimal units: 857 → 857 B, 12345 → 12 kB, 1234567 → 1.2 MB."""
    value = float(size)
    for unit in UNITS:
        said = f"{value:.1f}" if unit != "B" and value < 9.95 else f"{value:.0f}"
        if float(said) < 1000 or unit == UNITS[-1]:
            break
        value /= 1000
    return f"{said} {unit}"
