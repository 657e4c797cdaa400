"""The postings of a part by name, one number each: key << 19 | field << 16 | document, rising."""
from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from banmian.search.part import Part

DOC: Final = np.uint64(16)          # bits of a document's number in a posting's name
FIELD: Final = np.uint64(3)         # bits of a field's
LAST_DOC: Final = np.uint64((1 << 16) - 1)
LAST_FIELD: Final = np.uint64((1 << 3) - 1)


def postings(part: Part, family: str) -> NDArray[np.uint64]:
    """Those of a family of lists: "pair", "char" or "chance", which knows no fields and has 0 for them."""
    lists = getattr(part, f"{family}_key").astype(np.uint64) << FIELD
    if family != "chance":
        lists |= getattr(part, f"{family}_field")
    sizes = np.diff(part.pair_docs_at) if family == "pair" else getattr(part, f"{family}_docs")
    named: NDArray[np.uint64] = np.repeat(lists << DOC, sizes) | getattr(part, f"{family}_doc")
    return named
