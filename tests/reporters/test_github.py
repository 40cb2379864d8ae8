"""Workflow commands: golden, escaped, and no more of them than are shown."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Report
from checker.reporters.github import GitHub

Golden = Callable[[str, str], None]
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::(.*)")


def test_golden(report: Report, golden: Golden) -> None:
    golden("github.txt", GitHub().render(report, width=80, colour=False))


def test_ten_of_a_kind_and_the_rest_is_counted(report: Report) -> None:
    worst = report.findings[0]
    many = tuple(worst.model_copy(update={"message": f"number {n}"}) for n in range(12))
    lines = GitHub().render(report.model_copy(update={"findings": many}), width=80, colour=False).splitlines()
    assert len(lines) == 11
    assert "number 0%0A" in lines[0]
    assert lines[-1] == "not shown beside the lines: 2 more errors"


def test_a_record_of_a_file_has_the_file_and_no_line(report: Report) -> None:
    found = report.findings[0].model_copy(update={"document": "wire/all.jsonl#7"})
    (line,) = GitHub().render(report.model_copy(update={"findings": (found,)}), width=80, colour=False).splitlines()
    assert line.startswith("::error file=wire/all.jsonl,title=CF001 conflicting-figures::7: ")


def test_standard_input_is_no_file(report: Report) -> None:
    found = report.findings[0].model_copy(update={"document": "-"})
    (line,) = GitHub().render(report.model_copy(update={"findings": (found,)}), width=80, colour=False).splitlines()
    assert line.startswith("::error line=3,endLine=3,col=14,")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.one_of(st.text(max_size=40), st.sampled_from(["\n::stop-commands::x", "a,b::c", "%0A::error::x", "%"])))
def test_no_text_gives_a_command(report: Report, text: str) -> None:
    found = report.findings[0]
    claims = tuple(c.model_copy(update={"surface": text, "document": text}) for c in found.claims)
    hostile = found.model_copy(update={"message": text, "document": text, "claims": claims})
    printed = GitHub().render(report.model_copy(update={"findings": (hostile,)}), width=80, colour=False)
    (line,) = printed.splitlines()
    assert COMMAND.fullmatch(line)
    if text == "%":
        assert "file=%25," in line
