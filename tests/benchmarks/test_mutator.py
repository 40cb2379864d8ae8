"""Errors planted by the mutator: printed as the text prints, and only where something repeats the figure."""

from __future__ import annotations

import random
from decimal import Decimal

import planted
import pytest
from mutator import PLANTERS, Bundle, Plant, drawn, link, reread
from mutator.dates import another_day
from mutator.figures import ERRORS
from mutator.printed import printed, spelled

from checker.model import Document


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about 1,250", 1250),
        ("$3.5 million", 3500000),
        ("Twenty-four", 24),
        ("two hundred and six", 206),
        ("A$40m", 40000000),
        ("nearly three million", 3000000),
        ("12-member", 12),
    ],
)
def test_a_number_is_read_as_printed(text: str, value: int) -> None:
    found = printed(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", ["dozens", "10 to 20", "two dozen", "half of 12", "the 5th", "3/4", "some", "1 in 5"])
def test_what_cannot_be_printed_otherwise_is_left_alone(text: str) -> None:
    assert printed(text) is None


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        ("ten-times", "about 1,250", {"12,500"}),
        ("ten-times", "850", {"8,500"}),
        ("ten-times", "2500", {"25000"}),
        ("ten-times", "Thirty", {"Three hundred"}),
        ("ten-times", "$3.5 million", {"35.0 million"}),
        ("scale-word", "$3.5 million", {"3.5 billion"}),
        ("scale-word", "€40bn", {"40m"}),
        ("scale-word", "two billion", {"two million"}),
        ("scale-word", "4,000", set()),
        ("swapped-digits", "1,250", {"2,150", "1,520", "1,205"}),
        ("swapped-digits", "24", {"42"}),
        ("swapped-digits", "3.5 million", {"5.3 million"}),
        ("swapped-digits", "Twenty-four", {"Forty-two"}),
        ("swapped-digits", "20", set()),
        ("swapped-digits", "33", set()),
        ("third-off", "10,000", {"7,000", "13,000"}),
        ("third-off", "2.5 million", {"1.8 million", "3.3 million"}),
        ("third-off", "twelve", {"eight", "sixteen"}),
        ("third-off", "three", set()),
    ],
)
def test_a_wrong_number_is_in_the_style_of_the_right_one(kind: str, text: str, wrong: set[str]) -> None:
    number = printed(text)
    assert number is not None
    made = {ERRORS[kind](number, random.Random(n)) for n in range(20)}
    assert made == (wrong or {None})


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("1.2 million", 900000, "0.9 million"),
        ("1.2 million", 912345, "912,345"),
        ("one million", 2000000, "two million"),
        ("12", 1400, "1,400"),
    ],
)
def test_an_older_value_takes_the_newer_one_s_print(text: str, value: int, shown: str) -> None:
    number = printed(text)
    assert number is not None
    assert number.meaning(Decimal(value)) == shown


def test_numbers_are_spelled_as_they_are_read() -> None:
    for n in (1, 13, 40, 67, 100, 215, 999):
        word = spelled(n)
        assert word is not None
        found = printed(word)
        assert found is not None
        assert found.value == n
    assert spelled(2500) == "two thousand five hundred"
    assert spelled(10**6) is None


def test_dates_change_their_day_or_their_year() -> None:
    start, end, wrong = another_day("on Feb. 27, 2014", random.Random(1)) or (0, 0, "")
    assert (start, end) == (8, 10)
    assert 18 <= int(wrong) <= 28
    assert wrong != "27"
    start, end, wrong = another_day("since 1986", random.Random(1)) or (0, 0, "")
    assert (start, end) == (6, 10)
    assert wrong in {"1983", "1984", "1985", "1987"}
    assert another_day("from May 3 to May 9", random.Random(1)) is None
    assert another_day("next year", random.Random(1)) is None


def bundle(**texts: str) -> Bundle:
    """Documents named by their dates: ``d2019_03_04`` is of 4 March 2019."""
    return link("made", [document(name, text) for name, text in texts.items()])


def document(name: str, text: str) -> Document:
    day = name.removeprefix("d").replace("_", "-")
    return reread(Document(name=f"{name}.txt", path=f"{name}.txt", text=""), f"---\ndate: {day}\n---\n{text}\n")


def plants(kind: str, made: Bundle) -> list[Plant]:
    found = (p.make(random.Random(7)) for p in drawn(PLANTERS[kind](made), 7, kind))
    return [p for p in found if p is not None]


FLOOD = {
    "d2019_03_04": "The flood in Brenmoor killed 24 people on Monday, officials said. Eleven roads were closed.",
    "d2019_03_05": "At least 300 homes were lost. The flood in Brenmoor killed 24 people, the mayor of Brenmoor said.",
}


def test_only_a_repeated_figure_is_changed() -> None:
    made = bundle(**FLOOD)
    found = plants("ten-times", made)
    assert sorted((p.document, p.sound, p.wrong) for p in found) == [
        ("d2019_03_04.txt", "24", "240"),
        ("d2019_03_05.txt", "24", "240"),
    ]
    for p in found:
        text = made.text(p.document)
        assert p.text(text, wrong=False) == text
        assert p.text(text) == text.replace("killed 24", "killed 240")


def test_the_planted_error_is_found_and_nothing_else_is_said() -> None:
    made = bundle(**FLOOD)
    scans = planted.Scans(made)
    assert scans.untouched() == ()
    for plant in plants("ten-times", made):
        outcome = planted.tried(scans, plant)
        assert outcome.any
        assert outcome.held
        assert outcome.new == ()


def test_a_stale_figure_is_one_that_somebody_had_replaced_by_then() -> None:
    made = bundle(
        d2019_03_04="The flood in Brenmoor killed 24 people, officials said.",
        d2019_03_08="The flood in Brenmoor killed 31 people, officials said on Friday after a search.",
        d2019_03_11="Flags flew at half mast on Monday, for the flood in Brenmoor killed 31 people.",
    )
    assert [(p.document, p.sound, p.wrong) for p in plants("stale", made)] == [("d2019_03_11.txt", "31", "24")]


def test_a_whole_is_changed_where_another_ratio_gives_it_too_and_stays_above_its_part() -> None:
    made = bundle(
        d2019_03_04="Some 120 of the 200 delegates voted for the treaty.",
        d2019_03_05="Yesterday 180 of the 200 delegates came to Brenmoor.",
        d2019_03_06="She met 15 of the 60 ministers.",
    )
    assert sorted((p.sound, p.wrong) for p in plants("whole", made))[0][0] == "200"
    for p in plants("whole", made):
        assert p.wrong in ({"140", "260"} if p.document == "d2019_03_04.txt" else {"260"})


def test_a_date_is_changed_where_the_same_happening_has_it_elsewhere() -> None:
    made = bundle(
        d2019_03_04="The Brenmoor treaty was signed on March 2, 2019. The harbour opened in 1986.",
        d2019_03_05="Ministers recalled that the Brenmoor treaty was signed on March 2, 2019, after long talks.",
    )
    found = plants("date", made)
    assert {p.document for p in found} == {"d2019_03_04.txt", "d2019_03_05.txt"}
    assert all(p.sound == "2" and p.wrong != "2" for p in found)


def test_a_weekday_is_changed_or_put_in_wrong() -> None:
    made = bundle(
        d2019_03_04="It rained on Saturday, March 2. They met on March 1, 2019. On Sunday, March 1, all slept."
    )
    found = plants("weekday", made)
    assert sorted((p.sound, p.start == p.end) for p in found) == [("Friday, ", True), ("Saturday", False)]
    assert all(p.wrong != p.sound for p in found)


@pytest.mark.parametrize(
    ("kind", "text", "sound"),
    [
        ("total", "The council sent 120 letters to the towns.", "120"),
        ("share", "Some 120 of the 200 delegates voted for the treaty.", " (60 percent)"),
        ("change", "The council sent 120 letters to the towns.", "120"),
        ("conversion", "The road is about 10 miles long.", " (16 km)"),
    ],
)
def test_arithmetic_is_put_in_sound_and_broken(kind: str, text: str, sound: str) -> None:
    made = bundle(d2019_03_04=text)
    (found,) = plants(kind, made)
    assert found.start == found.end
    assert sound in found.sound
    assert found.wrong != found.sound
    numbers = [
        [int(w.strip(".,")) for w in said.split() if w.strip(".,").isdigit()] for said in (found.sound, found.wrong)
    ]
    if kind == "total":
        assert sum(numbers[0][1:]) == 120
        assert sum(numbers[1][1:]) != 120
        assert sum(a != b for a, b in zip(*numbers, strict=True)) == 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("total", "About 120 letters came."),
        ("total", "He said “we sent 120 letters.”"),
        ("share", "Some 120 of the 200 delegates (60 percent) voted."),
        ("conversion", "The road is 10 miles (16 km) long."),
        ("conversion", "It drove at 60 miles an hour on a 10-mile-long road."),
        ("weekday", "They met in March 2019."),
    ],
)
def test_nothing_is_put_in_where_it_does_not_fit(kind: str, text: str) -> None:
    assert plants(kind, bundle(d2019_03_04=text)) == []


def test_a_plant_touches_what_lies_on_it() -> None:
    plant = Plant("total", "a.txt", 10, 10, " (16 km)", " (160 km)")
    assert plant.touches("a.txt", 0, 11)
    assert plant.touches("a.txt", 18, 30)
    assert not plant.touches("a.txt", 19, 30)
    assert not plant.touches("a.txt", 0, 10)
    assert not plant.touches("b.txt", 0, 30)


def test_a_finding_that_was_there_before_under_another_fingerprint_is_moved_and_not_new() -> None:
    made = bundle(
        d2019_03_04="The flood in Brenmoor killed 24 people and closed 12 roads.",
        d2019_03_05="The flood in Brenmoor killed 24 people, and it closed 40 roads in Brenmoor.",
    )
    scans = planted.Scans(made)
    kinds = {o.plant.kind: o for o in (planted.tried(scans, p) for p in plants("ten-times", made))}
    assert scans.untouched()
    assert all(o.new == () for o in kinds.values())


def test_shares_are_by_class_and_together() -> None:
    plant = Plant("date", "a.txt", 0, 1, "2", "9")
    other = plant._replace(kind="total")
    made = [
        planted.Outcome(plant, ("CF001",), ("CF001", "CF002"), (), 1, True),
        planted.Outcome(plant, (), ("CF002",), (), 0, False),
        planted.Outcome(other, (), (), (), 0),
    ]
    rows = planted.table(made)
    assert list(rows) == ["date", "total", "RECONCILING", "ALL"]
    assert rows["date"] == (2, 0.5, 1.0, 0.0, 0.0, 0.5, 0.5)
    assert rows["RECONCILING"] == rows["date"]
    assert rows["ALL"].found == pytest.approx(1 / 3)


def test_the_same_seed_draws_the_same() -> None:
    made = bundle(**FLOOD)
    assert planted.choose([made], ["third-off", "ten-times"], 3, 5) == planted.choose(
        [made], ["third-off", "ten-times"], 3, 5
    )
    assert len(planted.choose([made], ["third-off"], 3, 1)) == 1
