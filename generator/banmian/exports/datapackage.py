"""Frictionless Data Package, version 2: what the downloads are, column by column, with size and digest."""
from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File, Made
from banmian.exports.formats import MEDIA, described, version

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "Data Package (Frictionless, v2)"
DEFAULT = True
EXTRA = ""
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# Columns of the CSV: name, Frictionless type, what it holds.
FIELDS: tuple[tuple[str, str, str], ...] = (
    ("id", "string", "stable name of the article"), ("headline", "string", "主题, as printed but for what basis says"),
    ("kicker", "string", "引题"), ("kind", "string", "article, photo, notice or teaser"),
    ("date", "string", "day of the issue: YYYY-MM-DD, YYYY-MM, YYYY or empty where it is not known"),
    ("newspaper", "string", "name of the newspaper"), ("city", "string", "prefecture"),
    ("county", "string", "county or district"), ("section", "string", "版名"),
    ("page", "string", "版次, as printed"), ("order", "integer", "place among its page's items, from 1; 0 unknown"),
    ("authors", "string", "names, parted by ; (one within a name is \\;, a backslash \\\\)"),
    ("roles", "string", "roles in the order of the names, parted in the same way"),
    ("tags", "string", "parted in the same way"), ("chars", "integer", "characters of the reading text"),
    ("status", "string", "complete, truncated, headless, continued or teaser"),
    ("confidence", "number", "0 to 1, how sure the cut is"), ("seed", "string", "file of the source page"),
    ("path", "string", "content file"), ("url", "string", "page of the article"),
    ("digest", "string", "digest of the content file"), ("issue", "string", "number of the issue, as printed: 总第3547期 is 3547"),
    ("basis", "string", "how each fact is known: date=printed, inferred, editor or other; headline=derived, editor or corrected "
     "where it is not printed so; authors=corrected; text=edited where changed by hand; parted by ;"))

ATTENDANCE: tuple[tuple[str, str, str], ...] = (
    ("id", "string", "stable name of the article"), ("date", "string", "day of the issue, as in articles.csv"),
    ("newspaper", "string", "name of the newspaper"), ("city", "string", "prefecture"), ("county", "string", "county or district"),
    ("page", "string", "版次, as printed"), ("where", "string", "deck or text"),
    ("list", "integer", "which list of the article, from 1"), ("n", "integer", "place in the list as printed, from 1"),
    ("name", "string", "name as printed"),
    ("office", "string", "office printed before the name, or before names before it; empty where none is"),
    ("run", "string", "the characters it was parted out of, where names are printed without a mark between; else empty"),
    ("verb", "string", "参加, 出席, 列席, 陪同 … as printed"), ("more", "integer", "1 where the list says 等, that there were more"),
    ("text", "string", "the list as printed"), ("url", "string", "page of the article"))
MOVED: tuple[tuple[str, str, str], ...] = (
    ("old_id", "string", "id that the article had; empty for a source page"),
    ("new_id", "string", "id that it has; empty where it is gone"), ("old_url", "string", "former address, which leads to the new one"),
    ("new_url", "string", "present address; empty where the article is gone"))
TABLES = {"csv": (FIELDS, ["id"]), "attendance": (ATTENDANCE, ["id", "list", "n"]), "moved": (MOVED, ["old_url"])}


def describe(corpus: Corpus, made: Sequence[Made]) -> Iterator[File]:
    """`data/datapackage.json`; paths are relative to it. The date is the build's where that is set."""
    site = corpus.site
    package = {
        "$schema": PROFILE, "name": "corpus", "title": one_line(site.title),
        "description": one_line(site.description), "version": version(corpus), "homepage": site.url,
        "created": f"{site.build_date}T00:00:00Z" if site.build_date else "", "licenses": _licences(site),
        "contributors": [{"title": one_line(site.publisher), "roles": ["publisher"]}] if site.publisher else [],
        "resources": [_resource(file) for file in described(made)]}
    known = {name: value for name, value in package.items() if value}
    yield "data/datapackage.json", (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


def _licences(site: Site) -> list[dict[str, str]]:
    """Frictionless wants the name as an identifier without blanks, the title as one reads it."""
    name = "-".join(one_line(site.licence).split())
    licence = {"name": name, "path": site.licence_url, "title": one_line(site.licence)}
    known = {key: value for key, value in licence.items() if value}
    return [known] if name or site.licence_url else []


def _resource(file: Made) -> dict[str, object]:
    path = file.path.removeprefix("data/")
    suffix = path.rpartition(".")[2]
    resource: dict[str, object] = {
        "name": path.lower().replace("/", "-").replace(".", "-"), "path": path, "format": suffix,
        "mediatype": MEDIA.get(suffix, "application/octet-stream"), "bytes": file.size, "hash": f"sha256:{file.sha256}"}
    if suffix in ("csv", "jsonl", "vrt", "xml"):
        resource["encoding"] = "utf-8"
    if file.export in TABLES:
        columns, key = TABLES[file.export]
        resource |= {"type": "table", "schema": {
            "fields": [{"name": name, "type": kind, "description": text} for name, kind, text in columns], "primaryKey": key}}
    return resource
