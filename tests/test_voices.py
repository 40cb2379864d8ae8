"""Speakers over several sentences: quotations that run on, and whom a pronoun stands for."""

from __future__ import annotations

from typing import Any

import pytest

from checker import pipeline


def speakers(text: str) -> list[str | None]:
    """The speakers of the figures of a text, in order."""
    claims = pipeline.extract([pipeline.document_of("text", text)])
    return [claim.speaker for claim in claims if claim.quantity is not None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We saw 12 boats. There were 30 men,” said Ada Lo.", ["Ada Lo", "Ada Lo"]),
        ("Ada Lo spoke first: “We saw 12 boats. There were 30 men.”", [None, None]),
        ("Ada Lo said: “We saw 12 boats. There were 30 men.”", ["Ada Lo", "Ada Lo"]),
        ("“We saw 12 boats,” said Ada Lo.\n\n“There were 30 men.”", ["Ada Lo", "Ada Lo"]),
        ("“We saw 12 boats,” said Ada Lo.\n\nThere were 30 men.", ["Ada Lo", None]),
        ("“We saw 12 boats,” said Ada Lo.\n\n“There were 30 men,” said Ole Vik.", ["Ada Lo", "Ole Vik"]),
        ("Mayor Ada Lo came late. She said 12 boats sank.", ["Mayor Ada Lo"]),
        ("Mr. Vik met Ms. Lo. She said 12 boats sank.", ["Ms. Lo"]),
        ("Ada Lo met Eva Vik. She said 12 boats sank.", [None]),
        ("The agency closed. It said 12 boats sank.", ["agency"]),
        ("The storm passed. It said 12 boats sank.", [None]),
        ("Ada Lo said 12 boats sank. She put the number of missing at 30.", ["Ada Lo", "Ada Lo"]),
        ("Ada Lo left. Nothing happened. It rained. All slept. It snowed. She said 12 boats sank.", [None]),
        ("Ada Lo was quoted as saying 12 boats sank.", ["Ada Lo"]),
        ("Ada Lo would not say if 12 boats sank.", [None]),
        ("Divers found 12 boats.", [None]),
        ("A survey found 12 boats.", ["survey"]),
    ],
)
def test_speakers(text: str, found: list[str | None]) -> None:
    assert speakers(text) == found


@pytest.mark.parametrize("piece", ["He said 12 boats sank. ", "“There were 12. ", "“It said 12,” he said. ", "12 “ "])
def test_no_text_makes_it_slow(piece: str, grows_in_proportion: Any) -> None:
    grows_in_proportion(lambda size: speakers(piece * (size // len(piece))), 3_000)
