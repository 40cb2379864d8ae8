"""claimcheck: a linter for facts.

Documents go in, typed numeric and factual claims come out, claims of one measure are reconciled by date,
and what conflicts is reported. ``checker.pipeline`` is the way through; the five plural folders (readers,
recognizers, relations, rules, reporters) grow by one file a capability.

From Python: ``scan``, ``extract``, ``timeline`` and ``compare`` do what the commands of those names do, ``document``
gives a text its date and publisher. What they take may be a path, a text, a document, or several of these. A
``pathlib.Path`` is always a path; a string is one where it names a file or folder that is there, ends like a file that
can be read, or has no blank in it, and is a text otherwise. To import ``checker`` loads nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from datetime import date as Day

    from checker.comparison import Comparison
    from checker.front import Given
    from checker.model import Claim, Document, Report, Timeline

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "document", "extract", "scan", "timeline"]


def scan(
    drafts: Given,
    against: Given = (),
    *,
    ledger: str | os.PathLike[str] | None = None,
    as_of: Day | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    min_confidence: float = 0.5,
    jobs: int | None = 1,
) -> Report:
    """Check documents against one another and against sources, as ``claimcheck scan`` does without a configuration.

    ``drafts`` are the documents under check, ``against`` their sources; a document that is both is under check.
    ``ledger`` is a folder of reviewed figures, ``as_of`` the day to judge from, without which rules that need one are
    silent. ``select`` and ``ignore`` are codes of rules or beginnings of codes. ``jobs`` is the number of processes,
    None for one a processor where the text is long.

    The report has ``findings``, worst first, each with a ``code``, a ``message``, a place and the ``claims`` on its
    sides; ``checks``, a verdict for every claim under check; and ``summary()``. ``checker.model`` has its types.

    Raises FileNotFoundError for a path that is not there, ValueError for what cannot be read.
    """
    from checker import front, pipeline

    mine = front.documents(drafts)
    return pipeline.scan(
        mine,
        front.documents(against, mine),
        select=tuple(select),
        ignore=tuple(ignore),
        min_confidence=min_confidence,
        as_of=as_of,
        ledger=front.entries(ledger),
        jobs=jobs,
    )


def extract(documents: Given, *, everything: bool = False, jobs: int | None = 1) -> tuple[Claim, ...]:
    """The claims of documents, by document and place, without a judgement.

    A claim has its ``quantity`` (``value``, ``low`` and ``high``: numbers as Decimal, None where open), what it is a
    ``measure`` of, its ``period``, and ``start`` and ``end``: offsets in code points into the document's text.
    ``everything`` adds numbers that are no claims: identifiers, clock times, ordinals, bare years.

    Raises FileNotFoundError for a path that is not there, ValueError for what cannot be read.
    """
    from checker import front, pipeline

    return pipeline.extract(front.documents(documents), everything=everything, jobs=jobs)


def timeline(documents: Given, measure: str | None = None, *, jobs: int | None = 1) -> Timeline:
    """How measures moved: their claims oldest first. ``measure`` keeps the measures that its words fit.

    ``groups`` of the result are the measures, those with the most claims first; each has the ``claims``, the
    ``measure`` and the ``match``, which says why these claims are held for one.

    Raises FileNotFoundError for a path that is not there, ValueError for what cannot be read.
    """
    from checker import front, pipeline
    from checker.model import Timeline

    read = front.documents(documents)
    return Timeline(pipeline.timeline(read, measure=measure, jobs=jobs), read)


def compare(a: str, b: str, *, dates: tuple[str, str] | None = None) -> Comparison:
    """Compare two sentences: are they of one measure, and can both hold?

    ``dates`` are those of the sentences, as EDTF ("2018-10-01", "2018", "" for none). The result has a ``label``
    (contradiction, entailment or neutral), a ``verdict`` and ``why``.

    Raises ValueError for a sentence without words or what is no date.
    """
    from checker import pipeline

    return pipeline.compare(a, b, dates=dates)


def document(text: str, *, name: str = "text", date: str = "", publisher: str | None = None) -> Document:
    """A text as a document with what is known of it: ``date`` as EDTF ("2018-10-01", "2016-04", "../2016"), and who
    published it. Both go before what front matter of the text says.

    Raises ValueError for a text without words or what is no date.
    """
    from checker import front

    return front.document(text, name=name, date=date, publisher=publisher)
