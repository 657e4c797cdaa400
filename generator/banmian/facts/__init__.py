"""Facts of a page: its paper, date, place, section, number and issue, each with how it is known; the gazetteer; corrections."""
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banmian.facts.corrections import corrections_for, load_corrections
    from banmian.facts.mending import reading_text_corrected
    from banmian.facts.page import located, page_facts
    from banmian.facts.series import check_series
    from banmian.facts.suggestion import draft, suggest

__all__ = ["check_series", "corrections_for", "draft", "load_corrections", "located", "page_facts", "reading_text_corrected", "suggest"]
_HOMES = {"check_series": "series", "corrections_for": "corrections", "draft": "suggestion", "load_corrections": "corrections",
          "located": "page", "page_facts": "page", "reading_text_corrected": "mending", "suggest": "suggestion"}


def __getattr__(name: str) -> object:
    """A function of this room, its module loaded when it is first asked for: a build of unchanged pages asks for none."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
