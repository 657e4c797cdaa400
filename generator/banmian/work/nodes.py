"""YAML files that a person writes, as nodes, which know their lines."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.text.nesting import check_nesting
from banmian.text.slips import slip_of, wide_colon

if TYPE_CHECKING:
    from yaml import Node


def composed(path: Path, place: Place, code: str) -> Node | None:
    """What a file holds, None for nothing; an error of that code, at the place and with its line, where it cannot be read."""
    import yaml
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        check_nesting(text)
        top: Node | None = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BanmianError(code, replace(place, line=line), f"not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error
    except yaml.YAMLError as error:
        slip = slip_of(text, error)
        raise BanmianError(code, replace(place, line=slip.line + 1), slip.what, slip.cure) from error
    if isinstance(top, yaml.ScalarNode) and (wide := wide_colon(top.value, top.start_mark.line)):
        raise BanmianError(code, replace(place, line=wide.line + 1), wide.what, wide.cure)
    return top
