"""Cards and articles → HTML: views decide what a page shows, the theme how it looks, `urls` where it lies."""
from __future__ import annotations

from banmian.render.sheet import Loaded, Sheet
from banmian.render.theme import Theme, load_theme, render_sheet
from banmian.render.views import all_sheets, load_views, sheets_of_texts, view_names, view_version

__all__ = ["Loaded", "Sheet", "Theme", "all_sheets", "load_theme", "load_views", "render_sheet", "sheets_of_texts", "view_names",
           "view_version"]
