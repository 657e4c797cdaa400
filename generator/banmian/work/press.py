"""The press: makes what is stale of the output folder, takes away what nobody claims any more."""
from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.model import Card, Place
from banmian.render import Sheet
from banmian.work import files, galley
from banmian.work.former import PAGES, Former
from banmian.work.journal import Journal
from banmian.work.pool import Crew
from banmian.work.printing import Printed, Sheets, print_sheets
from banmian.work.store import Output, Store, shown_row
from banmian.work.survey import Survey, Tree

BATCH: Final = 100              # sheets that a worker takes at a time
FEW: Final = 120                # stale sheets below which hiring workers costs more than it saves
ENOUGH: Final = 20              # errors after which a build stops trying
UNKNOWN: Final = Output("", "", "", 0, 0, "", "NEW", "")    # ours, but nothing is noted of how it was made
_SHEET: Final = attrgetter("path", "view", "data", "article", "proof")       # of a sheet, all but its cards


class Press:
    """One build's output: what is claimed, what was made and why."""

    def __init__(self, site: Site, crew: Crew, store: Store, survey: Survey, tree: Tree) -> None:
        self._site, self._crew, self._survey, self._tree = site, crew, survey, tree
        self._folder = f"{site.root}/{site.output}"
        self._journal = Journal(site.root)
        self._begun = self._journal.left() | (set() if store.outputs else self._journal.listed())      # ours, whoever made it
        self._ground = survey.ground
        untouched = bool(store.key and tree.known) and tree.known == store.tree
        self.former = Former(self._folder, store.outputs, tree, survey.ground, untouched=untouched)
        self._cards: dict[int, bytes] = {}
        self._number: dict[int, int] = {}           # of each card's id, where a worker finds them by number
        self.outputs: dict[str, Output] = {}
        self.reasons: Counter[str] = Counter()
        self.written: list[str] = []
        self.errors: list[BanmianError] = []
        self._stopped = False                       # printing, before all sheets were reached

    def print(self, sheets: Iterable[Sheet], cards: Sequence[Card] = ()) -> None:
        """Makes the pages that are stale, in the order given; `cards` are those that stand in the galleys, if any do."""
        if len(galley.galleys(self._site)) == len(cards):
            self._number = {id(card): at for at, card in enumerate(cards)}
        stale = self._stale(sheets)
        first = list(islice(stale, FEW))
        few = len(first) < FEW
        tasks = self._tasks(chain(first, stale))
        for printed in self._crew.map(print_sheets, tasks, few=few):
            self._take(printed)
            if len(self.errors) >= ENOUGH:
                self._stopped = True
                break

    def reprint(self, sheets: Iterable[Sheet]) -> bool:
        """As `print`, when all other pages of the last build are claimed as it made them.

        False, and nothing done, where one of those does not stand as it was made.
        """
        again = {sheet.path: sheet for sheet in sheets}
        rest = self.former.pages(again)
        if not self.former.stand(rest):
            return False
        self.outputs |= rest
        self.print(again.values())
        return True

    def _stale(self, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
        for sheet in sheets:
            key, source = self._sheet_digest(sheet), self._source(sheet)
            if self._claim(sheet.path, key, source, PAGES + sheet.view):
                yield sheet

    def _source(self, sheet: Sheet) -> str:
        return "".join(self._survey.content.get(path, "") for path in (sheet.article, sheet.proof) if path)

    def _sheet_digest(self, sheet: Sheet) -> str:
        """The digest of a sheet's value. A card counts by what it shows, not by the digest of its file."""
        import orjson
        parts = [orjson.dumps(_SHEET(sheet), default=repr)]
        known = self._cards
        for card in sheet.cards:
            shown = known.get(id(card))
            if shown is None:
                shown = known[id(card)] = _shown(card)
            parts.append(shown)
        return files.digest(b"\0".join(parts))

    def _claim(self, path: str, key: str, source: str, maker: str) -> bool:
        """Notes that an output belongs to the site; whether it must be made anew."""
        if path in self.outputs:
            other = self.outputs[path].maker
            self.errors.append(BanmianError("E608", Place(path), f"both {other} and {maker} want to make this file"))
            return False
        reason = self.former.reason(path, key, source)
        if not reason:
            self.outputs[path] = self.former.outputs[path]
            return False
        self.reasons[reason] += 1
        self.outputs[path] = Output(key, source, self._ground, 0, 0, "", reason, maker)
        return True

    def _tasks(self, stale: Iterator[Sheet]) -> Iterator[Sheets]:
        while batch := tuple(islice(stale, BATCH)):
            self._note([sheet.path for sheet in batch])
            members = tuple([self._members(sheet.cards) for sheet in batch])
            yield Sheets(self._site, self._ground, tuple(map(_SHEET, batch)), members, fresh=not self._tree.files)

    def _members(self, cards: tuple[Card, ...]) -> tuple[Card | int, ...]:
        """Cards, as a worker is told of them."""
        number = self._number
        return tuple([number[id(card)] for card in cards]) if number else cards

    def _note(self, paths: list[str]) -> None:
        fresh = [path for path in paths if path not in self.former.outputs and path not in self._begun]
        if fresh:
            self._journal.note(fresh)
            self._begun.update(fresh)

    def _take(self, printed: Printed) -> None:
        for receipt in printed.receipts:
            self._enter(receipt)
        self.errors += printed.errors

    def _enter(self, receipt: files.Receipt) -> None:
        claimed = self.outputs[receipt.path]
        self.outputs[receipt.path] = Output(claimed.sheet, claimed.source, claimed.ground, receipt.size, receipt.time, receipt.digest,
                                            claimed.reason, claimed.maker)
        if receipt.written:
            self.written.append(receipt.path)

    def files(self, maker: str, key: str, made: Callable[[], Iterable[tuple[str, bytes]]]) -> None:
        """Outputs that one maker makes of one key: left as they are when the key is the one they were made of."""
        mine = self.former.of(maker)
        if mine and not any(self.former.reason(path, key, "") for path in mine):
            self.outputs |= mine
            return
        for path, data in made():
            self.file(maker, key, path, data)

    def is_made(self, maker: str, key: str, bearer: str) -> bool:
        """Whether all that a maker makes of that key stands; for what `renewed` makes."""
        return self.former.bears(bearer, key) and bool(self.former.sound(maker))

    def renewed(self, maker: str, key: str, bearer: str,
                made: Callable[[Collection[str]], Iterable[tuple[str, bytes | None]]]) -> None:
        """As `files`, for a maker that can leave some of its outputs: it is told which stand as it made them (all, or
        none), and gives those it leaves without bytes.

        Only the output `bearer`, which is always made, bears the key: of the others thousands stay what they were.
        """
        mine = self.former.of(maker)
        sound, same = self.former.sound(maker), self.former.bears(bearer, key)
        if sound and same:
            self.outputs |= mine
            return
        made_now = iter(made(sound))
        while batch := tuple(islice(made_now, BATCH)):
            self._note([path for path, data in batch if data is not None])
            for path, data in batch:
                if data is None:
                    self.outputs[path] = mine[path]
                else:
                    self.file(maker, mine[path].sheet if same and path in mine else key, path, data)

    def file(self, maker: str, key: str, path: str, data: bytes) -> None:
        """One output that is made already: written where it differs from what stands there."""
        digest = files.digest(data)
        if path not in self.outputs and self.former.is_same(path, digest):
            self.outputs[path] = self.former.outputs[path]._replace(sheet=key, ground=self._ground, maker=maker)
            return
        self._claim(path, key, "", maker)
        self._note([path])
        self._enter(files.put(self._folder, path, data, digest, fresh=not self._tree.files))

    def copy(self, maker: str, digest: str, path: str, read: Callable[[], bytes]) -> None:
        """One output whose bytes are those of an input of that digest: read only where it does not stand as it was made."""
        if self._claim(path, digest, "", maker):
            self._note([path])
            self._enter(files.put(self._folder, path, read(), fresh=not self._tree.files))

    def finish(self) -> int:
        """Takes away what was ours and is claimed no more, and half files; how many files that were."""
        if self._stopped:
            self._keep()
        gone = [path for path in self._gone() if path in self._tree.files]
        for path in (*gone, *self._tree.halves):
            _remove(Path(files.safe(self._folder, path)), Path(self._folder))
        self._journal.close(self.outputs.keys(), self.former.outputs.keys())
        return len(gone)

    def _keep(self) -> None:
        """Claims what was ours and was not reached: nobody can say that it is stale. The next build that ends will."""
        made, stands = self.former.outputs, self._tree.files
        self.outputs |= {path: output for path, output in made.items() if path not in self.outputs}
        self.outputs |= {path: UNKNOWN for path in sorted(self._begun) if path not in self.outputs and path in stands}

    def _gone(self) -> Iterator[str]:
        """What was ours and is claimed no more."""
        made, claimed = self.former.outputs, self.outputs
        yield from [path for path in made if path not in claimed]
        yield from [path for path in self._begun if path not in claimed and path not in made]

    def settle(self) -> None:
        """Forgets what was noted of this build while it was under way: the store knows it now."""
        self._journal.forget()

    def tree(self) -> Tree:
        """The output folder as this build leaves it, known without looking again; what was left may bear another time than
        when it was made."""
        stands = dict(self._tree.files)
        for path in self._gone():
            stands.pop(path, None)
        for path in self.written:
            stands[path] = self.outputs[path].size, self.outputs[path].time
        return Tree(stands, ())


def _shown(card: Card) -> bytes:
    """What of a card can be seen on a page, as bytes."""
    import orjson
    return files.digest(orjson.dumps(shown_row(card))).encode()


def _remove(path: Path, folder: Path) -> None:
    """Deletes a file of ours, and the folders that are empty without it."""
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder:
            return
        try:
            os.rmdir(parent)
        except OSError:
            return
