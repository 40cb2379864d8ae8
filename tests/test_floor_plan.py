"""The house as built: what the linters and the floor plan forbid fails here, and so in every test run."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(module: str, *arguments: str, code: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run an installed tool with this interpreter from the project's root."""
    if find_spec(module) is None:
        pytest.skip(f"{module} is not installed: pip install -e '.[test]'")
    start = ["-c", code] if code else ["-m", module]
    return subprocess.run(
        [sys.executable, *start, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def passes(done: subprocess.CompletedProcess[str]) -> None:
    """Show what the tool said where it did not pass."""
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_no_lint() -> None:
    passes(run("ruff", "check", "--no-cache", "checker", "tests"))


def test_formatted() -> None:
    passes(run("ruff", "format", "--no-cache", "--check", "checker", "tests"))


def test_types() -> None:
    passes(run("mypy"))


def test_each_floor_imports_only_what_lies_below() -> None:
    start = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    passes(run("importlinter", "--no-cache", code=start))


def named(requirements: Iterable[str]) -> set[str]:
    """The names of the distributions that are required."""
    return {re.split(r"[\s<>=!~;\[]", line, maxsplit=1)[0].lower() for line in requirements}


def test_what_is_imported_is_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = named(line for lines in (project["dependencies"], extras["watch"]) for line in lines)
    for_readers = declared | named(line for name in ("docx", "pdf", "rtf", "xlsx") for line in extras[name])
    for_editors = declared | named(extras["lsp"])
    for_corpus = declared | named(line for name in ("corpus", "spark") for line in extras[name])
    provided = packages_distributions()
    for path in sorted((ROOT / "checker").rglob("*.py")):
        rooms = {"readers": for_readers, "lsp": for_editors, "corpus": for_corpus}
        allowed = rooms.get(path.parent.name, declared)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) and node.level == 0 else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            tops = {name.split(".")[0] for name in names if name} - sys.stdlib_module_names - {"checker"}
            for top in tops:
                by = {distribution.lower() for distribution in provided.get(top, ())}
                assert by & allowed, f"{path.relative_to(ROOT)} imports {top}, which no dependency provides"
