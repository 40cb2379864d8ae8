"""The folder of the ledger → its entries, and what in it cannot be read, with file and line.

A ledger comes with the texts it is held against and is trusted no more than they are: what YAML could do beyond plain
lists, mappings and words (tags, anchors, nesting without end) is refused where it stands, before anything is built.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from checker.ledger.entry import LedgerEntry

LARGEST: Final = 2_000_000
"""Bytes of one file: some five thousand entries."""
DEEPEST: Final = 8
"""Levels of lists and mappings; an entry has four."""
TOLD: Final = 5
"""Problems of one entry that are told."""
OWN: Final = ("file", "line")
"""Fields that reading fills in and nobody may write."""


class Problem(NamedTuple):
    """What cannot be read, in one line, and where it stands; line 0 where it is of the whole file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class LedgerError(ValueError):
    """A ledger that cannot be read, in one line that names the file and, where there is one, the line."""


@dataclass(frozen=True)
class Ledger:
    """The entries by file and place, and what could not be read."""

    entries: tuple[LedgerEntry, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> tuple[LedgerEntry, ...]:
        """The entries of the files that could be read whole: a measure half read would call right figures wrong."""
        broken = {problem.file for problem in self.problems}
        return tuple(entry for entry in self.entries if entry.file not in broken)


def load(folder: Path) -> tuple[LedgerEntry, ...]:
    """The entries of every YAML file in the folder, by file and place. Raises LedgerError at the first problem."""
    ledger = read(folder)
    if ledger.problems:
        raise LedgerError(str(ledger.problems[0]))
    return ledger.entries


def read(folder: Path) -> Ledger:
    """The entries of every YAML file in the folder, by file and place, and all that cannot be read."""
    name = folder.as_posix()
    if not folder.is_dir():
        return Ledger((), (Problem(name, 0, "is no folder" if folder.exists() else "no such folder"),))
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.is_file())
    except OSError as why:
        return Ledger((), (Problem(name, 0, why.strerror or "cannot be read"),))
    found = [read_file(path) for path in files]
    return Ledger(
        tuple(entry for ledger in found for entry in ledger.entries),
        tuple(problem for ledger in found for problem in ledger.problems),
    )


def read_file(path: Path) -> Ledger:
    """The entries of one file, and what in it cannot be read."""
    name = path.as_posix()
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as why:
        return Ledger((), (Problem(name, 0, why.strerror or "cannot be read"),))
    if data is None:
        return Ledger((), (Problem(name, 0, f"larger than {LARGEST:,} bytes; divide it by subject"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Ledger((), (Problem(name, 0, "not UTF-8 text"),))
    return read_text(name, text)


def read_text(name: str, text: str) -> Ledger:
    """The entries of a ledger file's text, and what in it cannot be read."""
    root = _composed(name, text)
    if root is None:
        return Ledger(())
    if isinstance(root, Problem):
        return Ledger((), (root,))
    if not isinstance(root, SequenceNode):
        return Ledger((), (Problem(name, _line(root), "a ledger file is a list of entries"),))
    entries: list[LedgerEntry] = []
    problems: list[Problem] = []
    for node in root.value:
        found = _entry(name, node)
        if isinstance(found, LedgerEntry):
            entries.append(found)
        else:
            problems.extend(found)
    return Ledger(tuple(entries), tuple(problems))


# --- YAML ----------------------------------------------------------------------------------------------------------


class _Refused(MarkedYAMLError):
    """What YAML allows and a ledger does not."""


class _Plain(Composer):
    """Makes nodes of plain lists, mappings and words, and of nothing else."""

    level = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """A node. Raises what is told with its line."""
        event = self.parser.peek_event()
        what = (
            "aliases (*) and anchors (&) are not read" if isinstance(event, AliasEvent) or event.anchor else
            f"nested more than {DEEPEST} deep" if self.level >= DEEPEST else
            "tags (!) are not read" if _tagged(event) else ""
        )  # fmt: skip
        if what:
            raise _Refused(problem=what, problem_mark=event.start_mark)
        self.level += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.level -= 1


def _tagged(event: Any) -> bool:
    tag = getattr(event, "ctag", None) or getattr(event, "tag", None)
    return tag is not None and str(tag) not in ("", "None", "!")


def _composed(name: str, text: str) -> Node | Problem | None:
    """The file as YAML nodes, which know their lines; None where it holds nothing."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _Plain
    try:
        return yaml.compose(text)  # type: ignore[no-any-return]
    except MarkedYAMLError as why:
        mark = why.problem_mark or why.context_mark
        said = _one_line(why.problem or why.context)
        return Problem(name, mark.line + 1 if mark is not None else 0, f"no valid YAML: {said}")
    except (YAMLError, ValueError, RecursionError) as why:
        return Problem(name, 0, f"no valid YAML: {_one_line(str(why))}")


# --- entries -------------------------------------------------------------------------------------------------------


def _entry(name: str, node: Node) -> LedgerEntry | list[Problem]:
    if not isinstance(node, MappingNode):
        return [Problem(name, _line(node), "an entry is a mapping that begins with its measure")]
    problems = [Problem(name, line, said) for line, said in _misplaced(node)]
    if problems:
        return problems[:TOLD]
    try:
        return LedgerEntry.model_validate({**_plain(node), "file": name, "line": _line(node)})
    except ValidationError as broken:
        return [_problem(error, name, node) for error in broken.errors(include_url=False)[:TOLD]]


def _misplaced(node: MappingNode) -> Iterator[tuple[int, str]]:
    """Keys that are given twice, or are no words, anywhere in an entry; and those nobody may write."""
    for key in (k for k, _ in node.value if k.value in OWN):
        yield _line(key), f"{key.value}: no such field"
    waiting: list[Node] = [node]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, SequenceNode):
            waiting.extend(inner.value)
        elif isinstance(inner, MappingNode):
            seen: set[str] = set()
            for key, value in inner.value:
                if not isinstance(key, ScalarNode):
                    yield _line(key), "a field is named by a word"
                elif key.value in seen:
                    yield _line(key), f"{_short(key.value)}: given twice"
                else:
                    seen.add(key.value)
                waiting.append(value)


def _plain(node: Node) -> Any:
    """Nodes as lists, mappings and the words as written: what is a number or a date the entry's fields decide."""
    if isinstance(node, MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(value) for value in node.value]
    empty = str(node.tag).endswith(":null")
    return None if empty else node.value


SAID: Final = {
    "extra_forbidden": "no such field",
    "missing": "is missing",
    "decimal_parsing": "is no number; write it without commas, such as 306300000000 or 306.3",
    "decimal_type": "is no number",
    "decimal_max_digits": "has too many digits",
    "decimal_max_places": "has too many digits behind the point",
    "decimal_whole_digits": "has too many digits",
    "string_type": "is no text",
    "tuple_type": "is no list",
    "model_type": "is no mapping",
    "string_too_short": "says nothing",
}


def _problem(error: Any, name: str, node: MappingNode) -> Problem:
    """One thing wrong with an entry, in one line, at the field it is about."""
    where = error["loc"]
    path = ".".join(_short(str(part)) for part in where)
    said = SAID.get(error["type"]) or _one_line(error["msg"].removeprefix("Value error, "))
    return Problem(name, _line(_at(node, where)), f"{path}{': ' if where else ''}{said}")


def _at(node: Node, where: tuple[str | int, ...]) -> Node:
    """The node of a field, as deep as there is one."""
    found = node
    for part in where:
        if isinstance(node, MappingNode):
            key, node = next(((k, v) for k, v in node.value if k.value == part), (None, node))
            if key is None:
                break
            found = key
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            found = node = node.value[part]
        else:
            break
    return found


def _line(node: Node) -> int:
    line: int = node.start_mark.line + 1
    return line


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _one_line(text: str | None) -> str:
    line = " ".join((text or "unreadable").split())
    return line if len(line) <= 200 else f"{line[:199]}…"
