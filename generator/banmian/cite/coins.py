"""COinS: an article in a list as a `title` attribute that reference managers read."""
from __future__ import annotations

from urllib.parse import quote

from banmian.cite.record import Record


def coins(record: Record) -> str:
    """The OpenURL ContextObject of `record` in KEV form, to stand (escaped) in `<span class="Z3988" title="…">`.

    `rft.type` names Zotero's own type, the only one by which it files a newspaper article. For lists only: a page of
    one article carries richer tags, which a COinS would push aside. Source: ANSI/NISO Z39.88-2004, dc metadata format.
    """
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", record.title),
        ("rft.source", record.newspaper),
        ("rft.date", record.date),
        ("rft.pages", record.page),
        *(("rft.au", creator.name) for creator in record.creators),
        ("rft.place", record.place),
        ("rft.language", record.language),
        ("rft.rights", record.rights),
        ("rft.identifier", record.url),
    ]
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs if value)
