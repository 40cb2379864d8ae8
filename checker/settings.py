"""The configuration: ``[tool.claimcheck]`` in the nearest ``pyproject.toml``, or ``claimcheck.toml``.

Read once at the command line and handed on as values; nothing below looks for a file again. A key nobody knows is an
error and not passed over: a mistyped ``ignore`` that ignores nothing is worse than none.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.model import Severity

FailOn = Literal["error", "warning", "info", "never"]


class SettingsError(ValueError):
    """A configuration that cannot be read, in one line that names the file."""


class Settings(BaseModel):
    """What a project has settled; keys are written with hyphens in the file.

    ``drafts``, ``sources`` and ``ledger`` are relative to where ``file`` stands; ``None`` where there is none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

    drafts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ("seeds",)
    ledger: str = "claims"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = Field(default=0.5, ge=0.0, le=1.0)
    fail_on: FailOn = "error"
    severity: Mapping[str, Severity] = Field(default_factory=dict)
    file: Path | None = Field(default=None, exclude=True)

    @property
    def origin(self) -> str:
        """How the file is called in a complaint."""
        return _shown(self.file) if self.file else "the defaults"

    @property
    def sources_named(self) -> bool:
        """Whether the file names the sources; the default is not held against documents nobody asked about."""
        return "sources" in self.model_fields_set

    def paths(self, names: tuple[str, ...]) -> list[str]:
        """Configured paths as seen from the working directory."""
        if self.file is None:
            return list(names)
        return [os.path.relpath(self.file.parent / name) for name in names]


KEYS = tuple(name.replace("_", "-") for name in Settings.model_fields if name != "file")
"""The keys a file may set."""


def load(start: Path) -> Settings:
    """The settings that hold in the folder ``start``: the nearest file upwards decides. Raises SettingsError."""
    for folder in (start.resolve(), *start.resolve().parents):
        for name in ("claimcheck.toml", "pyproject.toml"):
            file = folder / name
            if file.is_file():
                table = _table(file)
                if table is not None:
                    return _settings(file, table)
    return Settings()


def _table(file: Path) -> dict[str, Any] | None:
    """The settings' table of a file; ``None`` where a pyproject.toml has none."""
    try:
        whole = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{_shown(file)}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{_shown(file)}: not valid UTF-8 at byte {error.start}") from error
    except OSError as error:
        raise SettingsError(f"{_shown(file)}: {error.strerror or error}") from error
    if file.name == "claimcheck.toml":
        return whole
    tool = whole.get("tool")
    table = tool.get("claimcheck") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{_shown(file)}: tool.claimcheck: should be a table")
    return table


def _settings(file: Path, table: Mapping[str, Any]) -> Settings:
    for key in table:
        if key not in KEYS:
            raise SettingsError(f"{_shown(file)}: unknown key {key!r}{_nearest(key)}")
    try:
        return Settings.model_validate({**table, "file": file})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{_shown(file)}: {place}: {_complaint(first['type'], first['msg'])}") from error


def _complaint(kind: str, message: str) -> str:
    """What is wrong with a value, in TOML's words."""
    words = {"tuple_type": "should be a list", "string_type": "should be a string", "dict_type": "should be a table"}
    return words.get(kind) or message.replace("Input should", "should", 1)


def _nearest(key: str) -> str:
    from rapidfuzz import process

    found = process.extractOne(key.lower().replace("_", "-"), KEYS, score_cutoff=60)
    return f"; did you mean {found[0]!r}?" if found else f"; known are {', '.join(KEYS)}"


def _shown(file: Path) -> str:
    here = Path.cwd().resolve()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
