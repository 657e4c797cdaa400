"""What the hosts are told to do works here: netlify.toml's command, the workflows' steps, the Makefile's words."""
from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.site import ROOT, Site, differing

NETLIFY = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_netlify_builds_into_the_folder_it_publishes(tmp_path: Path) -> None:
    """The command's own steps, the package manager left out: what it installs is what runs this test."""
    site = Site.checkout(tmp_path / "site")
    steps = [s.strip() for s in NETLIFY["build"]["command"].split("&&")]
    installs = [s for s in steps if s.startswith("pip install")]
    assert installs[0] == "pip install -r requirements.lock"
    rest = [s for s in steps if s not in installs]
    assert rest
    for step in rest:
        verb = step.split()
        assert verb[0] == "banmian"
        site.run(*verb[1:])
    assert (site.root / NETLIFY["build"]["publish"] / "index.html").is_file()


def test_netlify_pins_the_python_that_the_package_supports() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert NETLIFY["build"]["environment"]["PYTHON_VERSION"] == project["requires-python"].removeprefix(">=")


def headers(path: str) -> dict[str, str]:
    """The headers under which netlify.toml serves `path`."""
    found: dict[str, str] = {}
    for rule in NETLIFY["headers"]:
        pattern = re.escape(rule["for"]).replace(r"\*", ".*")
        if re.fullmatch(pattern, path):
            found |= rule["values"]
    return found


def test_every_page_is_served_with_the_security_headers() -> None:
    given = headers("/articles/x.html")
    assert "default-src 'none'" in given["Content-Security-Policy"]
    assert "unsafe-eval" not in given["Content-Security-Policy"]
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "Cache-Control" not in given, "a page is asked for anew, which is the host's own rule"


def test_what_stands_within_the_404_page_is_allowed_by_its_digest(five_seeds: Site) -> None:
    page = (five_seeds.root / "public/404.html").read_text(encoding="utf-8")
    policy = headers("/a/b/c")["Content-Security-Policy"]
    for directive, element in (("script-src", r"<script data-asset[^>]*>(.*?)</script>"), ("style-src", r"<style>(.*?)</style>")):
        held = re.findall(element, page, re.S)
        digest = base64.b64encode(hashlib.sha256(held[0].encode()).digest()).decode()
        assert len(held) == 1 and f"{directive} 'self' 'sha256-{digest}';" in policy, f"{directive} must name sha256-{digest}"


def test_no_two_rules_speak_of_keeping_the_same_file(five_seeds: Site) -> None:
    for path in five_seeds.files("public"):
        speaking = [r["for"] for r in NETLIFY["headers"] if "Cache-Control" in r["values"]
                    and re.fullmatch(re.escape(r["for"]).replace(r"\*", ".*"), "/" + path)]
        assert len(speaking) <= 1, (path, speaking)


def test_files_with_a_digest_in_their_name_are_kept_for_a_year_and_no_others(five_seeds: Site) -> None:
    digest = re.compile(r"(?:^|[/.-])[0-9a-f]{6,}(?=[/.])")  # site.c4a01b191d.js, l/0-78213f.js, t/0-08d6dd/1a.js
    ours = [p for p in five_seeds.files("public") if p.startswith(("assets/", "search/", "app/"))]
    kept = {p for p in ours if "immutable" in headers("/" + p).get("Cache-Control", "")}
    assert kept == {p for p in ours if digest.search(p)}
    others = set(five_seeds.files("public")) - set(ours)
    assert not [p for p in others if "immutable" in headers("/" + p).get("Cache-Control", "")]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_workflows_are_pinned_and_least_privileged(path: Path) -> None:
    flow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert flow["permissions"] == {"contents": "read"}
    for job in flow["jobs"].values():
        for step in job["steps"]:
            assert "run" in step or re.search(r"@v\d+$", step["uses"])


def test_pages_takes_the_steps_that_netlify_takes() -> None:
    flow = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8"))
    steps = [s["run"] for s in flow["jobs"]["build"]["steps"] if "run" in s]
    assert " && ".join(steps) == NETLIFY["build"]["command"]


def test_make_knows_every_word_that_the_readme_uses() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("README.md", "CONTRIBUTING.md", "docs/deploy.md"):
        for word in re.findall(r"(?m)(?:^|`)make ([a-z]+)", (ROOT / name).read_text(encoding="utf-8")):
            assert re.search(rf"^{word}:", makefile, re.MULTILINE), f"{name}: make {word}"


@pytest.mark.parametrize("word", ["site", "serve", "test", "lint", "bench", "audit", "lock", "bless", "clean"])
def test_make_can_say_what_it_would_do(word: str) -> None:
    done = subprocess.run(["make", "--dry-run", word], cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
                          env=os.environ | {"PYTHON": sys.executable})
    assert done.returncode == 0, done.stderr


def test_make_site_makes_the_site(five_seeds: Site, tmp_path: Path) -> None:
    """The word of the README, in a copy of the site; the environment (`-o`: as it is) is the one that runs this test."""
    site = Site.checkout(tmp_path / "site")
    shutil.copy(ROOT / "Makefile", site.root)
    venv = Path(sys.prefix)
    done = subprocess.run(["make", "-o", f"{venv}/.site", f"VENV={venv}", "site"], cwd=site.root, capture_output=True,
                          encoding="utf-8", check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "public/index.html" in done.stdout
    assert not differing(site.files("public"), five_seeds.files("public"))


def test_continuous_integration_calls_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text
    assert "make test" in text


def test_both_hosts_know_when_articles_changed() -> None:
    """A shallow checkout knows one commit, and every file seems to be of its day."""
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            steps = job.get("steps", [])
            if any("upload-pages" in step.get("uses", "") for step in steps):
                assert [step.get("with", {}).get("fetch-depth") for step in steps if "checkout" in step.get("uses", "")] == [0], path.name
