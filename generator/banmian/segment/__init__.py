"""A page's text to its layout: what every line is, and which lines make an item."""
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banmian.segment.page import read_page
    from banmian.segment.score import score_form

__all__ = ["read_page", "score_form"]
_HOMES = {"read_page": "page", "score_form": "score"}


def __getattr__(name: str) -> object:
    """A function of this room, its module loaded when it is first asked for: a build of unchanged pages cuts none."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
