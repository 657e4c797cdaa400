"""CITATION.cff: how the corpus as a whole is cited (Citation File Format 1.2.0)."""
from __future__ import annotations

import json
from collections.abc import Iterator

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File
from banmian.exports.formats import version

TITLE = "CITATION.cff"
DEFAULT = True
EXTRA = ""
# The licences that a corpus is likely to bear, by their SPDX name: others go by their address.
SPDX = ("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0",
        "ODbL-1.0", "ODC-By-1.0", "PDDL-1.0", "MIT", "Apache-2.0")


def write(corpus: Corpus) -> Iterator[File]:
    """`data/CITATION.cff`. JSON strings are YAML strings, so nothing in a title can be taken for syntax."""
    site = corpus.site
    licence = "-".join(one_line(site.licence).split())
    values = [
        ("cff-version", "1.2.0"), ("message", "To cite the corpus as a whole, use these facts."), ("type", "dataset"),
        ("title", one_line(site.title)), ("version", version(corpus)), ("abstract", one_line(site.description)), ("url", site.url),
        ("repository", site.repository), ("license", licence if licence in SPDX else ""),
        ("license-url", site.licence_url if licence not in SPDX else ""), ("date-released", site.build_date)]
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values if value]
    author = json.dumps(one_line(site.publisher or site.title), ensure_ascii=False)
    yield "data/CITATION.cff", "\n".join([*lines, "authors:", f"  - name: {author}", ""]).encode()
