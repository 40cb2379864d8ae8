"""The configuration file: where it is looked for, what it may say, and what is said when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.settings import SettingsError, load


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    settings = load(tmp_path)
    assert settings.sources == ("seeds",)
    assert settings.fail_on == "error"
    assert not settings.sources_named


def test_the_nearest_file_upwards_decides(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.claimcheck]\nfail-on = "never"\n')
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert load(below).fail_on == "never"
    (tmp_path / "a" / "claimcheck.toml").write_text('fail-on = "info"\n')
    assert load(below).fail_on == "info"


def test_paths_are_relative_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claimcheck.toml").write_text('drafts = ["stories"]\nsources = ["notes"]\n')
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    settings = load(Path.cwd())
    assert settings.paths(settings.drafts) == ["../stories"]
    assert settings.sources_named


def test_everything_that_may_be_set(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text(
        'drafts = ["d"]\nsources = ["s"]\nledger = "l"\nselect = ["CF"]\nignore = ["CF002"]\n'
        'min-confidence = 0.5\nfail-on = "warning"\n[severity]\nCF007 = "info"\n'
    )
    settings = load(tmp_path)
    assert (settings.drafts, settings.sources, settings.ledger) == (("d",), ("s",), "l")
    assert (settings.select, settings.ignore) == (("CF",), ("CF002",))
    assert (settings.min_confidence, settings.fail_on) == (0.5, "warning")
    assert settings.severity == {"CF007": "info"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('ignor = ["SR001"]', "unknown key 'ignor'; did you mean 'ignore'?"),
        ("fail_on = 'never'", "unknown key 'fail_on'; did you mean 'fail-on'?"),
        ("zzzz = 1", "unknown key 'zzzz'; known are drafts, sources"),
        ("min-confidence = 2", "min-confidence: should be less than or equal to 1"),
        ('fail-on = "loud"', "fail-on: should be 'error', 'warning', 'info' or 'never'"),
        ('drafts = "stories"', "drafts: should be a list"),
        ("select = [1]", "select.0: should be a string"),
        ('severity = "error"', "severity: should be a table"),
        ('severity = {CF001 = "bad"}', "severity.CF001: should be 'error', 'warning' or 'info'"),
        ("drafts = [", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "claimcheck.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        load(tmp_path)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'claimcheck.toml'}: {complaint}")
    assert "\n" not in message


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_bytes(b"drafts = ['\xff']")
    with pytest.raises(SettingsError, match="not valid UTF-8 at byte 11"):
        load(tmp_path)


def test_a_table_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nclaimcheck = 3\n")
    with pytest.raises(SettingsError, match=r"tool\.claimcheck: should be a table"):
        load(tmp_path)
