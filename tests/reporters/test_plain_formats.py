"""The formats other programs read: golden, and whole whatever the text."""

from __future__ import annotations

import json
from collections.abc import Callable

from checker.model import Report
from checker.registry import modules, plugins
from checker.reporters.concise import Concise
from checker.reporters.json import Json
from checker.reporters.jsonl import JsonLines

Golden = Callable[[str, str], None]


def test_concise(report: Report, golden: Golden) -> None:
    golden("concise.txt", Concise().render(report, width=80, colour=False))


def test_json(report: Report, golden: Golden) -> None:
    golden("report.json", Json().render(report, width=80, colour=False))


def test_json_lines(report: Report, golden: Golden) -> None:
    golden("findings.jsonl", JsonLines().render(report, width=80, colour=False))


def test_json_has_the_keys_of_the_contract(report: Report) -> None:
    record = json.loads(Json().render(report, width=80, colour=False))
    assert list(record) == [
        *("schema", "version", "documents", "skipped", "claims", "findings", "checks", "silenced", "known", "settled"),
        "summary",
    ]
    assert record["claims"] == 61
    assert record["summary"] == {"error": 2, "warning": 2, "info": 1}
    claim = record["findings"][0]["claims"][-1]
    assert claim["side"] is None
    assert not {"date", "rank", "role"} & set(claim)
    quantity = {key: claim["quantity"][key] for key in ("surface", "value", "low", "high", "comparator", "unit")}
    assert quantity == {"surface": "more than 20", "value": 20, "low": 20, "high": None, "comparator": ">", "unit": ""}


def test_json_tells_what_was_confirmed_where_all_is_shown(report: Report) -> None:
    record = json.loads(Json().render(report, width=80, colour=False, show="all"))
    assert [len(group["claims"]) for group in record["confirmed"]] == [2]


def test_json_gives_back_the_text_as_it_was(report: Report) -> None:
    text = "\x1b[31m\x9b \u202e \u2028 \ud800 [bold] 東京"
    hostile = report.model_copy(
        update={"findings": tuple(f.model_copy(update={"message": text}) for f in report.findings)}
    )
    printed = Json().render(hostile, width=80, colour=False)
    assert json.loads(printed)["findings"][0]["message"] == text
    assert not {"\x1b", "\x9b", "\u202e", "\u2028", "\ud800"} & set(printed)
    assert len(JsonLines().render(hostile, width=80, colour=False).splitlines()) == len(report.findings)


def test_neither_width_nor_colour_matters(report: Report) -> None:
    for reporter in (Concise(), Json(), JsonLines()):
        assert reporter.render(report, width=40, colour=True) == reporter.render(report, width=200, colour=False)


def test_every_reporter_is_called_what_its_file_is() -> None:
    assert [plugin.name for plugin in plugins("checker.reporters")] == modules("checker.reporters")
