"""The positions of a meeting brief, resolved: internal unless each of them says otherwise."""

from __future__ import annotations

from typing import Any

from briefs.dossier.docket import INTERNAL
from briefs.dossier.positions import IfRaised, LineToTake, Objective
from briefs.dossier.supporting import Supporting
from briefs.records.positions import Position


def objectives(resolving: Supporting) -> tuple[Objective, ...]:
    """What our side wants, in the order of the record."""
    return tuple(
        Objective(
            id=key,
            what=resolving.texts(one.what, "objectives", key, "what"),
            **_shared(resolving, one, "objectives", key),
        )
        for key, one in resolving.record.objectives.items()
    )


def lines(resolving: Supporting) -> tuple[LineToTake, ...]:
    """What our side says, in the order of the record."""
    return tuple(
        LineToTake(
            id=key,
            say=resolving.texts(one.say, "lines", key, "say"),
            on=one.on,
            **_shared(resolving, one, "lines", key),
        )
        for key, one in resolving.record.lines.items()
    )


def if_raised(resolving: Supporting) -> tuple[IfRaised, ...]:
    """What our side says if it is asked, in the order of the record."""
    return tuple(
        IfRaised(
            id=key,
            question=resolving.texts(one.if_, "if_raised", key, "if"),
            say=resolving.texts(one.say, "if_raised", key, "say"),
            **_shared(resolving, one, "if_raised", key),
        )
        for key, one in resolving.record.if_raised.items()
    )


def _shared(resolving: Supporting, one: Position, *path: str) -> dict[str, Any]:
    """What all have: their support, and their marking. Marking the whole record TLP:CLEAR does not
    publish what our side wants; only an entry's own marking does.
    """
    is_internal = not INTERNAL.is_above(resolving.docket.marking)
    marking = one.marking or (None if is_internal else INTERNAL)
    shared = {**resolving.shared(one, *path), "marking": marking}
    return {"support": resolving.support(one, *path), **shared}
