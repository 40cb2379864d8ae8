"""The ledger: reviewed figures on disk. One YAML file a subject, one entry a figure and its time; written by people.

An entry says what is measured (in one phrase, with the others it goes by), the figure with its bounds and unit, the
time it holds for, and which sources stand behind it. As in Wikidata a figure has a rank, so that one which proved wrong
stays on record instead of being deleted. What cannot be read is one clear line with file and line: a ledger half read
would confirm half the figures and say nothing of the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from checker.dates import parse_edtf
from checker.interval import Interval
from checker.model import Comparator, Frozen, Number, Period

LedgerRank = Literal["preferred", "normal", "deprecated"]


class LedgerError(ValueError):
    """A ledger that cannot be read, in one line that names the file and, where there is one, the line."""


class Reference(Frozen):
    """A source that stands behind a figure: its note, and where in it."""

    source: str = Field(min_length=1)
    place: str = ""


class LedgerEntry(Frozen):
    """One reviewed figure.

    ``as_of`` is when a state was seen to hold, ``period`` the stretch that a total is for; an entry has one of them.
    ``low`` and ``high`` are needed only where ``value`` and ``comparator`` do not say them: a range, or a figure that
    is about right. ``whole`` is the size of what the figure is a part of: 193 in 185 of 193. ``file`` and ``line`` say
    where the entry stands.
    """

    measure: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    comparator: Comparator = "="
    unit: str = ""
    whole: Number | None = None
    as_of: Period | None = None
    period: Period | None = None
    rank: LedgerRank = "normal"
    references: tuple[Reference, ...] = ()
    reviewed_by: str | None = None
    reviewed: date | None = None
    note: str = ""
    file: str = ""
    line: int = 0

    @field_validator("as_of", "period", mode="before")
    @classmethod
    def _edtf(cls, written: object) -> object:
        """Dates are EDTF; YAML reads some of them as a date or a number."""
        return parse_edtf(str(written)) if isinstance(written, (str, int, date)) else written

    @model_validator(mode="after")
    def _complete(self) -> LedgerEntry:
        if (self.as_of is None) == (self.period is None):
            raise ValueError("an entry has either as_of or period")
        if self.value is None and (self.low is None or self.high is None):
            raise ValueError("an entry has a value, or low and high")
        if self.value is not None and self.comparator == "~" and (self.low is None or self.high is None):
            raise ValueError('a figure that is about right ("~") says its low and high')
        try:
            allowed = self.strict
        except ValueError:
            raise ValueError("low is above high") from None
        if self.value is not None and self.comparator in ("=", "~") and self.value not in allowed:
            raise ValueError("value does not lie between low and high")
        return self

    @property
    def when(self) -> Period:
        """The time the figure holds for."""
        when = self.as_of or self.period
        assert when is not None  # _complete
        return when

    @property
    def strict(self) -> Interval:
        """The numbers the figure allows; ``>`` and ``<`` leave their own end out."""
        at_least = self.value if self.comparator in ("=", ">", ">=") else None
        at_most = self.value if self.comparator in ("=", "<", "<=") else None
        low = at_least if self.low is None else self.low
        high = at_most if self.high is None else self.high
        return Interval(
            low,
            high,
            low_open=self.comparator == ">" and self.low is None,
            high_open=self.comparator == "<" and self.high is None,
        )


def load(folder: Path) -> tuple[LedgerEntry, ...]:
    """The entries of every YAML file in the folder, by file and place. Raises LedgerError."""
    if not folder.is_dir():
        raise LedgerError(f"{folder.as_posix()}: no such folder")
    files = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.is_file())
    return tuple(entry for path in files for entry in _entries(path))


def _entries(path: Path) -> Iterator[LedgerEntry]:
    name = path.as_posix()
    root, data = _parse(path)
    if root is None:
        return
    if not isinstance(root, SequenceNode):
        raise LedgerError(f"{name}:{_line(root)}: a ledger file is a list of entries")
    for node, fields in zip(root.value, data, strict=True):
        if not isinstance(node, MappingNode) or not isinstance(fields, Mapping):
            raise LedgerError(f"{name}:{_line(node)}: an entry is a mapping that begins with its measure")
        for own in ("file", "line"):
            if own in fields:
                raise LedgerError(f"{name}:{_line(_key(node, own))}: {own}: no such field")
        try:
            yield LedgerEntry.model_validate({**fields, "file": name, "line": _line(node)})
        except ValidationError as broken:
            raise LedgerError(_first(broken, name, node)) from None


def _parse(path: Path) -> tuple[Node | None, Any]:
    """The file as YAML nodes, which know their lines, and as plain values."""
    yaml = YAML(typ="safe", pure=True)
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.compose(text), yaml.load(text)
    except UnicodeDecodeError:
        raise LedgerError(f"{path.as_posix()}: not UTF-8 text") from None
    except OSError as why:
        raise LedgerError(f"{path.as_posix()}: {why.strerror}") from None
    except MarkedYAMLError as why:
        mark = why.problem_mark or why.context_mark
        line = f":{mark.line + 1}" if mark is not None else ""
        raise LedgerError(f"{path.as_posix()}{line}: no valid YAML: {_one_line(why.problem or why.context)}") from None
    except (YAMLError, ValueError) as why:
        raise LedgerError(f"{path.as_posix()}: no valid YAML: {_one_line(str(why))}") from None


def _first(broken: ValidationError, name: str, node: MappingNode) -> str:
    """The first thing wrong with an entry, in one line, at the field it is about."""
    error = broken.errors(include_url=False)[0]
    where = [str(part) for part in error["loc"]]
    line = _line(_key(node, where[0])) if where else _line(node)
    said = {"extra_forbidden": "no such field", "missing": "is missing"}.get(error["type"])
    said = said or _one_line(error["msg"].removeprefix("Value error, "))
    return f"{name}:{line}: {'.'.join(where)}{': ' if where else ''}{said}"


def _key(node: MappingNode, key: str) -> Node:
    """The node of an entry's field, or the entry itself where it has no such field."""
    found: Node = next((k for k, _ in node.value if k.value == key), node)
    return found


def _line(node: Node) -> int:
    line: int = node.start_mark.line + 1
    return line


def _one_line(text: str | None) -> str:
    return " ".join((text or "unreadable").split())
