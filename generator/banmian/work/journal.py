"""What a build is about to make, noted before it does."""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from banmian.work.store import FOLDER


class Journal:
    """Paths about to be made, noted on disk before they are: what a build that died leaves behind is still known as ours."""

    def __init__(self, root: Path) -> None:
        self._path = root / FOLDER / "journal"

    def left(self) -> set[str]:
        """Paths that a build which did not end had begun."""
        try:
            return {line for line in self._path.read_text(encoding="utf-8").split("\n") if line}
        except (OSError, UnicodeDecodeError):
            return set()

    def note(self, paths: Iterable[str]) -> None:
        """Adds paths; they are on their way to the disk when this returns."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with open(self._path, "a", encoding="utf-8") as file:
            file.write("".join(f"{path}\n" for path in paths))

    def close(self) -> None:
        """Forgets the notes: the store knows the paths now."""
        self._path.unlink(missing_ok=True)
