"""What the README shows is what the program does.

``pytest tests/test_readme.py --write-golden`` puts into the README what ``claimcheck scan`` and ``claimcheck rule`` now
print.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from checker import ledger
from checker.settings import KEYS, load

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
        now = (ROOT / "README.md").read_text(encoding="utf-8")
        (ROOT / "README.md").write_text(TABLE.sub(lambda _: block, now), encoding="utf-8", newline="\n")
    else:
        assert block in README, "the table has changed: pytest tests/test_readme.py --write-golden"


def test_the_table_of_rules_is_what_rule_prints(request: pytest.FixtureRequest) -> None:
    marked = re.compile(r"<!-- rules:begin -->\n.*?<!-- rules:end -->", re.DOTALL)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    done = claimcheck("rule", "--format", "markdown")
    assert done.returncode == 0, done.stderr
    block = f"<!-- rules:begin -->\n{done.stdout}<!-- rules:end -->"
    assert marked.search(readme) is not None, "the README has no table of rules between its marks"
    if request.config.getoption("--write-golden"):
        (ROOT / "README.md").write_text(marked.sub(lambda _: block, readme), encoding="utf-8", newline="\n")
    else:
        assert block in readme, "the rules have changed: pytest tests/test_readme.py --write-golden"


def test_the_configuration_shown_can_be_read(tmp_path: Path) -> None:
    shown, _ = blocks("toml")
    (tmp_path / "claimcheck.toml").write_text(shown, encoding="utf-8")
    settings = load(tmp_path)
    assert set(tomllib.loads(shown)) == set(KEYS)
    assert settings.allow[0].reason


def test_the_example_in_python_prints_what_is_shown() -> None:
    (example,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", example],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"prints\n\n```text\n{done.stdout}```\n" in README


def test_the_settings_of_editors_start_the_server() -> None:
    _, helix = (tomllib.loads(block) for block in blocks("toml"))
    server = helix["language-server"]["claimcheck"]
    assert [server["command"], *server["args"]] == ["claimcheck", "lsp"]
    assert all("claimcheck" in language["language-servers"] for language in helix["language"])
    code, tasks = (json.loads(block) for block in blocks("json"))
    assert [code["glspc.server.command"], *code["glspc.server.commandArguments"]] == ["claimcheck", "lsp"]
    (lua,) = blocks("lua")
    assert 'cmd = { "claimcheck", "lsp" }' in lua
    (task,) = tasks["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    lines = claimcheck(*task["command"].split()[1:]).stdout.splitlines()
    assert lines
    for line in lines:
        found = re.fullmatch(pattern["regexp"], line)
        assert found is not None, line
        assert (ROOT / found[pattern["file"]]).exists()


def test_the_hooks_shown_exist() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    shown = [name for block in blocks("yaml") for name in re.findall(r"- id: (\S+)", block)]
    assert shown
    assert all(f"- id: {name}\n" in hooks for name in shown)


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
    read = ledger.read_text("README.md", shown)
    assert read.problems == ()
    assert [entry.id for entry in read.entries] == [
        e.id for e in ledger.load(ROOT / "claims") if e.id == read.entries[0].id
    ]


def test_the_floors_are_those_that_are_kept() -> None:
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = configured["tool"]["importlinter"]["contracts"][0]["layers"]
    assert "".join(f"    {'  '.join(layer.split(' | '))}\n" for layer in layers) in README
