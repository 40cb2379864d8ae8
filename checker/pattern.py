"""Regular expressions that are compiled when they are first looked for.

The house keeps hundreds of them, and most texts need but a few: to compile all took a third of a small scan's time.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern and becomes it: what is asked of it once is its own from then on, so that the next
    time costs nothing.
    """

    def __init__(self, written: str, flags: int) -> None:
        self.pattern = written
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(re.compile(self.pattern, self._flags), name)
        return found


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, put off until the pattern is used; one that cannot be compiled raises ``re.error`` only then."""
    return cast("re.Pattern[str]", _Pattern(written, int(flags)))
