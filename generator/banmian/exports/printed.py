"""What the page prints where the reading text was corrected, for the search page: the index holds the corrected wording alone."""
from __future__ import annotations

import json
from collections.abc import Iterator

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File

TITLE = "Printed wording of corrected passages, for the search page"
DEFAULT = True
EXTRA = ""
PATH = "search/printed.js"


def write(corpus: Corpus) -> Iterator[File]:
    """`search/printed.js`, where anything was corrected and there is a search: rows of what stands on the page around a correction,
    from where to where it was changed (UTF-16 units), the printed and the corrected wording, the place in the site, the headline."""
    mended = [card for card in corpus.cards if card.corrections] if corpus.site.search else ()
    if not mended:
        return
    from banmian.facts.mending import as_printed  # few sites need it
    rows = []
    for card in mended:
        page = corpus.page(card)
        for one in card.corrections:
            found = as_printed(page, one)
            if found:
                text, start, end = found
                rows.append((text, _units(text[:start]), _units(text[:end]), one_line(one.old), one_line(one.new),
                             f"{card.url}#c{one.start}", one_line(card.headline)))
    if rows:
        yield PATH, f'bm("printed",{json.dumps(rows, ensure_ascii=False, separators=(",", ":"))})\n'.encode("utf-8", "replace")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
