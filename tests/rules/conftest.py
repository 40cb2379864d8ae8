"""What rules say of texts given as strings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker import pipeline

Messages = Callable[..., list[str]]


@pytest.fixture(scope="session")
def messages() -> Messages:
    """The messages of one rule on texts with their dates: ``messages(code, (date, text), …)``."""

    def said(code: str, *texts: tuple[str, str]) -> list[str]:
        documents = [pipeline.document_of(f"{number}.txt", text, day) for number, (day, text) in enumerate(texts)]
        return [f.message for f in pipeline.scan(documents, select=[code]).findings]

    return said
