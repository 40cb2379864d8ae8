"""Limits: each is a setting, each ends in SR003 with its name, and the rest of a run goes on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from checker import pipeline
from checker.limits import LIMITS, Limits
from checker.settings import SettingsError, load

GOOD = "The storm killed 12 people in the north.\n"
README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def problems(folder: Path, **limits: float) -> dict[str, list[str]]:
    """Why what could not be read of a folder could not be, by the name of its file; the rest has no entry."""
    reading = pipeline.read([str(folder)], limits=Limits.model_validate(limits))
    report = pipeline.scan(reading.documents)
    told: dict[str, list[str]] = {}
    for finding in report.findings:
        if finding.code == "SR003":
            told.setdefault(Path(finding.document).name, []).append(finding.message)
    return told


@pytest.mark.parametrize(
    ("name", "text", "limits", "reason"),
    [
        ("a.md", GOOD * 30, {"megabytes": 0.001}, "more than 0.001 MB (limits.megabytes)"),
        ("a.txt", GOOD * 30, {"megabytes": 0.001}, "more than 0.001 MB (limits.megabytes)"),
        ("a.md", GOOD * 30, {"characters": 1200}, "more than 1,200 characters of text (limits.characters)"),
        ("a.txt", GOOD * 30, {"characters": 1200}, "more than 1,200 characters of text (limits.characters)"),
        ("a.md", GOOD * 30, {"figures": 29}, "more than 29 words that tell a number (limits.figures)"),
        (
            "a.txt",
            "three 5% 1,000 first " * 30,
            {"figures": 100},
            "more than 100 words that tell a number (limits.figures)",
        ),
        ("a.jsonl", "{}\n" * 9, {"records": 8}, "more than 8 records (limits.records)"),
    ],
)
def test_what_goes_beyond_is_told_and_the_rest_is_read(
    tmp_path: Path, name: str, text: str, limits: dict[str, float], reason: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert problems(tmp_path, **limits) == {name: [reason]}
    assert pipeline.extract(pipeline.read([str(tmp_path)], limits=Limits.model_validate(limits)).documents)
    if name != "a.jsonl":
        assert problems(tmp_path) == {}, "it can be read where the limits are as they are"


def test_a_record_of_nothing_but_figures_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "It has 12 wards."}\n{"id": "b", "text": "%s"}\n' % ("5% " * 99), encoding="utf-8")
    read = pipeline.read([str(file)], limits=Limits(figures=98)).documents
    assert [(d.name[-2:], d.text, [p.message for p in d.problems if p.code == "SR003"]) for d in read] == [
        ("#b", "", ["more than 98 words that tell a number (limits.figures)"]),
        ("-1", "It has 12 wards.", []),
    ]


def test_a_long_record_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "It has 12 wards."}\n{"text": "%s"}\n' % ("It has 9 wards. " * 99), encoding="utf-8")
    read = pipeline.read([str(file)], limits=Limits(characters=100)).documents
    assert [(d.text, [p.message for p in d.problems if p.code == "SR003"]) for d in read] == [
        ("It has 12 wards.", []),
        ("", ["line 2: more than 100 characters of text (limits.characters)"]),
    ]


@pytest.mark.parametrize(
    ("name", "most", "just", "over"),
    [("pages", 7, 7, 8), ("megabytes", 0.5, 500_000, 500_001), ("xml_marks", 1000, 1000, 1001)],
)
def test_the_limit_itself_is_allowed(name: str, most: float, just: int, over: int) -> None:
    limits = Limits.model_validate({name: most})
    assert limits.exceeded(name, just) == ""  # type: ignore[arg-type]
    assert f"limits.{name.replace('_', '-')}" in limits.exceeded(name, over)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[limits]\nsecond = 3", "limits.second: unknown key; did you mean 'seconds'?"),
        ("[limits]\npages = 0", "limits.pages: should be greater than or equal to 1"),
        ("[limits]\npages = 2.5", "limits.pages: should be a whole number"),
        ("[limits]\npages = true", "limits.pages: should be a whole number"),
        ('[limits]\nseconds = "60"', "limits.seconds: should be a number"),
        ("[limits]\nseconds = 0", "limits.seconds: should be greater than 0"),
        ("[limits]\nseconds = inf", "limits.seconds: should be a finite number"),
        ("[limits]\nxml_marks = 3", "limits.xml_marks: unknown key; did you mean 'xml-marks'?"),
        ("limits = 3", "limits: should be a table"),
    ],
)
def test_a_limit_that_is_none(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "claimcheck.toml").write_text(text)
    with pytest.raises(SettingsError, match=re.escape(complaint)):
        load(tmp_path)


def test_whole_numbers_will_do_for_sizes_and_times(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.claimcheck.limits]\nseconds = 5\nxml-megabytes = 2\n")
    assert load(tmp_path).limits == Limits(seconds=5.0, xml_megabytes=2.0)


def test_the_readme_shows_every_limit_as_it_is() -> None:
    (shown,) = re.findall(r"^\[limits\].*?\n\n", README, re.DOTALL | re.MULTILINE)
    table = tomllib.loads(shown)["limits"]
    assert table == LIMITS.model_dump(by_alias=True)
    assert list(table) == [field.replace("_", "-") for field in Limits.model_fields]
