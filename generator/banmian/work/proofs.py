"""The proofs of the content folder: the digest of each as it was written tells one that a person changed since."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from banmian.config import Site
from banmian.model import Finding, Place
from banmian.work import files
from banmian.work.store import FOLDER

NAME: Final = "proofs"
ASIDE: Final = ".edited"        # ends the name under which a person's proof is kept


class Proofs:
    """The proofs while pages are cut; `findings` tell of those that were put aside."""

    def __init__(self, site: Site) -> None:
        self._site, self._folder = site, f"{site.root}/{site.content}"
        self._noted: dict[str, str] = noted(site)
        self.findings: list[Finding] = []

    def write(self, path: str, text: str) -> bool:
        """Whether the proof at a path was written; what a person made of the one that stood there is kept beside it."""
        data = text.encode("utf-8", "replace")
        digest = files.digest(data)
        self._keep(path, digest)
        self._noted[path] = digest
        return files.write(self._folder, path, data)[1]

    def drop(self, path: str) -> None:
        """Takes away the proof at a path, but for what a person made of it."""
        self._keep(path, "")
        self._noted.pop(path, None)
        if os.path.lexists(file := files.safe(self._folder, path)):
            os.unlink(file)

    def _keep(self, path: str, digest: str) -> None:
        if not _is_changed(self._site, path, self._noted.get(path, ""), digest):
            return
        number, aside = 1, f"{path}{ASIDE}"
        while os.path.lexists(f"{self._folder}/{aside}"):
            number += 1
            aside = f"{path}{ASIDE}-{number}"
        os.rename(files.safe(self._folder, path), f"{self._folder}/{aside}")
        self.findings.append(Finding("N304", Place(f"{self._site.content}/{path}"), f"changed by hand: kept as {aside.rpartition('/')[2]}"))

    def save(self) -> None:
        """Notes how the proofs were written."""
        files.keep(f"{self._site.root}/{FOLDER}", NAME, self._noted)


def noted(site: Site) -> dict[str, str]:
    """The digest of each proof as it was written, by its content path; nothing where that is not known."""
    found = files.kept(f"{site.root}/{FOLDER}", NAME)
    return found if isinstance(found, dict) else {}


def changed(site: Site) -> Iterator[Finding]:
    """A note of each proof in the content folder that is not as it was written."""
    for path, digest in noted(site).items():
        if _is_changed(site, path, digest, ""):
            yield Finding("N304", Place(f"{site.content}/{path}"), "changed by hand: it shows on the page and cuts nothing")


def _is_changed(site: Site, path: str, before: str, now: str) -> bool:
    """Whether something else stands at a path than was written, or is to be written now."""
    file = f"{site.root}/{site.content}/{path}"
    return bool(before) and os.path.isfile(file) and files.digest(files.read(file)) not in (before, now)
