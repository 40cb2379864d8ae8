"""``claimcheck init``: a project begins, and nothing that is there is touched."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from checker.ledger import load as load_ledger
from checker.settings import load

ALL_WRITTEN = (
    "wrote  claims/example.yaml\nwrote  seeds/README\nnext: put sources into seeds/, then claimcheck scan DRAFT\n"
)


def snapshot() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def test_a_new_project(claimcheck: Any) -> None:
    assert claimcheck("init") == (0, f"wrote  claimcheck.toml\n{ALL_WRITTEN}", "")
    settings = load(Path.cwd())
    assert (settings.sources, settings.ledger, settings.fail_on) == (("seeds",), "claims", "error")
    assert load_ledger(Path("claims")) == ()


def test_it_can_be_worked_in_at_once(claimcheck: Any) -> None:
    claimcheck("init")
    Path("draft.md").write_text("---\ndate: 2021-02-14\n---\n\nIt has 12 bridges.\n")
    done = claimcheck("scan", "draft.md", "--as-of", "2026-01-01")
    assert (done.status, done.err) == (0, "claimcheck: seeds: no document in this folder\n")
    Path("seeds/a.md").write_text("---\ndate: 2021-02-14\n---\n\nIt has 12 bridges.\n")
    assert claimcheck("scan", "draft.md", "--as-of", "2026-01-01")[::2] == (0, "")


def test_twice_is_once(claimcheck: Any) -> None:
    claimcheck("init")
    before = snapshot()
    assert claimcheck("init") == (0, "kept   claimcheck.toml\nkept   claims/\nkept   seeds/\n", "")
    assert snapshot() == before


@pytest.mark.parametrize(
    "written", ["", "[project]\nname = 'x'\n", "[project]\r\nname = 'x'\r\n", "[tool.ruff]\nline-length = 9"]
)
def test_pyproject_is_added_to_and_else_left_alone(claimcheck: Any, written: str) -> None:
    Path("pyproject.toml").write_bytes(written.encode())
    assert claimcheck("init").out == f"added  [tool.claimcheck] to pyproject.toml\n{ALL_WRITTEN}"
    after = Path("pyproject.toml").read_bytes().decode()
    assert after.startswith(written)
    assert ("\r\n" in after) == ("\r\n" in written)
    assert "\r" not in after.replace("\r\n", "")
    assert load(Path.cwd()).file == Path.cwd() / "pyproject.toml"
    assert claimcheck("init").out.startswith("kept   [tool.claimcheck] in pyproject.toml\n")
    assert not Path("claimcheck.toml").exists()
    assert Path("pyproject.toml").read_bytes().decode() == after


def test_a_pyproject_that_can_take_no_table(claimcheck: Any) -> None:
    Path("pyproject.toml").write_text("tool = {ruff = {}}\n")
    assert claimcheck("init").out.startswith("wrote  claimcheck.toml\n")
    assert Path("pyproject.toml").read_text() == "tool = {ruff = {}}\n"


def test_every_line_that_is_commented_out_can_be_put_in(claimcheck: Any) -> None:
    claimcheck("init")
    file = Path("claimcheck.toml")
    first, _, rest = file.read_text().partition("\n")
    file.write_text(f"{first}\n" + "\n".join(line.removeprefix("# ") for line in rest.splitlines()))
    settings = load(Path.cwd())
    assert settings.per_file_ignores
    assert settings.severity
    assert settings.allow[0].until is not None
    ledger = Path("claims/example.yaml")
    lines = ledger.read_text().splitlines()[2:]
    ledger.write_text("\n".join(line.removeprefix("# ") for line in lines))
    assert [str(e.value) for e in load_ledger(Path("claims"))] == ["185"]


def test_what_cannot_be_done(claimcheck: Any) -> None:
    Path("pyproject.toml").write_text("[")
    done = claimcheck("init")
    assert done.status == 2
    assert done.err.startswith("claimcheck: pyproject.toml: cannot be read: ")
    os.unlink("pyproject.toml")
    Path("claims").write_text("mine")
    assert claimcheck("init")[::2] == (2, "claimcheck: claims: File exists\n")
    assert Path("claims").read_text() == "mine"
