"""``claimcheck ledger`` and ``scan --ledger``: what is written and printed, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ENTRY = """\
# Bridges.

- measure: bridges in Lindholm   # all of them
  value: 12
  as_of: 2016
  references:
    - source: gazette.md
  reviewed_by: the desk
  reviewed: 2020-01-02
"""
DRAFT = "---\ndate: 2016-05-02\n---\n\nLindholm has 12 bridges.\n\nThe town has 3 tunnels and 40 lamps.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project with a ledger of one file and a draft."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "bridges.yaml").write_text(ENTRY, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def ledger(desk: Path) -> str:
    """The file of the ledger as it stands now."""
    return (desk / "claims" / "bridges.yaml").read_text(encoding="utf-8")


def verdicts(out: str) -> dict[str, str]:
    """Verdict by figure."""
    return {check["surface"]: check["verdict"] for check in json.loads(out)["checks"]}


# --- scan ----------------------------------------------------------------------------------------------------------


def test_the_ledger_that_is_there_is_read(claimcheck: Any, desk: Path) -> None:
    del desk
    done = claimcheck("scan", "draft.md", "--format", "json")
    assert verdicts(done.out)["12"] == "confirmed"
    assert verdicts(claimcheck("scan", "draft.md", "--format", "json", "--no-config").out)["12"] == "not-checkable"
    named = claimcheck("scan", "draft.md", "--format", "json", "--no-config", "--ledger", "claims")
    assert verdicts(named.out)["12"] == "confirmed"


def test_the_configured_ledger_is_read(claimcheck: Any, desk: Path) -> None:
    (desk / "claims").rename(desk / "book")
    (desk / "claimcheck.toml").write_text('ledger = "book"\n')
    assert verdicts(claimcheck("scan", "draft.md", "--format", "json").out)["12"] == "confirmed"


def test_a_figure_that_differs_is_an_error(claimcheck: Any, desk: Path) -> None:
    (desk / "draft.md").write_text(DRAFT.replace("12 bridges", "14 bridges"))
    done = claimcheck("scan", "draft.md", "--format", "concise")
    assert done.status == 1
    against = "against the ledger's “12” (2016, gazette.md, claims/bridges.yaml:3)"
    assert done.out == f"draft.md:5:14: LG001 “14” (draft.md, 2 May 2016) {against}\n"


def test_a_broken_ledger_is_one_line_and_the_rest_goes_on(claimcheck: Any, desk: Path) -> None:
    (desk / "claims" / "worse.yaml").write_text(ENTRY.replace("12", "a dozen").replace("2016", "soon"))
    done = claimcheck("scan", "draft.md", "--format", "json", "--as-of", "2020-01-01")
    assert done.status == 2
    said = "value: is no number; write it without commas, such as 306300000000 or 306.3"
    more = "(and 1 more: claimcheck ledger check)"
    assert done.err == f"claimcheck: claims/worse.yaml:4: {said} {more}\n"
    assert verdicts(done.out)["12"] == "confirmed"


@pytest.mark.parametrize(
    ("option", "says"), [("nowhere", "nowhere: no such folder"), ("draft.md", "draft.md: is no folder")]
)
def test_a_ledger_that_is_not_there(claimcheck: Any, desk: Path, option: str, says: str) -> None:
    del desk
    done = claimcheck("scan", "draft.md", "--ledger", option, "--as-of", "2020-01-01", "--format", "concise")
    assert (done.status, done.err) == (2, f"claimcheck: {says}\n")


def test_a_review_waits_for_a_day(claimcheck: Any, desk: Path) -> None:
    (desk / "claims" / "bridges.yaml").write_text(ENTRY + "  review_after: 2021-01-02\n")
    assert "not checked for want of --as-of: LG004, SR004\n" in claimcheck("scan", "draft.md").err
    done = claimcheck("scan", "draft.md", "--as-of", "2021-01-03", "--format", "concise")
    assert done.out == "claims/bridges.yaml:3:1: LG004 12, bridges in Lindholm: to be reviewed after 2021-01-02\n"
    assert claimcheck("scan", "draft.md", "--as-of", "2021-01-02", "--format", "concise").out == ""


def test_without_a_review_date_nothing_waits(claimcheck: Any, desk: Path) -> None:
    del desk
    assert "not checked for want of --as-of: SR004\n" in claimcheck("scan", "draft.md").err


def test_unverified_figures_are_asked_for(claimcheck: Any, desk: Path) -> None:
    del desk
    assert "LG003" not in claimcheck("scan", "draft.md", "--format", "concise").out
    assert "LG003" not in claimcheck("scan", "draft.md", "--select", "LG", "--format", "concise").out
    done = claimcheck("scan", "draft.md", "--select", "LG003", "--format", "concise")
    assert [line.split(" ", 1)[0] for line in done.out.splitlines()] == ["draft.md:7:14:", "draft.md:7:28:"]


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "concise"])
def test_every_format_prints_what_the_ledger_says(claimcheck: Any, desk: Path, form: str) -> None:
    (desk / "draft.md").write_text(DRAFT.replace("12 bridges", "14 bridges"))
    (desk / "claims" / "b.yaml").write_text("- {measure: tunnels in Lindholm, value: 3, as_of: 2016}\n")
    out = claimcheck("scan", "draft.md", "--show", "all", "--format", form).out
    assert "LG001" in out
    assert "LG005" in out
    assert "claims/bridges.yaml:3" in out or '"claims/bridges.yaml"' in out


def test_a_rule_shows_its_ledger(claimcheck: Any) -> None:
    out = claimcheck("rule", "LG001").out
    assert "  ledger:\n    - measure: countries with which Vietnam has defence relations\n      value: 80\n" in out
    assert "LG003 unverified-figure (warning, off by default)" in claimcheck("rule", "LG003").out
    (record,) = json.loads(claimcheck("rule", "LG005", "--format", "json").out)["rules"]
    assert record["off"] is False
    assert [sorted(document) for document in record["fires"][0]] == [["ledger"], ["date", "text"]]


# --- check ---------------------------------------------------------------------------------------------------------


def test_check_in_order(claimcheck: Any, desk: Path) -> None:
    del desk
    assert claimcheck("ledger", "check") == (0, "", "")


def test_check_tells_all_that_is_wrong(claimcheck: Any, desk: Path) -> None:
    (desk / "claims" / "a.yaml").write_text(
        "- {measure: bridges in Lindholm, value: 13, as_of: 2016-05, references: [{source: a}]}\n"
        "- {measure: tunnels in Lindholm, value: 3, as_of: 2016}\n"
        "- {measure: 'Room {figure}b', value: 3, as_of: 2016, references: [{source: a}], review_after: 2020-01-01}\n"
    )
    done = claimcheck("ledger", "check", "--as-of", "2021-01-01")
    assert done.status == 1
    assert done.out == (
        "claims/a.yaml:2:1: LG005 3, tunnels in Lindholm: no source is named\n"
        "claims/a.yaml:3:1: LG004 3, Room …b: to be reviewed after 2020-01-01\n"
        "claims/a.yaml:3:1: no wording reads as a figure; give it an alias with {figure}\n"
        "claims/bridges.yaml:3:1: 12 rivals 13 at claims/a.yaml:1: one measure, time and rank\n"
    )


def test_what_is_only_due_is_no_failure(claimcheck: Any, desk: Path) -> None:
    (desk / "claims" / "bridges.yaml").write_text(ENTRY + "  review_after: 2021-01-02\n")
    done = claimcheck("ledger", "check", "claims", "--as-of", "2022-01-01")
    assert (done.status, done.out.count("\n"), "LG004" in done.out) == (0, 1, True)
    assert claimcheck("ledger", "check").out == ""


def test_check_tells_every_broken_entry(claimcheck: Any, desk: Path) -> None:
    (desk / "claims" / "a.yaml").write_text("- {measure: a, value: x, as_of: 2016}\n- {value: 1, as_of: 2016}\n")
    (desk / "claims" / "b.yaml").write_text("- [\n")
    done = claimcheck("ledger", "check")
    assert done.status == 2
    assert [line.split(":", 1)[1].split(": ")[0].strip() for line in done.err.splitlines()] == [
        "claims/a.yaml:1", "claims/a.yaml:2", "claims/b.yaml:2",
    ]  # fmt: skip


@pytest.mark.parametrize(("folder", "says"), [("nowhere", "no such folder"), ("empty", "no entry there")])
def test_check_of_nothing(claimcheck: Any, desk: Path, folder: str, says: str) -> None:
    (desk / "empty").mkdir()
    assert claimcheck("ledger", "check", folder) == (2, "", f"claimcheck: {folder}: {says}\n")


def test_what_could_disturb_a_terminal_is_written_out(claimcheck: Any, desk: Path) -> None:
    (desk / "claims" / "a.yaml").write_text('- {measure: "bridges \\e[31m in Lindholm", value: 3, as_of: 2016}\n')
    done = claimcheck("ledger", "check")
    assert "\x1b" not in done.out + done.err
    assert "LG005 3, bridges \\x1b[31m in Lindholm: no source is named" in done.out


# --- add -----------------------------------------------------------------------------------------------------------

DAY = ("--reviewed", "2021-03-04", "--reviewed-by", "the desk")


def test_add_to_the_file_of_the_measure(claimcheck: Any, desk: Path) -> None:
    (desk / "new.md").write_text(
        "---\ndate: 2019-03\n---\n\nThe town council met. Lindholm has more than 14 bridges.\n"
    )
    done = claimcheck("ledger", "add", "new.md:5", *DAY)
    assert done == (0, "claims/bridges.yaml:11: added more than 14, bridges in Lindholm\n", "")
    assert ledger(desk) == ENTRY + (
        "\n- measure: bridges in Lindholm\n  aliases:\n    - Lindholm has {figure} bridges\n  value: 14\n"
        '  comparator: ">"\n  as_of: 2019-03\n  rank: normal\n'
        "  references:\n    - source: new.md\n      place: line 5\n"
        "  reviewed_by: the desk\n  reviewed: 2021-03-04\n"
    )
    assert claimcheck("ledger", "check") == (0, "", "")


def test_add_one_more_source(claimcheck: Any, desk: Path) -> None:
    (desk / "new.md").write_text("Lindholm has 12 bridges.\n")
    done = claimcheck("ledger", "add", "new.md:1", "--when", "2016", *DAY)
    assert done == (0, "claims/bridges.yaml:3: one more source of 12, bridges in Lindholm\n", "")
    assert ledger(desk) == ENTRY.replace(
        "gazette.md\n", "gazette.md\n    - source: new.md\n      place: line 1\n"
    )  # fmt: skip
    again = claimcheck("ledger", "add", "new.md:1", "--when", "2016", *DAY)
    assert again == (0, "claims/bridges.yaml:3: the ledger has this figure from this source\n", "")


def test_add_makes_the_file_that_is_asked_for(claimcheck: Any, desk: Path) -> None:
    done = claimcheck("ledger", "add", "draft.md:7:14", "--measure", "tunnels in Lindholm", "--as", "The Town", *DAY)
    assert done == (0, "claims/the-town.yaml:1: added 3, tunnels in Lindholm\n", "")
    text = (desk / "claims" / "the-town.yaml").read_text()
    assert text.startswith(
        "- measure: tunnels in Lindholm\n  aliases:\n    - The town has {figure} tunnels and 40 lamps"
    )


def test_add_starts_a_ledger(claimcheck: Any, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT)
    done = claimcheck("ledger", "add", "draft.md:5", *DAY)
    assert done.out == "claims/lindholm-has-bridges.yaml:1: added 12, Lindholm has {figure} bridges\n"
    assert verdicts(claimcheck("scan", "draft.md", "--format", "json").out)["12"] == "confirmed"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("draft.md",), "draft.md: name a place as FILE:LINE or FILE:LINE:COLUMN"),
        (("gone.md:3",), "gone.md: no such file or folder"),
        (("draft.md:2",), "draft.md:2: no figure is read on this line"),
        (("draft.md:5", "--when", "soon"), '--when: "soon" is not a date'),
        (("draft.md:5", "--reviewed", "soon"), "--reviewed: 'soon' is not a date; write YYYY-MM-DD or today"),
        (("draft.md:5", "--measure", "{figure} and {figure}"), "draft.md:5: a wording has {figure} once"),
        (("undated.md:1",), "undated.md:1: neither the sentence nor its document has a date; say --when"),
        (("draft.md:5", "--ledger", "draft.md"), "draft.md: is no folder"),
    ],
)
def test_add_says_what_it_cannot(claimcheck: Any, desk: Path, arguments: tuple[str, ...], says: str) -> None:
    (desk / "undated.md").write_text("Lindholm has 14 bridges.\n")
    before = ledger(desk)
    assert claimcheck("ledger", "add", *arguments) == (2, "", f"claimcheck: {says}\n")
    assert ledger(desk) == before


def test_add_lists_several_figures(claimcheck: Any, desk: Path) -> None:
    del desk
    done = claimcheck("ledger", "add", "draft.md:7")
    assert done.status == 2
    assert done.err == (
        "claimcheck: draft.md:7: 2 figures on this line; name the column\n"
        "claimcheck: draft.md:7:14: 3 tunnel\n"
        "claimcheck: draft.md:7:28: 40 lamp\n"
    )


def test_add_touches_no_broken_ledger(claimcheck: Any, desk: Path) -> None:
    (desk / "claims" / "a.yaml").write_text("- {value: 1, as_of: 2016}\n")
    done = claimcheck("ledger", "add", "draft.md:5")
    assert done.status == 2
    assert (
        done.err
        == "claimcheck: claims/a.yaml:1: measure: is missing (mend the ledger first: claimcheck ledger check)\n"
    )
    assert ledger(desk) == ENTRY


# --- suggest -------------------------------------------------------------------------------------------------------


def test_suggest_what_two_agree_on_and_the_ledger_lacks(claimcheck: Any, desk: Path) -> None:
    (desk / "news").mkdir()
    for name, text in {
        "a.md": "The harbour of Lindholm employs 450 people. Lindholm has 12 bridges, all of stone.",
        "b.md": "With 450 people whom it employs, Lindholm's harbour is the largest. Lindholm has 12 bridges in use.",
        "c.md": "The mill of Brackwater has 70 windows.",
    }.items():
        (desk / "news" / name).write_text(f"---\ndate: 2016-05-02\n---\n\n{text}\n")
    done = claimcheck("ledger", "suggest", "news")
    assert done.status == 0
    assert done.out.count("- measure") == 1
    assert "  value: 450\n  as_of: 2016-05-02\n" in done.out
    assert "    - source: news/a.md\n" in done.out
    assert "    - source: news/b.md\n" in done.out
    (desk / "claims" / "harbour.yaml").write_text(done.out)
    assert claimcheck("ledger", "check") == (0, "", "")
    assert claimcheck("ledger", "suggest", "news").out == ""


def test_suggest_finds_nothing(claimcheck: Any, desk: Path) -> None:
    del desk
    assert claimcheck("ledger", "suggest", "draft.md") == (0, "", "")


def test_schema_is_json(claimcheck: Any) -> None:
    assert json.loads(claimcheck("ledger", "schema").out)["items"]["required"] == ["measure"]


# --- export --------------------------------------------------------------------------------------------------------

PUBLISHED = ("--page", "https://desk.example/figures", "--publisher", "The Desk")


def test_export_is_claimreview(claimcheck: Any, desk: Path) -> None:
    del desk
    done = claimcheck("ledger", "export", *PUBLISHED)
    assert (done.status, done.err) == (0, "")
    (review,) = json.loads(done.out)["@graph"]
    assert review["claimReviewed"] == "bridges in Lindholm: 12 (2016-01-01/2016-12-31)"
    assert review["url"].startswith("https://desk.example/figures#")
    assert claimcheck("ledger", "export", "claims", "--format", "claimreview", *PUBLISHED).out == done.out


def test_export_to_a_file(claimcheck: Any, desk: Path) -> None:
    printed = claimcheck("ledger", "export", *PUBLISHED).out
    assert claimcheck("ledger", "export", *PUBLISHED, "--output", "out.json") == (0, "", "")
    assert (desk / "out.json").read_text(encoding="utf-8") == printed
    refused = claimcheck("ledger", "export", *PUBLISHED, "--output", "claims/bridges.yaml")
    assert refused.err == "claimcheck: --output claims/bridges.yaml: would overwrite a document that was read\n"
    assert ledger(desk) == ENTRY


def test_export_leaves_out_what_cannot_be_read(claimcheck: Any, desk: Path) -> None:
    (desk / "claims" / "a.yaml").write_text("- {value: 1, as_of: 2016}\n")
    done = claimcheck("ledger", "export", *PUBLISHED)
    assert (done.status, done.err) == (2, "claimcheck: claims/a.yaml:1: measure: is missing\n")
    assert len(json.loads(done.out)["@graph"]) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (PUBLISHED[2:], "--page: say at which address the reviews are published"),
        (PUBLISHED[:2], "--publisher: say who publishes the reviews"),
        (("--page", "desk/x"), "--page: 'desk/x' is no address of a page; write https://…, without an anchor"),
        (("--page", "https://[x"), "--page: 'https://[x' is no address of a page; write https://…, without an anchor"),
        ((*PUBLISHED, "--format", "xml"), "--format: unknown value 'xml'; known are claimreview"),
        ((*PUBLISHED, "nowhere"), "nowhere: no such folder"),
    ],
)
def test_export_says_what_it_cannot(claimcheck: Any, desk: Path, arguments: tuple[str, ...], says: str) -> None:
    del desk
    assert claimcheck("ledger", "export", *arguments) == (2, "", f"claimcheck: {says}\n")
