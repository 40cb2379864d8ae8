"""``--baseline`` and ``--write-baseline``: what is known already, and what is said of it on standard error."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli._failure import Failure, complain
from checker.cli._outlet import write_whole
from checker.reporters._wording import many

if TYPE_CHECKING:
    from checker.baseline import Entry
    from checker.model import Known, Report
    from checker.settings import Settings


class Baseline:
    """The file, its entries, and whether it is to be written anew. Raises Failure where it cannot be read."""

    def __init__(self, file: str, *, write: bool) -> None:
        from checker.baseline import BaselineError, load

        self.file, self.write = file, write
        self.entries: tuple[Entry, ...] = ()
        path = Path(file)
        if write and not path.exists():
            if not path.parent.is_dir():
                raise Failure(f"--baseline {file}: there is no folder {path.parent}")
            return
        try:
            self.entries = load(path)
        except BaselineError as error:
            raise Failure(f"{file}: {error}") from error

    def applied(
        self,
        report: Report,
        settings: Settings,
        names: Mapping[str, str],
        ran: Collection[str],
        as_of: date | None,
        *,
        failed: bool,
    ) -> Report:
        """The report without what is known; the file is written anew where that was asked for and all was read.

        ``names`` are the documents read, with what the project calls them.
        """
        from checker.baseline import entry, gone, known, parted

        split = parted(report.findings, self.entries)
        root = settings.file.parent if settings.file else Path()

        def filed(document: str) -> str:
            return names.get(document) or settings.filed(document)

        def there(path: str) -> bool:
            return (root / path).exists() or (root / path.partition("#")[0]).is_file()

        over = gone(split.left, read={*names.values(), settings.filed(settings.origin)}, ran=ran, there=there)
        if self.write and failed:
            raise Failure(f"{self.file}: not written, for not everything could be read")
        shown = tuple(known(finding, before, as_of) for finding, before in split.known)
        if not self.write:
            self._tell(shown, len(over))
            return report.model_copy(update={"findings": split.new, "known": shown})
        from checker.baseline import written

        dropped = set(map(id, over))
        kept = [e for e in split.left if id(e) not in dropped]
        old = [entry(f, filed, as_of, before) for f, before in split.known]
        fresh = [(f, entry(f, filed, as_of)) for f in split.new]
        write_whole(self.file, written([*kept, *old, *(made for _, made in fresh)]), "--write-baseline")
        count = len(kept) + len(old) + len(fresh)
        complain(f"{self.file}: {many(count, 'finding')} written, {len(fresh):,} new; {len(over):,} dropped")
        return report.model_copy(
            update={"findings": (), "known": (*shown, *(known(finding, made, as_of) for finding, made in fresh))}
        )

    def _tell(self, shown: tuple[Known, ...], over: int) -> None:
        told: list[str] = []
        if shown:
            dated = [k for k in shown if k.since is not None]
            oldest = min(dated, key=lambda k: k.since or date.max) if dated else None
            age = f" ({many(oldest.days, 'day')})" if oldest is not None and oldest.days is not None else ""
            since = f", the oldest since {oldest.since}{age}" if oldest is not None else ""
            told.append(f"{many(len(shown), 'finding')} known{since}")
        if over:
            told.append(f"{over:,} no longer found, to be dropped by --write-baseline")
        if told:
            complain(f"{self.file}: {'; '.join(told)}")
