"""Reviews: which claims somebody judged, and whether the judgement still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from briefs.dossier.docket import Docket
from briefs.dossier.fingerprints import Fingerprints, fingerprints
from briefs.records.dates import Date
from briefs.records.lock import Review as Recorded
from briefs.records.vocabulary import Verdict


class ReviewState(StrEnum):
    """What the review of a claim is worth; always derived."""

    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"
    REJECTED = "rejected"
    SUSPECT = "suspect"


class Aspect(StrEnum):
    """What can have changed since a claim was reviewed; the names of the fingerprints."""

    CLAIM = "claim"
    USES = "uses"
    QUOTE = "quote"
    SNAPSHOT = "snapshot"


class Review(BaseModel):
    """What a person made of a claim and its quote."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    state: ReviewState
    """Unreviewed, reviewed (it supports the claim), rejected, or suspect: changed since."""

    verdict: Verdict | None = None
    """What the reviewer found, whether that still holds or not."""

    by: str | None = None
    """Who reviewed it; none where nobody did, or where this audience may not know."""

    on: Date | None = None
    """The day of the review."""

    reason: str | None = None
    """The reviewer's reason; none where nobody reviewed it, or this audience may not see it."""

    changed: tuple[Aspect, ...] = ()
    """What has changed since: the claim, what rests on it, the quote, the archived text."""


UNREVIEWED = Review(state=ReviewState.UNREVIEWED)


def recorded(docket: Docket, claim_id: str) -> Recorded | None:
    """The last review of a claim on record."""
    lock = docket.meeting.lock
    return lock.record.reviews.get(claim_id) if lock else None


def review(docket: Docket, claim_id: str) -> Review:
    """The review of a claim, and whether it still holds.

    Where the quote does not stand in its text, which is a fault of its own, nothing is suspect.
    """
    last = recorded(docket, claim_id)
    if last is None:
        return UNREVIEWED
    now = fingerprints(docket, claim_id)
    changed = tuple(_changed(last, now)) if now else ()
    if changed:
        state = ReviewState.SUSPECT
    else:
        rejects = last.verdict is Verdict.REJECTS
        state = ReviewState.REJECTED if rejects else ReviewState.REVIEWED
    return Review(
        state=state,
        verdict=last.verdict,
        by=last.by,
        on=last.on,
        reason=last.reason,
        changed=changed,
    )


def _changed(then: Recorded, now: Fingerprints) -> Iterator[Aspect]:
    for field in fields(now):
        if getattr(then, field.name) != getattr(now, field.name):
            yield Aspect(field.name)


def reviews(docket: Docket) -> dict[str, Review]:
    """The review of every claim, in the order of the record.

    A claim whose review is broken in the lock file is left out: what it says nobody knows.
    """
    lock = docket.meeting.lock
    return {
        claim_id: review(docket, claim_id)
        for claim_id in docket.record.claims
        if not (docket.meeting.has_broken_lock or (lock and _is_cut_out(lock.broken, claim_id)))
    }


def _is_cut_out(broken: frozenset[tuple[str | int, ...]], claim_id: str) -> bool:
    return any(path in (("reviews",), ("reviews", claim_id)) for path in broken)
