"""One document in Markdown, text, DOCX and PDF gives the same claims; those of real programs: test_real_programs."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.model import Claim, Document
from checker.readers import reader_for

TITLE = "Storm kills 12 in the northern province"
DATED = "Published 3 March 2021"
FIRST = (
    "The storm killed 12 people and left more than 4,500 households without power on Tuesday, the ministry of the "
    "interior said in a statement. At least 30% of the harvest was lost."
)
SECOND = (
    "The government promised $5.5 million for building anew. About 1.2 million people live along the coast, and in "
    "2019 a flood killed 9 people there."
)
HEADING = "What is known"
ITEMS = ("Three bridges fell in the northern districts.", "The authorities closed 40 schools for the whole month.")
ROWS = (("Province", "Dead", "Homeless"), ("North", "12", "45,000"), ("South", "3", "30,000"), ("West", "7", "1,200"))
LAST = "The governor said that 300 soldiers would help, up from 120 in the week before."

PIPES = ["| " + " | ".join(row) + " |" for row in ROWS]
DASHES = "\n".join(f"- {item}" for item in ITEMS)

MARKDOWN = "\n\n".join(
    (
        f"# {TITLE}",
        DATED,
        FIRST,
        SECOND,
        f"## {HEADING}",
        DASHES,
        "\n".join((PIPES[0], "|---|---|---|", *PIPES[1:])),
        LAST,
    )
)
TEXT = "\n\n".join((TITLE, DATED, FIRST, SECOND, HEADING, DASHES, "\n".join("\t".join(row) for row in ROWS), LAST))


def read(name: str, data: bytes) -> Document:
    """The document of a file."""
    reader = reader_for(name)
    assert reader is not None
    return reader.read(name, data)[0]


def told(document: Document) -> Counter[tuple[Any, ...]]:
    """The claims of a document as what they say: figure, unit, what is counted, when."""
    return Counter(map(said, pipeline.extract([document])))


def said(claim: Claim) -> tuple[Any, ...]:
    figure = claim.quantity and (claim.quantity.value, claim.quantity.comparator, claim.quantity.unit)
    return figure, claim.measure.counted, claim.period.start, claim.period.end, claim.period.basis


EXPECTED = told(read("a.md", MARKDOWN.encode()))


def in_docx() -> bytes:
    docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install -e '.[test]'")
    made = docx.Document()
    made.add_heading(TITLE, 0)
    for words in (DATED, FIRST, SECOND):
        made.add_paragraph(words)
    made.add_heading(HEADING, 1)
    for item in ITEMS:
        made.add_paragraph(item, style="List Bullet")
    table = made.add_table(len(ROWS), 3)
    for row, words in zip(table.rows, ROWS, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    made.add_paragraph(LAST)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def in_pdf() -> bytes:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install -e '.[test]'")
    fpdf = pytest.importorskip("fpdf", reason="fpdf2 is not installed: pip install -e '.[test]'")
    made = fpdf.FPDF()

    def put(lines: Iterable[str], font: str = "Times", style: str = "", size: int = 11) -> None:
        made.set_font(font, style, size)
        for line in lines:
            made.multi_cell(0, size / 2, line, new_x="LMARGIN", new_y="NEXT")
            made.ln(3)

    made.add_page()
    put([TITLE], "Helvetica", "B", 18)
    put([DATED, FIRST, SECOND])
    put([HEADING], "Helvetica", "B", 13)
    put(f"- {item}" for item in ITEMS)
    with made.table(col_widths=(30, 20, 20)) as table:
        for words in ROWS:
            row = table.row()
            for word in words:
                row.cell(word)
    made.ln(4)
    put([LAST])
    return bytes(made.output())


def test_the_document_says_something() -> None:
    assert sum(EXPECTED.values()) >= 15


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", TEXT.encode), ("a.docx", in_docx), ("a.pdf", in_pdf)],
    ids=["text", "docx", "pdf"],
)
def test_the_same_claims(name: str, data: Any) -> None:
    assert told(read(name, data())) == EXPECTED


# --- many pages --------------------------------------------------------------------------------------------------

PAGES = "\n\n".join(
    f"{FIRST.replace('12', str(100 + n))} {SECOND.replace('5.5', f'{n + 3}.5')} The neighbouring municipalities’ "
    f"administrations, notwithstanding considerable responsibilities, accommodated {n + 200} well-known families."
    for n in range(20)
)
RUNNING = "Example Review, volume 12"


def told_over_pages(document: Document) -> Counter[tuple[Any, ...]]:
    """The claims of a document of several pages, without its dates."""
    assert len(document.pages) > 2
    assert RUNNING not in document.text
    assert "-\n" not in document.text
    return Counter(said(claim)[:2] for claim in pipeline.extract([document]))


def test_an_office_programs_headers_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install -e '.[test]'")
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install -e '.[test]'")
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = RUNNING
    footer = made.sections[0].footer.paragraphs[0]
    for tag, name, value in (
        ("fldChar", "fldCharType", "begin"),
        ("instrText", "", "PAGE"),
        ("fldChar", "fldCharType", "end"),
    ):
        element = OxmlElement(f"w:{tag}")
        if name:
            element.set(qn(f"w:{name}"), value)
        else:
            element.text = value
        footer.add_run()._r.append(element)
    broken = OxmlElement("w:autoHyphenation")
    broken.set(qn("w:val"), "true")
    made.settings.element.append(broken)
    for words in PAGES.split("\n\n"):
        made.add_paragraph(words)
    made.save(str(tmp_path / "a.docx"))
    command = ["soffice", "--headless", "--convert-to", "pdf", "a.docx"]
    environment = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=120)
    document = read("a.pdf", (tmp_path / "a.pdf").read_bytes())
    assert told_over_pages(document) == Counter(said(c)[:2] for c in pipeline.extract([read("a.md", PAGES.encode())]))


def test_what_a_browser_prints_around_pages_is_left_out(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install -e '.[test]'")
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("chromium is not installed")
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PAGES.split("\n\n"))
    style = "p {hyphens: auto; text-align: justify; width: 14em}"
    page = f"<!doctype html><html lang=en><meta charset=utf-8><title>{RUNNING}</title><style>{style}</style>{words}"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    printing = ["--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=a.pdf", f"file://{tmp_path}/a.html"]
    subprocess.run([browser, *printing], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    document = read("a.pdf", (tmp_path / "a.pdf").read_bytes())
    assert "file://" not in document.text
    assert told_over_pages(document) == Counter(said(c)[:2] for c in pipeline.extract([read("a.md", PAGES.encode())]))
