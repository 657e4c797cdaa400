"""The static files of a theme: found, joined into bundles, named by their content."""
from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.render.strings import Strings
from banmian.render.theme_files import Bundle, ThemeSettings

SPOKEN = ("prefs.", "cite.", "reading.")                # keys of words that the theme's scripts print
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)     # /* of a style sheet */, to its end where it does not close
INDENT = re.compile(r"\n\s+")                           # spaces before a line of a style sheet
_URL = re.compile(          # url("paper.png"); what one part took no other looks through again
    COMMENT.pattern + r"""|url\(\s*+(?P<mark>["']?)(?P<name>[^"'()\s][^"'()]*+)(?P=mark)\s*+\)""", re.DOTALL)
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
    sheets = _Sheets(found, {part for bundle in bundles.values() for part in bundle.parts})
    assets = sheets.assets
    for name in sorted(found.keys() - sheets.joined, key=lambda name: (_is_style(name), name)):
        if not _is_style(name):
            assets[name] = _asset(name, found[name].read_bytes())
        elif name not in assets:
            sheets.add(name)
    for language in strings.words:
        name = f"words.{language}.js"
        assets[name] = _asset(name, strings.script(language).encode())
    for name in sorted(bundles, key=lambda name: name.endswith(".js")):
        assets[name] = _asset(name, _bundle(name, bundles[name], sheets, strings))
    return dict(sorted(assets.items()))


def _is_style(name: str) -> bool:
    return name.endswith(".css")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")      # within a bundle a byte order mark would spoil the rule behind it
    except UnicodeDecodeError as error:
        raise BanmianError("E401", Place(str(path)), f"not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The style sheets of a theme: its files, those that bundles join, the assets made so far; and the sheets that are being made, each
    named by the one before it."""

    found: Mapping[str, Path]
    joined: Collection[str]
    assets: dict[str, Asset] = field(default_factory=dict)
    making: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        """Makes an asset of a sheet: those that it names come before it, since its name tells its content."""
        self.making.append(name)
        self.assets[name] = _asset(name, self.led(name, name).encode())
        self.making.pop()

    def led(self, part: str, sheet: str) -> str:
        """A style sheet whose `url(…)` lead from where it is printed, as `sheet`, to where the files are that it names from where it
        stands, as `part`. E401 for one that is not there; what is no file of the theme stays, and what lies beside static/ is not of it."""
        text = _text(self.found[part])

        def lead(match: re.Match[str]) -> str:
            named = match["name"] and (match["name"] if match["mark"] else match["name"].rstrip())
            if not named or _ELSEWHERE.match(named):
                return match[0]
            bare = re.split(r"[?#]", named, maxsplit=1)[0]
            name = normpath(join(dirname(part), unquote(bare)))
            if name.startswith("../"):
                return match[0] if dirname(part) == dirname(sheet) else f'url("{"../" * sheet.count("/")}{quote(name)}{named[len(bare):]}")'
            if _is_style(name) and name in self.found and not any(name in known for known in (self.joined, self.assets, self.making)):
                self.add(name)
            if name not in self.assets:
                raise self._missing(Place(str(self.found[part]), text.count("\n", 0, match.start()) + 1), named, name)
            return f'url("{quote(relpath(self.assets[name].path, dirname(f"assets/{sheet}")))}{named[len(bare):]}")'
        return _URL.sub(lead, text)

    def _missing(self, place: Place, named: str, name: str) -> BanmianError:
        if name in self.making:
            return BanmianError("E401", place, f"url({named}) leads back to a style sheet that names this one",
                                "Let one of the two do without the other, or join them as a bundle in theme.yaml.")
        if name in self.found:
            return BanmianError("E401", place, f"url({named}) is a part of the theme's style or scripts, and no file of its own",
                                "Join the files as a bundle in theme.yaml.")
        return BanmianError("E401", place, f"url({named}) is not in static/",
                            "Put the file there; its name counts from the style sheet's folder.")


def _found(folders: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        base = folder / "static"
        found.update((path.relative_to(base).as_posix(), path) for path in sorted(base.rglob("*")) if path.is_file())
    return dict(sorted(found.items()))


def _asset(name: str, content: bytes) -> Asset:
    stem, dot, suffix = name.rpartition(".")
    return Asset(f"assets/{stem}.{sha256(content).hexdigest()[:10]}.{suffix}" if dot else f"assets/{name}", content)


def _bundle(name: str, bundle: Bundle, sheets: _Sheets, strings: Strings) -> bytes:
    """The parts joined; a style sheet loses its comments, a script those that fill a line."""
    for part in bundle.parts:
        if part not in sheets.found:
            raise BanmianError("E401", bundle.place, f"the bundle {name} names {part}, which is not in static/")
    if _is_style(name):
        return INDENT.sub("\n", COMMENT.sub("", "\n".join(sheets.led(part, name) for part in bundle.parts))).encode()
    return (_prelude(sheets.assets, strings) + NOTE.sub("", "\n".join(_text(sheets.found[part]) for part in bundle.parts))).encode()


def _prelude(assets: Mapping[str, Asset], strings: Strings) -> str:
    """What scripts know of the theme: names of files, the languages, the words that scripts themselves print."""
    words = strings.words[strings.first]
    facts = {
        "BANMIAN_ASSETS": {name: asset.path for name, asset in sorted(assets.items())},
        "BANMIAN_LANGUAGES": strings.names(),
        "BANMIAN_UI": {key: words[key] for key in sorted(words) if key.startswith(SPOKEN)},
    }
    return "".join(f"window.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n" for name, value in facts.items())
