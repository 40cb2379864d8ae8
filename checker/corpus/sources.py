"""What the sources hold, one unit a document, one after the other: never a whole file of many in memory.

JSON Lines (plain, ``.gz``, ``.zst``) and Parquet have a document a line or row, named ``FILE#ID``; any other file that
there is a reader for is one document. A folder is walked. A source that cannot be read to its end is told of and the
rest goes on.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import checker
from checker.readers import Unreadable, reader_for
from checker.readers.jsonl import name_of, record_of, unnamed

LINES: Final = (".jsonl", ".jsonl.gz", ".jsonl.zst")
PACKED: Final = (*LINES[1:], ".parquet")
"""Ends of names of files that hold many documents and that no reader knows."""
COLUMNS: Final = ("id", "text", "title", "publisher", "author", "date", "url")
LONGEST: Final = 20_000_000
"""Bytes of one document; a longer one is told of and not read."""
ROWS: Final = 64
"""Rows of Parquet held at a time."""

Complain = Callable[[str, str], None]
"""Told of a path and why it could not be read, wholly or in part."""


class Unit(NamedTuple):
    """A document that is still to be read: a ``file``, a ``record`` (one line of JSON) or one that is ``unusable``, for
    the reason in ``data``; ``number`` is its line.
    """

    name: str
    path: str
    kind: str
    number: int
    data: bytes
    hash: str


def unit(name: str, path: str, kind: str, number: int, data: bytes) -> Unit:
    """A unit with its hash, which changes with the text, with what it is called and with who reads it."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (checker.__version__, kind, name, str(number) if kind != "record" else "", path):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    digest.update(data)
    return Unit(name, path, kind, number, data, digest.hexdigest())


def files(sources: Sequence[str], complain: Complain) -> Iterator[str]:
    """The files of the sources, each once, folders walked, in the order given and then by name."""
    from checker.readers import walk

    seen: set[str] = set()
    for shown in sources:
        if os.path.isdir(shown):
            found = [os.path.normpath(str(f)) for f in walk(Path(shown), also=PACKED)]
            if not found:
                complain(shown, "no document in this folder")
        elif os.path.exists(shown):
            found = [os.path.normpath(shown)]
        else:
            complain(shown, "no such file or folder")
            continue
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def units(file: str, complain: Complain) -> Iterator[Unit]:
    """The documents of one file, in its order."""
    lower = file.lower()
    try:
        if lower.endswith(LINES):
            yield from _lines(file)
        elif lower.endswith(".parquet"):
            yield from _rows(file)
        elif os.path.isdir(file):
            complain(file, "cannot be listed")
        elif reader_for(file) is None:
            complain(file, f"no reader for {Path(file).suffix or 'files without a suffix'}")
        else:
            yield _whole(file)
    except OSError as error:  # also what gzip and Arrow raise for broken streams
        complain(file, _reason(error))
    except (EOFError, ValueError, zlib.error) as error:
        complain(file, _reason(error))


def _reason(error: Exception) -> str:
    told = getattr(error, "strerror", None) or (str(error).splitlines() or [type(error).__name__])[0]
    return f"not read to its end: {told}" if not isinstance(error, FileNotFoundError | PermissionError) else str(told)


def _whole(file: str) -> Unit:
    if os.path.getsize(file) > LONGEST and file.lower().endswith((".txt", ".md", ".html", ".htm", ".csv")):
        return unit(file, file, "unusable", 1, f"larger than {LONGEST // 1_000_000} MB".encode())
    return unit(file, file, "file", 1, Path(file).read_bytes())


def _opened(file: str) -> IO[bytes]:
    if file.lower().endswith(".gz"):
        return io.BufferedReader(gzip.open(file, "rb"))
    if file.lower().endswith(".zst"):
        import pyarrow as pa

        stream: IO[bytes] = io.BufferedReader(pa.CompressedInputStream(pa.OSFile(file, "rb"), "zstd"), 1 << 16)
        return stream
    return open(file, "rb")


def _lines(file: str) -> Iterator[Unit]:
    with _opened(file) as stream:
        number = 0
        while line := stream.readline(LONGEST):
            number += 1
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if len(line) == LONGEST and not line.endswith(b"\n"):
                while (rest := stream.readline(LONGEST)) and not rest.endswith(b"\n"):
                    pass
                yield _unusable(file, number, f"longer than {LONGEST // 1_000_000} MB")
            elif line.strip():
                yield _line(file, number, line.strip())


def _line(file: str, number: int, line: bytes) -> Unit:
    try:
        record = record_of(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _unusable(file, number, f"not valid UTF-8 at byte {error.start} of the line")
    except Unreadable as reason:
        return _unusable(file, number, str(reason))
    return unit(name_of(file, record, number), file, "record", number, line)


def _unusable(file: str, number: int, reason: str) -> Unit:
    return unit(unnamed(file, number), file, "unusable", number, reason.encode())


def _rows(file: str) -> Iterator[Unit]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(file) as table:
        columns = [name for name in table.schema_arrow.names if name in COLUMNS]
        if "text" not in columns:
            raise ValueError("there is no column text")
        number = 0
        for batch in table.iter_batches(ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                record = {key: _said(value) for key, value in row.items() if value is not None}
                data = json.dumps(record, sort_keys=True).encode("ascii")
                if len(data) > LONGEST:
                    yield _unusable(file, number, f"longer than {LONGEST // 1_000_000} MB")
                else:
                    yield unit(name_of(file, record, number), file, "record", number, data)


def _said(value: Any) -> Any:
    """A cell as JSON has it: a day without its time."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str | int | float) else str(value)
