"""Strength: no statement is stronger than the verb, or further than the voice, of what it cites."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket, states
from briefs.reading.nodes import Key
from briefs.records.base import Target
from briefs.records.statements import (
    AgendaItem,
    Before,
    Commitment,
    Event,
    Inferable,
    Outcome,
    Participant,
    Place,
    Role,
    Statement,
    Trigger,
    Vote,
    When,
)
from briefs.records.vocabulary import Attendance, Fulfilment, Stage, Verb
from briefs.records.walk import models

_FACT = frozenset({Verb.IS})
_ASSERTED = frozenset({Verb.IS, Verb.WILL, Verb.PLANS, Verb.SHOULD})
_ALL_BUT_DENIED = frozenset(Verb) - {Verb.DENIES}

CARRIED_BY: dict[Stage, frozenset[Verb]] = {
    Stage.HOPED: _ALL_BUT_DENIED,
    Stage.CALLED_FOR: _ALL_BUT_DENIED - {Verb.HOPES, Verb.MAY},
    Stage.MOOTED: _ALL_BUT_DENIED - {Verb.HOPES},
    Stage.PLANNED: _ASSERTED,
    Stage.UNDER_NEGOTIATION: _FACT,
    Stage.CLAIMED_AGREED: _FACT,
    Stage.ANNOUNCED: frozenset({Verb.IS, Verb.WILL}),
    Stage.SIGNED: _FACT,
    Stage.RATIFIED: _FACT,
    Stage.ALLOCATED: _FACT,
    Stage.DELIVERED: _FACT,
    Stage.WITHDRAWN: _FACT,
    Stage.SUPERSEDED: _FACT,
    Stage.LAPSED: _FACT,
}
"""Which verbs can carry a stage: a hope carries no plan, a plan no agreement."""

ATTENDANCE_CARRIED_BY: dict[Attendance, frozenset[Verb]] = {
    Attendance.PRESENT: _FACT,
    Attendance.REMOTE: _FACT,
    Attendance.REPRESENTED: _FACT,
    Attendance.ABSENT: _FACT,
    Attendance.DECLINED: _FACT,
    Attendance.EXPECTED: _ASSERTED,
    Attendance.INVITED: _ASSERTED,
    Attendance.IN_THE_CITY: _FACT,
    Attendance.NOT_STATED: frozenset(Verb),
    Attendance.MENTIONED_ONLY: frozenset(Verb),
}
"""Which verbs can carry what is said of somebody's presence."""


def stages_are_carried(docket: Docket) -> Iterator[Diagnostic]:
    """At least one cited claim carries the stage; right of the bar it has a name or is a document.

    The bar is the G7 Research Group's: a commitment is publicly and collectively expressed.
    """
    for path, one in _staged(docket):
        cited = [c for c in one.from_ if c in docket.record.claims]
        if not cited or len(cited) < len(one.from_):
            continue
        stage = one.stage
        span = docket.loaded.span(*path, "stage")
        carrying = [c for c in cited if docket.verb_of(c) in CARRIED_BY[stage]]
        if not carrying:
            verbs = ", ".join(f"`{c}` ({docket.verb_of(c)})" for c in cited)
            message = f"No cited claim carries `{stage}`: {verbs}."
            yield diagnostic("stage-unsupported", span, message, _at_most(docket, cited))
        elif stage.is_made and not any(_on_record(docket, c) for c in carrying):
            message = f"`{stage}` needs a named actor or a document, and no cited claim has one."
            yield diagnostic("stage-unsupported", span, message, _at_most(docket, cited))


def _staged(docket: Docket) -> Iterator[tuple[tuple[str, ...], Commitment | Before]]:
    """Every commitment as it is, and as it was before the meeting, with its path."""
    for commitment_id, one in docket.record.commitments.items():
        yield ("commitments", commitment_id), one
        if one.before:
            yield ("commitments", commitment_id, "before"), one.before


def those_who_undertake_say_so(docket: Docket) -> Iterator[Diagnostic]:
    """What counts as made is said by one who acts or is bound, or who represents them.

    Only where it is plain that nobody of them says it: all that act or are bound are persons,
    organisations or states, and each claim that carries the stage has a named voice. Who belongs to
    a group, or stands behind a document, the record does not tell.
    """
    for commitment_id, commitment in docket.record.commitments.items():
        parties = {*commitment.acts, *commitment.bound}
        if not commitment.stage.is_made or not parties or parties & _groups(docket):
            continue
        carrying = [
            c
            for c in commitment.from_
            if c in docket.record.claims and docket.verb_of(c) in CARRIED_BY[commitment.stage]
        ]
        voices = [docket.voice_of(c) for c in carrying if _on_record(docket, c)]
        named = [one for one in voices if one is not None and one not in docket.record.unnamed]
        if not named or len(named) < len(voices):
            continue
        represented = {
            one.for_
            for _, group in docket.record.participants.groups()
            for who, one in group.items()
            if who in named and one.for_
        }
        if parties & {*named, *represented}:
            continue
        span = docket.loaded.span("commitments", commitment_id, "stage")
        who = ", ".join(f"`{one}`" for one in dict.fromkeys(named))
        message = f"`{commitment.stage}` is said by {who}, who neither acts nor is bound."
        hint = "Say in `participants` whom they speak `for`, or cite a claim of one who undertakes "
        hint += "it; what others say of it is `claimed_agreed` at most."
        yield diagnostic("voice-not-party", span, message, hint)


def _groups(docket: Docket) -> set[str]:
    """Parties of which the record does not tell who belongs to them."""
    actors = docket.content.actors
    groups = set(actors.record.groups) if actors else docket.known(Target.PARTY) - states()
    return {*groups, *docket.record.unnamed}


def _at_most(docket: Docket, cited: list[str]) -> str:
    """The furthest stage that the cited claims do carry."""
    ladder = list(Stage)[: list(Stage).index(Stage.SIGNED)]  # as far as a verb alone can lead
    carried = [
        stage
        for stage in ladder
        for c in cited
        if docket.verb_of(c) in CARRIED_BY[stage] and (not stage.is_made or _on_record(docket, c))
    ]
    if not carried:
        return "What is cited denies it: put it among the tensions, or cite another claim."
    return f"What is cited carries `{carried[-1]}` at most."


def _on_record(docket: Docket, claim_id: str) -> bool:
    """Whether a named actor or a document says it."""
    voice = docket.voice_of(claim_id)
    if voice in docket.record.unnamed:
        return docket.record.unnamed[voice].document
    if voice is not None:
        return True
    source = docket.content.sources.get(docket.source_of(claim_id) or "")
    return bool(source and source.loaded and source.loaded.record.kind.is_document)


def statements_are_carried(docket: Docket) -> Iterator[Diagnostic]:
    """What prints as a plain fact (a presence, a vote, a date) cites a claim that can carry it."""
    carriers: dict[tuple[Key, ...], tuple[str, ...]] = {}
    for path, model in models(docket.record):
        if not isinstance(model, Statement):
            continue
        # A vote without claims of its own has those of its item, two steps above it.
        carriers[path] = model.from_ or (carriers[path[:-2]] if isinstance(model, Vote) else ())
        needed, from_ = _needed(path, model), carriers[path]
        if needed is None or not from_ or (isinstance(model, Inferable) and model.because):
            continue
        if isinstance(model, Participant) and _comes_too_early(docket, path):
            continue  # and that is already named
        cited = [c for c in from_ if c in docket.record.claims]
        if len(cited) < len(from_) or any(docket.verb_of(c) in needed for c in cited):
            continue
        verbs = ", ".join(f"`{c}` ({docket.verb_of(c)})" for c in cited)
        message = f"This is stronger than what it cites: {verbs}."
        wanted = ", ".join(f"`{verb}`" for verb in Verb if verb in needed)
        hint = "Cite a claim with " + ("one of the verbs" if "," in wanted else "the verb")
        own = model.from_
        span = docket.loaded.span(*path, "from") if own else docket.loaded.key_span(*path)
        yield diagnostic("too-strong", span, message, f"{hint} {wanted}, or state less.")


def _comes_too_early(docket: Docket, path: tuple[Key, ...]) -> bool:
    return docket.record.kind.is_before and Attendance(str(path[1])).is_known_afterwards


def _needed(path: tuple[Key, ...], model: BaseModel) -> frozenset[Verb] | None:
    """The verbs that can carry a statement of this kind; None where any can."""
    if isinstance(model, Participant):
        return ATTENDANCE_CARRIED_BY[Attendance(str(path[1]))]
    if isinstance(model, Outcome):
        return _FACT | {Verb.DENIES} if model.result is Fulfilment.DID_NOT_HAPPEN else _FACT
    if isinstance(model, Trigger | Vote):
        return _FACT
    if isinstance(model, Role | When | Place | AgendaItem | Event):
        return _ASSERTED
    return None
