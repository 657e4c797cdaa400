"""Patterns that are compiled when they are first asked.

A class of characters out of all of Unicode takes milliseconds to compile, and a build that reads one article asks few of them.
"""
from __future__ import annotations

import re
from typing import cast


class _Late:
    """A pattern to be; what it is asked for once it has at hand from then on."""

    def __init__(self, form: str, flags: int) -> None:
        self._form, self._flags = form, flags

    def __getattr__(self, name: str) -> object:
        value: object = getattr(re.compile(self._form, self._flags), name)      # which keeps what it compiled
        self.__dict__[name] = value
        return value


def late(form: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a form, compiled at its first use; only its methods and attributes can be used."""
    return cast("re.Pattern[str]", _Late(form, flags))
