"""``claimcheck rule``: what the rules are, and what one of them means."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli._completion import among, of_codes
from checker.cli._failure import Failure, one_of
from checker.cli._outlet import Look, emit, look
from checker.cli._rules import rules, unknown

if TYPE_CHECKING:
    from checker.reporters._paper import Paper

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
        "off": getattr(found, "off", False),
        "what": what,
        "why": "\n\n".join(rest[:-1]),
        "mend": rest[-1] if rest else "",
        "fires": [_documents(example) for example in found.fires],
        "quiet": [_documents(example) for example in found.quiet],
    }


def _documents(example: Iterable[Any]) -> list[dict[str, str]]:
    """The documents of an example, and the ledger they are held against."""
    from checker.rules import LEDGER

    return [{"ledger": str(text)} if day == LEDGER else {"date": str(day), "text": str(text)} for day, text in example]


def _weight(found: type[Any]) -> str:
    """How bad it is where it is true, and whether it has to be asked for."""
    from checker.reporters._wording import NOTE

    return f"{NOTE[found.severity]}, off by default" if getattr(found, "off", False) else NOTE[found.severity]


def _summary(found: type[Any]) -> str:
    summary = _paragraphs(found)[0]
    return f"{summary} Off by default." if getattr(found, "off", False) else summary


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
                Cell(Text(_summary(found)), max(form.width - name - 18, 20)),
            ]
        )
    return paper.printed()


def _explained(found: type[Any], form: Look) -> str:
    from rich.text import Text

    from checker.reporters._paper import STYLES, Paper

    paper = Paper(min(form.width, 100), form.colour)
    style = STYLES[found.severity]
    paper.paragraph(Text.assemble((f"{found.code} {found.name}", style), f" ({_weight(found)})"))
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
                if "ledger" in document:
                    _ledger(paper, document["ledger"])
                    continue
                day = f"{document['date'] or 'undated'}: "
                paper.paragraph(Text.assemble((day, "dim"), " ".join(document["text"].split())), indent=2, hanging=2)
    return paper.printed()


def _ledger(paper: Paper, yaml: str) -> None:
    """The ledger of an example, its lines as they stand."""
    from rich.text import Text

    paper.paragraph(Text("ledger:", "dim"), indent=2)
    for line in yaml.splitlines():
        paper.paragraph(Text(line), indent=4, hanging=len(line) - len(line.lstrip()) + 2)
