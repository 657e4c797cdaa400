"""What moved: a page at each former address that leads to the present one, and the table of former ids and addresses."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html import escape

from banmian.exports import Corpus, File, absolute

TITLE = "Redirects from former addresses, and the table of them"
DEFAULT = True
EXTRA = ""
COLUMNS = ("old_id", "new_id", "old_url", "new_url")


def write(corpus: Corpus) -> Iterator[File]:
    """A page at every former address whose article or source page has another now; it needs no server and no script. And where there
    are any `data/moved.csv`, which has the articles that are gone as well."""
    for old in corpus.moved:
        if old.new_url:
            yield old.url, page("../" * old.url.count("/") + old.new_url, absolute(corpus.site, old.new_url))
    if corpus.moved:
        yield "data/moved.csv", _table(corpus)


def _table(corpus: Corpus) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for old in corpus.moved:
        old_url, new_url = (absolute(corpus.site, url) or url if url else "" for url in (old.url, old.new_url))
        rows.writerow((old.id, old.new_id, old_url, new_url))
    return text.getvalue().encode()


def page(link: str, canonical: str) -> bytes:
    """The page that leads on: at once by `refresh`, by hand through its link."""
    rel = f'<link rel="canonical" href="{escape(canonical)}">\n' if canonical else ""
    return (f'<!doctype html>\n<html lang="zh-Hans">\n<meta charset="utf-8">\n<title>→</title>\n'
            f'<meta name="robots" content="noindex">\n{rel}'
            f'<meta http-equiv="refresh" content="0; url={escape(link)}">\n'
            f'<p><a href="{escape(link)}">此页已移至新地址 · This page has moved</a></p>\n</html>\n').encode()
