"""The command as a process of its own: what it loads, what it prints when nobody listens, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import checker

PRINTS = """
import checker.pipeline as pipeline
from checker.cli import main
class Same:
    label = verdict = "neutral"
    why = "x" * 1000
pipeline.compare = lambda a, b, dates=None: Same
main()
"""


def test_version_loads_little() -> None:
    code = (
        "import sys; from checker.cli import run; status = run(['--version']);"
        "heavy = {'rich', 'pydantic', 'rapidfuzz', 'checker.pipeline', 'checker.model'};"
        "print(status, sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"claimcheck {checker.__version__}", "0 []"]


@pytest.mark.parametrize("arguments", [["--help"], [], ["scan", "--help"]])
def test_help_is_plain(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "checker", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Usage: claimcheck" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"id": 1, "premise": "a", "hypothesis": "b"}\n' * 2000, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-c", PRINTS, "compare", "--pairs", str(pairs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.read(10)
    run.stdout.close()
    assert run.wait(timeout=60) == 0
    assert run.stderr.read() == b""
    run.stderr.close()


def test_the_same_bytes_whatever_the_locale(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"id": "東京", "premise": "a", "hypothesis": "b"}\n', encoding="utf-8")
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PRINTS, "compare", "--pairs", str(pairs)],
            env={**os.environ, "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=True,
        ).stdout
        for encoding in ("utf-8", "ascii", "latin-1")
    }
    assert len(outputs) == 1
    assert "東京".encode() in outputs.pop()
