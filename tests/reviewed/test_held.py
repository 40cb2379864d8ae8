"""A claim is held against the entry of its measure and its time, and against nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker import pipeline
from checker.ledger import read_text
from checker.model import Check, Document, Finding, Report

TIES = """\
- measure: countries with which Vietnam has defence relations
  aliases: [defence ties]
  value: 80
  as_of: 2016-04
  references: [{source: a}]
- measure: countries with which Vietnam has defence relations
  value: 80
  as_of: 2017-12
  references: [{source: b}]
- measure: countries with which Vietnam has defence relations
  value: 100
  comparator: '>'
  as_of: 2021-02/..
  references: [{source: c}]
- measure: votes for Vietnam as a member of the Security Council
  aliases: ["Vietnam was elected to the Security Council with {figure} votes"]
  value: 192
  whole: 193
  as_of: 2019-06
  references: [{source: d}]
- measure: flights that brought Vietnamese citizens home
  aliases: ["Vietnam deployed {figure} flights to bring its citizens home"]
  value: 260
  period: 2020
  references: [{source: e}]
- measure: share of wind power in Vietnam's electricity
  aliases: ["wind power makes up {figure} of Vietnam's electricity"]
  value: 12
  unit: percent
  as_of: 2020
  references: [{source: f}]
- measure: naval bases of Vietnam
  value: 31
  rank: deprecated
  as_of: 2018
  references: [{source: g}]
- measure: naval bases of Vietnam
  value: 35
  rank: preferred
  as_of: 2018
  references: [{source: g}]
- measure: naval bases of Vietnam
  value: 36
  as_of: 2018
  references: [{source: h}]
"""


def scanned(text: str, day: str = "", *, ledger: str = TIES, select: tuple[str, ...] = ()) -> Report:
    """A text under check against a ledger."""
    entries = read_text("l.yaml", ledger)
    assert not entries.problems
    return pipeline.scan([pipeline.document_of("draft.txt", text, day)], ledger=entries.entries, select=select)


def said(text: str, day: str = "") -> list[str]:
    """What the ledger says of the figures of a text: a rule's code with the lines of the entries, or "confirmed"."""
    report = scanned(text, day)
    found = [
        f"{f.code} {','.join(str(c.line) for c in f.claims if c.document == 'l.yaml' and c.side == 1)}"
        for f in report.findings
        if f.code.startswith("LG")
    ]
    return found or [f"confirmed {c.sources_in[0]}" for c in report.checks if c.verdict == "confirmed"]


@pytest.mark.parametrize(
    ("day", "text", "verdict"),
    [
        ("", "Vietnam has defence relations with 80 countries.", ["LG002 10"]),
        ("2023-05-02", "Vietnam has defence ties with 80 countries and territories.", ["LG002 10"]),
        ("", "Việt Nam has defence ties with 80 countries in the world.", ["LG002 10"]),
        ("2017-12-20", "Vietnam has defence relations with 80 countries.", ["confirmed l.yaml:6"]),
        ("2023-05-02", "In December 2017 Vietnam had defence relations with 80 countries.", ["confirmed l.yaml:6"]),
        ("2017-02-01", "Vietnam has defence relations with 80 countries.", ["confirmed l.yaml:1"]),
        ("2023-05-02", "Vietnam has defence relations with more than 100 countries.", ["confirmed l.yaml:10"]),
        ("2023-05-02", "Vietnam has defence relations with 110 countries.", ["confirmed l.yaml:10"]),
        ("", "Around the world 95 countries have defence relations with Vietnam.", ["LG001 10"]),
        ("", "In December 2017 Vietnam had defence relations with 90 countries.", ["LG001 6"]),
        ("2017-02-01", "Vietnam has defence relations with 90 countries.", ["LG001 1"]),
        ("", "Vietnam was elected to the Security Council with 192 of 193 votes.", ["confirmed l.yaml:15"]),
        ("", "Vietnam was elected to the Security Council with 190 of 193 votes.", ["LG001 15"]),
        ("", "In 2020 Vietnam deployed 260 flights to bring its citizens home.", ["confirmed l.yaml:21"]),
        ("", "In 2020 Vietnam deployed 300 flights to bring its citizens home.", ["LG001 21"]),
        ("", "Wind power makes up 12 percent of Vietnam's electricity.", ["confirmed l.yaml:26"]),
        ("", "Wind power makes up 20 percent of Vietnam's electricity.", ["LG001 26"]),
        ("2018-05-02", "Vietnam has 35 naval bases.", ["confirmed l.yaml:37"]),
        ("2018-05-02", "Vietnam has 36 naval bases.", ["confirmed l.yaml:42"]),
        ("2018-05-02", "Vietnam has 31 naval bases.", ["LG001 37"]),
        ("2018-05-02", "Vietnam has 50 naval bases.", ["LG001 37"]),
    ],
)
def test_what_it_says(day: str, text: str, verdict: list[str]) -> None:
    assert said(text, day) == verdict


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("", "Laos has defence relations with 30 countries."),
        ("", "Unlike Vietnam, Laos has defence relations with 30 countries."),
        ("", "Vietnam has defence relations with 20 European countries."),
        ("", "Vietnam has defence relations with 30 countries in Africa."),
        ("", "Vietnam has trade relations with 220 countries."),
        ("", "Vietnam has opened embassies in 70 countries."),
        ("", "Vietnam's defence minister visited 12 countries."),
        ("", "Vietnam plans to have defence relations with 150 countries."),
        ("", "Vietnam does not have defence relations with 20 countries."),
        ("2014-05-02", "Vietnam has defence relations with 60 countries."),
        ("2019-05-02", "Vietnam has defence relations with 95 countries."),
        ("", "In 2019 Vietnam deployed 40 flights to bring its citizens home."),
        ("", "Vietnam deployed 300 flights to bring its citizens home."),
        ("", "Solar power makes up 20 percent of Vietnam's electricity."),
        ("", "Vietnam has 1,200 kilometres of coast."),
        ("", "Vietnam has defence relations with two countries that share its coast."),
        ("", "Vietnam has many defence relations. Prime Minister Bao of Lindholm counts 90 countries."),
    ],
)
def test_where_it_is_silent(day: str, text: str) -> None:
    assert said(text, day) == []


def test_the_newer_figure_is_named() -> None:
    (finding,) = [f for f in scanned("Vietnam has defence relations with 80 countries.").findings if f.code == "LG002"]
    assert (
        finding.message
        == "“80” (draft.txt, undated) is replaced in the ledger by “more than 100” (from 1 Feb 2021, c, l.yaml:10)"
    )
    assert finding.help == "Use more than 100, or give the date of the older figure"
    assert (finding.document, finding.line, finding.severity) == ("draft.txt", 1, "error")


def test_one_finding_a_figure_however_often_it_is_repeated() -> None:
    text = "Vietnam has defence relations with 90 countries.\n\nWith its defence ties to 90 countries Vietnam leads."
    findings = [f for f in scanned(text).findings if f.code == "LG001"]
    assert len(findings) == 1


def check_of(report: Report) -> Check:
    """The one check of a report."""
    (check,) = report.checks
    return check


def test_a_check_names_the_entry_and_where_it_stands() -> None:
    report = scanned("Vietnam has defence relations with 80 countries.", "2017-12-20")
    entry = read_text("l.yaml", TIES).entries[1]
    assert (check_of(report).sources, check_of(report).sources_in) == ((entry.id,), ("l.yaml:6",))


def test_verdicts() -> None:
    assert check_of(scanned("Vietnam has defence relations with 80 countries.")).verdict == "outdated"
    assert check_of(scanned("Vietnam has defence relations with 90 countries.")).verdict == "conflicts"
    assert check_of(scanned("Laos has defence relations with 90 countries.")).verdict == "not-checkable"


def documents(*texts: tuple[str, str, str]) -> list[Document]:
    """Documents by name, day and text."""
    return [replace(pipeline.document_of(name, text, day), name=name) for name, day, text in texts]


def against(draft: str, *sources: str, ledger: str = TIES, ignore: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """The findings on a draft of 2017 against sources of that month."""
    mine = documents(("draft.txt", "2017-12-20", draft))
    theirs = documents(*((f"{n}.txt", "2017-12-20", text) for n, text in enumerate(sources)))
    entries = read_text("l.yaml", ledger).entries
    return pipeline.scan(mine, theirs, ledger=entries, ignore=("SR", *ignore)).findings


def test_it_takes_the_place_of_a_conflict_on_the_same_claims() -> None:
    texts = (
        "Vietnam has defence relations with 90 countries.",
        "Vietnam has defence relations with 80 countries, the ministry said.",
    )
    assert [f.code for f in against(*texts)] == ["LG001"]
    assert [f.code for f in against(*texts, ignore=("LG",))] == ["CF001"]


def test_a_conflict_the_ledger_does_not_speak_of_stays() -> None:
    assert [f.code for f in against("Laos has 90 bridges.", "Laos has 80 bridges, the ministry said.")] == ["CF001"]


def test_among_mere_sources_nothing_is_held_against_the_ledger() -> None:
    sources = documents(("a.txt", "2023-01-02", "Vietnam has defence relations with 80 countries."))
    report = pipeline.scan((), sources, ledger=read_text("l.yaml", TIES).entries, ignore=["SR"])
    assert report.findings == ()


def test_a_ledger_confirms_but_is_no_document() -> None:
    report = scanned("Vietnam has defence relations with 80 countries.", "2017-12-20")
    assert [d.document for d in report.documents] == ["draft.txt"]
    assert report.claims == 1
    assert report.confirmed == ()


def test_unverified_is_asked_for_by_its_very_code() -> None:
    text = "Vietnam has defence relations with 80 countries. Lindholm has 14 bridges."
    for select, codes in (((), []), (("LG",), []), (("LG003",), ["LG003"])):
        found = [f for f in scanned(text, "2017-12-20", select=select).findings if f.code.startswith("LG")]
        assert [f.code for f in found] == codes
    (finding,) = scanned(text, "2017-12-20", select=("LG003",)).findings
    assert finding.message == "nothing stands behind “14 bridges”"


def test_the_order_of_the_ledger_says_nothing() -> None:
    text = "Vietnam has defence relations with 80 countries. Vietnam has 50 naval bases."
    entries = read_text("l.yaml", TIES).entries
    draft = [pipeline.document_of("draft.txt", text, "2023-01-02")]
    there, back = (pipeline.scan(draft, ledger=order) for order in (entries, entries[::-1]))
    assert there == back


def test_a_large_ledger_is_held_against_many_claims() -> None:
    towns = [f"Town{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(400)]
    ledger = "".join(f"- {{measure: bridges in {town}, value: {n + 5}, as_of: 2016}}\n" for n, town in enumerate(towns))
    text = "\n\n".join(f"{town} has {n + 5} bridges." for n, town in enumerate(towns))
    report = scanned(text, ledger=ledger)
    assert sum(c.verdict == "confirmed" for c in report.checks) > 380
    assert not [f for f in report.findings if f.code in ("LG001", "LG002")]
