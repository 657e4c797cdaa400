"""When content files last changed, as version control knows it."""
from __future__ import annotations

from pathlib import Path
from typing import Final

from banmian.config import Site

MARK: Final = "\x01"                # begins a commit's line; no path holds it
PATIENCE: Final = 20.0              # seconds after which a history is given up: the build matters more


def changes(site: Site) -> dict[str, str]:
    """Content path → ISO date of the last commit that touched it. Files that differ from that commit are left out.

    Empty where there is no Git, no repository, or a shallow one, in which every file seems to be of one day.
    """
    folder = site.root / site.content
    if not folder.is_dir() or _git(folder, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    log = _git(folder, "log", f"--format={MARK}%cs", "--name-only", "--no-renames", "--relative", "--", ".")
    edited = _git(folder, "diff", "--name-only", "--relative", "HEAD", "--", ".")
    found: dict[str, str] = {}
    date = ""
    for line in log.split("\n"):
        if line.startswith(MARK):
            date = line[1:]
        elif line:
            found.setdefault(line, date)
    for path in edited.split("\n"):
        found.pop(path, None)
    return found


def head(site: Site) -> str:
    """The commit that is checked out, read without asking Git; "" where no page says when it changed, or none is known.

    Part of what a build reads: a commit dates files that it does not alter.
    """
    if not site.url:
        return ""
    for folder in (site.root, *site.root.parents):
        git = folder / ".git"
        if git.exists():
            return _commit(git)
    return ""


def _commit(git: Path) -> str:
    """What HEAD stands for: itself, or the loose or packed reference that it names.

    Of a worktree `.git` is a file that names its folder, and that folder names the one that holds the references.
    """
    try:
        if git.is_file():
            git = git.parent / git.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        name = (git / "HEAD").read_text(encoding="utf-8").strip().removeprefix("ref: ")
        if not name.startswith("refs/"):
            return name
        shared = git / "commondir"
        git = git / shared.read_text(encoding="utf-8").strip() if shared.is_file() else git
        loose = git / name
        if loose.is_file():
            return loose.read_text(encoding="utf-8").strip()
        packed = (git / "packed-refs").read_text(encoding="utf-8")
        return next((line.split(" ")[0] for line in packed.split("\n") if line.endswith(f" {name}")), "")
    except (OSError, UnicodeDecodeError):
        return ""


def _git(folder: Path, *arguments: str) -> str:
    """What Git answers in that folder; "" when there is none, or it says no."""
    import subprocess
    try:
        done = subprocess.run(["git", "-c", "core.quotepath=off", *arguments], cwd=folder, capture_output=True,
                              timeout=PATIENCE, check=True, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
