"""Standard input: bytes as a file would have them, of whatever format its name says."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("given", "reason"),
    [(b"\0\1 12 people", "binary file"), (b" ", "empty"), (b"x" * 2_000, "more than 0.001 MB (limits.megabytes)")],
)
def test_standard_input_that_cannot_be_read(claimcheck: Any, monkeypatch: Any, given: bytes, reason: str) -> None:
    Path("claimcheck.toml").write_text("[limits]\nmegabytes = 0.001\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert claimcheck("scan", "-", "--as-of", "today") == (2, "", f"claimcheck: -: {reason}\n")


def test_standard_input_is_read_in_any_encoding_that_a_file_is(claimcheck: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("The café seats 40 guests.".encode("cp1252"))))
    done = claimcheck("extract", "-", "--format", "json")
    assert [claim["sentence"] for claim in json.loads(done.out)["claims"]] == ["The café seats 40 guests."]


def test_a_pdf_file_may_come_in(claimcheck: Any, monkeypatch: Any) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install -e '.[test]'")
    fpdf = pytest.importorskip("fpdf", reason="fpdf2 is not installed: pip install -e '.[test]'")
    made = fpdf.FPDF()
    made.add_page()
    made.set_font("Times", "", 11)
    made.multi_cell(0, 5, "The storm killed 12 people in the north.")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(bytes(made.output()))))
    done = claimcheck("extract", "-", "--stdin-filename", "report.pdf", "--format", "json")
    (claim,) = json.loads(done.out)["claims"]
    assert (claim["document"], claim["surface"], claim["page"]) == ("report.pdf", "12", 1)


def test_a_docx_file_may_come_in(claimcheck: Any, monkeypatch: Any) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install -e '.[test]'")
    made, buffer = docx.Document(), io.BytesIO()
    made.add_paragraph("The storm killed 12 people in the north.")
    made.save(buffer)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(buffer.getvalue())))
    done = claimcheck("extract", "-", "--stdin-filename", "a/report.docx", "--format", "json")
    (claim,) = json.loads(done.out)["claims"]
    assert (claim["document"], claim["surface"]) == ("a/report.docx", "12")
