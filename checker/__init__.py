"""claimcheck: a linter for facts.

Documents go in, typed numeric and factual claims come out, claims of one measure are reconciled by date,
and what conflicts is reported. ``checker.pipeline`` is the way through; the five plural folders (readers,
recognizers, relations, rules, reporters) grow by one file a capability.
"""

__version__ = "0.1.0"
