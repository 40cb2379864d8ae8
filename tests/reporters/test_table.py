"""The conflict table: golden at three widths, and what must hold at any."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.model import Report
from checker.reporters._excerpt import found
from checker.reporters.table import Table

Golden = Callable[[str, str], None]
ESCAPE = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\")


@pytest.mark.parametrize("width", [80, 100, 200])
def test_golden(report: Report, golden: Golden, width: int) -> None:
    golden(f"table-{width}.txt", Table().render(report, width=width, colour=False))


def test_golden_with_everything(report: Report, golden: Golden) -> None:
    golden("table-100-all.txt", Table().render(report, width=100, colour=False, show="all"))


def test_colour_changes_the_colour_alone(report: Report) -> None:
    for width in (80, 200):
        coloured = Table().render(report, width=width, colour=True)
        assert "\x1b[" in coloured
        assert ESCAPE.sub("", coloured) == Table().render(report, width=width, colour=False)


def test_links_only_where_asked(report: Report) -> None:
    assert "\x1b]8;" not in Table().render(report, width=100, colour=True)
    linked = Table().render(report, width=100, colour=True, links=Path("/news"))
    assert "file:///news/seeds/002_business-forum.txt" in linked
    assert ESCAPE.sub("", linked) == Table().render(report, width=100, colour=False)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160, 200, 300])
def test_lines_fit_and_only_paths_may_not(report: Report, width: int) -> None:
    for line in Table().render(report, width=width, colour=False, show="all").splitlines():
        assert cell_len(line) <= width or re.search(r"\S+:\d+:\d+$", line), line


def test_nothingfound(report: Report) -> None:
    quiet = report.model_copy(update={"findings": (), "checks": (), "confirmed": ()})
    assert Table().render(quiet, width=80, colour=False) == "nothing disagrees in 8 documents (61 claims)\n"


def test_the_newest_is_marked_and_honestly_so(report: Report) -> None:
    text = Table().render(report, width=100, colour=False)
    assert any("3 Oct 2017 newest " in line and "late-5.txt" in line for line in text.splitlines())
    assert "Dec 2017 newest dated" in text
    assert "by 15 Apr 2016" in text
    assert not any("14 Feb 2021 newest" in line for line in text.splitlines())


def test_copies_are_one_voice(report: Report) -> None:
    text = Table().render(report, width=100, colour=False)
    assert "58 ×3" in text
    assert "The Guardian (1 copy)" in text
    assert "wire/ap.txt" not in text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(max_size=60), width=st.integers(40, 200))
def test_no_text_takes_over_the_terminal(report: Report, text: str, width: int) -> None:
    finding = report.findings[0]
    claims = tuple(c.model_copy(update={"surface": text, "sentence": text, "speaker": text}) for c in finding.claims)
    measure = finding.measure and finding.measure.model_copy(update={"counted": text})
    hostile = finding.model_copy(update={"message": text, "claims": claims, "measure": measure})
    printed = Table().render(report.model_copy(update={"findings": (hostile,)}), width=width, colour=False)
    odd = {ch for ch in printed if unicodedata.category(ch) in ("Cc", "Cf", "Cs") and ch not in "\n\u200c\u200d"}
    assert not odd


def test_the_excerpt_shows_the_right_one_of_two_equal_figures() -> None:
    sentence = "They buy 74 per cent of all imports and 74 per cent of foreign investment, 133 in all."
    assert found(sentence, "74 per cent", "foreign investment") == 40
    assert found(sentence, "74 per cent", "ship") is None
    assert found(sentence, "33", "") is None
    assert found(sentence, "133", "") == sentence.index("133")


def test_a_copy_printed_later_makes_no_figure_newer(report: Report) -> None:
    conflict = report.findings[0]
    later = next(c.period for c in conflict.claims if c.document == "wire/late-1.txt")
    claims = tuple(
        c.model_copy(update={"period": later}) if c.document == "wire/ap.txt" else c
        for c in conflict.claims
        if not c.document.startswith("wire/late-")
    )
    printed = report.model_copy(update={"findings": (conflict.model_copy(update={"claims": claims}),)})
    assert "newest" not in Table().render(printed, width=100, colour=False)
