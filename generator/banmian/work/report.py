"""What a run did, as a value: the command line prints it or gives it as JSON."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from banmian.errors import BanmianError
from banmian.model import Finding


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
            "findings": [{"code": f.code, "path": f.place.path, "line": f.place.line, "message": f.message}
                         for f in self.findings],
            "errors": [{"code": e.code, "path": e.place.path, "line": e.place.line, "message": e.message, "cure": e.cure}
                       for e in self.errors],
        }

    def lines(self) -> list[str]:
        """The report as a person reads it."""
        counts = ", ".join(f"{value} {name}" for name, value in self.counts.items())
        total = sum(self.seconds.values())
        return [*(f"{f.place}: {f.code} {f.message}" for f in self.findings), *(str(e) for e in self.errors),
                f"{self.verb}: {counts}" + (f" in {total:.2f} s" if self.seconds else "")]
