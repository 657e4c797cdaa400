"""Lines whose role their form gives away, whatever their shape: those of tables, questions and chapters, and the ends of letters."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from banmian.segment.items import ITEM, LEAD, with_items
from banmian.segment.numbered import SPOKEN, numbered
from banmian.segment.setting import Setting
from banmian.segment.signing import CLOSE, DATED, SIGN, endings
from banmian.segment.tables import OVER, PART, ROW, tables
from banmian.segment.units import Unit

MARKS: Final = {CLOSE: "f:text", SIGN: "f:signer", ROW: "f:row", PART: "f:row", OVER: "f:head", SPOKEN: "f:opens",
                ITEM: "f:head", LEAD: "f:opens", DATED: "f:head"}
"""The mark by which the roles of such lines are read."""
TEXTS: Final = frozenset((CLOSE, ROW, SPOKEN, LEAD))
"""The forms of lines of text, which are no crossheads."""


def with_tables(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a page, those marked that are of tables."""
    return _marked(units, tables(units))


def running(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units that show how a page is set: all but those of tables, whose lines end where they like."""
    return [unit for unit in units if not unit.form]


def with_parts(units: Sequence[Unit], setting: Setting, page: str) -> tuple[Unit, ...]:
    """The units of a page, those marked that begin items, questions, answers and chapters, and those that end a notice or a letter."""
    items = with_items(units, setting, page)
    parted = _marked(items, numbered(items))
    return _marked(parted, endings(parted, setting))


def _marked(units: Sequence[Unit], found: Iterable[tuple[int, str]]) -> tuple[Unit, ...]:
    """The units with the forms that were found."""
    forms = dict(found)
    return tuple(unit._replace(form=forms[at]) if at in forms else unit for at, unit in enumerate(units)) if forms else tuple(units)
