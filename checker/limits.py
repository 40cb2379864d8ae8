"""How much of one document is read before it is given up: settings, far above what people write and below what would
hurt a machine of a few gigabytes.

Whether a count is reached hangs on the document alone, so that one input has one outcome everywhere. Time and memory
are safety nets beneath the counts, for what no count foresees.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

Name = Literal[
    "megabytes",
    "characters",
    "figures",
    "records",
    "cells",
    "pages",
    "page_characters",
    "parts",
    "unpacked_megabytes",
    "xml_megabytes",
    "xml_marks",
]
"""The limits that are counts."""
Count = Annotated[int, Field(strict=True, ge=1)]
Amount = Annotated[float, Field(strict=True, gt=0, allow_inf_nan=False)]
MEGABYTE: Final = 1_000_000


class Limits(BaseModel):
    """The most of one document that is read; descriptions say what is counted. Keys have hyphens in a file."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )

    megabytes: Amount = Field(default=150.0, description="MB")
    characters: Count = Field(default=5_000_000, description="characters of text")
    figures: Count = Field(default=200_000, description="words that tell a number")
    records: Count = Field(default=250_000, description="records")
    cells: Count = Field(default=500_000, description="table cells")
    pages: Count = Field(default=3_000, description="pages")
    page_characters: Count = Field(default=100_000, description="characters on a page")
    parts: Count = Field(default=10_000, description="files packed in it")
    unpacked_megabytes: Amount = Field(default=300.0, description="MB when unpacked")
    xml_megabytes: Amount = Field(default=40.0, description="MB of XML in it")
    xml_marks: Count = Field(default=2_000_000, description="marks in its XML")
    memory_megabytes: Amount = Field(default=3_000.0, description="MB of memory")
    seconds: Amount = Field(default=60.0, description="seconds")

    def exceeded(self, name: Name, count: int) -> str:
        """Why a document with so many (bytes where the limit is in MB) is given up, with the setting that would allow
        it; empty where it is not.
        """
        most: float = getattr(self, name)
        if count <= most * (MEGABYTE if name.endswith("megabytes") else 1):
            return ""
        shown = f"{most:,}" if isinstance(most, int) else f"{most:g}"
        return f"more than {shown} {type(self).model_fields[name].description} (limits.{name.replace('_', '-')})"


LIMITS: Final = Limits()
"""What holds where nothing is configured."""
