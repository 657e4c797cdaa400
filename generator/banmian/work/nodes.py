"""YAML files that a person writes, as nodes, which know their lines."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.text.nesting import check_nesting

if TYPE_CHECKING:
    from yaml import Node


def composed(path: Path, place: Place, code: str) -> Node | None:
    """What a file holds, None for nothing; an error of that code, at the place and with its line, where it cannot be read."""
    import yaml
    try:
        text = path.read_text(encoding="utf-8")
        check_nesting(text)
        top: Node | None = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except UnicodeDecodeError as error:
        raise BanmianError(code, place, f"not UTF-8 at byte {error.start}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BanmianError(code, replace(place, line=mark.line + 1 if mark else None),
                           getattr(error, "problem", None) or str(error)) from error
    return top
