"""The committed verdicts are read, and the committed weights are those fitted to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.confidence import confidence
from checker.lexicon import table

pytest.importorskip("numpy", reason="the extra [train] has it")

import train_confidence

VERDICTS = sorted((Path(__file__).parents[1] / "data" / "verdicts").glob("*.jsonl"))


def test_the_verdicts_tell_what_the_weights_are_fitted_to() -> None:
    judged = train_confidence.read(VERDICTS)
    assert len(judged) >= 100
    assert 0 < sum(j.right for j in judged) < len(judged)
    assert all(0 <= value <= 1 for j in judged for value in j.evidence.values())


def test_more_evidence_makes_surer() -> None:
    weights = table("confidence")["weights"]
    assert weights["likeness"] > 0
    assert weights["voices"] > 0
    assert confidence({"likeness": 0.9, "voices": 0.8}) > confidence({"likeness": 0.2, "voices": 0.0})


def test_the_lowest_cut_off_above_which_enough_are_right() -> None:
    import numpy as np

    scores, right = np.array([0.9, 0.8, 0.7, 0.6]), np.array([1.0, 1.0, 0.0, 0.0])
    assert train_confidence.lowest(scores, right, 0.9) == 0.8
    assert train_confidence.lowest(scores, right, 0.5) == 0.6
