"""Every relation speaks on its firing pairs and is silent, or says they agree, on its quiet ones; all are symmetric."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from checker import pipeline
from checker.model import WHOLE, Standing, Subject
from checker.registry import plugins

RELATIONS = plugins("checker.relations", examples=("fires", "quiet"))
AGREE = ("same", "compatible", None)


def stands(relation: Any, one: str, other: str) -> list[Standing | None]:
    """How every figure of one text stands to every figure of the other; of one text alone, to one another."""
    texts = (one, other) if other else (one,)
    left, *rest = (
        pipeline.subjects_of(pipeline.document_of(f"{n}.txt", text, "2020-01-01")) for n, text in enumerate(texts)
    )
    pairs = itertools.product(left, rest[0]) if rest else itertools.combinations(left, 2)
    figures = [(a, b) for a, b in pairs if _figure(a) and _figure(b)]
    assert figures, "no figures were read"
    for a, b in figures:
        assert (
            relation().stand(a, b) == relation().stand(b, a) or relation().stand(a, b)[0] == relation().stand(b, a)[0]
        )
    return [relation().stand(a, b) for a, b in figures]


def _figure(s: Subject) -> bool:
    return s.claim.quantity is not None and s.claim.recognizer != WHOLE


@pytest.mark.parametrize(
    ("relation", "n"),
    [(r, n) for r in RELATIONS for n in range(len(r.fires))],
    ids=lambda v: getattr(v, "name", str(v)),
)
def test_fires(relation: Any, n: int) -> None:
    assert any(s is not None and s.how not in AGREE for s in stands(relation, *relation.fires[n]))


@pytest.mark.parametrize(
    ("relation", "n"),
    [(r, n) for r in RELATIONS for n in range(len(r.quiet))],
    ids=lambda v: getattr(v, "name", str(v)),
)
def test_quiet(relation: Any, n: int) -> None:
    assert all(s is None or s.how in AGREE for s in stands(relation, *relation.quiet[n]))
