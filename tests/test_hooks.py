"""What others run claimcheck by: the hooks of pre-commit and the action of GitHub, run as their files say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
TEXT = "---\ndate: 2021-02-14\n---\n\nThe leaders made {} calls in 2020.\n"
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
ACTION: dict[str, Any] = YAML(typ="safe").load(
    (ROOT / ".github" / "actions" / "claimcheck" / "action.yml").read_text(encoding="utf-8")
)


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command line that begins with ``claimcheck``, as installed here."""
    assert command[0] == "claimcheck"
    return subprocess.run(
        [sys.executable, "-m", "checker", *command[1:]],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_hooks_are_one_process() -> None:
    assert set(HOOKS) == {"claimcheck", "claimcheck-project"}
    for hook in HOOKS.values():
        assert hook["language"] == "python"
        assert hook["require_serial"] is True
    assert HOOKS["claimcheck-project"]["pass_filenames"] is False


def test_the_hook_holds_the_committed_files_against_one_another(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT.format("33"))
    (tmp_path / "b.txt").write_text(TEXT.format("40"))
    entry = shlex.split(HOOKS["claimcheck"]["entry"])
    assert run([*entry, "a.md"], tmp_path).returncode == 0
    done = run([*entry, "a.md", "b.txt"], tmp_path)
    assert (done.returncode, "CF001" in done.stdout) == (1, True)


def test_the_hook_for_the_project_reads_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('drafts = ["d"]\nsources = ["s"]\n')
    for folder, figure in (("d", "33"), ("s", "40")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(TEXT.format(figure))
    done = run(shlex.split(HOOKS["claimcheck-project"]["entry"]), tmp_path)
    assert (done.returncode, "CF001" in done.stdout) == (1, True)


def step(name: str) -> dict[str, Any]:
    (found,) = (step for step in ACTION["runs"]["steps"] if step["name"] == name)
    return dict(found)


def test_no_input_is_written_into_a_script() -> None:
    for one in ACTION["runs"]["steps"]:
        assert "${{" not in one["run"]
    used = re.findall(r"inputs\.(\w+)", str(ACTION["runs"]))
    assert sorted(used) == sorted(ACTION["inputs"])


@pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("inputs", "arguments"),
    [
        ({}, ["--"]),
        ({"PATHS": "a b.md\n\nc.md\n"}, ["--", "a b.md", "c.md"]),
        (
            {"PATHS": "$(touch x)\n-d.md", "AGAINST": "s 1\ns2", "ARGS": "--fail-on=warning\n--select=SC,CF"},
            ["--against", "s 1", "--against", "s2", "--fail-on=warning", "--select=SC,CF", "--", "$(touch x)", "-d.md"],
        ),
    ],
)
def test_the_action_hands_its_inputs_on(tmp_path: Path, inputs: dict[str, str], arguments: list[str]) -> None:
    stub = tmp_path / "claimcheck"
    stub.write_text('#!/bin/sh\nfor one in "$@"; do printf "%s\\n" "$one"; done\nexit 1\n')
    stub.chmod(0o755)
    env = {"PATHS": "", "AGAINST": "", "ARGS": "", **inputs, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Check")["run"]]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["scan", "--format", "github", *arguments]
    assert os.listdir(tmp_path) == ["claimcheck"]


@pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(("version", "installed"), [("", "/the/checkout"), ("1.2", "claimcheck-lint==1.2")])
def test_the_action_installs_its_own_checkout_or_a_version(tmp_path: Path, version: str, installed: str) -> None:
    stub = tmp_path / "python3"
    stub.write_text(
        '#!/bin/sh\n[ "$2" = venv ] && mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && exit\n'
        'echo "$@" >> "$RUNNER_TEMP/said"\n'
    )
    stub.chmod(0o755)
    env = {
        "VERSION": version,
        "CHECKOUT": "/the/checkout",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_PATH": str(tmp_path / "path"),
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Install claimcheck")["run"]]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "said").read_text() == f"-m pip install --quiet {installed}\n"
    assert (tmp_path / "path").read_text() == f"{tmp_path / 'claimcheck' / 'bin'}\n"


def test_the_checkout_is_where_the_action_says() -> None:
    checkout = step("Install claimcheck")["env"]["CHECKOUT"].replace(
        "${{ github.action_path }}", ".github/actions/claimcheck"
    )
    assert (ROOT / checkout / "pyproject.toml").resolve() == ROOT / "pyproject.toml"
