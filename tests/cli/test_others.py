"""The other commands: extract, timeline, compare, rule."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("two_rules")

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("width", [80, 140])
def test_extract_table(claimcheck: Any, paper: Any, golden: Golden, monkeypatch: Any, width: int) -> None:
    del paper
    monkeypatch.setenv("COLUMNS", str(width))
    golden(f"extract-{width}.txt", claimcheck("extract", "old.txt", "a.txt", "b.md").out)


def test_extract_for_programs(claimcheck: Any, paper: Any) -> None:
    del paper
    lines = [json.loads(line) for line in claimcheck("extract", "a.txt", "--format", "jsonl").out.splitlines()]
    assert [line["surface"] for line in lines] == ["at least 90", "85-95", "=SUM(A1)"]
    assert "rank" not in lines[0]
    whole = json.loads(claimcheck("extract", "a.txt", "--format", "json").out)
    assert whole["claims"] == lines
    rows = list(csv.DictReader(io.StringIO(claimcheck("extract", "a.txt", "--format", "csv").out)))
    assert [row["surface"] for row in rows] == ["at least 90", "85-95", "'=SUM(A1)"]
    assert (rows[0]["value"], rows[0]["comparator"], rows[1]["low"], rows[2]["whole_value"]) == (
        "90",
        ">=",
        "85",
        "193",
    )


@pytest.mark.parametrize("width", [80, 140])
def test_timeline_table(claimcheck: Any, paper: Any, golden: Golden, monkeypatch: Any, width: int) -> None:
    del paper
    monkeypatch.setenv("COLUMNS", str(width))
    golden(f"timeline-{width}.txt", claimcheck("timeline", "old.txt", "a.txt", "b.md", "--all").out)


def test_timeline_for_programs(claimcheck: Any, paper: Any) -> None:
    del paper
    groups = json.loads(claimcheck("timeline", "a.txt", "--all", "--format", "json").out)["groups"]
    assert [set(group) for group in groups] == [{"measure", "claims", "match"}]
    assert len(groups[0]["claims"]) == 6


def test_timeline_without_a_match(claimcheck: Any, paper: Any) -> None:
    del paper
    assert claimcheck("timeline", "a.txt", "--measure", "nothing") == (0, "no measure fits\n", "")


def test_a_path_that_is_not_there_does_not_stop_the_others(claimcheck: Any, paper: Any) -> None:
    paper.lacks("gone.txt", "there is no such file")
    for command in (["extract"], ["timeline", "--all"]):
        done = claimcheck(*command, "a.txt", "gone.txt")
        assert (done.status, done.err) == (2, "claimcheck: gone.txt: there is no such file\n")
        assert "at least 90" in done.out or "≥ 90" in done.out


def test_compare_two(claimcheck: Any, paper: Any) -> None:
    done = claimcheck("compare", "It has 80.", "It has 100.", "--dates", "2016", "2017-12")
    assert done == (0, "conflict (contradiction)\n80 and 100 cannot both hold\n", "")
    assert paper.compared == [("It has 80.", "It has 100.", ("2016", "2017-12"))]
    record = json.loads(claimcheck("compare", "a", "b", "--format", "json").out)
    assert (record["label"], record["verdict"]) == ("contradiction", "conflict")


def test_compare_pairs(claimcheck: Any, paper: Any) -> None:
    records = [
        {"id": "one", "premise": "a", "hypothesis": "b"},
        {"id": 2, "premise": "a", "hypothesis": "b", "premise_date": "2016"},
        {"id": "bad", "premise": "a"},
        {"id": "soon", "premise": "a", "hypothesis": "b", "premise_date": "soon", "hypothesis_date": "2017"},
        {"id": "last", "premise": "a\u2028b", "hypothesis": "b"},
    ]
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    Path("pairs.jsonl").write_text(f"{text}\n{{broken\n[]\n", encoding="utf-8")
    done = claimcheck("compare", "--pairs", "pairs.jsonl")
    assert done.status == 2
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["one", 2, "last"]
    assert set(json.loads(done.out.splitlines()[0])) == {"id", "label", "verdict", "why"}
    assert [line.split(": ")[1] for line in done.err.splitlines()] == [f"pairs.jsonl:{n}" for n in (3, 4, 7, 8)]
    assert paper.compared[1][2] == ("2016", "")


def test_rules_listed(claimcheck: Any, golden: Golden) -> None:
    golden("rules.txt", claimcheck("rule").out)


def test_rule_explained(claimcheck: Any, golden: Golden) -> None:
    done = claimcheck("rule", "cf001")
    golden("rule-CF001.txt", done.out)
    assert claimcheck("rule", "conflicting-figures") == done


def test_all_rules_for_programs(claimcheck: Any) -> None:
    rules = json.loads(claimcheck("rule", "--format", "json").out)["rules"]
    assert [rule["code"] for rule in rules] == ["CF001", "SR004"]
    assert rules[0]["what"] == "Two figures of one measure cannot both hold."
    assert rules[0]["mend"] == "Ask both sources."
    assert rules[0]["fires"] == [
        [{"date": "2021-02-14", "text": "It has 80 ties."}, {"date": "", "text": "It has 90 ties."}]
    ]
