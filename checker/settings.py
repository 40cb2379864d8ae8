"""The configuration: ``[tool.claimcheck]`` in the nearest ``pyproject.toml``, or ``claimcheck.toml``.

Read once at the command line and handed on as values; nothing below looks for a file again. A key nobody knows is an
error and not passed over: a mistyped ``ignore`` that ignores nothing is worse than none.
"""

from __future__ import annotations

import os
import posixpath
import re
import tomllib
import warnings
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from checker.limits import LIMITS, Limits
from checker.model import Allowance, Severity

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FailOn = Literal["error", "warning", "info", "never"]


class SettingsError(ValueError):
    """A configuration that cannot be read, in one line that names the file."""


def _plain(path: str) -> str:
    """A path that is what it looks like: it leaves the project at its beginning or not at all."""
    if not path.strip():
        raise ValueError("is empty; the project itself is '.'")
    if path.startswith("~"):
        raise ValueError(f"~ is not expanded in {path!r}")
    inner = path.replace("\\", "/").lstrip("./") if path.startswith(".") else path.replace("\\", "/")
    if ".." in inner.split("/"):
        raise ValueError(
            f"{path!r} leaves a folder on its way; write {posixpath.normpath(path.replace(chr(92), '/'))!r}"
        )
    return path


def _day(written: object) -> object:
    """A date as TOML writes it, or its text; no time of day and no number."""
    if isinstance(written, date) and not isinstance(written, datetime):
        return written
    try:
        return date.fromisoformat(written if isinstance(written, str) else "")
    except ValueError:
        raise ValueError("should be a date, YYYY-MM-DD") from None


@lru_cache(maxsize=1024)
def _spec(pattern: str) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of a class of characters that looks like a set
        return GitIgnoreSpec.from_lines([pattern.removeprefix("!")])


def _glob(pattern: str) -> str:
    try:
        included = any(part.include for part in _spec(pattern).patterns)
    except (ValueError, re.error):
        included = False
    if not included:
        raise ValueError(f"{pattern!r} is no pattern of paths")
    return pattern


Paths = tuple[Annotated[str, AfterValidator(_plain)], ...]
OnePath = Annotated[str, AfterValidator(_plain)]


class _Table(BaseModel):
    """A table of the file; its keys have hyphens."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))


class Allow(_Table):
    """A finding that is allowed, as ``[[allow]]`` has it: ``until`` is the last day it is."""

    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")
    reason: str = ""
    until: Annotated[date | None, BeforeValidator(_day)] = None


class Settings(_Table):
    """What a project has settled; keys are written with hyphens in the file.

    ``drafts``, ``sources``, ``ledger``, ``baseline`` and the patterns of ``per_file_ignores`` are relative to where
    ``file`` stands; ``None`` where there is none. ``allow_lines`` are the lines in which its ``allow`` entries stand.
    """

    drafts: Paths = ()
    sources: Paths = ("seeds",)
    ledger: OnePath = "claims"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[Annotated[str, AfterValidator(_glob)], tuple[str, ...]] = Field(default_factory=dict)
    min_confidence: float = Field(default=0.5, ge=0.0, le=1.0)
    fail_on: FailOn = "error"
    severity: Mapping[str, Severity] = Field(default_factory=dict)
    baseline: OnePath | None = None
    allow: tuple[Allow, ...] = ()
    limits: Limits = LIMITS
    file: Path | None = Field(default=None, exclude=True)
    allow_lines: tuple[int, ...] = Field(default=(), exclude=True)

    @property
    def origin(self) -> str:
        """How the file is called in a complaint."""
        return _shown(self.file) if self.file else "the defaults"

    @property
    def sources_named(self) -> bool:
        """Whether the file names the sources; the default is not held against documents nobody asked about."""
        return "sources" in self.model_fields_set

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The findings that are allowed, each with its place in the file."""
        return tuple(
            Allowance(**dict(entry), file=self.origin, line=line)
            for entry, line in zip(self.allow, self.allow_lines, strict=True)
        )

    def paths(self, names: Sequence[str]) -> list[str]:
        """Configured paths as seen from the working directory."""
        if self.file is None:
            return list(names)
        return [os.path.relpath(self.file.parent / name) for name in names]

    def filed(self, path: str) -> str:
        """A path as the project calls it: relative to where the file stands, or to the working directory."""
        try:
            return os.path.relpath(path, self.file.parent if self.file else None).replace("\\", "/")
        except ValueError:  # another drive
            return path.replace("\\", "/")

    def ignored_in(self, path: str) -> tuple[str, ...]:
        """The codes, or beginnings of codes, that are ignored in a file; a pattern with ``!`` before it is for all
        others.
        """
        filed = self.filed(path)
        if filed.startswith("../"):
            return ()
        found: list[str] = []
        for pattern, codes in self.per_file_ignores.items():
            if _spec(pattern).match_file(filed) != pattern.startswith("!"):
                found += codes
        return tuple(code.strip().upper() for code in found)


INTERNAL = ("file", "allow-lines")


def _keys(table: type[BaseModel]) -> tuple[str, ...]:
    names = (name.replace("_", "-") for name in table.model_fields)
    return tuple(name for name in names if name not in INTERNAL)


KEYS = _keys(Settings)
"""The keys a file may set."""


def load(start: Path) -> Settings:
    """The settings that hold in the folder ``start``: the nearest file upwards decides. Raises SettingsError."""
    for folder in (start.resolve(), *start.resolve().parents):
        for name in ("claimcheck.toml", "pyproject.toml"):
            file = folder / name
            if file.is_file():
                written = _written(file)
                table = _table(file, written)
                if table is not None:
                    return _settings(file, table, written)
    return Settings()


def _written(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{_shown(file)}: not valid UTF-8 at byte {error.start}") from error
    except OSError as error:
        raise SettingsError(f"{_shown(file)}: {error.strerror or error}") from error


def _table(file: Path, written: str) -> dict[str, Any] | None:
    """The settings' table of a file; ``None`` where a pyproject.toml has none."""
    try:
        whole = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{_shown(file)}: not valid TOML: {error}") from error
    except RecursionError as error:
        raise SettingsError(f"{_shown(file)}: not valid TOML: nested too deeply") from error
    except ValueError as error:
        raise SettingsError(f"{_shown(file)}: not valid TOML: a number is too long") from error
    if file.name == "claimcheck.toml":
        return whole
    tool = whole.get("tool")
    table = tool.get("claimcheck") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{_shown(file)}: tool.claimcheck: should be a table")
    return table


def _settings(file: Path, table: Mapping[str, Any], written: str) -> Settings:
    for key in table:
        if key not in KEYS:
            raise SettingsError(f"{_shown(file)}: unknown key {key!r}{_nearest(key, KEYS)}")
    limits = table.get("limits")
    for key in limits if isinstance(limits, dict) else ():
        if key not in _keys(Limits):
            raise SettingsError(f"{_shown(file)}: limits.{key}: unknown key{_nearest(key, _keys(Limits))}")
    try:
        settings = Settings.model_validate({**table, "file": file})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"] if part != "[key]")
        raise SettingsError(f"{_shown(file)}: {place}: {_complaint(first['type'], first['msg'], place)}") from error
    return settings.model_copy(update={"allow_lines": _lines(written, settings.allow)})


def _lines(written: str, allow: Sequence[Allow]) -> tuple[int, ...]:
    """The lines in which the fingerprints stand, in order; the first where one is written otherwise."""
    lines: list[int] = []
    position = 0
    for entry in allow:
        found = written.find(entry.fingerprint, position)
        position = found if found >= 0 else position
        lines.append(written.count("\n", 0, found) + 1 if found >= 0 else 1)
        position += len(entry.fingerprint)
    return tuple(lines)


def _complaint(kind: str, message: str, place: str) -> str:
    """What is wrong with a value, in TOML's words."""
    words = {
        "tuple_type": "should be a list",
        "int_type": "should be a whole number",
        "float_type": "should be a number",
        "string_type": "should be a string",
        "dict_type": "should be a table",
        "mapping_type": "should be a table",
        "model_type": "should be a table",
        "model_attributes_type": "should be a table",
        "missing": "is missing",
        "string_pattern_mismatch": "should be 16 digits and letters a to f, as --format json prints them",
    }
    if kind == "extra_forbidden":
        return f"unknown key{_nearest(place.rsplit('.', 1)[-1], _keys(Allow))}"
    return words.get(kind) or message.removeprefix("Value error, ").replace("Input should", "should", 1)


def _nearest(key: str, known: Sequence[str]) -> str:
    from rapidfuzz import process

    found = process.extractOne(key.lower().replace("_", "-"), known, score_cutoff=60)
    return f"; did you mean {found[0]!r}?" if found else f"; known are {', '.join(known)}"


def _shown(file: Path) -> str:
    here = Path.cwd().resolve()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
