"""The quick looks at two sentences leave out no pair that is alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from checker.match.copies import ALIKE, FEW, Sayings, folded

SENTENCE = "the storm that came ashore on monday has killed 24 people and hurt 170 others in the county of alverton"
LETTERS = st.text(alphabet="abcdefghij klmno", min_size=1, max_size=3)
EDITS = st.lists(st.tuples(st.integers(0, len(SENTENCE)), st.integers(0, 3), LETTERS), max_size=12)


def edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with letters at some places put in the place of others."""
    for at, taken, put in edits:
        text = text[:at] + put + text[at + taken :]
    return text


def kept(first: str) -> Sayings:
    """More sentences than are looked at one by one, and then one."""
    said = Sayings()
    for n in range(FEW):
        said.keep(f"number {n} is about something else than what is told below", "z.txt", f"z{n}")
    said.keep(first, "a.txt", "a")
    return said


@given(EDITS)
def test_none_that_is_alike_is_missed_and_none_that_is_not_is_found(edits: list[tuple[int, int, str]]) -> None:
    other = edited(SENTENCE, edits)
    assert kept(SENTENCE).copied(other, "b.txt") == ("a" if fuzz.ratio(SENTENCE, other) >= ALIKE else None)


def test_of_several_the_first_is_told_of_whatever_its_length() -> None:
    said = kept(f"{SENTENCE} today")
    said.keep(SENTENCE, "c.txt", "c")
    assert said.copied(SENTENCE, "b.txt") == "a"


def test_a_text_is_no_copy_of_itself() -> None:
    assert kept(SENTENCE).copied(SENTENCE, "a.txt") is None


def test_few_words_are_no_copy() -> None:
    assert folded("It killed 24 people.") is None
    assert folded("It has killed 24 people, and hurt some more.") == "it has killed 24 people and hurt some more"
