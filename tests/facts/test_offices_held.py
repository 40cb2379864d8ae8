"""CF009: what a draft calls a person against what its sources call them."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.facts.offices_held import goes_with, offices
from checker.model import Role


def said(draft: str, *sources: str, day: str = "2024-05-20") -> list[str]:
    """The messages of the rule on a draft of 10 June 2024 against sources of one day."""
    mine = pipeline.document_of("draft.md", draft, "2024-06-10")
    others = [pipeline.document_of(f"source-{n}.md", text, day) for n, text in enumerate(sources)]
    return [f.message for f in pipeline.scan([mine], others, select=["CF009"]).findings]


CONFLICTS = {
    "Chairman Ada Lind has 3 years left.": "Profits rose 3%, said Ada Lind, the chief executive.",
    "Ada Lind, the finance director, has 3 years left.": "Chief executive Ada Lind bought 3 boats.",
    "Ada Lind, who chairs the board, has 3 years left.": "Museum director Ada Lind bought 3 boats.",
    "Ada Lind, the returning officer, has 3 years left.": "Council leader Ada Lind lost 3 seats.",
    "Police chief Ada Lind has 3 officers left.": "Some 3 were charged, public prosecutor Ada Lind said.",
    "Ada Lind, the health minister, has 3 weeks left.": "Transport minister Ada Lind opened 3 bridges.",
    "Mayor Ada Lind has 3 years left.": "The police commissioner, Ada Lind, closed 3 roads.",
    "Spokesman Otto Lind has 3 years left.": "Head coach Otto Lind picked 3 boys.",
}

AGREES = {
    "Chief executive Ada Lind has 3 years left.": "Ada Lind, the managing director, bought 3 boats.",
    "Director Ada Lind has 3 years left.": "Finance director Ada Lind bought 3 boats.",
    "Chairman Ada Lind has 3 years left.": "Ada Lind, chairman and chief executive of Lund, bought 3 boats.",
    "Mayor Ada Lind has 3 years left.": "Ada Lind, who chairs the Water Board, bought 3 boats.",
    "Chairman Ada Lind was appointed 3 years ago.": "Chief executive Ada Lind bought 3 boats.",
    "Former chairman Ada Lind has 3 boats.": "Chief executive Ada Lind bought 3 boats.",
    "Deputy chair Ada Lind has 3 boats.": "Chief executive Ada Lind bought 3 boats.",
    "Professor Ada Lind has 3 boats.": "Chief executive Ada Lind bought 3 boats.",
    "Chairman Otto Lind has 3 boats.": "Chief executive Ada Lind bought 3 boats.",
    "Interior minister Ada Lind has 3 boats.": "Home secretary Ada Lind bought 3 boats.",
    "Head teacher Ada Lind has 3 boats.": "School principal Ada Lind bought 3 boats.",
}


@pytest.mark.parametrize("draft", CONFLICTS)
def test_an_office_that_no_source_gives_is_told(draft: str) -> None:
    (message,) = said(draft, CONFLICTS[draft])
    assert message.startswith(("another office than in the sources: ", "two offices at one time: "))


@pytest.mark.parametrize("draft", AGREES)
def test_offices_that_agree_go_together_or_changed_are_left_alone(draft: str) -> None:
    assert said(draft, AGREES[draft]) == []


def test_one_source_that_bears_the_draft_out_is_enough() -> None:
    draft = "Chairman Ada Lind has 3 years left."
    assert said(draft, "Chief executive Ada Lind bought 3 boats.", "Chairman Ada Lind sold 3 boats.") == []


def test_an_old_source_says_nothing_of_today() -> None:
    assert said("Chairman Ada Lind has 3 boats.", "Chief executive Ada Lind bought 3 boats.", day="2020-05-20") == []


def test_a_last_name_stands_for_the_one_who_bears_it() -> None:
    source = "Chief executive Ada Lind bought 3 boats."
    assert len(said("Chairman Lind has 3 boats.", source)) == 1
    assert said("Chairman Lind has 3 boats.", source, "Chairman Eva Lind sold 3 boats.") == []


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Chairwoman", {"chair"}),
        ("museum director", {"director"}),
        ("sporting director", {"sporting director"}),
        ("marketing director", set()),
        ("chairman and chief executive", {"chair", "chief executive"}),
        ("environment minister", {"minister environment"}),
        ("minister for education", {"minister education"}),
        ("deputy director", set()),
        ("poet", set()),
    ],
)
def test_offices_by_their_plainest_names(title: str, office: set[str]) -> None:
    assert offices(Role(person="Ada Lind", title=title)) == office


def test_offices_of_a_body() -> None:
    assert offices(Role(person="Ada Lind", title="leader", organisation="council")) == {"council leader"}


def test_which_offices_go_together_does_not_depend_on_the_order() -> None:
    assert goes_with("mayor", "chair")
    assert goes_with("chair", "mayor")
    assert not goes_with("chair", "chief executive")
