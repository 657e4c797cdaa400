"""What a build is about to make, noted before it does."""
from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path
from typing import Final

from banmian.work import files
from banmian.work.store import FOLDER, LITTLE

LIST: Final = "outputs"         # a path a line, in every version of the store; "-" before one that is no longer
LONG: Final = 160               # bytes of the list for each output, more of which are too many


class Journal:
    """Paths about to be made, noted on disk before they are: what a build that died leaves behind is still known as ours."""

    def __init__(self, root: Path) -> None:
        self._path, self._list = root / FOLDER / "journal", root / FOLDER / LIST

    def left(self) -> set[str]:
        """Paths that a build which did not end had begun."""
        return set(_lines(self._path))

    def listed(self) -> set[str]:
        """The outputs of the last build that ended, for one that cannot read its store: of another version, or damaged."""
        found: dict[str, None] = {}
        for line in _lines(self._list):
            if line[0] == "-":
                found.pop(line[1:], None)
            else:
                found[line] = None
        return set(found)

    def note(self, paths: Iterable[str]) -> None:
        """Adds paths; they are on their way to the disk when this returns."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with open(self._path, "a", encoding="utf-8") as file:
            file.write("".join(f"{path}\n" for path in paths))

    def close(self, outputs: Set[str], before: Set[str]) -> None:
        """Lists the outputs, adding to the list of those of the build before where few differ."""
        come, gone = sorted([path for path in outputs if path not in before]), sorted([path for path in before if path not in outputs])
        if not self._list.is_file() or (len(come) + len(gone)) * LITTLE > len(outputs) or self._list.stat().st_size > LONG * len(outputs):
            files.write(str(self._list.parent), LIST, _text(sorted(outputs)))
        elif come or gone:
            with open(self._list, "ab") as file:
                file.write(_text(come) + _text([f"-{path}" for path in gone]))

    def forget(self) -> None:
        """Forgets the notes: once the store knows what was made."""
        self._path.unlink(missing_ok=True)


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").split("\n") if line]
    except (OSError, UnicodeDecodeError):
        return []
