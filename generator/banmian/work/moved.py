"""Content files that moved: the table in which segmenting notes it."""
from __future__ import annotations

from dataclasses import replace
from typing import Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.model import Place

MOVED: Final = "moved.yaml"


def read_moved(site: Site) -> dict[str, str]:
    """Content paths that moved, old → new (without suffix); E305 where the file cannot be read."""
    path = site.root / site.content / MOVED
    if not path.is_file():
        return {}
    import yaml
    place = Place(f"{site.content}/{MOVED}")
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        raise BanmianError("E305", replace(place, line=mark.line + 1 if mark else None), str(error)) from error
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise BanmianError("E305", place, "each line must be `old path: new path`")
    return {str(old): str(new) for old, new in table.items()}
