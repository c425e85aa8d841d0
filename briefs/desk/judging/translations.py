"""Translations: which texts are still to be read beside their originals, and which were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefs.desk.judging.lockfile import in_order
from briefs.desk.refused import Refused
from briefs.dossier.docket import Docket
from briefs.dossier.translations import OverlayText, TextState, all_texts
from briefs.records.lock import Lock
from briefs.records.nearest import did_you_mean

OPEN = (TextState.STALE, TextState.CHANGED, TextState.NEW)
"""The states of a text that somebody has still to confirm, the most pressing first."""


def open_texts(docket: Docket, languages: Sequence[str] = ()) -> tuple[OverlayText, ...]:
    """The texts that nobody confirmed as they stand, in the order of the record; in these
    languages, or in all.
    """
    return tuple(
        one
        for one in all_texts(docket)
        if one.state in OPEN and (not languages or one.language in languages)
    )


def chosen(
    docket: Docket, languages: Sequence[str], keys: Sequence[str]
) -> tuple[OverlayText, ...]:
    """The texts at these keys, joined by `/`. Raises `Refused` where one leads to no text."""
    there = [one for one in all_texts(docket) if not languages or one.language in languages]
    known = {one.key for one in there}
    for key in keys:
        if key not in known:
            hint = did_you_mean(key, sorted(known))
            raise Refused(f"No translation of `{docket.loaded.id}` has a text `{key}`. {hint}")
    return tuple(one for one in there if one.key in keys)


def confirmed(docket: Docket, lock: Lock, texts: Iterable[OverlayText]) -> Lock:
    """The lock with these texts as they stand now, in the order of the record."""
    translations = {language: dict(given) for language, given in lock.translations.items()}
    for one in texts:
        translations.setdefault(one.language, {})[one.key] = one.fingerprints
    return in_order(lock.model_copy(update={"translations": translations}), docket)


def counted(texts: Iterable[OverlayText]) -> str:
    """How many texts of each state there are, in words."""
    found = Counter(one.state for one in texts)
    told = [f"{found[state]} {state}" for state in OPEN if found[state]]
    return f"{found.total()} open ({', '.join(told)})" if told else "none open"
