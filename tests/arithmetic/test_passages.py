"""Claims where they stand together, and the numbers printed there that are none."""

from __future__ import annotations

from checker.arithmetic.passages import blocks, sentences, tables
from checker.arithmetic.printed import MARK, skeleton
from checker.extraction import subjects_of
from checker.model import Document, Reconciliation, Standing
from checker.pipeline import document_of


def reconciled(*documents: Document) -> Reconciliation:
    """Documents with their claims, none matched."""
    found = [s.claim for d in documents for s in subjects_of(d, everything=True)]
    return Reconciliation(
        {d.name: d for d in documents},
        (),
        {},
        {c.id: c.id for c in found},
        lambda _a, _b: Standing("excused"),
        lambda _a, _b: {},
        claims=tuple(found),
    )


def test_sentences_are_told_apart_though_they_read_alike() -> None:
    text = "The club has 20 rooms. The club has 20 rooms. The club has 20 rooms."
    found = list(sentences(reconciled(document_of("a.txt", text))))
    assert [(p.start, p.text) for p in found] == [(n * 23, "The club has 20 rooms.") for n in range(3)]


def test_blocks_hold_their_own_claims() -> None:
    text = "The club has 20 rooms.\n\nIt has 12 members and 3 dogs.\n"
    found = [[c.surface for c in passage.claims] for passage, _ in blocks(reconciled(document_of("a.txt", text)))]
    assert found == [["20"], ["12", "3"]]


def test_cells_hold_their_own_claims() -> None:
    text = "Part\tMen\tWomen\nNorth\t12\t10\nSouth\t20\t-\n"
    (grid,) = tables(reconciled(document_of("a.txt", text)))
    assert grid.header == 1
    assert [[[c.surface for c in claims] for claims in row.claims] for row in grid.rows[1:]] == [
        [[], ["12"], ["10"]],
        [[], ["20"], []],
    ]


def shown(text: str) -> tuple[str, list[str]]:
    """A sentence's skeleton and the numbers in it."""
    (passage,) = sentences(reconciled(document_of("a.txt", text)))
    found = skeleton(passage)
    return found.text.replace(MARK, "#"), [str(p.value) for p in found.printed]


def test_numbers_that_are_no_claims_are_seen_too() -> None:
    assert shown("The 45 seats go to Labour (20), the Greens (15) and the Liberals (12).") == (
        "the # seats go to labour (#), the greens (#) and the liberals (#).",
        ["45", "20", "15", "12"],
    )


def test_a_part_and_its_whole_are_two_numbers() -> None:
    assert shown("20 of the 45 members agreed.") == ("# of the # members agreed.", ["20", "45"])


def test_dates_and_names_are_no_numbers() -> None:
    text, numbers = shown("On 3 May 2019 Resolution 2254 gave 12 men Room 4.")
    assert numbers == ["12"]
    assert text.count("#") == 1


def test_a_number_in_a_list_of_places_is_no_age() -> None:
    assert shown("They sent 21 from Asia, 16 from Africa and 17 from Europe.")[1] == ["21", "16", "17"]
    assert "16" not in shown("They sent Ann Bell, 16, of Oster and 17 from Europe.")[1]
