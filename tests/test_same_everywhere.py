"""The same text gives the same claims, byte by byte: with any hash seed, and on every Python from 3.11 on.

``golden/everywhere.jsonl`` beside this file holds the spans and values of a few sentences of every kind; whichever
Python runs the tests must give these. ``--write-golden`` writes it anew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import pipeline

CORPORA = os.environ.get("CLAIMCHECK_CORPORA")
GOLD = Path(__file__).parent / "data" / "gold"
SEEDS = ("0", "1", "77")
TEXTS = (
    "The co-op has 1,204 members in 17 villages, nearly 300 more than in 2015.",
    "At least 59 of the 193 states paid US$306.3 million, up 4.5% from a year earlier.",
    "Between 10 and 20 per cent of the rice, some 816 000 t, was lost to a flood 2.5 metres high.",
    "Two in five pupils walk 3 km to school, the ministry said on Tuesday, 3 March 2015.",
    "Output rose from 50 to 80 tonnes; the price halved to €1.2m, or £5–6 a head.",
    "Dozens came, then hundreds: no more than ３５０ in all, half of them children aged 6 to 11.",
    "Anna Rolle, director of the Harbour Board, signed Decision No. 22 on 1 June 2014.",
    "It is the third largest dam in the world and won the vote 230-197.",
    "About 18 1/4 acres (7.4 ha) burned at 40 °C, and ½ of the rest within 24 hours.",
    "None of the 12 crew was hurt, and a couple of hundred passengers, twice as many as before, landed by 2:30 p.m.",
)
"""Sentences of every kind of claim, plain enough that what is read of them stays."""
PARTS = {"document", "start", "end", "surface", "kind", "quantity", "whole", "change", "date", "rank", "role"}
WHOLE = """
import json, sys
from checker import pipeline
texts = json.load(sys.stdin)
made = [pipeline.document_of(str(n), text, day) for n, (text, day) in enumerate(texts)]
for claim in pipeline.extract(made, everything=True):
    sys.stdout.write(claim.model_dump_json() + "\\n")
"""


def test_claims_are_the_same_with_any_hash_seed() -> None:
    lines = [json.loads(line) for file in sorted(GOLD.glob("*.jsonl")) for line in file.open("rb")]
    texts = [(line["text"], line.get("date", "")) for line in lines] + [(text, "") for text in TEXTS]
    texts.append((" ".join(text for text, _ in texts), "2015-03-05"))
    given = json.dumps(texts).encode()
    printed = [
        subprocess.run(
            [sys.executable, "-c", WHOLE], input=given, env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE, check=True,
        ).stdout
        for seed in SEEDS
    ]  # fmt: skip
    assert printed[0].count(b"\n") > len(lines)
    assert printed[1:] == printed[:1] * (len(SEEDS) - 1)


def test_spans_and_values_are_those_of_every_python(golden: Callable[[str, str], None]) -> None:
    found = pipeline.extract([pipeline.document_of(str(n), text) for n, text in enumerate(TEXTS)], everything=True)
    golden("everywhere.jsonl", "".join(claim.model_dump_json(include=PARTS) + "\n" for claim in found))


def _scanned(folder: Path, seed: str) -> bytes:
    """What a scan of a folder prints under a hash seed."""
    return subprocess.run(
        [sys.executable, "-m", "checker", "scan", str(folder), "--format", "json", "--no-config", "--fail-on", "never"],
        env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
    ).stdout  # fmt: skip


def test_a_scan_is_the_same_with_any_hash_seed() -> None:
    drafts = GOLD.parent / "drafts"
    assert b'"findings"' in _scanned(drafts, "1")
    assert _scanned(drafts, "1") == _scanned(drafts, "2")


@pytest.mark.skipif(CORPORA is None, reason="CLAIMCHECK_CORPORA does not name the folder of documents")
def test_a_scan_of_news_is_the_same_with_any_hash_seed() -> None:
    folder = Path(CORPORA or "") / "news" / "wall_shutdown_2018"
    assert _scanned(folder, "1") == _scanned(folder, "2")
