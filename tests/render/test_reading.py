"""The reading text: one character for one, and the source's marks can be put back."""
from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.render.filters import fit, running
from banmian.render.reading import full_width, set_html, set_text

texts = st.text(st.sampled_from('甲乙丙abc012,;:!?.()"“”，。 &<>𠮷\n/[{%]}'), max_size=60)


def restored(text: str, half: str) -> str:
    """The source's text from the reading text, as the browser does it: offsets in UTF-16 units."""
    units = [text.encode("utf-16-le")[i:i + 2] for i in range(0, len(text.encode("utf-16-le")), 2)]
    at = 0
    for gap, mark in re.findall(r"(\d+)(\D)", half):
        at += int(gap)
        units[at] = mark.encode("utf-16-le")
    return b"".join(units).decode("utf-16-le")


@pytest.mark.parametrize(("source", "read"), [
    ("防控,坚决(记者 甲)", "防控，坚决（记者 甲）"), ("100%,增长", "100%，增长"), ('"好"。', "“好”。"), ("结束.", "结束。"),
    ("今年(2022)起", "今年（2022）起"), ("通知:", "通知："),
])
def test_chinese_text_gets_chinese_marks(source: str, read: str) -> None:
    assert full_width(source) == read


@pytest.mark.parametrize("text", ["1,000 and 3.5", "http://example.org", "a (b) c", "3:30", '他说"好', "No Han, at all."])
def test_what_is_not_chinese_stays(text: str) -> None:
    assert full_width(text) == text


@pytest.mark.parametrize("text", ["见https://例.cn/莲都区?a=甲:乙", '甲{{< figure src="乙.png" >}}', "甲[[乙:丙|丁]]", "甲{% 乙:丙 %}"])
def test_what_is_typed_for_a_machine_stays(text: str) -> None:
    assert full_width(text) == text
    assert full_width(f"{text} 好,他说") == f"{text} 好，他说"


def test_code_stays_as_it_was_typed() -> None:
    html = "<p>秘密? <code>秘密?</code> 好?</p>\n<pre><code>秘密: a(乙)\n</code></pre>\n<p>好?</p>"
    read, half = set_html(html)
    assert re.sub("<[^>]*>", "", read) == "秘密？ 秘密? 好？\n秘密: a(乙)\n\n好？"
    assert restored(re.sub("<[^>]*>", "", read), half) == re.sub("<[^>]*>", "", html)


@given(texts)
def test_the_source_can_be_put_back(text: str) -> None:
    read, half = set_text(text)
    assert len(read) == len(text)
    assert restored(read, half) == text
    assert bool(half) == (read != text)


@given(st.lists(texts, min_size=1, max_size=4))
def test_the_source_of_a_body_can_be_put_back(paragraphs: list[str]) -> None:
    html = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in paragraphs)
    read, half = set_html(html)
    plain = unescape(re.sub("<[^>]*>", "", read))
    assert restored(plain, half) == "\n".join(paragraphs)
    assert re.findall(r'<p id="p(\d+)">', read) == [str(n) for n in range(1, len(paragraphs) + 1)]


@pytest.mark.parametrize(("headline", "classes"), [
    ("不分神 不畏难 不松劲", "phrased "), ("衢江区新型冠状病毒肺炎疫情防控工作领导小组会议召开", ""),
    ("标" * 41, "long"), ("认真复盘，举一反三 " * 5, "phrased long"), ("", "phrased "),
    ("衢州暂停清明祭扫活动！ 开展", ""), ("暂停清明祭扫活动！ 开展", "phrased "), ("标标标标标标标标标标！ 开展", ""),   # the mark stands in the line too
])
def test_headlines_break_between_phrases_only_when_every_phrase_fits_a_line(headline: str, classes: str) -> None:
    assert fit(headline) == classes


@pytest.mark.parametrize(("opening", "shown"), [
    ("会见总统。 同时指出", "会见总统。同时指出"), ("一线(见图) 本报讯", "一线（见图）本报讯"), ("The end. A new day", "The end. A new day"), ("春茶 开采", "春茶 开采"), ("祭扫活动！ 开展", "祭扫活动！开展"),
    ('关爱"一老"和"一小…', "关爱“一老”和…"), ('关爱"一老"和"朝阳行动计…', "关爱“一老”和“朝阳行动计…"),
    ("全面落实“国20条”“省…", "全面落实“国20条”…"), ("落实《关于进一步…", "落实《关于进一步…")])
def test_an_opening_has_no_space_after_a_full_width_mark(opening: str, shown: str) -> None:
    assert running(opening) == shown
