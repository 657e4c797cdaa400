"""Content files that are not to be published: other generators' `draft: true`, `published: false` and `_drafts/`; and empty ones."""
from __future__ import annotations

from collections.abc import Mapping

from banmian.content import frontmatter
from banmian.content.frontmatter import Value
from banmian.content.keys import WITHHELD

_YES, _NO = frozenset({"true", "yes", "on", "1", "是"}), frozenset({"false", "no", "off", "0", "否"})
_KEYS = tuple(key.encode() for key in WITHHELD)
FOLDER = "_drafts"              # Jekyll's and Hexo's


def is_draft(text: str, path: str) -> bool:
    """Whether a content file whose front matter can be read is a draft."""
    return FOLDER in path.split("/")[:-1] or _withheld(frontmatter.read(text, path).values)


def may_be_draft(data: bytes, path: str) -> bool:
    """Whether a content file in UTF-8 lies where drafts lie, or has a word that would say so: hardly any article has."""
    small = data.lower()
    return FOLDER in path or any(key in small for key in _KEYS)


def is_blank(text: str, path: str) -> bool:
    """Whether a content file whose front matter can be read says nothing at all."""
    front = frontmatter.read(text, path)
    return not front.values and not front.body.strip()


def _withheld(values: Mapping[str, Value]) -> bool:
    """Whether front matter withholds its article."""
    said = {WITHHELD.get(key.strip().lower()): str(value).strip().lower() for key, value in values.items()}
    return said.get("draft") in _YES or said.get("published") in _NO
