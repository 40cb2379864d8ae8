"""The whole of a ratio as a figure of its own."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.model import WHOLE, Claim


def wholes(text: str) -> list[Claim]:
    document = pipeline.document_of("a", text, "2020-01-01")
    return [s.claim for s in pipeline.subjects_of(document) if s.claim.recognizer == WHOLE]


@pytest.mark.parametrize(
    ("text", "surface", "counted", "predicate"),
    [
        ("At least seven of the confirmed 24 dead from the storm were pupils.", "24", "person", "dead"),
        ("Doctors released 112 of the 178 people injured in the blast.", "178", "person", "injure"),
        ("Seven of the 10 children killed in the storm were inside.", "10", "child", "kill"),
        ("None of the nearly 300 applications was denied.", "nearly 300", "application", None),
        ("None of the 12 jurors spoke.", "12", "juror", None),
        ("Half of the 49 guests who lost their lives had been named.", "49", "guest", "die"),
    ],
)
def test_a_whole_is_measured_by_its_own_noun_phrase(
    text: str, surface: str, counted: str, predicate: str | None
) -> None:
    (found,) = wholes(text)
    assert (found.surface, found.measure.counted, found.measure.predicate) == (surface, counted, predicate)
    assert text[found.start : found.end] == surface


@pytest.mark.parametrize(
    "text", ["One in five adults smokes.", "All five judges agreed.", "Eight of our partners left."]
)
def test_no_whole_is_told_without_its_size_and_article(text: str) -> None:
    assert wholes(text) == []


def test_a_whole_stands_wherever_its_sentence_is_said_again() -> None:
    sentence = "Doctors released 112 of the 178 people injured in the blast."
    first, second = wholes(f"{sentence} {sentence}")
    assert second.start - first.start == len(sentence) + 1
    assert second.measure == first.measure


def test_extract_tells_it_with_its_ratio_alone() -> None:
    document = pipeline.document_of("a", "None of the 12 jurors spoke.", "2020-01-01")
    assert [c.recognizer for c in pipeline.extract([document], everything=True)] == ["ratio"]


def test_a_whole_contradicts_a_count_of_another_text() -> None:
    a = pipeline.document_of("a", "At least seven of the 42 dead from the Halden storm were pupils.", "2020-01-02")
    b = pipeline.document_of("b", "The Halden storm left 24 dead.", "2020-01-02")
    report = pipeline.scan([a, b])
    assert [f.code for f in report.findings if f.code.startswith("CF")] == ["CF001"]
    assert report.claims == 2
