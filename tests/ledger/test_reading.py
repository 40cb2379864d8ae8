"""The ledger: what an entry says, and that a broken one is refused in one line with file and line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.interval import Interval
from checker.ledger import LedgerError, faults, load, read
from checker.ledger.reading import LARGEST

ROOT = Path(__file__).parent.parent.parent

ENTRY = """\
- measure: countries with defence relations
  value: 80
  as_of: 2017-12
"""


def write(folder: Path, text: str, name: str = "figures.yaml") -> Path:
    """A ledger of one file."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_entry_with_everything(tmp_path: Path) -> None:
    (entry,) = load(
        write(
            tmp_path,
            """\
# A comment may stand before the first entry.
- measure: member states with diplomatic relations
  aliases: [diplomatic relations]
  value: 185
  whole: 193
  unit: ""
  as_of: ../2016-04-15
  rank: preferred
  references:
    - source: seeds/2016-defense-integration.md
      place: paragraph on external relations
  reviewed_by: the desk
  reviewed: 2026-11-22
  note: The oldest comment bounds the date.
""",
        )
    )
    assert entry.measure == "member states with diplomatic relations"
    assert entry.aliases == ("diplomatic relations",)
    assert (entry.value, entry.whole) == (Decimal(185), Decimal(193))
    assert (entry.when.start, entry.when.end) == (None, date(2016, 4, 15))
    assert entry.rank == "preferred"
    assert entry.references[0].source == "seeds/2016-defense-integration.md"
    assert entry.reviewed == date(2026, 11, 22)
    assert (Path(entry.file).name, entry.line) == ("figures.yaml", 2)


@pytest.mark.parametrize(
    ("figure", "allows"),
    [
        ("value: 80", Interval.point(Decimal(80))),
        ("value: 100\n  comparator: '>'", Interval(low=Decimal(100), low_open=True)),
        ("value: 59\n  comparator: '>='", Interval(low=Decimal(59))),
        ("value: 200\n  comparator: '<'", Interval(high=Decimal(200), high_open=True)),
        ("low: 10\n  high: 20", Interval(Decimal(10), Decimal(20))),
        ("value: 306.3\n  low: 306.25\n  high: 306.35", Interval(Decimal("306.25"), Decimal("306.35"))),
        ("value: 300\n  comparator: '~'\n  low: 290\n  high: 310", Interval(Decimal(290), Decimal(310))),
    ],
)
def test_a_figure_is_a_set_of_numbers(tmp_path: Path, figure: str, allows: Interval) -> None:
    (entry,) = load(write(tmp_path, ENTRY.replace("value: 80", figure)))
    assert entry.strict == allows


@pytest.mark.parametrize("written", ["2020", "2020-01-01/2020-12-31"])
def test_a_period_is_edtf_however_yaml_reads_it(tmp_path: Path, written: str) -> None:
    (entry,) = load(write(tmp_path, ENTRY.replace("as_of: 2017-12", f"period: {written}")))
    assert (entry.when.start, entry.when.end) == (date(2020, 1, 1), date(2020, 12, 31))


def test_entries_come_by_file_and_place(tmp_path: Path) -> None:
    write(tmp_path, ENTRY + ENTRY.replace("80", "81"), "b.yaml")
    write(tmp_path, ENTRY.replace("80", "79"), "a.yml")
    write(tmp_path, "no ledger", "README.md")
    assert [f"{e.value} at {e.line}" for e in load(tmp_path)] == ["79 at 1", "80 at 1", "81 at 4"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_a_file_without_entries(tmp_path: Path, text: str) -> None:
    assert load(write(tmp_path, text)) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (ENTRY.replace("2017-12", "soon"), 'figures.yaml:3: as_of: "soon" is not a date'),
        (ENTRY.replace("2017-12", "2017-13"), "figures.yaml:3: as_of: "),
        (ENTRY.replace("80", "eighty"), "figures.yaml:2: value: "),
        (ENTRY + "  colour: red\n", "figures.yaml:4: colour: no such field"),
        (ENTRY + "  line: 7\n", "figures.yaml:4: line: no such field"),
        (ENTRY + "  references: [{place: page 3}]\n", "figures.yaml:4: references.0.source: is missing"),
        (ENTRY + "  rank: best\n", "figures.yaml:4: rank: "),
        (ENTRY + "  period: 2017\n", "figures.yaml:1: an entry has either as_of or period"),
        (ENTRY.replace("  as_of: 2017-12\n", ""), "figures.yaml:1: an entry has either as_of or period"),
        (ENTRY.replace("  value: 80\n", ""), "figures.yaml:1: an entry has a value, or low and high"),
        (ENTRY + "  comparator: '~'\n", 'figures.yaml:1: a figure that is about right ("~") says its low and high'),
        (ENTRY.replace("value: 80", "low: 9\n  high: 8"), "figures.yaml:1: low is above high"),
        (ENTRY + "  low: 81\n  high: 82\n", "figures.yaml:1: value does not lie between low and high"),
        (ENTRY.replace("- measure: countries with defence relations\n ", "-"), "figures.yaml:1: measure: is missing"),
        (ENTRY + "  value: 81\n", "figures.yaml:4: value: given twice"),
        (ENTRY + "  references:\n    - source: a\n      source: b\n", "figures.yaml:6: source: given twice"),
        (ENTRY + "  [a, b]: c\n", "figures.yaml:4: a field is named by a word"),
        (ENTRY.replace("80", "1,000"), "figures.yaml:2: value: is no number; write it without commas"),
        (ENTRY.replace("80", ".inf"), "figures.yaml:2: value: "),
        (ENTRY.replace("80", "9" * 41), "figures.yaml:2: value: has too many digits"),
        (ENTRY.replace("80", "1e999999999"), "figures.yaml:2: value: has too many digits"),
        (ENTRY.replace("80", "1e-999999999"), "figures.yaml:2: value: has too many digits"),
        (ENTRY.replace("80", "9" * 100_000), "figures.yaml:2: value: "),
        (ENTRY + "  references:\n    - place: p\n", "figures.yaml:5: references.0.source: is missing"),
        (ENTRY + "  aliases: ['{figure} and {figure}']\n", "figures.yaml:1: a wording has {figure} once"),
        (ENTRY + "  review_after: someday\n", "figures.yaml:4: review_after: "),
        (ENTRY + "- [\n", "figures.yaml:5: no valid YAML: "),
        ("measure: countries\n", "figures.yaml:1: a ledger file is a list of entries"),
        (ENTRY + "- eighty\n", "figures.yaml:4: an entry is a mapping that begins with its measure"),
        ("- !!python/object/apply:os.getcwd []\n", "figures.yaml:1: no valid YAML: tags (!) are not read"),
        (ENTRY.replace("80", "!!int '80'"), "figures.yaml:2: no valid YAML: tags (!) are not read"),
        (ENTRY + "  note: !secret x\n", "figures.yaml:4: no valid YAML: tags (!) are not read"),
        ("a: &a [x, x]\nb: &b [*a, *a]\n", "figures.yaml:1: no valid YAML: aliases (*) and anchors (&) are not read"),
        ("- &e " + ENTRY[2:] + "- *e\n", "figures.yaml:1: no valid YAML: aliases"),
        (ENTRY + "  note: " + "[" * 100_000 + "\n", "figures.yaml:4: no valid YAML: nested more than 8 deep"),
        (ENTRY + "  note: " + "{a: " * 9 + "1" + "}" * 9 + "\n", "figures.yaml:4: no valid YAML: nested more"),
    ],
)
def test_a_broken_entry_is_one_line_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LedgerError) as refused:
        load(write(tmp_path, text))
    message = str(refused.value)
    assert message.removeprefix(f"{tmp_path.as_posix()}/").startswith(says)
    assert "\n" not in message


def test_no_utf8_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "figures.yaml").write_bytes(b"- measure: caf\xe9\n")
    with pytest.raises(LedgerError, match=r"figures\.yaml: not UTF-8 text$"):
        load(tmp_path)


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_the_first_ledger_is_whole() -> None:
    entries = load(ROOT / "claims")
    assert entries
    for entry in entries:
        assert entry.reviewed, f"{entry.file}:{entry.line}: {entry.measure} is not reviewed"
        assert entry.reviewed_by
        assert entry.references, f"{entry.file}:{entry.line}: {entry.measure} names no source"
        for reference in entry.references:
            assert (ROOT / reference.source).is_file(), f"{entry.file}:{entry.line}: {reference.source} is not there"


def test_no_entry_of_the_first_ledger_goes_against_another() -> None:
    assert [fault.message for fault in faults(load(ROOT / "claims"))] == []


# --- all that is wrong ---------------------------------------------------------------------------------------------


def test_every_fault_of_every_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, ENTRY + ENTRY.replace("80", "eighty") + ENTRY.replace("2017-12", "soon"), "b.yaml")
    write(tmp_path, "- [\n", "a.yaml")
    write(tmp_path, ENTRY + "  colour: red\n  size: 3\n", "c.yaml")
    ledger = read(tmp_path)
    said = [f"{Path(p.file).name}:{p.line}" for p in ledger.problems]
    assert said == ["a.yaml:2", "b.yaml:5", "b.yaml:9", "c.yaml:4", "c.yaml:5"]
    assert [entry.line for entry in ledger.entries] == [1]


def test_of_a_broken_file_nothing_is_relied_on(tmp_path: Path) -> None:
    write(tmp_path, ENTRY + ENTRY.replace("80", "eighty"), "a.yaml")
    write(tmp_path, ENTRY, "b.yaml")
    ledger = read(tmp_path)
    assert [Path(entry.file).name for entry in ledger.entries] == ["a.yaml", "b.yaml"]
    assert [Path(entry.file).name for entry in ledger.sound] == ["b.yaml"]


def test_a_file_without_end_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "#" * (LARGEST + 1))
    (problem,) = read(tmp_path).problems
    assert str(problem).endswith("figures.yaml: larger than 2,000,000 bytes; divide it by subject")


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (problem,) = read(write(tmp_path, ENTRY) / "figures.yaml").problems
    assert problem.message == "is no folder"


def test_a_number_keeps_its_digits(tmp_path: Path) -> None:
    (entry,) = load(write(tmp_path, ENTRY.replace("80", "0.1")))
    assert entry.value == Decimal("0.1")


def test_an_entry_is_known_by_what_it_says(tmp_path: Path) -> None:
    write(tmp_path, ENTRY + ENTRY.replace("80", "81"), "a.yaml")
    write(tmp_path, "# moved\n" + ENTRY.replace("  value", "  note: later\n  value"), "b.yaml")
    first, second, moved = load(tmp_path)
    assert first.id == moved.id != second.id
