"""The table for a spreadsheet: golden, whole, and never run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Report
from checker.reporters._cells import table
from checker.reporters._printable import plain
from checker.reporters.csv import COLUMNS, Csv

Golden = Callable[[str, str], None]


def read(text: str) -> list[dict[str, str]]:
    """The rows as a program reads them."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_golden(report: Report, golden: Golden) -> None:
    golden("findings.csv", Csv().render(report, width=80, colour=False, show="all"))


def test_a_row_a_claim_and_one_a_place_without_a_claim(report: Report) -> None:
    rows = read(Csv().render(report, width=80, colour=False))
    assert len(rows) == sum(len(finding.claims) or len(finding.locations) for finding in report.findings)
    assert [row["here"] for row in rows].count("true") == len(report.findings)
    assert all(tuple(row) == COLUMNS for row in rows)
    first = rows[0]
    told = {key: first[key] for key in ("code", "side", "verdict", "value", "publisher", "said_from", "counted")}
    assert told == {
        "code": "CF001",
        "side": "0",
        "verdict": "conflicts",
        "value": "58",
        "publisher": "The Guardian",
        "said_from": "2017-10-02",
        "counted": "person",
    }


def test_with_all_shown_no_claim_under_check_is_missing(report: Report) -> None:
    rows = read(Csv().render(report, width=80, colour=False, show="all"))
    assert {plain(check.claim) for check in report.checks} <= {row["claim"] for row in rows}
    assert [row["verdict"] for row in rows if not row["code"]] == ["confirmed", "unsourced", "unsourced"]


@pytest.mark.parametrize("text", ["=SUM(A1)", "+cmd", "-1+cmd|' /C calc'!A0", "@x", "\t=1", "\r=1", "\n=1", "＝1"])
def test_a_formula_becomes_text(text: str) -> None:
    (row,) = read(table(("a", "b"), [{"a": text, "b": "x"}]))
    assert row["a"].startswith("'")


@pytest.mark.parametrize("text", ["-5", "+3.2%", "=", "3-1", "a=b", "–5"])
def test_a_signed_number_stays_one(text: str) -> None:
    assert read(table(("a",), [{"a": text}])) == [{"a": text}]


@settings(deadline=None, max_examples=100)
@given(texts=st.lists(st.text(max_size=20), min_size=2, max_size=2))
def test_any_text_is_one_cell_of_one_line(texts: list[str]) -> None:
    printed = table(("a", "b"), [dict(zip("ab", texts, strict=True))])
    assert printed.count("\r\n") == 2
    assert not set(printed.replace("\r\n", "")) & set("\r\n\t\x00\x1b\u202e")
    assert len(read(printed)) == 1
    assert not any(cell.startswith(("@", "\t", "\r")) for cell in read(printed)[0].values())
