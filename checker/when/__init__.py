"""Which time a claim speaks of, and on what evidence.

First every time a sentence states is found and resolved against its document's date (``stated``, with the calendar's
``years``, the ``named`` days and the ``relative`` times); then the one that goes with a figure is chosen, by nearness
within the clause (``attach``), what belongs to something else left aside (``foreign``); then aspect and evidence decide
the ``period``: an undated past event is bounded by its document's date, never dated by it.
"""

from checker.when.attach import attached_time, names_a_time
from checker.when.period import resolve
from checker.when.stated import stated_times
from checker.when.stated_time import StatedTime
from checker.when.years import calendar

__all__ = ["StatedTime", "attached_time", "calendar", "names_a_time", "resolve", "stated_times"]
