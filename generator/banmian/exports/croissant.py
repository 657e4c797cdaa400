"""Croissant 1.0: the corpus as machine-learning tools load it."""
from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File, Made, absolute
from banmian.exports.datapackage import FIELDS
from banmian.exports.formats import described, media_type, version

if TYPE_CHECKING:
    from banmian.config import Site

TITLE = "Croissant"
DEFAULT = False
EXTRA = ""
TYPES = {"string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float"}
# The context that the specification asks for word by word (Croissant 1.0, appendix 1).
CONTEXT = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/", "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract",
    "field": "cr:field", "fileObject": "cr:fileObject", "fileProperty": "cr:fileProperty", "fileSet": "cr:fileSet",
    "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath",
    "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/", "recordSet": "cr:recordSet", "references": "cr:references",
    "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace", "sc": "https://schema.org/",
    "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform"}


def lacks(site: Site) -> str:
    """The settings without which the record would not be valid."""
    needed = {"url": site.url, "publisher": site.publisher, "licence": site.licence or site.licence_url,
              "build_date": site.build_date, "description": site.description}
    return ", ".join(name for name, value in needed.items() if not value)


def describe(corpus: Corpus, made: Sequence[Made]) -> Iterator[File]:
    """`data/croissant.json`: every download as a FileObject, the CSV's columns as the fields of a RecordSet."""
    site = corpus.site
    files = described(made)
    record = {
        "@context": CONTEXT, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": one_line(site.title), "description": one_line(site.description), "url": absolute(site, "index.html"),
        "license": site.licence_url or one_line(site.licence), "datePublished": site.build_date,
        "creator": {"@type": "sc:Organization", "name": one_line(site.publisher)},
        "inLanguage": site.languages[0], "version": version(corpus),
        "citeAs": one_line(f"{site.publisher}. {site.title}. {absolute(site, 'index.html')}"),
        "distribution": [_file(site, file) for file in files],
        "recordSet": [_records(file) for file in files if file.export == "csv"]}
    yield "data/croissant.json", (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _name(file: Made) -> str:
    return file.path.removeprefix("data/")


def _file(site: Site, file: Made) -> dict[str, str]:
    return {"@type": "cr:FileObject", "@id": _name(file), "name": _name(file), "contentUrl": absolute(site, file.path),
            "contentSize": f"{file.size} B", "encodingFormat": media_type(file.path), "sha256": file.sha256}


def _records(file: Made) -> dict[str, object]:
    """The rows of one CSV, an article each."""
    stem = _name(file).removesuffix(".csv")
    return {"@type": "cr:RecordSet", "@id": stem, "name": stem, "description": "An article a row.",
            "key": {"@id": f"{stem}/id"},
            "field": [{"@type": "cr:Field", "@id": f"{stem}/{name}", "name": name, "description": text,
                       "dataType": TYPES[kind],
                       "source": {"fileObject": {"@id": _name(file)}, "extract": {"column": name}}}
                      for name, kind, text in FIELDS]}
