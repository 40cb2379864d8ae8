"""``claimcheck compare``: two sentences, or many pairs of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli._failure import Failure, complain, one_of
from checker.cli._intake import standard_input
from checker.cli._outlet import emit

if TYPE_CHECKING:
    from checker.comparison import Comparison

FORMATS = ("text", "json")


def compare(
    a: Annotated[str | None, typer.Argument(metavar="A", help="A sentence.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The sentence to hold against it.")] = None,
    dates: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="D1 D2", help="When each was said: EDTF, such as 2017-12-04, 2017-12 or ../2016-04-15."),
    ] = None,
    pairs: Annotated[
        str | None,
        typer.Option(
            metavar="FILE.jsonl",
            help="Pairs, one a line: id, premise, hypothesis, premise_date, hypothesis_date (optional).",
        ),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"How to print A and B: {', '.join(FORMATS)}.")
    ] = "text",
) -> None:
    """Say how two sentences stand to each other.

    Exit status: 0, or 2 when something could not be done.
    """
    one_of("--format", format_, FORMATS)
    if pairs is not None:
        if a is not None or dates is not None:
            raise Failure("--pairs brings its own sentences and dates; leave out A, B and --dates")
        raise typer.Exit(_pairs(pairs))
    if a is None or b is None:
        raise Failure("compare takes two sentences A and B, or --pairs FILE.jsonl")
    if not a.split() or not b.split():
        raise Failure("compare: a sentence is empty")
    result = _compared(a, b, dates)
    emit(_line("", result) if format_ == "json" else _text(result))


def _compared(a: str, b: str, dates: tuple[str, str] | None) -> Comparison:
    from checker import pipeline

    try:
        return pipeline.compare(a, b, dates=dates)
    except ValueError as error:
        if dates is None:
            raise
        raise Failure(f"--dates: {error}") from error


def _text(result: Comparison) -> str:
    from checker.reporters._printable import plain

    return f"{plain(result.verdict)} ({plain(result.label)})\n{plain(result.why)}\n"


def _line(identifier: object, result: Comparison) -> str:
    from checker.reporters._records import one_line

    record: dict[str, Any] = {"id": identifier, "label": result.label, "verdict": result.verdict, "why": result.why}
    return one_line(record)


def _pairs(file: str) -> int:
    """Compare each pair of a file as it comes; a line that cannot be read is told and passed over."""
    status = 0
    for number, line in enumerate(_text_of(file).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = _record(line)
            result = _compared(record["premise"], record["hypothesis"], _dates(record))
        except Failure as failure:
            complain(f"{file}:{number}: {str(failure).removeprefix('--dates: ')}")
            status = 2
            continue
        if not emit(_line(record.get("id", number), result)):
            break
    return status


def _text_of(file: str) -> str:
    if file == "-":
        return standard_input()
    try:
        return Path(file).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Failure(f"{file}: not valid UTF-8 at byte {error.start}") from error
    except OSError as error:
        raise Failure(f"{file}: {error.strerror or error}") from error


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except RecursionError:
        raise Failure("not valid JSON: nested too deeply") from None
    except ValueError as error:
        raise Failure(f"not valid JSON: {error}") from error
    if not isinstance(record, dict):
        raise Failure("not a JSON object")
    for key in ("premise", "hypothesis"):
        if not isinstance(record.get(key), str) or not record[key].strip():
            raise Failure(f"no {key}")
    return record


def _dates(record: dict[str, Any]) -> tuple[str, str] | None:
    dates = [record.get(f"{key}_date") for key in ("premise", "hypothesis")]
    if not any(dates):
        return None
    for key, value in zip(("premise_date", "hypothesis_date"), dates, strict=True):
        if value is not None and not isinstance(value, str):
            raise Failure(f"{key} is not a string")
    return dates[0] or "", dates[1] or ""
