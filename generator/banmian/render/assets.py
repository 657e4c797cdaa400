"""The static files of a theme: found, joined into bundles, named by their content."""
from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.render.strings import Strings

SPOKEN = ("prefs.", "cite.", "reading.")                # keys of words that the theme's scripts print
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)           # /* of a style sheet */
INDENT = re.compile(r"\n\s+")                           # spaces before a line of a style sheet
NOTE = re.compile(r"(?m)^[ \t]*(//[^\n]*)?\n")          # a line of a script that holds only a comment or nothing


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its path below public/, which names its content, and its bytes."""

    path: str
    content: bytes


def assets_of(folders: Sequence[Path], settings: Sequence[Mapping[str, Any]], strings: Strings) -> dict[str, Asset]:
    """Every static file of a theme by logical name: bundles of theme.yaml, words of each language, the rest as it is.

    A script bundle begins with the names of all other files, so that it can load them when they are wanted.
    """
    found = _found(folders)
    bundles: dict[str, Any] = {}
    for table in reversed(settings):
        bundles.update(table.get("bundles") or {})
    joined = {part for parts in bundles.values() for part in parts}
    assets = {name: _asset(name, path.read_bytes()) for name, path in found.items() if name not in joined}
    for language in strings.words:
        name = f"words.{language}.js"
        assets[name] = _asset(name, strings.script(language).encode())
    for name in sorted(bundles, key=lambda name: name.endswith(".js")):
        assets[name] = _asset(name, _bundle(name, bundles[name], found, folders[0], assets, strings))
    return assets


def _found(folders: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        base = folder / "static"
        found.update((path.relative_to(base).as_posix(), path) for path in sorted(base.rglob("*")) if path.is_file())
    return dict(sorted(found.items()))


def _asset(name: str, content: bytes) -> Asset:
    stem, dot, suffix = name.rpartition(".")
    return Asset(f"assets/{stem}.{sha256(content).hexdigest()[:10]}.{suffix}" if dot else f"assets/{name}", content)


def _bundle(name: str, parts: Sequence[str], found: Mapping[str, Path], theme: Path,
            assets: Mapping[str, Asset], strings: Strings) -> bytes:
    """The parts joined; a style sheet loses its comments, a script those that fill a line."""
    for part in parts:
        if part not in found:
            raise BanmianError("E401", Place(str(theme / "theme.yaml")), f"the bundle {name} names {part}, which is not in static/")
    text = "\n".join(found[part].read_text(encoding="utf-8") for part in parts)
    if name.endswith(".css"):
        return INDENT.sub("\n", COMMENT.sub("", text)).encode()
    return (_prelude(assets, strings) + NOTE.sub("", text)).encode()


def _prelude(assets: Mapping[str, Asset], strings: Strings) -> str:
    """What scripts know of the theme: names of files, the languages, the words that scripts themselves print."""
    words = strings.words[strings.first]
    facts = {
        "BANMIAN_ASSETS": {name: asset.path for name, asset in sorted(assets.items())},
        "BANMIAN_LANGUAGES": strings.names(),
        "BANMIAN_UI": {key: words[key] for key in sorted(words) if key.startswith(SPOKEN)},
    }
    return "".join(f"window.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n" for name, value in facts.items())
