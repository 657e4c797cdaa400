"""The address of a page on the web."""
from __future__ import annotations


def address(site_url: str, url: str) -> str:
    """The absolute address of a page, or "" where the site has none; a folder's index loses its file name: dates/index.html → …/dates/."""
    folder, _, name = url.rpartition("/")
    path = url if name != "index.html" else f"{folder}/" if folder else ""
    return f"{site_url.rstrip('/')}/{path}" if site_url else ""
