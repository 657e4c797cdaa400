"""One file to carry: the same site gives the same bytes, and the formats' own readers find it whole."""
from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest

from banmian.work.zim_identity import settle
from tests.site import Site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(tmp_path_factory.mktemp("pack")).write("banmian.yaml", "title: 试\ndescription: 试验\nexports: [csv]\n")
    for n in range(3):
        made.write(f"content/a{n}.md", f"---\ntitle: 春茶开采第{n}天\ndate: 2022-01-0{n + 1}\n---\n\n茶农清晨上山采摘。\n")
    made.run("build")
    return made


@pytest.mark.parametrize("suffix", ["zip", "zim"])
def test_two_packs_of_one_site_are_the_same_bytes(site: Site, tmp_path: Path, suffix: str) -> None:
    if suffix == "zim":
        pytest.importorskip("libzim")
    packs = [tmp_path / f"{name}.{suffix}" for name in ("a", "b")]
    for pack in packs:
        site.run("pack", str(pack))
    assert packs[0].read_bytes() == packs[1].read_bytes()


def test_a_zim_is_sound_and_is_searched(site: Site, tmp_path: Path) -> None:
    reader = pytest.importorskip("libzim.reader")
    from libzim.search import Query, Searcher
    target = tmp_path / "c.zim"
    site.run("pack", str(target))
    archive = reader.Archive(target)
    assert archive.check() and archive.main_entry.get_item().path == "index.html"
    assert archive.uuid.version == 8
    assert Searcher(archive).search(Query().set_query("茶农")).getEstimatedMatches() >= 3
    note = bytes(archive.get_entry_by_path("data/articles.csv").get_item().content).decode()
    assert "not in this copy" in note


def test_another_site_has_another_identity(site: Site, tmp_path: Path) -> None:
    reader = pytest.importorskip("libzim.reader")
    site.run("pack", str(tmp_path / "a.zim"))
    other = Site(tmp_path / "other").write("banmian.yaml", "title: 他\n").write("content/x.md", "---\ntitle: 别的\n---\n\n别的文字。\n")
    other.run("build")
    other.run("pack", str(tmp_path / "b.zim"))
    assert reader.Archive(tmp_path / "a.zim").uuid != reader.Archive(tmp_path / "b.zim").uuid


def test_a_file_laid_out_otherwise_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.zim"
    file.write_bytes(bytes(range(200)))
    assert not settle(file) and file.read_bytes() == bytes(range(200))


def test_a_zip_holds_its_own_checksums(site: Site, tmp_path: Path) -> None:
    site.run("pack", str(tmp_path / "s.zip"))
    with zipfile.ZipFile(tmp_path / "s.zip") as archive:
        sums = dict(reversed(line.split("  ")) for line in archive.read("site/SHA256SUMS").decode().splitlines())
        assert {name.removeprefix("site/") for name in archive.namelist()} == {*sums, "SHA256SUMS"}
        for name, digest in sums.items():
            assert hashlib.sha256(archive.read(f"site/{name}")).hexdigest() == digest


@pytest.mark.parametrize("suffix", ["zip", "zim"])
def test_a_pack_is_not_laid_into_the_folder_that_it_packs(site: Site, suffix: str) -> None:
    site.run("pack", f"public/site.{suffix}", code=2).said("E601", "→")
    assert not (site.root / "public" / f"site.{suffix}").exists()


@pytest.mark.parametrize("suffix", ["zip", "zim"])
def test_a_file_that_is_no_pack_is_not_packed_over(site: Site, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"notes.{suffix}"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mine.txt", "x")
    before = target.read_bytes()
    site.run("pack", str(target), code=2).said("E601", "no pack of a site", "→ Name another file")
    assert target.read_bytes() == before
    target.write_bytes(b"mine")
    site.run("pack", str(target), code=2)
    assert target.read_bytes() == b"mine"


def test_a_file_that_is_no_checksum_is_not_packed_over(site: Site, tmp_path: Path) -> None:
    notes = tmp_path / "notes.zip.sha256"
    notes.write_text("words of mine\n")
    site.run("pack", str(tmp_path / "notes.zip"), code=2).said("notes.zip.sha256: E601")
    assert notes.read_text() == "words of mine\n" and not (tmp_path / "notes.zip").exists()
    notes.unlink()
    for _ in range(2):
        site.run("pack", str(tmp_path / "notes.zip")).run("pack", str(tmp_path / "a:b.zip"))
    assert (tmp_path / "a:b.zip.sha256").read_text().endswith("  a:b.zip\n")


def test_a_pack_of_a_site_that_is_older_than_its_sources_says_so(tmp_path: Path) -> None:
    made = Site(tmp_path).write("banmian.yaml", "title: 试\n").write("content/a.md", "---\ntitle: 甲\n---\n\n一段。\n").build()
    for changed in ("content/a.md", "banmian.yaml", "seeds/new.txt"):
        made.run("pack", "site.zip")
        assert made.last is not None and "N602" not in made.last.err
        made.write(changed, made.read(changed) + "\n又一段。\n" if changed.startswith("content") else "title: 他\n").run("pack", "site.zip").said("public: N602")
        made.build()


@pytest.mark.parametrize("suffix", ["zip", "zim"])
def test_a_site_whose_build_did_not_end_is_not_packed(tmp_path: Path, suffix: str) -> None:
    made = Site(tmp_path).write("banmian.yaml", "title: 试\n").write("content/a.md", "---\ntitle: 甲\n---\n\n一段。\n").build()
    (tmp_path / ".banmian/head").unlink()       # as a build that was killed leaves it
    made.run("pack", f"site.{suffix}", code=2).said("E611", "→")
    assert not (tmp_path / f"site.{suffix}").exists()
    shutil.rmtree(tmp_path / ".banmian")        # a site that was built elsewhere
    made.run("pack", "site.zip")
