"""The proofs of the content folder: the seal of each tells one that a person changed since it was written."""
from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Final

from banmian.config import Site
from banmian.model import Finding, Place
from banmian.segment.margin import alike, saved_text, sealed, unsealed
from banmian.work import files
from banmian.work.store import FOLDER

ASIDE: Final = ".edited"        # ends the name under which a person's proof is kept
SUFFIX: Final = ".proof"
NOTED: Final = "proofs"          # in the store, of versions that set no seal


class Proofs:
    """The proofs while pages are cut; `findings` tell of those that were put aside."""

    def __init__(self, site: Site) -> None:
        self._site, self._folder = site, f"{site.root}/{site.content}"
        self._now: set[str] = set()         # those of this cut
        self._noted = noted(site)
        self.findings: list[Finding] = []

    def write(self, path: str, text: str) -> bool:
        """Whether the proof at a path was written; what a person made of the one that stood there is kept beside it."""
        self._keep(path, text)
        self._now.add(path)
        return files.write(self._folder, path, sealed(text).encode("utf-8", "replace"))[1]

    def drop(self, path: str) -> None:
        """Takes away the proof at a path, but for what a person made of it; none that another page has there now."""
        if path in self._now:
            return
        self._keep(path)
        if os.path.lexists(file := files.safe(self._folder, path)):
            os.unlink(file)

    def _keep(self, path: str, now: str = "") -> None:
        """Puts aside what stands at a path unless it is the machine's, or says what is to be written `now`. One without a seal, of which
        nothing is noted, may be anybody's."""
        file = files.safe(self._folder, path)
        if not os.path.isfile(file):
            return
        data = files.read(file)
        plain, made = unsealed(saved_text(data))
        made = _as_noted(self._noted, path, data) if made is None else made
        if made or now and alike(plain, unsealed(now)[0]):
            return
        number, aside = 1, f"{path}{ASIDE}"
        while os.path.lexists(f"{self._folder}/{aside}"):
            number += 1
            aside = f"{path}{ASIDE}-{number}"
        os.rename(file, f"{self._folder}/{aside}")
        how = "may have been changed by hand" if made is None else "changed by hand"
        self.findings.append(Finding("N304", Place(f"{self._site.content}/{path}"), f"{how}: kept as {aside.rpartition('/')[2]}"))


def noted(site: Site) -> Mapping[str, str]:
    """The digest of each proof as it was written by versions that set no seal, by its content path; nothing where none is kept."""
    found = files.kept(f"{site.root}/{FOLDER}", NOTED)
    return found if isinstance(found, dict) else {}


def _as_noted(before: Mapping[str, str], path: str, data: bytes) -> bool | None:
    """Whether a proof without a seal is as it was noted; None where nothing was."""
    return files.digest(data) == before[path] if path in before else None


def changed(site: Site) -> Iterator[Finding]:
    """A note of each proof in the content folder that is not as it was written."""
    before = noted(site)
    for path, entry in files.listing(site.root / site.content, SUFFIX):
        made = unsealed(saved_text(data := files.read(entry.path)))[1]
        if made is False or made is None and _as_noted(before, path, data) is False:
            yield Finding("N304", Place(f"{site.content}/{path}"), "changed by hand: it shows on the page and cuts nothing")
