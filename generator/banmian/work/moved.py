"""Content files that moved: the table in which segmenting notes it."""
from __future__ import annotations

from dataclasses import replace
from typing import Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.model import Place
from banmian.work.nodes import composed

MOVED: Final = "moved.yaml"


def read_moved(site: Site) -> dict[str, str]:
    """Content paths that moved, old → new (without suffix); E305 where the file cannot be read."""
    path = site.root / site.content / MOVED
    if not path.is_file():
        return {}
    import yaml
    place = Place(f"{site.content}/{MOVED}")
    top = composed(path, place, "E305")
    rows = top.value if isinstance(top, yaml.MappingNode) else [(top, top)] if top else []
    for node in (node for row in rows for node in row):
        if not isinstance(node, yaml.ScalarNode) or not isinstance(top, yaml.MappingNode):
            raise BanmianError("E305", replace(place, line=node.start_mark.line + 1), "each line must be `old path: new path`")
    return {str(old.value): str(new.value) for old, new in rows}
