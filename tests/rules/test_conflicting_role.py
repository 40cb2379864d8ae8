"""Offices that exclude each other and names a letter off; and what is no conflict."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Messages = Callable[..., list[str]]

FIRES = (
    ("2024-01-03", "President Ada Okafor spoke. Prime Minister Ada Okafor agreed."),
    ("2024-01-03", "President Ada Okafor spoke. Prime Minister Okafor agreed."),
    ("2024-01-03", "Defence Minister Otto Brandt arrived. Foreign Minister Otto Brandt left."),
    ("2024-01-03", "Defense Secretary Otto Brandt arrived. Secretary of State Otto Brandt left."),
    ("2024-01-03", "Gov. Otto Brandt arrived. Mayor Otto Brandt left."),
    ("2024-01-03", "Sen. Otto Brandt arrived. Rep. Otto Brandt left."),
    ("2024-01-03", "Vice President Otto Brandt arrived. President Brandt left."),
    ("2024-01-03", "Minister of Health Otto Brandt arrived. Finance Minister Otto Brandt left."),
    ("2024-01-03", "Mayor Jon Smith arrived. Mayor John Smith left."),
    ("2024-01-03", "Jon Smith, mayor of Uppsala, said so. Mayor John Smith agreed."),
    ("2024-01-03", "Police spokesman David Procopio arrived. Later spokesman David Procopoi left."),
    ("2024-01-03", "Gov. Mary Anderson arrived. Governor Mary Andersen left."),
)

QUIET = (
    ("2024-01-03", "Deputy Defence Minister Otto Brandt arrived. Foreign Minister Otto Brandt left."),
    ("2024-01-03", "Former Defence Minister Otto Brandt arrived. Foreign Minister Otto Brandt left."),
    ("2024-01-03", "Acting Defence Minister Otto Brandt arrived. Foreign Minister Otto Brandt left."),
    ("2024-01-03", "Defence and Foreign Minister Otto Brandt arrived. Foreign Minister Otto Brandt left."),
    ("2024-01-03", "In 2010 Defence Minister Otto Brandt arrived. Foreign Minister Otto Brandt left."),
    ("2024-01-03", "Defence Minister Otto Brandt was named foreign minister. Foreign Minister Otto Brandt left."),
    ("2024-01-03", "Defense Minister Otto Brandt arrived. Defence Minister Otto Brandt left."),
    ("2024-01-03", "Sen. Otto Brandt arrived. Senator Brandt left."),
    ("2024-01-03", "President Anders Okafor spoke. Prime Minister Ada Okafor agreed."),
    ("2024-01-03", "Gov. Rob Smith arrived. Governor Robert Smith left."),
    ("2024-01-03", "Gov. Kate Smith arrived. Governor Katie Smith left."),
    ("2024-01-03", "President Mohamed Morsi arrived. President Mohammed Morsi left."),
    ("2024-01-03", "President Hosni Morsi arrived. President Hosni Morsy left."),
    ("2024-01-03", "Gov. J. Smith arrived. Governor John Smith left."),
    ("2024-01-03", "Sen. John Smith arrived. Sen. Joan Smith left."),
    ("2024-01-03", "Ada Lind, president of the Harbour Club, spoke. Prime Minister Ada Lind agreed."),
    ("2024-01-03", "Norway's Defence Minister Otto Brandt arrived. Sweden's Foreign Minister Otto Brandt left."),
    ("2024-01-03", "Gen. Otto Brandt arrived. Defence Minister Otto Brandt left."),
    ("2024-01-03", "Prime Minister Otto Brandt, also the foreign minister, spoke. Foreign Minister Otto Brandt left."),
)


@pytest.mark.parametrize(("day", "text"), FIRES, ids=lambda value: value[:60])
def test_fires(day: str, text: str, messages: Messages) -> None:
    assert len(messages("CF009", (day, text))) == 1


@pytest.mark.parametrize(("day", "text"), QUIET, ids=lambda value: value[:60])
def test_quiet(day: str, text: str, messages: Messages) -> None:
    assert messages("CF009", (day, text)) == []


def test_texts_of_one_week_are_held_together(messages: Messages) -> None:
    one = ("2020-05-04", "Defence Minister Otto Brandt opened 2 bridges.")
    text = "Foreign Minister Otto Brandt opened 2 bridges."
    assert len(messages("CF009", one, ("2020-05-06", text))) == 1
    assert messages("CF009", one, ("2020-08-06", text)) == []
    assert messages("CF009", one, ("", text)) == []


def test_across_texts_a_name_needs_an_office_of_one(messages: Messages) -> None:
    one = ("2020-05-04", "Jon Smith, mayor of Uppsala, opened 2 bridges.")
    assert len(messages("CF009", one, ("2020-05-06", "John Smith, mayor of Uppsala, opened 2 bridges."))) == 1
    assert messages("CF009", one, ("2020-05-06", "John Smith, mayor of Lund, opened 2 bridges.")) == []
    assert messages("CF009", one, ("2020-05-06", "Mayor John Smith opened 2 bridges.")) == []
