"""Places one can click: text that carries the address of its file, for terminals that know how."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from rich.style import Style
from rich.text import Text


def linked(shown: str, document: str, links: Path | None, style: str = "") -> Text:
    """The text in a style, linked to the document's file where ``links`` is the folder that paths start from."""
    look = Style.parse(style)
    if links is not None and document != "-":
        name, line_of, _ = document.partition(".jsonl#")
        file = links / (f"{name}.jsonl" if line_of else document)
        look += Style(link=f"file://{quote(str(file).encode('utf-8', 'surrogateescape'))}")
    return Text(shown, look)
