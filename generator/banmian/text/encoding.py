"""Which encoding the bytes of a page are in, and their text: UTF-8, UTF-16, UTF-32 with its mark, GB18030, Big5.

A page of mojibake is worse than no page: what decodes to characters that hardly anybody writes is not taken for text.
"""
from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import Final, NamedTuple

from banmian.text.late import late

UTF8: Final = "UTF-8"

# Byte order marks, the longer first: that of UTF-32 begins with that of UTF-16. GB18030 has one of four bytes.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", UTF8), (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"), (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"), (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    (b"\x84\x31\x95\x33", "gb18030", "GB18030"),
)
_SPELT: Final = 4               # characters of several bytes that GB18030 text may begin with by chance before it stops being UTF-8
_WIDE: Final = late("[\x80-\U0010ffff]")                          # 报, é
_CONTROL: Final = late("[\x00-\x08\x0e-\x1f]")                    # a zero, an escape
_HAN: Final = late("[㐀-䶿一-鿿\ue000-\uf8ff豈-﫿\U00020000-\U0003ffff]")     # 报, and what stands in private use
_UNWRITABLE: Final = late("[\x00-\x1f\x7f\ud800-\udfff]")         # a line break, a byte of a file's name that is not UTF-8
_ENOUGH: Final = 20             # Han characters below which their frequency tells nothing

# The characters in daily use are the first level of either standard, told by the first of their two bytes. Measured on
# 24 pages: of simplified text in GB18030 at least 0.99 are, of traditional 0.60; of Big5 taken for GB18030 at most 0.34;
# of Big5 taken for what it is 0.98.
_DAILY_GB: Final = ("gb2312", 0xB0, 0xD7, 0.5)
_DAILY_BIG5: Final = ("big5", 0xA4, 0xC6, 0.9)


class Undecodable(ValueError):
    """No encoding fits; `offset` is the byte at which the likeliest breaks."""

    def __init__(self, offset: int, why: str) -> None:
        super().__init__(why)
        self.offset = offset


class Decoded(NamedTuple):
    """A page's text, the encoding it was found to be in, and whether a byte order mark was taken off."""

    text: str
    encoding: str
    marked: bool = False


def decode(data: bytes) -> Decoded:
    """The text of a page's bytes; raises `Undecodable` where no encoding fits.

    Where no line feed stands in a text carriage returns end its lines, as old Macintoshes wrote them: each is a line feed here.
    LAW: text without control characters, written in UTF-8, or with its mark in UTF-16, UTF-32 or GB18030, comes back.
    """
    found = _decoded(data)
    return found if "\r" not in found.text or "\n" in found.text else found._replace(text=found.text.replace("\r", "\n"))


def _decoded(data: bytes) -> Decoded:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, len(mark), codec, name), name, True)
    if b"\0" in data and (wide := _wide(data)):
        return wide
    try:
        return Decoded(data.decode("utf-8"), UTF8)
    except UnicodeDecodeError as error:
        broken = error.start
    if len(_WIDE.findall(data[:broken].decode("utf-8"))) > _SPELT:      # UTF-8 with a damaged byte
        raise Undecodable(broken, f"neither UTF-8 nor GB18030: byte offset {broken} is {data[broken]:#04x}")
    return _chinese(data)


def shown(path: str) -> str:
    """A path as it can be written down, whatever bytes its name is of. LAW: a path in UTF-8 on one line is shown as it is."""
    return _UNWRITABLE.sub(lambda found: ascii(found[0])[1:-1], path)


def listed(paths: Sequence[str], most: int | None = None) -> str:
    """These paths, as they can be written down; with `most` no more than the first so many, and whether there are more."""
    return shown(", ".join(paths[:most])) + (" …" if most is not None and len(paths) > most else "")


def _strict(data: bytes, start: int, codec: str, name: str) -> str:
    try:
        return data[start:].decode(codec)
    except UnicodeDecodeError as error:
        at = start + error.start
        raise Undecodable(at, f"marked as {name}, but broken at byte offset {at} ({data[at]:#04x})") from error


def _wide(data: bytes) -> Decoded | None:
    """The bytes as UTF-16 without its mark, where that makes them Chinese text; its line ends and Latin letters have zero bytes."""
    for codec in ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 else ():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if len(_HAN.findall(text)) >= _ENOUGH and not _CONTROL.search(text) and (_daily(text, *_DAILY_GB) or _daily(text, *_DAILY_BIG5)):
            return Decoded(text, "UTF-16")
    return None


def _chinese(data: bytes) -> Decoded:
    """The bytes as GB18030 or Big5, whichever makes them text that people write."""
    broken = -1
    try:
        text = data.decode("gb18030")
        if not _CONTROL.search(text) and _daily(text, *_DAILY_GB):
            return Decoded(text, "GB18030")
    except UnicodeDecodeError as error:
        broken = error.start
    try:
        text = data.decode("big5hkscs")
        if len(_HAN.findall(text)) >= _ENOUGH and not _CONTROL.search(text) and _daily(text, *_DAILY_BIG5):
            return Decoded(text, "Big5")
    except UnicodeDecodeError:
        pass
    if broken >= 0:
        raise Undecodable(broken, f"neither UTF-8 nor GB18030: byte offset {broken} is {data[broken]:#04x}")
    first = next(at for at, byte in enumerate(data) if byte > 0x7F or (byte < 0x20 and byte not in b"\t\n\v\f\r"))
    raise Undecodable(first, f"neither UTF-8, GB18030 nor Big5: from byte offset {first} ({data[first]:#04x}) on it would be mojibake")


def _daily(text: str, codec: str, low: int, high: int, least: float) -> bool:
    """Whether the Han characters of a text are mostly such as are in daily use; few tell nothing."""
    han = _HAN.findall(text)
    daily = sum(low <= char.encode(codec, "replace")[0] <= high for char in han)
    return len(han) < _ENOUGH or daily >= least * len(han)
