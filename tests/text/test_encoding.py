"""Which encoding a page is in: what people write comes back, mojibake never goes in."""
from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from banmian.text.encoding import Undecodable, decode, shown
from tests.site import SEEDS

PAGES = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
TRADITIONAL = {name: OpenCC("s2t").convert(page) for name, page in PAGES.items()}
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=60)


@given(TEXTS)
def test_unicode_with_its_mark_comes_back(text: str) -> None:
    for codec, mark, name in (("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16"), ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
                              ("utf-32-le", codecs.BOM_UTF32_LE, "UTF-32"), ("utf-32-be", codecs.BOM_UTF32_BE, "UTF-32"),
                              ("utf-8", codecs.BOM_UTF8, "UTF-8"), ("gb18030", "\ufeff".encode("gb18030"), "GB18030")):
        assert decode(mark + text.encode(codec)) == (text, name, True)


@given(st.text(max_size=30))
def test_a_path_is_shown_as_it_is_where_it_can_be_written_down(path: str) -> None:
    told = shown(path)
    assert told.encode("utf-8").decode("utf-8") == told and shown(told) == told and not set(told) & set("\n\r\t\0")
    assert told == path or not path.isprintable()


@given(TEXTS.filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, "UTF-8", False)


@pytest.mark.parametrize("name", PAGES)
def test_chinese_pages_come_back_from_what_they_were_saved_in(name: str) -> None:
    assert decode(PAGES[name].encode("gb18030")) == (PAGES[name], "GB18030", False)
    assert decode(TRADITIONAL[name].encode("gb18030")) == (TRADITIONAL[name], "GB18030", False)
    big5 = TRADITIONAL[name].encode("big5hkscs", "ignore")
    assert decode(big5) == (big5.decode("big5hkscs"), "Big5", False)


@pytest.mark.parametrize("page", ["新聞記事の本文です。東京で国会の審議が始まった。首相は記者会見を開いた。\n".encode("shift_jis"),
                                  "Новости дня: заседание городского совета открылось утром.\n".encode("koi8-r") * 3,
                                  b"caf\xe9 au lait\n"],
                         ids=["Shift JIS", "KOI8-R", "Latin-1"])
def test_what_would_be_mojibake_is_refused_at_its_first_byte(page: bytes) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(page)
    assert page[caught.value.offset] > 0x7F
    assert str(caught.value.offset) in str(caught.value)


@pytest.mark.parametrize("name", PAGES)
def test_a_marked_page_that_breaks_off_says_where(name: str) -> None:
    data = codecs.BOM_UTF16_LE + PAGES[name].encode("utf-16-le")
    with pytest.raises(Undecodable) as caught:
        decode(data[:-1])
    assert caught.value.offset == len(data) - 2


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_chinese_pages_come_back_from_utf_16_without_its_mark(name: str, codec: str) -> None:
    assert decode(PAGES[name].encode(codec)) == (PAGES[name], "UTF-16", False)
    assert decode(TRADITIONAL[name].encode(codec)) == (TRADITIONAL[name], "UTF-16", False)


@pytest.mark.parametrize("name", PAGES)
def test_zero_bytes_in_a_page_do_not_make_it_utf_16(name: str) -> None:
    damaged = PAGES[name].replace("\n", "\0", 1)
    for data in (damaged.encode(), damaged.encode("gb18030"), damaged.encode() + b" "):
        assert _encoding(data) != "UTF-16"


def _encoding(data: bytes) -> str:
    try:
        return decode(data).encoding
    except Undecodable:
        return ""


def test_carriage_returns_alone_end_lines() -> None:
    assert decode("一\r二\r".encode()) == ("一\n二\n", "UTF-8", False)
    assert decode("一\r\n二\r".encode()) == ("一\r\n二\r", "UTF-8", False)
