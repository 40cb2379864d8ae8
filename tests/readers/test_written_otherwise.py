"""One text in every way there is to write it gives the same claims, each with its place in what was written."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.model import Claim, Document
from checker.readers import reader_for
from checker.readers._mapped import UNSEEN, plain

TEXT = """Café fire kills 12 in the old town

Published 3 March 2021

The fire killed 12 people and left more than 4,500 households without power on Tuesday, the
ministry of the interior said in a statement. At least 30% of the harvest was lost in Göteborg.

The government of Việt Nam promised €5.5 million for building anew. About 1.2 million people
live along the coast, and in 2019 a flood killed nine people there.

- Three bridges fell in the northern districts.
- The authorities closed 40 schools for the whole month.

The governor, Zoë Åberg, said that 300 soldiers would help, up from 120 in the week before.
"""
FIGURE = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]")
UNSEEN_MARK = re.compile(f"[{UNSEEN}]")


def read(name: str, data: bytes) -> Document:
    """The document of a file."""
    reader = reader_for(name)
    assert reader is not None
    return reader.read(name, data)[0]


def said(claim: Claim) -> tuple[Any, ...]:
    """What a claim says, its place left aside."""
    return claim.kind, claim.surface, claim.quantity, claim.measure, claim.period, claim.zone, claim.sentence


def shown(text: str) -> str:
    """A stretch of what was written as a reader sees it, blanks and line ends aside."""
    return " ".join(unicodedata.normalize("NFC", UNSEEN_MARK.sub("", text)).split())


def between(mark: str, every: int) -> Callable[[str], str]:
    """Puts a mark between two letters of a word or two digits, again and again."""
    return lambda text: re.sub(rf"(\w{{{every}}})(?=\w)", rf"\1{mark}", text)


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "lines of DOS": lambda text: text.replace("\n", "\r\n"),
    "lines of old Macs": lambda text: text.replace("\n", "\r"),
    "Unicode's line ends": lambda text: text.replace("\n", "\u2028"),
    "Unicode's paragraph ends": lambda text: text.replace("\n\n", "\u2029"),
    "next line": lambda text: text.replace("\n", "\x85"),
    "vertical tabs": lambda text: text.replace("\n", "\v"),
    "pages between paragraphs": lambda text: text.replace("\n\n", "\n\f\n"),
    "pages behind paragraphs": lambda text: text.replace("\n\n", "\n\n\f"),
    "pages within sentences": lambda text: text.replace("the\nministry", "the\n\fministry").replace(
        "people\nlive", "people\flive"
    ),
    "letters in two": lambda text: unicodedata.normalize("NFD", text),
    "letters in one": lambda text: unicodedata.normalize("NFC", text),
    "another sign for a letter": lambda text: text.replace("Å", "\u212b"),
    "soft hyphens": between("\u00ad", 3),
    "blanks of no width": between("\u200b", 2),
    "joined words": between("\u2060", 2),
    "joiners": between("\u200d", 2),
    "a mark of order before each line": lambda text: text.replace("\n", "\n\ufeff"),
    "marks of direction": lambda text: FIGURE.sub(lambda found: f"\u200e{found[0]}\u200f", text),
    "embedded figures": lambda text: FIGURE.sub(lambda found: f"\u202a{found[0]}\u202c", text),
    "isolated figures": lambda text: FIGURE.sub(lambda found: f"\u2066{found[0]}\u2069", text),
    "direction within figures": lambda text: FIGURE.sub(lambda found: "\u200e".join(found[0]), text),
    "variants": lambda text: text.replace("12", "12\ufe0f"),
}
LINE_ENDS = list(WAYS)[1:10]
MARKS = list(WAYS)[10:]
PUBLISHED = {suffix: pipeline.extract([read(f"a.{suffix}", TEXT.encode())]) for suffix in ("txt", "md")}


def held(written: str, document: Document, expected: tuple[Claim, ...]) -> None:
    """The claims of a document say what is expected, and each place is that of its figure in what was written."""
    claims = pipeline.extract([document])
    assert [said(claim) for claim in claims] == [said(claim) for claim in expected]
    lines = re.split("\r\n|\r|\n", written)
    for claim in claims:
        found = written[claim.start : claim.end]
        assert shown(found) == " ".join(claim.surface.split())
        assert UNSEEN_MARK.match(found) is None
        assert UNSEEN_MARK.match(found[-1]) is None
        rest = lines[claim.line - 1][claim.column - 1 :]
        assert rest[: len(re.split("[\r\n]", found)[0])] == re.split("[\r\n]", found)[0]


def test_the_text_says_something() -> None:
    assert [len(claims) >= 12 for claims in PUBLISHED.values()] == [True, True]


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("way", WAYS)
def test_the_same_claims_however_it_is_written(way: str, suffix: str) -> None:
    written = WAYS[way](TEXT)
    held(written, read(f"a.{suffix}", written.encode()), PUBLISHED[suffix])


@pytest.mark.parametrize("way", WAYS)
def test_the_same_claims_in_a_record(way: str) -> None:
    written = WAYS[way](TEXT)
    line = json.dumps({"id": "a", "text": written}).encode()
    held(written, read("a.jsonl", line), PUBLISHED["txt"])


@given(st.lists(st.sampled_from(MARKS), max_size=4), st.sampled_from(["as it is", *LINE_ENDS]))
@settings(max_examples=25, deadline=None)
def test_ways_go_together(marks: list[str], lines: str) -> None:
    written = TEXT
    for way in (*marks, lines):
        written = WAYS[way](written)
    held(written, read("a.txt", written.encode()), PUBLISHED["txt"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_claims_in_every_encoding(encoding: str) -> None:
    written = TEXT.replace("Việt Nam", "Vietnam")
    expected = pipeline.extract([read("a.txt", written.encode())])
    held(written, read("a.txt", written.encode(encoding)), expected)


@given(st.text(st.sampled_from("a1é \r\n\f\v\u00ad\u200be\u0301\u0323\u2028\u2029\u212b\ufeff"), max_size=60))
@settings(deadline=None)
def test_the_map_is_monotone_and_keeps_every_character(written: str) -> None:
    text, source = plain(written)
    if source is None:
        assert text == written
        return
    places = [source.begins(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    for offset, char in enumerate(text):
        low, high = source.begins(offset), source.ends(offset + 1)
        assert 0 <= low < high <= len(written)
        if char.isascii() and char.isalnum():
            assert char in unicodedata.normalize("NFC", UNSEEN_MARK.sub("", written[low:high]))


def test_a_letter_under_a_heap_of_marks_takes_no_longer(grows_in_proportion: Any) -> None:
    grows_in_proportion(lambda size: plain("e" + "\u0323\u0301" * size + " in 12 towns"), 2_000)
