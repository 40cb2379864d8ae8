"""What other facts of a measure say against one another: sizes of one whole, dates of one happening, the time of
one figure, offices and names of one person.

Quiet by design: only what is told in nearly the same words is held for one, and only what can be of one time.
"""

from checker.facts.dates import Deeds, by_deed, dates_alike, dates_in_dispute
from checker.facts.misdated import misdated
from checker.facts.names import names_in_dispute
from checker.facts.offices_held import offices_in_dispute
from checker.facts.posts import posts_in_dispute
from checker.facts.sizes import sizes_in_dispute
from checker.facts.unbacked_dates import dates_unbacked

__all__ = [
    "Deeds", "by_deed", "dates_alike", "dates_in_dispute", "dates_unbacked", "misdated", "names_in_dispute",
    "offices_in_dispute",
    "posts_in_dispute",
    "sizes_in_dispute",
]  # fmt: skip
