"""Whether the content folder still is what the seeds give: one digest over all that segmenting reads and wrote."""
from __future__ import annotations

from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.work import files, looks, survey
from banmian.work.store import FOLDER

NAME: Final = "cut"


def _glance(site: Site) -> survey.Glance:
    """How seeds, proofs, pages.yaml, corrections and the program look."""
    return survey.glance_at((str(site.root / site.seeds), str(site.root / site.corrections), str(survey.PACKAGE)))


def _key(site: Site, looked: survey.Glance) -> str:
    """The digest of all that by its content."""
    read = [looks.digests(place, found, {}) for place, found in looked.folders.items()]
    return looks.digest_of([read, survey.packages(), site.seeds, site.content])


def _articles(site: Site) -> str:
    """The digest of which content files stand there."""
    return looks.digest_of([path for path, _ in files.listing(site.root / site.content)])


def _path(site: Site) -> Path:
    return site.root / FOLDER / NAME


def is_fresh(site: Site) -> bool:
    """Whether nothing that segmenting reads has changed since it last ended well."""
    import json
    try:
        noted = json.loads(_path(site).read_bytes())
        looked = _glance(site)
        if noted["articles"] != _articles(site):
            return False
        if looked.digest and looked.digest == noted["glance"]:
            return True
        if _key(site, looked) != noted["key"]:
            return False
    except (OSError, BanmianError, ValueError, TypeError, KeyError):
        return False
    _note(site, looked.digest, noted["key"], noted["articles"])     # only times changed
    return True


def state(site: Site) -> tuple[str, str]:
    """How all that segmenting reads stands, by its looks and by its content: taken before any of it is read, so that what is saved
    meanwhile differs from it."""
    looked = _glance(site)
    return looked.digest, _key(site, looked)


def record(site: Site, before: tuple[str, str], *, clean: bool) -> None:
    """Notes what was segmented and what stands since; when a page was in error, the next build tries again."""
    if clean:
        _note(site, *before, _articles(site))
    else:
        _path(site).unlink(missing_ok=True)


def _note(site: Site, glance: str, key: str, articles: str) -> None:
    import json
    files.write(f"{site.root}/{FOLDER}", NAME, json.dumps({"glance": glance, "key": key, "articles": articles}).encode())
