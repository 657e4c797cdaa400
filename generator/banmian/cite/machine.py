"""Citations for machines: BibTeX, BibLaTeX, RIS and CSL-JSON, each a whole file of one record."""
from __future__ import annotations

import json
import re

from banmian.cite.record import Creator, Record

ENCODER = json.JSONEncoder(ensure_ascii=False)
KEY = re.compile(r"[^A-Za-z0-9:.+-]+")                         # what a BibTeX key cannot hold: "今日 6" -> "-"
TEX = {"\\": r"\textbackslash{}",
       "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
       "~": r"\textasciitilde{}",
       "^": r"\textasciicircum{}"}
TEX_SIGN = re.compile(r"[\\{}&%$#_~^]")                       # 50%, a_b
TEX_TABLE = str.maketrans(TEX)


def tex(text: str) -> str:
    """`text` with the characters that TeX takes for its own written so that they print; braces always balance."""
    return text.translate(TEX_TABLE) if TEX_SIGN.search(text) else text


def _tex_name(creator: Creator) -> str:
    """A name for `author`: whole in braces where BibTeX would cut it (a body, a comma, a blank, the word and)."""
    name = tex(creator.name)
    return f"{{{name}}}" if creator.body or re.search(r"[\s,]", name) else name


def _key(name: str) -> str:
    """The key of an entry: the id where BibTeX can hold it, else what it can hold of it with four digits that tell 甲文 from 乙文."""
    if not KEY.search(name):
        return name
    from banmian.content.naming import digits  # few ids ask for it, and every page is cited
    return f"{KEY.sub('-', name).strip('-') or 'article'}-{digits(name)}"


def _note(record: Record) -> str:
    """The notes, and the digest by which the text that was cited is told from what it may become."""
    return "; ".join((*record.notes, *((f"digest {record.digest}",) if record.digest else ())))


def _entry(kind: str, record: Record, fields: list[tuple[str, str]]) -> str:
    """One entry; empty fields are left out."""
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@{kind}{{{_key(record.id)},", *lines, "}"]) + "\n"


def bibtex(record: Record) -> str:
    """BibTeX has no newspaper: `@article`, the newspaper as journal, the printed page as pages."""
    day = record.day()
    return _entry("article", record, [
        ("author", " and ".join(map(_tex_name, record.creators))),
        ("title", f"{{{tex(record.title)}}}"),
        ("journal", tex(record.newspaper)),
        ("year", str(day[0]) if day else ""),
        ("month", str(day[1]) if len(day) > 1 else ""),
        ("day", str(day[2]) if len(day) > 2 else ""),
        ("pages", tex(record.page)),
        ("address", tex(record.place)),
        ("url", record.url),
        ("language", "chinese" if record.language.startswith("zh") else tex(record.language)),
        ("note", tex(_note(record))),
    ])


def biblatex(record: Record) -> str:
    """BibLaTeX: `@article` with `entrysubtype = {newspaper}`; an inferred date ends in `?` (EDTF, uncertain)."""
    return _entry("article", record, [
        ("author", " and ".join(map(_tex_name, record.creators))),
        ("title", f"{{{tex(record.title)}}}"),
        ("entrysubtype", "newspaper"),
        ("journaltitle", tex(record.newspaper)),
        ("date", record.date + ("?" if record.date and "date" in record.inferred else "")),
        ("number", tex(record.issue)),
        ("pages", tex(record.page)),
        ("location", tex(record.place)),
        ("langid", "chinese" if record.language.startswith("zh") else ""),
        ("url", record.url),
        ("abstract", tex(record.abstract)),
        ("keywords", ", ".join(map(tex, record.tags))),
        ("note", tex(_note(record))),
    ])


def ris(record: Record) -> str:
    """RIS, type NEWS; lines end in CR LF as its specification asks."""
    pairs = [
        ("TY", "NEWS"), ("TI", record.title), *(("AU", creator.name) for creator in record.creators),
        ("T2", record.newspaper), ("DA", record.date.replace("-", "/")), ("PY", record.date[:4]),
        ("SP", record.page), ("SE", record.section), ("ET", record.edition), ("CY", record.place),
        ("LA", record.language), ("AB", record.abstract), *(("KW", tag) for tag in record.tags),
        ("N1", _note(record)), ("UR", record.url), ("ID", record.id),
    ]
    lines = [f"{tag}  - {value}" for tag, value in pairs if value]
    return "".join(f"{line}\r\n" for line in [*lines, "ER  - "])


def csl(record: Record) -> dict[str, object]:
    """One item of CSL-JSON 1.0: names are literal (a Chinese name is one string), an inferred date is `circa`."""
    issued: dict[str, object] = {"date-parts": [list(record.day())]} if record.day() else {}
    if issued and "date" in record.inferred:
        issued["circa"] = True
    item: dict[str, object] = {
        "id": record.id,
        "type": "article-newspaper",
        "title": record.title,
        "author": [{"literal": creator.name} for creator in record.creators],
        "container-title": record.newspaper,
        "publisher-place": record.place,
        "issued": issued,
        "page": record.page,
        "number": record.issue,
        "section": record.section,
        "edition": record.edition,
        "language": record.language,
        "abstract": record.abstract,
        "keyword": ", ".join(record.tags),
        "note": _note(record),
        "URL": record.url,
    }
    return {name: value for name, value in item.items() if value}


def csl_json(record: Record) -> str:
    """CSL-JSON is a list of items; this one has one."""
    return f"[{ENCODER.encode(csl(record))}]\n"
