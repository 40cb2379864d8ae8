"""What is wrong among entries that are each in order."""

from __future__ import annotations

import pytest

from checker.ledger import faults, read_text

A = "- {measure: bridges in Lindholm, value: 12, as_of: 2016}\n"


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ("- {measure: bridges  in lindholm, value: 12, as_of: 2016}\n", "the same figure of the same time as x.yaml:1"),
        ("- {measure: bridges in Lindholm, value: 13, as_of: 2016}\n", "13 rivals 12 at x.yaml:1"),
        ("- {measure: bridges in Lindholm, value: 13, as_of: 2016-05}\n", "13 rivals 12 at x.yaml:1"),
        ("- {measure: bridges in Lindholm, value: 12, as_of: 2016, rank: preferred}\n", "the same figure"),
        ("- {measure: bridges in Lindholm, value: 13, as_of: 2017}\n", ""),
        ("- {measure: bridges in Lindholm, value: 13, as_of: 2016/..}\n", ""),
        ("- {measure: bridges in Lindholm, value: 13, as_of: 2016, rank: preferred}\n", ""),
        ("- {measure: bridges in Lindholm, value: 13, as_of: 2016, unit: percent}\n", ""),
        ("- {measure: tunnels in Lindholm, value: 13, as_of: 2016}\n", ""),
        ("- {measure: bridges in Lindholm, value: 13, period: 2016}\n", ""),
    ],
)
def test_two_entries(other: str, says: str) -> None:
    ledger = read_text("x.yaml", A + other)
    assert not ledger.problems
    found = list(faults(ledger.entries))
    assert [fault.entry.line for fault in found] == ([2] if says else [])
    assert all(fault.message.startswith(says) for fault in found)


def test_two_that_are_both_withdrawn_rival_nobody() -> None:
    deprecated = A.replace("2016}", "2016, rank: deprecated}")
    assert list(faults(read_text("x.yaml", deprecated + deprecated.replace("12", "13")).entries)) == []
