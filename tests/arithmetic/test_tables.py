"""Tables that do not add up: what fires, what is left alone, and the laws of rounding."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.readers import reader_for


def scanned(text: str, name: str) -> list[str]:
    """The messages of the rule on a text."""
    reader = reader_for(Path(name))
    assert reader is not None
    report = pipeline.scan(list(reader.read(name, text.encode())), select=("SC011",))
    return [f.message for f in report.findings]


def piped(rows: str) -> str:
    """Rows "a, b; c, d" as a Markdown table."""
    lines = [f"| {' | '.join(cell.strip() for cell in row.split('/'))} |" for row in rows.split(";")]
    return "\n".join([lines[0], "|" + "---|" * lines[0].count(" | ") + "---|", *lines[1:]])


def said(rows: str, above: str = "") -> list[str]:
    """The messages of the rule on a table written in one line."""
    return scanned(f"{above}\n\n{piped(rows)}\n", "a.md")


WRONG = {
    "Party/Seats; Greens/20; Labour/15; Liberals/12; Total/45": ["20 + 15 + 12 is 47, not 45 (column “Seats”)"],
    "Party/Seats; Greens/20; Labour/15; Liberals/12; **Total**/**45**": ["20 + 15 + 12 is 47, not 45 (column “Seats”)"],
    "Group/Count; All members/45; Men/25; Women/22": ["25 + 22 is 47, not 45 (column “Count”)"],
    "Region/2019/2020/2021; North/100/110/120; South/200/210/220; Total/300/330/340": [
        "110 + 210 is 320, not 330 (column “2020”)"
    ],
    "Item/Cost ($m); Roads/1.2; Rail/2.3; Total/3.9": ["1.2 + 2.3 is 3.5, not 3.9 (column “Cost ($m)”)"],
    "Item/Cost; Roads/$1,250; Rail/$2,300; Ports/$1,000; Total/$4,950": [
        "1,250 + 2,300 + 1,000 is 4,550, not 4,950 (column “Cost”)"
    ],
    "/Gold/Silver/Bronze/Total; Norway/5/3/2/10; Sweden/4/4/1/9; Finland/1/2/3/7": [
        "1 + 2 + 3 is 6, not 7 (row “Finland”)"
    ],
    "Region/Men/Women/All; North/12/10/22; South/20/15/36; East/8/9/17; Sum/40/34/75": [
        "20 + 15 is 35, not 36 (row “South”)"
    ],
    "Part/Share; North/40.5; South/35.0; East/20.5; Total/100": [
        "40.5% + 35% + 20.5% is 96%, not 100% (column “Share”)"
    ],
    "Answer/Percent; Yes/45; No/40; Undecided/20; All/100": ["45% + 40% + 20% is 105%, not 100% (column “Percent”)"],
    "Candidate/Vote share; Smith/55%; Jones/35%; Brown/15%": [
        "55% + 35% + 15% is 105%, not 100% (column “Vote share”)"
    ],
    "Candidate/Vote share; Smith/45%; Jones/35%; Others/15%": [
        "45% + 35% + 15% is 95%, not 100% (column “Vote share”)"
    ],
    "Party/Seats/Share; Greens/20/40%; Labour/15/35%; Liberals/15/30%; Total/50/100%": ["15 of 50 is 30%, not 35%"],
    "Name/Votes/%; Smith/1,200/60.0; Jones/600/33.0; Brown/200/10.0": ["600 of 2,000 is 30%, not 33%"],
}

RIGHT = [
    "Party/Seats; Greens/20; Labour/15; Liberals/12; Total/47",
    "Part/Share; First/33.3%; Second/33.3%; Third/33.3%; Total/100%",
    "Item/Cost ($m); Roads/12; Rail/23; Ports/31; Total/67",
    "Town/People; North/12,000; South/15,000; East/9,000; Total/37,000",
    # rates and the like
    "Region/Average age; North/41; South/38; All/40",
    "Region/Turnout; North/61%; South/55%; Total/58%",
    "Name/Rank/Year; First/1/1990; Second/2/1995; Total/3/2001",
    "City/Price; Oster/$100; Aarberg/$150; Overall/$120",
    "Region/Index; North/101; South/99; Total/100",
    "Region/Cases; North/120; South/80; Overall/100",
    "Answer/Share; Price/60%; Taste/55%; Colour/40%",
    "Candidate/Vote share; Smith/45%; Jones/35%",
    # structures
    "Place/Seats; Europe/30; Germany/20; France/10; Asia/5; Total/35",
    "Place/Seats; Germany/20; France/10; Subtotal/30; Asia/5; Total/35",
    "Place/Seats; Germany/20; France/10; Total Europe/30; Asia/5; Total/35",
    "People/Number; Members/45; of which women/20; Guests/12; Total/57",
    "Region/Under 18/Men/Women/Total; North/5/10/12/22; South/6/11/13/24",
    "Year/Births/Deaths/Total population; 2019/100/90/5,000; 2020/110/95/5,015",
    # cells that are missing or of mixed units
    "Region/Men/Women; North/12/–; South/20/15; Total/32/25",
    "Region/Men/Women; North/12/n|a; South/20/15; Total/32/25".replace("|", "\\|"),
    "Item/Value; Population/500; Area/30 km; Total debt/$520 million",
    "Income/Sum; Rent/50; Food/-70; Total/80",
]


@pytest.mark.parametrize("rows", WRONG)
def test_what_does_not_add_up_is_told_with_its_sum(rows: str) -> None:
    assert said(rows) == WRONG[rows]


@pytest.mark.parametrize("rows", RIGHT)
def test_what_adds_up_or_is_no_sum_is_left_alone(rows: str) -> None:
    assert said(rows) == []


def test_a_table_of_some_of_all_may_come_to_less() -> None:
    assert said("Party/Seats; Greens/20; Labour/18; Total/45") != []
    assert said("Party/Seats; Greens/20; Labour/18; Total/45", "The two largest parties:") == []


@pytest.mark.parametrize(
    "above",
    [
        "Arden takes up the most room.",
        "Some 300 people came, and Arden has the highest number.",
        "Arden is the largest of the four.",
    ],
)
def test_a_superlative_of_one_thing_does_not_say_that_a_table_shows_some_of_all(above: str) -> None:
    assert said("Hall/Room; Arden/20; Bexhill/18; Total/45", above) == ["20 + 18 is 38, not 45 (column “Room”)"]


@pytest.mark.parametrize("above", ["The top 10:", "Selected halls", "The two largest of them.", "Main sources of heat"])
def test_words_of_some_things_say_so(above: str) -> None:
    assert said("Hall/Room; Arden/20; Bexhill/18; Total/45", above) == []


def test_a_last_row_may_be_the_total_by_its_figures() -> None:
    shares = "Kind/Cases/Share; Noise/{}/45%; Litter/1,470/35%; Parking/840/20%; Borough/4,200/100%"
    assert said(shares.format("1,890")) == []
    assert "1,980 + 1,470 + 840 is 4,290, not 4,200 (column “Cases”)" in said(shares.format("1,980"))
    years = "Valley/2019/2023; Upper/120/90; Middle/80/75; Lower/61/56; Shire/261/{}"
    assert said(years.format("221")) == []
    assert said(years.format("231")) == ["90 + 75 + 56 is 221, not 231 (column “2023”)"]


@pytest.mark.parametrize(
    "rows",
    [
        "Step/Place/Points; One/1/40; Two/2/35; Three/3/25; Four/6/80",
        "Town/People; Arden/120; Bexhill/80; Corve/61; Dane/250",
        "Team/Won/Lost; Arden/10/4; Bexhill/8/6; Corve/6/8; Dane/4/10",
    ],
)
def test_a_last_row_of_its_own_is_no_total(rows: str) -> None:
    assert said(rows) == []


def test_rows_set_in_are_parts_of_the_row_above() -> None:
    rows = ["| Place | Seats |", "|---|---|", "| Europe | 30 |", "|   Germany | 20 |", "| Asia | 5 |", "| Total | 40 |"]
    assert scanned("\n".join(rows), "a.md") == []


@pytest.mark.parametrize(
    "text",
    [
        "Region  Men  Women  Total\nNorth    12     10     22\nSouth    20     15     36\nTotal    32     25     58\n",
        "Party\tSeats\nGreens\t20\nLabour\t15\nLiberals\t15\nTotal\t52\n",
        "Region     2019   2020\nNorth       100    110\nSouth       200    210\nTotal       300    330\n",
    ],
)
def test_tables_in_plain_text(text: str) -> None:
    assert len(scanned(text, "a.txt")) == 1


NUMBERS = st.lists(st.integers(1, 99_999), min_size=2, max_size=6)


def column(heading: str, cells: list[str], total: str) -> str:
    return f"Part/{heading}; " + "; ".join(f"Part {'vwxyzu'[n]}/{c}" for n, c in enumerate(cells)) + f"; Total/{total}"


@settings(deadline=None, max_examples=60)
@given(NUMBERS)
def test_true_totals_never_fire(parts: list[int]) -> None:
    assert said(column("Votes", [f"{p:,}" for p in parts], f"{sum(parts):,}")) == []


@settings(deadline=None, max_examples=60)
@given(st.lists(st.decimals("0.1", "900", places=3), min_size=2, max_size=6), st.integers(0, 2))
def test_true_totals_printed_with_any_rounding_never_fire(parts: list[Decimal], places: int) -> None:
    unit = Decimal(1).scaleb(-places)
    *shown, total = [str(p.quantize(unit, ROUND_HALF_UP)) for p in (*parts, sum(parts, Decimal(0)))]
    assert said(column("Cost ($ million)", shown, total)) == []


@settings(deadline=None, max_examples=60)
@given(NUMBERS, st.integers(0, 2))
def test_true_shares_printed_with_any_rounding_never_fire(parts: list[int], places: int) -> None:
    unit = Decimal(1).scaleb(-places)
    shares = [f"{(Decimal(100 * p) / sum(parts)).quantize(unit, ROUND_HALF_UP)}%" for p in parts]
    assert (
        said(column("Votes/Share", [f"{p}/{s}" for p, s in zip(parts, shares, strict=True)], f"{sum(parts)}/100%"))
        == []
    )


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(100, 9_999), min_size=3, max_size=6), st.integers(1, 90))
def test_a_total_that_is_off_fires(parts: list[int], off: int) -> None:
    assume(any(p % 1000 for p in parts))
    assume(all(sum(parts[i + 1 : j]) != parts[i] for i in range(len(parts)) for j in range(i + 3, len(parts) + 1)))
    assert len(said(column("Votes", [f"{p:,}" for p in parts], f"{sum(parts) + off:,}"))) == 1


def test_a_long_table_takes_no_longer_than_its_length(calls_of) -> None:  # type: ignore[no-untyped-def]
    def work(n: int) -> int:
        rows = "; ".join(f"Part {'abcdefghij'[i % 10]}/{i + 11}/{i + 12}" for i in range(n))
        return int(calls_of(lambda: said(f"Part/Men/Women; {rows}; Total/5/7")))

    assert work(240) < 3.2 * work(120)
