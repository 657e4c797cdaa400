"""The quality gate: the machine's reading of the five seeds against our own reference, under floors that only rise.

`tests/golden/proofs/NAME.proof` is the reference: a proof corrected by hand. `floors.json` holds for every seed and
figure the floor. `pytest tests/quality --raise-floors` writes the floors up to what is reached now; it never writes one
down. To lower one, edit the file by hand and give the reason in `lowered`, as "SEED FIGURE": "why"; a floor below the
highest ever reached (`best`) without a reason fails.
"""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from banmian.segment import read_page
from banmian.segment.proof import read_proof, write_proof
from tests.quality.measure import FIGURES, figures

ROOT = Path(__file__).parents[2]
PROOFS = sorted((ROOT / "tests" / "golden" / "proofs").glob("*.proof"))
FLOORS = Path(__file__).with_name("floors.json")


def reached(proof: Path) -> dict[str, float]:
    """The figures of a seed now."""
    text = (ROOT / "seeds" / f"{proof.stem}.txt").read_bytes().decode("utf-8")
    wanted = read_proof(proof.read_bytes().decode("utf-8"), str(proof))
    return {name: round(value, 4) for name, value in figures(read_page(text), wanted).items()}


@pytest.mark.parametrize("proof", PROOFS, ids=lambda path: path.stem[:3])
def test_no_figure_falls_below_its_floor(proof: Path, request: pytest.FixtureRequest) -> None:
    floors, now = json.loads(FLOORS.read_text(encoding="utf-8")), reached(proof)
    mine = floors["floors"].setdefault(proof.stem, {})
    if request.config.getoption("--raise-floors", default=False):
        floors["floors"][proof.stem] = {name: max(mine.get(name, 0.0), now[name]) for name in FIGURES}
        best = floors["best"].setdefault(proof.stem, {})
        floors["best"][proof.stem] = {name: max(best.get(name, 0.0), now[name]) for name in FIGURES}
        FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    fallen = {name: (now[name], mine[name]) for name in FIGURES if now[name] < mine[name]}
    assert not fallen, f"(now, floor): {fallen}; see the difference with `banmian proof seeds/{proof.stem}.txt`"


def test_no_floor_is_lowered_without_a_reason() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    for seed, best in floors["best"].items():
        for name, height in best.items():
            reason = floors["lowered"].get(f"{seed} {name}", "")
            assert floors["floors"][seed][name] >= height or reason.strip(), f"{seed} {name} lies under {height}: say why in `lowered`"


def test_every_seed_has_a_reference_and_every_reference_is_the_seed() -> None:
    assert [path.stem for path in PROOFS] == sorted(path.stem for path in (ROOT / "seeds").glob("*.txt"))
    for proof in PROOFS:
        said = proof.read_bytes().decode("utf-8")
        layout = read_proof(said, str(proof))
        assert layout.text == (ROOT / "seeds" / f"{proof.stem}.txt").read_bytes().decode("utf-8")
        assert write_proof(layout) == said


def test_the_gate_sees_a_worse_reading() -> None:
    """A gate that cannot fail is none: one heading moved to its neighbour shows in the figures."""
    said = PROOFS[0].read_bytes().decode("utf-8")
    right = read_proof(said)
    worse = read_proof(said.replace("1.2 headline", "2.9 headline"))
    now = figures(worse, right)
    assert now["assigned"] < 1 and now["headline"] < 1 and figures(right, right) == dict.fromkeys(FIGURES, 1.0)
