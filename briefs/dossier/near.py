"""The passage that a quote was probably taken from, where it was not taken word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from briefs.dossier.anchor import Folded, Match, fold

_NEAR_ENOUGH = 55.0
_SLACK = 30
_BEGINS = re.compile(r"(?<![^\s\W])\S")
_ENDS = re.compile(r"\S(?![^\s\W])")


@dataclass(frozen=True, slots=True)
class Near:
    """The passage most like a quote that was not found, and the first place where they differ.

    `offset` counts characters of the quote as given; `given` and `found` are the words there, empty
    where one of the two has nothing more. `distance` is how many characters differ.
    """

    passage: str
    offset: int
    given: str
    found: str
    distance: int


def nearest_passage(snapshot: Folded, exact: str, within: Match | None = None) -> Near | None:
    """The passage of the text that comes nearest to a quote; None where nothing comes near."""
    quote = fold(exact)
    low = within.folded_start if within else 0
    high = within.folded_end if within else len(snapshot.text)
    area = snapshot.text[low:high]
    if not quote.text or not area:
        return None
    rough = fuzz.partial_ratio_alignment(quote.text, area, score_cutoff=_NEAR_ENOUGH)
    if rough is None:
        return None
    passage = _best_window(quote.text, area, rough.dest_start, rough.dest_end)
    at = _first_difference(quote.text, passage)
    if (quote.text[at : at + 1] or passage[at : at + 1]) == " ":
        at += 1  # one of the two ends before a word of the other
    word = quote.text.rfind(" ", 0, at) + 1 if at < len(quote.text) else len(quote.text) - 1
    offset = quote.starts[word]
    distance = Levenshtein.distance(quote.text, passage)
    return Near(passage, offset, _word_at(quote.text, at), _word_at(passage, at), distance)


def _best_window(quote: str, area: str, low: int, high: int) -> str:
    """The run of whole words near a range of the text from which the quote differs least.

    Among equals the one that agrees longest from its beginning: so the first difference is the
    first that an editor would see.
    """
    slack = max(_SLACK, len(quote) // 3)
    first = max(0, low - slack)
    zone = area[first : high + slack]
    starts = [m.start() for m in _BEGINS.finditer(zone) if abs(first + m.start() - low) <= slack]
    ends = [m.end() for m in _ENDS.finditer(zone) if abs(first + m.end() - high) <= slack]
    windows = [zone[a:b] for a, b in product(starts, ends) if a < b]
    if not windows:
        return area[low:high].strip()
    return min(
        windows, key=lambda w: (Levenshtein.distance(quote, w), -_first_difference(quote, w), w)
    )


def _first_difference(a: str, b: str) -> int:
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _word_at(text: str, at: int) -> str:
    if at >= len(text):
        return ""
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at)
    return text[start : end if end >= 0 else len(text)]
