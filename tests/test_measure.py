"""What a figure measures: subject, predicate, thing counted, scope, and the folded keys behind them."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.model import Subject


def figures(text: str) -> list[Subject]:
    return [s for s in pipeline.subjects_of(pipeline.document_of("a", text, "2020-01-01")) if s.claim.quantity]


def only(text: str) -> Subject:
    found = figures(text)
    assert len(found) == 1, [s.claim.surface for s in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "counted", "predicate"),
    [
        ("The storm killed 24 people.", "person", "kill"),
        ("At least 24 people were killed in the storm.", "person", "kill"),
        ("The storm left 24 dead.", "person", "dead"),
        ("Norway has diplomatic relations with 112 countries.", "country", "have diplomatic relations"),
        ("The port handled 48 ships.", "ship", "handle"),
        ("The committee adopted more than 80 documents.", "document", "adopt"),
    ],
)
def test_public_measure(text: str, counted: str, predicate: str) -> None:
    measure = only(text).claim.measure
    assert measure.counted == counted
    assert measure.predicate == predicate


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm killed 24 people.", "24 died in the storm."),
        ("The blast wounded 40 people.", "40 people were injured in the blast."),
        ("Some 2,000 people are making their way north.", "2,000 people walked north."),
        ("The storm left 24 dead.", "The death toll of the storm rose to 24."),
    ],
)
def test_one_predicate_in_other_words(one: str, other: str) -> None:
    assert only(one).frame.predicates & only(other).frame.predicates


def test_killed_are_not_injured() -> None:
    assert (
        not only("The blast killed 40 people.").frame.predicates & only("The blast injured 40 people.").frame.predicates
    )


def test_place_of_a_happening() -> None:
    frame = only("A gunman killed nine people in Springfield on Sunday.").frame
    assert frame.places == {"springfield"}


def test_the_one_left_out() -> None:
    assert only("The gunman killed 58 people and himself.").frame.excludes
    assert not only("The gunman killed 58 people.").frame.excludes


def test_age_belongs_to_a_person() -> None:
    frame = only("The 64-year-old John Miller was arrested.").frame
    assert frame.dimension == "age"
    assert frame.owner == {"john", "miller"}


def test_the_country_is_the_country_of_the_text() -> None:
    text = (
        "Việt Nam opened its first embassy in 1950. Việt Nam has grown since. Việt Nam trades widely.\n\n"
        "The country has relations with 185 states.\n"
    )
    claim = next(s.claim for s in figures(text) if s.claim.surface == "185")
    assert claim.measure.subject == "Việt Nam"


@pytest.mark.parametrize(
    ("text", "surface", "heads", "predicates"),
    [
        ("The fire claimed 22 lives.", "22", {"person"}, {"die"}),
        ("Some 22 people lost their lives.", "Some 22", {"person"}, {"die"}),
        ("The deaths of 22 people shocked the town.", "22", {"person"}, {"die"}),
        ("The toll from the fire stands at 22.", "22", {"person"}, {"die"}),
        ("The death toll has been confirmed at 22.", "22", {"person"}, {"die"}),
        ("The fire left 22 people and a driver dead.", "22", {"person"}, {"die"}),
        ("Dozens were hurt and 22 remain hospitalized.", "22", {"person"}, {"hospitalize"}),
        ("A caravan grew to 3,000 on its way.", "3,000", {"person"}, {"travel"}),
        ("They met a 3,000-strong crowd.", "3,000", {"person"}, {"meet"}),
        ("The 40-nation pact failed.", "40", {"country"}, {"fail"}),
        ("The army sent up to 900 troops, and so far only 200 have been used.", "200", {"soldier"}, set()),
        ("Nearly 60 asylum seekers arrived.", "Nearly 60", {"migrant"}, {"arrive"}),
        ("In all, 40 guardsmen stood by.", "40", {"soldier"}, set()),
    ],
)
def test_who_is_counted_and_what_is_done(text: str, surface: str, heads: set[str], predicates: set[str]) -> None:
    frame = next(s.frame for s in figures(text) if s.claim.surface.endswith(surface))
    assert frame.heads == heads
    assert frame.predicates >= predicates


def test_each_figure_has_its_own_predicate() -> None:
    killed, hurt = figures("At least 52 people were killed and more than 370 injured in the clashes.")
    assert killed.frame.predicates == {"die"}
    assert hurt.frame.predicates == {"injure"}


def test_others_of_another_kind_leave_nobody_out() -> None:
    _, hurt = figures("The blast killed three people and injured 17 others.")
    assert not hurt.frame.excludes
    assert only("The blast killed the driver and 17 others.").frame.excludes


def test_the_attacker_beside_his_victims_is_left_out() -> None:
    assert only("The attack left 49 people and the gunman dead.").frame.excludes == {"attacker"}
    assert not only("The attack left 50 people dead, including the gunman.").frame.excludes


def test_the_place_of_the_speaker_is_not_the_place() -> None:
    frame = only("Police in Denver said 12 people died in Boulder.").frame
    assert frame.places == {"boulder"}


def test_a_body_is_no_place() -> None:
    assert not only("Lawmakers in the Senate passed 12 bills.").frame.places


@pytest.mark.parametrize(
    ("text", "heads", "predicate"),
    [
        ("The mayor demanded $5 million for a new bridge.", {"bridge"}, "demand"),
        ("The mayor demanded $5 million to build a bridge.", {"bridge"}, "demand"),
        ("The town approved the $5 million in bridge funding the mayor wanted.", {"bridge"}, "demand"),
        ("The mayor asked that the council approve $5 million for the bridge.", {"bridge"}, "demand"),
        ("The mayor retreated on his $5 million demand.", {"demand"}, "demand"),
    ],
)
def test_what_money_is_for(text: str, heads: set[str], predicate: str) -> None:
    frame = only(text).frame
    assert frame.heads == heads
    assert predicate in frame.predicates


def test_what_lasts() -> None:
    assert only("The strike has lasted 35 days.").frame.heads == only("The 35-day strike is over.").frame.heads


def test_the_name_before_an_age_owns_it() -> None:
    assert only("They named Tom Hall, a 29-year-old American citizen.").frame.owner == {"tom", "hall"}


def test_the_part_counts_its_own_noun() -> None:
    frame = next(s.frame for s in figures("24 people -- nine of them children -- died.") if "nine" in s.claim.surface)
    assert frame.heads == {"child"}
    assert frame.part_of == "person"


def test_ties_of_one_domain_are_not_those_of_another() -> None:
    plain = only("Norway keeps diplomatic relations with 112 countries.").frame.predicates
    defence = only("Norway has defence relations with 40 countries.").frame.predicates
    security = only("Norway has military ties with 40 countries.").frame.predicates
    assert not plain & defence
    assert defence & security


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("They named two very important issues.", "important issue"),
        ("They named the two most important areas.", "important area"),
        ("They met the three above requirements.", "requirement"),
        ("It has three economic, social and environmental aspects.", "economic, social and environmental aspect"),
        ("They passed three far-reaching housing laws.", "far-reaching housing law"),
        ("The country boasts 23,594 industrial projects.", "industrial project"),
    ],
)
def test_the_counted_noun_behind_other_words(text: str, counted: str) -> None:
    assert only(text).claim.measure.counted == counted


def test_what_a_sentence_opens_with_is_its_domain() -> None:
    opened = only("As for defence cooperation, Norway has interacted with 40 countries.").frame.predicates
    assert opened & only("Norway has security relations with 40 countries.").frame.predicates


def test_of_them_means_those_before() -> None:
    part = figures("The council proposed 32 initiatives and 28 of them were adopted.")[-1]
    assert part.frame.heads == {"initiative"}
    assert part.claim.measure.counted == "initiative"


def test_the_place_of_an_earlier_happening_is_not_the_place() -> None:
    assert only("Hours after a fire in Leeds, a flood in York killed 12 people.").frame.places == {"york"}
    assert only("After a fire in Leeds, 12 people died.").frame.places == {"leeds"}


@pytest.mark.parametrize(
    "text",
    ["They mourned the killings of 22 people.", "He fatally shot 22 people.", "A fire that claimed 22 lives was out."],
)
def test_other_words_for_killing(text: str) -> None:
    assert "die" in only(text).frame.predicates
