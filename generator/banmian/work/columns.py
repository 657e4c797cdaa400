"""Cards and outputs as columns of plain values: read and written in a fraction of the time that rows take.

A column is {"all": values} or, where few values stand often, {"of": each value once, "at": the number of each}.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import partial
from operator import attrgetter
from typing import Any, Final, TypeVar

from banmian.model import Author, Card, Correction

Made = TypeVar("Made")
Column = dict[str, list[Any]]
FIELDS: Final = Card._fields
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
    if len(of) == 1:
        return of * len(held["at"])
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
    forms = {name: partial(_many, {}, kind) for name, kind in _HELD.items()}
    return _made(Card, [values(held[name], forms.get(name)) for name in FIELDS])


def _many(made: dict[Any, Any], kind: type, rows: tuple[tuple[Any, ...], ...]) -> tuple[Any, ...]:
    """The values of rows; equal ones, such as an author of many articles, are made once."""
    return tuple([made.get(row) or made.setdefault(row, kind(*row)) for row in rows])


def _made(kind: type[Made], held: Iterable[Iterable[Any]]) -> list[Made]:
    """Named tuples of columns; what `_make` does, without a call in between."""
    one: Any = partial(tuple.__new__, kind)
    return list(map(one, zip(*held, strict=True)))


def of_rows(rows: Mapping[str, tuple[Any, ...]], names: Sequence[str]) -> dict[str, Column]:
    """The columns of named tuples, and of the names under which they are held."""
    return {"path": {"all": list(rows)}} | {name: column(list(map(attrgetter(name), rows.values()))) for name in names}


def to_rows(held: Mapping[str, Column], kind: type[Made], names: Sequence[str]) -> dict[str, Made]:
    """The named tuples that `of_rows` made columns of; ValueError for columns that are not of one length."""
    return dict(zip(held["path"]["all"], _made(kind, [values(held[name]) for name in names]), strict=True))
