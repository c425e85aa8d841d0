"""The rules: small pure functions from a docket to diagnostics, in one table.

A rule judges one thing and passes over whatever another rule already names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefs.diagnostics import Diagnostic
from briefs.dossier.coverage import Coverage
from briefs.dossier.docket import Docket
from briefs.dossier.rules import (
    amendments,
    clearance,
    coverage,
    drift,
    evidence,
    grades,
    judged,
    kinds,
    quotes,
    references,
    restrictions,
    sources,
    strength,
    texts,
    values,
)
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
    quotes.passages_name_their_source,
    quotes.passages_stand_in_their_source,
    quotes.what_is_set_aside_is_not_quoted,
    quotes.what_is_set_aside_has_a_reason,
    quotes.direct_speech_has_a_voice,
    quotes.printed_words_are_printed,
    evidence.statements_have_evidence,
    evidence.conclusions_name_their_basis,
    strength.stages_are_carried,
    strength.those_who_undertake_say_so,
    grades.grades_are_not_raised,
    grades.what_is_confirmed_has_two_sources,
    strength.statements_are_carried,
    kinds.parts_fit_the_kind,
    kinds.outcomes_are_of_forecasts,
    kinds.attendance_fits_the_kind,
    evidence.other_conditions_are_spelled_out,
    evidence.inferred_dates_agree,
    values.dates_are_those_of_the_quotes,
    values.counts_agree,
    values.figures_are_those_printed,
    kinds.sources_fit_the_kind,
    kinds.something_is_from_afterwards,
    kinds.results_are_told_afterwards,
    kinds.what_was_expected_is_told_apart,
    evidence.editions_are_in_order,
    evidence.editions_look_back,
    amendments.amended_sources_are_named,
    amendments.cleared_evidence_is_not_retracted,
    restrictions.withheld_words_are_in_no_title,
    restrictions.hidden_names_are_not_printed,
    texts.quotes_are_translated,
    texts.overlays_are_complete,
    texts.bottom_line_is_short,
    texts.nothing_is_left_to_do,
    drift.texts_do_not_drift,
    judged.reviews_hold,
    judged.reviews_have_their_claims,
    judged.translations_hold,
    clearance.cleared_editions_are_settled,
    clearance.cleared_editions_are_reviewed,
)


def check_content(content: Content) -> Iterator[Diagnostic]:
    """The rules about what all meetings share."""
    yield from quotes.snapshots_are_unchanged(content)
    yield from quotes.titles_stand_in_their_text(content)
    yield from grades.grades_have_a_house(content)
    yield from references.there_are_meetings(content)
    yield from references.actor_ids_are_unique(content)
    yield from sources.sources_refer_to_something(content)
    yield from sources.sources_do_not_circle(content)
    yield from texts.names_are_complete(content)


def check_coverage(
    found: Iterable[Coverage], dockets: Sequence[Docket], root: str
) -> Iterator[Diagnostic]:
    """What all meetings together leave out of these sources; `root` is the folder as shown."""
    for one in found:
        yield from coverage.nothing_is_left_out(one, dockets, root)


def check_meeting(docket: Docket) -> Iterator[Diagnostic]:
    """Every rule, over one meeting."""
    for rule in RULES:
        yield from rule(docket)
