"""Facts of a page: its paper, date, place, section, number and issue, each with how it is known; the gazetteer; corrections."""
from banmian.facts.corrections import corrections_for, load_corrections, reading_text_corrected
from banmian.facts.page import located, page_facts
from banmian.facts.series import check_series
from banmian.facts.suggestion import draft, suggest

__all__ = ["check_series", "corrections_for", "draft", "load_corrections", "located", "page_facts", "reading_text_corrected", "suggest"]
