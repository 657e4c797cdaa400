"""The page of a proof without its margin: all that most readers of a proof need, and nothing is loaded for it."""
from __future__ import annotations

RULE = "---"        # between the head of a proof and its page


def with_line_ends(proof: str, page: str) -> str:
    """A proof with its lines ended as those of the page: an editor saves all lines of a file alike, where a page of Windows and the
    margin's head end them in two ways. Nothing else of it changes."""
    head, rule, body = proof.replace("\r\n", "\n").partition(f"\n{RULE}\n")
    ends = iter(["\r" if line.endswith("\r") else "" for line in page.split("\n")])
    rows = [row if "-" in row.partition("|")[0] else row + next(ends, "") for row in body.split("\n")]
    return head + rule + "\n".join(rows)


def page_text(proof: str) -> str:
    """The text of the page alone. LAW: it is that of `proof.read_proof`, for a tenth of the work: an article page needs no more."""
    said: list[str] = []
    for row in proof.partition(f"\n{RULE}\n")[2].removesuffix("\n").split("\n"):
        margin, _, text = row.partition("|")
        said.append(text.removeprefix(" ") + ("" if "-" in margin else "\n"))        # no role and no kind has a `-` in its name
    return "".join(said)[:-1] if said and said[-1].endswith("\n") else "".join(said)
