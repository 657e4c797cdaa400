"""What a file of the content folder is by its name: an article, a file that articles may show or link to, or neither."""
from __future__ import annotations

from typing import Final

ARTICLES: Final = (".md", ".markdown")
# A name under which other tools keep what is no article: about the folder, or (Hugo) the page of a section.
NO_ARTICLES: Final = frozenset({"readme", "_index"})
# No SVG, HTML or XML: opened by themselves they run scripts, and articles come from strangers (docs/content.md).
IMAGES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
FILES: Final = IMAGES | {
    ".pdf", ".epub", ".djvu", ".tif", ".tiff", ".txt", ".csv", ".tsv", ".json", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx",
    ".odt", ".ods", ".odp", ".zip", ".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".webm"}


def suffix(path: str) -> str:
    """The suffix of a path's last part in small letters, with its dot; "" where it has none."""
    name = path.rpartition("/")[2]
    head, dot, tail = name.rpartition(".")
    return dot + tail.lower() if head else ""


def stem(path: str) -> str:
    """The path of an article without its suffix; any other path as it is."""
    found = suffix(path)
    return path[:-len(found)] if found in ARTICLES else path


def is_article(path: str) -> bool:
    """Whether the file of that path is to be read as an article."""
    if path[-3:] == ".md" and path[-9:-3].lower() not in NO_ARTICLES:      # as nearly all are: a build asks of each file, several times
        return True
    return suffix(path) in ARTICLES and stem(path).rpartition("/")[2].lower() not in NO_ARTICLES
