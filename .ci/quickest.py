"""Prints the Python to make the environment with: this one, or another build of the same version on the PATH that is clearly quicker.

How an interpreter was compiled (with a profile of its own work, or without, as version managers do by default) is a fifth of a build's
time, and nothing that it tells of itself says so reliably; so it is timed. Takes about a second.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

CLEARLY = 0.9       # of this Python's time; what is nearer is left, so that a busy machine does not change its mind
ROUNDS = 4
NAMES = ("python3", f"python3.{sys.version_info[1]}")
WORK = r"""
import json, re, sys, time
try:
    import ensurepip, venv
except ImportError:
    sys.exit(1)
word = re.compile(r"\w+")
def length(text, known):
    return known.get(text) or known.setdefault(text, len(text) + 1)
def work():
    known, rows = {}, []
    for at in range(4000):
        name = f"page {at % 900} of {at}"
        rows.append((name, sum(length(part, known) for part in word.findall(name)), name.replace("page", "p").split()))
    rows.sort(key=lambda row: row[1])
    return "".join([" ".join(row[2]) for row in rows])
def timed():
    start = time.process_time()
    work()
    return time.process_time() - start
print(json.dumps([sys.base_prefix, list(sys.version_info[:2]), sys.implementation.name, min(timed() for _ in range(5))]))
"""


def tell(python):
    """Where it is installed, its version and kind, and the seconds of its best turn; None where it cannot make an environment."""
    try:
        run = subprocess.run([python, "-I", "-c", WORK], capture_output=True, text=True, timeout=60, check=True)
        return json.loads(run.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def quickest(own, others):
    """The path that is told to be the quickest; `own` unless another takes clearly less."""
    first = tell(own)
    if not first:
        return own
    known = {first[0]: own}
    best = {own: first[-1]}
    for path in others:
        told = tell(path)
        if told and told[1:3] == first[1:3] and told[0] not in known:
            known[told[0]] = path
            best[path] = told[-1]
    for _ in range(ROUNDS if len(best) > 1 else 0):         # in turns: what else the machine does comes upon all
        for path in best:
            told = tell(path)
            if told:
                best[path] = min(best[path], told[-1])
    winner = min(best, key=best.get)
    return winner if best[winner] < CLEARLY * best[own] else own


if __name__ == "__main__":
    folders = dict.fromkeys(folder for folder in os.get_exec_path() if folder)
    print(quickest(sys.argv[1], [str(Path(folder, name)) for folder in folders for name in NAMES if Path(folder, name).exists()]))
