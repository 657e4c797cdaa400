"""Facts of a page: its paper, date, place, section, number and issue, each with how it is known; the gazetteer; corrections."""
from banmian.facts.page import located, page_facts

__all__ = ["located", "page_facts"]
