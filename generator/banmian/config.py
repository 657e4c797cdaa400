"""Every setting of a site: its type, default and help in one table, and how it is read."""
from __future__ import annotations

import re
import reprlib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath
from typing import Any, Final

from banmian.errors import BanmianError, raise_all
from banmian.model import Place
from banmian.text.nesting import check_nesting
from banmian.text.slips import slip_of, wide_colon
from banmian.text.toml_lines import lines_of

SETTINGS_FILE: Final = "banmian.yaml"
TABLE: Final = "tool.banmian"            # of pyproject.toml
MISNAMED: Final = "banmian.yml"         # as other tools have it
PERCENT: Final = "review_below"         # of the confidence of a cut
_FOLDERS: Final = ("seeds", "content", "corrections", "output")


def _setting(default: Any, text: str) -> Any:
    return field(default=default, metadata={"help": text})


_ANY: Final = re.compile(r".*", re.DOTALL)
_LARGEST: Final = 999_999_999
_FORMS: Final = {       # texts that must have a form, and an example of it
    "url": (re.compile(r"https?://[^\s/?#<>\"]+(/[^\s?#<>\"]*)?"), "https://example.org/corpus/"),
    "repository": (re.compile(r"https?://[^\s<>\"]+"), "https://github.com/owner/corpus"),      # an address for git alone is no link
    "licence_url": (re.compile(r"https?://[^\s<>\"]+"), "https://creativecommons.org/licenses/by/4.0/"),
    "build_date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "2022-11-22"),
}


@dataclass(frozen=True, slots=True)
class Site:
    """A site's settings, resolved. Folders are relative to `root`, with /."""

    root: Path
    title: str = _setting("banmian", "name of the site, shown on every page")
    subtitle: str = _setting("", "a line under the name")
    description: str = _setting("", "one or two sentences about the corpus, for the home page and for machines")
    url: str = _setting("", "address where the site will stand, for canonical links, feeds and the sitemap")
    languages: tuple[str, ...] = _setting(
        ("zh-Hans", "zh-Hant", "en"), "languages of the interface; pages are written in the first")
    publisher: str = _setting("", "who makes the corpus")
    contact: str = _setting("", "an e-mail or web address for questions and corrections")
    repository: str = _setting("", "address of the corpus's source repository")
    licence: str = _setting("", "licence of the corpus as one reads it, or of its metadata")
    licence_url: str = _setting("", "address of the licence")
    rights: str = _setting("", "a sentence about the rights in the newspapers' texts")
    theme: str = _setting("broadsheet", "name of the theme: a folder in themes/")
    seeds: str = _setting("seeds", "folder of the raw pages")
    content: str = _setting("content", "folder of the articles")
    corrections: str = _setting("corrections", "folder of the corrections to the reading text")
    output: str = _setting("public", "folder that the site is written to")
    page_size: int = _setting(50, "articles on one page of a long list")
    home_size: int = _setting(24, "articles on the home page")
    review_below: int = _setting(70, "articles cut apart with less confidence than so many per cent are listed for review")
    feed_size: int = _setting(50, "articles in a feed")
    exports: tuple[str, ...] = _setting(("default",), "download formats; `default` stands for the cheap ones")
    search: bool = _setting(True, "make the search index")
    build_date: str = _setting("", "date of the build, YYYY-MM-DD, where a format wants one; SOURCE_DATE_EPOCH sets it")


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table of settings: what `docs/settings.md` and the messages say of it."""

    name: str
    type: str
    default: object
    help: str


def settings() -> tuple[Setting, ...]:
    """The table of settings, in the order in which `Site` lists them."""
    rows = [f for f in fields(Site) if f.name != "root"]
    return tuple(Setting(f.name, _TYPE_NAMES[type(f.default)], f.default, f.metadata["help"]) for f in rows)


_TYPE_NAMES: Final[dict[type, str]] = {str: "text", int: "number", bool: "true or false", tuple: "list of texts"}


def load(root: Path) -> Site:
    """The settings of the site in `root`: from banmian.yaml or from [tool.banmian] of pyproject.toml, else defaults.

    Raises E101 for an unknown setting, E102 for a wrong type, E103 when the file cannot be read, E105 when both hold,
    E106 for a folder that may not be where it is said to be.
    """
    own, project = root / SETTINGS_FILE, root / "pyproject.toml"
    table, lines = _toml_table(project) if project.is_file() else (None, {})
    if own.exists() or own.is_symlink():            # what stands there and cannot be read is no missing file
        if table is not None:
            raise BanmianError("E105", Place("pyproject.toml"), f"settings stand here and in {SETTINGS_FILE}")
        return _resolve(root, *_yaml_table(own), SETTINGS_FILE)
    if table is None and (root / MISNAMED).exists():
        raise BanmianError("E103", Place(MISNAMED), f"settings are read from {SETTINGS_FILE}, not from this file",
                           f"Rename it to {SETTINGS_FILE}.")
    return _resolve(root, table or {}, lines, "pyproject.toml")


def place_of(root: Path, name: str) -> Place:
    """Where the settings of the site in `root` give a setting: file and line, as far as they do."""
    if (root / SETTINGS_FILE).is_file():
        return Place(SETTINGS_FILE, _yaml_table(root / SETTINGS_FILE)[1].get(name))
    if (root / "pyproject.toml").is_file():
        return Place("pyproject.toml", lines_of((root / "pyproject.toml").read_text(encoding="utf-8"), TABLE).get(name))
    return Place(SETTINGS_FILE)


def _toml_table(path: Path) -> tuple[dict[str, object] | None, dict[str, int]]:
    """The table [tool.banmian] of a file, None where there is none, and the line of each key."""
    import tomllib
    try:
        text = path.read_text(encoding="utf-8")
        tools = tomllib.loads(text).get("tool")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BanmianError("E103", Place(path.name), str(error)) from error
    found = tools.get("banmian") if isinstance(tools, dict) else None
    if found is not None and not isinstance(found, dict):
        raise BanmianError("E103", Place(path.name), "tool.banmian is not a table")
    return found, lines_of(text, TABLE)


def _yaml_table(path: Path) -> tuple[dict[str, object], dict[str, int]]:
    """The mapping in a YAML file, and the line of each key."""
    import yaml
    node, text = None, ""
    try:
        text = path.read_text(encoding="utf-8")
        check_nesting(text)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        node = yaml.compose(text, Loader=loader)
        table = yaml.load(text, Loader=loader)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BanmianError("E103", Place(path.name, line), f"not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error
    except OSError as error:
        raise BanmianError("E103", Place(path.name), error.strerror or str(error)) from error
    except yaml.YAMLError as error:
        slip = slip_of(text, error)
        raise BanmianError("E103", Place(path.name, slip.line + 1), slip.what, slip.cure) from error
    except ValueError as error:       # a value that looks like a date and cannot be one
        mark = _no_day(node)
        raise BanmianError("E103", Place(path.name, mark.line + 1 if mark else None), f"{error}: what looks like a day is none",
                           "Mend it, or put it in quotes where it is a text.") from error
    if table is None:
        return {}, {}
    if not isinstance(table, dict) or not isinstance(node, yaml.MappingNode):
        if wide := wide_colon(str(table)):
            raise BanmianError("E103", Place(path.name, 1), wide.what, wide.cure)
        raise BanmianError("E103", Place(path.name, 1), "the file is not a list of `name: value` lines")
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if lines.setdefault(key.value, key.start_mark.line + 1) != key.start_mark.line + 1:
            raise BanmianError("E103", Place(path.name, key.start_mark.line + 1),
                               f"`{key.value}` stands in line {lines[key.value]} already", "Keep one of the two.")
    return table, lines


def _no_day(top: Any) -> Any:
    """Where a value stands that looks like a date and is none: 2020-02-30."""
    from yaml.constructor import SafeConstructor
    for _, value in getattr(top, "value", ()):
        if value.tag == "tag:yaml.org,2002:timestamp":
            try:
                SafeConstructor().construct_yaml_timestamp(value)
            except ValueError:
                return value.start_mark
    return None


def _resolve(root: Path, table: dict[str, object], lines: dict[str, int], file: str) -> Site:
    known = {s.name: s for s in settings()}
    values: dict[str, Any] = {}
    wrong: list[BanmianError] = []
    for name, value in table.items():
        place = Place(file, lines.get(name))
        if name not in known:
            wrong.append(_unknown(_named(name), place, known))
            continue
        try:
            values[name] = _typed(known[name], value, place)
        except BanmianError as error:
            wrong.append(error)
            continue
        if name in _FOLDERS:
            values[name] = str(PurePosixPath(values[name])) if values[name] else ""
    raise_all(wrong)
    site = Site(root=root, **values)
    _apart(site, lines, file)
    _there(site, lines, file)
    return site


def _unknown(name: str, place: Place, known: Iterable[str]) -> BanmianError:
    import difflib
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    return BanmianError("E101", place, f"there is no setting `{name}`" + (f"; the nearest is `{near[0]}`" if near else ""),
                        f"known settings: {', '.join(known)}")


def _apart(site: Site, lines: dict[str, int], file: str) -> None:
    """E106 unless each folder is one of its own inside the site: a build into the sources would take its pages for them."""
    taken = dict.fromkeys((".banmian", ".git", "themes"), "banmian")
    for name in _FOLDERS:
        folder = PurePosixPath(getattr(site, name))
        if not folder.parts or folder.is_absolute() or "\\" in str(folder) or ":" in str(folder) or ".." in folder.parts:
            raise BanmianError("E106", Place(file, lines.get(name)),
                               f"`{name}` must be a folder inside the site's, not {getattr(site, name)!r}")
        for other, whose in taken.items():
            if folder.is_relative_to(other) or PurePosixPath(other).is_relative_to(folder):
                raise BanmianError("E106", Place(file, lines.get(name)), f"`{name}` is {folder}: {other} is the folder of `{whose}`")
        taken[str(folder)] = name


def _there(site: Site, lines: dict[str, int], file: str) -> None:
    """E106 where a folder of sources bears a name of the user's own and is not there: a slip of the pen would make an empty site.
    Content is made where it is missing, and a folder of the usual name is one that nothing was put into yet."""
    usual = {f.name: f.default for f in fields(Site) if f.name != "root"}
    for name in ("seeds", "corrections"):
        folder = getattr(site, name)
        if folder != usual[name] and not (site.root / folder).is_dir():
            raise BanmianError("E106", Place(file, lines.get(name)), f"`{name}` is {folder}, and there is no such folder",
                               "Mend the name, or make the folder.")


def _typed(setting: Setting, value: object, place: Place) -> object:
    """The value as its setting's type, or E102. A lone text stands for a list of one; a date for its ISO form."""
    wanted = type(setting.default)
    if isinstance(value, int) and abs(value) > _LARGEST and (wanted is int or value.bit_length() > 64):
        raise BanmianError("E102", place, f"`{setting.name}` must be {_LARGEST} at most")
    if wanted is tuple and isinstance(value, str):
        if "," in value:
            raise BanmianError("E102", place, f"`{setting.name}` is one text with commas: {reprlib.repr(value)}",
                               f"Write a list: {_a_list(setting.name, value, place)}")
        return (value,)
    if wanted is tuple and isinstance(value, list) and all(isinstance(v, str) for v in value):
        if not value and setting.name == "languages":
            raise BanmianError("E102", place, "`languages` must name at least one language")
        return tuple(dict.fromkeys(value))
    if wanted is str and not isinstance(value, (bool, dict, list)):
        text = "" if value is None else str(value)
        form, example = _FORMS.get(setting.name, (_ANY, ""))
        if text and not form.fullmatch(text):
            raise BanmianError("E102", place, f"`{setting.name}` must be of the form {example}, not {reprlib.repr(text)}")
        if text and setting.name == "build_date" and not _is_day(text):
            raise BanmianError("E102", place, f"`build_date` is no day of the calendar: {text}")
        return text
    if wanted is type(value) and wanted is not tuple:
        if wanted is int and not isinstance(value, bool) and int(str(value)) < 1:
            raise BanmianError("E102", place, f"`{setting.name}` must be at least 1, not {value}")
        if setting.name == PERCENT and int(str(value)) > 100:
            raise BanmianError("E102", place, f"`{setting.name}` is a percentage and must be at most 100, not {value}")
        return value
    raise BanmianError("E102", place, f"`{setting.name}` must be {_A_TYPE[wanted]}, not {_brief(value)}", _asked(value))


def _a_list(name: str, value: str, place: Place) -> str:
    """How the settings' file, YAML or TOML, has a list of what a text names with commas."""
    if place.path == SETTINGS_FILE:
        return f"{name}: [{value}]"
    quoted = (part.strip().replace("\\", "\\\\").replace('"', '\\"') for part in value.split(","))
    return f"{name} = [" + ", ".join(f'"{part}"' for part in quoted) + "]"


_A_TYPE: Final[dict[type, str]] = {str: "a text", int: "a whole number", bool: "true or false", tuple: "a list of texts"}


def _asked(value: object) -> str:
    """What cures a value of the wrong type, "" for the usual."""
    return "Write it without quotes." if isinstance(value, str) and value.isascii() and value.isdigit() else ""


def _named(key: object) -> str:
    return key if isinstance(key, str) else _brief(key)


def _is_day(text: str) -> bool:
    from datetime import date
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _brief(value: object) -> str:
    """A value in a few words; a number of thousands of digits, which Python does not write out, is one."""
    try:
        return reprlib.repr(value)
    except ValueError:
        return "a number of thousands of digits"
