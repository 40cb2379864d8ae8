from __future__ import annotations

from collections.abc import Iterator

from checker.findings import about_suppression
from checker.model import Finding, Reconciliation


class AllowWithoutReason:
    """An `allow` does not say why.

    Why: the next editor cannot tell an excuse that was thought over from one that only made the warning go away.

    To mend: `<!-- claimcheck: allow SC002 because the ministry counts so -->`; in the configuration, `reason`.
    """

    code = "SP002"
    name = "allow-without-reason"
    severity = "warning"
    of_silence = True
    fires = (
        (
            (
                "2021-02-14",
                (
                    "The leaders made more than 33 calls in 2020.\n\n"
                    "<!-- claimcheck: allow SC002 -->\nIn 2020 alone, the leaders made 33 calls."
                ),
            ),
        ),
        (
            (
                "2021-02-14",
                (
                    "The leaders made more than 33 calls in 2020.\n\n"
                    "<!-- claimcheck: allow SC002 because … -->\nIn 2020 alone, the leaders made 33 calls."
                ),
            ),
        ),
    )
    quiet = (
        (
            (
                "2021-02-14",
                (
                    "The leaders made more than 33 calls in 2020.\n\n"
                    "<!-- claimcheck: allow SC002 because the ministry counts so -->\n"
                    "In 2020 alone, the leaders made 33 calls."
                ),
            ),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding an ``allow`` without a reason."""
        for told in data.suppressions:
            if told.wants_reason and not any(letter.isalnum() for letter in told.reason):
                message, help = f"“{told.written}” does not say why", "Say why: because …; in the configuration, reason"
                yield about_suppression(self, data, told, message=message, help=help)
