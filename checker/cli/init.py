"""``claimcheck init``: the first files of a project. What is there already is left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from checker.cli._failure import Failure
from checker.cli._outlet import emit, write_whole

KEYS: Final = """\
# Paths are relative to this file. `claimcheck rule` lists the rules.
sources = ["seeds"]      # what they are checked against
ledger = "claims"        # the reviewed figures
fail-on = "error"        # exit with 1 from this severity on
# drafts = ["drafts"]    # what `claimcheck scan` checks where no PATH is named
# select = ["CF", "SC"]
# ignore = ["CF002"]
# min-confidence = 0.5
# baseline = "claimcheck-baseline.json"
"""

TABLES: Final = """\

# [{prefix}severity]
# CF007 = "info"

# [{prefix}per-file-ignores]
# "drafts/archive/**" = ["CF002"]

# [{prefix}limits]          # of one document, against hostile and broken files
# megabytes = 150.0
# characters = 5_000_000
# figures = 200_000
# seconds = 60.0

# [[{prefix}allow]]
# fingerprint = "0123456789abcdef"   # as --format json prints it
# reason = "the ministry counts by another method"
# until = 2027-01-31
"""

LEDGER: Final = """\
# The ledger: figures that somebody has reviewed, one YAML file a subject. An entry looks like this:
#
# - measure: countries with which Examplia has diplomatic relations
#   aliases:
#     - diplomatic relations
#   value: 185
#   whole: 193
#   as_of: 2019-04-22        # or period: for a total; as EDTF, so ../2019-04-22 is "at the latest"
#   rank: normal             # preferred, normal, deprecated
#   references:
#     - source: seeds/2019-interview.md
#       place: third answer
#   reviewed_by: A. Editor
#   reviewed: 2019-05-02
"""

SEEDS: Final = """\
Sources go here: what others have published, a file each, as text or Markdown. claimcheck reads them and never
writes them. Say who published a text and when, in front matter at its beginning:

---
title: Examplia opens its 185th embassy
publisher: Example Review
date: 2019-04-22
url: https://example.org/embassies
---

Where the day is not known a bound will do: ../2019-04-22 is "then or earlier", 2019-04/.. "then or later".
"""


def init() -> None:
    """Start a project here: configuration, claims/ and seeds/.

    Nothing is overwritten; what is there already is left as it is.
    """
    told = [_configured()]
    for name, file, text in (("claims", "example.yaml", LEDGER), ("seeds", "README", SEEDS)):
        told.append(_folder(Path(name), file, text))
    if any(not line.startswith("kept") for line in told):
        told.append("next: put sources into seeds/, then claimcheck scan DRAFT")
    emit("".join(f"{line}\n" for line in told))


def _configured() -> str:
    """The configuration, appended to pyproject.toml where there is one that can take it. Raises Failure."""
    own, project = Path("claimcheck.toml"), Path("pyproject.toml")
    if own.exists():
        return f"kept   {own}"
    if project.is_file():
        try:
            written = project.read_bytes().decode("utf-8")
            tool = tomllib.loads(written).get("tool", {})
        except (OSError, ValueError) as error:
            raise Failure(f"{project}: cannot be read: {error}") from error
        if isinstance(tool, dict) and "claimcheck" in tool:
            return f"kept   [tool.claimcheck] in {project}"
        added = "[tool.claimcheck]\n" + KEYS + TABLES.format(prefix="tool.claimcheck.")
        end = "\r\n" if "\r\n" in written else "\n"
        gap = "" if not written else end if written.endswith("\n") else 2 * end
        longer = written + gap + added.replace("\n", end)
        try:
            tomllib.loads(longer)
        except tomllib.TOMLDecodeError:
            pass  # tool is written as one value, which takes no table
        else:
            write_whole(str(project), longer, "init")
            return f"added  [tool.claimcheck] to {project}"
    _new(own, KEYS + TABLES.format(prefix=""))
    return f"wrote  {own}"


def _folder(folder: Path, name: str, text: str) -> str:
    """A folder with one file that explains it, unless the folder is there. Raises Failure."""
    if folder.is_dir():
        return f"kept   {folder}/"
    try:
        folder.mkdir()
    except OSError as error:
        raise Failure(f"{folder}: {error.strerror or error}") from error
    _new(folder / name, text)
    return f"wrote  {(folder / name).as_posix()}"


def _new(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except OSError as error:
        raise Failure(f"{file}: {error.strerror or error}") from error
