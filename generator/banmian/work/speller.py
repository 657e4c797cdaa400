"""Names spelt by a process of their own: where a site is built for the first time none is known, and pypinyin takes 0.4 s and 60 MB
to load."""
from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import partial

from banmian.content.spelling import pinyin, remember, remembered
from banmian.model import Card
from banmian.work import ahead


class Speller:
    """Spells the names of cards, for addresses. With `apart` a process makes ready at once and spells while others read; where none can
    be had, or it dies, names are spelt in this process."""

    def __init__(self, *, apart: bool) -> None:
        self._told: set[str] = set()
        self._child: tuple[int, int] | None = None
        if apart and ahead.can():
            hear, self._tell = os.pipe()
            self._child = ahead.begun(partial(_spelt, hear, self._tell))
            os.close(hear)

    def tell(self, cards: Iterable[Card]) -> None:
        """Says which names there are."""
        names = {name: None for card in cards for name in _names(card) if name not in self._told}
        self._told.update(names)
        self._write("".join(f"{json.dumps(name)}\n" for name in names))

    def finish(self) -> None:
        """From here on every name that was told is known."""
        self._write("\n")
        child, self._child = self._child, None
        if child:
            os.close(self._tell)
            spelt: list[dict[str, str]] = ahead.ended(*child)
            for found in spelt:
                remember(found)
        for name in self._told:
            pinyin(name)

    def _write(self, text: str) -> None:
        data = text.encode() if self._child else b""
        try:
            while data:
                data = data[os.write(self._tell, data):]
        except BrokenPipeError:         # it died: `finish` finds out
            pass


def _names(card: Card) -> tuple[str, ...]:
    return (card.city, card.county, card.newspaper, *(author.name for author in card.authors))


def _spelt(hear: int, tell: int) -> dict[str, str]:
    """The names that are heard, one a line as JSON, up to a line of nothing: later copies of the teller keep the pipe open for a while.
    Where the teller is no more before that, so is this process: it would keep the site's lock for ever."""
    os.close(tell)
    import pypinyin  # noqa: F401    # which is what there is to make ready
    with open(hear, "rb") as lines:
        for line in iter(lines.readline, b"\n"):
            if not line:
                os._exit(1)
            pinyin(json.loads(line))
    return remembered()
