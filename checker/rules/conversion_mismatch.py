from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checker.arithmetic.conversions import misconversions
from checker.arithmetic.exchange import misexchanged, rates
from checker.arithmetic.passages import sentences
from checker.arithmetic.rates import misrates
from checker.arithmetic.seams import joined, straddles
from checker.findings import about_claims
from checker.model import Finding, Reconciliation

SURE = 0.9
"""How sure a sum is whose parts were read well."""


class ConversionMismatch:
    """One size is told in two units that do not agree: "10 miles (26 km)", "30 °C (96 °F)", "$20 a month, or $250 a
    year". Money only at a rate that the text itself states.

    Why: one of the two figures is wrong, often by swapped digits or the wrong unit.

    To mend: convert the figure that the source gives. Each printed number counts for all that rounds to it.
    """

    code = "SC012"
    name = "conversion-mismatch"
    severity = "error"
    fires = (
        (("2021-02-14", "Lindholm lies 10 miles (26 km) from the coast."),),
        (("2021-02-14", "It was 30 °C (96 °F) in the shade in Lindholm."),),
        (("2021-02-14", "The guard is 6 feet 2 inches (1.78 metres) tall."),),
        (("2021-02-14", "The pass costs $20 a month, or $250 a year."),),
        (("2021-02-14", "At 1.10 dollars a euro, 100 euros ($130) is cheap."),),
        (("2021-02-14", "He pays $300 a month for two years, or $6,000."),),
    )
    quiet = (
        (("2021-02-14", "Lindholm lies 10 miles (16 km) from the coast, 1,000 feet (300 m) up."),),
        (("2021-02-14", "It was 30 °C (86 °F), warmer by 2 °C (3.6 °F) than in May."),),
        (("2021-02-14", "The pass costs $20 a month, or $200 a year. The trip costs 100 euros ($130)."),),
        (("2021-02-14", "Runners choose 10 miles or 5 km; the room is 10 by 20 feet (3 by 6 metres)."),),
        (("2021-02-14", "The tank holds 10 gallons (45 litres). A week of five days (40 hours) is usual."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a size whose two figures do not agree."""
        for _, group in groupby(sentences(data), key=lambda p: p.document.name):
            passages = tuple(group)
            found = [m for p in passages for m in (*misconversions(p), *misrates(p))]
            found += [m for both, then in joined(passages) for m in misconversions(both) if straddles(m.claims, then)]
            for mismatch in (*found, *misexchanged(passages, rates(passages))):
                yield about_claims(
                    self, data, mismatch.claims, message=mismatch.sum, confidence=SURE,
                    help="Convert the figure that the source gives",
                )  # fmt: skip
