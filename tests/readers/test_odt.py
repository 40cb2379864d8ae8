"""ODT: what a reader of the finished document sees, and hostile files refused with a reason."""

from __future__ import annotations

import io
import zipfile

import pytest

from checker.model import Document
from checker.pipeline import extract
from checker.readers import Unreadable, reader_for

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def packed(body: str, meta: str = "", head: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"{head}<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        if meta:
            archive.writestr(
                "meta.xml", f"<office:document-meta {SPACES}><office:meta>{meta}</office:meta></office:document-meta>"
            )
    return buffer.getvalue()


def read(data: bytes) -> Document:
    reader = reader_for("a.odt")
    assert reader is not None
    (document,) = reader.read("a.odt", data)
    return document


def test_headings_lists_tables_and_notes() -> None:
    document = read(
        packed(
            "<text:h>The flood</text:h><text:p>It cut off <text:span>40</text:span> villages."
            "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>As of 3 March.</text:p>"
            "</text:note-body></text:note></text:p><text:list><text:list-item>"
            "<text:p>12 bridges fell.</text:p></text:list-item></text:list><table:table>"
            "<table:table-row><table:table-cell>"
            "<text:p>Town</text:p></table:table-cell><table:table-cell>"
            "<text:p>Workers</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell>"
            "<text:p>Lindholm</text:p>"
            "</table:table-cell><table:table-cell><text:p>120</text:p></table:table-cell></table:table-row></table:table>"
        )
    )
    assert document.title == "The flood"
    assert [block.kind for block in document.blocks] == ["heading", "prose", "item", "table", "item"]
    assert [c.surface for c in extract([document])] == ["40", "12", "120"]
    assert "villages.1" not in document.text


def test_changes_are_read_as_accepted() -> None:
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>99 ships</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    document = read(packed(f"{deleted}<text:p>They sent <text:change/>12 ships.</text:p>"))
    assert document.text.strip() == "They sent 12 ships."


def test_what_the_file_states_of_itself() -> None:
    meta = (
        "<dc:title>On the flood</dc:title><meta:creation-date>2021-03-03T10:00:00</meta:creation-date>"
        "<dc:date>2021-03-03T11:00:00</dc:date>"
    )
    document = read(packed("<text:p>It cut off 40 villages and went on for days.</text:p>", meta))
    assert (document.title, str(document.period.start), str(document.period.end)) == (
        "On the flood",
        "2021-03-03",
        "2021-03-03",
    )


DEEP = "<text:section>" * 400 + "<text:p>a</text:p>" + "</text:section>" * 400


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"no archive", "not an ODT file"),
        (packed("<text:p>a</text:p>")[:-40], "not a whole ODT file"),
        (packed("<text:p>"), "not a whole ODT file"),
        (packed(""), "no text in it"),
        (packed("<text:p>&b;</text:p>", head='<!DOCTYPE a [<!ENTITY b "c">]>'), "declares entities"),
        (packed(" " * 41_000_000), "MB of XML"),
        (packed(DEEP), "nested too deeply"),
        (packed(f"<text:p>{'a' * 5_100_000}</text:p>"), "characters of text"),
    ],
    ids=["empty", "text", "cut", "broken", "blank", "entities", "bomb", "deep", "long"],
)
def test_hostile_files_are_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data)


def test_properties_in_an_encoding_that_nobody_knows_are_left_out() -> None:
    buffer = io.BytesIO(packed("<text:p>It killed 12 people.</text:p>"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("meta.xml", '<?xml version="1.0" encoding="UWF-8"?><office:document-meta/>')
    document = read(buffer.getvalue())
    assert (document.text.strip(), document.title) == ("It killed 12 people.", None)


def test_a_text_in_an_encoding_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"^not a whole ODT file \(LookupError\)$"):
        read(packed("<text:p>It killed 12 people.</text:p>", head='<?xml version="1.0" encoding="UWF-8"?>'))
