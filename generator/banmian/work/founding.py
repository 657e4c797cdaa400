"""A corpus begun in a folder: the files of `scaffold/`, none of them over one that is there."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from banmian.work import files

SCAFFOLD: Final = Path(__file__).resolve().parents[1] / "scaffold"
_NAMES: Final = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}     # a dot file would be left out of the package


def found(folder: Path) -> Iterator[str]:
    """Writes the files of a new corpus; the path of each one that was written."""
    for path, entry in files.listing(SCAFFOLD):
        target = _NAMES.get(path, path)
        if not (folder / target).exists():
            files.write(str(folder), target, files.read(entry.path))
            yield str(folder / target)
