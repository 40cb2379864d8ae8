"""Names and texts that are meant to be taken for something else: no format runs, colours or breaks on them."""

from __future__ import annotations

import contextlib
import csv
import html.parser
import io
import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from checker.cli.scan import FORMATS

ESCAPES = "\x1b[31m\x1b]0;gone\x07\x1b]8;;http://example.org\x1b\\\x9b31m"
RUN = "<script>alert(1)</script><img src=x onerror=alert(2)>"
DRAFT = f"""---
title: "=HYPERLINK('http://example.org') [bold red]T[/bold red] {RUN}"
publisher: "@SUM(1) [link=http://example.org]P[/link] ::error::x"
author: "+cmd|' /C calc'!A0"
date: 2021-02-14
url: "javascript:alert(3)"
---

The storm killed 12 people in Arden. {ESCAPES} {RUN} [bold]The city[/bold] ![x](javascript:alert(4)) has 5 wards.

On the 193 members {ESCAPES} of the [Arden](javascript:alert(5)) council, 195 of the 193 members voted `rm -rf` {RUN}.
"""
SOURCE = DRAFT.replace("12 people", "14 people").replace("SUM(1)", "SUM(2)")
NAMES = (
    "plain.md",
    "line\nbreak.md",
    "line\r::error file=a,line=1::x.md",
    "escape\x1b[31m.md",
    "[bold red]markup[$].md",
    "=1+1.md",
    "@sum(1).md",
    "-o.md",
    "<img src=x onerror=alert(6)>.md",
    "per%0Acent %41.md",
    "quote\"'&amp;.md",
    "`tick` | pipe.md",
    "\u202egnp.md",
    "lone\udcff.md",
    "#fragment?query.md",
)


@pytest.fixture
def drafts(tmp_path: Path) -> None:
    """A draft of each name that the file system takes, and a source."""
    for folder in ("drafts", "sources"):
        (tmp_path / folder).mkdir()
    (tmp_path / "sources" / "<b>.md").write_text(SOURCE, encoding="utf-8")
    for name in NAMES:
        with contextlib.suppress(OSError, ValueError):  # Windows, macOS
            (tmp_path / "drafts" / name).write_text(DRAFT, encoding="utf-8", newline="\n")
    assert len(list((tmp_path / "drafts").iterdir())) >= 5


def scanned(claimcheck: Any, form: str) -> str:
    """All drafts against the source, in a format."""
    options = ("--against", "sources", "--format", form, "--show", "all", "--as-of", "2022-01-01")
    done = claimcheck("scan", "drafts", *options)
    assert done.status == 1
    assert done.err == ""
    return str(done.out)


class Tags(html.parser.HTMLParser):
    """The elements of a page and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attributes)))


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_reaches_a_terminal(claimcheck: Any, form: str) -> None:
    out = scanned(claimcheck, form)
    assert len(re.findall(r"195|SC003", out)) >= 5, "every draft is told of"
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", out)


@pytest.mark.usefixtures("drafts")
def test_a_line_is_a_line_of_ours(claimcheck: Any) -> None:
    for line in scanned(claimcheck, "concise").splitlines():
        assert re.search(r":\d+:\d+: [A-Z]{2}\d{3} ", line), line
    for line in scanned(claimcheck, "github").splitlines():
        assert re.match(r"::(error|warning|notice) (title|file)=|not shown beside the lines: ", line), line


@pytest.mark.usefixtures("drafts")
def test_records_are_whole(claimcheck: Any) -> None:
    for form in ("json", "gitlab", "sarif"):
        assert json.loads(scanned(claimcheck, form))
    assert all(json.loads(line)["code"] for line in scanned(claimcheck, "jsonl").splitlines())
    assert ElementTree.fromstring(scanned(claimcheck, "junit")).tag == "testsuites"


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("command", ["scan", "extract"])
def test_no_cell_is_a_formula(claimcheck: Any, command: str) -> None:
    out = scanned(claimcheck, "csv") if command == "scan" else claimcheck("extract", "drafts", "--format", "csv").out
    rows = list(csv.reader(io.StringIO(out)))
    assert len(rows) > 10
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[=@\t\r]|[+-](?![\d.,\s]*%?$)", cell) or cell == "=", cell


@pytest.mark.usefixtures("drafts")
def test_a_page_runs_nothing(claimcheck: Any) -> None:
    page = scanned(claimcheck, "html")
    tags = Tags(page).seen
    assert "alert(1)" in page, "the text is there to be read"
    assert not [tag for tag, _ in tags if tag in ("img", "iframe", "object", "embed", "base")]
    assert not [a for _, attributes in tags for a in attributes if a.startswith("on")]
    addresses = [v or "" for _, attributes in tags for a, v in attributes.items() if a in ("href", "src", "action")]
    assert not [address for address in addresses if re.match(r"\s*(javascript|data|vbscript):", address, re.IGNORECASE)]
    scripts = re.findall(r"<script\b[^>]*>(.*?)</script", page, re.DOTALL)
    assert not [script for script in scripts if "alert(" in script]


@pytest.mark.usefixtures("drafts")
def test_a_comment_in_markdown_runs_nothing(claimcheck: Any) -> None:
    shown = scanned(claimcheck, "markdown")
    assert not re.search(r"<(script|img)", shown)
    assert not re.search(r"\]\(javascript:", shown)


@pytest.mark.usefixtures("drafts")
def test_a_table_has_no_colours_and_no_links_but_ours(claimcheck: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = scanned(claimcheck, "table")
    assert "[bold red]" in out, "what looks like markup is shown"
    assert "\x1b]0;" not in out
    assert not re.findall(r"\x1b\]8;[^;]*;(?!file:|\x1b)[^\x1b]*", out)
    assert "\x9b" not in out


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode here")
def test_two_names_that_are_no_unicode_are_two_documents(claimcheck: Any) -> None:
    for name in ("a\udcff.md", "a\udcfe.md"):
        Path(name).write_text("The council said that 195 of the 193 member states had paid.")
    for form in FORMATS:
        done = claimcheck("scan", ".", "--format", form, "--fail-on", "never", "--as-of", "2022-01-01")
        assert (done.status, done.err) == (0, ""), form
    report = json.loads(claimcheck("scan", ".", "--format", "json", "--as-of", "2022-01-01").out)
    assert len({record["document"] for record in report["documents"]}) == 2
