"""``import checker``: paths and texts in, reports out, and what a notebook shows of them."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import checker
from checker.model import Finding, Report, Timeline

OLD = checker.document("The port of Halden has 34 cranes.", name="old", date="2023-03-01", publisher="Gazette")
NEW = checker.document("The port of Halden has 41 cranes.", name="new", date="2024-05", publisher="Harbour Office")
DRAFT = "The port of Halden has 34 cranes today."


# --- what is given -------------------------------------------------------------------------------------------------


def test_a_text_against_documents() -> None:
    report = checker.scan(DRAFT, [OLD, NEW])
    assert [(f.code, f.document, f.line, f.column) for f in report.findings] == [("CF003", "text", 1, 24)]
    assert [(c.surface, c.verdict) for c in report.checks] == [("34", "outdated")]
    assert {d.document: d.publisher for d in report.documents} == {
        "new": "Harbour Office",
        "old": "Gazette",
        "text": None,
    }


def test_paths_as_strings_and_as_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.md").write_text("---\ndate: 2024-05-01\n---\n\nThe port of Halden has 41 cranes.\n")
    (tmp_path / "my draft.md").write_text(DRAFT)
    for draft, sources in [
        ("my draft.md", "sources"),
        (Path("my draft.md"), Path("sources")),
        (["my draft.md"], ["sources"]),
    ]:
        assert [f.code for f in checker.scan(draft, sources).findings] == ["CF001"]
    both = checker.scan("sources/a.md", "sources")
    assert [d.document for d in both.documents] == ["sources/a.md"]


def test_several_texts_each_have_a_name() -> None:
    claims = checker.extract(["Halden has 12 ships.", "Halden has 13 ships.", NEW])
    assert [(c.document, c.surface) for c in claims] == [("new", "41"), ("text", "12"), ("text 2", "13")]
    assert len(checker.scan("Halden has 12 ships.", checker.document("Halden has 13 ships.")).documents) == 2


def test_front_matter_of_a_text_is_read() -> None:
    text = "---\npublisher: Gazette\ndate: 2023-03-01\n---\n\nThe port has 34 cranes.\n"
    assert checker.document(text).publisher == "Gazette"
    assert checker.document(text, date="2024").period.start == date(2024, 1, 1)
    (claim,) = checker.extract(text)
    assert (claim.period.start, text[claim.start : claim.end]) == (date(2023, 3, 1), "34")


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        ("gone.md", FileNotFoundError, "gone.md: no such file or folder"),
        ("my gone.md", FileNotFoundError, "my gone.md: no such file or folder"),
        ("mistyped", FileNotFoundError, "mistyped: no such file or folder"),
        (Path("not there"), FileNotFoundError, "not there: no such file or folder"),
        ("  \n ", ValueError, "text: empty"),
        ([OLD, checker.document("Other words.", name="old")], ValueError, "two documents are called old"),
    ],
)
def test_what_cannot_be_taken(given: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=f"^{re.escape(says)}$"):
        checker.extract(given)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\0")
    with pytest.raises(ValueError, match=r"no reader for \.bin"):
        checker.extract(tmp_path / "x.bin")
    with pytest.raises(ValueError, match="no such folder"):
        checker.scan(DRAFT, ledger=tmp_path / "claims")
    with pytest.raises(ValueError, match="is not a date"):
        checker.document("Words.", date="soon")


# --- what is asked -------------------------------------------------------------------------------------------------


def test_settings_of_a_scan(tmp_path: Path) -> None:
    assert checker.scan(DRAFT, [OLD, NEW], ignore=["CF"]).findings == ()
    assert [f.code for f in checker.scan(DRAFT, [OLD, NEW], select=["SC"]).findings] == []
    assert checker.scan(DRAFT, [OLD, NEW], min_confidence=1.0).findings == ()
    ahead = checker.document("Nothing to see.", date="2030-01-01")
    assert [f.code for f in checker.scan(ahead, as_of=date(2024, 1, 1)).findings] == ["SR004"]
    (tmp_path / "c.yaml").write_text(
        "- measure: the port of Halden has {figure} cranes\n  value: 34\n  as_of: 2024\n  references: [{source: a}]\n"
        .replace("the port of Halden has {figure} cranes", "'the port of Halden has {figure} cranes'")
    )  # fmt: skip
    assert [c.verdict for c in checker.scan(DRAFT, ledger=tmp_path).checks] == ["confirmed"]


def test_a_timeline_is_oldest_first() -> None:
    (group,) = checker.timeline([NEW, OLD], "cranes").groups
    assert [c.surface for c in group.claims] == ["34", "41"]
    assert checker.timeline([NEW, OLD], "ships").groups == ()


def test_two_sentences() -> None:
    found = checker.compare(OLD.text, NEW.text, dates=("2018-10-01", "2018-10-01"))
    assert (found.label, bool(found.why)) == ("contradiction", True)


def test_to_import_it_loads_nothing() -> None:
    code = (
        "import sys, checker; print([m for m in sys.modules if m.startswith('checker.') or m in ('pydantic', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", [name for name in checker.__all__ if not name.startswith("_")])
def test_each_function_is_typed_and_says_what_it_raises(name: str) -> None:
    function = getattr(checker, name)
    signature = inspect.signature(function)
    assert "Raises" in (function.__doc__ or "")
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not inspect.Parameter.empty for p in signature.parameters.values())


# --- in a notebook -------------------------------------------------------------------------------------------------


class Strict(HTMLParser):
    """Reads HTML, and notes the elements, the addresses, and what is not closed."""

    VOID = ("meta", "br", "hr", "input")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        assert self.open.pop() == tag


def shown(what: Report | Finding | Timeline) -> tuple[str, Strict]:
    """What a notebook shows, as text and as read."""
    html = what._repr_html_()
    assert html is not None
    read = Strict(html)
    assert read.open == []
    return html, read


HOSTILE = checker.document(
    'The port of Halden has 41 cranes </style><script>alert(1)</script> "\'.',
    name='x"><img src=x onerror=alert(1)>', date="2024-05", publisher="<b onclick=alert(1)>Office</b>\x1b[31m",
)  # fmt: skip


@pytest.mark.parametrize("what", ["report", "finding", "timeline"])
def test_a_notebook_shows_it_and_runs_nothing(what: str) -> None:
    report = checker.scan(DRAFT, [OLD, HOSTILE])
    assert report.findings
    given = {"report": report, "finding": report.findings[0], "timeline": checker.timeline([OLD, HOSTILE])}[what]
    html, read = shown(given)
    assert {"script", "img", "link", "iframe", "b onclick"} & set(read.elements) == set()
    assert not any(name.startswith("on") or name in ("src", "href", "style") for name, _ in read.attributes)
    assert read.elements.count("style") == 1
    assert "url(" not in html
    assert "@import" not in html
    assert "\x1b" not in html
    assert len(html.encode()) < 20_000
    assert "41" in html


def test_the_report_and_its_findings() -> None:
    report = checker.scan(DRAFT, [OLD, NEW])
    html, read = shown(report)
    assert "1 error in 3 documents (3 claims)" in html
    assert "1 claim under check: 1 outdated" in html
    assert "Harbour Office" in html
    assert read.elements.count("article") == 1
    nothing, read = shown(checker.scan("Words without a figure.", ignore=["SR"]))
    assert "nothing disagrees in 1 document" in nothing
    assert "article" not in read.elements


def test_many_findings_are_counted() -> None:
    text = "\n\n".join(f"The vote of town {n} was held on 31 June 20{n}." for n in range(10, 45))
    html, read = shown(checker.scan(text, select=["SC008"]))
    assert read.elements.count("article") == 30
    assert "and 5 more findings" in html


def test_a_timeline_is_drawn() -> None:
    html, read = shown(checker.timeline([OLD, NEW], "cranes"))
    assert read.elements.count("svg") == 1
    assert html.index("Gazette") < html.index("Harbour Office")
    assert "No measure" in shown(checker.timeline([OLD, NEW], "ships"))[0]


def test_the_style_is_for_the_piece_alone() -> None:
    html, _ = shown(checker.scan(DRAFT, [OLD, NEW]))
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    depth, outside = 0, ""
    for part in re.split(r"([{}])", style[1]):
        if part == "{":
            depth += 1
        elif part == "}":
            depth -= 1
        elif depth == 0:
            outside += part
    assert depth == 0
    rules = [rule for rule in outside.split("\n") if rule.strip()]
    assert all(
        rule.strip().endswith(".claimcheck") or rule.startswith("@media (prefers-color-scheme") for rule in rules
    )
    assert any("dark" in rule for rule in rules)


def test_without_the_front_it_is_shown_as_text() -> None:
    code = (
        "from checker.model import Report; print(Report(documents=(), skipped=(), claims=0, findings=())._repr_html_())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "None\n"
