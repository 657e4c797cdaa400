"""The files of a theme that are written by hand: theme.yaml, and the words of a language. What is wrong in one is told with its line."""
from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.text.nesting import check_nesting
from banmian.text.slips import slip_of, wide_colon

if TYPE_CHECKING:
    from yaml import Node

SETTINGS: Final = "theme.yaml"
NULL: Final = "tag:yaml.org,2002:null"
KEYS: Final = ("name", "extends", "bundles")
_TEXT: Final = "Write `name: text`; in quotes where the text holds brackets or braces."
_LIST: Final = "Write `bundles:`, and below it, indented, `site.css: [tokens.css, base.css]`."


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files of static/ that are joined into one, and where theme.yaml says so."""

    parts: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """What theme.yaml says; `place` is where it names the theme that it extends."""

    extends: str
    place: Place
    bundles: Mapping[str, Bundle]


def settings_of(folder: Path) -> ThemeSettings:
    """The theme.yaml of a theme's folder. Raises E401 with its line for what it cannot say."""
    path = folder / SETTINGS
    extends, place = "", Place(str(path))
    bundles: dict[str, Bundle] = {}
    for key, where, value in _rows(_composed(path), Place(str(path))):
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, n=1, cutoff=0)[0]
            raise BanmianError("E401", where, f"`{key}` is nothing that a theme says; the nearest is `{near}`",
                               f"Known are {', '.join(KEYS)}.")
        if key == "bundles":
            bundles = {name: Bundle(tuple(_parts(name, at, node)), at) for name, at, node in _rows(value, where, _LIST)}
        elif value.tag == NULL:     # left empty: as if it did not stand there
            continue
        elif key == "extends":
            extends, place = _text(key, where, value), where
        else:
            _text(key, where, value)
    return ThemeSettings(extends, place, bundles)


def words_in(path: Path) -> dict[str, str]:
    """The words in a file of strings by their keys. Raises E401 with its line for what is no text, or stands twice."""
    return {key: _text(key, where, value) for key, where, value in _rows(_composed(path), Place(str(path)))}


def _composed(path: Path) -> Node | None:
    import yaml
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        check_nesting(text)
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except UnicodeDecodeError as error:
        raise BanmianError("E401", Place(str(path)), f"not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error
    except yaml.YAMLError as error:
        slip = slip_of(text, error)
        raise BanmianError("E401", Place(str(path), slip.line + 1), slip.what, slip.cure) from error


def _rows(node: Node | None, place: Place, cure: str = "") -> Iterator[tuple[str, Place, Node]]:
    """The names of a mapping with their places and values; none for what is empty."""
    from yaml import MappingNode, ScalarNode
    if node is None or isinstance(node, ScalarNode) and not node.value:
        return
    if not isinstance(node, MappingNode):
        wide = wide_colon(node.value, node.start_mark.line) if isinstance(node, ScalarNode) else None
        raise BanmianError("E401", Place(place.path, (wide.line if wide else node.start_mark.line) + 1),
                           wide.what if wide else "these are no `name: value` lines", wide.cure if wide else cure)
    seen: dict[str, int] = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if seen.setdefault(name, line) != line:
            raise BanmianError("E401", Place(place.path, line), f"`{name}` stands in line {seen[name]} already", "Keep one of the two.")
        yield name, Place(place.path, line), value


def _text(key: str, place: Place, node: Node) -> str:
    from yaml import ScalarNode
    if not isinstance(node, ScalarNode):
        raise BanmianError("E401", place, f"`{key}` must be a text", _TEXT)
    if not node.value and not node.style:
        raise BanmianError("E401", place, f"`{key}` has no text behind it", "Write one, or take the line out.")
    return str(node.value)


def _parts(name: str, place: Place, node: Node) -> Iterator[str]:
    from yaml import ScalarNode, SequenceNode
    if not isinstance(node, SequenceNode) or not all(isinstance(part, ScalarNode) for part in node.value):
        raise BanmianError("E401", place, f"the bundle {name} must be a list of files of static/", _LIST)
    for part in node.value:
        yield str(part.value)
