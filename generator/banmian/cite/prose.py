"""Citations for reading: GB/T 7714—2025 and —2015, APA 7 and Chicago 18, as plain text.

`docs/decisions/0060-citations.md` says why these are written here and how they are held against the official styles.
"""
from __future__ import annotations

from banmian.cite.clean import has_han
from banmian.cite.record import Record

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")


_INNER = str.maketrans("“”", "‘’")      # marks within a title that stands in quotation marks itself


def gbt2015(record: Record, accessed: str = "") -> str:
    """GB/T 7714—2015, numeric: `甲, 乙. 题名[N/OL]. 报名, 2022-11-22(6)[2026-11-22]. URL.`"""
    return _gbt(record, accessed, comma=", ", brackets="()")


def gbt2025(record: Record, accessed: str = "") -> str:
    """GB/T 7714—2025, numeric: `甲，乙. 题名[N/OL]. 报名，2022-11-22（6）. URL.`, full-width in every language."""
    return _gbt(record, accessed, comma="，", brackets="（）")


def _gbt(record: Record, accessed: str, comma: str, brackets: str) -> str:
    """Both editions of the standard differ here in their punctuation alone. What the page does not print stands in []."""
    names = [creator.name for creator in record.creators[:3]]
    if len(record.creators) > 3:
        names.append("等" if has_han("".join(names)) else "et al.")
    authors = comma.join(names)
    kind = "[N/OL]" if record.url else "[N]"
    date, newspaper = _bracketed(record, "date", record.date), _bracketed(record, "newspaper", record.newspaper)
    page = f"{brackets[0]}{_bracketed(record, 'page', record.page)}{brackets[1]}" if record.page else ""
    source = comma.join(part for part in (newspaper, date) if part) + page
    seen = f"[{accessed}]" if accessed and record.url else ""
    parts = [authors.removesuffix("."), f"{_bracketed(record, 'headline', record.title)}{kind}", f"{source}{seen}", record.url]
    return ". ".join(part for part in parts if part) + "."


def _bracketed(record: Record, fact: str, text: str, doubt: str = "") -> str:
    """A fact as it stands in a citation: in brackets where the page does not print it, with `doubt` where it is inferred."""
    if not text or fact not in record.inferred | record.supplied:
        return text
    return f"[{text}{doubt if fact in record.inferred else ''}]"


def english_date(record: Record) -> str:
    """November 22, 2022; November 2022; 2022; or "" where the date is not known."""
    day = record.day()
    if not day:
        return ""
    month = MONTHS[day[1] - 1] if len(day) > 1 else ""
    return f"{month} {day[2]}, {day[0]}" if len(day) > 2 else f"{month} {day[0]}".strip()


def apa(record: Record) -> str:
    """APA, 7th edition: `甲 & 乙. (2022, November 22). 题名. 报名, 6. URL`."""
    authors = _apa_names([creator.name for creator in record.creators])
    day = record.day()
    when = str(day[0]) if day else "n.d."
    if len(day) > 1:
        when += f", {MONTHS[day[1] - 1]}" + (f" {day[2]}" if len(day) > 2 else "")
    if day and "date" in record.inferred:
        when = f"ca. {when}"
    elif day and "date" in record.supplied:
        when = f"[{when}]"
    page = _bracketed(record, "page", record.page)
    page = page if record.newspaper or not page else f"p. {page}"                       # a number alone says nothing
    source = ", ".join(part for part in (_bracketed(record, "newspaper", record.newspaper), page) if part)
    title = _stopped(_bracketed(record, "headline", record.title))
    first = [_stopped(authors) if authors else title, f"({when})."]
    rest = [title] if authors else []
    return " ".join(part for part in (*first, *rest, _stopped(source), record.url) if part)


def _apa_names(names: list[str]) -> str:
    """One to twenty names with & before the last; of more, the first nineteen, an ellipsis and the last."""
    if len(names) > 20:
        return ", ".join(names[:19]) + ", … " + names[-1]
    return _listed(names, "&")


def _listed(names: list[str], last: str) -> str:
    """Names that are one string each, not turned round: 甲; 甲 & 乙; 甲, 乙, & 丙 (as the official styles print them)."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def chicago(record: Record) -> str:
    """Chicago, 18th edition, bibliography: `甲 and 乙. “题名.” 报名 (浙江丽水), November 22, 2022. URL.`

    What the page does not print stands in brackets, with a mark where it is inferred: [November 22, 2022?]. Such a title has no
    quotation marks, which would say that it is printed over the text. Without an author the newspaper stands first.
    """
    authors = _chicago_names([creator.name for creator in record.creators])
    place = f" ({_bracketed(record, 'place', record.place, '?')})" if record.place and record.newspaper else ""
    source = f"{_bracketed(record, 'newspaper', record.newspaper, '?')}{place}"
    date = _bracketed(record, "date", english_date(record), "?") or "n.d."
    imprint = _stopped(", ".join(part for part in (source if authors else "", date) if part))
    start = _stopped(authors or source)
    title = f"“{_stopped(record.title.translate(_INNER))}”"
    if "headline" in record.supplied:
        title = _stopped(_bracketed(record, "headline", record.title))
    return " ".join(part for part in (start, title, imprint, _stopped(record.url)) if part)


def _chicago_names(names: list[str]) -> str:
    """Up to six names with "and" before the last; of more, the first three and "et al."."""
    if len(names) > 6:
        return ", ".join(names[:3]) + ", et al."
    return _listed(names, "and")


def _stopped(text: str) -> str:
    """`text` with a full stop, unless it is empty or ends a sentence already."""
    return text if not text or text[-1] in ".?!" else f"{text}."
