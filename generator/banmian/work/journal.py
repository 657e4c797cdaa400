"""What a build is about to make, noted before it does."""
from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from banmian.work import files
from banmian.work.store import FOLDER

LIST: Final = "outputs"         # a path a line, in every version of the store


class Journal:
    """Paths about to be made, noted on disk before they are: what a build that died leaves behind is still known as ours."""

    def __init__(self, root: Path) -> None:
        self._path, self._list = root / FOLDER / "journal", root / FOLDER / LIST

    def left(self) -> set[str]:
        """Paths that a build which did not end had begun."""
        return _lines(self._path)

    def listed(self) -> set[str]:
        """The outputs of the last build that ended, for one that cannot read its store: of another version, or damaged."""
        return _lines(self._list)

    def note(self, paths: Iterable[str]) -> None:
        """Adds paths; they are on their way to the disk when this returns."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with open(self._path, "a", encoding="utf-8") as file:
            file.write("".join(f"{path}\n" for path in paths))

    def close(self, outputs: Collection[str], *, others: bool) -> None:
        """Lists the outputs, where they are others than those of the last build, and forgets the notes."""
        if others or not self._list.is_file():
            files.put(str(self._list.parent), LIST, "".join(f"{path}\n" for path in sorted(outputs)).encode("utf-8", "replace"))
        self._path.unlink(missing_ok=True)


def _lines(path: Path) -> set[str]:
    try:
        return {line for line in path.read_text(encoding="utf-8").split("\n") if line}
    except (OSError, UnicodeDecodeError):
        return set()
