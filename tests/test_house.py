"""The walls of the house: who may import whom, how long things may be, which words are not names. The tables are the rules."""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "banmian"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

# From the top down, as docs/architecture.md draws it: a room may use its own and every row below its row.
ROWS = (
    ("__main__", "cli", "serve", "check"), ("pipeline",), ("work",), ("render", "search", "exports"), ("cite",), ("content", "config"),
    ("segment", "facts"), ("text",), ("layout", "model", "errors"),
)
LEVEL = {room: level for level, row in enumerate(ROWS) for room in row}
# Neighbours in a row that may meet, one way.
NEIGHBOURS = {("__main__", "cli"), ("cli", "serve"), ("cli", "check"), ("errors", "model"), ("layout", "model")}
PURE = ("model", "layout", "errors", "text", "segment", "facts", "cite")
EFFECTS = {"os", "io", "pathlib", "shutil", "subprocess", "multiprocessing", "logging", "time", "random"}
ONE_HOME = ("jinja2", "markdown", "lunr", "jieba")
LONGEST_MODULE, LONGEST_FUNCTION = 300, 45
NOT_NAMES = {"utils", "util", "helpers", "helper", "manager", "handler", "misc", "common", "base", "core", "process", "info"}


def room_of(path: Path) -> str:
    """The room a module lies in: its folder in the package, or its own name."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imports(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Each import of a module: line, dotted name, whether it stands inside a function; those for types alone left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from _imports(tree, False)


def _imports(node: ast.AST, inside: bool) -> Iterator[tuple[int, str, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for other in child.orelse:
                yield from _imports(other, inside)
            continue
        if isinstance(child, ast.Import):
            yield from ((child.lineno, alias.name, inside) for alias in child.names)
        elif isinstance(child, ast.ImportFrom) and child.module and not child.level:
            names = [f"{child.module}.{a.name}" for a in child.names] if child.module == "banmian" else [child.module]
            yield from ((child.lineno, name, inside) for name in names)
        yield from _imports(child, inside or isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_room_uses_only_rooms_below_it(path: Path) -> None:
    mine = room_of(path)
    for line, module, _ in imports(path):
        if not module.startswith("banmian.") or mine == "__init__":
            continue
        theirs = module.split(".")[1]
        if theirs in ("__version__", mine):
            continue
        assert theirs in LEVEL, f"{name(path)}:{line} imports {module}: no row of the table holds {theirs}"
        allowed = LEVEL[theirs] > LEVEL[mine] or (mine, theirs) in NEIGHBOURS
        assert allowed, f"{name(path)}:{line}: {mine} may not use {theirs}; docs/architecture.md says who may"


def test_every_room_has_a_row() -> None:
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert rooms <= set(LEVEL), rooms - set(LEVEL)


def test_the_table_is_the_one_in_the_document() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = re.search(r"## Import rules\n\n```\n(.*?)```", text, re.S)
    assert drawn
    rows = [tuple(re.findall(r"\w+", line.split("(")[0])) for line in drawn[1].split("\n") if line.strip()]
    assert [set(row) for row in rows] == [set(row) for row in ROWS]


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) in PURE], ids=name)
def test_the_middle_is_pure(path: Path) -> None:
    for line, module, _ in imports(path):
        assert module.split(".")[0] not in EFFECTS, f"{name(path)}:{line} imports {module}: effects live in work/"


@pytest.mark.parametrize("library", ONE_HOME)
def test_each_asked_for_library_is_imported_by_one_module_inside_a_function(library: str) -> None:
    found = [(path, line, inside) for path in MODULES for line, module, inside in imports(path)
             if module.split(".")[0] == library]
    assert len({path for path, _, _ in found}) <= 1, found
    assert all(inside for _, _, inside in found), found


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_stay_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_MODULE, f"{name(path)} has {lines} lines: cut it where its subject divides"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_stay_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{name(path)}:{node.lineno} {node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_names_say_what_a_thing_is(path: Path) -> None:
    assert path.stem not in NOT_NAMES, f"{name(path)}: say what it holds"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_a_line_feed_ends_a_line(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Attribute) and node.attr == "splitlines"), \
            f"{name(path)}:{node.lineno}: splitlines breaks at U+2028 as well; use text.lines"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name(path)} has no docstring"
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            own = ast.get_docstring(node) or node.name in ("sheets", "context")     # the views' two, told in views/__init__
            assert own, f"{name(path)}:{node.lineno}: {node.name} is public and has no docstring"


def test_the_tool_names_no_paper_and_no_place_of_this_corpus() -> None:
    """What is true of this corpus stands in seeds/pages.yaml; the gazetteer's data names every place of the country."""
    import yaml
    entries = yaml.safe_load((ROOT / "seeds" / "pages.yaml").read_text(encoding="utf-8")).values()
    names = {entry[key] for entry in entries for key in ("newspaper", "county") if entry.get(key)}
    assert names
    for path in MODULES:
        code = "\n".join(ast.unparse(node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                         if isinstance(node, (ast.Compare, ast.Assign, ast.Dict, ast.Call)))
        for one in names:
            assert one not in code, f"{name(path)} names {one}"
