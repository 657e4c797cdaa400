"""Whether the content folder still is what the seeds give: one digest over all that segmenting reads and wrote."""
from __future__ import annotations

from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.work import files, survey
from banmian.work.store import FOLDER

NAME: Final = "cut"


def _key(site: Site) -> str:
    """The digest of seeds, proofs, pages.yaml and corrections, of the program, and of which content files stand there."""
    parts = [survey.program_digest(), site.seeds, site.content,
             survey.tree_digest([str(site.root / site.seeds), str(site.root / site.corrections)])]
    parts += [path for path, _ in files.listing(site.root / site.content)]
    return files.digest("\0".join(parts).encode("utf-8", "surrogateescape"))


def _path(site: Site) -> Path:
    return site.root / FOLDER / NAME


def is_fresh(site: Site) -> bool:
    """Whether nothing that segmenting reads has changed since it last ended well."""
    try:
        return _path(site).read_text(encoding="utf-8") == _key(site)
    except (OSError, BanmianError, UnicodeDecodeError):
        return False


def record(site: Site, *, clean: bool) -> None:
    """Notes how things stand after segmenting; when a page was in error, the next build tries again."""
    if clean:
        files.put(f"{site.root}/{FOLDER}", NAME, _key(site).encode())
    else:
        _path(site).unlink(missing_ok=True)
