"""Claims kept from one run to the next: a document that was read before, by this very program, is not read again.

What is kept is what a document's text and date make of it, whatever the file is called and whenever it was written.
Reports are the same with the cache and without: it holds no judgement, and what is in it is checked when it is taken
out.
"""

from checker.cache.kept import Kept, opened
from checker.cache.place import folder

__all__ = ["Kept", "folder", "opened"]
