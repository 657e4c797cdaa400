"""Text as Markdown that reads as that text and nothing else."""
from __future__ import annotations

from typing import Final

from banmian.text.late import late

# Signs that Markdown would take for markup, wherever they stand; a backslash keeps each.
_SIGNS: Final = late(r"[\\`*_{}\[\]]")                            # *, [, \
_ENTITY: Final = late(r"[&<]")                                     # <script>, &amp;
_BULLET: Final = late(r"([+\-#>]|\d+(?=\.))(?:(?<=\d)(\.))?")      # "- ", "# ", "1." at the start
# What no HTML or XML file can hold: C0 controls but tab, DEL and C1, lone surrogates, non-characters; each becomes U+FFFD.
_BREAK: Final = late(r"[\n\t]")                                    # what a paragraph holds as one space
_UNHOLDABLE: Final = late("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def holdable(text: str) -> str:
    """The text with every character that HTML and XML cannot hold replaced by U+FFFD."""
    return _UNHOLDABLE.sub("\ufffd", text)


def escape(paragraph: str) -> str:
    """Markdown of one paragraph whose HTML's text is the paragraph, white space at its ends and line ends aside."""
    text = " ".join(_BREAK.split(holdable(paragraph))).strip()
    text = _SIGNS.sub(r"\\\g<0>", text)
    text = _ENTITY.sub(lambda m: "&amp;" if m[0] == "&" else "&lt;", text)
    start = _BULLET.match(text)
    if start is None:
        return text
    at = start.end() - 1
    return text[:at] + "\\" + text[at:]


def unescape(markdown: str) -> str:
    """The text of a paragraph that `escape` wrote."""
    text = _BACKSLASH.sub(r"\1", markdown)
    return text.replace("&lt;", "<").replace("&amp;", "&")


_BACKSLASH: Final = late(r"\\([\\`*_{}\[\]()>#+\-.!])")            # \* for *
