"""SC007: names called one by one behind their number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Messages = Callable[[str, str], list[str]]

FIRES = {
    "Two ships sank in the storm: the Aurora, the Bella and the Cora.": 3,
    "Four towns were picked for the trial: Arden, Bexhill and Corve.": 3,
    "Two strikers were sold in the summer: Ada Lind (€4.5m), Eva Berg (€2m) and Ines Roth (€1.2m).": 3,
    "Four schools – Arden, Bexhill and Corve – will close.": 3,
    "Four schools (Arden, Bexhill and Corve) will close.": 3,
    "The five largest towns are Arden, Bexhill and Corve.": 3,
    "Four plants will close. They are Arden, Bexhill and Corve.": 3,
    "The queen opened four halls, first Arden, then Bexhill, at last Corve.": 3,
    "We went to four villages for this story: first Arden, then Bexhill and finally Corve.": 3,
    "Five sponsors have signed up: Lund, Oster, Brandt and the Harbour Bank.": 4,
    "Four new routes open in May: to Oslo, Riga and Turku.": 3,
    "Three lines were closed, namely Arden, Bexhill, Corve and Dane.": 4,
    "Five wards changed hands: Arden, Bexhill, Corve and St. Mary.": 4,
    "Two sports are taught at the new centre: rowing, sailing and diving.": 3,
    "Four people were hurt in the blast: a guard, a driver and a clerk.": 3,
}

QUIET = [
    "Three ships sank in the storm: the Aurora, the Bella and the Cora.",
    "Two people died: John Smith, the mayor, and Mary Jones.",
    "Two people died: John Smith, 45, and Mary Jones, 43.",
    "Two people died in the fire: Ada Lind, Mayor of Arden, and Mary Jones.",
    "Five towns were hit, among them Arden, Bexhill and Corve.",
    "Five towns were hit: Arden, Bexhill and Corve, and two more that have no name.",
    "Two men were held in three towns: Arden, Bexhill and Corve.",
    "Ada Lind has three children and lives in two places: Arden and Corve.",
    "Four schools, including Arden, Bexhill and Corve, will close.",
    "The team has won three times in the north: Oslo, Bergen, Molde and Alta.",
    "It has four floors. They are Italian, French and Greek in style.",
    "The first two goals came late. The scorers were Lind, Berg and Roth.",
    "Two teams are left. They are to meet in Arden, Bexhill and Corve.",
    "Two of the finalists are Ada Lind, Eva Berg and Ines Roth.",
    "It was sold for two reasons – cost and age – to Arden, Bexhill and Corve.",
    "Two people were hurt in the blast: a guard, the father of two, and a clerk.",
    "Two firms bid for the work: Lund, the Harbour Bank of Oster, and Brandt.",
]


@pytest.mark.parametrize("text", FIRES)
def test_names_too_many_or_too_few_are_told(messages: Messages, text: str) -> None:
    found = messages("SC007", text)
    assert len(found) == 1
    assert found[0].endswith(f" announced, {FIRES[text]} listed")


@pytest.mark.parametrize("text", QUIET)
def test_names_that_are_all_there_or_doubtful_are_left_alone(messages: Messages, text: str) -> None:
    assert messages("SC007", text) == []
