"""Announced lists: what fires, what is left alone, and that the number of items decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.readers import reader_for


def said(text: str, name: str = "a.md") -> list[str]:
    """The messages of the rule on a text."""
    reader = reader_for(Path(name))
    assert reader is not None
    report = pipeline.scan(list(reader.read(name, text.encode())), select=("SC007",))
    return [f.message for f in report.findings]


THREE = "- Clean water\n- Safe roads\n- Good schools"

WRONG = {
    f"The plan has four goals:\n\n{THREE}\n\nThe council meets in May.": "“four goals” announced, 3 listed",
    f"The council asks for the following two changes:\n\n{THREE}": "“two changes” announced, 3 listed",
    f"## Five rules\n\n{THREE}": "“Five rules” announced, 3 listed",
    "The board gave four reasons for it:\n\n1. Cost\n2. Time\n3. Safety": "“four reasons” announced, 3 listed",
    "The plan has four goals:\n\n1. Clean water\n\n   This is for towns.\n\n2. Safe roads\n3. Good schools": (
        "“four goals” announced, 3 listed"
    ),
    "The plan has four goals:\n\n- Clean water\n  - for towns\n  - for farms\n- Safe roads\n- Schools": (
        "“four goals” announced, 3 listed"
    ),
    "The firm has four plants:\n\n* Lindholm\n* Aarberg\n* Oster": "“four plants” announced, 3 listed",
    "There were three main outcomes. First, the tax was cut. Second, the roads were mended. That was all.": (
        "“three main outcomes” announced, 2 listed"
    ),
    "There are two ways to pay. Firstly, in cash. Secondly, by card. Thirdly, by cheque.": (
        "“two ways” announced, 3 listed"
    ),
    "There were three outcomes. The first is a tax. The second is a road. The third is rent. The fourth is law.": (
        "“three outcomes” announced, 4 listed"
    ),
    "Two facts stand out.\n\nFirst, prices rose.\n\nSecond, wages fell.\n\nThird, rents rose.": (
        "“Two facts” announced, 3 listed"
    ),
    "The paper makes three points: 1) water is scarce 2) roads are bad.": "“three points” announced, 2 listed",
    "It names three risks: (a) floods, (b) fire, (c) storms and (d) frost.": "“three risks” announced, 4 listed",
    "There are two reasons: cost, time and safety.": "“two reasons” announced, 3 listed",
    "The law rests on three pillars: freedom and order.": "“three pillars” announced, 2 listed",
    "The two reasons: the cost, the time and the risk.": "“two reasons” announced, 3 listed",
    "He has three aims: to win; to learn; to teach; and to rest.": "“three aims” announced, 4 listed",
    "Vietnam has signed with two countries: Laos, Cambodia and Thailand.": "“two countries” announced, 3 listed",
}

RIGHT = [
    f"The plan has three goals:\n\n{THREE}",
    "There are three reasons: cost, time and safety.",
    "There are two outcomes. First, the tax was cut. Second, the roads were mended.",
    # open lists
    f"The plan has nine goals, such as:\n\n{THREE}",
    f"The plan has nine goals, including:\n\n{THREE}",
    f"Two of the goals:\n\n{THREE}",
    f"Some of the nine goals:\n\n{THREE}",
    f"Top five reasons:\n\n{THREE}",
    "Two of the goals: clean water, safe roads and schools.",
    # what goes on in another way
    "There were three outcomes. First, the tax was cut. Second, the roads were mended. Finally, the port stays open.",
    "There were three outcomes. First, the tax was cut. Second, the roads were mended.\n\nA third was the port.",
    f"The plan has four goals:\n\n{THREE}\n\nThey are paid by the state.\n\n- Green parks",
    "The plan has two goals:\n\n- Clean water\n  - for towns\n  - for farms\n- Safe roads",
    "The plan has two goals:\n\n1. Clean water\n2. Safe roads\n\nIt asks three questions:\n\n1. Why\n2. When\n3. Who",
    # numbers that announce nothing
    f"In the last two years:\n\n{THREE}",
    f"Two sets of rules:\n\n{THREE}",
    "He was jailed for two years: he stole, lied and cheated.",
    "There are 12 parties. First, the Greens won. Second, Labour lost.",
    "The first lady gave three speeches. First, she thanked them. Second, she left.",
    f"Two million people signed:\n\n{THREE}",
    f"About four goals:\n\n{THREE}",
    "I have two goals and three rules. First, be kind. Second, be quick. Third, be fair.",
    "The board has four tasks.\n\nThe mayor has two wishes. First, peace. Second, rest.",
    # items that are not plain
    "Her two passions: music, especially jazz, and dance.",
    "Two things: money, not fame, and power.",
    "Two cities: Paris, France, and Rome, Italy.",
    "Two men were held: John Smith, 34, and Bob Brown, 45.",
    "There are three countries: Bosnia and Herzegovina, Serbia and Montenegro.",
    "He gave two reasons: it was late, and the road, which is old, was closed.",
    "Two people were there: the mayor, his wife and friend.",
    "He wants two things: peace and quiet and rest.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_list_of_another_length_is_told(text: str) -> None:
    assert said(text) == [WRONG[text]]


@pytest.mark.parametrize("text", RIGHT)
def test_open_nested_and_matching_lists_are_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("mark", ["•", "-", "*", "–"])
def test_lists_in_plain_text(mark: str) -> None:
    items = "\n".join(f"{mark} {item}" for item in ("Clean water", "Safe roads", "Good schools"))
    assert said(f"The plan has four goals:\n{items}\n", "a.txt") == ["“four goals” announced, 3 listed"]
    assert said(f"The plan has three goals:\n{items}\n", "a.txt") == []


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 12), st.integers(2, 12), st.sampled_from(["- ", "* ", "1. ", "1) "]))
def test_only_the_number_of_items_decides(announced: int, listed: int, mark: str) -> None:
    assume(announced < 21)
    items = "\n".join(f"{mark.replace('1', str(n + 1))}Item of the plan" for n in range(listed))
    found = said(f"The plan has {announced} goals:\n\n{items}\n")
    assert found == ([] if announced == listed else [f"“{announced} goals” announced, {listed} listed"])


def test_many_announcements_take_no_longer_than_their_length(calls_of) -> None:  # type: ignore[no-untyped-def]
    def scanned(n: int) -> int:
        text = "".join(
            f"The plan {i} has four goals:\n\n- Water\n- Roads\n- Schools {i}\n- Ports\n\n" for i in range(n)
        )
        return int(calls_of(lambda: said(text)))

    assert scanned(80) < 3.2 * scanned(40)
