"""Tables that come with the program."""
from __future__ import annotations

from pkgutil import get_data


def packaged(package: str, path: str) -> bytes:
    """The bytes of a file in a package of this program: ("banmian.facts", "data/divisions.tsv").

    `importlib.resources` gives the same and loads eight modules first.
    """
    data = get_data(package, path)
    if data is None:
        raise FileNotFoundError(f"{package}: {path}")
    return data
