"""Where the links and images of an article lead from its page: to other articles' pages, to copies of the files beside it.

All is told from the article's path and its text alone, so that its page stays a function of its file: what is not there is
told by a check, and found as soon as it is. An image of another host is not loaded but linked to.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from banmian.content.suffixes import ARTICLES, FILES, IMAGES, suffix
from banmian.render import urls

# A tag as the sanitiser writes it: <a href="b.md">, </a>, <img src="a.png" alt="甲">
TAG = re.compile(r'<(a|img)((?: [a-z]+="[^"]*")*)>|</a>')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')                    # src="a.png"
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")                # https:, //example.org
PATH = re.compile(r"([^?#]*)(?:\?[^#]*)?(#.*)?", re.DOTALL)        # ../x/b.md#frag


Seen = list[tuple[str, str]]       # (file | foreign | refused, content path or address as written)


@dataclass(frozen=True, slots=True)
class Placed:
    """The HTML of an article as it stands on its page; content paths of files that it shows or links to; images of other hosts; and
    images that may not be shown: out of the content folder, or of no kind that is copied."""

    html: str
    files: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def placed(html: str, path: str) -> Placed:
    """The safe HTML of the article in that content file with its links and images as its page needs them."""
    if "<a " not in html and "<img" not in html:
        return Placed(html)
    seen: Seen = []
    text = "".join(_parts(html, path, seen))
    return Placed(text, *(tuple(dict.fromkeys(what for kind, what in seen if kind == one)) for one in ("file", "foreign", "refused")))


def _parts(html: str, path: str, seen: Seen) -> Iterator[str]:
    at, linked = 0, False
    for tag in TAG.finditer(html):
        yield html[at:tag.start()]
        at = tag.end()
        held = {name: unescape(value) for name, value in ATTRIBUTE.findall(tag[2] or "")}
        if tag[1] == "img":
            yield _image(held, path, seen, linked=linked)
        elif tag[1]:
            yield _tag("a", held | {"href": _href(held["href"], path, seen)}) if "href" in held else tag[0]
        else:
            yield tag[0]
        linked = tag[1] == "a" or linked and tag[1] is not None
    yield html[at:]


def _href(href: str, path: str, seen: Seen) -> str:
    """A link's address on the page: the page of an article, the copy of a file; any other address as it is."""
    target = _target(href, path)
    if suffix(target) in ARTICLES:
        found = PATH.match(href)
        return urls.link(urls.article(path), urls.article(target)) + (found[2] or "" if found else "")
    if suffix(target) in FILES:
        seen.append(("file", target))
        return urls.link(urls.article(path), urls.media(target))
    return href


def _image(held: dict[str, str], path: str, seen: Seen, *, linked: bool) -> str:
    """An image of the content folder; a link to one of another host (within a link, its words); words where it may not be shown."""
    src = held.get("src", "").replace("\\", "/")        # as browsers read it
    words = held.get("alt", "") or unquote(src.rpartition("/")[2])
    target = _target(src, path)
    if suffix(target) in IMAGES:
        seen.append(("file", target))
        return _tag("img", held | {"src": urls.link(urls.article(path), urls.media(target))})
    if SCHEME.match(src):
        seen.append(("foreign", src))
        address = f"https:{src}" if src.startswith("//") else src
        return escape(words, quote=False) if linked else f'{_tag("a", {"href": address})}{escape(words or src, quote=False)}</a>'
    seen.append(("refused", src))
    return escape(words, quote=False)


def _target(address: str, path: str) -> str:
    """The path below the content folder that an address means; "" where it leads elsewhere or out of it. A slash begins at the folder."""
    found = PATH.match(address)
    if SCHEME.match(address) or found is None or not found[1]:
        return ""
    written = unquote(found[1])
    target = normpath(written.lstrip("/") if written[0] == "/" else join(dirname(path), written))
    return "" if target.split("/")[0] in ("", ".", "..") or "\0" in target else target


def _tag(name: str, attributes: dict[str, str]) -> str:
    return f"<{name}{''.join(f' {key}={chr(34)}{escape(value)}{chr(34)}' for key, value in attributes.items())}>"
