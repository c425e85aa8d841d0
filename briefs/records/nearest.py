"""The nearest known word: what an editor probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_CLOSE_ENOUGH = 60.0
_FEW = 12


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where none is close."""
    candidates = sorted(set(known))
    found = process.extractOne(
        word, candidates, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_CLOSE_ENOUGH
    )
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint: the nearest known word, else the list if it is short, else nothing."""
    candidates = sorted(set(known))
    if (close := nearest(word, candidates)) is not None:
        return f"Did you mean `{close}`?"
    if 0 < len(candidates) <= _FEW:
        return "Known here: " + ", ".join(f"`{c}`" for c in candidates) + "."
    return ""
