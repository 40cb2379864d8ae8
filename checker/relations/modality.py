"""Only what is asserted can be in dispute."""

from __future__ import annotations

from checker.model import Standing, Subject


class Modality:
    """Planned, hypothetical and denied figures dispute nothing: they are not said to hold."""

    name = "modality"
    order = 20
    fires = (("The country plans to send 300 soldiers.", "The country sent 250 soldiers."),)
    quiet = (("The country sent 300 soldiers.", "The country sent 250 soldiers."),)

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where the two are not both asserted."""
        if a.claim.modality != "asserted" or b.claim.modality != "asserted":
            return Standing("excused", f"{a.claim.modality} / {b.claim.modality}")
        return None
