"""Jinja filters: a date, a number and a page number as Chinese readers write them."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from banmian.render.reading import half_attribute, set_text
from banmian.render.strings import grouped_digits


def chinese_date(value: str) -> str:
    """2022-11-22 → 2022年11月22日, in whole or in part; anything else as it is."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return value
    return "".join(f"{part if i == 0 else int(part)}{unit}" for i, (part, unit) in enumerate(zip(parts, "年月日", strict=False)))


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
