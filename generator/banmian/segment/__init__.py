"""A page's text to its layout: what every line is, and which lines make an item."""
from banmian.segment.page import read_page
from banmian.segment.score import score_form

__all__ = ["read_page", "score_form"]
