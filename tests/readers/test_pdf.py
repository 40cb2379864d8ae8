"""PDF: what is read out of it and in which order, and what is not."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.limits import LIMITS, Limits
from checker.model import Document
from checker.readers import Unreadable, reader_for
from checker.readers._limits import Bounds
from checker.readers._pdf_words import pages_of
from checker.readers._pdf_worker import Worker

pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install -e '.[test]'")
fpdf = pytest.importorskip("fpdf", reason="fpdf2 is not installed: pip install -e '.[test]'")

STORM = (
    "The storm killed 12 people and left 4,500 households without power on Tuesday, the ministry of the interior said "
    "in a statement that was read to correspondents in the capital."
)
FLOOD = (
    "Another 300 people were led out of the northern municipalities, where nobody had counted the damage to bridges "
    "and roads by the evening of the same day."
)
COST = (
    "The governor announced that building anew would cost $5.5 million, and that 20 schools remain closed for the time "
    "being and will be used as homes for families."
)
BELOW = {"new_x": "LMARGIN", "new_y": "NEXT"}


class Paper(fpdf.FPDF):  # type: ignore[misc]
    """Pages with a running header and a numbered footer."""

    def header(self) -> None:
        self.set_font("Helvetica", "", 8)
        self.set_y(10)
        self.cell(0, 5, "Example Review, volume 12", **BELOW)
        self.set_y(20)
        self.set_font("Times", "", 11)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", "", 8)
        self.cell(0, 5, f"Page {self.page_no()} of 9", align="C")


def sheet(kind: type[Any] = fpdf.FPDF) -> Any:
    """A file with one empty page."""
    made = kind()
    made.add_page()
    made.set_font("Times", "", 11)
    return made


def saved(made: Any) -> bytes:
    """The bytes of a file, made on one day."""
    made.set_creation_date(datetime(2021, 3, 5, tzinfo=UTC))
    return bytes(made.output())


def read(data: bytes, name: str = "a.pdf") -> Document:
    """The document of a file."""
    reader = reader_for(name)
    assert reader is not None
    return reader.read(name, data)[0]


def shown(document: Document) -> list[tuple[str, str]]:
    """The parts of a document: kind and words."""
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def test_lines_are_joined_to_paragraphs() -> None:
    made = sheet()
    made.set_font("Helvetica", "B", 18)
    made.multi_cell(70, 9, "Storm kills 12 in the north of the country", **BELOW)
    made.set_font("Times", "", 11)
    made.cell(0, 8, "Published 3 March 2021", **BELOW)
    for words in (STORM, FLOOD, COST):
        made.multi_cell(120, 5, words, **BELOW)
        made.ln(3)
    document = read(saved(made))
    assert shown(document) == [
        ("heading", "Storm kills 12 in the north of the country"),
        ("skipped", "Published 3 March 2021"),
        ("prose", STORM),
        ("prose", FLOOD),
        ("prose", COST),
    ]
    assert document.title == "Storm kills 12 in the north of the country"
    assert document.period.start == date(2021, 3, 3)


def test_paragraphs_told_by_indents_alone_are_apart() -> None:
    made = sheet()
    for words in (STORM, FLOOD, COST):
        made.multi_cell(120, 5, f"      {words}", align="J", **BELOW)
    assert [words for _, words in shown(read(saved(made)))] == [STORM, FLOOD, COST]


@pytest.mark.parametrize("gutter", [8, 4])
def test_columns_are_read_one_after_the_other(gutter: int) -> None:
    made = sheet()
    made.set_font("Helvetica", "B", 16)
    made.cell(0, 10, "Storm kills 12 in the northern provinces of the country", **BELOW)
    made.set_font("Times", "", 11)
    with made.text_columns(ncols=2, gutter=gutter, text_align="J", line_height=1.2) as columns:
        for n in range(33):
            columns.write((STORM, FLOOD, COST)[n % 3].replace("12", str(100 + n)))
            columns.ln()
            columns.ln()
    words = [words for _, words in shown(read(saved(made)))]
    assert words[0] == "Storm kills 12 in the northern provinces of the country"
    assert words[1:] == [(STORM, FLOOD, COST)[n % 3].replace("12", str(100 + n)) for n in range(33)]


def test_wide_blanks_in_a_line_set_to_the_full_width_make_no_cells() -> None:
    made = sheet()
    words = "On Tuesday 12 correspondents in administrations of municipalities uncompromisingly counted 300 people."
    made.multi_cell(38, 5, words, align="J", **BELOW)
    assert read(saved(made)).text == words


def test_a_table_keeps_its_rows_and_columns() -> None:
    made = sheet()
    made.multi_cell(0, 5, STORM, **BELOW)
    made.ln(4)
    rows = [("Province", "Dead", "Homeless"), ("North", "12", "45,000"), ("The central highlands", "7", "1,200")]
    with made.table(col_widths=(40, 20, 20)) as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell)
    made.ln(4)
    made.multi_cell(0, 5, FLOOD, **BELOW)
    document = read(saved(made))
    (found,) = document.tables
    assert found.header == 1
    assert [tuple(document.text[c.start : c.end] for c in row) for row in found.rows] == rows
    assert [kind for kind, _ in shown(document)] == ["prose", "table", "prose"]


def narrow(*heading: tuple[float, str]) -> Document:
    """A table whose columns are as wide as their widest cell, below a heading drawn as one line of words."""
    made = sheet()
    made.set_auto_page_break(False)
    made.multi_cell(0, 5, STORM, **BELOW)
    for place, words in heading:
        made.text(place, 40, words)
    for n, cells in enumerate((("North", "12", "45,000"), ("South", "7", "1,200"), ("West", "3", "30,000"))):
        for place, words in zip((10, 26.5, 36.5), cells, strict=True):
            made.text(place, 46 + 6 * n, words)
    return read(saved(made))


def test_headings_that_stand_a_blank_apart_are_those_of_the_columns_below() -> None:
    document = narrow((10, "Province"), (26.5, "Dead"), (36.5, "Left home"))
    (table,) = document.tables
    assert table.header == 1
    assert [document.text[c.start : c.end] for c in table.rows[0]] == ["Province", "Dead", "Left home"]
    assert len(table.rows) == 4


def test_a_line_above_a_table_that_does_not_stand_over_its_columns_is_a_line() -> None:
    document = narrow((10, "Province and dead and homeless"))
    assert [len(table.rows) for table in document.tables] == [3]
    assert "Province and dead and homeless\n" in document.text


def test_margins_are_left_out_and_a_paragraph_goes_on_over_the_page() -> None:
    made = sheet(Paper)
    for n in range(24):
        made.multi_cell(0, 5, " ".join((STORM, FLOOD, COST)).replace("12", str(100 + n)), **BELOW)
        made.ln(4)
    document = read(saved(made))
    expected = [" ".join((STORM, FLOOD, COST)).replace("12", str(100 + n)) for n in range(24)]
    assert [words for _, words in shown(document)] == expected
    assert len(document.pages) == made.page_no() == 3
    dead = [c for c in pipeline.extract([document]) if c.measure.predicate == "kill"]
    assert [c.page for c in dead] == sorted(c.page or 0 for c in dead)
    assert {c.page for c in dead} == {1, 2, 3}
    for claim in dead:
        assert claim.page is not None
        assert document.pages[claim.page - 1] <= claim.start


def test_lines_that_look_alike_at_the_edge_of_pages_are_no_margins() -> None:
    made = sheet()
    made.set_auto_page_break(True, 20)
    for n in range(110):
        made.cell(0, 5, f"In the village of number {n + 100} some {n + 3} people died in the storm.", **BELOW)
    document = read(saved(made))
    assert document.text.count("people died") == 110


def test_words_broken_at_the_end_of_a_line_are_mended() -> None:
    made = sheet()
    for line in (
        "Aid for reconstruction was promised. The govern-",
        "ment said the recon-",
        "struction of 30 well-",
        "known bridges and of twenty-",
        "five schools takes a 12-",
        "month term. They are well-known.",
    ):
        made.cell(0, 5, line, **BELOW)
    assert read(saved(made)).text == (
        "Aid for reconstruction was promised. The government said the reconstruction of 30 well-known bridges and of "
        "twenty-five schools takes a 12-month term. They are well-known."
    )


def test_raised_digits_are_marks_or_powers() -> None:
    made = sheet()
    for words, place in (("About 1,200", "LINE"), ("3", "SUP"), (" villages over 20 km", "LINE"), ("2", "SUP"),
                         (" were hit by the storm.", "LINE")):  # fmt: skip
        made.char_vpos = place
        made.write(5, words)
    assert shown(read(saved(made))) == [("prose", "About 1,200 villages over 20 km² were hit by the storm.")]


def test_notes_below_the_text_do_not_cut_a_paragraph() -> None:
    made = sheet()
    made.set_auto_page_break(False)
    made.set_y(270)
    made.multi_cell(0, 5, STORM.partition(" ministry")[0], **BELOW)
    made.set_y(285)
    made.set_font("Times", "", 8)
    made.cell(0, 4, "1 The ministry counts only those who were found.", **BELOW)
    made.add_page()
    made.set_font("Times", "", 11)
    made.multi_cell(0, 5, STORM.partition("the ministry ")[2].join(("ministry ", "")), **BELOW)
    made.multi_cell(0, 5, FLOOD, **BELOW)
    text = read(saved(made)).text
    assert STORM in text
    assert text.index("The ministry counts") < text.index(STORM)


def test_a_turned_page_reads_as_it_is_seen_and_what_is_drawn_across_is_left_out() -> None:
    made = sheet()
    with made.rotation(90, 100, 150):
        for n, words in enumerate((STORM, FLOOD)):
            made.set_xy(20, 100 + 40 * n)
            made.multi_cell(120, 5, words)
    assert [words for _, words in shown(read(saved(made)))] == [STORM, FLOOD]
    made = sheet()
    made.multi_cell(0, 5, STORM, **BELOW)
    with made.rotation(45, 100, 150):
        made.text(100, 150, "DRAFT 99 copies")
    assert "99" not in read(saved(made)).text


def test_properties_bound_the_date_of_a_text_that_gives_none() -> None:
    made = sheet()
    made.set_title("The Northern Storm")
    made.set_author("Ada Example")
    made.multi_cell(0, 5, STORM, **BELOW)
    document = read(saved(made))
    assert (document.period.start, document.period.end) == (None, date(2021, 3, 5))
    assert (document.period.basis, document.title, document.author) == ("bounded", "The Northern Storm", "Ada Example")
    assert document.dated_by == "file properties: created 2021-03-05: then or earlier"


# --- hostile and broken ------------------------------------------------------------------------------------------


def drawn(content: bytes) -> bytes:
    """A file of one page whose content is packed."""
    packed = zlib.compress(content)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + (
        b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)
    )  # fmt: skip


ONE_LINE = b"BT /F 12 Tf 50 700 Td (The storm killed 12 people.) Tj ET\n"


def with_password() -> bytes:
    made = sheet()
    made.cell(0, 5, STORM)
    made.set_encryption(owner_password="a", user_password="b")
    return saved(made)


def scanned() -> bytes:
    from PIL import Image

    made = sheet()
    made.image(Image.new("L", (40, 60), 200), x=0, y=0, w=200)
    return saved(made)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (lambda: b"", "empty"),
        (lambda: b"hello", "not a PDF file"),
        (lambda: b"%PDF-1.7\nhello", "not a whole PDF file"),
        (with_password, "encrypted: it needs a password"),
        (scanned, "no text layer: its pages are pictures"),
        (lambda: drawn(b"0 0 9 9 re f"), "no text in it"),
    ],
)
def test_what_cannot_be_read_says_why(data: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data())


def test_pages_that_are_pictures_are_told_between_others() -> None:
    from PIL import Image

    made = sheet()
    for words in (STORM, None, None, FLOOD):
        if words:
            made.multi_cell(0, 5, words, **BELOW)
        else:
            made.image(Image.new("L", (40, 60), 200), x=0, y=0, w=200)
        made.add_page()
    made.multi_cell(0, 5, COST, **BELOW)
    problems = read(saved(made)).problems
    assert [(p.code, p.message) for p in problems] == [("SR003", "pages 2, 3: no text layer")]


@pytest.mark.parametrize(
    ("limit", "most", "reason"),
    [
        ("pages", 1, r"more than 1 pages \(limits.pages\)"),
        ("page_characters", 5, r"more than 5 characters on a page \(limits.page-characters\)"),
        ("characters", 5, r"more than 5 characters of text \(limits.characters\)"),
        ("megabytes", 0.0001, r"more than 0.0001 MB \(limits.megabytes\)"),
        ("seconds", 1e-9, r"not read within 1e-09 seconds \(limits.seconds\)"),
    ],
)
def test_each_limit_says_which_it_is(limit: str, most: float, reason: str) -> None:
    made = sheet()
    for words in (STORM, FLOOD):
        made.multi_cell(0, 5, words, **BELOW)
        made.add_page()
    data = saved(made)
    assert pages_of(data, Bounds(LIMITS)).pages[0].words
    with pytest.raises(Unreadable, match=reason):
        pages_of(data, Bounds(Limits(**{limit: most})))


def test_a_page_of_a_million_objects_takes_no_longer_than_it_may() -> None:
    worker = Worker()
    assert worker.pages(drawn(ONE_LINE)).pages[0].words
    with pytest.raises(Unreadable, match=r"not read within 1 seconds \(limits.seconds\)"):
        worker.pages(drawn(b"q 1 1 2 2 re f " * 2_000_000), Limits(seconds=1.0))
    assert worker.pages(drawn(ONE_LINE)).pages[0].words, "the next file is read as ever"
    worker.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the system bounds no memory")
def test_a_file_that_needs_more_memory_than_it_may_take_says_so() -> None:
    worker = Worker()
    hungry = drawn(b"q 1 1 2 2 re f " * 2_000_000)
    with pytest.raises(Unreadable, match=r"more than 400 MB of memory \(limits.memory-megabytes\)"):
        worker.pages(hungry, Limits(memory_megabytes=400.0))
    assert worker.pages(drawn(ONE_LINE)).pages[0].words, "the next file is read as ever"
    worker.close()


def test_a_process_that_died_is_followed_by_another() -> None:
    worker = Worker()
    assert worker.pages(drawn(ONE_LINE)).pages[0].words
    worker._process.kill()
    assert worker.pages(drawn(ONE_LINE)).pages[0].words
    worker.close()


def test_without_its_library_one_line_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    file = tmp_path / "report.pdf"
    file.write_bytes(drawn(ONE_LINE))
    alone = pipeline.read([str(file)])
    assert [s.reason for s in alone.skipped] == ["to read PDF install claimcheck-lint[pdf]"]
    (inside,) = pipeline.read([str(tmp_path)]).documents
    assert [(p.code, p.message) for p in inside.problems] == [("SR003", "to read PDF install claimcheck-lint[pdf]")]
