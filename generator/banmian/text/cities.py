"""A city as it is named here, whoever writes it."""
from __future__ import annotations


def city_name(written: str) -> str:
    """A prefecture without 市: 苏州市 and 苏州 are one place; 沙市 is what it is."""
    return written.removesuffix("市") if len(written) > 2 else written
