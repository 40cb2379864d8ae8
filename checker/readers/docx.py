"""DOCX: drafts and reports as word processors write them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.limits import LIMITS, Limits
from checker.model import Document
from checker.readers._assemble import assemble
from checker.readers._decode import Unreadable
from checker.readers._front_matter import FrontMatter
from checker.readers._limits import Bounds
from checker.readers._properties import Properties
from checker.readers._told import lay_out_told

if TYPE_CHECKING:
    from datetime import date, datetime

    from docx.document import Document as Opened


class Docx:
    """Word documents: headings, paragraphs, lists, tables, captions, notes; changes are read as accepted.

    Places are those in the text read out. Headers and footers are left out. Needs the extra ``docx``.
    """

    name = "docx"
    suffixes = (".docx",)

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The one document of a file; raises Unreadable."""
        from checker.readers._docx_package import opened
        from checker.readers._docx_text import read_out

        bounds = Bounds(limits)
        package = opened(data, bounds)
        try:
            text, parts, tables, pages = read_out(package, bounds)
            properties = _properties(package)
        except Unreadable:
            raise
        except Exception as error:  # XML that says something else than its schema allows fails in its own ways
            raise Unreadable(f"not a whole DOCX file ({type(error).__name__})") from None
        if not text.strip():
            raise Unreadable("no text in it")
        by_shape = not any(part.kind == "heading" for part in parts)
        layout = lay_out_told(parts, tables, titled=False, by_shape=by_shape)
        stated = FrontMatter({}, 0)
        weakly = properties.dating(written_in_it=True)
        document = assemble(path_shown, path_shown, text, layout, stated, weakly=weakly, pages=pages)
        title, author = document.title or properties.own_title(), document.author or properties.own_author()
        return [replace(document, title=title, author=author)]


def _properties(package: Opened) -> Properties:
    """The core properties; what cannot be read is not there. The library makes up a part that is missing."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        package.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
        core = package.core_properties
        return Properties(core.title, core.author, _day(core.created), _day(core.modified))
    except Exception:  # a broken part, a date that is none
        return Properties()


def _day(stamp: datetime | None) -> date | None:
    return None if stamp is None else stamp.date()
