"""SC004: percentages and fractions against the counts of one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Messages = Callable[[str, str], list[str]]

FIRES = (
    "In the poll 450 of 1,500 people asked (40 percent) would move.",
    "Of the 1,500 people asked, 450 (40 percent) would move.",
    "Out of 1,500 people asked, 450, or 40 percent, would move.",
    "Among the 1,500 people asked, 450 (40%) would move.",
    "Of 120 cases, police solved 30, or 40 percent.",
    "Forty percent of the 1,500 people asked, or 450, would move.",
    "Forty percent (450 of 1,500) would move.",
    "Forty percent, or 450 of 1,500 people, would move.",
    "The rate is 40% (30/120).",
    "In the group, 30 (40%) of the 120 patients died.",
    "Only 9 out of 36 villages – 40 percent – have a well.",
    "Women hold 30 of the 120 seats, which is 35 percent.",
    "Women hold 30 seats, or 35 percent of the 120.",
    "The party took 120 seats in the 200-seat house, or 55%.",
    "The party won 45 of 150 seats, a 40 percent share.",
    "Police solved 30 of 120 cases for a success rate of 40%.",
    "Police solved 30 cases out of 120 (40%).",
    "There were 120 pupils, of whom 30 (40%) were girls.",
    "The fund lost $12 million (40 percent) of its $50 million in assets.",
    "The fund lost 40 percent of its $50 million, or $12 million.",
    "A quarter of the 60 rooms, or 25, are empty.",
    "Two-thirds, or 80 percent, of the houses burned.",
    "About 80 percent, or two thirds, of the houses burned.",
    "One in three mice (12 of 48) died.",
    "Three in four (60%) of the pupils passed.",
    # told over a relative clause, or over two sentences
    "Some 2,520 anglers answered; of these 1,890 said yes, or 85 percent.",
    "The harbour has 640 berths. Of these, 160, or 35 percent, are let.",
    "The harbour has 640 berths. Some 160 of them (35 percent) are let.",
    "The harbour has 640 berths. A quarter of them, 260, are let.",
    "The harbour has 640 berths. Another 160 were added, which is 35 percent.",
    "Of the 640 anglers asked, 160 said they would move. That is 35 percent.",
    "The town has 84,000 adults and 46,200 of the 84,000 came. That works out at 59 per cent.",
    "Of the year's 64 wrecks, divers raised 16, a rate of 35 percent.",
    "The trust holds $90 million, of which $54 million goes to ships; that gives ships 70 per cent of the pot.",
    "Half of the 640 berths, 420, are let.",
    "Only 400 of these 4,000 nets are mended, which makes 15%.",
    "Sixteen of the 64 masts broke: 35 percent.",
)
QUIET = (
    "Some 120 of 200 voters (60%) agreed.",
    "Of the 45 members 27 (60 percent) signed.",
    "The Greens took 12 of 40 seats with 28 percent of the vote.",
    "The Greens took 12 of 40 seats, up 5 percentage points.",
    "It treated 120 of 200 patients, 55 percent of them women.",
    "About 40 of 200 (up 12%) said no.",
    "Of 200 voters, 120 agreed and 25 percent had no view.",
    "In all, 120 of the 200 pupils passed, compared with 55 percent last year.",
    "Nearly eight in 10 (78%) agree, and seven out of 10 (71 percent) know why.",
    "One in three (34%) smokes, and a third (33 per cent) of them want to stop.",
    "Roughly half (47%) of the boats came.",
    "Only 30 of the 45, or two thirds, came.",
    "It sold 60% of its 45 boats, and 12 more later.",
    "The state has 30 of 45 dams (12% of the nation's).",
    "Sixty percent of the 45 members (27 people) signed.",
    "Some 130 of 200 boats sank in 1990 (55% fewer than in 1980).",
    "Two thirds (66%) of the land is dry.",
    "Some 30, or 55%, of the 45 members signed.",
    "Some 2,520 anglers answered; of these 1,890 said yes, or 75 percent.",
    "The harbour has 640 berths. Some 160 of them (25 percent) are let.",
    "Of 640 berths, 160 are let. That is 5 percent more than last year.",
    "Some 160 of the 640 firms replied. It is 35 percent owned by the state.",
    "The harbour has 640 berths, 160 of them let. Fees cover 35 percent of its costs.",
    "The harbour has 640 berths at 24 piers. Of these, 12 are new, or 50 percent.",
    "It has 640 workers in 12 plants. Three of them, or 25 percent, will close.",
    "The court heard 640 cases. Of them 160 were new, and 35 percent were settled.",
    "Half of the 640 pupils, 40 of them boys, were sick.",
    "A third of the 640 rooms, 12 halls and 3 bars are closed.",
    "The bank has 640 branches; 160 closed last year, which is 35 percent of those planned.",
)


@pytest.mark.parametrize("text", FIRES)
def test_fires(messages: Messages, text: str) -> None:
    assert len(messages("SC004", text)) == 1


@pytest.mark.parametrize("text", QUIET)
def test_quiet(messages: Messages, text: str) -> None:
    assert messages("SC004", text) == []


def test_the_message_shows_the_sum(messages: Messages) -> None:
    assert messages("SC004", "In all 120 of 200 voters (55%) agreed.") == ["120 of 200 is 60%, not 55%"]
    assert messages("SC004", "Two thirds (75%) of the boats sank.") == ["two thirds is 67%, not 75%"]
    assert messages("SC004", "In all 121 of 200 voters (59.1%) agreed.") == ["121 of 200 is 60.5%, not 59.1%"]


WORDINGS = (
    "In all {part} of {whole} voters ({percent}%) agreed.",
    "Of the {whole} voters, {part}, or {percent} percent, agreed.",
    "Some {percent} percent of the {whole} voters, or {part}, agreed.",
    "The motion got {part} out of {whole} votes, or {percent} per cent.",
)
COUNTS = st.integers(20, 1999).flatmap(lambda whole: st.tuples(st.integers(11, whole - 1), st.just(whole)))


@settings(deadline=None)
@given(st.sampled_from(WORDINGS), COUNTS, st.integers(0, 2), st.sampled_from(["down", "near", "up"]))
def test_a_share_printed_from_its_counts_is_never_wrong(
    messages: Messages, wording: str, counts: tuple[int, int], places: int, way: str
) -> None:
    part, whole = counts
    scale = 10**places
    worth = 100 * scale * part
    rounded = {"down": worth // whole, "near": (2 * worth + whole) // (2 * whole), "up": -(-worth // whole)}[way]
    percent = f"{rounded / scale:.{places}f}"
    assert messages("SC004", wording.format(part=f"{part:,}", whole=f"{whole:,}", percent=percent)) == []


@settings(deadline=None)
@given(
    st.sampled_from((WORDINGS[0], WORDINGS[1], WORDINGS[3])),
    COUNTS,
    st.integers(0, 1),
    st.integers(8, 30),
    st.booleans(),
)
def test_a_share_that_is_off_by_more_than_rounding_is_always_found(
    messages: Messages, wording: str, counts: tuple[int, int], places: int, off: int, more: bool
) -> None:
    part, whole = counts
    wrong = 100 * part / whole + (off if more else -off)
    if not 1 <= wrong <= 99:
        wrong = 100 * part / whole + (-off if more else off)
    if not 1 <= wrong <= 99:
        return
    text = wording.format(part=f"{part:,}", whole=f"{whole:,}", percent=f"{wrong:.{places}f}")
    assert len(messages("SC004", text)) == 1
