"""The scripts of this folder import one another by bare name, as they do when they are run; so do their tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
