"""Comments that speak to claimcheck: what they say, that nobody reads them as prose, and what they speak for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from checker import pipeline
from checker.model import Directive, Document
from checker.readers import reader_for
from checker.readers._directives import MOST, blanked, directives
from checker.readers._literal import code_spans

REASON = "because of 45 reasons"


def document(text: str, suffix: str = "md") -> Document:
    reader = reader_for(f"a.{suffix}")
    assert reader is not None
    return reader.read(f"a.{suffix}", text.encode())[0]


def one(text: str, suffix: str = "md") -> tuple[Directive, str]:
    """The one directive of a text and the words it speaks for."""
    read = document(text, suffix)
    (found,) = read.directives
    return found, read.text[slice(*found.stretch)]


@pytest.mark.parametrize(
    ("comment", "kind", "codes", "reason"),
    [
        (
            "<!-- claimcheck: allow SC006 because some were not -->",
            "allow",
            ("SC006",),
            "some were not",
        ),
        ("<!--claimcheck:allow SC006-->", "allow", ("SC006",), ""),
        ("<!-- claimcheck: allow SC006, CF001,SC because x -->", "allow", ("SC006", "CF001", "SC"), "x"),
        ("<!-- ClaimCheck: ALLOW sc006 sc006 Because x -->", "allow", ("SC006",), "x"),
        ("<!-- claimcheck:\n allow SC006\n because it is\n long -->", "allow", ("SC006",), "it is long"),
        ("<!-- claimcheck: allow SC006 because, because -->", "allow", ("SC006",), ", because"),
        ("<!-- claimcheck: off -->", "off", (), ""),
        ("<!-- claimcheck: off because all is quoted -->", "off", (), "all is quoted"),
    ],
)
def test_what_they_say(comment: str, kind: str, codes: tuple[str, ...], reason: str) -> None:
    (found,) = directives(f"{comment}\nIt has 12 bridges.")
    assert (found.kind, found.codes, found.reason, found.written) == (kind, codes, reason, comment)


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("<!-- claimcheck: alow SC006 -->", "“alow” is not understood; did you mean allow?"),
        ("<!-- claimcheck: disable -->", "“disable” is not understood; did you mean off?"),
        ("<!-- claimcheck: zzz -->", "“zzz” is not understood; known are allow, off, on"),
        ("<!-- claimcheck: -->", "it says nothing; known are allow, off, on"),
        ("<!-- claimcheck allow SC006 -->", "it wants a colon after its name"),
        ("<!-- claimcheck: allow -->", "it names no code"),
        ("<!-- claimcheck: allow because x -->", "it names no code"),
        ("<!-- claimcheck: allow SC006 the rest -->", "“the” is no code; a reason begins with because"),
        ("<!-- claimcheck: off SC006 -->", "off takes no codes"),
        ("<!-- claimcheck: on again please -->", "on wants because before a reason"),
        ("<!-- claimcheck: allow SC006", "it is not closed by -->"),
        ("<!-- claimcheck: allow SC006\n<!-- a note -->", "it is not closed by -->"),
    ],
)
def test_what_cannot_be_read_is_told(comment: str, problem: str) -> None:
    (found,) = directives(f"{comment}\nIt has 12 bridges.")
    assert (found.kind, found.problem) == ("broken", problem)


def test_one_that_is_not_closed_takes_its_line_and_no_more() -> None:
    assert "12 bridges" in document("<!-- claimcheck: allow SC006\n\nIt has 12 bridges.").text


@pytest.mark.parametrize(
    "comment", ["<!-- claimcheck was here -->", "<!-- see claimcheck: allow SC006 -->", "claimcheck: off"]
)
def test_what_does_not_speak_to_claimcheck(comment: str) -> None:
    assert directives(f"{comment}\nIt has 12 bridges.") == []


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize(
    "text",
    [
        "It has 12 <!-- claimcheck: allow SC006 {} --> bridges in 3 towns.",
        "It has 12 bridges in 3 towns. <!-- claimcheck: allow SC006 {} -->",
        "It has 12 bridges <!-- claimcheck: allow SC006\n{} --> in 3 towns.",
        "<!-- claimcheck: allow SC006\n{} -->\n\nIt has 12 bridges in 3 towns.",
        "It has 12 bridges in 3 towns.\n\n<!-- claimcheck: alow {} -->",
    ],
)
def test_they_are_never_read_as_prose(text: str, suffix: str) -> None:
    written = text.format(REASON)
    read = document(written, suffix)
    assert read.written == written
    assert len(read.text) == len(written)
    claims = pipeline.extract([read])
    assert [written[c.start : c.end] for c in claims] == ["12", "3"]
    assert all(read.place(c.start) == (c.line, c.column) for c in claims)


NEXT = "It has 12 bridges."
OTHER = "It has 9 gates."
ALLOW = "<!-- claimcheck: allow SC006 because x -->"


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize(
    ("text", "spoken_for"),
    [
        (f"{OTHER}\n\n{ALLOW}\n{NEXT}\n\n{OTHER}", NEXT),
        (f"{OTHER}\n\n{ALLOW}\n\n{NEXT}\n\n{OTHER}", NEXT),
        (f"{OTHER}\n{ALLOW}\n{NEXT}\n\n{OTHER}", NEXT),
        (f"{OTHER}\n\n{NEXT}\n{ALLOW}\n\n{OTHER}", NEXT),
        (f"{OTHER}\n\n{NEXT} {ALLOW}\n\n{OTHER}", NEXT),
        (f"{OTHER}\n\n{NEXT}\n{ALLOW}", NEXT),
        (f"{OTHER}\n\n{ALLOW} {NEXT}\n\n{OTHER}", NEXT),
    ],
)
def test_which_paragraph_they_speak_for(text: str, spoken_for: str, suffix: str) -> None:
    assert one(text, suffix)[1] == spoken_for
    assert one(text.replace("\n", "\r\n"), suffix)[1] == spoken_for


@pytest.mark.parametrize(
    "below",
    [
        "## Bridges\n\nIt has 12 bridges.",
        "- It has 12 bridges.\n- It has 9 gates.",
        "They are three:\n\n- It has 12 bridges.\n- It has 9 gates.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "> It has 12 bridges.\n> It has 9 gates.",
    ],
)
def test_what_is_one_with_a_paragraph(below: str) -> None:
    found, spoken_for = one(f"It is old and large.\n\n{ALLOW}\n\n{below}\n\nIt is far away.")
    assert found.problem == ""
    assert below.endswith(spoken_for)
    assert len(below) - len(spoken_for) <= 3


def test_a_list_whole_from_below() -> None:
    assert one(f"It is old.\n\n- It has 12 bridges.\n- It has 9 gates.\n{ALLOW}\n\nIt is far.")[1] == (
        "It has 12 bridges.\n- It has 9 gates."
    )


def test_in_an_item_it_speaks_for_the_item() -> None:
    assert one(f"- It has 12 bridges.\n- It has 9 gates. {ALLOW}\n- It has 3 walls.")[1] == OTHER


def test_several_together_speak_for_one_paragraph() -> None:
    read = document(f"{OTHER}\n\n{ALLOW}\n{ALLOW} {ALLOW}\n{NEXT}")
    assert {read.text[slice(*d.stretch)] for d in read.directives} == {NEXT}
    above = document(f"{NEXT}\n{ALLOW}\n{ALLOW}\n\n{OTHER}")
    assert {above.text[slice(*d.stretch)] for d in above.directives} == {NEXT}


def test_nothing_follows() -> None:
    found, spoken_for = one(f"{OTHER}\n\n{ALLOW}\n")
    assert (found.problem, spoken_for) == ("no paragraph follows it", "")


def test_off_until_on_or_the_end() -> None:
    off, on = "<!-- claimcheck: off -->", "<!-- claimcheck: on -->"
    text = f"{OTHER}\n\n{off}\n{NEXT}\n{on}\n\n{OTHER}\n\n{off}\nLast."
    read = document(text)
    assert [read.text[slice(*d.stretch)].strip() for d in read.directives] == [NEXT, "", "Last."]
    assert not any(d.problem for d in read.directives)


def test_off_and_on_out_of_turn() -> None:
    read = document("<!-- claimcheck: on -->\nA.\n<!-- claimcheck: off -->\nB.\n<!-- claimcheck: off -->\nC.")
    assert [d.problem for d in read.directives] == ["nothing is off here", "", "it is off already"]


@pytest.mark.parametrize(
    "shown",
    [
        f"```\n{ALLOW}\n```\n\n{NEXT}",
        f"    {ALLOW}\n\n{NEXT}",
        f"Write `{ALLOW}` before it.\n\n{NEXT}",
        f"Write ``a ` {ALLOW}`` before it.\n\n{NEXT}",
    ],
)
def test_an_example_in_code_speaks_to_nobody(shown: str) -> None:
    read = document(shown)
    assert read.directives == ()
    assert read.text == shown


def test_a_backtick_that_opens_nothing_hides_nothing() -> None:
    assert one(f"A ` stands here. {ALLOW}\n\n{NEXT} `")[0].kind == "allow"


def test_in_json_lines_they_stand_in_the_text() -> None:
    record = {"id": "x", "text": f"{OTHER}\n\n{ALLOW}\n{NEXT}"}
    (read,) = reader_for("a.jsonl").read("a.jsonl", json.dumps(record).encode())  # type: ignore[union-attr]
    assert [read.text[slice(*d.stretch)] for d in read.directives] == [NEXT]
    assert read.written == record["text"]


def test_front_matter_holds_none() -> None:
    assert document(f"---\ntitle: {ALLOW}\n---\n\n{NEXT}").directives == ()


def test_a_crowd_is_not_obeyed_but_not_read_either() -> None:
    read = document(f"{ALLOW}\n" * (MOST + 5) + NEXT)
    assert len(pipeline.extract([read])) == 1
    told = [d for d in read.directives if d.kind == "broken"]
    assert len(told) == 5
    assert [bool(d.problem) for d in told] == [True, False, False, False, False]


def test_code_spans_pair_runs_of_one_length() -> None:
    text = "a `b` `` c ` d `` e ` f"
    assert [text[a:b] for a, b in code_spans(text, 0, len(text))] == ["`b`", "`` c ` d ``"]


@pytest.mark.parametrize(
    "shape",
    [
        "<!-- claimcheck: allow SC006 ",
        "<!-- claimcheck: allow SC006 because x -->\n",
        "<!-- claimcheck: off --> `",
        "`<!-- claimcheck: on -->``",
        "<!--" + " " * 99,
        "word <!-- claimcheck: allow SC -->\n\n- item\n",
    ],
)
def test_no_text_makes_it_slow(shape: str, grows_in_proportion: Callable[[Callable[[int], Any], int], None]) -> None:
    def work(size: int) -> None:
        text = (shape * (size // len(shape) + 1))[:size]
        found = directives(text)
        assert len(blanked(text, found)) == size
        document("A town. " + text)

    grows_in_proportion(work, 40_000)
