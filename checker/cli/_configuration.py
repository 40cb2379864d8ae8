"""The settings a command runs under."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli._failure import Failure

if TYPE_CHECKING:
    from checker.settings import Settings


def configured(no_config: bool) -> Settings:
    """The settings of the working directory, or the defaults. Raises Failure."""
    from checker.settings import Settings, SettingsError, load

    if no_config:
        return Settings()
    try:
        return load(Path.cwd())
    except SettingsError as error:
        raise Failure(str(error)) from error


def wanted(paths: list[str], settings: Settings) -> list[str]:
    """The paths given, else the configured drafts and sources that are there. Raises Failure where there are none."""
    if paths:
        return paths
    chosen = settings.paths(settings.drafts) + settings.paths(settings.sources)
    if settings.file is None and not any(Path(path).exists() for path in chosen):
        raise Failure("no PATH given and there is no folder seeds/ here; name a file or a folder")
    return chosen
