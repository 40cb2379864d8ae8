"""Front matter: values with their places; broken, it costs its values and not the document."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.readers import reader_for


def read(text: str, suffix: str = "txt") -> Document:
    reader = reader_for(f"a.{suffix}")
    assert reader is not None
    return reader.read("a", text.encode())[0]


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_values_are_taken_and_the_title_is_a_headline_in_its_place(suffix: str) -> None:
    text = (
        '---\r\ntitle: "Storm: 12 die in 2 towns"\r\npublisher: The Courier\r\ndate: 2016-04-15\r\n'
        "url: http://example.org/a\r\nspeaker: Ann Lee\r\nmood: grim\r\n---\r\nIt rained."
    )
    document = read(text, suffix)
    assert (document.title, document.publisher, document.author, document.url) == (
        "Storm: 12 die in 2 towns",
        "The Courier",
        "Ann Lee",
        "http://example.org/a",
    )
    assert (str(document.period.start), document.period.basis, document.dated_by) == (
        "2016-04-15",
        "document",
        "front matter",
    )
    assert document.problems == ()
    headline = next(b for b in document.blocks if b.zone == "headline")
    assert text[slice(*document.in_file(headline.start, headline.end))] == "Storm: 12 die in 2 towns"
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "prose"] == ["It rained."]


@pytest.mark.parametrize(
    ("written", "start", "end", "basis"),
    [
        ("2016-04", "2016-04-01", "2016-04-30", "document"),
        ("2021-02/..", "2021-02-01", "None", "bounded"),
        ("../2016-04-15", "None", "2016-04-15", "bounded"),
        ("2016-04-15 10:20:00", "2016-04-15", "2016-04-15", "document"),
        ("April 15, 2016", "2016-04-15", "2016-04-15", "document"),
        ("3/4/2016", "2016-03-04", "2016-04-03", "bounded"),
    ],
)
def test_dates_are_read_as_edtf_or_as_people_write_them(written: str, start: str, end: str, basis: str) -> None:
    period = read(f"---\ndate: {written}\n---\nText.").period
    assert (str(period.start), str(period.end), period.basis) == (start, end, basis)


def test_a_date_that_is_none_is_a_problem_in_its_place() -> None:
    text = "---\ntitle: A\ndate: soon\n---\nText."
    (problem,) = read(text).problems
    assert (problem.code, problem.message) == ("SR001", 'front matter date "soon" is not a date')
    assert text[problem.start : problem.end] == "soon"


@pytest.mark.parametrize(
    "yaml",
    [
        "title: a: b",
        "title: [unclosed",
        "a: &x 1\ntitle: *x",
        "title: !!python/object:os.system x",
        "- a\n- b",
        'title: "unclosed',
        "[" * 5000,
        "- " * 3000,
        "? " * 3000,
        "\t- x: {",
    ],
)
def test_broken_yaml_is_a_problem_and_the_body_is_read(yaml: str) -> None:
    document = read(f"---\n{yaml}\n---\nTen people came to town.")
    assert document.problems[0].code == "SR003"
    assert "\n" not in document.problems[0].message
    assert document.text[document.blocks[-1].start :] == "Ten people came to town."


def test_front_matter_that_is_never_closed() -> None:
    document = read("---\ntitle: A\n\nTen people came to town.")
    assert [p.code for p in document.problems] == ["SR003", "SR001"]
    assert document.text[document.blocks[-1].start :] == "Ten people came to town."


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    document = read("---\nTen people came to town.\n---\nThen they left again.")
    assert [p.code for p in document.problems if p.code == "SR003"] != []
    assert read("---\n\nTen people came to town.").blocks[-1].kind == "prose"


def test_block_scalars_and_folded_titles() -> None:
    document = read("---\ntitle: >\n  Twelve die\n  in storm\ndate: 2016-04-15\n---\nText.")
    assert document.title == "Twelve die in storm"
