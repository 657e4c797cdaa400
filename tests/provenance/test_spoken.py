"""Every sentence by which the program says how it knows a thing is said in every language of the theme."""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from banmian.content.articles import articles_of
from banmian.content.markdown_in import read_article
from banmian.errors import BanmianError
from banmian.facts import calendar, page_facts
from banmian.facts.corrections import SeedCorrections, corrections_for
from banmian.facts.series import check_series
from banmian.facts.suggestion import Suggestion
from banmian.layout import Fact, PageFacts, Reading, Seed
from banmian.model import Correction, Place
from banmian.render.sentences import CLAUSES, SENTENCES
from banmian.render.spoken import keys, language_of, phrases, told
from banmian.render.strings import strings_of
from banmian.segment import read_page

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "themes" / "broadsheet"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
KNOWN = yaml.safe_load((ROOT / "seeds" / "pages.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
BODY = "\n市委召开会议部署工作\n\n{lede}，市委召开会议，研究部署下一步工作。会议强调，要坚持问题导向，压实责任，确保各项任务落地见效。\n"


def unspoken(sentence: str) -> list[str]:
    """The words of a sentence that no pattern knows; an editor's own, which are quoted, left out."""
    found = phrases(sentence)
    quoted = {"basis.editor", "found.yearless"}
    return [p.words for before, p in zip((None, *found), found, strict=False)
            if not p.key and (before is None or before.key not in quoted)]


def told_of(text: str, known: dict[str, object] | None = None, name: str = "x.txt") -> Iterator[str]:
    """Every sentence that comes of reading a page: bases, findings, headline bases, doubts."""
    layout = read_page(text)
    facts, findings = page_facts(text, layout, known)
    yield from (f.message for f in findings)
    for article in articles_of(Reading(Seed(f"seeds/{name}", "0" * 64, text), facts, layout)):
        yield from (basis for _, basis in article.basis)
        yield article.headline_basis
        yield from article.doubts


@pytest.mark.parametrize("pattern", (*SENTENCES, *CLAUSES), ids=lambda p: p.key)
def test_each_pattern_says_its_example(pattern) -> None:
    assert pattern.key in {phrase.key for phrase in phrases(pattern.example)}
    assert not unspoken(pattern.example)


def test_each_key_has_words_in_every_language_and_no_words_are_idle() -> None:
    for language in LANGUAGES:
        words = yaml.safe_load((THEME / "strings" / f"basis.{language}.yaml").read_text(encoding="utf-8"))
        assert keys() == set(words)


def test_words_fill_in_everything_a_phrase_holds() -> None:
    words = yaml.safe_load((THEME / "strings" / "basis.en.yaml").read_text(encoding="utf-8"))
    for pattern in (*SENTENCES, *CLAUSES):
        for phrase in phrases(pattern.example):
            if phrase.key:
                assert set(re.findall(r"\{(\w+)\}", words[phrase.key])) == dict(phrase.values).keys(), phrase


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem[:3])
@pytest.mark.parametrize("known", [True, False])
def test_everything_the_seeds_give_is_spoken(path: Path, known: bool) -> None:
    sentences = list(told_of(path.read_text(encoding="utf-8"), KNOWN.get(path.name) if known else None, path.name))
    assert len(sentences) > 5
    assert not [words for sentence in sentences for words in unspoken(sentence)]


HEADS = ("某某日报\n{d}  星期{w}  农历{l}  总第3547期  第2版", "農民日報\n{d} 星期{w}\n06要闻·综合", "JIN RI SU ZHOU\n{d}  第22980期",
         "SUZHOU DAILY\n苏州市吴江区\n{d}\n吴江版", "今日吴江\n星期{w} 农历{l}\n总第12期", "{m} 星期{w}\n要闻", "")
LEDES = ("12月21日下午", "昨天下午，12月21日上午", "2021年12月21日下午", "近日", "11月17日至18日")
GIVEN: tuple[dict[str, object] | None, ...] = (
    None, {"date": "2021"}, {"date": "2022/4"}, {"date": "2021-12-20"}, {"city": "苏州", "basis": "editor: 寄件人说"},
    {"county": "吴江区", "page": "07", "issue": "9", "newspaper": "别的日报"}, {"county": "吴江区", "basis": "printed: 报纸原件"})


def _masthead(head: str, day: date, off: int, lunar_off: int) -> str:
    _, month, leap, number, ganzhi = calendar.lunar_days(day + timedelta(days=lunar_off))
    months, days = "正二三四五六七八九十冬腊", "一二三四五六七八九十"
    said = ("初" + days[number - 1] if number <= 10 else "十" + days[number - 11] if number < 20 else "二十" if number == 20
            else "廿" + days[number - 21] if number < 30 else "三十")
    lunar = f"{ganzhi}年{'闰' if leap else ''}{months[month - 1]}月{said}"
    return head.format(d=f"{day.year}年{day.month}月{day.day}日", m=f"{day.month}月{day.day}日",
                       w=calendar.WEEKDAYS[(day.weekday() + off) % 7], l=lunar)


@given(st.sampled_from(HEADS), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.sampled_from([0, 0, 1]), st.sampled_from([0, 0, 1]),
       st.sampled_from(LEDES), st.sampled_from(GIVEN), st.sampled_from(["", "吴江区举行活动，我区干部参加。" * 3, "昆山市与吴江区签约。"]))
def test_everything_that_mastheads_and_news_give_is_spoken(head, day, off, lunar_off, lede, given_, more) -> None:
    text = _masthead(head, day, off, lunar_off) + "\n" + BODY.format(lede=lede) + more
    assert not [words for sentence in told_of(text, given_) for words in unspoken(sentence) if words != "报纸原件"]


@given(st.builds(calendar.PrintedDate, st.one_of(st.none(), st.integers(2000, 2030)), st.one_of(st.none(), st.integers(1, 12)),
                 st.one_of(st.none(), st.integers(1, 31)), st.one_of(st.none(), st.integers(0, 6)),
                 st.one_of(st.none(), st.builds(calendar.LunarDay, st.sampled_from(["", "壬寅", "癸卯"]), st.integers(1, 12),
                                                st.booleans(), st.integers(1, 30)))))
def test_every_verdict_on_a_date_is_spoken(printed: calendar.PrintedDate) -> None:
    verdict = calendar.reconcile(printed)
    sentence = "printed: masthead, line 5"
    if len(verdict.witnesses) > 1:
        sentence += f" ({', '.join(verdict.witnesses)} agree)"
    assert not unspoken(sentence + "".join(f"; but {note}" for note in verdict.contradictions))
    assert not [words for note in verdict.contradictions for words in unspoken(note)]


def test_findings_of_series_and_corrections_are_spoken() -> None:
    def page(day: str, number: str) -> PageFacts:
        return PageFacts(newspaper=Fact("今日吴江", ""), date=Fact(day, ""), issue=Fact(number, ""))
    pages = [("a", page("2022-04-01", "5")), ("b", page("2022-04-01", "6")), ("c", page("2022-04-02", "6")),
             ("d", page("2022-04-03", "4")), ("e", page("2022-04-04", "40"))]
    said = [f.message for f in check_series(pages)]
    seed = Seed("seeds/1.txt", "a" * 64, "深人贯彻\n落实")
    rows = [Correction(0, 2, "深人", "深入", "", "x"), Correction(1, 2, "人", "入", "", "x"), Correction(2, 4, "不是", "别的", "", "x"),
            Correction(2, 6, "贯彻落", "落", "", "x")]
    groups = [SeedCorrections("seeds/1.txt", digest * 64, tuple(rows), (Place("c"),) * 4) for digest in "ab"]
    said += [f.message for f in corrections_for(seed, groups)[1]]
    said.append(Suggestion("s", "", 0, 1, "瘦", "疫", "瘦情防控", "疫情防控", 1, 112).evidence)
    assert len(said) >= 10
    assert not [words for sentence in said for words in unspoken(sentence)]


def _written(*modules: str) -> Iterator[str]:
    """The sentences that stand in the code as doubts: what `yield share, "…"` and `doubts.append("…")` write, 3 filled in."""
    for module in modules:
        tree = ast.parse((ROOT / "generator" / "banmian" / module).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
                yield from _text(node.value.elts[1])
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("doubts.append"):
                yield from _text(node.args[0])


def _text(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "3" for part in node.values)


def test_every_doubt_in_the_code_is_spoken() -> None:
    modules = [path.relative_to(ROOT / "generator" / "banmian").as_posix() for path in (ROOT / "generator/banmian/segment").glob("*.py")]
    doubts = [text for text in _written(*modules) if " " in text]
    assert len(doubts) >= 8
    assert not [words for doubt in doubts for words in unspoken(doubt)]


def test_stand_in_headlines_are_spoken() -> None:
    for text in ("# 标题\n\n正文。\n", "正文。\n"):
        assert not unspoken(read_article(text, "a/b.md").headline_basis)
    with pytest.raises(BanmianError):
        read_article("---\n: [\n---\n", "a.md")


def test_strange_words_are_shown_as_they_are_in_their_language() -> None:
    strings = strings_of([THEME], LANGUAGES)
    assert str(told(strings, "guessed by <me>; the text breaks off")) == (
        '<q lang="en">guessed by &lt;me&gt;</q><span data-t="basis.stop">；</span><span data-t="doubt.truncated">文字中断，没有结尾</span>')
    assert '<q lang="zh-Hans">版面报道11月21日的事</q>' in told(strings, "editor: 版面报道11月21日的事")
    assert language_of("") == "en" and language_of("第06版 A") == "zh-Hans"


def test_a_phrase_that_names_a_line_leads_to_it() -> None:
    strings = strings_of([THEME], LANGUAGES)
    assert '<a href="../pages/1.html#L5">' in told(strings, "printed: masthead, line 5", "../pages/1.html")
    assert "<a " not in told(strings, "printed: masthead, line 5")


@given(st.text(max_size=60))
def test_what_no_pattern_knows_is_shown_whole(sentence: str) -> None:
    found = phrases(sentence)
    if all(not phrase.key for phrase in found):
        assert [p.words for p in found] == [clause for clause in sentence.split("; ") if clause.strip()]
