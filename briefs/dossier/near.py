"""The passage that a quote was probably taken from, where it was not taken word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from briefs.dossier.anchor import Folded, Match, fold

_NEAR_ENOUGH = 55.0
_SLACK = 30
_BEFORE, _AFTER = 4, 8
"""How many words of the passage are shown on both sides of a difference."""
_BEGINS = re.compile(r"(?<![^\s\W])\S")
_ENDS = re.compile(r"\S(?![^\s\W])")


@dataclass(frozen=True, slots=True)
class Near:
    """The passage most like a quote that was not found, and the first place where they differ.

    `offset` counts characters of the quote as given; `given` and `found` are the words there, empty
    where one of the two has none. `excerpt` is the passage around them. `distance` is how many
    characters differ in all.
    """

    excerpt: str
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
    given, found = quote.text.split(" "), passage.split(" ")
    changes = SequenceMatcher(None, given, found, autojunk=False).get_opcodes()
    change = next((change for change in changes if change[0] != "equal"), None)
    if change is None:
        return None
    _, i, i_end, j, j_end = change
    offset = min(len(" ".join(given[:i])) + (1 if i else 0), len(quote.starts) - 1)
    first, last = max(0, j - _BEFORE), min(len(found), j_end + _AFTER)
    excerpt = " ".join(found[first:last])
    return Near(
        excerpt=("… " if first else "") + excerpt + (" …" if last < len(found) else ""),
        offset=quote.starts[offset],
        given=" ".join(given[i:i_end]),
        found=" ".join(found[j:j_end]),
        distance=Levenshtein.distance(quote.text, passage),
    )


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
