"""What is silenced and what is not, and which suppressions are told to be idle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from checker import pipeline
from checker.model import Allowance, Document, Report
from checker.readers import reader_for
from checker.silence import Rules, Terms, silenced

MORE = "The leaders made more than 33 calls in 2020."
EXACT = "In 2020 alone, the leaders made 33 calls."
ALLOW = "<!-- claimcheck: allow SC because the ministry counts so -->"


def written(name: str, text: str, day: str = "2021-02-14") -> Document:
    reader = reader_for(name)
    assert reader is not None
    return reader.read(name, f"---\ndate: {day}\n---\n\n{text}\n".encode())[0]


def scan(*texts: str, sources: Sequence[str] = (), **options: Any) -> Report:
    drafts = [written(f"{name}.md", text) for name, text in zip("abcdef", texts, strict=False)]
    known = [written(f"s{number}.md", text) for number, text in enumerate(sources)]
    return pipeline.scan(drafts, known, **options)


def codes(report: Report) -> list[str]:
    return sorted(f.code for f in report.findings)


def rivals(first: str, second: str, third: str = "") -> list[str]:
    """Texts of one day that give a figure each."""
    said = "{}\nThe fire in Harbour Street on 3 May 2020 killed {} people."
    return [said.format(*figure.rpartition(" ")[::2]) for figure in (first, second, third) if figure]


def test_an_allow_silences_at_either_figure() -> None:
    loud = codes(scan(f"{MORE}\n\n{EXACT}"))
    assert "SC002" in loud
    for text in (f"{ALLOW}\n{MORE}\n\n{EXACT}", f"{MORE}\n\n{ALLOW}\n{EXACT}", f"{MORE}\n\n{EXACT} {ALLOW}"):
        report = scan(text)
        assert codes(report) == []
        assert report.silenced == len(loud)


def test_an_allow_of_another_rule_or_place_silences_nothing() -> None:
    elsewhere = f"{MORE}\n\n{EXACT}\n\n<!-- claimcheck: allow SC002 because x -->\nIt is large."
    assert {"SC002", "SP001"} <= set(codes(scan(elsewhere)))
    other = f"{MORE}\n\n<!-- claimcheck: allow CF001 because x -->\n{EXACT}"
    assert "SC002" in codes(scan(other))


def test_off_silences_all_until_on() -> None:
    quiet = f"{MORE}\n\n<!-- claimcheck: off -->\n{EXACT}\n<!-- claimcheck: on -->\n\nIt is large."
    assert codes(scan(quiet)) == []
    loud = f"<!-- claimcheck: off -->\nIt is large.\n<!-- claimcheck: on -->\n\n{MORE}\n\n{EXACT}"
    assert "SC002" in codes(scan(loud))


def test_across_documents_the_place_under_check_counts() -> None:
    first, second = rivals("12", "15")
    assert codes(scan(first, second)) == ["CF001"]
    allow = "<!-- claimcheck: allow CF001 because the later one is right -->"
    assert codes(scan(allow + first, second)) == []
    assert codes(scan(first, sources=[allow + second])) == ["CF001"]
    assert codes(scan(allow + first, sources=[second])) == []


def test_one_of_three_rivals_silences_nothing_between_the_others() -> None:
    first, second, third = rivals("<!-- claimcheck: allow CF001 because x --> 12", "15", "19")
    report = scan(first, second, third)
    (finding,) = (f for f in report.findings if f.code == "CF001")
    assert {spot.document for spot in finding.locations} == {"b.md", "c.md"}
    assert finding.document != "a.md"


def test_sources_among_themselves_may_allow() -> None:
    first, second = rivals("<!-- claimcheck: allow CF001 because x --> 12", "15")
    assert codes(pipeline.scan([], [written("a.md", first), written("b.md", second)])) == []


def test_what_is_about_a_file_is_allowed_anywhere_in_it() -> None:
    reader = reader_for("a.md")
    assert reader is not None
    allow = "<!-- claimcheck: allow SR001 because nobody knows -->"
    for text, found in ((f"It is large.\n\n{allow}\nIt is old.", []), ("It is large.\n\nIt is old.", ["SR001"])):
        assert codes(pipeline.scan([], reader.read("a.md", text.encode()))) == found


def test_codes_ignored_in_a_file() -> None:
    text = f"{MORE}\n\n{EXACT}"
    assert codes(scan(text, terms=Terms(ignored_in={"a.md": ("SC",)}))) == []
    assert "SC002" in codes(scan(text, terms=Terms(ignored_in={"b.md": ("SC",)})))
    broken = f"{ALLOW.replace('allow', 'alow')}\nIt is large."
    assert codes(scan(broken, terms=Terms(ignored_in={"a.md": ("SP001",)}))) == []


def test_allowed_by_fingerprint_until_a_day() -> None:
    text = f"{MORE}\n\n{EXACT}"
    found = scan(text, select=["SC002"]).findings[0].fingerprint
    entry = Allowance(fingerprint=found, reason="so", until=date(2026, 10, 1), file="claimcheck.toml", line=7)

    def left(day: date | None) -> list[str]:
        return codes(scan(text, select=["SC002", "SP"], as_of=day, terms=Terms((entry,))))

    assert left(None) == []
    assert left(date(2026, 10, 1)) == []
    assert left(date(2026, 10, 2)) == ["SC002", "SP001"]


def test_an_entry_that_meets_nothing_is_told_where_the_whole_project_was_read() -> None:
    entry = Allowance(fingerprint="0" * 16, file="claimcheck.toml", line=7)
    report = scan("It is large.", terms=Terms((entry,), complete=True))
    assert [(f.code, f.document, f.line) for f in report.findings] == [
        ("SP001", "claimcheck.toml", 7),
        ("SP002", "claimcheck.toml", 7),
    ]
    assert codes(scan("It is large.", terms=Terms((entry,)))) == ["SP002"]


@pytest.mark.parametrize(
    ("comment", "options", "idle"),
    [
        ("allow SC002", {}, "SC002 finds nothing there"),
        ("allow SC", {}, "SC finds nothing there"),
        ("allow SC002", {"select": ["SP"]}, "SC002 finds nothing there"),
        ("allow SC002", {"ignore": ["SC", "CF"]}, "SC002 finds nothing there"),
        ("allow SC002", {"select": ["SC"]}, ""),
        ("allow CF001", {}, ""),
        ("allow CF001", {"terms": Terms(complete=True)}, "CF001 finds nothing there"),
        ("allow SR004", {}, ""),
        ("allow SR004", {"as_of": date(2026, 1, 1)}, "SR004 finds nothing there"),
        ("allow SC999", {}, "no rule has the code SC999"),
        ("allow SP001", {}, "SP001 tells of comments such as this; ignore it in the configuration"),
        ("off", {}, ""),
        ("off", {"terms": Terms(complete=True), "as_of": date(2026, 1, 1)}, "nothing is found where it is off"),
    ],
)
def test_only_what_is_certain_is_told(comment: str, options: dict[str, Any], idle: str) -> None:
    report = scan(f"<!-- claimcheck: {comment} because x -->\nIt has 12 bridges.", **options)
    told = [f.message.partition(": ")[2] for f in report.findings if f.code == "SP001"]
    assert [message.partition(";")[0] for message in told] == ([idle.partition(";")[0]] if idle else [])


@pytest.mark.parametrize(
    ("comment", "told"), [("off", True), ("allow LG", True), ("allow LG003", False), ("allow LG001", True)]
)
def test_rules_that_are_off_by_default_keep_nothing_but_what_names_them(comment: str, told: bool) -> None:
    draft = written("a.md", f"<!-- claimcheck: {comment} because x -->\nIt has 12 bridges.")
    data = pipeline.reconcile([], [draft], frozenset({"a.md"}), None)
    rules = Rules(known=("LG001", "LG003"), ran=("LG001",), off=("LG003",))
    _, (found,) = silenced([], data, Terms(complete=True), rules)
    assert bool(found.idle) == told


def test_what_is_ignored_is_not_told_for_the_sake_of_what_silences_it() -> None:
    text = f"{MORE}\n\n{ALLOW}\n{EXACT}"
    assert codes(scan(text, select=["SP"])) == []
    assert codes(scan(text.replace(ALLOW, ""), select=["SP"])) == []
    assert scan(text, select=["SP"]).silenced == 0


def test_silence_is_about_findings_and_not_about_claims() -> None:
    loud, quiet = scan(f"{MORE}\n\n{EXACT}"), scan(f"{MORE}\n\n{ALLOW}\n{EXACT}")
    assert loud.claims == quiet.claims
    assert len(quiet.checks) == len(loud.checks)


def test_a_comment_moves_no_fingerprint() -> None:
    loud = scan(f"{MORE}\n\n{EXACT}", select=["SC002"])
    said = EXACT.replace("made", "made <!-- claimcheck: allow SC001 because x -->")
    other = scan(f"{MORE}\n\n{said}", select=["SC002"])
    assert [f.fingerprint for f in other.findings] == [f.fingerprint for f in loud.findings]


def test_the_same_finding_whatever_the_path_was_called() -> None:
    text = f"{MORE}\n\n{EXACT}"
    here = scan(text).findings[0].fingerprint
    away = pipeline.scan([written("/elsewhere/a.md", text)], filed={"/elsewhere/a.md": "a.md"})
    assert away.findings[0].fingerprint == here
    assert pipeline.scan([written("/elsewhere/a.md", text)]).findings[0].fingerprint != here


def test_of_what_has_one_side_each_place_is_silenced_alone() -> None:
    allow = "<!-- claimcheck: allow CF001 because x -->"
    drafts = [written("a.md", f"{allow}\n{rivals('12', '15')[0].strip()}"), written("b.md", rivals("12", "15")[0])]
    found = pipeline.scan(drafts, [written("s.md", rivals("12", "15")[1])], select=["CF001"]).findings
    data = pipeline.reconcile([], drafts, frozenset({"a.md", "b.md"}), None)
    one_sided = found[0].model_copy(update={"claims": tuple(c for c in found[0].claims if c.document != "s.md")})
    left, _ = silenced([one_sided], data, Terms(), Rules((), ()))
    assert [{spot.document for spot in finding.locations} for finding in left] == [{"b.md"}]
