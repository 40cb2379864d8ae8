"""Entries → the files of the ledger. People write there too: whatever stands in a file stays as it is, byte for byte.

A new entry is put behind what is there, a new source behind the last of its entry, in the file's own indentation.
Nothing is read in and dumped again: ruamel finds the places and writes the new lines, the old ones are never touched.
"""

from __future__ import annotations

import io
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from checker.dates import format_edtf
from checker.ledger.entry import LedgerEntry, Reference

WIDE: Final = 4096
"""Columns of a line: nothing is folded."""
_ITEM: Final = re.compile(r"^( *)- ", re.MULTILINE)


def written(entry: LedgerEntry, *, comment: str = "") -> str:
    """An entry as YAML, an item of a list; ``comment`` stands above it."""
    return "".join(f"# {line}\n" for line in comment.splitlines()) + _item(_fields(entry))


def with_entry(text: str, entry: LedgerEntry) -> str:
    """The text of a file with one more entry at its end; all before it stays byte for byte."""
    first = _ITEM.search(text)
    body = "" if text.strip() in ("[]", "---", "--- []") else text
    if body and not body.endswith("\n"):
        body += _line_end(text)
    if body.strip():
        body += _line_end(text)
    return body + _indented(written(entry), len(first[1]) if first is not None else 0, text)


def with_reference(text: str, line: int, reference: Reference) -> str:
    """The text of a file in which the entry that begins on this line names one more source. Raises ValueError where no
    entry begins there.
    """
    root = YAML(typ="rt", pure=True).compose(text)
    entry = next((n for n in getattr(root, "value", ()) if n.start_mark.line + 1 == line), None)
    if entry is None or not isinstance(entry, MappingNode) or entry.flow_style:
        raise ValueError("no entry begins there")
    field = next(((k, v) for k, v in entry.value if k.value == "references"), None)
    item = _item(_reference(reference))
    if field is None:
        column = entry.start_mark.column
        return _inserted(text, entry, _indented(f"references:\n{_indented(item, 2, text)}", column, text))
    key, listed = field
    if isinstance(listed, SequenceNode) and listed.value and not listed.flow_style:
        return _inserted(text, listed, _indented(item, listed.start_mark.column, text))
    if isinstance(listed, SequenceNode) and listed.flow_style:
        at = listed.end_mark.index - 1
        fields = ", ".join(f"{name}: {json.dumps(str(value))}" for name, value in _reference(reference).items())
        return f"{text[:at].rstrip()}{', ' if listed.value else ''}{{{fields}}}{text[at:]}"
    return _inserted(text, key, _indented(item, key.start_mark.column + 2, text))  # the field is there and empty


def _inserted(text: str, node: Node, lines: str) -> str:
    """The text with lines put behind the line on which the last word of a node stands."""
    while isinstance(node, (SequenceNode, MappingNode)) and node.value:
        node = node.value[-1] if isinstance(node, SequenceNode) else node.value[-1][1]
    at = node.end_mark.index
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        at = len(text[:at].rstrip())  # its end mark stands where the next thing begins
    end = text.find("\n", at)
    if end < 0:
        return f"{text}{_line_end(text)}{lines}"
    return text[: end + 1] + lines + text[end + 1 :]


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _indented(lines: str, columns: int, text: str) -> str:
    """Lines moved to the right, with the line ends of the text."""
    return "".join(f"{' ' * columns}{line}{_line_end(text)}" for line in lines.splitlines())


def _item(fields: CommentedMap) -> str:
    """Fields as one item of a list."""
    yaml = YAML()
    yaml.width = WIDE
    yaml.indent(mapping=2, sequence=4, offset=2)
    buffer = io.StringIO()
    yaml.dump(fields, buffer)
    first, *rest = buffer.getvalue().splitlines()
    return "".join(f"{line}\n" for line in (f"- {first}", *(f"  {line}" for line in rest)))


def _fields(entry: LedgerEntry) -> CommentedMap:
    """What an entry says, in the order people write it; what says nothing is left out."""
    fields: dict[str, Any] = {
        "measure": _text(entry.measure),
        "aliases": CommentedSeq([_text(alias) for alias in entry.aliases]) or None,
        "value": _number(entry.value),
        "low": _number(entry.low),
        "high": _number(entry.high),
        "comparator": None if entry.comparator == "=" else DoubleQuotedScalarString(entry.comparator),
        "unit": entry.unit or None,
        "whole": _number(entry.whole),
        "as_of": _day(format_edtf(entry.as_of)) if entry.as_of else None,
        "period": _day(format_edtf(entry.period)) if entry.period else None,
        "rank": entry.rank,
        "references": CommentedSeq([_reference(reference) for reference in entry.references]) or None,
        "reviewed_by": _text(entry.reviewed_by) if entry.reviewed_by else None,
        "reviewed": entry.reviewed,
        "review_after": entry.review_after,
        "note": _text(entry.note) if entry.note else None,
    }
    return CommentedMap((key, value) for key, value in fields.items() if value is not None)


def _reference(reference: Reference) -> CommentedMap:
    fields = {"source": _text(reference.source), "place": _text(reference.place), "retrieved": reference.retrieved}
    return CommentedMap((key, value) for key, value in fields.items() if value)


def _text(text: str) -> str:
    """A text on one line, as YAML reads it back."""
    return " ".join(text.split())


def _number(value: Decimal | None) -> Any:
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def _day(written: str) -> date | int | str:
    """EDTF as YAML would have it unquoted: a year is a number there and a day a date."""
    if re.fullmatch(r"[0-9]{4}", written):
        return int(written)
    return date.fromisoformat(written) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written) else written
