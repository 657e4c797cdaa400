"""Article → content file: YAML front matter and Markdown."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any, Final

from banmian.content.fences import FENCE
from banmian.content.frontmatter import block
from banmian.model import Article, Author, Correction, Source

# Fields of an article under the name that other tools know them by.
NAMES: Final[Mapping[str, str]] = {"headline": "title", "headline_basis": "title_basis"}
MADE: Final = "made"
_DEFAULTS: Final = {f.name: f.default for f in fields(Article)}


def write_article(article: Article) -> str:
    """The content file of an article; `markdown_in.read_article` gives the article back.

    Its last line of front matter, `made`, is a digest of all the rest: a file that no longer agrees with it was edited.
    """
    values: dict[str, object] = {}
    for name in _DEFAULTS:
        value = getattr(article, name)
        if name != "body" and value != _DEFAULTS[name]:
            values[NAMES.get(name, name)] = _FORMS[name](value) if name in _FORMS else value
        elif name == "authors" and article.byline:
            values[name] = ()       # said outright, or a reader would look for names in the byline
    return sealed(block(values), article.body)


def sealed(front: str, body: str) -> str:
    """The file of that front matter and body, with the digest of both as its last line."""
    made = made_digest(front, body)
    return f"{FENCE}{front}{MADE}: {made}\n{FENCE}\n{body}\n"


def made_digest(front: str, body: str) -> str:
    """16 hexadecimal digits of the SHA-256 of front matter (without `made`) and body; never digits alone."""
    return "x" + sha256(f"{front}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _authors(authors: tuple[Author, ...]) -> list[dict[str, str]]:
    rows = ({"name": a.name, "role": a.role, "affiliation": a.affiliation} for a in authors)
    return [{key: value for key, value in row.items() if value or key == "name"} for row in rows]


def _sources(sources: tuple[Source, ...]) -> list[dict[str, str]]:
    return [{"seed": s.seed, "sha256": s.sha256,
             "spans": " ".join(f"{role} {start}-{end}" for role, start, end in s.spans)} for s in sources]


def _corrections(corrections: tuple[Correction, ...]) -> list[dict[str, str]]:
    return [{"start": str(c.start), "end": str(c.end), "old": c.old, "new": c.new, "reason": c.reason, "who": c.who}
            for c in corrections]


_FORMS: Final[Mapping[str, Callable[[Any], object]]] = {
    "authors": _authors, "sources": _sources, "corrections": _corrections, "basis": dict,
    "confidence": lambda value: f"{value:.2f}", "order": str
}
