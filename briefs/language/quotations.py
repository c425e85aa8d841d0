"""Pairs of quotation marks, whichever a language uses and whichever way round."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_LOW = {"„": '“”‟"', "‚": "‘’‛'"}
_CURLY = {"“": "”", "‘": "’", "‟": "”"}
_GUILLEMETS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
_PLAIN = {'"': '"'}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where an opening mark stands, and where its closing one: the end of the text if none does."""

    open: int
    close: int


@lru_cache(maxsize=16)
def quotations(text: str) -> tuple[Quotation, ...]:
    """The quoted passages of a paragraph in order of their opening marks; inner ones too."""
    found: list[Quotation] = []
    waiting: list[tuple[int, str]] = []
    for at, char in enumerate(text):
        closes = next((i for i in range(len(waiting) - 1, -1, -1) if char in waiting[i][1]), None)
        if closes is not None and _may_close(text, at, char):
            found.append(Quotation(waiting[closes][0], at))
            del waiting[closes:]
        elif (closing := _opens(text, at, char)) is not None:
            waiting.append((at, closing))
    found += [Quotation(at, len(text)) for at, closing in waiting if closing not in _PLAIN]
    return tuple(sorted(found, key=lambda quotation: quotation.open))


def _may_close(text: str, at: int, char: str) -> bool:
    """An apostrophe inside a word closes nothing."""
    following = text[at + 1 : at + 2]
    return not (char in "’'‘\"" and following.isalnum() and text[at - 1].isalnum())


def _opens(text: str, at: int, char: str) -> str | None:
    """What would close a mark that opens here; None where it opens nothing."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if char in _LOW:
        return _LOW[char]
    free = not before or before.isspace() or before in "([{–—-/:,"
    if char in _GUILLEMETS:
        return _GUILLEMETS[char] if (free and after.strip()) or (char in "«‹" and free) else None
    if char in _CURLY or char == "”":
        return _CURLY.get(char, "”") if free and after.strip() else None
    if char in _PLAIN:
        return _PLAIN[char] if free and after.strip() else None
    return None
