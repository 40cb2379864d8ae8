"""A text's own arithmetic: which of its claims stand together, and what the figures printed there allow one another.

``passages`` puts the claims of a document where they stand (sentence, paragraph, list, table); ``rounding`` tells what
a printed number may have been before it was rounded, so that every recomputed value is held against a range. Each
kind of sum that the rules redo has a station of its own.
"""
