"""What tells one place of a quote from its other places: the words beside it."""

from __future__ import annotations

from briefs.dossier.anchor import Folded, Match, find, settling_prefix
from briefs.language.ranges import Range


def settle(snapshot: Folded, exact: str, place: Range) -> tuple[str | None, str | None]:
    """A prefix and a suffix with which `exact` stands at this place only; None where not needed.

    As few words as do it: before the quote, or else behind it, or else on both sides.
    """
    matches = find(snapshot, exact)
    if len(matches) == 1:
        return None, None
    one = min(matches, key=lambda match: abs(match.start - place.start))
    if prefix := settling_prefix(snapshot, matches, one):
        return prefix, None
    before = snapshot.text[: one.folded_start].split()
    behind = snapshot.text[one.folded_end :].split()
    for count in range(1, len(behind) + 1):
        suffix = " ".join(behind[:count])
        if _only(snapshot, exact, one, None, suffix):
            return None, suffix
        if count == _FEW:
            break
    for count in range(1, max(len(before), len(behind)) + 1):
        prefix, suffix = " ".join(before[-count:]), " ".join(behind[:count])
        if _only(snapshot, exact, one, prefix or None, suffix or None):
            return prefix or None, suffix or None
    raise AssertionError("a place that all its surroundings do not tell from another")


_FEW = 8


def _only(snapshot: Folded, exact: str, one: Match, prefix: str | None, suffix: str | None) -> bool:
    return find(snapshot, exact, prefix, suffix) == (one,)
