"""JSON Lines: a document a line."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from typing import Any

from checker.limits import LIMITS, Limits
from checker.model import Document, Problem
from checker.readers._assemble import assemble
from checker.readers._decode import Unreadable, decode
from checker.readers._directives import blanked, directives
from checker.readers._front_matter import KEYS, FrontMatter, Value
from checker.readers._layout import lay_out
from checker.readers._limits import bounded, hold, sized
from checker.readers._mapped import plain

_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonLines:
    """One JSON object a line with ``id`` and ``text``, and where known ``title``, ``publisher``, ``date`` and ``url``.

    Each is a document of its own, named ``FILE#ID``, with offsets into its ``text``. A line that cannot be used
    becomes an empty document with problem SR003 and the rest is read.
    """

    name = "jsonl"
    suffixes = (".jsonl",)

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The documents of a file, in its order; raises Unreadable."""
        found: dict[str, Document] = {}
        text = decode(sized(data, limits))
        hold(limits, "records", text.count("\n"))
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                document = document_of(path_shown, record_of(line), number, found, limits)
            except Unreadable as reason:
                document = unusable(path_shown, number, str(reason))
            found[document.name] = document
        return list(found.values())


def unusable(path: str, number: int, reason: str) -> Document:
    """The empty document that stands for a line which could not be used."""
    problem = Problem("SR003", f"line {number}: {reason}")
    return Document(name=unnamed(path, number), path=path, text="", problems=(problem,))


def unnamed(path: str, number: int) -> str:
    """What a line without a usable ``id`` is called."""
    return f"{path}#line-{number}"


def name_of(path: str, record: dict[str, Any], number: int) -> str:
    """What the document of a record is called."""
    key = _string(record.get("id"))
    return f"{path}#{key}" if key else unnamed(path, number)


def record_of(line: str) -> dict[str, Any]:
    """One line as a record; raises Unreadable."""
    try:
        record = json.loads(line)
    except RecursionError:
        raise Unreadable("nested too deeply") from None
    except ValueError as error:
        reason = getattr(error, "msg", None) or "a number is too long"
        raise Unreadable(f"not valid JSON ({reason})") from None
    if not isinstance(record, dict):
        raise Unreadable("not a JSON object")
    return record


def document_of(
    path: str, record: dict[str, Any], number: int, taken: Container[str] = (), limits: Limits = LIMITS
) -> Document:
    """The document of a record whose name is not ``taken`` yet; raises Unreadable."""
    text = record.get("text")
    if not isinstance(text, str):
        raise Unreadable("no text" if text is None else "the text is not a string")
    text, source_map = plain(_SURROGATE.sub("\ufffd", bounded(text, limits)))
    if not text.strip():
        raise Unreadable("empty")
    name = name_of(path, record, number)
    if name in taken:
        raise Unreadable(used_twice(path, name))
    values = {k: Value(v, 0, 0) for k in KEYS if (v := _string(record.get(k))) is not None}
    stated = FrontMatter(values, 0)
    said = directives(text)
    text = blanked(text, said)
    layout = lay_out(text, titled="title" in values)
    return assemble(name, path, text, layout, stated, source="record", directives=said, source_map=source_map)


def used_twice(path: str, name: str) -> str:
    """The reason why a second record of one name is not used."""
    return f'the id "{name[len(path) + 1 :][:80]}" is used twice'


def _string(value: object) -> str | None:
    """A value as one line of text, None for what is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(_SURROGATE.sub("\ufffd", str(value)).split())[:2000] or None
