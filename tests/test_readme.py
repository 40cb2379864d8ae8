"""What the README shows is what the program does.

``pytest tests/test_readme.py --write-golden`` puts the table that ``claimcheck scan`` prints now into the README.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from checker.ledger import load, read_text

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TABLE = re.compile(r"<!-- table:begin -->\n```text\n(.*?)```\n<!-- table:end -->", re.DOTALL)


def claimcheck(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a reader of the README would, in a plain terminal of 100 columns."""
    plain = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "TERM")}
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=ROOT,
        env=plain | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_table_is_what_scan_prints(request: pytest.FixtureRequest) -> None:
    assert TABLE.search(README) is not None, "the README has no table between its marks"
    done = claimcheck("scan")
    assert done.returncode == 0, done.stderr
    block = f"<!-- table:begin -->\n```text\n{done.stdout}```\n<!-- table:end -->"
    if request.config.getoption("--write-golden"):
        (ROOT / "README.md").write_text(TABLE.sub(lambda _: block, README), encoding="utf-8", newline="\n")
    else:
        assert block in README, "the table has changed: pytest tests/test_readme.py --write-golden"


def test_the_two_commands_are_there() -> None:
    promises = [block for block in blocks("sh") if "-m venv" in block]
    assert len(promises) == 2
    assert promises[0].rstrip().endswith("claimcheck scan")
    assert promises[1].rstrip().endswith("pytest")


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^claimcheck (\w+)", README, re.MULTILINE))))
def test_every_command_named_exists(command: str) -> None:
    done = claimcheck(command, "--help")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^):#]+)\)", README))))
def test_every_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def test_the_entry_shown_is_one_of_the_ledger() -> None:
    (shown,) = [block for block in blocks("yaml") if "measure" in block]
    ledger = read_text("README.md", shown)
    assert ledger.problems == ()
    assert [entry.id for entry in ledger.entries] == [
        e.id for e in load(ROOT / "claims") if e.id == ledger.entries[0].id
    ]


def test_the_floors_are_those_that_are_kept() -> None:
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = configured["tool"]["importlinter"]["contracts"][0]["layers"]
    assert "".join(f"    {'  '.join(layer.split(' | '))}\n" for layer in layers) in README
