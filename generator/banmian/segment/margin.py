"""A proof as a file: the page without its margin, which is all that most readers need, and the seal that tells a hand's change from the
machine's writing. Nothing is loaded for either."""
from __future__ import annotations

from hashlib import sha256

RULE = "---"        # between the head of a proof and its page
SEAL = "made "      # begins the line below the first, of a proof that the machine wrote into the content folder: made x9f86d081884c7d65


def saved_text(data: bytes) -> str:
    """A proof as somebody saved it: an editor's byte order mark and a checkout's way of ending lines are not the proof's."""
    text = data.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n") if text.partition("\n")[0].endswith("\r") else text


def sealed(proof: str) -> str:
    """The proof with a digest of the rest below its first line: one that no longer agrees with it was changed by hand."""
    plain, _ = unsealed(proof)
    first, _, rest = plain.partition("\n")
    return f"{first}\n{SEAL}{_digest(plain)}\n{rest}"


def unsealed(proof: str) -> tuple[str, bool | None]:
    """The proof without its seal, and whether that agrees with it; None where there is none."""
    first, _, rest = proof.partition("\n")
    line, _, more = rest.partition("\n")
    if not line.startswith(SEAL):
        return proof, None
    plain = f"{first}\n{more}"
    return plain, line == SEAL + _digest(plain)


def alike(one: str, other: str) -> bool:
    """Whether two proofs are the same but for line ends: of a page whose lines end in CR LF Git may keep the LF alone."""
    return one.replace("\r\n", "\n") == other.replace("\r\n", "\n")


def _digest(plain: str) -> str:
    """16 hexadecimal digits of the SHA-256, line ends counting for nothing; never digits alone."""
    return "x" + sha256(plain.replace("\r\n", "\n").encode("utf-8", "surrogatepass")).hexdigest()[:16]


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
