"""An editor of a few lines: it starts the server as any editor would and speaks the protocol over its two pipes.

Nothing of the server's own library is used, so that places, versions and edits are held against the protocol itself.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

PATIENCE = 40.0
"""Seconds to wait for an answer: a machine may be busy, and what never comes fails in the end."""
ABLE: dict[str, Any] = {
    "textDocument": {
        "publishDiagnostics": {
            "relatedInformation": True,
            "versionSupport": True,
            "codeDescriptionSupport": True,
            "dataSupport": True,
            "tagSupport": {"valueSet": [1, 2]},
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
    },
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceFolders": True,
    },
}
"""What a full-grown editor says it can do."""


class Process:
    """The server as an editor starts it."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "checker", "lsp", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.into: IO[bytes] = self.process.stdin
        self.out: IO[bytes] = self.process.stdout

    def status(self) -> int:
        """The exit status, once it has ended."""
        return self.process.wait(PATIENCE)

    def errors(self) -> bytes:
        """What it said on standard error."""
        assert self.process.stderr is not None
        return self.process.stderr.read()

    def end(self) -> None:
        """End it, whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)


class Thread:
    """The server in a thread of the tests, which need not start a Python for each."""

    def __init__(self) -> None:
        from checker.lsp.server import serve

        theirs_in, mine_in = os.pipe()
        mine_out, theirs_out = os.pipe()
        self.into: IO[bytes] = os.fdopen(mine_in, "wb")
        self.out: IO[bytes] = os.fdopen(mine_out, "rb")
        pipes = os.fdopen(theirs_in, "rb"), os.fdopen(theirs_out, "wb")
        self._left: list[int] = []
        self._thread = threading.Thread(target=lambda: self._left.append(serve(pipes=pipes)), daemon=True)
        self._thread.start()

    def status(self) -> int:
        """What the exit status would be, once it has ended."""
        self._thread.join(PATIENCE)
        return self._left[0]

    def end(self) -> None:
        """Hang up."""
        if not self.into.closed:
            self.into.close()
        self._thread.join(PATIENCE)


Server = Process | Thread


class Editor:
    """The server it speaks with, what that has said, and the texts that are open."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.encoding = "utf-16"
        self.seen: list[dict[str, Any]] = []
        self._number = 0
        self._said: queue.Queue[dict[str, Any] | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    # --- messages --------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        out = self.server.out
        while True:
            length = 0
            while (line := out.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                assert name in (b"Content-Length", b"Content-Type"), line
                length = int(value) if name == b"Content-Length" else length
            if not length:
                self._said.put(None)
                return
            self._said.put(json.loads(out.read(length)))

    def send(self, message: dict[str, Any]) -> None:
        """Send a message as it is."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.into.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.into.flush()

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: Any = None) -> int:
        """Send a request and return its number."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        return self._number

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first message not taken yet that is wanted; fails where none comes."""
        for message in self.seen:
            if wanted(message):
                self.seen.remove(message)
                return message
        while True:
            try:
                message = self._said.get(timeout=PATIENCE)
            except queue.Empty:
                raise AssertionError(f"waited in vain; besides came {self.seen}") from None
            assert message is not None, f"the server has ended; before that came {self.seen}"
            if "id" in message and "method" in message:
                self.send({"id": message["id"], "result": None})
            if wanted(message):
                return message
            self.seen.append(message)

    def answer(self, number: int) -> dict[str, Any]:
        """The answer to a request, be it an error."""
        return self.wait(lambda m: m.get("id") == number and "method" not in m)

    def request(self, method: str, params: Any = None) -> Any:
        """The result of a request."""
        answer = self.answer(self.ask(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    def told(self, method: str) -> Any:
        """The parameters of the next notification or request of a method."""
        return self.wait(lambda m: m.get("method") == method)["params"]

    # --- an editor's day -------------------------------------------------------------------------------------------

    def begin(self, *folders: Path, encodings: list[str] | None = None, able: dict[str, Any] = ABLE) -> dict[str, Any]:
        """Say hello; what the server can do."""
        can = {**able, "general": {"positionEncodings": encodings}} if encodings else able
        params = {
            "processId": os.getpid(),
            "rootUri": folders[0].as_uri() if folders else None,
            "workspaceFolders": [{"uri": f.as_uri(), "name": f.name} for f in folders],
            "capabilities": can,
        }
        result: dict[str, Any] = self.request("initialize", params)["capabilities"]
        self.encoding = result["positionEncoding"]
        self.tell("initialized", {})
        return result

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        """Open a text."""
        self.texts[uri], self.versions[uri] = text, 1
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, *edits: dict[str, Any]) -> None:
        """Make edits one after the other, and tell of them in one go; the last state counts."""
        for edit in edits:
            self.texts[uri] = self.edited(self.texts[uri], edit)
        self.versions[uri] += 1
        changes = [
            {"range": e["range"], "text": e["newText"]} if "range" in e else {"text": e["newText"]} for e in edits
        ]
        document = {"uri": uri, "version": self.versions[uri]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """What is said of a text as it stands now."""
        version = self.versions[uri]

        def wanted(message: dict[str, Any]) -> bool:
            params = message.get("params")
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == uri
                and params.get("version") == version
            )

        found: list[dict[str, Any]] = self.wait(wanted)["params"]["diagnostics"]
        return found

    def actions(self, uri: str, span: dict[str, Any], only: list[str] | None = None) -> list[dict[str, Any]]:
        """The quick fixes offered for a stretch."""
        context = {"diagnostics": [], **({"only": only} if only else {})}
        params = {"textDocument": {"uri": uri}, "range": span, "context": context}
        found: list[dict[str, Any]] = self.request("textDocument/codeAction", params)
        return found

    def hover(self, uri: str, words: str) -> Any:
        """What is shown over the first place of words."""
        position = self.range(uri, words)["start"]
        return self.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": position})

    def leave(self) -> int:
        """Take leave as the protocol has it; the exit status."""
        self.request("shutdown")
        self.tell("exit", None)
        return self.server.status()

    # --- places ----------------------------------------------------------------------------------------------------

    def range(self, uri: str, words: str) -> dict[str, Any]:
        """Where words stand first in a text, as the protocol counts."""
        at = self.texts[uri].index(words)
        return {"start": self._position(self.texts[uri], at), "end": self._position(self.texts[uri], at + len(words))}

    def within(self, uri: str, span: dict[str, Any]) -> str:
        """The words of a stretch."""
        text = self.texts[uri]
        return text[self._offset(text, span["start"]) : self._offset(text, span["end"])]

    def edited(self, text: str, edit: dict[str, Any]) -> str:
        """A text after an edit."""
        if "range" not in edit:
            return str(edit["newText"])
        start, end = (self._offset(text, edit["range"][name]) for name in ("start", "end"))
        return text[:start] + str(edit["newText"]) + text[end:]

    def _position(self, text: str, offset: int) -> dict[str, int]:
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        line = before.rpartition("\n")[2]
        return {"line": before.count("\n"), "character": len(line.encode(self._codec)) // self._width}

    def _offset(self, text: str, position: dict[str, int]) -> int:
        at = 0
        for _ in range(position["line"]):
            ends = [(text.find(end, at), len(end)) for end in ("\r\n", "\n", "\r") if text.find(end, at) >= 0]
            first, length = min(ends, key=lambda e: (e[0], -e[1]))
            at = first + length
        line = text[at:].encode(self._codec)[: position["character"] * self._width]
        return at + len(line.decode(self._codec))

    @property
    def _codec(self) -> str:
        return self.encoding if self.encoding == "utf-8" else f"{self.encoding}-le"

    @property
    def _width(self) -> int:
        return {"utf-8": 1, "utf-16": 2, "utf-32": 4}[self.encoding]


Start = Callable[..., Editor]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start an editor with a server in a thread."""
    pytest.importorskip("pygls", reason="pip install 'claimcheck-lint[lsp]'")
    started: list[Editor] = []

    def begun() -> Editor:
        started.append(Editor(Thread()))
        return started[-1]

    yield begun
    for editor in started:
        editor.server.end()


@pytest.fixture
def launch(tmp_path: Path) -> Iterator[Start]:
    """Start an editor with a server of its own process, and arguments for it."""
    pytest.importorskip("pygls", reason="pip install 'claimcheck-lint[lsp]'")
    started: list[Editor] = []

    def begun(*arguments: str) -> Editor:
        started.append(Editor(Process(tmp_path, *arguments)))
        return started[-1]

    yield begun
    for editor in started:
        editor.server.end()


SOURCES = {
    "a.md": "---\npublisher: Port Gazette\ndate: 2023-03-01\n---\n\nThe port of Halden has 34 cranes.\n",
    "b.md": "---\npublisher: Harbour Office\ndate: 2024-05-01\n---\n\nThe port of Halden has 41 cranes.\n",
}
DRAFT = "---\ndate: 2024-06-01\n---\n\nThe port of Halden has 34 cranes. It is an old port.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project: a configuration, two sources of which one is newer, and a draft that repeats the older."""
    (tmp_path / "claimcheck.toml").write_text('sources = ["seeds"]\nledger = "claims"\n', encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "claims").mkdir()
    for name, text in SOURCES.items():
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def claimcheck_without_pygls(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run a command line where the server's library is not installed."""
    from checker.cli import lsp, run

    monkeypatch.setattr(lsp, "find_spec", lambda _name: None)

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        return status, *capfd.readouterr()

    return call
