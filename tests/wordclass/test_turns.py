"""Turns of phrase that settle a class: each beside the like of it that must stay."""

from __future__ import annotations

import pytest

from checker.tokens import tokenize
from checker.wordclass import tag


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Half of the dead were miners.", "dead", "NOUN"),
        ("The dead miners were found.", "dead", "ADJ"),
        ("It was the worst since 1950.", "worst", "NOUN"),
        ("Storm claims will average $3 million.", "average", "VERB"),
        ("The average claim was $3 million.", "average", "ADJ"),
        ("The Sunday killing of 12 herders shut the road.", "killing", "NOUN"),
        ("A bomb went off, killing 12 herders.", "killing", "GER"),
        ("He took a public hit for it.", "hit", "NOUN"),
        ("The storm hit the coast.", "hit", "PAST"),
        ("They promised a 12 percent cut in fares.", "cut", "NOUN"),
        ("Eight Officers Hurt in Depot Blast, 12 Arrested", "Arrested", "PAST"),
        ("These five ways concern programs and people.", "concern", "VERB"),
        ("One B-17 costs $275,000.", "costs", "VERB"),
        ("They paid the 17 costs of the trial.", "costs", "PLURAL"),
        ("He's 64.", "'s", "BE"),
        ("Norway's coast is long.", "'s", "POSS"),
    ],
)
def test_turns(text: str, word: str, expected: str) -> None:
    assert {t.text: t.tag for t in tag(tokenize(text))}[word] == expected
