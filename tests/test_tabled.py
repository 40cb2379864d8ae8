"""Figures of texts against the tables they come from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model import Report
from checker.pipeline import scan
from checker.readers import reader_for

EXPORTS = """Exports (US$ billion)

Country,2018,2019
Japan,18.8,19.2
Korea,18.2,19.7
China,41.3,41.4
Total,78.3,80.3
"""
WORKERS = "Plants and workers\nTown,Plants,Workers\nLindholm,12,4500\nMarrow,31,9800\nUpper Marrow,3,700\n"


def against(draft: str, table: str, name: str = "table.csv") -> Report:
    reader, written = reader_for(name), reader_for("draft.md")
    assert reader is not None
    assert written is not None
    return scan(written.read("draft.md", draft.encode()), reader.read(name, table.encode()))


def verdicts(draft: str, table: str) -> list[tuple[str, str]]:
    return [(check.surface, check.verdict) for check in against(draft, table).checks]


@pytest.mark.parametrize(
    ("draft", "table", "verdict"),
    [
        ("Exports to Japan reached $19.2 billion in 2019.", EXPORTS, "confirmed"),
        ("Exports to Japan reached $29.2 billion in 2019.", EXPORTS, "conflicts"),
        ("Exports to China were about $41 billion in 2019.", EXPORTS, "confirmed"),
        ("In 2018 the country exported goods worth $18.2 billion to Korea.", EXPORTS, "confirmed"),
        ("Lindholm has 4,500 workers.", WORKERS, "confirmed"),
        ("Lindholm has 5,400 workers.", WORKERS, "conflicts"),
        ("Upper Marrow has 700 workers.", WORKERS, "confirmed"),
    ],
)
def test_a_sentence_that_tells_of_a_cell(draft: str, table: str, verdict: str) -> None:
    assert [v for _, v in verdicts(draft, table)] == [verdict]


@pytest.mark.parametrize(
    ("draft", "table"),
    [
        ("Exports of cars to Japan reached $15.2 billion in 2019.", EXPORTS),  # a part of them
        ("Exports to Japan reached $29.2 billion in 2017.", EXPORTS),  # another year
        ("Imports from Japan reached $15.2 billion in 2019.", EXPORTS),  # another measure
        ("Exports to Peru reached $15.2 billion in 2019.", EXPORTS),  # another row
        ("Exports to Japan rose by $0.4 billion in 2019.", EXPORTS),  # a change
        ("Exports to Japan and Korea reached $38 billion in 2019.", EXPORTS),  # two rows
        ("Lindholm has 4,900 voters.", WORKERS),
        ("Lindholm, a town of 5,400, is proud of its workers.", WORKERS),
    ],
)
def test_a_sentence_of_something_else(draft: str, table: str) -> None:
    report = against(draft, table)
    assert not report.findings
    assert not any(check.verdict == "conflicts" for check in report.checks)


def test_a_text_is_held_against_its_own_table() -> None:
    reader = reader_for("a.md")
    assert reader is not None
    text = """Exports to Japan reached $19.2 billion in 2019.

Exports (US$ billion)

| Country | 2018 | 2019 |
|---|---|---|
| Japan | 18.8 | 29.2 |
| Korea | 18.2 | 19.7 |
"""
    assert "SC001" in {f.code for f in scan(reader.read("a.md", text.encode())).findings}
    assert not {f.code for f in scan(reader.read("a.md", text.replace("29.2", "19.2").encode())).findings} & {"SC001"}


def test_cells_are_not_held_against_one_another() -> None:
    rows = "".join(f"Ford {n},{100 + n},{200 + n}\n" for n in range(300))
    assert not against("The council met.", f"Town,Plants,Workers\n{rows}").findings


def test_a_total_of_a_sheet_is_checked() -> None:
    reader = reader_for("a.csv")
    assert reader is not None
    wrong = EXPORTS.replace("80.3", "90.3")
    assert {f.code for f in scan(reader.read("a.csv", wrong.encode())).findings} >= {"SC011"}
    assert "SC011" not in {f.code for f in scan(reader.read("a.csv", EXPORTS.encode())).findings}


def test_the_work_grows_with_the_cells(grows_in_proportion: Callable[..., None]) -> None:
    def work(rows: int) -> None:
        lines = "".join(f"Ford {n},{100 + n},{200 + n},{300 + n}\n" for n in range(rows))
        against("Ford 77 has 5,400 workers. Ford 12 has 212 workers.", f"Town,Plants,Workers,Homes\n{lines}")

    grows_in_proportion(work, 400)
