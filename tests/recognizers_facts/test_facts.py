"""Dates, ranks, roles and the numbers that are no claims: what each reads and leaves alone, and that none is slow."""

from __future__ import annotations

from typing import Any

import pytest

from checker.model import Mention, Sentence
from checker.numerals import numbers
from checker.recognizers import brief
from checker.recognizers.clock import Clock
from checker.recognizers.date import Date
from checker.recognizers.identifier import Identifier
from checker.recognizers.ordinal import Ordinal
from checker.recognizers.rank import Ranks
from checker.recognizers.role import Office
from checker.tokens import tokenize
from checker.wordclass import tag

ALL: tuple[Any, ...] = (Identifier, Clock, Ordinal, Date, Ranks, Office)


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(start, start + len(text), text, "body", 0, tag(tokenize(text, start)))


def find(recognizer: type[Any], text: str, start: int = 0) -> list[Mention]:
    one = sentence(text, start)
    return list(recognizer().find(one, numbers(one.tokens)))


def surfaces(recognizer: type[Any], text: str) -> list[str]:
    return [text[m.start : m.end] for m in find(recognizer, text)]


READS = [pytest.param(r, text, briefs, id=f"{r.name}: {text}") for r in ALL for text, briefs in r.reads]
QUIET = [pytest.param(r, text, id=f"{r.name}: {text}") for r in ALL for text in r.quiet]


@pytest.mark.parametrize(("recognizer", "text", "briefs"), READS)
def test_reads(recognizer: type[Any], text: str, briefs: tuple[str, ...]) -> None:
    assert tuple(brief(m) for m in find(recognizer, text)) == briefs


@pytest.mark.parametrize(("recognizer", "text"), QUIET)
def test_quiet(recognizer: type[Any], text: str) -> None:
    assert find(recognizer, text) == []


@pytest.mark.parametrize("recognizer", ALL)
def test_places_point_into_the_document(recognizer: type[Any]) -> None:
    for text, _ in recognizer.reads:
        tagged = sentence(text, 1000)
        for mention in recognizer().find(tagged, ()):
            assert (
                tagged.tokens[mention.first].start <= mention.start < mention.end <= tagged.tokens[mention.last - 1].end
            )
            assert tagged.slice(mention.start, mention.end).strip()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Interstate 80 and Route 9 were shut.", ["Interstate 80", "Route 9"]),
        ("Flight 212 left late.", ["Flight 212"]),
        ("He owned an AR-10 and a CZ-75.", ["AR-10", "CZ-75"]),
        ("The clerk cited Article 12 and Section 3.4 of the act.", ["Article 12", "Section 3.4"]),
        ("See page 77 for the map.", ["page 77"]),
        ("Write to desk5@example.org today.", ["desk5@example.org"]),
        ("The fund follows the S&P 500 index.", ["S&P 500"]),
        ("They wear jersey #14.", ["#14"]),
        ("1. Wash the cups.", ["1."]),
        ("It runs Windows 7.", ["Windows 7"]),
        ("The bill, H.R. 620, stalled.", ["H.R. 620"]),
        ("Oslo has 12 tram lines.", []),
        ("We counted 19 ships off Cape Verde.", []),
        ("In Berlin 14 were hurt.", []),
        ("Rovers 2, United 1", []),
        ("The house cost EUR 90,000 then.", []),
        ("Mercury fell to -12 overnight.", []),
        ("A post-Covid 19 plan was drawn up.", ["post-Covid 19"]),
        ("They drew up the European Quarter again.", []),
        ("The B-1B took off.", ["B-1B"]),
    ],
)
def test_identifiers(text: str, wanted: list[str]) -> None:
    assert surfaces(Identifier, text) == wanted


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The pact was signed in Lima, Peru, on 2 May 1991.", "signed"),
        ("She was born on 7 July 1950.", "born"),
        ("The rule took effect on 1 March 2015.", "in force"),
        ("In 1968, the firm was founded by two sisters.", "founded"),
        ("Prices rose in 2012.", ""),
        ("The 2014 flood was worse.", ""),
        ("It shaped the opening round of the 2020 season.", ""),
        ("The council approved funds until 15 February 2019.", ""),
        ("Its declared losses since 1 May 2009 grew.", ""),
    ],
)
def test_what_happened_then(text: str, of: str) -> None:
    (mention,) = find(Date, text)
    assert mention.date is not None
    assert mention.date.of == of


@pytest.mark.parametrize(
    ("text", "person", "title", "organisation"),
    [
        ("FBI Director Jane Holt declined.", "Jane Holt", "Director", "FBI"),
        ("Former Senator Ralph Moss agreed.", "Ralph Moss", "Former Senator", None),
        (
            "Prime Minister and Defence Minister Olga Sund left.",
            "Olga Sund",
            "Prime Minister and Defence Minister",
            None,
        ),
        (
            "Ralph Moss, a professor of law at Ghent University, wrote it.",
            "Ralph Moss",
            "professor",
            "law at Ghent University",
        ),
        ("Defence Minister Senior Lieutenant General Olga Sund left.", "Olga Sund", "Defence Minister", None),
        ("Liberal Sen. Olga Sund left.", "Olga Sund", "Sen.", None),
        ("Olga Sund, Norway's trade minister, smiled.", "Olga Sund", "trade minister", "Norway"),
    ],
)
def test_roles(text: str, person: str, title: str, organisation: str | None) -> None:
    (mention,) = find(Office, text)
    assert mention.role is not None
    assert (mention.role.person, mention.role.title) == (person, title)
    assert organisation is None or organisation in (mention.role.organisation or "")


@pytest.mark.parametrize("recognizer", ALL)
@pytest.mark.parametrize(
    "piece", ["9", "9 ", "9,", "(", "F-", "No. ", "The first ", "President ", "in the ", "May 1 ", "(1) ", "+1 "]
)
def test_linear(recognizer: type[Any], piece: str, grows_in_proportion: Any) -> None:
    grows_in_proportion(lambda size: list(recognizer().find(sentence(piece * (size // len(piece))), ())), 5_000)
