"""The command line: a verb, one call, an exit code. Answers go to standard output, everything else to standard error."""
from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from banmian import __version__
from banmian.errors import BanmianError
from banmian.model import Place

if TYPE_CHECKING:
    from banmian.config import Site
    from banmian.work.report import Report
    from banmian.work.run import Run

Options = argparse.Namespace
OK, FOUND, WRONG, BUG, STOPPED = 0, 1, 2, 70, 130
EXITS: Final = "Exit codes: 0 done, 1 something was found (check --strict), 2 something to mend, 70 a bug of ours, 130 stopped by Ctrl-C."


class Verb(NamedTuple):
    """A row of the table of verbs."""

    name: str
    call: Callable[[Options], int]
    options: tuple[tuple[tuple[str, ...], Mapping[str, object]], ...]
    help: str


def _segment(options: Options) -> int:
    if options.json is not None and (options.json or options.pages):
        return _score(options)
    if options.pages:
        raise BanmianError("E604", Place(options.pages[0]), "pages are named only with --json OUT_DIR",
                           "`banmian segment` alone reads every page of the seeds folder.")
    from banmian import pipeline
    return _report(options, options.json is not None, pipeline.segment)


def _score(options: Options) -> int:
    if not options.pages:
        raise BanmianError("E604", Place(options.json), "no page is named: --json takes a folder, then the pages",
                           "Say `banmian segment --json OUT_DIR PAGE.txt …`, or `banmian segment --json` for the report.")
    from banmian.pipeline import score
    errors = score(options.pages, options.json or ".")
    for error in errors:
        print(error, file=sys.stderr)
    return WRONG if errors else OK


def _build(options: Options) -> int:
    from banmian import pipeline
    return _report(options, options.json, pipeline.build)


def _serve(options: Options) -> int:
    from banmian.serve import serve
    return serve(_site(options), _run(options), options.port, options.open)


def _check(options: Options) -> int:
    from banmian.check import check
    site = _site(options)
    report = check(site, _run(options))
    _print(report, options.json)
    odd = any(finding.code[0] == "F" for finding in report.findings)       # a note says what was done, not what is odd
    return report.code or (FOUND if options.strict and odd else OK)


def _init(options: Options) -> int:
    from banmian.work.founding import found
    for path in found(Path(options.folder)):
        print(path)
    return OK


def _why(options: Options) -> int:
    from banmian.work.reasons import why
    print(why(_site(options), options.path))
    return OK


def _proof(options: Options) -> int:
    from banmian.work.scoring import proof_of
    sys.stdout.write(proof_of(options.page))
    return OK


def _suggest(options: Options) -> int:
    from banmian.pipeline import suggest
    run = _run(options)
    sys.stdout.write(suggest(_site(options), run))
    run.close()
    return OK


def _pack(options: Options) -> int:
    from banmian.work.packing import pack, zim
    target = Path(options.target)
    if target.suffix not in (".zip", ".zim"):
        raise BanmianError("E612", Place(str(target)), f"there is no form {target.suffix or 'without an ending'}")
    report = (zim if target.suffix == ".zim" else pack)(_site(options), target.resolve())
    _print(report, options.json)
    if not options.json:
        print(f"→ {target}" + ("" if target.suffix == ".zim" else f" and {target.name}.sha256"), file=sys.stderr)
    return OK


def _number(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"a number from {least} to {most} is wanted, not {text[:40]!r}")
        return int(text)
    return number


_JOBS = (("--jobs", "-j"), {"type": _number(0, 1024), "default": 0, "metavar": "N", "help": "worker processes (0: one a processor)"})
_SCHEDULER = (("--scheduler",), {"default": "", "metavar": "ADDRESS", "help": "run the work on a Dask cluster"})
_JSON = (("--json",), {"action": "store_true", "help": "print the report as JSON"})

VERBS: Final[tuple[Verb, ...]] = (
    Verb("segment", _segment, (
        _JOBS, _SCHEDULER,
        (("--json",), {"nargs": "?", "const": "", "default": None, "metavar": "OUT_DIR",
                       "help": "with pages: write OUT_DIR/NAME.json for each and touch nothing else; "
                               "alone: print the report as JSON"}),
        (("pages",), {"nargs": "*", "metavar": "PAGE.txt", "help": "pages to read, with --json OUT_DIR"})),
        "cut the seeds into articles: seeds/ → content/"),
    Verb("build", _build, (_JOBS, _SCHEDULER, _JSON), "make what is stale of the site: content/ → public/"),
    Verb("serve", _serve, (
        _JOBS, (("--port", "-p"), {"type": _number(0, 65535), "default": 8000, "help": "port of the preview (8000)"}),
        (("--open",), {"action": "store_true", "help": "open a browser"})),
        "preview the site; rebuild and reload when something changes"),
    Verb("check", _check, (_JOBS, _JSON, (("--strict",), {"action": "store_true", "help": "exit 1 when anything is found (notes aside)"})),
         "look for what is odd: facts, links, orphans, doubles"),
    Verb("init", _init, ((("folder",), {"nargs": "?", "default": ".", "help": "where to begin it (this folder)"}),),
         "begin a corpus in a folder"),
    Verb("why", _why, ((("path",), {"help": "a file of the site"}),), "say what an output was made from, and why"),
    Verb("proof", _proof, ((("page",), {"metavar": "PAGE.txt", "help": "the page; a pages.yaml or NAME.proof beside it is heard"}),),
         "print a page with its margin: save it beside the page as NAME.proof to correct it"),
    Verb("pack", _pack, ((("target",), {"nargs": "?", "default": "site.zip", "metavar": "FILE",
                                      "help": "FILE.zip with checksums (site.zip), or FILE.zim for Kiwix"}), _JSON),
         "put the built site into one file to carry"),
    Verb("suggest", _suggest, (_JOBS,), "print likely errors of recognition as a draft of corrections"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the command line says; the exit code: 0 well, 1 something found, 2 something to mend, 70 a bug of ours."""
    try:
        options = _parser(argv if argv is not None else sys.argv[1:]).parse_args(argv)
        code: int = options.call(options)
        return code
    except BanmianError as error:
        print(error, file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        sys.stderr.close()
        return OK
    except KeyboardInterrupt:
        return STOPPED
    except OSError as error:
        print(BanmianError("E607", Place(str(error.filename or ".")), error.strerror or str(error)), file=sys.stderr)
        return WRONG
    except Exception:       # a broken law, or what nobody thought of
        import traceback
        traceback.print_exc()
        print("banmian: this is a bug; please report it with the page that shows it", file=sys.stderr)
        return BUG


def entry() -> None:
    """The command `banmian`. What it prints is UTF-8 wherever it is piped to, and no character of a name stops it."""
    for setting in ("OPENBLAS_NUM_THREADS", "PYPINYIN_NO_DICT_COPY"):       # no threads for linear algebra, of which there is none;
        os.environ.setdefault(setting, "1")                                 # no second copy of the readings
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    _leave(main())


_TAKE_LEAVE: Final = ("distributed", "banmian.serve")      # a cluster, and the helpers of a preview, want to be let go


def _leave(code: int) -> None:
    """Ends the process as it stands: to take the memory of a build apart, object by object, takes longer than to find that
    nothing changed. Nobody waits for it: workers have gone home, and files are written."""
    import contextlib
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):      # nobody reads what it says any more
            stream.flush()
    if not sys.modules.keys().isdisjoint(_TAKE_LEAVE):
        sys.exit(code)
    os._exit(code)


def _parser(argv: Sequence[str] = ()) -> argparse.ArgumentParser:
    """What reads the command line; where that begins with a verb, the others need not be made ready."""
    parser = argparse.ArgumentParser(prog="banmian", description="Raw newspaper pages in, a corpus website out.",
                                     epilog=f"Begin with `banmian init FOLDER`. {EXITS}")
    parser.add_argument("--version", action="version", version=f"banmian {__version__}")
    parser.add_argument("--root", default=".", metavar="FOLDER", help="the site's folder (default: this one)")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for verb in [verb for verb in VERBS if argv and verb.name == argv[0]] or VERBS:
        sub = verbs.add_parser(verb.name, help=verb.help, description=verb.help, epilog=EXITS)
        for names, settings in verb.options:
            sub.add_argument(*names, **settings)    # type: ignore[arg-type]
        sub.set_defaults(call=verb.call)
    return parser


def _site(options: Options) -> Site:
    """The site in the folder; E104 where there is none."""
    from dataclasses import replace

    from banmian.config import SETTINGS_FILE, load
    root = Path(options.root).resolve()
    site = load(root)
    if not any((root / name).exists() for name in (SETTINGS_FILE, site.content, site.seeds)):
        raise BanmianError("E104", Place(str(options.root)), "no banmian.yaml, no content and no seeds are here")
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return replace(site, build_date=_day(epoch)) if epoch and not site.build_date else site


def _day(epoch: str) -> str:
    """The day of so many seconds since 1970; E102 where they are no such number, or beyond the year 9999."""
    from datetime import UTC, datetime
    try:
        if epoch.isascii() and epoch.isdigit():
            return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        pass
    raise BanmianError("E102", Place("SOURCE_DATE_EPOCH"), f"it must be a number of seconds since 1970, not {epoch[:40]!r}",
                       "Set it to one, or unset it.")


def _run(options: Options) -> Run:
    from banmian.work.run import Run
    return Run(options.jobs, getattr(options, "scheduler", ""), _bar(), lambda text: print(text, file=sys.stderr))


def _bar() -> Callable[..., Iterator[object]]:
    """Progress for a person at a terminal, nothing elsewhere."""
    from banmian.work.run import silent
    if not sys.stderr.isatty():
        return silent
    from banmian.work.progress import bar
    return bar


def _report(options: Options, as_json: bool, work: Callable[[Site, Run], Report]) -> int:
    site = _site(options)
    run = _run(options)
    try:
        report = work(site, run)
    finally:
        run.close()
    _print(report, as_json)
    return report.code


def _print(report: Report, as_json: bool) -> None:
    """The report on standard output; what is odd or wrong on standard error, or all of it as JSON."""
    if as_json:
        import json
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
        return
    *said, last = report.lines(every=report.verb == "check")
    for line in said:
        print(line, file=sys.stderr)
    print(last)


if __name__ == "__main__":
    entry()
