"""A source's figure in the words of the draft."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="pip install 'claimcheck-lint[lsp]'")

from checker import pipeline
from checker.lsp.rewriting import rewritten
from checker.model import Claim


def figure(sentence: str) -> Claim:
    """The first figure of a sentence."""
    return next(c for c in pipeline.extract([pipeline.document_of("x", sentence)]) if c.quantity is not None)


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("The port has 34 cranes.", "The port has 41 cranes.", "41"),
        # the hedge is the source's, in the draft's words where the draft has it too
        ("The port has about 34 cranes.", "The port has 41 cranes.", "41"),
        ("The port has 34 cranes.", "The port has at least 41 cranes.", "at least 41"),
        ("The port has over 34 cranes.", "The port has more than 41 cranes.", "over 41"),
        ("Nearly 200 people died.", "212 people died.", "212"),
        # words stay words as far as a writer would
        ("The port has three cranes.", "The port has 5 cranes.", "five"),
        ("Three cranes stand there.", "5 cranes stand there.", "Five"),
        ("Thirty-four people died.", "41 people died.", "41"),
        # scale and grouping are the draft's
        ("The city has 1.2 million people.", "The city has 1,300,000 people.", "1.3 million"),
        ("The city has 1.2 million people.", "The city has 1,312,345 people.", "1,312,345"),
        ("The city has 1,200,000 people.", "The city has 1.3 million people.", "1,300,000"),
        ("The city has 1200 houses.", "The city has 1,350 houses.", "1350"),
        ("It cost $1.2bn.", "It cost $950 million.", "$950 million"),
        # so are units and the signs of money
        ("It cost $310 million.", "It cost 325 million dollars.", "$325 million"),
        ("It cost US$310 million.", "It cost about $325m.", "about US$325 million"),
        ("55 per cent of them agreed.", "60.5% of them agreed.", "60.5 per cent"),
        ("The line is 10 km long.", "The line is 16 kilometres long.", "16 km"),
        # what has another form is told in the source's words
        ("185 out of the 193 members voted.", "187 of the 193 members voted.", "187 of the 193"),
        ("Between 10 and 20 people died.", "Some 30 people died.", "Some 30"),
        ("30 people died.", "10 to 20 people died.", "10 to 20"),
    ],
)
def test_in_the_drafts_form(draft: str, source: str, words: str) -> None:
    assert rewritten(figure(draft), figure(source)) == words


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The line is 10 miles long.", "The line is 16 kilometres long."),
        ("Half of the members voted.", "55% of the members voted."),
        ("The port has 34 cranes.", "The port has 34 cranes."),
    ],
)
def test_what_is_not_offered(draft: str, source: str) -> None:
    assert rewritten(figure(draft), figure(source)) is None
