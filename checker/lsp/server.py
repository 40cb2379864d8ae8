"""The server: the protocol's messages to and from what the other files of this room know."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from datetime import date
from typing import Any, BinaryIO, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidRequest, JsonRpcServerNotInitialized
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

import checker
from checker.lsp.analysis import Analysis, analysed
from checker.lsp.buffers import Buffer, Buffers, path_of
from checker.lsp.desk import Desk, Overtaken
from checker.lsp.diagnostics import Client, diagnostics
from checker.lsp.fixes import Editing, fixes
from checker.lsp.hover import hover
from checker.lsp.project import Library, Stop
from checker.readers import supported_suffixes

SOON: Final = 0.05
"""Seconds after which a text is checked again when something beside it has changed."""
WATCHED: Final = "claimcheck/watched"
"""What the watch on files is registered as."""


class Protocol(LanguageServerProtocol):
    """The protocol, with the server's own keeping of texts in place of that of pygls."""

    _server: Server

    def handle_message(self, message: Any) -> None:
        """Hand a message to who deals with it; a request after the leave-taking is refused and not passed over."""
        request = getattr(message, "id", None) is not None and hasattr(message, "method")
        if self._server.ended and request:
            self._send_response(message.id, error=JsonRpcInvalidRequest().to_response_error())
        else:
            super().handle_message(message)

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A text is open."""
        self._server.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A text has changed."""
        self._server.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A text is open no longer."""
        self._server.closed(params.text_document.uri)


class Server(LanguageServer):
    """The open texts with their desks, and what all of them are held against. ``as_of`` gives the day to judge from."""

    def __init__(self, as_of: Callable[[], date | None] = lambda: None) -> None:
        super().__init__("claimcheck", checker.__version__, protocol_cls=Protocol, max_workers=2)
        self.buffers = Buffers()
        self.library = Library()
        self.ended = False
        self._as_of = as_of
        self._reading = threading.Lock()
        self._desks: dict[str, Desk] = {}
        self._problems: dict[str, tuple[str, ...]] = {}
        self._begun = False
        self.client, self.editing = Client(), Editing()
        self.kinds: tuple[types.MarkupKind, ...] = ()

    # --- the life of the server ------------------------------------------------------------------------------------

    def begin(self, params: types.InitializeParams) -> None:
        """Learn what the editor can do."""
        can = params.capabilities
        self.client, self.editing = Client.of(can), Editing.of(can)
        shown = can.text_document.hover if can.text_document else None
        self.kinds = tuple((shown.content_format if shown else None) or ())
        self._begun = True

    def settle(self) -> None:
        """Agree on how places are counted, and ask to be told of files that change."""
        self.buffers.encoding = self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is None or not watching.dynamic_registration:
            return
        suffixes = ",".join(suffix.lstrip(".") for suffix in (*supported_suffixes(), ".yaml", ".yml", ".json"))
        patterns = ("**/claimcheck.toml", "**/pyproject.toml", "**/.gitignore", f"**/*.{{{suffixes}}}")
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(p) for p in patterns])
        asked = types.Registration(WATCHED, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        self.client_register_capability(types.RegistrationParams([asked]))

    def end(self) -> None:
        """Check no more."""
        self.ended = True
        for desk in self._desks.values():
            desk.close()

    def _ready(self) -> None:
        """Whether requests may come. Raises what the protocol has for those that may not yet."""
        if not self._begun:
            raise JsonRpcServerNotInitialized

    # --- texts -----------------------------------------------------------------------------------------------------

    def opened(self, item: types.TextDocumentItem) -> None:
        """Check a text that has been opened."""
        buffer = self.buffers.opened(item)
        if item.uri in self._desks:
            self._desks[item.uri].close()
        self._desks[item.uri] = Desk(
            lambda: self._prepared(item.uri), self._publish, lambda error: self._failed(item.uri, error)
        )
        self._desks[item.uri].check(0)
        self._beside(buffer)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Check a text that has changed, and those that are held against it."""
        uri = params.text_document.uri
        buffer = self.buffers.changed(uri, params.text_document.version, params.content_changes)
        if buffer is not None:
            self._desks[uri].check()
            self._beside(buffer)

    def closed(self, uri: str) -> None:
        """Forget a text and what was said of it."""
        buffer = self.buffers.closed(uri)
        if buffer is None:
            return
        self._desks.pop(uri).close()
        self._problems.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._beside(buffer)

    def again(self) -> None:
        """Check all texts anew: something beside them has changed."""
        for desk in self._desks.values():
            desk.check(SOON)

    def _beside(self, buffer: Buffer) -> None:
        """Check the texts that are held against this one."""
        for uri, desk in self._desks.items():
            known = desk.analysis.project.files if desk.analysis is not None else ()
            if uri != buffer.uri and buffer.path is not None and os.path.realpath(buffer.path) in known:
                desk.check()

    # --- what is found ---------------------------------------------------------------------------------------------

    def _prepared(self, uri: str) -> Callable[[Stop], Analysis]:
        """The state of a text and of all beside it, as work to be done in a thread."""
        buffer, folders, texts = self.buffers.get(uri), self._folders(), self.buffers.texts()
        encoding = self.buffers.encoding
        if buffer is None:
            raise Overtaken

        def work(stop: Stop) -> Analysis:
            with self._reading:
                stop()
                return analysed(buffer, self.library, folders, texts, encoding, self._as_of, stop)

        return work

    def _folders(self) -> list[str]:
        """The editor's folders."""
        known = [path_of(uri) for uri in self.workspace.folders]
        root = self.workspace.root_path
        return [path for path in known if path] or ([os.path.normpath(root)] if root else [])

    def _publish(self, analysis: Analysis) -> None:
        buffer = analysis.buffer
        known = {problem for told in self._problems.values() for problem in told}
        self._problems[buffer.uri] = analysis.project.problems
        for problem in dict.fromkeys(analysis.project.problems):
            if problem not in known:
                self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"claimcheck: {problem}"))
        shown = diagnostics(analysis, self.client)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(buffer.uri, shown, buffer.version))

    def _failed(self, uri: str, error: Exception) -> None:
        told = " ".join(f"claimcheck: {uri}: {type(error).__name__}: {error}".split())
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, told))

    async def asked_for(self, uri: str) -> Analysis | None:
        """The analysis of a text as it stands now, None where it is not open."""
        self._ready()
        desk = self._desks.get(uri)
        return await desk.current() if desk is not None else None


def served(as_of: Callable[[], date | None] = lambda: None) -> Server:
    """The server with all that it answers to."""
    server = Server(as_of)

    @server.feature(types.INITIALIZE)
    def _initialize(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.INITIALIZED)
    def _initialized(_params: types.InitializedParams) -> None:
        server.settle()

    @server.feature(types.SHUTDOWN)
    def _shutdown(_params: Any) -> None:
        server.end()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _hover(params: types.HoverParams) -> types.Hover | None:
        analysis = await server.asked_for(params.text_document.uri)
        return hover(analysis, params.position, server.kinds) if analysis is not None else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def _actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        analysis = await server.asked_for(params.text_document.uri)
        if analysis is None:
            return []
        return fixes(analysis, params.range, params.context, server.client, server.editing, server.buffers.texts())

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _watched(_params: types.DidChangeWatchedFilesParams) -> None:
        server.again()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def _configured(_params: types.DidChangeConfigurationParams) -> None:
        server.again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def _folders(_params: types.DidChangeWorkspaceFoldersParams) -> None:
        server.again()

    return server


def serve(as_of: Callable[[], date | None] = lambda: None, pipes: tuple[BinaryIO, BinaryIO] | None = None) -> int:
    """Serve an editor until it leaves; 0 where it said so before, else 1.

    Without ``pipes`` to read from and to write to it is served on standard input and output, and whatever else is
    printed meanwhile goes to standard error.
    """
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = served(as_of)
    server.start_io(*(pipes or (sys.stdin.buffer, _taken())))
    return 0 if server.ended else 1


def _taken() -> BinaryIO:
    """Standard output for the protocol alone; what is printed from now on goes to standard error."""
    sys.stdout.flush()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out
