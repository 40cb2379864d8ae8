"""The baseline: findings a project knew of when it began, kept in a file so that only new ones are told.

JSON, one entry a finding, in an order that makes little of a change: fingerprint, code, path, message, and the day it
was first seen where a day was given. A finding that occurs twice is known twice.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from checker.model import Finding, Frozen, Known

SCHEMA = 1


class BaselineError(ValueError):
    """A baseline that cannot be read, in a few words."""


class Entry(Frozen):
    """One finding the project knows of: ``path`` and ``against``, the other documents in dispute, are as the project
    calls them.
    """

    fingerprint: str = Field(min_length=1)
    code: str
    path: str
    message: str
    since: date | None = None
    against: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parted:
    """Findings held against a baseline: the ``new`` ones, the known ones with their entries, and what is ``left`` of
    the entries.
    """

    new: tuple[Finding, ...]
    known: tuple[tuple[Finding, Entry], ...]
    left: tuple[Entry, ...]


def load(file: Path) -> tuple[Entry, ...]:
    """The entries of a baseline. Raises BaselineError."""
    try:
        record: Any = json.loads(file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BaselineError(f"not valid UTF-8 at byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"not valid JSON: {error}") from error
    except FileNotFoundError as error:
        raise BaselineError("there is none; --write-baseline writes it") from error
    except OSError as error:
        raise BaselineError(error.strerror or str(error)) from error
    if not isinstance(record, dict) or not isinstance(record.get("findings"), list):
        raise BaselineError("not a baseline: --write-baseline writes one")
    if record.get("schema") != SCHEMA:
        raise BaselineError(f"its schema is {record.get('schema')!r}, this version reads {SCHEMA}")
    entries: list[Entry] = []
    for number, item in enumerate(record["findings"], start=1):
        try:
            entries.append(Entry.model_validate(item))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise BaselineError(f"finding {number}: {place}: {first['msg'].lower()}".replace(": :", ":")) from error
    return tuple(entries)


def written(entries: Iterable[Entry]) -> str:
    """A baseline as it is written: sorted, an entry a few lines."""
    ordered = sorted(entries, key=lambda e: (e.path, e.code, e.message, e.fingerprint))
    record = {"schema": SCHEMA, "findings": [_record(entry) for entry in ordered]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _record(entry: Entry) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude=None if entry.against else {"against"})


def parted(findings: Sequence[Finding], entries: Sequence[Entry]) -> Parted:
    """The findings that the baseline knows and those it does not."""
    waiting: dict[str, list[Entry]] = defaultdict(list)
    for entry in reversed(entries):
        waiting[entry.fingerprint].append(entry)
    new: list[Finding] = []
    known: list[tuple[Finding, Entry]] = []
    for finding in findings:
        if waiting[finding.fingerprint]:
            known.append((finding, waiting[finding.fingerprint].pop()))
        else:
            new.append(finding)
    return Parted(tuple(new), tuple(known), tuple(entry for left in waiting.values() for entry in left))


def gone(
    left: Collection[Entry], *, read: Collection[str], ran: Collection[str], there: Callable[[str], bool]
) -> list[Entry]:
    """Of entries that no finding met those that are over: their rule has ``ran``, and their documents were ``read``, as
    far as they are still ``there``.
    """
    seen = {path: path in read or not there(path) for e in left for path in (e.path, *e.against)}
    return [e for e in left if e.code in ran and all(seen[path] for path in (e.path, *e.against))]


def entry(finding: Finding, filed: Callable[[str], str], as_of: date | None, before: Entry | None = None) -> Entry:
    """The entry of a finding, its documents as they are ``filed``; the day it was first seen stays, and is ``as_of``
    where none is known.
    """
    path = filed(finding.document)
    others = {filed(claim.document) for claim in finding.claims if claim.side is not None} - {path}
    return Entry(
        fingerprint=finding.fingerprint,
        code=finding.code,
        path=path,
        message=finding.message,
        since=(before.since if before else None) or as_of,
        against=tuple(sorted(others)),
    )


def known(finding: Finding, before: Entry, as_of: date | None) -> Known:
    """A known finding with its age, in days at ``as_of``."""
    days = (as_of - before.since).days if as_of is not None and before.since is not None else None
    return Known(
        fingerprint=finding.fingerprint,
        code=finding.code,
        path=before.path,
        message=finding.message,
        since=before.since,
        days=days,
    )
