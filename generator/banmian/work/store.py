"""What the last build made from what: kept in `.banmian/`, read at the start of the next, versioned; unreadable means empty."""
from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from banmian.model import Author, Card, Correction
from banmian.work import files
from banmian.work.looks import Seen

FOLDER: Final = ".banmian"
VERSION: Final = ["5", *(f.name for f in fields(Card))]      # a store of other cards is of another version
_CARD_ROW: Final = attrgetter(*(f.name for f in fields(Card)))
_AUTHORS: Final = [f.name for f in fields(Card)].index("authors")
_TAGS: Final = [f.name for f in fields(Card)].index("tags")
_ODD: Final = [f.name for f in fields(Card)].index("odd")
_DOUBTS: Final = [f.name for f in fields(Card)].index("doubts")
_CORRECTIONS: Final = [f.name for f in fields(Card)].index("corrections")
_UNSEEN: Final = ("chars", "digest")                          # fields of a card that no list of articles shows
_SHOWN: Final = attrgetter(*(f.name for f in fields(Card) if f.name not in (*_UNSEEN, "authors", "corrections")))


class Output(NamedTuple):
    """One file of the site as it was made: its key's parts, how it stood on disk, and why it was last made."""

    sheet: str          # digest of the sheet (or of what an export or the search index was made from)
    source: str         # digest of the content file or proof it shows, or ""
    ground: str         # digest of theme, settings and program
    size: int
    time: int
    digest: str
    reason: str
    maker: str          # view:article, search, export:csv, theme


@dataclass(slots=True)
class Store:
    """The state of a site's last build."""

    key: str = ""                                               # of everything a build reads; "" when it had errors
    glance: str = ""                                            # of how everything that a build reads looked
    tree: str = ""                                              # of the output folder's names, sizes and times
    theme: tuple[str, ...] = ()                                 # folders of the theme
    counts: tuple[int, int] = (0, 0)                            # articles, files
    cards: dict[str, Card] = field(default_factory=dict)        # by content path
    outputs: dict[str, Output] = field(default_factory=dict)    # by output path
    slugs: dict[str, str] = field(default_factory=dict)         # names already spelt
    others: str = ""                                            # digest of the content files that are no articles


def _path(root: Path, name: str) -> Path:
    return root / FOLDER / name


def load_key(root: Path) -> Store:
    """The store without its cards and outputs: enough to say that nothing changed."""
    import json  # a build that finds nothing changed reads little: orjson would take longer to load
    try:
        head = json.loads(_path(root, "head.json").read_bytes())
    except (OSError, ValueError):
        return Store()
    if not isinstance(head, dict) or head.get("version") != VERSION:
        return Store()
    return Store(head["key"], head["glance"], head["tree"], tuple(head["theme"]), tuple(head["counts"]))


def load(root: Path) -> Store:
    """The whole store; an empty one where it is missing, unreadable or of another version."""
    store = load_key(root)
    body = _read(_path(root, "body.json"))
    if not isinstance(body, dict) or body.get("version") != VERSION:
        return Store()
    try:
        store.cards = {row[1]: card_of_row(row) for row in body["cards"]}
        store.outputs = {path: Output(*row) for path, row in body["outputs"].items()}
        store.slugs, store.others = body["slugs"], body["others"]
    except (TypeError, KeyError, IndexError, AttributeError):
        return Store()
    return store


def _read(path: Path) -> object:
    import orjson
    try:
        found: object = orjson.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found


def save(root: Path, store: Store) -> None:
    """Writes the store, its body first: a head whose body is missing or older only makes the next build look harder."""
    import orjson
    folder = str(root / FOLDER)
    body = {"version": VERSION, "cards": [card_row(card) for card in store.cards.values()],
            "outputs": store.outputs, "slugs": store.slugs, "others": store.others}
    drop(root)
    files.put(folder, "body.json", orjson.dumps(body, default=tuple))
    save_head(root, store)


def save_head(root: Path, store: Store) -> None:
    """Writes what decides that nothing changed."""
    import orjson
    head = {"version": VERSION, "key": store.key, "glance": store.glance, "tree": store.tree, "theme": store.theme, "counts": store.counts}
    files.put(str(root / FOLDER), "head.json", orjson.dumps(head))


def load_seen(root: Path) -> Seen:
    """How files looked when they were read, with their digests; nothing where that is missing or unreadable."""
    found = _read(_path(root, "seen.json"))
    if not isinstance(found, dict) or found.get("version") != VERSION:
        return {}
    try:
        folders: Seen = found["folders"]
        sound = all(len(row) == 5 for held in folders.values() for row in held.values())
    except (AttributeError, KeyError, TypeError):
        return {}
    return folders if sound else {}


def save_seen(root: Path, seen: Seen) -> None:
    """Keeps how files looked; true for ever, whatever becomes of the build."""
    import orjson
    try:
        data = orjson.dumps({"version": VERSION, "folders": seen})
    except TypeError:               # a name that is not UTF-8
        return
    files.put(str(root / FOLDER), "seen.json", data)


def stamp(root: Path) -> int:
    """When the store was last written (ns); another build writes it anew. 0 where there is none."""
    try:
        return os.stat(_path(root, "head.json")).st_mtime_ns
    except OSError:
        return 0


def drop(root: Path) -> None:
    """Forgets that all is well: from here to `save` a build is under way, and one that dies leaves this mark."""
    _path(root, "head.json").unlink(missing_ok=True)


def card_row(card: Card) -> tuple[object, ...]:
    """A card as a row of plain values."""
    row = list(_CARD_ROW(card))
    row[_AUTHORS] = [(a.name, a.role, a.affiliation) for a in card.authors]
    row[_CORRECTIONS] = [(c.start, c.end, c.old, c.new, c.reason, c.who) for c in card.corrections]
    return tuple(row)


def shown_row(card: Card) -> tuple[object, ...]:
    """What of a card can be seen on a page: its row without the digest of its file, and without the count of its
    characters, which a page that shows it has among its data."""
    return (*_SHOWN(card), [(a.name, a.role, a.affiliation) for a in card.authors],
            [(c.start, c.end, c.old, c.new, c.reason, c.who) for c in card.corrections])


def card_of_row(row: list[object]) -> Card:
    """The card that `card_row` made a row of."""
    row[_AUTHORS] = tuple(Author(*author) for author in row[_AUTHORS])      # type: ignore[attr-defined]
    row[_TAGS] = tuple(row[_TAGS])                                          # type: ignore[arg-type]
    row[_ODD] = tuple(row[_ODD])                                            # type: ignore[arg-type]
    row[_DOUBTS] = tuple(row[_DOUBTS])                                      # type: ignore[arg-type]
    row[_CORRECTIONS] = tuple(Correction(*given) for given in row[_CORRECTIONS])    # type: ignore[attr-defined]
    return Card(*row)                                                       # type: ignore[arg-type]


class Journal:
    """Paths about to be made, noted on disk before they are: what a build that died leaves behind is still known as ours."""

    def __init__(self, root: Path) -> None:
        self._path = _path(root, "journal")

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
