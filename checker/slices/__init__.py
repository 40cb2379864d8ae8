"""The claims of one measure by time: which are of one time, which sides they take there, and how the figure moved.

"One time" is judged by what kind of figure it is: a tally on one day, states within a week of one another, a flow in
one period, a forecast for one target, an event always. Copies count once. A claim that agrees with more than one side
is context and takes none.

``times`` cuts the claims of a measure, ``figures`` tells what they print, ``disputes`` and ``moves`` how the sides
stand within a time and from one time to the next, ``paired`` which figures a text tells apart itself, ``relayed`` what
a draft says that no source does.
"""

from __future__ import annotations

from checker.slices.disputes import Dispute, across_documents, bound_pairs, dispute, mistyped, slipped
from checker.slices.figures import AGREEING, DISPUTING, by_figure, differs_in_print
from checker.slices.moves import Move, moves
from checker.slices.paired import told_apart, undecided
from checker.slices.relayed import outdated, settled, unbacked
from checker.slices.times import Slice, aspect_of, asserted, order_key, relays, slices, undated, within_documents

__all__ = [
    "AGREEING", "DISPUTING", "Dispute", "Move", "Slice", "across_documents", "aspect_of", "asserted", "bound_pairs",
    "by_figure", "differs_in_print", "dispute", "mistyped", "moves", "order_key", "outdated", "relays", "settled",
    "slices", "slipped", "told_apart", "unbacked", "undated", "undecided", "within_documents",
]  # fmt: skip
