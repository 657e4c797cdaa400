"""Jinja filters: a date, a number and a page number as Chinese readers write them."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from banmian.render.calendar import chinese_date
from banmian.render.reading import half_attribute, set_text
from banmian.render.strings import grouped_digits


def page_number(value: str) -> str:
    """The page number without leading noughts: 06 → 6, A03 stays."""
    return value.lstrip("0") or value


def wide(value: str) -> str:
    """A line of the page with full-width marks."""
    return set_text(value)[0]


def half(value: str) -> str:
    """The attribute that says which marks of the line the source has otherwise."""
    from markupsafe import Markup
    return Markup(half_attribute(set_text(value)[1]))


FILTERS: Mapping[str, Callable[..., object]] = {"cndate": chinese_date, "pageno": page_number, "digits": grouped_digits,
                                               "wide": wide, "half": half}
