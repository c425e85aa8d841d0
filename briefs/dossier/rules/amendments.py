"""Amendments: a briefing does not go on as if its sources had not been corrected or retracted."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket
from briefs.dossier.grounds import AmendmentKind
from briefs.dossier.impact import Amended, Resting, amendments_of, dependent_on, resting_on
from briefs.records.meeting import Edition
from briefs.records.positions import Position
from briefs.records.source import Retraction
from briefs.records.statements import BottomLine, Commitment, Judgement
from briefs.records.vocabulary import EditionState
from briefs.records.walk import models


def amended_sources_are_named(docket: Docket) -> Iterator[Diagnostic]:
    """A source that was retracted, or corrected after the last edition, at its place among the
    sources of each meeting that rests on it. What is based on such a source is named likewise.
    """
    for index, source_id in enumerate(docket.record.sources):
        resting = tuple(resting_on(docket.record, frozenset({source_id}), docket.source_of))
        if not resting or source_id in docket.record.sources[:index]:
            continue
        for one in amendments_of(docket.content, source_id):
            is_answered = docket.record.editions and not _is_before(docket.record.editions[-1], one)
            if one.kind is AmendmentKind.CORRECTED and is_answered:
                continue  # issued since, with the notice: so the editor has seen it
            at = (index,) if len(docket.record.sources) > 1 else ()
            span = docket.loaded.span("sources", *at)
            message = f"{_told(source_id, one)}; {_counted(docket, one, resting)}."
            yield diagnostic(f"source-{one.kind}", span, message, _hint(docket, one))


def _told(source_id: str, one: Amended) -> str:
    told = f"was {one.kind} on {_day(one)}"
    return f"`{source_id}` {'' if one.of == source_id else f'is based on `{one.of}`, which '}{told}"


def _counted(docket: Docket, one: Amended, resting: tuple[Resting, ...]) -> str:
    """How many statements rest on it, and how many of them on nothing that would stay."""
    falling = dependent_on(docket.content, one.of)
    only = sum(all(docket.source_of(c) in falling for c in each.others) for each in resting)
    if len(resting) == 1:
        return "1 statement rests on it" + (", and on nothing else" if only else "")
    return f"{len(resting)} statements rest on it, {only} of them on nothing else"


def _hint(docket: Docket, one: Amended) -> str:
    listed = f"`briefs impact {one.of}` lists them."
    if one.kind is AmendmentKind.CORRECTED:
        return f"{listed} Look at each, and issue a new edition: it prints the correction."
    replaced_by = one.record.replaced_by if isinstance(one.record, Retraction) else None
    is_there = replaced_by in docket.content.sources
    instead = f"what `{replaced_by}` says" if is_there else "another source"
    return f"{listed} Rest them on {instead}, or take them out; until then each output tells of it."


def cleared_evidence_is_not_retracted(docket: Docket) -> Iterator[Diagnostic]:
    """In a cleared edition from after it, nothing of weight rests on what was retracted alone.

    A judgement, the bottom line, a commitment that counts as made and a position of our side would
    stand in the name of whoever cleared it, on evidence that nobody upholds. All else is printed
    with the notice.
    """
    edition = docket.record.editions[-1] if docket.record.editions else None
    if edition is None or edition.state is not EditionState.CLEARED:
        return
    retracted = {
        source_id: one
        for source_id in docket.record.sources
        for one in reversed(amendments_of(docket.content, source_id))
        if one.kind is AmendmentKind.RETRACTED and not _is_before(edition, one)
    }
    weighty = {path for path, model in models(docket.record) if _has_weight(model)}
    for resting in resting_on(docket.record, frozenset(retracted), docket.source_of):
        if not resting.is_only or resting.path not in weighty:
            continue
        one = retracted[docket.source_of(resting.claims[0]) or ""]
        span = docket.loaded.key_span(*resting.path)
        message = f"`{resting.path[-1]}` rests only on what was retracted on {_day(one)}, and "
        message += "this edition is cleared."
        hint = "Rest it on another source, or take it out; a draft may keep it for now."
        yield diagnostic("retracted-evidence", span, message, hint)


def _has_weight(model: object) -> bool:
    return isinstance(model, Judgement | BottomLine | Position) or (
        isinstance(model, Commitment) and model.stage.is_made
    )


def _is_before(edition: Edition, one: Amended) -> bool:
    """Whether an edition was issued before the day of an amendment."""
    return edition.issued.text < _day(one)


def _day(one: Amended) -> str:
    start = one.record.on.start
    return start.day_text if start else one.record.on.text
