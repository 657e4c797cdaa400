"""Every way of citing an article, in the order in which a reader meets them."""
from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from banmian.cite.machine import biblatex, bibtex, csl_json, ris
from banmian.cite.prose import apa, chicago, gbt2015, gbt2025
from banmian.cite.record import Record, record_of
from banmian.model import Article


class Citation(NamedTuple):
    """One citation: the style's id, its name for readers, the text, and for files their suffix and media type."""

    style: str
    label: str
    text: str
    suffix: str = ""
    media_type: str = "text/plain"


# style id, label, how it is written, suffix and media type of its file ("" for prose: it is copied, not saved)
STYLES: tuple[tuple[str, str, Callable[[Record], str], str, str], ...] = (
    ("gbt-7714-2025", "GB/T 7714—2025", gbt2025, "", "text/plain"),
    ("gbt-7714-2015", "GB/T 7714—2015", gbt2015, "", "text/plain"),
    ("apa", "APA", apa, "", "text/plain"),
    ("chicago", "Chicago", chicago, "", "text/plain"),
    ("bibtex", "BibTeX", bibtex, ".bib", "application/x-bibtex"),
    ("biblatex", "BibLaTeX", biblatex, ".biblatex.bib", "application/x-bibtex"),
    ("ris", "RIS", ris, ".ris", "application/x-research-info-systems"),
    ("csl-json", "CSL-JSON", csl_json, ".csl.json", "application/vnd.citationstyles.csl+json"),
)


def citations(article: Article, url: str = "", record: Record | None = None) -> tuple[Citation, ...]:
    """`article` cited in every style, prose first. `url` is the page's absolute address, or "" where there is none."""
    record = record or record_of(article, url)
    return tuple(Citation(style, label, write(record), suffix, media) for style, label, write, suffix, media in STYLES)
