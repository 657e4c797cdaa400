"""Addresses that people gave in the settings, as links."""
from __future__ import annotations

import re

MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")                   # editor@example.org


def address(given: str) -> str:
    """What a link to a contact leads to: a web address as it is, mail as mailto:, "" for anything else."""
    if given.startswith(("https://", "http://", "mailto:")):
        return given
    return f"mailto:{given}" if MAIL.fullmatch(given) else ""
