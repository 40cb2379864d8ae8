"""What speaks for and against one measure: stages of money, company, other happenings, unnamed ages."""

from __future__ import annotations

import pytest

from checker.extraction import subjects_of
from checker.match.evidence import features
from checker.match.likeness import AGAINST, score
from checker.match.rarity import Rarity
from checker.model import Subject
from checker.pipeline import document_of


def figures(text: str, name: str = "a", day: str = "2020-05-10") -> list[Subject]:
    return [s for s in subjects_of(document_of(name, text, day)) if s.claim.quantity is not None]


def rarity(*subjects: Subject) -> Rarity:
    return Rarity([s.frame for s in subjects], [s.claim for s in subjects])


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The mayor demanded $5 million for the bridge.", "asked"),
        ("Her request for more than $5 million was refused.", "asked"),
        ("The council refused the $5 million in repairs that the mayor is seeking.", "asked"),
        ("She insisted that any budget include $5 million for the bridge.", "asked"),
        ("The council passed a bill that includes $5 million for the bridge.", "billed"),
        ("A measure that would provide $5 million for the bridge failed.", "billed"),
        ("The company offered $5 million for the land.", "offered"),
        ("The council passed a bill that includes $5 million for Mayor Okafor, who wants a bridge.", "billed"),
        ("The council approved a new bill with the $5 million in repairs that the mayor is seeking.", "billed"),
        ("The council passed a measure late Friday in a 17-15 vote that includes $5 million for roads.", "billed"),
        ("The mayor wants the council to pass a bill that includes $5 million for the bridge.", "asked"),
        ("The bridge cost $5 million.", ""),
        ("The mayor demanded that 12 clerks leave.", ""),
    ],
)
def test_a_sum_is_told_by_how_far_it_has_come(text: str, stage: str) -> None:
    assert figures(text)[-1].frame.stage == stage


def test_what_is_asked_for_is_not_what_a_bill_holds() -> None:
    (a,) = figures("The mayor demanded $5 million for the bridge.", "a")
    (b,) = figures("The council passed a bill that includes $5 million for the bridge.", "b")
    assert score(a, b, rarity(a, b)) == AGAINST


def test_an_age_without_a_name_is_that_of_who_else_is_so_old_in_the_text() -> None:
    text = "Police arrested Jonas Weller, 31, on Friday. Neighbours said the 31-year-old lived alone."
    first, second = figures(text)
    assert second.frame.owner == first.frame.owner


def test_no_name_is_lent_where_two_are_of_one_age() -> None:
    text = "Jonas Weller, 31, met Maria Okafor, 31, on Friday. Neighbours said the 31-year-old lived alone."
    assert not figures(text)[-1].frame.owner


def test_yearly_money_is_held_against_money() -> None:
    a, b = (
        figures("Norland gives Corvane $5 million in aid a year.", "a")[0],
        figures("Norland gives Corvane $5 million in annual aid.", "b")[0],
    )
    assert a.frame.dimension == b.frame.dimension


def test_a_shared_figure_beside_speaks_for_one_measure() -> None:
    a = figures("The blast killed three people and injured 170.", "a")
    b = figures("The blast killed three people and injured 190.", "b")
    found = features(a[1], b[1], rarity(*a, *b))
    assert found["company"]
    assert not features(a[0], a[1], rarity(*a, *b)).get("company")


def test_what_a_text_dates_long_before_is_another_happening() -> None:
    a = figures("On March 2, the flood killed 12 people in Leeds. The mayor spoke on Sunday.", "a")
    b = figures("The flood killed 40 people.", "b")
    assert features(a[0], b[0], rarity(*a, *b))["long_before"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The army sent 5,000 soldiers to the border.", "The army sent 5,200 migrants to the border."),
        ("The blast killed 12 journalists.", "The blast killed 11 soldiers."),
    ],
)
def test_nobody_is_counted_under_two_callings(one: str, other: str) -> None:
    (a,), (b,) = figures(one, "a"), figures(other, "b")
    assert score(a, b, rarity(a, b)) == AGAINST


def test_persons_of_no_calling_may_be_called_by_many_names() -> None:
    (a,) = figures("The breach exposed 143 million consumers.", "a")
    (b,) = figures("The breach exposed 145 million users.", "b")
    assert features(a, b, rarity(a, b))["head_people"] == 1.0
    assert features(a, b, rarity(a, b))["versions"] == 1.0


def test_a_vague_size_is_near_no_figure() -> None:
    (a,) = figures("The office singled out dozens of groups.", "a")
    (b,) = figures("The office singled out 75 groups.", "b")
    found = features(a, b, rarity(a, b))
    assert found["vague"] == 1.0
    assert not found["value_close"]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Delegates from 195 countries have approved the accord.", "agree"),
        ("Leaders of 150 nations, along with their aides, are attending the conference.", "attend"),
        ("Heads of state from nearly 200 countries are meeting in Arden.", "meet"),
    ],
)
def test_what_envoys_do_those_who_sent_them_do(text: str, concept: str) -> None:
    assert figures(text)[0].frame.predicates == {concept}


def test_what_others_do_meanwhile_is_no_doing_of_theirs() -> None:
    text = "The leaders of 12 nations were in Arden when the mayor approved the plan."
    assert "agree" not in figures(text)[0].frame.predicates


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("About 3,500 people in the caravan rested.", {"caravan"}),
        ("The caravan swelled to 500 people.", {"caravan"}),
        ("The army sent 800 troops to the border ahead of the caravan.", set()),
    ],
)
def test_a_body_is_of_its_members_only(text: str, body: set[str]) -> None:
    assert figures(text)[0].frame.gathered == body


def test_what_undergoes_scrutiny_is_scrutinized() -> None:
    assert figures("Dozens of groups underwent scrutiny.")[0].frame.predicates == {"target"}


def test_later_and_higher_is_a_count_that_goes_on() -> None:
    (a,) = figures("The flood in Arden killed 149 people.", "a", "2020-05-10")
    (b,) = figures("The flood in Arden killed 278 people.", "b", "2020-05-12")
    (c,) = figures("The flood in Arden killed 90 people.", "c", "2020-05-12")
    of = rarity(a, b, c)
    assert features(a, b, of)["grows"] > 0
    assert features(a, c, of)["shrinks"] > 0


def test_of_a_part_it_is_told_what_they_are() -> None:
    frame = figures("Nine of the dead were children.")[0].frame
    assert frame.heads == {"child"}
    assert frame.part_of == "person"


def test_what_is_done_to_what_is_theirs_befalls_them() -> None:
    assert figures("Some 143 million users had their data compromised.")[0].frame.predicates == {"expose"}
    assert not figures("Some 40 users had friends who died.")[0].frame.predicates & {"expose", "die"}


def test_a_small_number_alone_makes_nobody_one_measure() -> None:
    (a,) = figures("Two officials spoke to the paper in Arden.", "a")
    (b,) = figures("Police sought two men seen near the harbour.", "b")
    assert features(a, b, rarity(a, b))["number_alone"] > 0.5
    (c,) = figures("Two officials resigned over the paper.", "c")
    assert not features(a, c, rarity(a, c)).get("number_alone")
