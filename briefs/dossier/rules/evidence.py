"""Evidence: each statement rests on claims that carry it, and no statement is stronger."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket
from briefs.reading.nodes import Key
from briefs.records.positions import Position
from briefs.records.statements import Inferable, Outcome, Statement, Vote
from briefs.records.vocabulary import Condition, EditionState, Fulfilment
from briefs.records.walk import models


def statements_have_evidence(docket: Docket) -> Iterator[Diagnostic]:
    """Each statement cites a claim, or is a conclusion that says why; a vote is never concluded."""
    cited: dict[tuple[Key, ...], bool] = {}
    for path, model in models(docket.record):
        if not isinstance(model, Statement):
            continue
        cited[path] = bool(model.from_)
        if model.from_ or (isinstance(model, Inferable) and model.because):
            continue
        if isinstance(model, Vote) and cited[path[:-2]]:
            continue  # a vote has the claims of its item
        if isinstance(model, Position) or (
            isinstance(model, Outcome) and model.result is Fulfilment.NOT_KNOWN_YET
        ):
            continue  # what our side wants is its own word; and what nobody knows, nobody says
        message = f"`{path[-1]}` rests on nothing."
        hint = "Add `from:` with the claims that say it"
        hint += ", or `because:` and `basis:`." if isinstance(model, Inferable) else "."
        yield diagnostic("no-evidence", docket.loaded.key_span(*path), message, hint)


def conclusions_name_their_basis(docket: Docket) -> Iterator[Diagnostic]:
    """`because` and `basis` go together; an inferred agenda item has both, a stated one neither."""
    for path, model in models(docket.record):
        if not isinstance(model, Inferable):
            continue
        if model.because and not model.basis:
            message = "`because` gives a reason, but not what it rests on."
            hint = "Add `basis: text` or `basis: general_knowledge`."
            yield diagnostic(
                "basis-missing", docket.loaded.key_span(*path, "because"), message, hint
            )
        elif model.basis and not model.because:
            message = "`basis` belongs to a conclusion, and there is none."
            span = docket.loaded.key_span(*path, "basis")
            yield diagnostic("basis-missing", span, message, "Add `because:`, or leave it out.")
        elif path[:2] == ("agenda", "inferred") and not model.because:
            message = f"`{path[-1]}` is inferred, but does not say why."
            hint = "Add `because:` and `basis:`, or move it to `stated`."
            yield diagnostic("basis-missing", docket.loaded.key_span(*path), message, hint)
        elif path[:2] == ("agenda", "stated") and model.because:
            message = "What a source states needs no reason."
            hint = "Leave `because` and `basis` out, or move the item to `inferred`."
            span = docket.loaded.key_span(*path, "because")
            yield diagnostic("basis-missing", span, message, hint)


def other_conditions_are_spelled_out(docket: Docket) -> Iterator[Diagnostic]:
    """`if: other` says nothing without the condition in words; words want their `if`."""
    for commitment_id, commitment in docket.record.commitments.items():
        if commitment.if_ is Condition.OTHER and not commitment.condition:
            span = docket.loaded.span("commitments", commitment_id, "if")
            message = "`other` does not say what the condition is."
            hint = "Add `condition:` with the condition in the source's words."
            yield diagnostic("condition-missing", span, message, hint)
        elif commitment.if_ is None:
            for field in ("condition", "scope", "trigger"):
                if getattr(commitment, field):
                    span = docket.loaded.key_span("commitments", commitment_id, field)
                    message = f"`{field}` belongs to a condition, and there is no `if`."
                    hint = "Add `if:`, with `other` where none of its values fits."
                    yield diagnostic("condition-missing", span, message, hint)
                    break


def inferred_dates_agree(docket: Docket) -> Iterator[Diagnostic]:
    """A date that is inferred fills in what the stated one leaves open, and changes nothing."""
    for inference_id, inference in docket.record.inferences.items():
        if inference.date is None:
            continue
        span = docket.loaded.span("inferences", inference_id, "date")
        if inference.about != "meeting":
            message = "Only an inference about the `meeting` can have a date."
            yield diagnostic("date-conflict", span, message, "Put the date into the text.")
        elif docket.record.when and not any(
            inference.date.agrees_with(when.date) for when in docket.record.when
        ):
            stated = " or ".join(when.date.text for when in docket.record.when)
            message = f"This contradicts `when`, which is {stated}."
            hint = "An inference may fill in an X; it cannot move the meeting."
            yield diagnostic("date-conflict", span, message, hint)


def editions_are_in_order(docket: Docket) -> Iterator[Diagnostic]:
    """Editions count up from 1, their days do not go back, and each day is a full date."""
    before = ""
    for index, edition in enumerate(docket.record.editions):
        place = docket.loaded.span("editions", index, "issued")
        start = edition.issued.start
        if start is None or not start.is_resolved or edition.issued.text != start.day_text:
            yield diagnostic(
                "bad-date",
                place,
                "An edition is issued on one day.",
                "Write it in full: 2026-01-06.",
            )
            continue
        if edition.issued.text < before:
            message = "This edition is dated before the one above it."
            yield diagnostic("date-conflict", place, message, "The oldest edition comes first.")
        before = edition.issued.text
        if edition.number != index + 1:
            span = docket.loaded.span("editions", index, "number")
            message = f"This is edition {index + 1} in the list, but numbered {edition.number}."
            yield diagnostic("bad-number", span, message, "Editions count up from 1.")
        if edition.state is EditionState.CLEARED and edition.cleared_by is None:
            span = docket.loaded.span("editions", index, "state")
            message = "A cleared edition says by whom."
            yield diagnostic("missing-field", span, message, "Add `cleared_by:`.")


def editions_look_back(docket: Docket) -> Iterator[Diagnostic]:
    """No edition has information from after its day of issue."""
    for index, edition in enumerate(docket.record.editions):
        issued, reached = edition.issued.start, edition.as_of
        if issued and reached and any(point.is_after(issued) for point in reached.points):
            span = docket.loaded.span("editions", index, "as_of")
            message = f"The information would reach further than {edition.issued.text}, the day "
            message += "of issue."
            hint = "Write the last day that the sources tell of, or leave `as_of` out."
            yield diagnostic("date-conflict", span, message, hint)
