"""Where a report goes: standard output as the terminal wants it, or a file."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from checker.cli._failure import Failure

PIPED_WIDTH = 100
LEAST_WIDTH = 40


@dataclass(frozen=True)
class Look:
    """How a report is to look: cells a line, colour, and the folder that clickable paths start from."""

    width: int
    colour: bool
    links: Path | None


def look(output: str | None = None) -> Look:
    """How the outlet wants its report: ``NO_COLOR``, ``FORCE_COLOR``, ``COLUMNS``, then the terminal itself."""
    terminal = output is None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    forced = output is None and os.environ.get("FORCE_COLOR", "") not in ("", "0")
    colour = (terminal or forced) and not os.environ.get("NO_COLOR")
    return Look(_width(terminal), colour, Path.cwd() if terminal and colour else None)


def _width(terminal: bool) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(int(columns), LEAST_WIDTH)
    if terminal:
        try:
            return max(os.get_terminal_size(sys.stdout.fileno()).columns, LEAST_WIDTH)
        except (OSError, ValueError):
            return PIPED_WIDTH
    return PIPED_WIDTH


def check_output(output: str | None) -> None:
    """Whether a report can be written there, before the work starts. Raises Failure."""
    if output is None:
        return
    path = Path(output)
    if path.is_dir():
        raise Failure(f"--output {output}: is a folder; name a file")
    if not path.parent.is_dir():
        raise Failure(f"--output {output}: there is no folder {path.parent}")


def check_overwrite(output: str | None, paths: set[str], option: str = "--output") -> None:
    """Whether the report would be written over a document it is about. Raises Failure."""
    if output is not None and os.path.realpath(output) in {os.path.realpath(path) for path in paths}:
        raise Failure(f"{option} {output}: would overwrite a document that was read")


def write_whole(file: str, text: str, option: str) -> None:
    """Write a file so that it is the old one or the new one, whatever happens meanwhile. Raises Failure."""
    with whole_file(file, option) as write:
        write(text)


@contextlib.contextmanager
def whole_file(file: str, option: str) -> Iterator[Callable[[str], None]]:
    """What writes to a file piece by piece, so that in the end it is the old one or the new one. Raises Failure.

    What is no file of its own, a pipe or a terminal, is written to as it is.
    """
    path = Path(os.path.realpath(file))
    try:
        if path.exists() and not path.is_file():
            with open(path, "wb") as out:
                yield lambda text: _put(out, text)
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                yield lambda text: _put(out, text)
                out.flush()
                os.fsync(out.fileno())
            if path.exists():
                os.chmod(name, path.stat().st_mode & 0o777)
            else:
                mask = os.umask(0)
                os.umask(mask)
                os.chmod(name, 0o666 & ~mask)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Failure(f"{option} {file}: {error.strerror or error}") from error


def _put(out: IO[bytes], text: str) -> None:
    out.write(text.encode("utf-8", "backslashreplace"))


@contextlib.contextmanager
def streamed(output: str | None = None) -> Iterator[Callable[[str], bool]]:
    """What takes a report piece by piece, and tells whether somebody still reads; a file is whole or not there."""
    if output is None:
        yield emit
        return
    with whole_file(output, "--output") as write:

        def put(text: str) -> bool:
            write(text)
            return True

        yield put


def emit(text: str, output: str | None = None) -> bool:
    """Write a report as UTF-8, the same bytes wherever it goes; a reader that has gone away is no error.

    Returns whether somebody still reads.
    """
    if output is not None:
        write_whole(output, text, "--output")
        return True
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        encoding = {} if sys.stdout.isatty() else {"encoding": "utf-8", "newline": "\n"}
        reconfigure(errors="backslashreplace", **encoding)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more when it ends; give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True
