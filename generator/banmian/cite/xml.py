"""Text as XML writes it. As `xml.sax.saxutils` has it, which loads what it takes to fetch documents from other hosts."""
from __future__ import annotations

from typing import Final

_QUOTED: Final = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})     # an attribute would lose them


def escape(text: str) -> str:
    """`text` as the content of an element."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quoteattr(text: str) -> str:
    """`text` as the value of an attribute, in the quotation marks that it holds none of, else in double ones."""
    text = escape(text).translate(_QUOTED)
    if '"' not in text:
        return f'"{text}"'
    return f'"{text.replace(chr(34), "&quot;")}"' if "'" in text else f"'{text}'"
