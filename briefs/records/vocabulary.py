"""The closed lists of the field, each value with what it means.

The descriptions go into the JSON Schema and the reference; the words that readers see are the
wording's business (`briefs/views`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue


class Described(StrEnum):
    """An enumeration whose values carry a description."""

    doc: str

    def __new__(cls, value: str, doc: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.doc = doc
        return member

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say what each value means: editors' tools show the description beside the value."""
        values = [{"const": m.value, "description": m.doc} for m in cls]
        return {"title": cls.__name__, "description": cls.__doc__, "oneOf": values}


class Kind(Described):
    """What kind of briefing the sources support."""

    SCENE_SETTER = "scene_setter", "Before the meeting: what is known, expected and to be watched."
    MEETING_BRIEF = "meeting_brief", "Before the meeting, internal: with objectives and lines."
    READOUT = "readout", "After the meeting: what happened, against what was expected."
    AIDE_MEMOIRE = "aide_memoire", "After the meeting: the points left with a counterpart."

    @property
    def is_before(self) -> bool:
        """Whether a briefing of this kind is written before the meeting."""
        return self in (Kind.SCENE_SETTER, Kind.MEETING_BRIEF)


class SourceKind(Described):
    """What sort of text a source is."""

    ARTICLE = "article", "A news article: it reports what others say and do."
    COMMUNIQUE = "communique", "A text that the meeting, or some of its parties, adopted."
    READOUT = "readout", "One party's own account of a meeting."
    PRESS_RELEASE = "press_release", "A text that an organisation issued about itself."
    TRANSCRIPT = "transcript", "The words as spoken."
    LETTER = "letter", "A letter or invitation."
    RECORD = "record", "Minutes, a voting record or a list of participants."

    @property
    def is_document(self) -> bool:
        """Whether the text itself is evidence of what was decided, not a report of it."""
        return self is not SourceKind.ARTICLE


class Rights(Described):
    """How much of a source may be published."""

    QUOTE_ONLY = "quote_only", "Only the quotes; the full text stays unpublished."
    FULL_TEXT = "full_text", "The full text may be published."


class Reliability(Described):
    """How reliable a source is, by NATO's Admiralty code (AJP-2.1)."""

    A = "A", "Completely reliable."
    B = "B", "Usually reliable."
    C = "C", "Fairly reliable."
    D = "D", "Not usually reliable."
    E = "E", "Unreliable."
    F = "F", "Reliability cannot be judged: the rule for an unnamed outlet."


class Credibility(Described):
    """How credible a piece of information is, by NATO's Admiralty code (AJP-2.1)."""

    CONFIRMED = "1", "Confirmed by independent sources."
    PROBABLE = "2", "Probably true."
    POSSIBLE = "3", "Possibly true."
    DOUBTFUL = "4", "Doubtful."
    IMPROBABLE = "5", "Improbable."
    UNKNOWN = "6", "Truth cannot be judged."


class Verb(Described):
    """What the verb of a quote does. Nothing is ever printed stronger."""

    IS = "is", "A plain fact, past or present."
    WILL = "will", "Something that is announced for the future."
    PLANS = "plans", "Something that somebody plans or intends."
    SHOULD = "should", "Something that is to happen (German *soll*), or ought to."
    MAY = "may", "Something that may happen."
    HOPES = "hopes", "Something that somebody hopes for."
    CALLS_FOR = "calls_for", "Something that somebody asks for."
    DENIES = "denies", "Something that somebody says is not so."


class AsideKind(Described):
    """What a passage is that no claim quotes."""

    CREDIT = "credit", "The credit of a photograph, a map or a translation."
    BYLINE = "byline", "Who wrote it, where and when: a byline, a dateline."
    BOILERPLATE = "boilerplate", "Navigation, advertisements, copyright: what all its texts carry."
    REPETITION = "repetition", "Says again what a quoted passage says."
    BACKGROUND = "background", "True before this meeting, and not about it."
    OTHER = "other", "Something else, told under `because`."


class Basis(Described):
    """What an editor's conclusion rests on."""

    TEXT = "text", "On the wording of the source."
    GENERAL_KNOWLEDGE = "general_knowledge", "On what is known outside the source."


class Attendance(Described):
    """What the sources say of somebody's presence."""

    PRESENT = "present", "Was there, in person."
    REMOTE = "remote", "Took part by video or telephone."
    REPRESENTED = "represented", "Sent somebody in their place."
    ABSENT = "absent", "Was expected and did not come."
    DECLINED = "declined", "Said that they would not come."
    EXPECTED = "expected", "Is said to be coming."
    INVITED = "invited", "Was invited; whether they come is not said."
    IN_THE_CITY = "in_the_city", "Is reported in the city; whether at the meeting is not said."
    NOT_STATED = "not_stated", "Has a part in the meeting, but nobody says that they attend."
    MENTIONED_ONLY = "mentioned_only", "Only named, as somebody's principal or in a photo credit."

    @property
    def is_known_afterwards(self) -> bool:
        """Whether this can only be known once the meeting is over."""
        return self in _AFTERWARDS

    @property
    def is_answer(self) -> bool:
        """Whether it says who came and who did not; all else leaves that open."""
        return self in _AFTERWARDS or self is Attendance.DECLINED


_AFTERWARDS = (
    Attendance.PRESENT,
    Attendance.REMOTE,
    Attendance.REPRESENTED,
    Attendance.ABSENT,
)


class Condition(Described):
    """What has to happen before a commitment takes effect."""

    CEASEFIRE = "ceasefire", "A ceasefire."
    RENEWED_ATTACK = "renewed_attack", "A renewed attack."
    REFUSAL_TO_NEGOTIATE = "refusal_to_negotiate", "A refusal to negotiate."
    OTHER = "other", "Another condition, spelled out under `condition`."


class Binding(Described):
    """In what form a commitment binds."""

    LEGAL = "legal", "Under law, as the source says."
    POLITICAL = "political", "Politically, as the source says."
    VOLUNTARY = "voluntary", "Voluntarily, as the source says."
    WORD_ONLY = "word_only", "The word *binding* is printed; in what form is not said."


class CommitmentType(Described):
    """What a commitment is about."""

    MILITARY = "military", "Troops, arms, training."
    SECURITY_GUARANTEE = "security_guarantee", "An assurance for the case of an attack."
    FINANCIAL = "financial", "Money."
    SANCTIONS = "sanctions", "Restrictive measures."
    PRESSURE = "pressure", "Pressure on a party, of whatever kind."
    SUPPORT = "support", "Support for a party, of whatever kind."
    PROCEDURAL = "procedural", "How things go on: a document, a format, a date."
    OTHER = "other", "Something else."


class Stage(Described):
    """How far a commitment has come. Only from `announced` on does it count as made."""

    HOPED = "hoped", "Somebody hopes for it."
    CALLED_FOR = "called_for", "Somebody asks for it."
    MOOTED = "mooted", "It is being talked about."
    PLANNED = "planned", "It is planned, or is to happen."
    UNDER_NEGOTIATION = "under_negotiation", "It is being negotiated."
    CLAIMED_AGREED = "claimed_agreed", "A voice says that it is agreed."
    ANNOUNCED = "announced", "A named actor or a document undertakes it."
    SIGNED = "signed", "It is signed."
    RATIFIED = "ratified", "It is ratified."
    ALLOCATED = "allocated", "Its means are set apart."
    DELIVERED = "delivered", "It is delivered."
    WITHDRAWN = "withdrawn", "It was taken back."
    SUPERSEDED = "superseded", "Another commitment took its place."
    LAPSED = "lapsed", "It ran out."

    @property
    def is_made(self) -> bool:
        """Whether a commitment at this stage counts as made (G7 Research Group's test)."""
        return self in _MADE

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is to come of it, so that nobody waits for an answer."""
        return self in _ENDED


_MADE = (
    Stage.ANNOUNCED,
    Stage.SIGNED,
    Stage.RATIFIED,
    Stage.ALLOCATED,
    Stage.DELIVERED,
)
_ENDED = (Stage.DELIVERED, Stage.WITHDRAWN, Stage.SUPERSEDED, Stage.LAPSED)


class TriggerState(Described):
    """What became of a condition. Without evidence it is dormant, and that is not typed."""

    MET = "met", "What the commitment waited for has happened."
    LAPSED = "lapsed", "It can no longer happen."


class Likelihood(Described):
    """How likely an editor holds a forecast to be, in the seven bands of ICD 203."""

    ALMOST_NO_CHANCE = "almost_no_chance", "1 to 5 per cent."
    VERY_UNLIKELY = "very_unlikely", "5 to 20 per cent."
    UNLIKELY = "unlikely", "20 to 45 per cent."
    ROUGHLY_EVEN = "roughly_even", "45 to 55 per cent."
    LIKELY = "likely", "55 to 80 per cent."
    VERY_LIKELY = "very_likely", "80 to 95 per cent."
    ALMOST_CERTAIN = "almost_certain", "95 to 99 per cent."

    @property
    def per_cent(self) -> tuple[int, int]:
        """Where the band begins and where it ends, in per cent (ICD 203, of 2 January 2015)."""
        return _BANDS[self]


_BANDS = {
    Likelihood.ALMOST_NO_CHANCE: (1, 5),
    Likelihood.VERY_UNLIKELY: (5, 20),
    Likelihood.UNLIKELY: (20, 45),
    Likelihood.ROUGHLY_EVEN: (45, 55),
    Likelihood.LIKELY: (55, 80),
    Likelihood.VERY_LIKELY: (80, 95),
    Likelihood.ALMOST_CERTAIN: (95, 99),
}


class Fulfilment(Described):
    """What became of a forecast."""

    HAPPENED = "happened", "What was forecast has happened."
    DID_NOT_HAPPEN = "did_not_happen", "It has not happened, and no longer can."
    NOT_KNOWN_YET = "not_known_yet", "It may still happen, or nobody says."


class Confidence(Described):
    """How far an editor trusts the ground of a judgement."""

    LOW = "low", "Thin, single or doubtful evidence."
    MODERATE = "moderate", "Credible evidence, open to more than one reading."
    HIGH = "high", "Good evidence from more than one side."


class Paper(Described):
    """What paper the prints are made for."""

    A4 = "A4", "210 × 297 mm (ISO 216)."
    LETTER = "letter", "8½ × 11 inches (ANSI A), as in North America."


class VoteResult(Described):
    """How a vote ended."""

    ADOPTED = "adopted", "Adopted."
    REJECTED = "rejected", "Rejected."


class EditionState(Described):
    """Whether an edition has been released."""

    DRAFT = "draft", "Still being worked on."
    CLEARED = "cleared", "Released by the person named under `cleared_by`."


class Marking(Described):
    """The Traffic Light Protocol 2.0 (FIRST): who may see a briefing."""

    RED = "TLP:RED", "For the named recipients only."
    AMBER_STRICT = "TLP:AMBER+STRICT", "For the recipients' organisation only."
    AMBER = "TLP:AMBER", "For the recipients' organisation and its clients."
    GREEN = "TLP:GREEN", "For the community, not for publication."
    CLEAR = "TLP:CLEAR", "May be published."

    def is_above(self, other: Marking) -> bool:
        """Whether fewer may see what is marked so."""
        return list(Marking).index(self) < list(Marking).index(other)


class Verdict(Described):
    """What a reviewer finds of a claim and its quote."""

    SUPPORTS = "supports", "The quote supports the claim, and what rests on it."
    REJECTS = "rejects", "It does not, or not all of it; the reason says what is wrong."
