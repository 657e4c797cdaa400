"""Jinja filters: a date, a number and a page number as Chinese readers write them."""
from __future__ import annotations

from collections.abc import Callable, Mapping

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


FILTERS: Mapping[str, Callable[..., object]] = {"cndate": chinese_date, "pageno": page_number, "digits": grouped_digits}
