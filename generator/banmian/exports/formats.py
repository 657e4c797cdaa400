"""What the download formats share when they are listed: media types, and which files are downloads."""
from __future__ import annotations

from collections.abc import Sequence

from banmian.exports import Made

MEDIA = {
    "csv": "text/csv", "jsonl": "application/jsonl", "sqlite": "application/vnd.sqlite3", "xml": "application/xml",
    "zip": "application/zip", "vrt": "text/plain", "parquet": "application/vnd.apache.parquet", "tsv":
    "text/tab-separated-values", "cff": "application/yaml", "json": "application/json", "epub": "application/epub+zip",
    "zim": "application/x-zim", "odd": "application/tei+xml", "rng": "application/xml", "txt": "text/plain",
}
DESCRIPTIONS = ("data/datapackage.json", "data/croissant.json", "data/CITATION.cff", "data/SHA256SUMS")


def described(made: Sequence[Made]) -> list[Made]:
    """The downloads among the files made: what lies in data/ and is no description itself, in path order."""
    return sorted((file for file in made if file.path.startswith("data/") and file.path not in DESCRIPTIONS),
                  key=lambda file: file.path)


def media_type(path: str) -> str:
    """The media type of a download."""
    return MEDIA.get(path.rpartition(".")[2], "application/octet-stream")
