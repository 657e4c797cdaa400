"""The list of downloads: a page that says of each file what it is, its size and its SHA-256."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from banmian.cite.clean import one_line
from banmian.exports import Corpus, File, Made, registry
from banmian.exports.formats import DESCRIPTIONS, described, media_type

TITLE = "List of the downloads with size and SHA-256"
DEFAULT = True
EXTRA = ""
# It stands by itself, without the theme's files, so that whoever takes the folder data/ away has its list with it. A file
# of its own: hosts that are told so (netlify.toml) refuse styles within a page.
STYLE = ":root{color-scheme:light dark}body{font:16px/1.7 'Songti SC','Noto Serif CJK SC',SimSun,serif;max-width:60rem;" \
        "margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;display:block;overflow-x:auto}" \
        "th,td{text-align:start;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8886;vertical-align:top}" \
        "td.n{text-align:end;white-space:nowrap}code{font-size:.75rem;word-break:break-all}"


def describe(corpus: Corpus, made: Sequence[Made]) -> Iterator[File]:
    """`data/index.html`. What describes the downloads is linked below them without size: it is made after this page."""
    site = corpus.site
    titles = {name: export.title for name, export in registry().items()}
    rows = "\n".join(_row(file, titles.get(file.export, "")) for file in described(made))
    others = "".join(f'<li><a href="{escape(name)}">{escape(name)}</a></li>' for name in _descriptions(site.exports))
    title = escape(one_line(site.title))
    licence = escape(one_line(site.licence or site.licence_url))
    yield "data/index.css", f"{STYLE}\n".encode()
    yield "data/index.html", f"""<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>下载 · {title}</title>
<link rel="stylesheet" href="index.css">
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>下载 · {title}</h1>
<p><a href="../index.html">{title}</a>{f" · {licence}" if licence else ""}</p>
<table>
<thead><tr><th scope="col">文件</th><th scope="col">内容</th><th scope="col">大小（字节）</th><th scope="col">SHA-256</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<ul>{others}</ul>
</main>
</body>
</html>
""".encode()


def _row(file: Made, title: str) -> str:
    path = escape(file.path.removeprefix("data/"))
    return (f'<tr><th scope="row"><a href="{path}" type="{media_type(file.path)}">{path}</a></th>'
            f'<td lang="en">{escape(title)}</td><td class="n">{file.size:,}</td><td><code>{file.sha256}</code></td></tr>')


def _descriptions(exports: Sequence[str]) -> list[str]:
    """The descriptions that are made for certain with the given setting."""
    certain = {"data/datapackage.json": "datapackage", "data/CITATION.cff": "citation_cff", "data/SHA256SUMS": "sums"}
    return [path.removeprefix("data/") for path in DESCRIPTIONS
            if path in certain and {certain[path], "default", "all"} & set(exports)]
