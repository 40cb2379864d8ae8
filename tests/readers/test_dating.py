"""Dating: the date a page shows, on the evidence it shows, and honest doubt where there is none."""

from __future__ import annotations

import pytest

from checker.dates import format_edtf
from checker.model import Document
from checker.readers import reader_for

BODY = (
    "The council met on Monday and agreed on a plan for the harbour.\n\n"
    "The mayor said on 3 March 1999 that the work would begin in spring.\n\n"
    "Fishermen had asked for a new pier for a long time, and will get two of them.\n\n"
)
TITLE = "Harbour to get two piers\n\n"


def read(text: str) -> Document:
    reader = reader_for("a.txt")
    assert reader is not None
    return reader.read("a", text.encode())[0]


@pytest.mark.parametrize(
    ("text", "edtf", "evidence"),
    [
        (TITLE + "Update: April, 22/2019 - 11:34\n\n" + BODY, "2019-04-22", "Update:"),
        (TITLE + "9:23:48 AM | 2/14/2021\n\n" + BODY, "2021-02-14", "2/14/2021"),
        (TITLE + "January 24, 1995\n\n" + BODY, "1995-01-24", "January 24, 1995"),
        (TITLE + "By Ann Lee | Published 4 May 2017\n\n" + BODY, "2017-05-04", "Published"),
        ("Annual Address of the Mayor. January 22, 1971\n" + BODY, "1971-01-22", "title"),
        (TITLE + "ASHFORD, April 24, 2019 — " + BODY, "2019-04-24", "dateline"),
        (
            "Wednesday, October 21 2020\n\n" + TITLE + "Update: April, 22/2019 - 11:34\n\n" + BODY,
            "2019-04-22",
            "Update:",
        ),
        ("Sunday, 29/3/2020\n" + TITLE + "1/2/2018 8:58' Send Print\n\n" + BODY, "2018-02-01", "1/2/2018"),
        (
            "Sunday, 29/3/2020\n"
            + TITLE
            + "1/2/2018 8:58'\n\n"
            + BODY
            + "This article was published in the Harbour Review, No. 9 (December 2017)",
            "2017-12",
            "Harbour Review",
        ),
        (TITLE + BODY + "Published: 7 June 2015", "2015-06-07", "Published: 7 June 2015"),
    ],
)
def test_the_date_and_its_evidence(text: str, edtf: str, evidence: str) -> None:
    document = read(text)
    assert format_edtf(document.period) == edtf
    assert document.period.basis == "document"
    assert evidence in document.dated_by
    assert document.problems == ()


def test_a_date_in_the_prose_is_not_the_documents() -> None:
    document = read(TITLE + BODY)
    assert document.period.basis == "unknown"
    assert [(p.code, p.message) for p in document.problems] == [("SR001", "no date could be found")]


def test_a_day_and_month_nothing_decides() -> None:
    text = TITLE + "1/2/2018\n\n" + BODY
    document = read(text)
    assert (str(document.period.start), str(document.period.end)) == ("2018-01-02", "2018-02-01")
    assert document.period.basis == "bounded"
    (problem,) = document.problems
    assert problem.code == "SR002"
    assert text[problem.start : problem.end] == "1/2/2018"


def test_comments_bound_the_date_from_above() -> None:
    comments = "\n\n".join(f"Reader {n} 1{n}/4/16 13:0{n}\n\nWell said." for n in (7, 5, 6))
    document = read(TITLE + BODY + "Comments (3)\n\n" + comments)
    assert format_edtf(document.period) == "../2016-04-15"
    assert document.period.basis == "bounded"
    assert document.dated_by == "first reader comment 15/4/16 13:05: then or earlier"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (TITLE + BODY + "Source: Harbour Gazette", "Harbour Gazette"),
        (TITLE + BODY + "It opens in May. — HNS", "HNS"),
        (TITLE + BODY + "This article was published on the Harbour Review, No. 9 (May 2017)", "Harbour Review"),
        (TITLE + BODY + "Copyright © 2018 The Harbour Times, LLC.", "Harbour Times"),
        (TITLE + BODY, None),
    ],
)
def test_the_publisher(text: str, publisher: str | None) -> None:
    assert read(text).publisher == publisher


def test_another_language_is_said() -> None:
    text = "Der Rat der Stadt hat am Montag einen Plan für den Hafen beschlossen, und die Arbeiten sollen mit dem "
    document = read(
        text + "Frühling beginnen, wie es in dem Bericht heißt, der auf der Sitzung von allen gelesen wurde."
    )
    assert document.language == "de"
    assert "SR005" in [p.code for p in document.problems]
    assert read(BODY).language == "en"
