"""What git leaves out: the ``.gitignore`` files from the top of the repository down to a folder."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

_LARGEST = 200_000


def _spec(lines: list[str]) -> GitIgnoreSpec:
    """The patterns of a file, without those that are none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of a class of characters that looks like a set
        try:
            return GitIgnoreSpec.from_lines(lines)
        except (ValueError, re.error):
            return GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


class Ignored(NamedTuple):
    """The patterns in force in a folder, each with the folder its file stands in, outermost first."""

    specs: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: Path) -> Ignored:
        """What the folders above, up to the repository's top, say; nothing outside a repository."""
        folder = folder.absolute()
        above = [folder, *folder.parents]
        top = next((i for i, parent in enumerate(above) if (parent / ".git").exists()), 0)
        ignored = cls()
        for parent in reversed(above[1 : top + 1]):
            ignored = ignored.with_folder(parent)
        return ignored

    def with_folder(self, folder: Path) -> Ignored:
        """This, and what the folder's own ``.gitignore`` says."""
        file = folder / ".gitignore"
        try:
            if not file.is_file() or file.stat().st_size > _LARGEST:
                return self
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return self
        spec = _spec(lines)
        return Ignored((*self.specs, (folder.absolute(), spec)))

    def covers(self, path: Path, *, is_folder: bool) -> bool:
        """Whether git would leave the path out; the innermost file that speaks of it decides."""
        absolute = path.absolute()
        for folder, spec in reversed(self.specs):
            shown = absolute.relative_to(folder).as_posix() + ("/" if is_folder else "")
            verdict = spec.check_file(shown).include
            if verdict is not None:
                return verdict
        return False
