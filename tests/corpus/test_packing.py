"""What is packed comes back as it was."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.corpus.packing import Damaged, packed, unpacked
from checker.readers import reader_for

TEXT = """---
date: 2019-03-04
---
# Flood in Alverton

The flood killed 47 people, 1.50 million dollars went to 0.1 % of them. <!-- claimcheck: allow SC001 because so -->

| place | dead |
|-------|------|
| Alverton | 47 |
| Brinmoor | 12.0 |

Mayor Ann Toller signed the order on 3 May 2018, her second. Some 4x10^3 more left.
"""


def test_a_document_and_its_claims_come_back_exactly() -> None:
    reader = reader_for("a.md")
    assert reader is not None
    (document,) = reader.read("a.md", TEXT.encode())
    assert document.tables
    assert document.directives
    seen = pipeline.subjects_of(document, everything=True)
    again, subjects = unpacked(packed(document, seen))
    assert again == document
    assert subjects == seen
    assert [repr(s.claim) for s in subjects] == [repr(s.claim) for s in seen]  # 1.50 is not 1.5


@pytest.mark.parametrize("harm", [lambda b: b[:-3], lambda b: b[:40] + bytes([b[40] ^ 8]) + b[41:], lambda _: b""])
def test_damage_is_noticed(harm: object) -> None:
    assert callable(harm)
    whole = packed(pipeline.document_of("a.txt", "The flood killed 47 people."), [])
    with pytest.raises(Damaged):
        unpacked(harm(whole))
