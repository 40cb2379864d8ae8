"""What the speed is measured with: texts that differ in their figures and in nothing else, and a table at the end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import speed


def test_a_copy_differs_in_its_figures_alone() -> None:
    text = "In 2019, 40 of 120 homes burned on 3 May; $1.20 and 12:30 stay."
    assert speed.altered(text, 0) == text
    assert speed.altered(text, 1) == "In 2019, 45 of 133 homes burned on 3 May; $1.20 and 12:30 stay."


def test_sources_are_as_many_as_asked_for_and_none_like_another() -> None:
    made = speed.of_sources(["The fire killed 40.", "The flood killed 31."], 9)
    assert len(made) == len(set(made)) == 9


@pytest.mark.skipif(not hasattr(speed.os, "wait4"), reason="no processor time of a single process here")
def test_it_prints_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The fire killed 40 people.", "utf-8")
    script = Path(speed.__file__)
    arguments = [str(tmp_path), "--only", "start", "cache", "--rounds", "1", "--sources", "2"]
    done = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=True)
    rows = [line.split("|") for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 3 + 4
    assert all(float(row[2].split()[0]) > 0 for row in rows[2:])
