"""Kinds: what a briefing from before a meeting, or from after it, may hold and must tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket
from briefs.dossier.moments import dated, days_of, moments
from briefs.dossier.terms import Moment
from briefs.reading.nodes import Key
from briefs.records.statements import (
    AgendaItem,
    Before,
    Commitment,
    Inferable,
    Judgement,
    Outcome,
    Participant,
    Statement,
    Vote,
)
from briefs.records.vocabulary import Attendance, Fulfilment, Kind
from briefs.records.walk import models

_POSITIONS = ("objectives", "lines", "if_raised")


def parts_fit_the_kind(docket: Docket) -> Iterator[Diagnostic]:
    """Positions stand in a meeting brief, what came of a meeting in a briefing from after it."""
    kind = docket.record.kind
    for section in _POSITIONS:
        if getattr(docket.record, section) and kind is not Kind.MEETING_BRIEF:
            message = f"`{section}` belongs to a {Kind.MEETING_BRIEF}, and this is a {kind}."
            hint = f"Write `kind: {Kind.MEETING_BRIEF}`, which is internal by default, or take "
            hint += "the positions out."
            yield diagnostic("out-of-place", docket.loaded.key_span(section), message, hint)
    for path, model in models(docket.record) if kind.is_before else ():
        for field, told in _told_afterwards(model):
            span = docket.loaded.key_span(*path, field)
            message = f"`{field}` tells {told}, and a {kind} is from before the meeting."
            hint = f"Take it out, or write `kind: {Kind.READOUT}` once a source tells of the "
            yield diagnostic("out-of-place", span, message, f"{hint}meeting.")


def _told_afterwards(model: object) -> Iterator[tuple[str, str]]:
    """The fields of a statement that only a record from after the meeting has, and what for."""
    if isinstance(model, Commitment) and model.before:
        yield "before", "what was expected"
    if isinstance(model, Judgement) and model.outcome:
        yield "outcome", "what became of a forecast"
    if isinstance(model, AgendaItem) and model.outcome:
        yield "outcome", "what became of an item"
    if isinstance(model, AgendaItem) and model.votes:
        yield "votes", "how votes ended"


def outcomes_are_of_forecasts(docket: Docket) -> Iterator[Diagnostic]:
    """What became of it can be said of a forecast only; a reading foretells nothing."""
    for judgement_id, judgement in docket.record.judgements.items():
        is_after = not docket.record.kind.is_before  # before it there is none, which is named too
        if is_after and judgement.outcome and not judgement.likelihood:
            span = docket.loaded.key_span("judgements", judgement_id, "outcome")
            message = f"`{judgement_id}` has no `likelihood`, so it foretells nothing."
            hint = "Leave `outcome` out, or give the forecast its `likelihood`."
            yield diagnostic("out-of-place", span, message, hint)


def attendance_fits_the_kind(docket: Docket) -> Iterator[Diagnostic]:
    """Who was there is only known after the meeting."""
    if not docket.record.kind.is_before:
        return
    for attendance, group in docket.record.participants.groups():
        if group and attendance.is_known_afterwards:
            span = docket.loaded.key_span("participants", attendance.value)
            message = f"A {docket.record.kind} cannot know who was `{attendance}`."
            hint = f"Before a meeting somebody is `{Attendance.EXPECTED}` or `{Attendance.INVITED}`"
            yield diagnostic("attendance-too-early", span, message, f"{hint} at most.")


def sources_fit_the_kind(docket: Docket) -> Iterator[Diagnostic]:
    """A briefing from before the meeting rests on nothing that was published after it."""
    days = [point.day_text for point in days_of(docket.record)]
    if not docket.record.kind.is_before or not days:
        return
    for index, source_id in enumerate(docket.record.sources):
        source = docket.content.sources.get(source_id)
        published = source.loaded.record.published if source and source.loaded else None
        start = published.start if published else None
        if start and start.is_resolved and start.day_text > max(days):
            span = docket.loaded.span("sources", index)
            message = f"`{source_id}` was published after the meeting, on {start.day_text}."
            hint = f"A {docket.record.kind} rests on what came before; later news make a readout."
            yield diagnostic("date-conflict", span, message, hint)


def something_is_from_afterwards(docket: Docket) -> Iterator[Diagnostic]:
    """A briefing from after the meeting has at least one source that may be from after it."""
    kind, known = docket.record.kind, dated(docket)
    if kind.is_before or not docket.record.sources:
        return
    if all(known.get(source) is Moment.BEFORE for source in docket.record.sources):
        message = f"A {kind} tells what happened, and every source is from before the meeting."
        hint = f"Add a source from after it, or write `kind: {Kind.SCENE_SETTER}`."
        yield diagnostic("date-conflict", docket.loaded.span("kind"), message, hint)


def results_are_told_afterwards(docket: Docket) -> Iterator[Diagnostic]:
    """Who came, how votes and items ended, what became of forecasts: no earlier source knows it."""
    if docket.record.kind.is_before:
        return
    known = dated(docket)
    if all(known.get(source) is Moment.BEFORE for source in docket.record.sources):
        return  # and that is already named
    carriers: dict[tuple[Key, ...], tuple[str, ...]] = {}
    for path, model in models(docket.record):
        if not isinstance(model, Statement):
            continue
        carriers[path] = model.from_ or (carriers[path[:-2]] if isinstance(model, Vote) else ())
        cited = {known.get(docket.source_of(claim) or "") for claim in carriers[path]}
        if cited != {Moment.BEFORE} or not _is_result(path, model):
            continue
        message = f"`{path[-1]}` is only known after the meeting, and all that it cites is from "
        message += "before it."
        hint = "Cite a source from after the meeting, or leave open what none of them tells."
        own = model.from_
        span = docket.loaded.span(*path, "from") if own else docket.loaded.key_span(*path)
        yield diagnostic("told-too-early", span, message, hint)


def _is_result(path: tuple[Key, ...], model: Statement) -> bool:
    """Whether a statement tells what only the meeting could show."""
    if isinstance(model, Inferable) and model.because:
        return False
    if isinstance(model, Participant):
        return Attendance(str(path[1])).is_known_afterwards
    if isinstance(model, AgendaItem):
        return model.outcome is not None
    if isinstance(model, Outcome):
        return model.result is not Fulfilment.NOT_KNOWN_YET
    return isinstance(model, Vote)


def what_was_expected_is_told_apart(docket: Docket) -> Iterator[Diagnostic]:
    """What a commitment was stands under `before`, and differs from what it is."""
    if docket.record.kind.is_before:
        return
    found = moments(docket)
    for commitment_id, one in docket.record.commitments.items():
        path = ("commitments", commitment_id)
        told = {found.get(docket.source_of(claim) or "") for claim in one.from_}
        if one.before is None and told > {Moment.BEFORE}:
            message = f"`{commitment_id}` cites claims from before the meeting beside others, and "
            message += "does not say what it was before."
            hint = "Move the earlier claims to `before: {stage: …, from: …}`."
            yield diagnostic("before-unclear", docket.loaded.span(*path, "from"), message, hint)
        elif one.before and told == {Moment.BEFORE}:
            message = f"`{commitment_id}` has a `before`, and cites nothing from after the meeting."
            hint = "Cite what was said after it; while nobody says anything, leave `before` out."
            yield diagnostic("before-unclear", docket.loaded.span(*path, "from"), message, hint)
        elif one.before and _says_the_same(one, one.before):
            message = f"`before` says of `{commitment_id}` what stands here already, by the same "
            message += "claims."
            hint = "Leave it out, or cite under each what was said at the time."
            span = docket.loaded.key_span(*path, "before")
            yield diagnostic("before-unclear", span, message, hint)


def _says_the_same(now: Commitment, before: Before) -> bool:
    """Whether what was before is what is now, on claims that are cited for both."""
    pairs = (
        (before.amount, now.amount),
        (before.binding, now.binding),
        (before.condition, now.condition),
        (before.due, now.due),
    )
    is_same = before.stage is now.stage and all(old in (None, new) for old, new in pairs)
    return is_same and bool(set(before.from_) & set(now.from_))
