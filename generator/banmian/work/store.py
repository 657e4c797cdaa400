"""What the last build made from what: kept in `.banmian/`, read at the start of the next, versioned; unreadable means empty."""
from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

from banmian.model import Card
from banmian.work import columns, files
from banmian.work.looks import Seen

FOLDER: Final = ".banmian"
VERSION: Final = ["11", *Card._fields]      # a store of other cards is of another version
_AUTHORS: Final = Card._fields.index("authors")
_CORRECTIONS: Final = Card._fields.index("corrections")
HEAD: Final = "head"
BODY: Final = "body"
SEEN: Final = "seen"
SINCE: Final = "since"          # what differs from the body: a text that changed need not write 10,000 rows anew
_FORMER: Final = ("body.json", "since.json")    # of versions before the ninth
UNTOLD: Final = 32              # files that may be read again for what is kept of all others not to be written
LITTLE: Final = 20              # one in so many that differ is much
_UNSEEN: Final = ("chars", "digest", "files")                 # fields of a card that no list of articles shows
_SHOWN: Final = attrgetter(*(name for name in Card._fields if name not in (*_UNSEEN, "authors", "corrections")))


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


@dataclass(frozen=True, slots=True)
class Since:
    """What differs from the body that lies on the disk, which is written anew only when much does: the paths of cards, and of
    outputs made or gone; `base` names that body, "" where there is none to differ from."""

    base: str = ""
    cards: frozenset[str] = frozenset()
    outputs: frozenset[str] = frozenset()


@dataclass(slots=True)
class Store:
    """The state of a site's last build."""

    key: str = ""                                               # of everything a build reads; "" when it had errors
    glance: str = ""                                            # of how everything that a build reads looked
    tree: str = ""                                              # of the output folder's names, sizes and times
    theme: tuple[str, ...] = ()                                 # folders of the theme
    ground: str = ""                                            # what its pages stand on: see `Survey`
    counts: tuple[int, int] = (0, 0)                            # articles, files
    cards: dict[str, Card] = field(default_factory=dict)        # by content path
    outputs: dict[str, Output] = field(default_factory=dict)    # by output path
    slugs: dict[str, str] = field(default_factory=dict)         # names already spelt
    others: str = ""                                            # digest of the content files that are no articles
    mark: str = ""                                              # which body, and what since, the rest speaks of
    since: Since = Since()


def _path(root: Path, name: str) -> Path:
    return root / FOLDER / name


def load_key(root: Path) -> Store:
    """The store without its cards and outputs: enough to say that nothing changed."""
    return _begun(files.kept(str(root / FOLDER), HEAD))    # nothing is loaded for it: where nothing changed little else is done


def _begun(head: Any) -> Store:
    """The store that a head is of, still without its cards and outputs."""
    if not isinstance(head, dict) or head.get("version") != VERSION:
        return Store()
    return Store(head["key"], head["glance"], head["tree"], tuple(head["theme"]), head["ground"], tuple(head["counts"]), mark=head["mark"])


def load(root: Path) -> Store:
    """The whole store; an empty one where it is missing, unreadable or of another version."""
    folder = str(root / FOLDER)
    head = files.kept(folder, HEAD)
    if isinstance(head, dict) and head.get("version") != VERSION:
        return Store()              # another version has built since, whatever body lies here
    store = _begun(head)
    body, since = files.kept(folder, BODY), files.kept(folder, SINCE)
    if not isinstance(body, dict) or body.get("version") != VERSION:
        return Store()
    try:
        _take(store, body)
        store.since = Since(body["id"])
        if isinstance(since, dict) and since.get("version") == VERSION and since["base"] == body["id"]:
            _take(store, since)
            made = (*since["outputs"]["path"]["all"], *since["gone"])
            store.since = Since(body["id"], frozenset(columns.values(since["cards"]["path"])), frozenset(made))
    except (TypeError, KeyError, IndexError, AttributeError, ValueError):
        return Store()
    if store.mark != _mark(store.since, store.tree):
        store.key = ""              # the head speaks of another body
    return store


def _take(store: Store, held: dict[str, Any]) -> None:
    """Takes what a file holds into the store."""
    store.cards.update((card.path, card) for card in columns.to_cards(held["cards"]))
    store.outputs.update(columns.to_rows(held["outputs"], Output, Output._fields))
    for path in held["gone"]:
        store.outputs.pop(path, None)
    store.slugs.update(held["slugs"])
    store.others = held["others"]


def save(root: Path, store: Store, before: Store) -> None:
    """Writes the store, its head last: a head whose body is missing or older only makes the next build look harder.

    `before` is the store that the build began with: where it is on the disk and little differs, only that is written.
    """
    folder = str(root / FOLDER)
    store.since = _since(store, before)
    drop(root)
    if store.since.base:
        held = {"version": VERSION, "base": store.since.base, **_plain(store, store.since.cards, store.since.outputs)}
        files.keep(folder, SINCE, held)
    else:
        store.since = Since(files.digest(f"{store.key} {store.tree}".encode()))
        for name in (SINCE, *_FORMER):
            _path(root, name).unlink(missing_ok=True)
        held = {"version": VERSION, "id": store.since.base, **_plain(store, store.cards, store.outputs)}
        files.keep(folder, BODY, held)
    store.mark = _mark(store.since, store.tree)
    save_head(root, store)


def _since(store: Store, before: Store) -> Since:
    """What differs from the body on the disk; without a base where that is to be written anew."""
    old = before.since
    if not old.base or not before.key or store.cards.keys() != before.cards.keys():
        return Since()
    cards = old.cards.union([path for path, card in store.cards.items() if card is not before.cards[path]])
    held, made = before.outputs, store.outputs
    outputs = old.outputs.union([path for path, output in made.items() if output is not held.get(path)],
                                [path for path in held if path not in made])
    much = (len(cards) + len(outputs)) * LITTLE > len(store.cards) + len(store.outputs)
    return Since() if much else Since(old.base, cards, outputs)


def _plain(store: Store, cards: Iterable[str], outputs: Iterable[str]) -> dict[str, Any]:
    """The cards and outputs of these paths, and what else the store holds, as plain values."""
    made = {path: store.outputs[path] for path in outputs if path in store.outputs}
    return {"cards": columns.of_cards(store.cards[path] for path in cards), "outputs": columns.of_rows(made, Output._fields),
            "gone": [path for path in outputs if path not in made], "slugs": store.slugs, "others": store.others}


def _mark(since: Since, tree: str) -> str:
    return files.digest(repr((since.base, tree, sorted(since.cards), sorted(since.outputs))).encode("utf-8", "surrogatepass"))


def save_head(root: Path, store: Store) -> None:
    """Writes what decides that nothing changed."""
    head = {"version": VERSION, "key": store.key, "glance": store.glance, "tree": store.tree, "theme": store.theme, "ground": store.ground,
            "counts": store.counts, "mark": store.mark}
    files.keep(str(root / FOLDER), HEAD, head)


def load_seen(root: Path) -> Seen:
    """How files looked when they were read, with their digests; nothing where that is missing or not as it was written."""
    version, seen = files.kept(str(root / FOLDER), SEEN) or ([], {})
    return seen if version == VERSION else {}


def save_seen(root: Path, seen: Seen, before: Seen) -> None:
    """Keeps how files looked; true for ever, whatever becomes of the build.

    `before` is what is kept already: where of no more than a few files something else is to be told, these are read once more next time.
    """
    told = ((path, row, before.get(folder, {})) for folder, rows in seen.items() for path, row in rows.items())
    if sum(row is not held.get(path) for path, row, held in told) > UNTOLD:
        files.keep(str(root / FOLDER), SEEN, (VERSION, seen))


def is_new(root: Path) -> bool:
    """Whether no build has left a store here."""
    return not _path(root, BODY).is_file()


def stamp(root: Path) -> int:
    """When the store was last written (ns); another build writes it anew. 0 where there is none."""
    try:
        return os.stat(_path(root, HEAD)).st_mtime_ns
    except OSError:
        return 0


def drop(root: Path) -> None:
    """Forgets that all is well: from here to `save` a build is under way, and one that dies leaves this mark."""
    _path(root, HEAD).unlink(missing_ok=True)


def card_row(card: Card) -> tuple[object, ...]:
    """A card as a row of plain values."""
    row: list[object] = list(card)
    row[_AUTHORS] = [(a.name, a.role, a.affiliation) for a in card.authors]
    row[_CORRECTIONS] = [(c.start, c.end, c.old, c.new, c.reason, c.who) for c in card.corrections]
    return tuple(row)


def shown_row(card: Card) -> tuple[object, ...]:
    """What of a card can be seen on a page: its row without the digest of its file, and without the count of its
    characters and the files beside it, which a page that shows them has among its data or in its text."""
    return (*_SHOWN(card), [(a.name, a.role, a.affiliation) for a in card.authors],
            [(c.start, c.end, c.old, c.new, c.reason, c.who) for c in card.corrections])
