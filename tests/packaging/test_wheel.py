"""The wheel, installed into an environment of its own, makes a site from an empty folder far from the checkout."""
from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.site import HUNG, ROOT, Site, differing

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# the name of a requirement, as in "jinja2>=3.1" or "dask[distributed]>=2024 ; extra"
REQUIREMENT_NAME = re.compile(r"^[A-Za-z0-9._-]+")


def outside(env: dict[str, str]) -> dict[str, str]:
    """The environment of a person who has never seen the checkout."""
    return {k: v for k, v in env.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "BANMIAN", "PYTEST", "COV"))}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built from its own source archive with the locked backend and no network."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
                   check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_the_source_archive_holds_what_works_away_from_the_checkout(wheel: Path) -> None:
    """The tests read the workflows, the documents and the host's settings, which are no part of it."""
    with tarfile.open(next(wheel.parent.glob("*.tar.gz"))) as archive:
        folders = {name.split("/")[1] for name in archive.getnames()}
    assert {"generator", "themes", "README.md", "LICENSE", "pyproject.toml"} <= folders and "tests" not in folders


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `banmian` of a fresh environment: the wheel in it, the locked dependencies lent by the tests' own.

    A .pth file lends them: what stands in a folder that it names can be imported, but the .pth files there, the editable
    install of the checkout among them, are not followed. So whatever of banmian runs there came out of the wheel.
    """
    where = tmp_path_factory.mktemp("env")
    venv.create(where, with_pip=False)
    site_packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(where), "platbase": str(where)}))
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--python", str(where), "install", "--no-deps", "--no-index", str(wheel)],
                   check=True, env=os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return where / "bin" / "banmian"


def run(installed: Path, *argv: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """`banmian ARGV` of the fresh environment in the folder `cwd`."""
    done = subprocess.run([str(installed), *argv], cwd=cwd, env=outside(dict(os.environ)), stdin=subprocess.DEVNULL,
                          capture_output=True, encoding="utf-8", timeout=HUNG, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_wheel_carries_the_theme_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for path in (ROOT / "themes" / "broadsheet").rglob("*"):
        if path.is_file() and not path.name.endswith("~"):
            assert f"banmian/themes/broadsheet/{path.relative_to(ROOT / 'themes' / 'broadsheet').as_posix()}" in names
    assert not [n for n in names if n.startswith(("tests/", "seeds/", "content/"))]


def test_every_module_and_data_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(["git", "ls-files", "generator/banmian"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    files = tracked.stdout.split("\n") if tracked.returncode == 0 else []
    assert not [f for f in files if f and (ROOT / f).exists() and f.removeprefix("generator/") not in names]


def test_the_package_that_runs_came_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run([str(installed.parent / "python"), "-c", "import banmian; print(banmian.__file__)"], cwd=tmp_path,
                           env=outside(dict(os.environ)), capture_output=True, encoding="utf-8", check=True)
    assert where.stdout.startswith(str(installed.parent.parent))


def test_version(installed: Path, tmp_path: Path) -> None:
    assert PROJECT["version"] in run(installed, "--version", cwd=tmp_path).stdout


def test_init_and_build_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    run(installed, "init", "corpus", cwd=tmp_path)
    run(installed, "build", cwd=tmp_path / "corpus")
    site = Site(tmp_path / "corpus")
    assert site.files("public/articles", ".html"), "the corpus that init makes has an article to start from"
    assert any(p.startswith("assets/") and p.endswith(".css") for p in site.files("public")), "the theme came with the wheel"
    assert any(p.startswith("search/") for p in site.files("public"))
    run(installed, "check", cwd=tmp_path / "corpus")


def test_the_tiny_site_reads_the_same_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path / "wheel")
    run(installed, "segment", cwd=site.root)
    run(installed, "build", cwd=site.root)
    ours = Site.copy("tiny", tmp_path / "checkout").segment().build()
    assert not differing(site.files("content"), ours.files("content"))
    assert not differing(site.files("public"), ours.files("public"))


def test_the_checkout_runs_without_being_installed(tmp_path: Path) -> None:
    site = Site.copy("tiny", tmp_path)
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run([sys.executable, "-m", "generator", "--version"], cwd=site.root, env=outside(dict(os.environ)),
                          capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert PROJECT["version"] in done.stdout


def test_whatever_the_package_imports_is_a_declared_dependency() -> None:
    declared = set(PROJECT["dependencies"]) | {r for extra in PROJECT.get("optional-dependencies", {}).values() for r in extra}
    names = {match.group().lower().replace("_", "-") for r in declared if (match := REQUIREMENT_NAME.match(r))}
    owners = packages_distributions()
    strangers = set()
    for path in (ROOT / "generator" / "banmian").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found = [a.name for a in node.names] if isinstance(node, ast.Import) else (
                [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else [])
            for module in found:
                top = module.split(".")[0]
                mine = {d.lower().replace("_", "-") for d in owners.get(top, [top])}
                if top != "banmian" and top not in sys.stdlib_module_names and not mine & names:
                    strangers.add(f"{path.name}: {top}")
    assert not strangers


def test_every_dependency_is_locked_with_digests_and_without_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text, name
        locked = re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE)
        assert text.count("--hash=sha256:") >= len(locked) > 5
    wanted = {m.group().lower().replace("_", "-") for r in PROJECT["dependencies"] if (m := REQUIREMENT_NAME.match(r))}
    locked_now = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    assert wanted <= locked_now, f"make lock: {sorted(wanted - locked_now)}"
