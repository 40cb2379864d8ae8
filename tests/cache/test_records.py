"""Claims come out of the cache as they went in, to the last digit, or not at all."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest

from checker import pipeline
from checker.cache.records import packed, unpacked
from checker.extraction import subjects_of
from checker.model import Document, Subject

TEXT = """At least 1.50 million people, 12.0 per cent of the 12.5m, fled Arden in 2019, the ministry said on 3 May 2020.

The mayor, Ada Holt, called it the second largest fire; 120 of 200 homes (60%) burned, up from $1.20 to $2.40 a day.

See Resolution 2254. At 10:30 nearly two thirds were 10-20 km away, 3.0 miles (4.8 km), says the chief of police.
"""


def document(text: str = TEXT, name: str = "a.txt") -> Document:
    return pipeline.document_of(name, text, "2020-05-04")


def told(subjects: list[Subject]) -> list[str]:
    """All of the claims in print, sets in order, decimals to the last nought."""
    frames = [{k: sorted(v) if isinstance(v, frozenset) else v for k, v in _fields(s)} for s in subjects]
    return [f"{s.claim!r} {frame}" for s, frame in zip(subjects, frames, strict=True)]


def _fields(subject: Subject) -> list[tuple[str, object]]:
    return [(name, getattr(subject.frame, name)) for name in type(subject.frame).__slots__]


def test_they_come_out_as_they_went_in() -> None:
    subjects = subjects_of(document(), everything=True)
    kinds = {s.claim.kind for s in subjects}
    assert kinds >= {"count", "ratio", "percent", "money", "measure", "rank", "identifier", "clock"}
    back = unpacked(packed(subjects), document())
    assert back == subjects
    assert told(back) == told(subjects)
    assert [s.claim.model_dump_json() for s in back] == [s.claim.model_dump_json() for s in subjects]


def test_under_another_name_they_are_those_of_that_name() -> None:
    other = document(name="b/c.txt")
    assert unpacked(packed(subjects_of(document())), other) == subjects_of(other)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        zlib.compress(b""),
        zlib.compress(b"{}"),
        zlib.compress(b'[[{"id": 1}, {}]]'),
        packed(subjects_of(document()))[:-5],
    ],
)
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(data, document())


def test_claims_that_are_not_in_the_text_are_refused() -> None:
    data = packed(subjects_of(document()))
    with pytest.raises(ValueError, match="is not in the text"):
        unpacked(data, replace(document(), text=" " + TEXT))
