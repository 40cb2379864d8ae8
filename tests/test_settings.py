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
        pytest.param("drafts = " + "[" * 9_000, "not valid TOML: nested too deeply", id="deep"),
        pytest.param("min-confidence = " + "9" * 5_000, "not valid TOML: a number is too long", id="long"),
        ('[per-file-ignores]\n"[b-&]" = ["SC001"]', "per-file-ignores.[b-&]: '[b-&]' is no pattern of paths"),
        (
            '[[allow]]\nfingerprint = "0123456789abcdef"\nuntill = 2027-01-01',
            "allow.0.untill: unknown key; did you mean 'until'?",
        ),
        ('[[allow]]\nfinger-print = "0"', "allow.0.fingerprint: is missing"),
        ('[[allow]]\nfingerprint = "abc"', "allow.0.fingerprint: should be 16 digits and letters a to f"),
        ('[[allow]]\nfingerprint = "0123456789abcdef"\nuntil = 20270101', "allow.0.until: should be a date"),
        ('[[allow]]\nfingerprint = "0123456789abcdef"\nuntil = 2027-01-01T08:00:00', "allow.0.until: should be a date"),
        ('allow = ["0123456789abcdef"]', "allow.0: should be a table"),
        ('allow = "0123456789abcdef"', "allow: should be a list"),
        ('per-file-ignores = ["a.md"]', "per-file-ignores: should be a table"),
        ('[per-file-ignores]\n"a.md" = "SC001"', "per-file-ignores.a.md: should be a list"),
        ('[per-file-ignores]\n"" = ["SC001"]', "per-file-ignores.: '' is no pattern of paths"),
        ('[per-file-ignores]\n"!" = ["SC001"]', "per-file-ignores.!: '!' is no pattern of paths"),
        ('drafts = ["~/stories"]', "drafts.0: ~ is not expanded in '~/stories'"),
        (
            'sources = ["notes/../../other"]',
            "sources.0: 'notes/../../other' leaves a folder on its way",
        ),
        ('ledger = ""', "ledger: is empty; the project itself is '.'"),
        ("baseline = 1", "baseline: should be a string"),
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


def test_paths_may_lead_out_of_the_project_where_that_is_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claimcheck.toml").write_text('drafts = ["../stories", "./a", "/abs", ".hidden", "a..b"]\n')
    monkeypatch.chdir(tmp_path)
    settings = load(Path.cwd())
    assert settings.paths(settings.drafts)[:2] == ["../stories", "a"]


def test_what_the_project_calls_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "claimcheck.toml").write_text("")
    monkeypatch.chdir(tmp_path / "below")
    settings = load(Path.cwd())
    assert settings.filed("a.md") == settings.filed(str(tmp_path / "below" / "a.md")) == "below/a.md"
    assert settings.filed("../../a.md") == "../a.md"


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("old.md", "old.md", True),
        ("old.md", "stories/old.md", True),
        ("stories/old.md", "stories/old.md", True),
        ("stories/old.md", "more/stories/old.md", False),
        ("stories/**", "stories/2019/a.md", True),
        ("stories", "stories/2019/a.md", True),
        ("*.txt", "stories/a.txt", True),
        ("*.txt", "stories/a.md", False),
        ("!stories/**", "stories/a.md", False),
        ("!stories/**", "notes/a.md", True),
        ("*.md", "../a.md", False),
        ("stories/*.md", "./stories/a.md", True),
    ],
)
def test_codes_ignored_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, path: str, fits: bool
) -> None:
    (tmp_path / "claimcheck.toml").write_text(f'[per-file-ignores]\n"{pattern}" = ["sc001", "CF"]\n')
    monkeypatch.chdir(tmp_path)
    assert load(Path.cwd()).ignored_in(path) == (("SC001", "CF") if fits else ())


def test_findings_that_are_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text(
        "[tool.claimcheck]\n\n[[tool.claimcheck.allow]]\nreason = 'so'\nfingerprint = '0123456789abcdef'\n"
        "until = 2027-01-31\n[[tool.claimcheck.allow]]\nfingerprint = '0123456789abcdef'\nuntil = '2027-02-01'\n"
    )
    monkeypatch.chdir(tmp_path)
    first, second = load(Path.cwd()).allowances
    assert (first.reason, str(first.until), first.file, first.line) == ("so", "2027-01-31", "pyproject.toml", 5)
    assert (second.reason, str(second.until), second.line) == ("", "2027-02-01", 8)
