"""The documents and the program say the same: commands, settings, errors, words, decisions, links."""
from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from banmian import config, errors, layout
from tests.site import ROOT, call

DOCS = ROOT / "docs"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
# an entry of the list that --help prints, as in "    segment   pages of text become articles"
HELP_ENTRY = re.compile(r"(?m)^ {2,6}([a-z]+)(?: {2,}|$)")
# [text](target) or ![text](picture) of Markdown, outside code
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# a heading of docs/errors.md, as in "### E101 …"
CODE_HEADING = re.compile(r"(?m)^#+ .*?\b([EFN]\d{3})\b")


def read(name: str) -> str:
    """A document of docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def verbs() -> set[str]:
    """The verbs that `banmian --help` lists."""
    helped = call("--help", cwd=ROOT).out
    listed = re.search(r"\{([a-z,]+)\}", helped)
    return set(listed.group(1).split(",")) if listed else set(HELP_ENTRY.findall(helped))


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    known = verbs()
    assert {"segment", "build", "serve", "check", "init", "why"} <= known
    documented = set(re.findall(r"(?m)^#+ `?banmian ([a-z]+)", read("cli.md")))
    assert documented == known


def test_every_option_of_every_command_is_documented() -> None:
    text = read("cli.md")
    for verb in verbs():
        for option in set(re.findall(r"(--[a-z][a-z-]+)", call(verb, "--help", cwd=ROOT).out)) - {"--help"}:
            assert option in text, f"banmian {verb} {option}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_that_documents_quote_exist(path: Path) -> None:
    known = verbs()
    for verb in re.findall(r"(?m)(?:^|`|&& )banmian ([a-z]+)", path.read_text(encoding="utf-8")):
        assert verb in known, f"banmian {verb}"


def test_every_setting_is_documented_with_its_help() -> None:
    text = read("settings.md")
    for setting in config.settings():
        assert f"`{setting.name}`" in text, setting.name
        assert setting.help in text, f"{setting.name}: {setting.help}"


def test_every_documented_setting_exists() -> None:
    known = {s.name for s in config.settings()}
    assert set(re.findall(r"(?m)^(?:\| |#+ )`([a-z_]+)`", read("settings.md"))) == known


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    assert set(CODE_HEADING.findall(read("errors.md"))) == set(errors.CATALOGUE)


def test_what_check_says_of_a_code_and_the_document_are_one() -> None:
    """The document may go on where the sentence ends: `…: neither this nor that`."""
    told = dict(re.findall(r"(?ms)^### ([EFN]\d{3})\n\n(.*?)(?=\n\n|\Z)", read("errors.md")))
    for code, entry in errors.CATALOGUE.items():
        sentence, _, cure = " ".join(told[code].split()).partition(" → ")
        assert cure == entry.cure, code
        assert re.fullmatch(re.escape(entry.sentence.rstrip(".")) + r"(: .+)?\.", sentence), code


def test_every_code_is_given_somewhere_and_proved_by_a_test() -> None:
    program = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "generator").rglob("*.py") if p.name != "errors.py")
    proofs = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("*.py"))
    assert not [code for code in errors.CATALOGUE if f'"{code}"' not in program], "no line of the program gives these"
    assert not [code for code in errors.CATALOGUE if code not in proofs], "no test proves these"


def test_the_glossary_has_every_word_of_the_model() -> None:
    text = read("glossary.md")
    for family in (layout.Role, layout.Kind, layout.FurnitureKind):
        for word in family:
            if word != layout.FurnitureKind.OTHER:
                assert re.search(rf"\b{word.value}\b", text), word


def test_decisions_are_numbered_once_and_short() -> None:
    notes = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [n.name[:4] for n in notes]
    assert len(set(numbers)) == len(numbers)
    for note in notes:
        text = note.read_text(encoding="utf-8")
        assert text.startswith(f"# {note.name[:4]} "), note.name
        assert text.count("\n") <= 40, f"{note.name} is a note, not an essay"


def test_every_dependency_has_a_decision() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    notes = "".join(n.read_text(encoding="utf-8") for n in (DOCS / "decisions").glob("*.md")).lower()
    extras = [r for extra in project.get("optional-dependencies", {}).values() for r in extra]
    for requirement in [*project["dependencies"], *extras]:
        name = re.split(r"[<>=\[;\s]", requirement)[0]
        assert f"`{name.lower()}`" in notes or re.search(rf"\b{re.escape(name.lower())}\b", notes), f"no decision says why {name}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(re.sub(r"(?s)```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"))):
        if not re.match(r"[a-z]+:|#", target):
            assert (path.parent / target.split("#")[0]).exists(), target


def test_the_code_map_names_every_room() -> None:
    text = read("architecture.md")
    for room in (ROOT / "generator" / "banmian").iterdir():
        if room.is_dir() and (room / "__init__.py").exists():
            assert f"`{room.name}/`" in text, room.name


def test_tracked_files_are_about_the_project_alone() -> None:
    """No path of somebody's machine, no home folder, no conflict marker."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if tracked.returncode:
        pytest.skip("not a Git checkout: there is no list of tracked files")
    machine = re.compile(r"/(?:work|home|Users|root)/[a-z.]+/|(?m:^<{7} |^>{7} )")
    for name in filter(None, tracked.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix in (".py", ".md", ".toml", ".yaml", ".yml", ".html", ".js", ".css", ".lock", ".sh", ""):
            found = machine.search(path.read_text(encoding="utf-8"))
            assert not found, f"{name}: {found.group() if found else ''}"
