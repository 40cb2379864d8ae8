"""DOCX: what is read out of it, and what is not."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.limits import Limits
from checker.model import Document
from checker.readers import Unreadable, reader_for
from checker.reporters._sides import place

docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install -e '.[test]'")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TOO_MANY = "The council said that 195 of the 193 member states had paid."
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def read(data: bytes, name: str = "a.docx", **limits: Any) -> Document:
    """The document of a file, read within limits."""
    reader = reader_for(name)
    assert reader is not None
    return reader.read(name, data, Limits(**limits))[0]


def saved(document: Any) -> bytes:
    """What the library writes of a document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def written(body: str, *, notes: str = "", **more: str | bytes) -> bytes:
    """The smallest file a word processor opens: a body, and footnotes where there are some."""
    override = f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
    relation = ""
    parts: dict[str, str | bytes] = {}
    if notes:
        override += f'<Override PartName="/word/footnotes.xml" ContentType="{TYPES}.footnotes+xml"/>'
        relation = f'<Relationship Id="rId9" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
        parts["word/footnotes.xml"] = f'{XML}<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'
    return zipped(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{override}</Types>',
            "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
            f"{relation}</Relationships>",
            "word/document.xml": f'{XML}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            **parts,
            **more,
        }
    )


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what is no element yet is made a run of text."""
    made = (run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(made)}</w:p>"


def shown(document: Document) -> list[tuple[str, str]]:
    """The parts of a document: kind and words."""
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def test_styles_say_what_a_paragraph_is() -> None:
    made = docx.Document()
    made.add_heading("Storm kills 12 in the north", 0)
    made.add_paragraph("Published 3 March 2021")
    made.add_paragraph("The storm killed 12 people on Tuesday, the ministry said.")
    made.add_heading("What is known", 1)
    made.add_paragraph("Three bridges fell.", style="List Bullet")
    made.add_paragraph("40 schools closed.", style="List Number")
    made.add_paragraph("A house in ruins.", style="Caption")
    made.add_paragraph("We lost 30 boats.", style="Quote")
    document = read(saved(made))
    assert shown(document) == [
        ("heading", "Storm kills 12 in the north"),
        ("skipped", "Published 3 March 2021"),
        ("prose", "The storm killed 12 people on Tuesday, the ministry said."),
        ("heading", "What is known"),
        ("item", "Three bridges fell."),
        ("item", "40 schools closed."),
        ("caption", "A house in ruins."),
        ("quote", "We lost 30 boats."),
    ]
    assert [b.zone for b in document.blocks[:3]] == ["headline", "body", "lede"]
    assert document.title == "Storm kills 12 in the north"
    assert (document.period.start, document.period.basis) == (date(2021, 3, 3), "document")


def test_headings_set_by_hand_are_found() -> None:
    made = docx.Document()
    made.add_paragraph().add_run("Storm kills 12 in the north").bold = True
    made.add_paragraph("The storm killed 12 people on Tuesday, the ministry said.")
    made.add_paragraph().add_run("What comes next").bold = True
    made.add_paragraph("- Three bridges are to be rebuilt.")
    assert [kind for kind, _ in shown(read(saved(made)))] == ["heading", "prose", "heading", "item"]


def test_a_table_keeps_its_rows_and_columns() -> None:
    made = docx.Document()
    made.add_paragraph("The count by province follows below.")
    table = made.add_table(4, 3)
    for row, cells in zip(
        table.rows, (("Province", "Dead", "2020"), ("North", "12", "4,500"), ("South", "", "30"), ("All", "12", "")),
        strict=True,
    ):  # fmt: skip
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    table.cell(3, 1).merge(table.cell(3, 2))
    document = read(saved(made))
    (found,) = document.tables
    assert found.header == 1
    assert [[document.text[c.start : c.end] for c in row] for row in found.rows] == [
        ["Province", "Dead", "2020"],
        ["North", "12", "4,500"],
        ["South", "", "30"],
        ["All", "12", ""],
    ]
    assert {c.surface for c in pipeline.extract([document])} >= {"12", "4,500", "30"}


def test_a_table_that_only_lays_out_the_page_is_text() -> None:
    made = docx.Document()
    made.add_table(1, 2).cell(0, 0).text = "The storm killed 12 people on Tuesday."
    document = read(saved(made))
    assert not document.tables
    assert shown(document) == [("prose", "The storm killed 12 people on Tuesday.")]


def test_tracked_changes_are_read_as_accepted() -> None:
    mark = 'w:id="1" w:author="A" w:date="2021-03-03T00:00:00Z"'
    body = p(
        "The storm killed ",
        f"<w:del {mark}><w:r><w:delText>12</w:delText></w:r></w:del>",
        f"<w:ins {mark}><w:r><w:t>14</w:t></w:r></w:ins>",
        f"<w:moveFrom {mark}><w:r><w:t> soldiers</w:t></w:r></w:moveFrom>",
        " people",
        properties=f"<w:rPr><w:del {mark}/></w:rPr>",
    )
    body += p(f"<w:moveTo {mark}><w:r><w:t> on Tuesday.</w:t></w:r></w:moveTo>")
    rows = "".join(
        f"<w:tr>{gone}<w:tc>{p(name)}</w:tc><w:tc>{p(figure)}</w:tc></w:tr>"
        for name, figure, gone in (
            ("North", "7", ""),
            ("East", "9", f"<w:trPr><w:del {mark}/></w:trPr>"),
            ("South", "8", f"<w:trPr><w:ins {mark}/></w:trPr>"),
        )
    )
    document = read(written(body + f"<w:tbl>{rows}</w:tbl>"))
    assert document.text.split("\n\n")[:2] == ["The storm killed 14 people on Tuesday.", "North\t7\nSouth\t8"]


def test_notes_follow_the_text_and_their_marks_are_no_digits() -> None:
    body = p("The storm killed 4,500", '<w:r><w:footnoteReference w:id="2"/></w:r>', " people on Tuesday.")
    note = f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " Some 300 are still missing.")}</w:footnote>'
    line = f'<w:footnote w:type="separator" w:id="0">{p("<w:r><w:separator/></w:r>")}</w:footnote>'
    document = read(written(body, notes=line + note))
    assert shown(document) == [
        ("prose", "The storm killed 4,500 people on Tuesday."),
        ("item", "Some 300 are still missing."),
    ]


def test_raised_digits_are_marks_or_powers() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("In 1,200")
    for words, up in (("3", True), (" villages over 20 km", False), ("2", True), (" the 19", False), ("th", True)):
        paragraph.add_run(words).font.superscript = up
    paragraph.add_run(" storm struck.")
    assert shown(read(saved(made))) == [("prose", "In 1,200 villages over 20 km² the 19th storm struck.")]


def test_hidden_text_field_codes_and_second_copies_are_left_out() -> None:
    copies = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = p(
        "The storm killed ",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>99 </w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF 77</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12 people</w:t></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<mc:AlternateContent xmlns:mc="{copies}"><mc:Choice><w:r><w:t> on Tuesday.</w:t></w:r></mc:Choice>'
        "<mc:Fallback><w:r><w:t> on Tuesday.</w:t></w:r></mc:Fallback></mc:AlternateContent>",
    )
    assert shown(read(written(body))) == [("prose", "The storm killed 12 people on Tuesday.")]


def test_pages_are_those_last_laid_out() -> None:
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = (
        p("The storm killed 12 people.") + p("It left ", page, "300 without a home.") + p(page, "It cost $5 million.")
    )
    document = read(written(body))
    assert {c.surface: c.page for c in pipeline.extract([document])} == {"12": 1, "300": 2, "$5 million": 3}
    assert {c.page for c in pipeline.extract([read(written(p("The storm killed 12 people.")))])} == {None}


def test_findings_and_reports_name_the_page() -> None:
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = read(
        written(p("The storm killed 12 people on 3 March 2021.") + p(page, "It is cold.") + p(page, TOO_MANY))
    )
    (finding,) = [f for f in pipeline.scan([document]).findings if f.code == "SC003"]
    assert {spot.page for spot in finding.locations} == {3}
    assert {place(claim) for claim in finding.claims} == {"a.docx page 3"}


@pytest.mark.parametrize(
    ("created", "modified", "period"),
    [
        (
            datetime(2021, 3, 3, 8, tzinfo=UTC),
            datetime(2021, 3, 3, 9, tzinfo=UTC),
            (date(2021, 3, 3), date(2021, 3, 3)),
        ),
        (datetime(2021, 3, 3, tzinfo=UTC), datetime(2021, 4, 5, tzinfo=UTC), (date(2021, 3, 3), date(2021, 4, 5))),
    ],
)
def test_properties_date_a_text_that_gives_no_date(
    created: datetime, modified: datetime, period: tuple[date, date]
) -> None:
    made = docx.Document()
    made.add_paragraph("The storm killed 12 people on Tuesday, the ministry said.")
    made.core_properties.created, made.core_properties.modified = created, modified
    made.core_properties.title, made.core_properties.author = "The Northern Storm", "Ada Example"
    document = read(saved(made))
    assert (document.period.start, document.period.end) == period
    assert document.dated_by.startswith("file properties: created 2021-03-03")
    assert (document.title, document.author) == ("The Northern Storm", "Ada Example")
    assert read(saved(made), "2019-06-05-storm.docx").period.start == date(2019, 6, 5)


def test_what_programs_fill_in_is_no_statement() -> None:
    made = docx.Document()
    made.add_paragraph("The storm killed 12 people on Tuesday, the ministry said.")
    made.core_properties.title = "Microsoft Word - Document1"
    document = read(saved(made))
    assert (document.title, document.author, document.dated_by) == (None, None, "")
    assert [problem.code for problem in document.problems] == ["SR001"]
    assert read(written(p("The storm killed 12 people on Tuesday."))).dated_by == ""


# --- hostile and broken ------------------------------------------------------------------------------------------

BOMB = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def with_part(name: str, content: str | bytes) -> bytes:
    """A good file with one part replaced or added."""
    return written(p("The storm killed 12 people."), **{name: content})


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500


DEEP = f'{XML}<w:document xmlns:w="{W}"><w:body>' + "<w:sdt>" * 5000 + "</w:sdt>" * 5000 + "</w:body></w:document>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"hello", "not a DOCX file"),
        (zipped({"a.txt": "hello"}), "not a DOCX file"),
        (encrypted(), "encrypted: it needs a password"),
        (encrypted()[:400], "an old format: save it as"),
        (written(p("The storm killed 12 people."))[:-30], "not a whole DOCX file"),
        (with_part("word/document.xml", f"{BOMB}]><w:document xmlns:w='{W}'>&i;</w:document>"), "declares entities"),
        (with_part("word/document.xml", f"{BOMB}]><x/>".encode("utf-16")), "declares entities"),
        (with_part("word/document.xml", DEEP), "not a whole DOCX file"),
        (with_part("word/document.xml", f'{XML}<a xmlns="{W}"/>'), "not a whole DOCX file"),
        (written(""), "no text in it"),
        (written(p(" ")), "no text in it"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data)


@pytest.mark.parametrize(
    ("limit", "most", "reason"),
    [
        ("unpacked_megabytes", 0.1, r"more than 0.1 MB when unpacked \(limits.unpacked-megabytes\)"),
        ("xml_megabytes", 0.1, r"more than 0.1 MB of XML in it \(limits.xml-megabytes\)"),
        ("xml_marks", 10_000, r"more than 10,000 marks in its XML \(limits.xml-marks\)"),
        ("parts", 3, r"more than 3 files packed in it \(limits.parts\)"),
        ("characters", 8, r"more than 8 characters of text \(limits.characters\)"),
        ("megabytes", 0.001, r"more than 0.001 MB \(limits.megabytes\)"),
        ("seconds", 1e-9, r"not read within 1e-09 seconds \(limits.seconds\)"),
    ],
)
def test_each_limit_says_which_it_is(limit: str, most: float, reason: str) -> None:
    bomb = with_part("word/document.xml", f'{XML}<w:document xmlns:w="{W}"><w:body>{p("12 people")}{"<w:p/>" * 20_000}'
                     "</w:body></w:document>")  # fmt: skip
    assert len(bomb) < 10_000
    assert read(bomb).text.strip() == "12 people"
    with pytest.raises(Unreadable, match=reason):
        read(bomb, **{limit: most})


def test_cells_that_span_without_end_are_counted() -> None:
    row = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="100"/></w:tcPr>{p("12")}</w:tc></w:tr>'
    assert read(written(f"<w:tbl>{row * 10}</w:tbl>"), cells=1000).tables
    with pytest.raises(Unreadable, match=r"more than 1,000 table cells \(limits.cells\)"):
        read(written(f"<w:tbl>{row * 11}</w:tbl>"), cells=1000)


def test_without_its_library_one_line_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    file = tmp_path / "report.docx"
    file.write_bytes(written(p("The storm killed 12 people.")))
    alone = pipeline.read([str(file)])
    assert [s.reason for s in alone.skipped] == ["to read DOCX install claimcheck-lint[docx]"]
    (inside,) = pipeline.read([str(tmp_path)]).documents
    assert [(problem.code, problem.message) for problem in inside.problems] == [
        ("SR003", "to read DOCX install claimcheck-lint[docx]")
    ]
