"""The words and marks of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_](?:[\w'’ʼ-]*\w)?|\S")
_ELIDED = re.compile(r"(?:[dljmtsnc]|qu|jusqu)'(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or one mark; `key` is the word in small letters with plain apostrophes."""

    start: int
    end: int
    text: str
    key: str
    is_word: bool

    @property
    def bare(self) -> str:
        """The key without what French elides in front of it: `est` of `s'est`."""
        return _ELIDED.sub("", self.key, count=1)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a part of a text; places are those in the whole of it."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        key = word.lower().replace("’", "'").replace("ʼ", "'")
        found.append(Token(match.start(), match.end(), word, key, word[0].isalnum()))
    return found
