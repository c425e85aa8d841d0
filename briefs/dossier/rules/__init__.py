"""The rules: small pure functions from a docket to diagnostics, in one table.

A rule judges one thing and passes over whatever another rule already names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefs.diagnostics import Diagnostic
from briefs.dossier.docket import Docket
from briefs.dossier.rules import drift, evidence, quotes, references, restrictions, strength, texts
from briefs.records.content import Content

Rule = Callable[[Docket], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    references.ids_are_unique,
    references.references_lead_somewhere,
    references.sources_stand_once,
    references.participants_stand_once,
    references.claims_do_not_circle,
    references.voices_are_not_themselves,
    references.nothing_is_unused,
    quotes.claims_name_their_source,
    quotes.quotes_stand_in_their_source,
    quotes.direct_speech_has_a_voice,
    quotes.printed_words_are_printed,
    evidence.statements_have_evidence,
    evidence.conclusions_name_their_basis,
    strength.stages_are_carried,
    strength.statements_are_carried,
    evidence.attendance_fits_the_kind,
    evidence.other_conditions_are_spelled_out,
    evidence.inferred_dates_agree,
    evidence.sources_fit_the_kind,
    evidence.editions_are_in_order,
    evidence.editions_look_back,
    restrictions.withheld_words_are_in_no_title,
    restrictions.hidden_names_are_not_printed,
    texts.quotes_are_translated,
    texts.overlays_are_complete,
    texts.bottom_line_is_short,
    drift.texts_do_not_drift,
)


def check_content(content: Content) -> Iterator[Diagnostic]:
    """The rules about what all meetings share."""
    yield from quotes.snapshots_are_unchanged(content)
    yield from quotes.titles_stand_in_their_text(content)
    yield from references.there_are_meetings(content)
    yield from references.actor_ids_are_unique(content)
    yield from texts.names_are_complete(content)


def check_meeting(docket: Docket) -> Iterator[Diagnostic]:
    """Every rule, over one meeting."""
    for rule in RULES:
        yield from rule(docket)
