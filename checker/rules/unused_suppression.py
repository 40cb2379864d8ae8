from __future__ import annotations

from collections.abc import Iterator

from checker.findings import about_suppression
from checker.model import Finding, Reconciliation


class UnusedSuppression:
    """A comment or an `[[allow]]` that is meant to silence a finding silences none.

    Why: the figure it excused was mended or moved and the excuse stayed behind, ready to hide the next mistake; or it
    was mistyped and never worked.

    To mend: take it out, or write it as the message says. Whether an excuse for rules that need other documents (CF,
    LG) is still in use is judged only when the whole project is scanned, without a PATH.
    """

    code = "SP001"
    name = "unused-suppression"
    severity = "warning"
    of_silence = True
    fires = (
        (
            (
                "2021-02-14",
                (
                    "<!-- claimcheck: allow SC002 because the ministry counts so -->\n"
                    "The leaders made 33 calls in 2020.\n\nIn 2020 alone, the leaders made 33 calls."
                ),
            ),
        ),
        (("2021-02-14", "<!-- claimcheck: alow SC002 because of this -->\nThe leaders made 33 calls in 2020."),),
        (("2021-02-14", "<!-- claimcheck: allow SC999 because of this -->\nThe leaders made 33 calls in 2020."),),
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
        (("2021-02-14", "Write `<!-- claimcheck: allow SC002 because of this -->` before the paragraph."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a suppression that is idle for a reason that is certain."""
        for told in data.suppressions:
            if told.idle:
                what = f"“{told.written}”" if told.written else "the comment to claimcheck"
                yield about_suppression(
                    self, data, told, message=f"{what} silences nothing: {told.idle}", help="Take it out, or mend it"
                )
