"""``claimcheck rule``: what the rules are, and what one of them means."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from checker.cli._completion import among, of_codes
from checker.cli._failure import Failure, one_of
from checker.cli._outlet import Look, emit, look
from checker.cli._rules import rules, unknown

FORMATS = ("text", "json", "markdown")


def rule(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="The rule to explain, such as CF001.", autocompletion=of_codes),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Explain every rule.")] = False,
    format_: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help=f"How to print: {', '.join(FORMATS)}.", autocompletion=among(FORMATS)
        ),
    ] = "text",
) -> None:
    """List the rules, or explain one.

    An explanation says what the rule is about, why, how to mend, and shows texts it fires on and stays quiet on.
    """
    one_of("--format", format_, FORMATS)
    if code is not None and everything:
        raise Failure("CODE and --all contradict each other")
    known = rules()
    chosen = list(known.values()) if code is None else [_named(code, known)]
    if format_ == "json":
        from checker.reporters._records import indented

        emit(indented({"rules": [_record(found) for found in chosen]}))
    elif format_ == "markdown":
        from checker.cli._rule_reference import page, table

        records = [_record(found) for found in chosen]
        pages = [page(record) for record in records] if code is not None or everything else []
        emit("\n".join([*([table(records)] if code is None else []), *pages]))
    elif code is None and not everything:
        emit(_list(chosen, look()))
    else:
        emit("\n".join(_explained(found, look()) for found in chosen))


def _named(code: str, known: dict[str, type[Any]]) -> type[Any]:
    by_name = {found.name: found for found in known.values()}
    found = known.get(code.upper()) or by_name.get(code.lower())
    if found is None:
        raise Failure(unknown(code, known))
    return found


def _paragraphs(found: type[Any]) -> list[str]:
    """The documentation: first what it is about, then why, last how to mend."""
    return [" ".join(part.split()) for part in inspect.cleandoc(found.__doc__ or "").split("\n\n") if part.strip()]


def _record(found: type[Any]) -> dict[str, Any]:
    what, *rest = _paragraphs(found)
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity,
        "what": what,
        "why": "\n\n".join(rest[:-1]),
        "mend": rest[-1] if rest else "",
        "fires": [_documents(example) for example in found.fires],
        "quiet": [_documents(example) for example in found.quiet],
    }


def _documents(example: Iterable[Any]) -> list[dict[str, str]]:
    return [{"date": str(day), "text": str(text)} for day, text in example]


def _list(chosen: list[type[Any]], form: Look) -> str:
    from rich.text import Text

    from checker.reporters._paper import STYLES, Cell, Paper
    from checker.reporters._wording import NOTE

    paper = Paper(form.width, form.colour)
    name = max((len(found.name) for found in chosen), default=0)
    for found in chosen:
        paper.row(
            [
                Cell(Text(found.code, STYLES[found.severity]), 5),
                Cell(Text(NOTE[found.severity], STYLES[found.severity]), 7),
                Cell(Text(found.name, "bold"), name),
                Cell(Text(_paragraphs(found)[0]), max(form.width - name - 18, 20)),
            ]
        )
    return paper.printed()


def _explained(found: type[Any], form: Look) -> str:
    from rich.text import Text

    from checker.reporters._paper import STYLES, Paper
    from checker.reporters._wording import NOTE

    paper = Paper(min(form.width, 100), form.colour)
    style = STYLES[found.severity]
    paper.paragraph(Text.assemble((f"{found.code} {found.name}", style), f" ({NOTE[found.severity]})"))
    for part in _paragraphs(found):
        paper.blank()
        paper.paragraph(Text(part))
    for title, examples in (("Fires on", found.fires), ("Stays quiet on", found.quiet)):
        paper.blank()
        paper.paragraph(Text(title, "bold"))
        for number, example in enumerate(examples):
            if number:
                paper.blank()
            for document in _documents(example):
                day = f"{document['date'] or 'undated'}: "
                paper.paragraph(Text.assemble((day, "dim"), " ".join(document["text"].split())), indent=2, hanging=2)
    return paper.printed()
