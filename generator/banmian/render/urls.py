"""Every URL and output path of the site, one function each.

A URL here is a path below the site's root, with `/`, in characters that need no quoting, so that the same string names the
file, the link and the last part of the canonical address. `link` makes one relative to the page that prints it.
"""
from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from banmian.cite.address import address
from banmian.content.spelling import pinyin

HOME = "index.html"
SEARCH = "search.html"
CONCORDANCE = "concordance.html"
COMPARE = "compare.html"
ABOUT = "about.html"
REVIEW = "review.html"
CORRECTIONS = "corrections.html"
NOTFOUND = "404.html"
DOWNLOADS = "data/index.html"
DATES = "dates/index.html"
UNDATED = "dates/undated.html"
PLACES = "places/index.html"
NEWSPAPERS = "newspapers/index.html"
PEOPLE = "people/index.html"
PAGES = "pages.html"            # not in pages/, where a seed may be called index

# A path component that can stand in a URL and on any disk as it is: p01-i03, 000_b637.v2. No capitals: to many disks A.html
# is a.html, so a site that is copied to one would lose a page.
PLAIN = re.compile(r"[a-z0-9_][a-z0-9._-]{0,79}")
# Windows cannot hold files of these names, whatever follows the dot: con, NUL.txt
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@lru_cache(maxsize=65536)
def slug(name: str, key: str = "") -> str:
    """The pinyin of a name and four hexadecimal digits of the SHA-256 of `key` (of the name itself when empty).

    The digits keep apart what sounds alike: 苏州 is suzhou-…, 宿州 suzhou-… with others.
    """
    digits = sha256((key or name).encode("utf-8", "surrogatepass")).hexdigest()[:4]
    return f"{_latin(name)}-{digits}"


def _latin(name: str) -> str:
    """The name in lower-case ASCII letters and digits, at most 48; "x" when nothing can be spelt."""
    return re.sub(r"[^a-z0-9]+", "-", pinyin(name).lower()).strip("-")[:48].strip("-") or "x"


@lru_cache(maxsize=4096)
def component(name: str) -> str:
    """One path component that can be in a URL unquoted: the name itself when it is plain, else its slug."""
    return name if PLAIN.fullmatch(name) and not RESERVED.fullmatch(name) and not name.endswith(".") else slug(name)


def below(folder: str, path: str, suffix: str) -> str:
    """`folder/path` with its suffix replaced, every component plain, so that no path can climb out of its folder."""
    parts = path.split("/")
    stem, dot, _ = parts[-1].rpartition(".")
    parts[-1] = stem if dot and stem else parts[-1]
    return "/".join((folder, *(component(part) for part in parts if part))) + suffix


def _strip(path: str, folder: str) -> str:
    return path[len(folder) + 1:] if path.startswith(folder + "/") else path


def article(content_path: str) -> str:
    """The page of the article kept in that content file: content/a/b.md → articles/a/b.html."""
    return below("articles", _strip(content_path, "content"), ".html")


def media(content_path: str) -> str:
    """The copy of a file beside articles, its suffix kept: a/图 1.PNG → media/a/tu-1-….png."""
    *folders, name = content_path.split("/")
    stem, dot, suffix = name.rpartition(".")
    if not PLAIN.fullmatch(name) or RESERVED.fullmatch(name) or name.endswith("."):
        name = f"{slug(stem, name)}.{suffix.lower()}" if dot and suffix.isascii() and suffix.isalnum() else slug(name)
    return "/".join(("media", *(component(part) for part in folders if part), name))


def page(seed_path: str) -> str:
    """The view of the source page kept in that seed: seeds/000_b6.txt → pages/000_b6.html."""
    return below("pages", _strip(seed_path, "seeds"), ".html")


def date(value: str) -> str:
    """The page of a day, a month or a year: 2022-11-22 → dates/2022-11-22.html; the undated page for anything else."""
    return f"dates/{value}.html" if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else UNDATED


def fronts(day: str) -> str:
    """The page that shows the front pages of a day beside one another."""
    return f"dates/{day}-fronts.html"


def city(name: str) -> str:
    """The page of a city; the empty name is the page of articles without a place."""
    return f"places/{slug(name)}.html" if name else "places/unplaced.html"


def province(code: str) -> str:
    """The part of the index of places where the cities of a province stand."""
    return f"{PLACES}#p{code}"


def county(city_name: str, name: str) -> str:
    """The page of a county; its digits are of city and county, because 鼓楼区 stands in four cities."""
    return f"places/{slug(name, f'{city_name} {name}')}.html"


def newspaper(name: str) -> str:
    """The page of a newspaper; the empty name is the page of articles without one."""
    return f"newspapers/{slug(name)}.html" if name else "newspapers/unnamed.html"


def person(name: str) -> str:
    """The page of a name in bylines."""
    return f"people/{slug(name)}.html"


def numbered(url: str, number: int) -> str:
    """The n-th page of a long list; the first keeps the plain URL: dates/2022.html, dates/2022.p2.html."""
    return url if number == 1 else f"{url.removesuffix('.html')}.p{number}.html"


def up(url: str) -> str:
    """The way from a page to the root of the site: "" or "../" as often as the page lies deep."""
    return "../" * url.count("/")


def link(source: str, target: str) -> str:
    """The target's URL as written in a link on the source page."""
    return up(source) + target


def canonical(site_url: str, url: str) -> str:
    """The absolute address of a page, or "" when the site has none; a folder's index loses its file name."""
    return address(site_url, url)
