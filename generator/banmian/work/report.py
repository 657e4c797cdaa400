"""What a run did, as a value: the command line prints it or gives it as JSON."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from banmian.errors import CATALOGUE, BanmianError
from banmian.model import Finding
from banmian.text.encoding import listed

FEW: Final = 8      # findings of a kind that a person is shown while something else is what was asked for
NAMES: Final = 3    # files that a finding names then


@dataclass(frozen=True, slots=True)
class Report:
    """Counts by name, what was odd, what was wrong, and seconds by stage."""

    verb: str
    counts: Mapping[str, int]
    findings: tuple[Finding, ...] = ()
    errors: tuple[BanmianError, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)     # why files were made anew, how often

    @property
    def code(self) -> int:
        """The exit code: 2 when something the user can mend went wrong."""
        return 2 if self.errors else 0

    def as_json(self) -> dict[str, object]:
        """The report as plain values."""
        return {
            "verb": self.verb, "counts": dict(self.counts), "reasons": dict(self.reasons),
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
            "findings": [{"code": f.code, "path": f.place.path, "line": f.place.line, "message": _said(f)}
                         for f in self.findings],
            "errors": [{"code": e.code, "path": e.place.path, "line": e.place.line, "message": e.message, "cure": e.cure}
                       for e in self.errors],
        }

    def lines(self, *, every: bool = False) -> list[str]:
        """The report as a person reads it, what it comes to last; of findings of one kind a few, or `every` one."""
        counts = ", ".join(f"{value} {name}" for name, value in self.counts.items())
        total = sum(self.seconds.values())
        return [*self._odd(every), *(str(e) for e in self.errors),
                f"{self.verb}: {counts}" + (f" in {total:.2f} s" if self.seconds else "")]

    def _odd(self, every: bool) -> Iterator[str]:
        """What was odd; six hundred pages without a date must not hide the one that could not be read."""
        often = Counter(f.code for f in self.findings)
        shown: Counter[str] = Counter()
        for finding in self.findings:
            shown[finding.code] += 1
            if every or shown[finding.code] <= FEW or often[finding.code] == FEW + 1:
                yield f"{finding.place}: {finding.code} {_said(finding, None if every else NAMES)}"
        for code, times in often.items():
            if times > FEW + 1 and not every:
                yield f"{code}: {times - FEW} more like these (`banmian check` shows them all)"
        if every and self.findings:
            yield "in all: " + ", ".join(f"{code} ×{times}" for code, times in sorted(often.items()))
            yield from (f"{code}: {CATALOGUE[code].sentence} → {CATALOGUE[code].cure}" for code in sorted(often))


def _said(finding: Finding, most: int | None = None) -> str:
    """What a finding says, with the files that it is of."""
    return f"{finding.message}: {listed(finding.names, most)}" if finding.names else finding.message
