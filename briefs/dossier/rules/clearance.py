"""Clearance: an edition is cleared for release once nothing in it is open any more.

What must not be open stands in `CAUSES`: each tells of one sort what there is of it, by the names
that an editor would look for. What is merely missing is a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefs.diagnostics import Diagnostic, Span, diagnostic
from briefs.dossier.docket import Docket
from briefs.dossier.reviews import ReviewState, reviews
from briefs.dossier.rules.texts import left_to_do, shown_path
from briefs.dossier.translations import TextState, all_texts
from briefs.records.vocabulary import EditionState

_NAMED = 5


def _claims_in(docket: Docket, state: ReviewState) -> list[str]:
    return [claim_id for claim_id, one in reviews(docket).items() if one.state is state]


def _texts_in(docket: Docket, *states: TextState) -> list[str]:
    return [f"{one.language}: {one.key}" for one in all_texts(docket) if one.state in states]


def _left_to_do(docket: Docket) -> list[str]:
    return [
        f"{language}: {shown_path(path)}" if language else shown_path(path)
        for language, path, _ in left_to_do(docket)
    ]


Cause = Callable[[Docket], Sequence[str]]

CAUSES: tuple[tuple[str, Cause], ...] = (
    ("reviews that no longer hold", lambda d: _claims_in(d, ReviewState.SUSPECT)),
    ("claims that a review rejected", lambda d: _claims_in(d, ReviewState.REJECTED)),
    ("texts that are still to be written", _left_to_do),
    ("translations that are out of date", lambda d: _texts_in(d, TextState.STALE)),
)
"""What refuses a cleared edition: in words, and the names of what there is of it."""


def cleared_editions_are_settled(docket: Docket) -> Iterator[Diagnostic]:
    """The newest edition is not cleared while anything in it is open."""
    if (span := _cleared_at(docket)) is None:
        return
    found = [(words, names) for words, cause in CAUSES if (names := cause(docket))]
    if found:
        told = "; ".join(f"{words} ({_named(names)})" for words, names in found)
        message = f"This edition is cleared while something in it is still open: {told}."
        hint = "Settle them, or issue it as a `draft`."
        yield diagnostic("cleared-too-soon", span, message, hint)


def cleared_editions_are_reviewed(docket: Docket) -> Iterator[Diagnostic]:
    """Of a cleared edition somebody has judged every quote, and confirmed every translation."""
    if (span := _cleared_at(docket)) is None:
        return
    meeting, judged = docket.loaded.id, reviews(docket)
    if unreviewed := _claims_in(docket, ReviewState.UNREVIEWED):
        message = f"This edition is cleared; quotes not reviewed: {len(unreviewed)} of "
        message += f"{len(judged)} ({_named(unreviewed)})."
        hint = f"Judge them with `briefs review {meeting}`."
        yield diagnostic("unreviewed", span, message, hint)
    if unconfirmed := _texts_in(docket, TextState.NEW, TextState.CHANGED):
        every = sum(1 for _ in all_texts(docket))
        message = "This edition is cleared; translated texts not confirmed as they stand: "
        message += f"{len(unconfirmed)} of {every} ({_named(unconfirmed)})."
        hint = f"Read them beside their originals with `briefs translations {meeting}`."
        yield diagnostic("unconfirmed", span, message, hint)


def _cleared_at(docket: Docket) -> Span | None:
    """Where the newest edition says that it is cleared; None where it does not."""
    last = len(docket.record.editions) - 1
    is_cleared = docket.record.editions[last].state is EditionState.CLEARED
    return docket.loaded.span("editions", last, "state") if is_cleared else None


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_NAMED])
    rest = len(names) - _NAMED
    return f"{shown} and {rest} more" if rest > 0 else shown
