"""Paper of a given width to print on: styled text laid out in columns and turned into a string.

Nothing here reads the terminal or the environment; whoever prints says how wide and whether in colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import StringIO

from rich.console import Console
from rich.text import Text

STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
"""How each severity looks."""


@dataclass(frozen=True)
class Cell:
    """A text in a column ``width`` cells wide; wrapped there, padded, never cut."""

    text: Text
    width: int


@dataclass
class Paper:
    """Lines of styled text; ``printed`` gives them as one string."""

    width: int
    colour: bool
    lines: list[Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._buffer = StringIO()
        self._console = Console(
            file=self._buffer,
            width=max(self.width, 20),
            height=1000,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            legacy_windows=False,
            force_jupyter=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def blank(self) -> None:
        """An empty line, unless the page is empty or ends in one."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Text())

    def paragraph(self, text: Text, *, indent: int = 0, hanging: int = 0) -> None:
        """A text wrapped to the width, its further lines indented by ``hanging`` more."""
        first = self.wrapped(text, self.width - indent - hanging)
        for number, line in enumerate(first):
            self.lines.append(Text(" " * (indent + (hanging if number else 0))) + line)

    def unbroken(self, text: Text, *, indent: int) -> None:
        """A line never wrapped, so that it stays clickable: indented as far as the width allows."""
        room = max(self.width - text.cell_len, 0)
        self.lines.append(Text(" " * min(indent, room)) + text)

    def row(self, cells: Sequence[Cell], *, indent: int = 0, gap: int = 2) -> None:
        """Texts side by side, each wrapped in its own column."""
        columns = [self.wrapped(cell.text, cell.width) for cell in cells]
        for number in range(max(len(column) for column in columns)):
            line = Text(" " * indent)
            for cell, column in zip(cells, columns, strict=True):
                part = column[number] if number < len(column) else Text()
                line.append_text(part)
                line.append(" " * (cell.width - part.cell_len + gap))
            line.rstrip()
            self.lines.append(line)

    def printed(self) -> str:
        """All lines as one string, each ended by a newline."""
        for line in self.lines:
            self._console.print(line, soft_wrap=True)
        return self._buffer.getvalue()

    def wrapped(self, text: Text, width: int) -> list[Text]:
        """The lines a text takes at a width."""
        if text.cell_len <= width and "\n" not in text.plain and "\t" not in text.plain:
            whole = text.copy()
            whole.rstrip()
            return [whole]
        lines = list(text.wrap(self._console, max(width, 8), tab_size=1)) or [Text()]
        for line in lines:
            line.rstrip()
        return lines


def fitting(texts: Iterable[Text], most: int) -> int:
    """The width a column needs, at most ``most``: a few texts wider than that are wrapped and do not decide for all."""
    widths = [text.cell_len for text in texts]
    fit = [width for width in widths if width <= most]
    return most if len(fit) * 4 < len(widths) * 3 else max(fit, default=0)
