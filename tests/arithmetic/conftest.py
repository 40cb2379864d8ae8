"""What a rule says of a short text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker import pipeline

Messages = Callable[[str, str], list[str]]


@pytest.fixture(scope="session")
def messages() -> Messages:
    """The messages of a rule's findings on a text of its own: (code, text) → messages in order of the text."""

    def found(code: str, text: str) -> list[str]:
        document = pipeline.document_of("text", text, "2021-02-14")
        return [f.message for f in pipeline.scan([document]).findings if f.code == code]

    return found
