"""The English words for the field's terms; catalogues give them in other languages.

`NP_` only marks a phrase and its context for the catalogues. The phrases are labels for cells: they
stand alone and need no inflection.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from briefs.dossier.coverage import State
from briefs.dossier.grounds import AmendmentKind
from briefs.dossier.reviews import Aspect, ReviewState
from briefs.dossier.terms import Comparison, Gap, Label, Position
from briefs.records.vocabulary import (
    AsideKind,
    Attendance,
    Basis,
    Binding,
    CommitmentType,
    Condition,
    Confidence,
    Credibility,
    EditionState,
    Fulfilment,
    Kind,
    Likelihood,
    Reliability,
    Rights,
    SourceKind,
    Stage,
    TriggerState,
    Verb,
    Verdict,
    VoteResult,
)

Phrase = tuple[str, str]
"""A context and an English phrase."""


def NP_(context: str, phrase: str) -> Phrase:  # noqa: N802 - gettext's own name
    """Mark a phrase for the catalogues."""
    return context, phrase


_TABLE: tuple[tuple[StrEnum, Phrase], ...] = (
    (Kind.SCENE_SETTER, NP_("kind", "Scene-setter")),
    (Kind.MEETING_BRIEF, NP_("kind", "Meeting brief")),
    (Kind.READOUT, NP_("kind", "Readout")),
    (Kind.AIDE_MEMOIRE, NP_("kind", "Aide-mémoire")),
    (SourceKind.ARTICLE, NP_("source", "article")),
    (SourceKind.COMMUNIQUE, NP_("source", "communiqué")),
    (SourceKind.READOUT, NP_("source", "readout")),
    (SourceKind.PRESS_RELEASE, NP_("source", "press release")),
    (SourceKind.TRANSCRIPT, NP_("source", "transcript")),
    (SourceKind.LETTER, NP_("source", "letter")),
    (SourceKind.RECORD, NP_("source", "record")),
    (Reliability.A, NP_("reliability", "completely reliable")),
    (Reliability.B, NP_("reliability", "usually reliable")),
    (Reliability.C, NP_("reliability", "fairly reliable")),
    (Reliability.D, NP_("reliability", "not usually reliable")),
    (Reliability.E, NP_("reliability", "unreliable")),
    (Reliability.F, NP_("reliability", "source cannot be judged")),
    (Credibility.CONFIRMED, NP_("credibility", "information confirmed")),
    (Credibility.PROBABLE, NP_("credibility", "information probably true")),
    (Credibility.POSSIBLE, NP_("credibility", "information possibly true")),
    (Credibility.DOUBTFUL, NP_("credibility", "information doubtful")),
    (Credibility.IMPROBABLE, NP_("credibility", "information improbable")),
    (Credibility.UNKNOWN, NP_("credibility", "information cannot be judged")),
    (Rights.QUOTE_ONLY, NP_("rights", "quotes only")),
    (Rights.FULL_TEXT, NP_("rights", "full text")),
    (Label.STATED, NP_("label", "stated")),
    (Label.CLAIMED, NP_("label", "claimed")),
    (Label.INFERRED, NP_("label", "inferred")),
    (Label.AUTHORED, NP_("label", "our position")),
    (Label.NOT_STATED, NP_("label", "not stated")),
    (Comparison.CAME, NP_("comparison", "took part")),
    (Comparison.REPRESENTED, NP_("comparison", "represented")),
    (Comparison.DID_NOT_COME, NP_("comparison", "did not come")),
    (Comparison.FURTHER, NP_("comparison", "further")),
    (Comparison.SAME_STAGE, NP_("comparison", "same stage")),
    (Comparison.LESS_FAR, NP_("comparison", "less far")),
    (Comparison.ENDED, NP_("comparison", "ended")),
    (Comparison.OUTCOME, NP_("comparison", "outcome reported")),
    (Comparison.UNCHANGED, NP_("comparison", "as expected")),
    (Comparison.CHANGED, NP_("comparison", "changed")),
    (Comparison.NEW, NP_("comparison", "new")),
    (Comparison.NOT_REPORTED, NP_("comparison", "not reported")),
    (Position.HEADLINE, NP_("position", "headline")),
    (Position.DIRECT, NP_("position", "quoted directly")),
    (Position.REPORTED, NP_("position", "reported")),
    (Position.OWN, NP_("position", "the source's own words")),
    (Verb.IS, NP_("verb", "plain statement")),
    (Verb.WILL, NP_("verb", "statement about the future")),
    (Verb.PLANS, NP_("verb", "plan")),
    (Verb.SHOULD, NP_("verb", "something that is to happen")),
    (Verb.MAY, NP_("verb", "possibility")),
    (Verb.HOPES, NP_("verb", "hope")),
    (Verb.CALLS_FOR, NP_("verb", "call")),
    (Verb.DENIES, NP_("verb", "denial")),
    (Basis.TEXT, NP_("basis", "from the text")),
    (Basis.GENERAL_KNOWLEDGE, NP_("basis", "from general knowledge")),
    (Attendance.PRESENT, NP_("attendance", "Present")),
    (Attendance.REMOTE, NP_("attendance", "Taking part remotely")),
    (Attendance.REPRESENTED, NP_("attendance", "Represented")),
    (Attendance.ABSENT, NP_("attendance", "Absent")),
    (Attendance.DECLINED, NP_("attendance", "Declined")),
    (Attendance.EXPECTED, NP_("attendance", "Expected")),
    (Attendance.INVITED, NP_("attendance", "Invited")),
    (Attendance.IN_THE_CITY, NP_("attendance", "Reported in the city")),
    (Attendance.NOT_STATED, NP_("attendance", "Attendance not stated")),
    (Attendance.MENTIONED_ONLY, NP_("attendance", "Only mentioned")),
    (Condition.CEASEFIRE, NP_("condition", "in the event of a ceasefire")),
    (Condition.RENEWED_ATTACK, NP_("condition", "in the event of a renewed attack")),
    (Condition.REFUSAL_TO_NEGOTIATE, NP_("condition", "in the event of a refusal to negotiate")),
    (Condition.OTHER, NP_("condition", "on another condition")),
    (Binding.LEGAL, NP_("binding", "legally binding")),
    (Binding.POLITICAL, NP_("binding", "politically binding")),
    (Binding.VOLUNTARY, NP_("binding", "voluntary")),
    (Binding.WORD_ONLY, NP_("binding", "“binding”, in what form is not stated")),
    (CommitmentType.MILITARY, NP_("type", "military")),
    (CommitmentType.SECURITY_GUARANTEE, NP_("type", "security guarantee")),
    (CommitmentType.FINANCIAL, NP_("type", "financial")),
    (CommitmentType.SANCTIONS, NP_("type", "sanctions")),
    (CommitmentType.PRESSURE, NP_("type", "pressure")),
    (CommitmentType.SUPPORT, NP_("type", "support")),
    (CommitmentType.PROCEDURAL, NP_("type", "procedural")),
    (CommitmentType.OTHER, NP_("type", "other")),
    (Stage.HOPED, NP_("stage", "hoped for")),
    (Stage.CALLED_FOR, NP_("stage", "called for")),
    (Stage.MOOTED, NP_("stage", "mooted")),
    (Stage.PLANNED, NP_("stage", "planned")),
    (Stage.UNDER_NEGOTIATION, NP_("stage", "under negotiation")),
    (Stage.CLAIMED_AGREED, NP_("stage", "said to be agreed")),
    (Stage.ANNOUNCED, NP_("stage", "announced")),
    (Stage.SIGNED, NP_("stage", "signed")),
    (Stage.RATIFIED, NP_("stage", "ratified")),
    (Stage.ALLOCATED, NP_("stage", "allocated")),
    (Stage.DELIVERED, NP_("stage", "delivered")),
    (Stage.WITHDRAWN, NP_("stage", "withdrawn")),
    (Stage.SUPERSEDED, NP_("stage", "superseded")),
    (Stage.LAPSED, NP_("stage", "lapsed")),
    (TriggerState.MET, NP_("trigger", "condition met")),
    (TriggerState.LAPSED, NP_("trigger", "condition can no longer be met")),
    (Likelihood.ALMOST_NO_CHANCE, NP_("likelihood", "Almost no chance (1–5%)")),
    (Likelihood.VERY_UNLIKELY, NP_("likelihood", "Very unlikely (5–20%)")),
    (Likelihood.UNLIKELY, NP_("likelihood", "Unlikely (20–45%)")),
    (Likelihood.ROUGHLY_EVEN, NP_("likelihood", "Roughly even (45–55%)")),
    (Likelihood.LIKELY, NP_("likelihood", "Likely (55–80%)")),
    (Likelihood.VERY_LIKELY, NP_("likelihood", "Very likely (80–95%)")),
    (Likelihood.ALMOST_CERTAIN, NP_("likelihood", "Almost certain (95–99%)")),
    (Fulfilment.HAPPENED, NP_("fulfilment", "happened")),
    (Fulfilment.DID_NOT_HAPPEN, NP_("fulfilment", "did not happen")),
    (Fulfilment.NOT_KNOWN_YET, NP_("fulfilment", "not known yet")),
    (Confidence.LOW, NP_("confidence", "low confidence")),
    (Confidence.MODERATE, NP_("confidence", "moderate confidence")),
    (Confidence.HIGH, NP_("confidence", "high confidence")),
    (VoteResult.ADOPTED, NP_("vote", "adopted")),
    (VoteResult.REJECTED, NP_("vote", "rejected")),
    (AmendmentKind.CORRECTED, NP_("amendment", "Corrected")),
    (AmendmentKind.RETRACTED, NP_("amendment", "Retracted")),
    (EditionState.DRAFT, NP_("edition", "draft, not approved for release")),
    (EditionState.CLEARED, NP_("edition", "cleared")),
    (ReviewState.UNREVIEWED, NP_("review", "none")),
    (ReviewState.REVIEWED, NP_("review", "quote supports it")),
    (ReviewState.REJECTED, NP_("review", "evidence in doubt")),
    (ReviewState.SUSPECT, NP_("review", "outdated")),
    (Verdict.SUPPORTS, NP_("verdict", "quote supports it")),
    (Verdict.REJECTS, NP_("verdict", "evidence in doubt")),
    (Aspect.CLAIM, NP_("changed", "the claim")),
    (Aspect.USES, NP_("changed", "what rests on it")),
    (Aspect.QUOTE, NP_("changed", "the quote")),
    (Aspect.SNAPSHOT, NP_("changed", "the archived text")),
    (State.QUOTED, NP_("coverage", "quoted")),
    (State.SET_ASIDE, NP_("coverage", "set aside")),
    (State.ATTRIBUTION, NP_("coverage", "names the speaker only")),
    (State.UNCOVERED, NP_("coverage", "left over")),
    (AsideKind.CREDIT, NP_("aside", "credit")),
    (AsideKind.BYLINE, NP_("aside", "byline or dateline")),
    (AsideKind.BOILERPLATE, NP_("aside", "boilerplate")),
    (AsideKind.REPETITION, NP_("aside", "repetition")),
    (AsideKind.BACKGROUND, NP_("aside", "background")),
    (AsideKind.OTHER, NP_("aside", "another reason")),
    (Gap.GROUP, NP_("gap", "what body or group meets")),
    (Gap.YEAR, NP_("gap", "the year")),
    (Gap.DATE, NP_("gap", "the date")),
    (Gap.TIME, NP_("gap", "the time")),
    (Gap.PLACE, NP_("gap", "the place")),
    (Gap.VENUE, NP_("gap", "the venue")),
    (Gap.CONVENED_BY, NP_("gap", "who invites")),
    (Gap.CHAIRED_BY, NP_("gap", "who takes the chair")),
    (Gap.WHO_ACTS, NP_("gap", "who acts")),
    (Gap.WHO_IS_BOUND, NP_("gap", "who would be bound")),
    (Gap.HOW_MUCH, NP_("gap", "how much")),
    (Gap.BY_WHEN, NP_("gap", "by when")),
    (Gap.CONDITION, NP_("gap", "any condition")),
    (Gap.FORM, NP_("gap", "in what form it binds")),
)

# By type and value: members of different enumerations that share a value are equal as dict keys.
_PHRASES: Mapping[tuple[type, str], Phrase] = {
    (type(member), member.value): phrase for member, phrase in _TABLE
}


def phrase_for(value: StrEnum) -> Phrase:
    """The phrase for a value that is printed."""
    return _PHRASES[type(value), value.value]


def all_phrases() -> tuple[Phrase, ...]:
    """Every phrase of the table."""
    return tuple(phrase for _, phrase in _TABLE)
