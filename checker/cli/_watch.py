"""``--watch``: the same scan again whenever a file it depends on changes, until Ctrl-C."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Collection, Generator, Sequence
from pathlib import Path

from checker.cli._failure import Failure, complain

LOOKING = 250
"""Milliseconds between two looks for changes, which are gathered meanwhile, also while a scan runs."""
PATIENCE = 1.0
"""Seconds that a file may be gone while an editor puts a new one in its place."""
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def again(scan: Callable[[], int], watched: Callable[[], list[str]], own: Sequence[str]) -> None:
    """Scan, then wait for a change of what is ``watched`` and scan again. Raises Failure where the first scan does.

    ``own`` are files that the scan itself writes. What goes wrong later is told, and the watch goes on: a file is often
    broken for a moment while it is being written.
    """
    paths = watched()
    known, changes = _state(paths), _changes(paths, own)
    _clear()
    scan()
    while True:
        complain(f"watching {', '.join(paths)}; Ctrl-C ends")
        next(change for change in changes if change or known != _state(paths))
        before = paths
        try:
            paths = watched()
            _settle(paths)
            now = _state(paths)
            if paths != before or now != known:
                ended, changes = changes, _changes(paths, own)
                ended.close()
            known = now
            _clear()
            scan()
        except Failure as failure:
            known = _state(paths)
            complain(str(failure))


def _changes(paths: Sequence[str], own: Sequence[str]) -> Generator[Collection[object], None, None]:
    """The changes from now on; in place of a file that is not there its folder is watched."""
    try:
        from watchfiles import watch
    except ImportError:
        raise Failure("--watch needs the package watchfiles: pip install 'claimcheck-lint[watch]'") from None
    there = {path if os.path.exists(path) else os.path.dirname(path) or "." for path in paths}
    there = {path for path in there if os.path.exists(path)}
    if not there:
        raise Failure(f"--watch: none of {', '.join(paths)} is there")
    written = {os.path.realpath(file) for file in own}
    changes = watch(
        *sorted(there),
        watch_filter=lambda _, path: _concerns(path, written),
        rust_timeout=LOOKING,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    next(changes)  # only now it looks
    return changes


def _state(paths: Sequence[str]) -> list[tuple[str, int, int]]:
    """The paths with what tells one state of a file from the next: a file that takes the place of another is no change
    of that file. Of a folder only which it is.
    """
    found = []
    for path in paths:
        try:
            now = os.stat(path)
        except OSError:
            found.append((path, 0, 0))
        else:
            found.append((path, now.st_ino, 0 if stat.S_ISDIR(now.st_mode) else now.st_mtime_ns))
    return found


def _settle(paths: Sequence[str]) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and not all(os.path.exists(path) for path in paths):
        time.sleep(PATIENCE / 20)


def _concerns(path: str, own: set[str]) -> bool:
    """Whether a change of a file may change what is found: it is a document, the ledger or the configuration."""
    from checker.readers import supported_suffixes

    name = Path(path)
    if (name.name.startswith(".") and name.suffix != ".gitignore") or os.path.realpath(path) in own:
        return False
    return name.suffix.lower() in (*supported_suffixes(), ".toml", ".yaml", ".yml", ".json")


def _clear() -> None:
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        sys.stdout.write(CLEAR)
        sys.stdout.flush()
