"""Strangers' text made fit for formats that refuse some characters; nothing a reader sees is lost."""
from __future__ import annotations

from banmian.text.late import late

# What XML 1.0 cannot carry at all, escaped or not: C0 controls but tab and line ends, surrogates, U+FFFE, U+FFFF.
UNPRINTABLE = late("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")    # "\x0b", "\x00", "\ufffe"
SPACES = late(r"\s+")                                                           # "甲 \n 乙" -> "甲 乙"
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# White space inside a Chinese name, put there by the printer to fill a column: "廖 王晶".
NAME_GAP = late(f"(?<=[{HAN}])\\s+(?=[{HAN}])")
TAG = late("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")                                 # "zh-Hans", "en"
HAN_RUN = late(f"[{HAN}]")


def one_line(text: str) -> str:
    """`text` as one line: white space runs are one blank, characters that XML cannot carry are gone."""
    if text.isprintable() and "  " not in text:        # nearly always, and many times faster
        return text.strip()
    return SPACES.sub(" ", UNPRINTABLE.sub(" ", text)).strip()


def xml_text(text: str) -> str:
    """`text` with U+FFFD where a character stands that XML cannot carry, so that the loss is seen."""
    return UNPRINTABLE.sub("\ufffd", text)


def language_tag(language: str) -> str:
    """The language where its form is that of a tag, which XML asks for, else "und", which says that it is not known."""
    return language if TAG.fullmatch(language) else "und"


def closed_name(name: str) -> str:
    """A name as bibliographies want it: Chinese names without inner spaces (reference managers cut at the last one)."""
    return NAME_GAP.sub("", one_line(name))


def has_han(text: str) -> bool:
    """Whether any Han character is in `text`."""
    return HAN_RUN.search(text) is not None
