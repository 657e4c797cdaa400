"""The theme's templates: Jinja2's environment with a compiler that writes down what it knows already.

A page of this site is a few hundred small outputs, and what Jinja2 does around each of them costs more than the output. So the names
in `FIXED` are the same for every page of a build, and what a template says with them alone is worked out while it is compiled;
neighbouring outputs are joined before they are handed on; an attribute is asked of the value first. The text that comes out is that
of Jinja2's own compiler (`tests/render/test_templates.py` renders with both).
"""
from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import cache
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banmian.errors import BanmianError
from banmian.model import Place
from banmian.render.filters import FILTERS

if TYPE_CHECKING:
    from jinja2 import Environment, nodes
    from jinja2.compiler import CodeGenerator, Frame

# Names that no page and no template gives another value. Those of FUNCTIONS give the same answer for the same arguments.
FUNCTIONS = frozenset({"asset", "label", "say", "t"})
VALUES = frozenset({"language", "site"})
FIXED = FUNCTIONS | VALUES


def environment_of(folders: Sequence[Path], names: Mapping[str, object], compiled: str = "", *, quick: bool = True) -> Environment:
    """The environment over the templates of a theme's folders, the first winning, with the names that every template may use.

    `compiled` is a folder for compiled templates, of this theme, these settings and this program alone; "" keeps none. `quick` False
    compiles as Jinja2 does by itself.
    """
    from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
    environment = (_quick_environment() if quick else Environment)(
        loader=FileSystemLoader([folder / "templates" for folder in folders], encoding="utf-8-sig"), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=-1,
        bytecode_cache=FileSystemBytecodeCache(compiled) if compiled else None)
    environment.filters.update(FILTERS)
    environment.globals.update(names)
    if quick:
        environment.code_generator_class = _compiler()
        environment.shown = _shown()    # type: ignore[attr-defined]
    return environment


@cache
def _quick_environment() -> type[Environment]:
    from jinja2 import Environment

    class QuickEnvironment(Environment):
        """Its templates share one table of names, which nobody changes; Jinja2 lays an empty one of each template's own over it."""

        def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
            return {**self.globals, **d} if d else self.globals

    return QuickEnvironment


def _shown() -> Callable[[Any], str]:
    """`markupsafe.escape`, whose answer here need not be marked as escaped once more: nobody escapes it again."""
    import markupsafe
    escape, markup = markupsafe.escape, markupsafe.Markup
    inner: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)

    def shown(value: Any) -> str:
        kind = type(value)
        return inner(value) if kind is str else value if kind is markup else escape(value)

    return shown


@cache
def _compiler() -> type[CodeGenerator]:
    from jinja2.compiler import CodeGenerator
    return type("Compiler", (Foreseeing, CodeGenerator), {})


if TYPE_CHECKING:
    _Base = CodeGenerator
else:
    _Base = object


class Foreseeing(_Base):
    """Jinja2's compiler with what is fixed worked out beforehand: to be put before it, since it is imported late."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        for name, line in _given(node):
            if name in FIXED:
                self.fail(f"`{name}` is a name that every template has: choose another", line)
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape = environment.shown")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        from markupsafe import escape
        found = self._foreseen(node, frame)
        return str(escape(found)) if found is not None else super()._output_child_to_const(node, frame, finalize)

    def _foreseen(self, node: nodes.Expr, frame: Frame) -> object:
        """The value of an expression of fixed names and constants; None for any other. What fails now fails again on the page."""
        from jinja2 import nodes
        names = self.environment.globals
        if isinstance(node, nodes.Name) and node.name in VALUES:
            return names.get(node.name)
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name in VALUES:
            return getattr(names.get(node.node.name), node.attr, None)
        if isinstance(node, nodes.Call) and self._fixed(node) and not (node.dyn_args or node.dyn_kwargs):
            given = [one.as_const(frame.eval_ctx) for one in node.args]
            named = {one.key: one.value.as_const(frame.eval_ctx) for one in node.kwargs}
            function: Any = names[node.node.name]   # type: ignore[attr-defined]
            return function(*given, **named)
        return None

    def _fixed(self, node: nodes.Call) -> bool:
        name = getattr(node.node, "name", "") if type(node.node).__name__ == "Name" else ""
        return name in FUNCTIONS and name in self.environment.globals

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if frame.buffer is not None or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        finalize = self._make_finalize()
        self.writeline("yield concat((")
        self.indent()
        for item in self._joined(node, frame, finalize):
            if isinstance(item, str):
                self.writeline(repr(item))
            else:
                self.newline(item)
                self._output_child_pre(item, frame, finalize)
                self.visit(item, frame)
                self._output_child_post(item, frame, finalize)
            self.write(",")
        self.outdent()
        self.writeline("))")

    def _joined(self, node: nodes.Output, frame: Frame, finalize: Any) -> list[str | nodes.Expr]:
        """The children of an output, neighbours whose text is known put together."""
        found: list[str | nodes.Expr] = []
        for child in node.nodes:
            try:
                text = self._output_child_to_const(child, frame, finalize)
            except Exception:       # as Jinja2 has it: what cannot be known now, or fails, is left to the page
                found.append(child)
                continue
            if found and isinstance(found[-1], str):
                found[-1] += text
            else:
                found.append(text)
        return found

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(v if (v := getattr((o := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(o, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or not self._fixed(node) or not _plain(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)        # without `context.call`: these functions want no context
        self.write("(")
        for one in (*node.args, *node.kwargs):
            self.visit(one, frame)          # a keyword writes its name
            self.write(", ")
        self.write(")")


def _plain(call: Any) -> bool:
    """Whether a call can be written as one of Python: no stars, no keyword that is a word of Python (`from=1`)."""
    return not (call.dyn_args or call.dyn_kwargs) and not any(iskeyword(one.key) for one in call.kwargs)


def _given(template: Any) -> list[tuple[str, int]]:
    """Every name that a template gives a value, with its line."""
    from jinja2 import nodes
    found: list[tuple[str, int]] = []
    for node in template.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        if isinstance(node, nodes.FromImport):
            found += [(one[1] if isinstance(one, tuple) else one, node.lineno) for one in node.names]
        elif not isinstance(node, nodes.Name) or node.ctx != "load":
            found.append((node.target if isinstance(node, nodes.Import) else node.name, node.lineno))
    return found


def explained(error: Exception, folders: Sequence[Path], page: str) -> Exception:
    """The error as the person who wrote the template needs it: which file, which line, what.

    An error that no template took part in is a bug of ours and is given back as it is.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
    if isinstance(error, UnicodeDecodeError):
        return _undecodable(error, folders) or error
    if isinstance(error, TemplateSyntaxError):
        place = Place(str(error.filename or error.name), error.lineno)
    else:
        place = _last_template(error, tuple(str(folder / "templates") for folder in folders))
    if not place.line and not isinstance(error, TemplateError):
        return error
    if isinstance(error, TemplateNotFound):
        asked = place if place.line else Place(str(folders[0] / "templates"))
        return BanmianError("E401", asked, f"the theme has no template `{error.name}` (for {page})",
                            "Put it into templates/, or `extends: broadsheet` into theme.yaml.")
    return BanmianError("E401", place, f"{getattr(error, 'message', None) or repr(error)} (for {page})")


def _undecodable(error: UnicodeDecodeError, folders: Sequence[Path]) -> BanmianError | None:
    """Which template is no UTF-8, told by the bytes that could not be read; None where it is none."""
    for path in (path for folder in folders for path in sorted((folder / "templates").glob("*.html"))):
        if path.read_bytes().removeprefix(BOM_UTF8) == error.object:
            line = bytes(error.object).count(b"\n", 0, error.start) + 1
            return BanmianError("E401", Place(str(path), line), f"not UTF-8 at byte {error.start}")
    return None


def _last_template(error: Exception, templates: tuple[str, ...]) -> Place:
    """The innermost line of a template that the error passed through."""
    place, trace = Place("templates"), error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(templates):
            place = Place(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place
