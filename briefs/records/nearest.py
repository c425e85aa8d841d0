"""The nearest known word: what an editor probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

_CLOSE_ENOUGH = 60.0
_FEW = 14


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where none is close.

    What all known words begin with (`TLP:`) makes none of them closer than another.
    """
    candidates = sorted(set(known))
    own = word.casefold()
    prefix = _common_prefix([c.casefold() for c in candidates])
    given = len(_shared(own, prefix))
    for candidate, _, _ in process.extract(
        own,
        candidates,
        scorer=fuzz.ratio,
        processor=str.casefold,
        score_cutoff=_CLOSE_ENOUGH,
        limit=None,
    ):
        if fuzz.ratio(own[given:], candidate.casefold()[len(prefix) :]) >= _CLOSE_ENOUGH:
            return str(candidate)
    return None


def _common_prefix(words: list[str]) -> str:
    """What several words begin with, up to and including a sign such as `:` or `-`."""
    if len(words) < 2:  # noqa: PLR2004
        return ""
    found = re.match(r".*\W", _shared(min(words), max(words)))
    return found[0] if found else ""


def _shared(a: str, b: str) -> str:
    """What both begin with."""
    length = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        length += 1
    return a[:length]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint: the nearest known word, else the list if it is short, else nothing."""
    candidates = sorted(set(known))
    if (close := nearest(word, candidates)) is not None:
        return f"Did you mean `{close}`?"
    if 0 < len(candidates) <= _FEW:
        return "Known here: " + ", ".join(f"`{c}`" for c in candidates) + "."
    return ""
