"""The rules as the command line knows them: found by the registry, named by code or by the beginning of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.cli._failure import Failure, nearest

if TYPE_CHECKING:
    from checker.model import Severity
    from checker.settings import Settings

LEVELS = ("error", "warning", "info")


def rules() -> dict[str, type[Any]]:
    """All rules by code. Raises Failure where one breaks the house's rules."""
    from checker.registry import RefusedPlugin, plugins

    try:
        return {rule.code: rule for rule in plugins("checker.rules", key="code", examples=("fires", "quiet"))}
    except RefusedPlugin as error:
        raise Failure(f"a rule was refused: {error}") from error


def codes(given: Iterable[str]) -> tuple[str, ...]:
    """Codes and beginnings of codes out of comma lists, in capitals, each once."""
    parts = (part.strip().upper() for item in given for part in item.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def check_codes(option: str, chosen: Sequence[str], known: Iterable[str]) -> None:
    """Whether each begins some rule's code. Raises Failure."""
    names = tuple(known)
    for code in chosen:
        if not any(name.startswith(code) for name in names):
            raise Failure(f"{option}: {unknown(code, names)}")


def unknown(code: str, known: Iterable[str]) -> str:
    """The complaint about a code that no rule has, with those of its family or else all."""
    names = tuple(known)
    family = [name for name in names if name.startswith(code[:2].upper())]
    return f"no rule has the code {code}; {nearest(code.upper(), family or names)}"


def selected(select: Sequence[str], ignore: Sequence[str], known: Mapping[str, type[Any]]) -> tuple[str, ...]:
    """The codes that are left. Raises Failure where one is both selected and ignored, or none is left."""
    from checker.rules import chosen

    both = [code for code in select if code in ignore]
    if both:
        raise Failure(f"--select {both[0]} and --ignore {both[0]} contradict each other")
    left = [code for code, rule in known.items() if chosen(rule, select, ignore)]
    if not left and (select or ignore):
        raise Failure("--select and --ignore leave no rule to check")
    return tuple(left)


def codes_asked(
    select: tuple[str, ...], ignore: tuple[str, ...], settings: Settings
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes to select and to ignore: a --select takes the place of what is configured, an --ignore alone adds to
    it.
    """
    known = rules()
    check_codes("--select", select, known)
    check_codes("--ignore", ignore, known)
    check_codes(f"{settings.origin}: select", codes(settings.select), known)
    check_codes(f"{settings.origin}: ignore", codes(settings.ignore), known)
    check_codes(f"{settings.origin}: severity", tuple(settings.severity), known)
    for pattern, ignored in settings.per_file_ignores.items():
        check_codes(f"{settings.origin}: per-file-ignores.{pattern}", codes(ignored), known)
    if not select:
        asked_for = codes(settings.select)
        select, ignore = tuple(c for c in asked_for if c not in ignore), (*codes(settings.ignore), *ignore)
        if asked_for and not select:
            raise Failure("--select and --ignore leave no rule to check")
    selected(select, ignore, known)
    return select, ignore


def waiting_for_day(select: tuple[str, ...], ignore: tuple[str, ...], settings: Settings, ledger: bool) -> list[str]:
    """What judges from a day: selected rules, those of a ``ledger`` where it has something to judge, and whether
    something is allowed no longer.
    """
    known = rules()
    judging = [code for code in selected(select, ignore, known) if getattr(known[code], "needs_as_of", False)]
    waiting = [code for code in judging if ledger or not getattr(known[code], "needs_ledger", False)]
    return waiting + ["until of [[allow]]"] * any(entry.until for entry in settings.allow)


def status_of(severities: Iterable[Severity], level: str) -> int:
    """The exit status for findings of these severities where those from ``level`` on fail."""
    if level == "never":
        return 0
    counted = LEVELS[: LEVELS.index(level) + 1]
    return int(any(severity in counted for severity in severities))
