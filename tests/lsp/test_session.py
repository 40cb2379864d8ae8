"""An editor's day with the server, over its two pipes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker import ledger
from checker.cli import run

DRAFT = "---\ndate: 2024-06-01\n---\n\nThe port of Halden has 34 cranes. It is an old port.\n"
OWN = "---\ndate: 2021-02-14\n---\n\nThe meeting was held on 31 June 2020.\n"


def codes(found: list[dict[str, Any]]) -> list[str]:
    """The codes of diagnostics."""
    return [one["code"] for one in found]


def titled(actions: list[dict[str, Any]], beginning: str) -> dict[str, Any]:
    """The action whose title begins so."""
    (found,) = [action for action in actions if action["title"].startswith(beginning)]
    return found


def edit_of(action: dict[str, Any], uri: str) -> list[dict[str, Any]]:
    """The edits that an action makes in a text."""
    return [
        edit
        for change in action["edit"]["documentChanges"]
        if change.get("textDocument", {}).get("uri") == uri
        for edit in change["edits"]
    ]


# --- findings ------------------------------------------------------------------------------------------------------


def test_a_draft_is_checked_against_its_sources(launch: Any, desk: Path) -> None:
    editor = launch()
    assert editor.begin(desk)["positionEncoding"] == "utf-16"
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    (found,) = editor.diagnostics(uri)
    assert (found["code"], found["severity"], found["source"], found["tags"]) == ("CF003", 1, "claimcheck", [2])
    assert editor.within(uri, found["range"]) == "34"
    assert found["codeDescription"]["href"].startswith("https://")
    first = found["relatedInformation"][0]
    assert first["location"]["uri"] == (desk / "seeds" / "b.md").as_uri()
    assert first["location"]["range"]["start"] == {"line": 5, "character": 23}
    assert first["message"] == "“41” (Harbour Office, 1 May 2024): The port of Halden has 41 cranes."
    assert editor.leave() == 0


def test_findings_are_those_of_a_scan(start: Any, desk: Path, capfd: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(desk)
    run(["scan", "draft.md", "--format", "json"])
    (scanned,) = json.loads(capfd.readouterr().out)["findings"]
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    (found,) = editor.diagnostics(uri)
    assert found["data"]["fingerprint"] == scanned["fingerprint"]
    assert found["message"].splitlines()[0] == scanned["message"]


def test_edits_are_followed(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    assert codes(editor.diagnostics(uri)) == ["CF003"]
    editor.change(uri, {"range": editor.range(uri, "34"), "newText": "41"})
    (moved,) = editor.diagnostics(uri)
    assert (moved["code"], moved["severity"]) == ("CF002", 4)
    emoji = {"range": editor.range(uri, "port of"), "newText": "😀 port of"}
    editor.change(uri, emoji, {"range": editor.range(uri, "The "), "newText": "The\n"})
    (moved,) = editor.diagnostics(uri)
    assert (editor.within(uri, moved["range"]), moved["range"]["start"]["line"]) == ("41", 5)
    editor.change(uri, {"newText": DRAFT.replace("The port", "\f\u2028The 😀 port")})
    (found,) = editor.diagnostics(uri)
    assert editor.within(uri, found["range"]) == "34"
    editor.change(uri, {"range": editor.range(uri, "34"), "newText": "41"})
    assert codes(editor.diagnostics(uri)) == ["CF002"]


@pytest.mark.parametrize(
    ("offered", "agreed"),
    [(None, "utf-16"), (["utf-8", "utf-16"], "utf-8"), (["utf-32"], "utf-32"), (["ebcdic"], "utf-16")],
)
def test_places_count_as_agreed(start: Any, desk: Path, offered: list[str] | None, agreed: str) -> None:
    editor = start()
    assert editor.begin(desk, encodings=offered)["positionEncoding"] == agreed
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT.replace("The port", "👩‍🚀 é – The port"))
    (found,) = editor.diagnostics(uri)
    assert editor.within(uri, found["range"]) == "34"
    columns = {"utf-8": 42, "utf-16": 33, "utf-32": 31}
    assert found["range"]["start"] == {"line": 4, "character": columns[agreed]}


def test_line_ends_of_every_kind(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT.replace("\n", "\r\n"))
    (found,) = editor.diagnostics(uri)
    assert found["range"]["start"] == {"line": 4, "character": 23}
    edit = edit_of(titled(editor.actions(uri, found["range"]), "Allow"), uri)
    editor.change(uri, *edit)
    assert codes(editor.diagnostics(uri)) == ["SP002"]
    assert "\n" not in editor.texts[uri].replace("\r\n", "")


def test_only_the_last_state_is_told(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    for n in range(30):
        editor.change(uri, {"range": editor.range(uri, "It is"), "newText": f"{'x' * n}It is"})
    editor.change(uri, {"range": editor.range(uri, "34"), "newText": "41"})
    assert codes(editor.diagnostics(uri)) == ["CF002"]
    told = [m["params"]["version"] for m in editor.seen if m.get("method") == "textDocument/publishDiagnostics"]
    assert told == sorted(told)
    assert len(told) < 30


def test_a_text_without_a_file(start: Any, tmp_path: Path) -> None:
    editor = start()
    editor.begin(tmp_path)
    editor.open("untitled:Untitled-1", OWN, "plaintext")
    (found,) = editor.diagnostics("untitled:Untitled-1")
    assert (found["code"], found["severity"]) == ("SC008", 1)
    assert editor.within("untitled:Untitled-1", found["range"]) == "31 June 2020"


def test_what_is_no_text_is_left_alone(start: Any, tmp_path: Path) -> None:
    editor = start()
    editor.begin(tmp_path)
    for uri, language in [
        ((tmp_path / "a.py").as_uri(), "python"),
        ((tmp_path / "a.jsonl").as_uri(), "jsonl"),
        ("x:y", "x"),
    ]:
        editor.open(uri, OWN, language)
        assert editor.diagnostics(uri) == []
        assert editor.hover(uri, "31") is None
        assert editor.actions(uri, editor.range(uri, "31")) == []
    assert editor.leave() == 0


def test_what_is_closed_has_no_findings(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    assert codes(editor.diagnostics(uri)) == ["CF003"]
    editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.told("textDocument/publishDiagnostics") == {"uri": uri, "diagnostics": []}


# --- what is known of a figure -------------------------------------------------------------------------------------


def test_hover_tells_the_story(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    (found,) = editor.diagnostics(uri)
    shown = editor.hover(uri, "34")
    assert editor.within(uri, shown["range"]) == "34"
    assert shown["contents"]["kind"] == "markdown"
    assert shown["contents"]["value"].split("\n\n") == [
        "**34** port · have · crane",
        f"outdated: CF003 {found['message'].splitlines()[0]}",
        "newest: “41” Harbour Office, 1 May 2024",
        "> The port of Halden has 41 cranes.",
        "over time: 1 Mar 2023 34 → 1 May 2024 41 → 1 Jun 2024 34",
    ]
    assert editor.hover(uri, "It is") is None


def test_hover_shows_no_markup_of_others(start: Any, desk: Path) -> None:
    (desk / "seeds" / "b.md").write_text(
        "---\npublisher: <b>X</b> [y](command:z)\ndate: 2024-05-01\n---\n\nThe port of Halden has `41` cranes.\n"
    )
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    value = editor.hover(uri, "34")["contents"]["value"]
    assert r"\<b\>X\</b\> \[y\](command:z)" in value
    assert r"has \`41\` cranes" in value


def test_hover_in_plain_text(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk, able={"textDocument": {"hover": {"contentFormat": ["plaintext"]}}})
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    contents = editor.hover(uri, "34")["contents"]
    assert contents["kind"] == "plaintext"
    assert contents["value"].startswith("34 port · have · crane\noutdated")


# --- quick fixes ---------------------------------------------------------------------------------------------------


def test_use_the_newest_figure(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    (found,) = editor.diagnostics(uri)
    action = titled(editor.actions(uri, found["range"]), "Use the newest figure")
    assert action["title"] == "Use the newest figure: “41” (Harbour Office, 1 May 2024)"
    assert action["isPreferred"]
    assert action["diagnostics"] == [found]
    (change,) = action["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    editor.change(uri, *edit_of(action, uri))
    assert "has 41 cranes" in editor.texts[uri]
    (moved,) = editor.diagnostics(uri)
    assert (moved["code"], moved["severity"]) == ("CF002", 4)
    assert [a["title"][:5] for a in editor.actions(uri, moved["range"])] == ["Allow", "Add t"]


def test_the_newest_figure_of_the_ledger(start: Any, desk: Path) -> None:
    (desk / "claims" / "cranes.yaml").write_text(
        "- measure: cranes of the port of Halden\n  aliases: ['the port of Halden has {figure} cranes']\n"
        "  value: 43\n  as_of: 2024-05-20\n  references: [{source: survey}]\n"
    )
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    (found,) = editor.diagnostics(uri)
    assert found["code"].startswith("LG")
    assert found["relatedInformation"][0]["location"]["uri"] == (desk / "claims" / "cranes.yaml").as_uri()
    editor.change(uri, *edit_of(titled(editor.actions(uri, found["range"]), "Use the"), uri))
    assert "has 43 cranes" in editor.texts[uri]
    assert not any(code.startswith("LG") for code in codes(editor.diagnostics(uri)))


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("It is an old port.\n\n", "<!-- claimcheck: allow CF003 because … -->\nThe port"),
        ("# The port\n\nIt is an old port,\nand ", "<!-- claimcheck: allow CF003 because … -->\nIt is"),
        ("# The port\n\n- It is old.\n- ", "<!-- claimcheck: allow CF003 because … -->\n- It is old"),
    ],
)
def test_allow_with_a_reason(start: Any, desk: Path, before: str, line: str) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT.replace("The port", f"{before}The port"))
    (found,) = editor.diagnostics(uri)
    editor.change(uri, *edit_of(titled(editor.actions(uri, found["range"]), "Allow CF003"), uri))
    assert line in editor.texts[uri]
    assert codes(editor.diagnostics(uri)) == ["SP002"]
    editor.change(uri, {"range": editor.range(uri, "…"), "newText": "seven were sold"})
    assert editor.diagnostics(uri) == []


def test_add_to_a_ledger_that_is_not_there(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    action = titled(editor.actions(uri, editor.range(uri, "34")), "Add to ledger")
    made, written = action["edit"]["documentChanges"]
    file = desk / "claims" / "the-port-of-halden-has-cranes.yaml"
    assert (made["kind"], made["uri"]) == ("create", file.as_uri())
    (edit,) = written["edits"]
    file.write_text(edit["newText"], encoding="utf-8")
    (entry,) = ledger.load(desk / "claims")
    assert (entry.value, entry.references[0].source) == (34, "draft.md")
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 1}]})
    assert [a["title"][:5] for a in editor.actions(uri, editor.range(uri, "34"))] == ["Use t", "Allow"]


def test_add_to_the_file_of_the_measure_as_it_stands_in_the_editor(start: Any, desk: Path) -> None:
    file = desk / "claims" / "cranes.yaml"
    entry = (
        "- measure: cranes of the port of Halden\n  aliases: ['the port of Halden has {figure} cranes']\n"
        "  value: 30\n  as_of: 2021\n  references: [{source: survey}]\n"
    )
    file.write_text(entry)
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(file.as_uri(), f"# Cranes 😀\n{entry}", "yaml")
    editor.open(uri, DRAFT)
    action = titled(editor.actions(uri, editor.range(uri, "34")), "Add to ledger")
    (edit,) = edit_of(action, file.as_uri())
    after = editor.edited(editor.texts[file.as_uri()], edit)
    assert after.startswith(f"# Cranes 😀\n{entry}")
    assert [e.value for e in ledger.read_text("x", after).entries] == [30, 34]


def test_an_editor_that_can_do_little(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk, able={})
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    (found,) = editor.diagnostics(uri)
    assert {"tags", "relatedInformation", "codeDescription"} & set(found) == set()
    actions = editor.actions(uri, found["range"])
    assert [action["title"][:5] for action in actions] == ["Use t", "Allow"]
    assert actions[0]["edit"] == {"changes": {uri: [{"range": found["range"], "newText": "41"}]}}


def test_only_what_is_asked_for(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    there = editor.range(uri, "34")
    assert editor.actions(uri, there, only=["refactor"]) == []
    assert len(editor.actions(uri, there, only=["quickfix"])) == 3


# --- what it is held against ---------------------------------------------------------------------------------------


def test_a_source_counts_as_it_stands_in_the_editor(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri, source = (desk / "draft.md").as_uri(), (desk / "seeds" / "b.md").as_uri()
    editor.open(uri, DRAFT)
    assert codes(editor.diagnostics(uri)) == ["CF003"]
    editor.open(source, (desk / "seeds" / "b.md").read_text())
    editor.change(source, {"range": editor.range(source, "41"), "newText": "34"})
    editor.wait(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri
                and m["params"]["diagnostics"] == [])  # fmt: skip


def test_a_file_that_changes_is_read_again(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    watched = editor.told("client/registerCapability")["registrations"][0]
    assert watched["method"] == "workspace/didChangeWatchedFiles"
    patterns = [w["globPattern"] for w in watched["registerOptions"]["watchers"]]
    assert "**/claimcheck.toml" in patterns
    assert any("md" in pattern and "yaml" in pattern for pattern in patterns)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    assert codes(editor.diagnostics(uri)) == ["CF003"]
    (desk / "seeds" / "b.md").unlink()
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": (desk / "seeds").as_uri(), "type": 3}]})
    assert editor.diagnostics(uri) == []
    (desk / "claimcheck.toml").write_text('ignore = ["SC"]\n')  # and no sources
    editor.change(uri, {"newText": OWN})
    assert editor.diagnostics(uri) == []
    (desk / "claimcheck.toml").write_text('severity = {SC008 = "info"}\n')
    editor.tell("workspace/didChangeConfiguration", {"settings": None})
    assert [(d["code"], d["severity"]) for d in editor.diagnostics(uri)] == [("SC008", 3)]


def test_a_broken_configuration_is_one_message(start: Any, desk: Path) -> None:
    (desk / "claimcheck.toml").write_text("sources = [\n")
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, OWN)
    assert codes(editor.diagnostics(uri)) == ["SC008"]
    for n in range(3):
        editor.change(uri, {"range": editor.range(uri, "The meeting"), "newText": f"{n}. The meeting"})
        editor.diagnostics(uri)
    (shown,) = [m["params"] for m in editor.seen if m.get("method") == "window/showMessage"]
    assert shown["type"] == 2
    assert "claimcheck.toml: not valid TOML" in shown["message"]
    (desk / "claimcheck.toml").write_text('sources = ["seeds"]\n')
    editor.change(uri, {"newText": DRAFT})
    assert codes(editor.diagnostics(uri)) == ["CF003"]
    assert editor.leave() == 0


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("claims/a.yaml", "- [\n", "claims/a.yaml:2: "),
        ("claimcheck.toml", 'sources = ["gone"]\n', "sources: there is no gone"),
        ("claimcheck.toml", 'ignore = ["XY"]\n', "ignore: no rule has the code XY"),
    ],
)
def test_what_cannot_be_read_is_told(start: Any, desk: Path, file: str, text: str, says: str) -> None:
    (desk / file).write_text(text)
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    editor.diagnostics(uri)
    (shown,) = [m["params"]["message"] for m in editor.seen if m.get("method") == "window/showMessage"]
    assert says in shown


def test_each_folder_has_its_own(start: Any, desk: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "notes").mkdir(parents=True)
    (other / "claimcheck.toml").write_text('sources = ["notes"]\n')
    (other / "notes" / "n.md").write_text("---\ndate: 2024-05-01\n---\n\nThe port of Halden has 34 cranes.\n")
    editor = start()
    editor.begin(desk, other)
    one, two = (desk / "draft.md").as_uri(), (other / "draft.md").as_uri()
    editor.open(one, DRAFT)
    editor.open(two, DRAFT)
    assert codes(editor.diagnostics(one)) == ["CF003"]
    assert editor.diagnostics(two) == []
    assert "confirmed" in editor.hover(two, "34")["contents"]["value"]


def test_without_a_configuration_a_text_is_held_against_itself(start: Any, tmp_path: Path) -> None:
    editor = start()
    editor.begin()
    uri = (tmp_path / "loose.txt").as_uri()
    editor.open(uri, OWN, "plaintext")
    assert codes(editor.diagnostics(uri)) == ["SC008"]


def test_the_day_to_judge_from(launch: Any, tmp_path: Path) -> None:
    editor = launch("--as-of", "2024-01-01")
    editor.begin(tmp_path)
    uri = (tmp_path / "draft.md").as_uri()
    editor.open(uri, DRAFT)
    assert codes(editor.diagnostics(uri)) == ["SR004"]


# --- the protocol --------------------------------------------------------------------------------------------------


def test_requests_out_of_order(start: Any, desk: Path) -> None:
    editor = start()
    where = {"textDocument": {"uri": "file:///x.md"}, "position": {"line": 0, "character": 0}}
    assert editor.answer(editor.ask("textDocument/hover", where))["error"]["code"] == -32002
    editor.begin(desk)
    assert editor.request("textDocument/hover", where) is None
    change = {"textDocument": {"uri": "file:///x.md", "version": 3}, "contentChanges": [{"text": "x"}]}
    editor.tell("textDocument/didChange", change)
    editor.tell("textDocument/didClose", {"textDocument": {"uri": "file:///x.md"}})
    editor.tell("no/such", {})
    assert editor.answer(editor.ask("no/such", {}))["error"]["code"] == -32601
    editor.request("shutdown")
    assert editor.answer(editor.ask("textDocument/hover", where))["error"]["code"] == -32600
    editor.tell("exit", None)
    assert editor.server.status() == 0


def test_a_request_that_is_cancelled(start: Any, desk: Path) -> None:
    editor = start()
    editor.begin(desk)
    uri = (desk / "draft.md").as_uri()
    editor.open(uri, DRAFT * 200)
    position = {"line": 4, "character": 23}
    number = editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": position})
    editor.tell("$/cancelRequest", {"id": number})
    editor.tell("$/cancelRequest", {"id": 12345})
    assert editor.answer(number)["error"]["code"] == -32800
    editor.change(uri, {"newText": DRAFT})
    assert codes(editor.diagnostics(uri)) == ["CF003"]
    assert editor.leave() == 0


@pytest.mark.parametrize("how", ["exit", "hang up"])
def test_without_taking_leave_it_ends_with_1(launch: Any, desk: Path, how: str) -> None:
    editor = launch()
    editor.begin(desk)
    editor.open((desk / "draft.md").as_uri(), DRAFT)
    if how == "exit":
        editor.tell("exit", None)
    else:
        editor.server.into.close()
    assert editor.server.status() == 1
    assert editor.server.errors() == b""


def test_without_the_extra_it_says_which(claimcheck_without_pygls: Any) -> None:
    done = claimcheck_without_pygls("lsp")
    assert done == (2, "", "claimcheck: lsp needs the package pygls: pip install 'claimcheck-lint[lsp]'\n")
