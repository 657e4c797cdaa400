"""Cards and outputs as columns of plain values: read and written in a fraction of the time that rows take.

A column is {"all": values} or, where few values stand often, {"of": each value once, "at": the number of each}.
"""
from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import partial
from itertools import repeat
from operator import attrgetter
from typing import Any, Final, TypeVar

from banmian.model import Author, Card, Correction

Made = TypeVar("Made")
Column = dict[str, list[Any]]
FIELDS: Final = tuple(f.name for f in fields(Card))
_LISTS: Final = ("tags", "odd", "doubts")
_HELD: Final[Mapping[str, type]] = {"authors": Author, "corrections": Correction}
_VALUES: Final = {kind: attrgetter(*(f.name for f in fields(kind))) for kind in _HELD.values()}


def column(values: Sequence[Any]) -> Column:
    """The column of these values."""
    if set(map(type, values)) <= {str, tuple}:      # numbers that are equal need not be written alike
        number: dict[Any, int] = {}
        at = [number.setdefault(value, len(number)) for value in values]
        if 2 * len(number) < len(at):
            return {"of": list(number), "at": at}
    return {"all": list(values)}


def values(held: Column, form: Callable[[Any], Any] | None = None) -> list[Any]:
    """The values of a column, each given its form."""
    if "all" in held:
        return held["all"] if form is None else list(map(form, held["all"]))
    of = held["of"] if form is None else list(map(form, held["of"]))
    return [of[number] for number in held["at"]]


def of_cards(cards: Iterable[Card]) -> dict[str, Column]:
    """The columns of cards."""
    cards = tuple(cards)
    made = {name: list(map(attrgetter(name), cards)) for name in FIELDS}
    for name, kind in _HELD.items():
        made[name] = [tuple(map(_VALUES[kind], held)) for held in made[name]]
    return {name: column(held) for name, held in made.items()}


def to_cards(held: Mapping[str, Column]) -> list[Card]:
    """The cards that `of_cards` made columns of; ValueError for columns that are not of one length."""
    made: dict[str, list[Any]] = {}
    for name in FIELDS:
        form = partial(_many, {}, _HELD[name]) if name in _HELD else tuple if name in _LISTS else None
        made[name] = values(held[name], form)
    return _filled(Card, made)


def _many(made: dict[Any, Any], kind: type, rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    """The values of rows; equal ones, such as an author of many articles, are made once."""
    return tuple([made.get(key := tuple(row)) or made.setdefault(key, kind(*key)) for row in rows])


def _filled(kind: type[Made], held: Mapping[str, list[Any]]) -> list[Made]:
    """Values made column by column: each field's slot is filled in all of them at once, before anybody has seen one. Calling
    their class, which is frozen, takes four times as long."""
    lengths = {len(one) for one in held.values()}
    if len(lengths) != 1:
        raise ValueError(f"columns of {sorted(lengths)} values")
    made: list[Made] = list(map(object.__new__, repeat(kind, lengths.pop())))
    for name, one in held.items():
        deque(map(getattr(kind, name).__set__, made, one), 0)
    return made


def of_rows(rows: Mapping[str, tuple[Any, ...]], names: Sequence[str]) -> dict[str, Column]:
    """The columns of named tuples, and of the names under which they are held."""
    return {"path": {"all": list(rows)}} | {name: column(list(map(attrgetter(name), rows.values()))) for name in names}


def to_rows(held: Mapping[str, Column], kind: type[Made], names: Sequence[str]) -> dict[str, Made]:
    """The named tuples that `of_rows` made columns of; ValueError for columns that are not of one length."""
    rows = zip(*(values(held[name]) for name in names), strict=True)
    made: Any = partial(tuple.__new__, kind)      # what `_make` does, without a call in between
    return dict(zip(held["path"]["all"], map(made, rows), strict=True))
