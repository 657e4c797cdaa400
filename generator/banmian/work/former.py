"""What the last build made, and whether it still stands as it was made."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Final

from banmian.work import files
from banmian.work.store import Output
from banmian.work.survey import Tree

_STOOD: Final = itemgetter(Output._fields.index("size"), Output._fields.index("time"))
_GROUND: Final = itemgetter(Output._fields.index("ground"))
PAGES: Final = "view:"          # begins the name of the maker of a page


class Former:
    """The outputs of the last build, by path, beside the output folder as it stands now; `ground` is what this build stands on.

    `untouched` says that the folder is known to stand as that build left it, file by file.
    """

    def __init__(self, folder: str, outputs: Mapping[str, Output], tree: Tree, ground: str, *, untouched: bool = False) -> None:
        self._folder, self._files, self._ground = folder, tree.files, ground
        self._untouched = untouched
        self.outputs = outputs
        self._sound: dict[str, Collection[str]] = {}

    @cached_property
    def _by_maker(self) -> dict[str, dict[str, Output]]:
        found: dict[str, dict[str, Output]] = defaultdict(dict)
        for path, output in self.outputs.items():
            found[output.maker][path] = output
        return found

    def of(self, maker: str) -> Mapping[str, Output]:
        """What a maker made."""
        return self._by_maker.get(maker, {})

    def pages(self, but: Collection[str]) -> dict[str, Output]:
        """All pages but those."""
        found: dict[str, Output] = {}
        for maker, outputs in self._by_maker.items():
            if maker.startswith(PAGES):
                found |= outputs
        for path in but:
            found.pop(path, None)
        return found

    def reason(self, path: str, key: str, source: str) -> str:
        """Why an output with this key and source must be made; "" when it need not."""
        old, stands = self.outputs.get(path), self._files.get(path)
        if old is None:
            return "NEW"
        if stands is None:
            return "OUTPUT_MISSING"
        if old.ground != self._ground:
            return "GROUND_CHANGED"
        if old.source != source:
            return "TEXT_CHANGED"
        if old.sheet != key:
            return "MEMBERS_CHANGED"
        if stands != (old.size, old.time) and (stands[0] != old.size or self._digest(path) != old.digest):
            return "OUTPUT_CHANGED"
        return ""

    def stand(self, outputs: Mapping[str, Output]) -> bool:
        """Whether outputs of the last build stand on this ground as it made them."""
        made = outputs.values()
        if set(map(_GROUND, made)) <= {self._ground} and (
                self._untouched or list(map(self._files.get, outputs)) == list(map(_STOOD, made))):
            return True         # as they nearly always do, told without a look at each
        return not any(self.reason(path, old.sheet, old.source) for path, old in outputs.items())

    def sound(self, maker: str) -> Collection[str]:
        """The paths that a maker made, where all of them stand so; else none."""
        if maker not in self._sound:
            mine = self.of(maker)
            self._sound[maker] = tuple(mine) if self.stand(mine) else ()
        return self._sound[maker]

    def standing(self, maker: str, path: str) -> bytes | None:
        """What a maker made, on this ground, where that stands to the byte."""
        old = self.outputs.get(path)
        if old is None or (old.maker, old.ground) != (maker, self._ground) or path not in self._files:
            return None
        data = files.read(f"{self._folder}/{path}")
        return data if files.digest(data) == old.digest else None

    def bears(self, path: str, key: str) -> bool:
        """Whether an output was made of that key."""
        held = self.outputs.get(path)
        return held is not None and held.sheet == key

    def is_same(self, path: str, digest: str) -> bool:
        """Whether an output stands, untouched, with these bytes."""
        old = self.outputs.get(path)
        return old is not None and self._files.get(path) == (old.size, old.time) and old.digest == digest

    def _digest(self, path: str) -> str:
        return files.digest(files.read(f"{self._folder}/{path}"))
