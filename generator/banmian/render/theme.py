"""A theme: where it is found, what it holds, and a sheet printed with it."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banmian.config import place_of
from banmian.errors import BanmianError
from banmian.render.assets import Asset, assets_of
from banmian.render.calendar import date_in
from banmian.render.head import head_of
from banmian.render.mended import marked_html
from banmian.render.offers import makes
from banmian.render.sheet import Loaded, Sheet
from banmian.render.spoken import told
from banmian.render.strings import Strings, strings_of
from banmian.render.templates import environment_of, explained
from banmian.render.theme_files import settings_of
from banmian.render.urls import up
from banmian.render.views import view

if TYPE_CHECKING:
    from jinja2 import Environment

    from banmian.config import Site

PACKAGE = Path(__file__).resolve().parents[1]
DEPTH = 8           # of `extends`: more is a circle


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme ready to print. `digest` covers every file of it and of the themes it extends."""

    name: str
    folders: tuple[Path, ...]               # its own first, then those it extends
    digest: str
    strings: Strings
    files: Mapping[str, Asset]              # by logical name
    environment: Environment
    chrome: dict[tuple[str, str], Mapping[str, str]]        # header and footer by (root, place in the navigation)

    def plain(self) -> dict[str, Any]:
        """What was read of its files, as plain values: `load_theme` of it reads none of them."""
        return {"folders": [str(folder) for folder in self.folders], "digest": self.digest,
                "words": {language: dict(words) for language, words in self.strings.words.items()}, "assets": self.assets()}

    def assets(self) -> dict[str, tuple[str, bytes]]:
        """Every static file: logical name → (path below public/, bytes)."""
        return {name: (asset.path, asset.content) for name, asset in self.files.items()}


def search_path(root: Path) -> tuple[Path, ...]:
    """Folders that may hold themes: the site's, those in the package, those of a checkout."""
    return (root / "themes", PACKAGE / "themes", PACKAGE.parents[1] / "themes")


def folders_of(name: str, root: Path) -> tuple[Path, ...]:
    """The folders of a theme and of those it extends, the most special first. Raises E402 for one that is not there."""
    found: list[Path] = []
    while name or not found:
        folder = _find(name, root, found)
        found.append(folder)
        name = settings_of(folder).extends
    return tuple(found)


def _find(name: str, root: Path, found: list[Path]) -> Path:
    """The first folder of that name that is not yet in use, so that a site's broadsheet may extend broadsheet."""
    plain = name not in ("", ".", "..") and "/" not in name and "\\" not in name
    for place in search_path(root) if plain and len(found) < DEPTH else ():
        folder = place / name
        if folder.resolve() not in (f.resolve() for f in found) and (folder / "theme.yaml").is_file():
            return folder
    asked = settings_of(found[-1]).place if found else place_of(root, "theme")
    raise BanmianError("E402", asked, f"there is no theme `{name}` in {', '.join(map(str, search_path(root)))}")


def load_theme(site: Site, compiled: str = "", *, quick: bool = True, plain: Mapping[str, Any] | None = None) -> Theme:
    """The theme that the site names, with its templates ready and its static files named by their content.

    `compiled` and `quick` are those of `templates.environment_of`; `plain` is what `Theme.plain` gave of the same files and settings.
    """
    if plain:
        folders, digest = tuple(map(Path, plain["folders"])), str(plain["digest"])
        strings = Strings(site.languages[0], plain["words"])
        files = {name: Asset(path, content) for name, (path, content) in plain["assets"].items()}
    else:
        folders = folders_of(site.theme, site.root)
        digest, strings = _digest(_files(folders)), strings_of(folders, site.languages, site.root)
        files = assets_of(folders, [settings_of(folder) for folder in folders], strings)
    environment = environment_of(folders, _names(files, strings, site), compiled, quick=quick)
    environment.filters["cndate"] = date_in(strings.first)
    return Theme(site.theme, folders, digest, strings, files, environment, {})


def _names(files: Mapping[str, Asset], strings: Strings, site: Site) -> Mapping[str, object]:
    """What every template may use; `docs/theme.md` lists it. Words are escaped once for each use, not for each page."""
    return {
        "asset": lambda name: files[name].path, "within": partial(_within, files), "site": site,
        "app": makes(site, "pwa"), "listed": makes(site, "downloads"),
        "language": site.languages[0], "languages": strings.names(), "t": strings.say,
        "say": lru_cache(4096)(strings.span), "label": lru_cache(4096)(strings.attribute),
        "told": lru_cache(4096)(partial(told, strings)), "mended": partial(marked_html, strings),
    }


def _within(held: Mapping[str, Asset], name: str) -> str:
    """A style sheet or script of the theme as text, for a page that cannot ask for it as a file: to the byte, so that its
    digest can be named."""
    from markupsafe import Markup
    return Markup(held[name].content.decode())


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Every file of the theme by its path within, the most special winning."""
    held: dict[str, Path] = {}
    for folder in reversed(folders):
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        held.update((path.relative_to(folder).as_posix(), path) for path in files)
    return dict(sorted(held.items()))


def _digest(held: Mapping[str, Path]) -> str:
    digest = sha256()
    for name, path in held.items():
        digest.update(f"{name}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def render_sheet(theme: Theme, sheet: Sheet, loaded: Loaded, site: Site) -> str:
    """The page as HTML. Raises E401 with template and line when a template has an error."""
    from markupsafe import Markup
    context = view(sheet.view).context(sheet, loaded)
    root = str(context.get("root", up(sheet.path)))
    try:
        chrome = _chrome(theme, root, sheet)
        template = theme.environment.get_template(f"{sheet.view}.html")
        head = Markup(head_of(sheet, loaded, site, theme.strings, context))
        return template.render({**context, "root": root}, path=sheet.path, view=sheet.view, head=head, **chrome)
    except Exception as error:
        raise explained(error, theme.folders, sheet.path) from error


def _chrome(theme: Theme, root: str, sheet: Sheet) -> Mapping[str, str]:
    """Header and footer, printed once for each depth and each place in the navigation, not for each page."""
    from markupsafe import Markup
    here = sheet.path.partition("/")[0]
    key = (root, here if not here.startswith("articles") else "")
    if key not in theme.chrome:
        theme.chrome[key] = {
            part: Markup(theme.environment.get_template(f"_{part}.html").render(root=root, here=here))
            for part in ("header", "footer")}
    return theme.chrome[key]
