"""The static files of a theme: found, joined into bundles, named by their content."""
from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.render.strings import Strings
from banmian.render.theme_files import Bundle, ThemeSettings

SPOKEN = ("prefs.", "cite.", "reading.")                # keys of words that the theme's scripts print
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)           # /* of a style sheet */
INDENT = re.compile(r"\n\s+")                           # spaces before a line of a style sheet
_URL = re.compile(r"""/\*.*?\*/|url\(\s*(?P<mark>["']?)(?P<name>[^"'()\s][^"'()]*?)(?P=mark)\s*\)""", re.DOTALL)    # url("paper.png")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#]")      # data:…, https://…, //host/…, /from/the/root.png, #a-filter
NOTE = re.compile(r"(?m)^[ \t]*(//[^\n]*)?\n")          # a line of a script that holds only a comment or nothing


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its path below public/, which names its content, and its bytes."""

    path: str
    content: bytes


def assets_of(folders: Sequence[Path], settings: Sequence[ThemeSettings], strings: Strings) -> dict[str, Asset]:
    """Every static file of a theme by logical name: bundles of theme.yaml, words of each language, the rest as it is.

    A style sheet names other files as they are called in static/, and leads to where they are. A script bundle begins with the names
    of all other files, so that it can load them when they are wanted.
    """
    found = _found(folders)
    bundles: dict[str, Bundle] = {}
    for table in reversed(settings):
        bundles.update(table.bundles)
    joined = {part for bundle in bundles.values() for part in bundle.parts}
    single = sorted((name for name in found if name not in joined), key=_is_style)     # what style sheets name has its name before them
    assets: dict[str, Asset] = {}
    for name in single:
        content = found[name].read_bytes()
        assets[name] = _asset(name, _led(_text(found[name]), name, name, found, assets).encode() if _is_style(name) else content)
    for language in strings.words:
        name = f"words.{language}.js"
        assets[name] = _asset(name, strings.script(language).encode())
    for name in sorted(bundles, key=lambda name: name.endswith(".js")):
        assets[name] = _asset(name, _bundle(name, bundles[name], found, assets, strings))
    return dict(sorted(assets.items()))


def _is_style(name: str) -> bool:
    return name.endswith(".css")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")      # within a bundle a byte order mark would spoil the rule behind it
    except UnicodeDecodeError as error:
        raise BanmianError("E401", Place(str(path)), f"not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error


def _led(text: str, part: str, sheet: str, found: Mapping[str, Path], assets: Mapping[str, Asset]) -> str:
    """A style sheet whose `url(…)` lead from where it is printed, as `sheet`, to where the files are that it names from where it stands,
    as `part`. E401 for one that is not there; what is no file of the theme stays."""
    def lead(match: re.Match[str]) -> str:
        named = match["name"]
        if named is None or _ELSEWHERE.match(named):
            return match[0]
        bare = re.split(r"[?#]", named, maxsplit=1)[0]
        name = normpath(join(dirname(part), unquote(bare)))
        if name not in assets:
            place = Place(str(found[part]), text.count("\n", 0, match.start()) + 1)
            if name in found:
                raise BanmianError("E401", place, f"url({named}) is a part of the theme's style or scripts, and no file of its own",
                                   "Join the files as a bundle in theme.yaml.")
            raise BanmianError("E401", place, f"url({named}) is not in static/",
                               "Put the file there; its name counts from the style sheet's folder.")
        return f'url("{quote(relpath(assets[name].path, dirname(f"assets/{sheet}")))}{named[len(bare):]}")'
    return _URL.sub(lead, text)


def _found(folders: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        base = folder / "static"
        found.update((path.relative_to(base).as_posix(), path) for path in sorted(base.rglob("*")) if path.is_file())
    return dict(sorted(found.items()))


def _asset(name: str, content: bytes) -> Asset:
    stem, dot, suffix = name.rpartition(".")
    return Asset(f"assets/{stem}.{sha256(content).hexdigest()[:10]}.{suffix}" if dot else f"assets/{name}", content)


def _bundle(name: str, bundle: Bundle, found: Mapping[str, Path], assets: Mapping[str, Asset], strings: Strings) -> bytes:
    """The parts joined; a style sheet loses its comments, a script those that fill a line."""
    for part in bundle.parts:
        if part not in found:
            raise BanmianError("E401", bundle.place, f"the bundle {name} names {part}, which is not in static/")
    texts = {part: _text(found[part]) for part in bundle.parts}
    if _is_style(name):
        return INDENT.sub("\n", COMMENT.sub("", "\n".join(_led(texts[part], part, name, found, assets) for part in bundle.parts))).encode()
    return (_prelude(assets, strings) + NOTE.sub("", "\n".join(texts[part] for part in bundle.parts))).encode()


def _prelude(assets: Mapping[str, Asset], strings: Strings) -> str:
    """What scripts know of the theme: names of files, the languages, the words that scripts themselves print."""
    words = strings.words[strings.first]
    facts = {
        "BANMIAN_ASSETS": {name: asset.path for name, asset in sorted(assets.items())},
        "BANMIAN_LANGUAGES": strings.names(),
        "BANMIAN_UI": {key: words[key] for key in sorted(words) if key.startswith(SPOKEN)},
    }
    return "".join(f"window.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n" for name, value in facts.items())
