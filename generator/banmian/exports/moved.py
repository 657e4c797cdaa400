"""Redirect pages: an address that an article once had leads to the one it has."""
from __future__ import annotations

from collections.abc import Iterator
from html import escape

from banmian.exports import Corpus, File, absolute

TITLE = "Redirects from former addresses"
DEFAULT = True
EXTRA = ""


def write(corpus: Corpus) -> Iterator[File]:
    """A page at every former address that no article has now; it needs no server and no script."""
    taken = {card.url for card in corpus.cards}
    for old, new in sorted(corpus.moved.items()):
        if old not in taken and new in taken:
            yield old, page("../" * old.count("/") + new, absolute(corpus.site, new))


def page(link: str, canonical: str) -> bytes:
    """The page that leads on: at once by `refresh`, by hand through its link."""
    rel = f'<link rel="canonical" href="{escape(canonical)}">\n' if canonical else ""
    return (f'<!doctype html>\n<html lang="zh-Hans">\n<meta charset="utf-8">\n<title>→</title>\n'
            f'<meta name="robots" content="noindex">\n{rel}'
            f'<meta http-equiv="refresh" content="0; url={escape(link)}">\n'
            f'<p><a href="{escape(link)}">本文已移至新地址 · This article has moved</a></p>\n</html>\n').encode()
