"""The built site in one file to carry: a zip with checksums, or a ZIM for Kiwix."""
from __future__ import annotations

import hashlib
import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from banmian.config import Site
from banmian.errors import BanmianError
from banmian.model import Finding, Place
from banmian.work import files, store, survey
from banmian.work.cut_store import is_fresh
from banmian.work.report import Report
from banmian.work.strays import strays

EPOCH: Final = "1980-01-01"                             # the first day that a zip can name
ZIM: Final = b"ZIM\x04"          # how such a file begins
FOLDER: Final = "site"
SERVED: Final = ("sw.js", "robots.txt", "sitemap.xml")           # mean nothing off the web, and no page links them
ABSENT: Final = "<!doctype html><meta charset=utf-8><title>·</title><p>此离线副本不含下载文件 {}。 The downloads are not in this copy.</p>"


def pack(site: Site, target: Path) -> Report:
    """`target`: a zip of the output folder and `SHA256SUMS` over it; the same site gives the same bytes."""
    sums = target.with_name(f"{target.name}.sha256")
    if os.path.lexists(sums) and not _is_sum(sums):
        raise BanmianError("E601", Place(str(sums)), "a file stands here that is no checksum of a pack, and would be lost",
                           "Name another file, or take this one away.")
    paths = _outputs(site, target)
    _whole(target, lambda half: _zip(site, paths, half))
    digest = hashlib.sha256(files.read(target)).hexdigest()
    _whole(sums, lambda half: half.write_bytes(f"{digest}  {target.name}\n".encode()))
    return Report("pack", {"files": len(paths), "bytes": target.stat().st_size}, (*_older(site), *strays(site)))


def _outputs(site: Site, target: Path) -> list[str]:
    if target.is_relative_to((site.root / site.output).resolve()):
        raise BanmianError("E601", Place(str(target)), "it would lie in the folder that it packs",
                           "Name a file outside of the output folder.")
    if os.path.lexists(target) and not _is_pack(target):
        raise BanmianError("E601", Place(str(target)), "a file stands here that is no pack of a site, and would be lost",
                           "Name another file, or take this one away.")
    paths = [path for path, _ in files.listing(site.root / site.output) if not path.endswith(files.HALF)]
    if not paths:
        raise BanmianError("E607", Place(site.output), "nothing is built here", "Run `banmian build` first.")
    if (site.root / store.FOLDER).is_dir() and not store.stamp(site.root):        # a site without a store was built elsewhere
        raise BanmianError("E611", Place(site.output), "it was stopped, or failed, and files may be missing here")
    return paths


def _is_pack(path: Path) -> bool:
    """Whether a file is one that packing made: a zip with the checksums of a site, or a ZIM."""
    if not path.is_file():
        return False
    if path.suffix == ".zim":
        with open(path, "rb") as file:
            return file.read(4) == ZIM
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return f"{FOLDER}/SHA256SUMS" in archive.namelist()


def _is_sum(path: Path) -> bool:
    """Whether a file is a checksum as packing writes it."""
    if not path.is_file():
        return False
    with open(path, "rb") as file:
        return re.fullmatch(rb"[0-9a-f]{64}  [^\n]+\n", file.read(4096)) is not None      # 9f2c…  site.zip


def _older(site: Site) -> tuple[Finding, ...]:
    """A note where sources, settings or program have changed since the site was built; none where no build here is known to be whole."""
    before = store.load_key(site.root)
    if not before.key:
        return ()
    looked = survey.glance(site, before.theme)
    same = bool(looked.digest) and looked.digest == before.glance \
        or survey.survey(site, looked, store.load_seen(site.root)).key == before.key
    if same and (not (site.root / site.seeds).is_dir() or is_fresh(site)):
        return ()
    return (Finding("N602", Place(site.output), "the site is packed as it was built, and its sources have changed since"),)


def _zip(site: Site, paths: list[str], target: Path) -> None:
    year, month, day = (int(part) for part in (site.build_date or EPOCH).split("-"))
    sums = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        def add(name: str, data: bytes) -> None:
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", (max(year, 1980), month, day, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, data)
        for path in paths:
            data = files.read(site.root / site.output / path)
            sums.append(f"{hashlib.sha256(data).hexdigest()}  {path}\n")
            add(path, data)
        add("SHA256SUMS", "".join(sums).encode())


def zim(site: Site, target: Path) -> Report:
    """`target`: the site as a ZIM file with a full-text index, for Kiwix and its kin. Needs libzim (E503).

    In place of the downloads stands a note that they are not in this copy. The same site gives the same bytes.
    """
    try:
        from libzim.writer import Creator
    except ImportError as error:
        raise BanmianError("E503", Place(target.name), "a ZIM needs the library libzim",
                           "pip install 'banmian[zim]'") from error
    from banmian.exports.icon import icon
    from banmian.work.zim_identity import settle
    from banmian.work.zim_items import item, metadata
    kept = [path for path in _outputs(site, target) if path not in SERVED]

    def write(half: Path) -> None:
        with Creator(half).config_indexing(True, "zho").config_nbworkers(1) as creator:       # several write in turns that differ
            creator.set_mainpath("index.html")
            creator.add_illustration(48, icon(48))
            for name, value in metadata(site).items():
                creator.add_metadata(name, value)
            for path in kept:
                data = ABSENT.format(path).encode() if path.startswith("data/") else files.read(site.root / site.output / path)
                creator.add_item(item(path, data, "text/html" if path.startswith("data/") else ""))
        settle(half)
    with _quiet_library():
        _whole(target, write)
    return Report("zim", {"files": len(kept), "bytes": target.stat().st_size}, _older(site))


@contextmanager
def _quiet_library() -> Iterator[None]:
    """libzim speaks on standard output, which is for answers: meanwhile that is standard error."""
    sys.stdout.flush()
    answers = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(answers, 1)
        os.close(answers)


def _whole(target: Path, write: Callable[[Path], object]) -> None:
    """`write` makes a half file, which takes the target's place when it is whole; E601 when it cannot be written."""
    half = target.with_name(f".{os.getpid()}-{target.name}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(half)
        os.replace(half, target)
    except OSError as error:
        raise BanmianError("E601", Place(str(target)), error.strerror or str(error)) from error
    finally:
        half.unlink(missing_ok=True)


