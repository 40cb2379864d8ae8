"""Every recognizer reads what its examples say, and keeps quiet where they say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from checker.model import Mention, Sentence
from checker.numerals import numbers
from checker.recognizers import brief
from checker.registry import plugins
from checker.tokens import tokenize
from checker.wordclass import tag

RECOGNIZERS = plugins("checker.recognizers", examples=("reads", "quiet"))


def sentence(text: str, start: int = 0) -> Sentence:
    """A tagged sentence that begins at ``start`` of its document."""
    return Sentence(start, start + len(text), text, "body", 0, tag(tokenize(text, start)))


def reads() -> Iterator[tuple[Any, str, tuple[str, ...]]]:
    """Every recognizer with each of its reading examples."""
    for recognizer in RECOGNIZERS:
        for text, briefs in recognizer.reads:
            yield recognizer, text, briefs


def found(recognizer: Any, text: str, start: int = 0) -> list[Mention]:
    """The mentions of one recognizer in a sentence."""
    one = sentence(text, start)
    return list(recognizer().find(one, numbers(one.tokens)))


@pytest.mark.parametrize(("recognizer", "text", "briefs"), list(reads()), ids=lambda v: getattr(v, "name", None))
def test_reads_its_examples(recognizer: Any, text: str, briefs: tuple[str, ...]) -> None:
    assert tuple(map(brief, found(recognizer, text))) == briefs


@pytest.mark.parametrize(
    ("recognizer", "text"), [(r, text) for r in RECOGNIZERS for text in r.quiet], ids=lambda v: getattr(v, "name", None)
)
def test_is_quiet(recognizer: Any, text: str) -> None:
    assert [brief(m) for m in found(recognizer, text)] == []


@pytest.mark.parametrize(
    ("recognizer", "text"), [(r, text) for r, text, _ in reads()], ids=lambda v: getattr(v, "name", None)
)
def test_places_point_into_the_text_wherever_the_sentence_stands(recognizer: Any, text: str) -> None:
    for mention in found(recognizer, text, start=1000):
        one = sentence(text, 1000)
        assert mention.start == one.tokens[mention.first].start
        assert mention.end == one.tokens[mention.last - 1].end
        if mention.quantity is not None:
            assert mention.quantity.surface == one.slice(mention.start, mention.end)
