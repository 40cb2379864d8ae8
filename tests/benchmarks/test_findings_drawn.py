"""The draw of findings to be judged, and the arithmetic of the verdicts."""

from __future__ import annotations

import json
from pathlib import Path

import draw_findings
import pytest
import verdicts_share

from checker.model import Finding

TEXTS = {
    "a": ("2019-03-04", "The flood in Brenmoor killed 24 people, officials said on Monday."),
    "b": ("2019-03-04", "The flood in Brenmoor killed 240 people. The mayor of Brenmoor wept."),
    "c": ("2019-03-09", "The flood in Brenmoor killed 31 people, rescuers said after a week in the mud."),
}


def corpora(root: Path) -> Path:
    for name, (day, text) in TEXTS.items():
        for folder in ("news/flood", "policy"):
            file = root / folder / f"{name}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"---\ndate: {day}\npublisher: The {name}\n---\n{text}\n", "utf-8")
    return root


def test_findings_are_drawn_with_their_sentences_and_dates(tmp_path: Path) -> None:
    findings, documents = draw_findings.scanned(corpora(tmp_path), by_folder=False)
    assert findings
    drawn = draw_findings.draw(findings, 7, 80, 1)
    assert set(drawn) == {f.fingerprint for f in findings}
    assert sum("first" in why for why in drawn.values()) == 1
    for f in findings:
        record = draw_findings.shown(f, drawn[f.fingerprint], documents, tmp_path, blind=False)
        assert record["confidence"] == f.confidence
        claims = [c for side in record["sides"] for c in side["shown"]]
        assert {(c["date"], c["sentence"]) for c in claims} <= {
            (day, c["sentence"]) for day, _ in TEXTS.values() for c in claims
        }
        assert all(c["place"].split("/")[0] in ("news", "policy") for c in claims)


def test_one_who_judges_blind_sees_neither_confidence_nor_severity(tmp_path: Path) -> None:
    findings, documents = draw_findings.scanned(corpora(tmp_path), by_folder=True)
    record = draw_findings.shown(findings[0], ["first"], documents, tmp_path, blind=True)
    assert {"confidence", "severity", "drawn"}.isdisjoint(record)
    assert "message" in record


def made(n: int, severity: str, confidence: float) -> Finding:
    return Finding.model_construct(
        fingerprint=f"f{n}", severity=severity, confidence=confidence, document="a.txt", line=n, code="CF001"
    )


MANY = [made(n, ("info", "warning", "error")[n % 3], n / 100) for n in range(50)]


def test_the_first_are_the_worst_and_surest() -> None:
    drawn = draw_findings.draw(MANY, 7, 0, 3)
    assert set(drawn) == {"f47", "f44", "f41"}


def test_the_sample_is_the_same_for_one_seed_and_another_for_another() -> None:
    one, again, other = (list(draw_findings.draw(MANY, seed, 20, 0)) for seed in (7, 7, 8))
    assert one == again != other
    assert len(one) == 20
    assert set(draw_findings.draw(MANY[::-1], 7, 20, 0)) == set(one)


def test_what_is_found_twice_is_drawn_once() -> None:
    assert len(draw_findings.draw([*MANY, *MANY], 7, 80, 30)) == 50


DRAWN = {
    "f1": {"drawn": ["sample"], "confidence": 0.95, "code": "CF001"},
    "f2": {"drawn": ["sample", "first"], "confidence": 0.9, "code": "CF001"},
    "f3": {"drawn": ["first"], "confidence": 0.4, "code": "CF002"},
}
READ = [
    verdicts_share.Verdict("f1", "right", "moved"),
    verdicts_share.Verdict("f2", "wrong", "look-alike"),
    verdicts_share.Verdict("f3", "right", "moved"),
]


def test_shares_are_of_all_by_class_by_draw_and_by_confidence() -> None:
    assert verdicts_share.shares(READ, DRAWN) == {
        "all": (3, 2),
        "class look-alike": (1, 0),
        "class moved": (2, 2),
        "code CF001": (2, 1),
        "code CF002": (1, 1),
        "confidence below 0.9": (1, 1),
        "confidence from 0.9": (2, 1),
        "drawn first": (2, 1),
        "drawn sample": (2, 1),
    }
    assert verdicts_share.shares(READ)["all"].share == pytest.approx(2 / 3)


def test_the_last_verdict_counts() -> None:
    assert verdicts_share.shares([*READ, READ[1]._replace(verdict="right")])["all"] == (3, 3)


def test_agreement_takes_off_chance() -> None:
    second = [READ[0], READ[1], READ[2]._replace(verdict="wrong")]
    chance = (2 * 1 + 1 * 2) / 9
    assert verdicts_share.agreement(READ, second) == (
        3,
        pytest.approx(2 / 3),
        pytest.approx((2 / 3 - chance) / (1 - chance)),
    )
    assert verdicts_share.agreement(READ, []) == (0, 0.0, 0.0)


def test_a_verdict_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="no verdict"):
        verdicts_share.parse(json.dumps({"fingerprint": "f1", "verdict": "maybe", "class": "moved"}))
