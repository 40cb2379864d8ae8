"""What a shell is offered."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def offered(*words: str) -> list[str]:
    """What bash is offered for the last of the words."""
    env = {"_CLAIMCHECK_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    code = "import sys; from checker.cli import main; sys.argv = ['claimcheck']; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | env, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["claimcheck", "sc"], ["scan"]),
        (["claimcheck", "scan", "--fail-on", "w"], ["warning"]),
        (["claimcheck", "scan", "--show", ""], ["findings", "all"]),
        (["claimcheck", "scan", "--select", "SC002"], ["SC002"]),
        (["claimcheck", "scan", "--ignore", "CF001,SC002"], ["CF001,SC002"]),
        (["claimcheck", "rule", "SP"], ["SP001", "SP002"]),
        (["claimcheck", "rule", "--format", "m"], ["markdown"]),
    ],
)
def test_offers(words: list[str], expected: list[str]) -> None:
    assert offered(*words) == expected


def test_it_can_be_installed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "--show-completion", "bash"],
        cwd=ROOT,
        env=os.environ | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},  # whatever shell runs the tests
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "complete -o default -F" in done.stdout
