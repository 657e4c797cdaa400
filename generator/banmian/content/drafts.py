"""Articles that say of themselves that they are not to be published: other generators' `draft: true` and `published: false`."""
from __future__ import annotations

from collections.abc import Mapping

from banmian.content import frontmatter
from banmian.content.frontmatter import Value

_YES, _NO = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})


def is_draft(text: str, path: str) -> bool:
    """Whether a content file whose front matter can be read is a draft."""
    return _withheld(frontmatter.read(text, path).values)


def may_be_draft(data: bytes) -> bool:
    """Whether the bytes of a content file have a word that would say so: hardly any article's have."""
    return any(key in data for key in (b"draft", b"published"))


def _withheld(values: Mapping[str, Value]) -> bool:
    """Whether front matter withholds its article."""
    said = {key: str(value).strip().lower() for key, value in values.items() if key in ("draft", "published")}
    return said.get("draft") in _YES or said.get("published") in _NO
