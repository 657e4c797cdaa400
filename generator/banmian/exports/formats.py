"""What the download formats share: media types, which files are downloads, values in one cell, and the version of the corpus."""
from __future__ import annotations

import hashlib
from collections.abc import Sequence

from banmian.exports import Corpus, Made

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


def joined(values: Sequence[str]) -> str:
    """Values in one cell, parted by `;`; one within a value is `\\;` and a backslash `\\\\`, so that they can be parted again."""
    text = ";".join(values)
    if "\\" in text or text.count(";") >= len(values):
        return ";".join([value.replace("\\", "\\\\").replace(";", "\\;") for value in values])
    return text


def version(corpus: Corpus) -> str:
    """Which state of the corpus this is: twelve digits of a digest of its content files, after the day of the build where it is set.

    2026.11.23+1f0c9d2e4b6a is a version in the sense of SemVer, which Croissant asks for. Other content, other digits.
    """
    rows = "".join(f"{card.digest}  {card.path}\n" for card in sorted(corpus.cards, key=lambda card: card.path))
    state = hashlib.sha256(rows.encode("utf-8", "replace")).hexdigest()[:12]
    day = ".".join(str(int(part)) for part in corpus.site.build_date.split("-") if part)
    return f"{day}+{state}" if day else state
