"""What was judged before: reviews and confirmed translations still hold, or are named."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket
from briefs.dossier.reviews import Aspect, Review, ReviewState, reviews
from briefs.dossier.translations import TextState, all_texts
from briefs.records.base import Target
from briefs.records.nearest import did_you_mean

WHAT_CHANGED = {
    Aspect.CLAIM: "what the record says by it",
    Aspect.USES: "what rests on it",
    Aspect.QUOTE: "its quote",
    Aspect.SNAPSHOT: "the archived text",
}


def reviews_hold(docket: Docket) -> Iterator[Diagnostic]:
    """No review is older than what it is about, and none rejected its claim.

    Where parts of the record were cut out for their faults, what is left is not what was reviewed,
    and nothing can be said of its age.
    """
    meeting = docket.loaded.id
    for claim_id, one in reviews(docket).items():
        span = docket.loaded.key_span("claims", claim_id)
        if one.state is ReviewState.SUSPECT:
            if docket.loaded.is_incomplete:
                continue
            message = f"Since {one.by} reviewed `{claim_id}` on {_day(one)}, {_changed(one)}."
            hint = f"Judge it again: `briefs review {meeting} --claim {claim_id}`."
            yield diagnostic("review-suspect", span, message, hint)
        elif one.state is ReviewState.REJECTED:
            message = f"{one.by} found on {_day(one)} that the quote of `{claim_id}` does not "
            message += f"support it: “{one.reason}”"
            hint = "Mend the claim, or what rests on it; then judge it again with "
            hint += f"`briefs review {meeting} --claim {claim_id}`."
            yield diagnostic("review-rejected", span, message, hint)


def _day(one: Review) -> str:
    return one.on.text if one.on else ""


def _changed(one: Review) -> str:
    *first, last = (WHAT_CHANGED[aspect] for aspect in one.changed)
    return f"{', '.join(first)} and {last} have changed" if first else f"{last} has changed"


def reviews_have_their_claims(docket: Docket) -> Iterator[Diagnostic]:
    """Each review on record is one of a claim that is there."""
    lock, known = docket.meeting.lock, docket.known(Target.CLAIM)
    for claim_id in lock.record.reviews if lock else ():
        if lock and claim_id not in known and not docket.loaded.is_incomplete:
            message = f"There is no claim `{claim_id}` for this review."
            hint = did_you_mean(claim_id, sorted(known - lock.record.reviews.keys()))
            hint += " If the claim has another id now, review it under that; "
            hint += "`briefs review` drops this entry."
            span = lock.key_span("reviews", claim_id)
            yield diagnostic("review-unknown", span, message, hint.strip())


def translations_hold(docket: Docket) -> Iterator[Diagnostic]:
    """No text of an overlay was confirmed before its original changed."""
    for text in all_texts(docket):
        if text.state is TextState.STALE:
            shown = " → ".join(text.path)
            message = f"The original of `{shown}` has changed since this text was confirmed."
            hint = f"The original is now “{' '.join(text.original.split())}”; mend the text if it "
            hint += f"says anything else, then `briefs translations {docket.loaded.id} --lang "
            hint += f"{text.language} --accept {text.key}`."
            yield diagnostic("translation-stale", text.text.span, message, hint)
