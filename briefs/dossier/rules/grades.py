"""Grades: NATO's Admiralty code (AJP-2.1) is given for a reason, never because something sounds
plausible.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket
from briefs.dossier.independence import grouped
from briefs.records.content import Content
from briefs.records.meeting import Claim
from briefs.records.positions import Position
from briefs.records.source import Source
from briefs.records.statements import BottomLine, Judgement, Side, Statement, Watch
from briefs.records.vocabulary import Credibility, Reliability
from briefs.records.walk import models

# From the best to the worst. What cannot be judged (F, 6) is not the worst: only what is known to
# be bad is worse than it.
_RELIABILITY = (
    Reliability.A,
    Reliability.B,
    Reliability.C,
    Reliability.D,
    Reliability.F,
    Reliability.E,
)
_CREDIBILITY = (
    Credibility.CONFIRMED,
    Credibility.PROBABLE,
    Credibility.POSSIBLE,
    Credibility.DOUBTFUL,
    Credibility.UNKNOWN,
    Credibility.IMPROBABLE,
)


def grades_have_a_house(content: Content) -> Iterator[Diagnostic]:
    """A source that names neither outlet nor author nor issuer cannot be judged: it is F."""
    for source in content.sources.values():
        if source.loaded is None or source.loaded.is_incomplete:
            continue
        record = source.loaded.record
        if record.outlet or record.author or record.issued_by:
            continue
        if record.reliability is not Reliability.F:
            span = source.loaded.span("reliability")
            message = "Nobody is named who stands behind this source, so nothing makes it "
            message += f"`{record.reliability}`."
            hint = "Write `F`, or name the `outlet`, the `author` or who it is `issued_by`."
            yield diagnostic("grade-unfounded", span, message, hint)


def grades_are_not_raised(docket: Docket) -> Iterator[Diagnostic]:
    """A claim that is graded better than its source says in its `note` why."""
    for claim_id, claim in docket.record.claims.items():
        source = _source(docket, claim_id)
        if source is None or claim.note:
            continue
        for field, of_source, better in _raised(claim, source):
            span = docket.loaded.span("claims", claim_id, field)
            message = (
                f"`{claim_id}` is graded {better}, and its source {of_source}, without a reason."
            )
            hint = "Say in a `note` what makes it better than its source, or leave the grade out."
            yield diagnostic("grade-raised", span, message, hint)


def _raised(claim: Claim, source: Source) -> Iterator[tuple[str, str, str]]:
    """The grades of a claim that are better than its source's: field, source's grade, its own."""
    if claim.reliability and _RELIABILITY.index(claim.reliability) < _RELIABILITY.index(
        source.reliability
    ):
        yield "reliability", source.reliability.value, claim.reliability.value
    if claim.credibility and _CREDIBILITY.index(claim.credibility) < _CREDIBILITY.index(
        source.credibility
    ):
        yield "credibility", source.credibility.value, claim.credibility.value


def what_is_confirmed_has_two_sources(docket: Docket) -> Iterator[Diagnostic]:
    """Credibility 1 is for what independent sources confirm: the record shows at least two.

    A source as a whole can be confirmed only beside another one; a claim only where some statement
    of fact cites it together with a claim from an independent source.
    """
    groups = grouped(docket.content)
    houses = {groups.get(one, frozenset({one})) for one in docket.record.sources}
    for index, source_id in enumerate(docket.record.sources):
        source = docket.content.sources.get(source_id)
        record = source.loaded.record if source and source.loaded else None
        if record and record.credibility is Credibility.CONFIRMED and len(houses) == 1:
            at = (index,) if len(docket.record.sources) > 1 else ()
            span = docket.loaded.span("sources", *at)
            message = f"`{source_id}` is graded {Credibility.CONFIRMED}, confirmed by independent "
            message += "sources, and this meeting has no other."
            hint = "Grade it 2 at most, or quote the source that confirms it."
            yield diagnostic("grade-unconfirmed", span, message, hint)
    for claim_id, claim in docket.record.claims.items():
        if claim.credibility is not Credibility.CONFIRMED:
            continue
        mine = docket.source_of(claim_id) or ""
        if any(other not in groups.get(mine, {mine}) for other in _cited_with(docket, claim_id)):
            continue
        span = docket.loaded.span("claims", claim_id, "credibility")
        message = f"`{claim_id}` is graded {Credibility.CONFIRMED}, and no statement cites it "
        message += "together with a claim from an independent source."
        hint = "Cite the claim that confirms it beside this one, or grade it 2 at most."
        yield diagnostic("grade-unconfirmed", span, message, hint)


def _cited_with(docket: Docket, claim_id: str) -> set[str]:
    """The sources of all that statements of fact cite together with a claim, or with its whole."""
    family = set(docket.ancestry(claim_id))
    return {
        source
        for _, model in models(docket.record)
        if isinstance(model, Statement)
        and not isinstance(model, Judgement | BottomLine | Watch | Side | Position)
        and family & set(model.from_)
        for one in model.from_
        if (source := docket.source_of(one))
    }


def _source(docket: Docket, claim_id: str) -> Source | None:
    source = docket.content.sources.get(docket.source_of(claim_id) or "")
    return source.loaded.record if source and source.loaded else None
