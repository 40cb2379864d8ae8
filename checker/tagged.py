"""A document's sentences, each taken apart and tagged when first asked for: most say nothing that counts."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Document, Sentence
from checker.split import sentences
from checker.tokens import tokenize
from checker.wordclass import tag


class Tagged:
    """The sentences of one document in order. ``plain`` has their text without tokens, an index their tokens too."""

    def __init__(self, document: Document) -> None:
        self.plain = tuple(sentences(document))
        self._tagged: dict[int, Sentence] = {}

    def __len__(self) -> int:
        return len(self.plain)

    def __getitem__(self, index: int) -> Sentence:
        found = self._tagged.get(index)
        if found is None:
            plain = self.plain[index]
            tokens = tag(tokenize(plain.text, plain.start))
            found = Sentence(plain.start, plain.end, plain.text, plain.zone, plain.block, tokens)
            self._tagged[index] = found
        return found

    def __iter__(self) -> Iterator[Sentence]:
        return (self[index] for index in range(len(self)))
