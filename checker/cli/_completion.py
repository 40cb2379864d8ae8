"""What a shell offers when the tab key is pressed: the values of options, and the codes of rules with what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def among(values: Sequence[str]) -> Callable[[str], list[str]]:
    """Offers those of the values that begin as typed."""

    def offered(incomplete: str) -> list[str]:
        return [value for value in values if value.startswith(incomplete.lower())]

    return offered


def of_codes(incomplete: str) -> list[tuple[str, str]]:
    """Offers rule codes with their names, after the last comma of what is typed."""
    from checker.cli._rules import rules

    before, comma, begun = incomplete.rpartition(",")
    return [
        (f"{before}{comma}{code}", rule.name)
        for code, rule in rules().items()
        if code.startswith(begun.strip().upper())
    ]
