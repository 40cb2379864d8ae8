"""The columns of what is handed from station to station, as Arrow schemas: units in, documents and claims out."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

UNITS: Final = pa.schema(
    [
        ("name", pa.string()),
        ("path", pa.string()),
        ("kind", pa.string()),
        ("number", pa.int64()),
        ("data", pa.binary()),
        ("hash", pa.string()),
    ]
)
"""What there is to read, a document a row: ``kind`` says how ``data`` is read, ``number`` is its line in its file,
``hash`` tells whether it is what was read before."""

DOCUMENTS: Final = pa.schema(
    [
        ("name", pa.string()),
        ("hash", pa.string()),
        ("gone", pa.bool_()),
        ("day", pa.string()),
        ("claims", pa.int32()),
        ("seen", pa.int32()),
        ("keys", pa.list_(pa.string())),
        ("record", pa.binary()),
    ]
)
"""What was read of a document, a row each: ``keys`` are the names under which others like it are looked for, ``seen``
the claims and the numbers that are none, ``record`` the document and its claims, packed; ``gone`` marks one that is no
longer in the sources."""

CLAIMS: Final = pa.schema(
    [
        ("document", pa.string()),
        ("id", pa.string()),
        ("start", pa.int64()),
        ("kind", pa.string()),
        ("aspect", pa.string()),
        ("modality", pa.string()),
        ("dimension", pa.string()),
        ("surface", pa.string()),
        ("value", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("unit", pa.string()),
        ("subject", pa.string()),
        ("predicate", pa.string()),
        ("counted", pa.string()),
        ("period_start", pa.string()),
        ("period_end", pa.string()),
        ("basis", pa.string()),
        ("speaker", pa.string()),
        ("sentence", pa.string()),
        ("terms", pa.list_(pa.string())),
    ]
)
"""The claims, a row each, for those who ask the store: ``terms`` are the words that a measure is asked for with."""

RESULTS: Final = pa.schema([("block", pa.string()), ("result", pa.binary())])
"""What was found in a block, packed, under the hash of all that it was made of."""
