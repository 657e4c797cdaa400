"""How deep YAML may be nested. Its composers call themselves for each level: 50,000 brackets end the process without a word."""
from __future__ import annotations

from typing import Any, Final

MOST: Final = 40                # levels; what people write has three or four
DEEP: Final = f"lists and mappings are nested more than {MOST} deep"
_OPENING: Final = "[{-?:"       # each level takes one of these: [a], {a: b}, - a, ? a, a: b


def check_nesting(text: str) -> None:
    """Raises a YAMLError with the place where YAML nests deeper than `MOST` levels; any other fault is left to who composes it."""
    if sum(map(text.count, _OPENING)) <= MOST:
        return
    import yaml
    depth = 0
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST:
                mark: Any = event.start_mark        # of the C parser, or of its likeness in Python
                break
        else:
            return
    except (yaml.YAMLError, ValueError):
        return
    raise yaml.MarkedYAMLError(problem=DEEP, problem_mark=mark)
