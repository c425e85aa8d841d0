"""What a record states of its meeting: statements that cite claims, or say why not."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from briefs.records.base import (
    Answers,
    ClaimRefs,
    CommitmentRefs,
    Id,
    Line,
    PartyRef,
    PartyRefs,
    Prose,
    Record,
    Remark,
    Restricted,
    Target,
    To,
    Verbatim,
    one_or_many,
)
from briefs.records.dates import Date
from briefs.records.vocabulary import (
    Attendance,
    Basis,
    Binding,
    CommitmentType,
    Condition,
    Confidence,
    Fulfilment,
    Likelihood,
    Stage,
    TriggerState,
    VoteResult,
)


def _read_due(value: object) -> object:
    return value if value == AT_MEETING else Date.read(value)


AT_MEETING: Literal["meeting"] = "meeting"

Due = Annotated[
    Date | Literal["meeting"],
    BeforeValidator(_read_due),
    WithJsonSchema({"type": ["string", "integer"], "description": "EDTF, or `meeting`."}),
]
"""A date, or the meeting itself."""


def _from() -> Any:
    return Field(default=(), alias="from")


class Statement(Restricted):
    """Something said about the meeting, and the claims that carry it."""

    from_: ClaimRefs = _from()
    """The claims that it rests on."""

    note: Remark | None = None
    """What a careful reader should know."""

    drift: Answers = {}
    """Why a text here may say what none of its quotes has: by the words that `drift` names."""


class Inferable(Statement):
    """A statement that may also be the editor's conclusion; it then prints as *inferred*."""

    because: Remark | None = None
    """Why the editor concludes it; makes it *inferred*."""

    basis: Basis | None = None
    """Whether the conclusion rests on the text or on general knowledge."""


class Role(Inferable):
    """Somebody in a part: who convenes, who chairs, which group meets."""

    who: PartyRefs
    """An actor, a state or one of `unnamed`."""

    as_: Line | None = Field(default=None, alias="as")
    """In what role, as the source says."""


class When(Inferable):
    """When the meeting is."""

    date: Date
    """The date as far as the source gives it; a year that nobody gives stays XXXX."""

    printed: Verbatim | None = None
    """The date in the source's words; must stand in one of the cited quotes."""


class Place(Inferable):
    """Where the meeting is."""

    place: Line
    """The city, as the source gives it."""

    venue: Line | None = None
    """The building or hall, if the source names one."""


class Participant(Inferable):
    """One participant, under what is said of their attendance."""

    as_: Line | None = Field(default=None, alias="as")
    """In what role, as the source says."""

    for_: PartyRef | None = Field(default=None, alias="for")
    """Whom they represent, if the source says so."""


class Participants(Record):
    """Who takes part, grouped as printed."""

    present: dict[PartyRef, Participant] = {}
    """Were there in person."""

    remote: dict[PartyRef, Participant] = {}
    """Took part by video or telephone."""

    represented: dict[PartyRef, Participant] = {}
    """Sent somebody in their place."""

    absent: dict[PartyRef, Participant] = {}
    """Were expected and did not come."""

    declined: dict[PartyRef, Participant] = {}
    """Said that they would not come."""

    expected: dict[PartyRef, Participant] = {}
    """Are said to be coming."""

    invited: dict[PartyRef, Participant] = {}
    """Were invited; whether they come is not said."""

    in_the_city: dict[PartyRef, Participant] = {}
    """Are reported in the city; whether at the meeting is not said."""

    not_stated: dict[PartyRef, Participant] = {}
    """Have a part in the meeting, but nobody says that they attend."""

    mentioned_only: dict[PartyRef, Participant] = {}
    """Only named: shown, never counted."""

    def groups(self) -> tuple[tuple[Attendance, dict[str, Participant]], ...]:
        """The groups in the order printed."""
        return tuple((attendance, getattr(self, attendance.value)) for attendance in Attendance)


class Vote(Statement):
    """A vote on an item, as the source counts it. Without `from` it has the claims of its item."""

    on: Line | None = None
    """What was voted on, where that is not the item as a whole."""

    result: VoteResult
    """How it ended."""

    in_favour: Annotated[int, Field(ge=0)] | None = None
    """Votes in favour."""

    against: Annotated[int, Field(ge=0)] | None = None
    """Votes against."""

    abstaining: Annotated[int, Field(ge=0)] | None = None
    """Abstentions."""


class AgendaItem(Inferable):
    """An item of the agenda."""

    what: Line
    """What it is about, in the source's words."""

    number: Verbatim | None = None
    """Its number on the agenda, such as 1.10."""

    date: Date | None = None
    """When it is taken, if the source says so."""

    commitments: CommitmentRefs = ()
    """What is on the table under this item."""

    outcome: Line | None = None
    """What became of it, in the source's words: noted, put off, adopted by acclamation."""

    votes: dict[Id, Vote] = {}
    """The votes taken on it, in their order."""


class Agenda(Record):
    """The agenda: what a source puts on it, apart from what the editor infers to be on it."""

    stated: dict[Id, AgendaItem] = {}
    """What a source says is on the agenda."""

    inferred: dict[Id, AgendaItem] = {}
    """What the editor concludes is on it; each needs `because`."""


class Trigger(Statement):
    """What became of a condition."""

    state: TriggerState
    """`met` or `lapsed`; while nothing is known, leave `trigger` out."""


class Before(Statement):
    """What a commitment was before the meeting, where the record goes on after it. What is left out
    is as it is now.
    """

    stage: Stage
    """How far it had come; must be carried by one of the claims cited here."""

    amount: Line | None = None
    """How much, in the source's words."""

    binding: Binding | None = None
    """In what form it was to bind."""

    condition: Line | None = None
    """On what condition, in words."""

    due: Due | None = None
    """By when: a date, or `meeting` for the meeting itself."""


class Commitment(Statement):
    """One thing on the table: what, who, on what condition, and how far it has come."""

    what: Line
    """What would be done, as close to the source's words as the language allows."""

    acts: PartyRefs = ()
    """Who agrees, drafts or finalises it, if the source says so."""

    bound: PartyRefs = ()
    """Who would owe it, if the source says so. Whoever plans to agree is not thereby bound."""

    for_: PartyRefs = Field(default=(), alias="for")
    """For whom it is, if the source says so."""

    type: Annotated[tuple[CommitmentType, ...], BeforeValidator(one_or_many)] = ()
    """What it is about; one or several."""

    amount: Line | None = None
    """How much, in the source's words."""

    binding: Binding | None = None
    """In what form it binds, if the source says so."""

    if_: Condition | None = Field(default=None, alias="if")
    """The condition that governs all of it; split what a condition governs in part."""

    condition: Line | None = None
    """The condition in words; needed where `if` is `other`."""

    scope: Remark | None = None
    """What the condition governs, where the source leaves it unclear."""

    trigger: Trigger | None = None
    """What became of the condition; left out while it is dormant."""

    due: Due | None = None
    """By when: a date, or `meeting` for the meeting itself. Only as the source dates it."""

    stage: Stage
    """How far it has come; must be carried by one of the cited claims."""

    before: Before | None = None
    """What it was before the meeting, with the claims that said so then; after a meeting only."""


class Event(Inferable):
    """A dated event before or after the meeting."""

    date: Date
    """When, as far as the source says."""

    printed: Verbatim | None = None
    """The date in the source's words; must stand in one of the cited quotes."""

    what: Line
    """What happened or is to happen."""


class Inference(Restricted):
    """Something from outside the text, or read out of it, that the editor adds."""

    about: Annotated[str, To(Target.PARTY, also=("meeting",))]
    """What it is about: `meeting`, or the id of a participant or voice."""

    what: Prose
    """What the editor concludes."""

    date: Date | None = None
    """The date concluded, where the inference is about the date of the meeting."""

    because: Remark
    """Why."""

    basis: Basis
    """Whether it rests on the text or on general knowledge."""

    from_: ClaimRefs = _from()
    """The claims that it starts from, if any."""


class Side(Statement):
    """One side of a tension."""

    says: Prose
    """What this side says."""


class Tension(Restricted):
    """Two or more statements that do not sit well together, shown next to each other."""

    about: Line
    """What it is about."""

    sides: Annotated[dict[Id, Side], Field(min_length=2)]
    """The sides, each with its claims."""

    note: Remark | None = None
    """What would resolve it, or why it need not be a contradiction."""


class Outcome(Statement):
    """What became of a forecast. Without `from` only while that is not known yet."""

    result: Fulfilment
    """Whether it happened."""


class Judgement(Statement):
    """A judgement of the editor's: a forecast with a likelihood, a reading without one."""

    text: Prose
    """The judgement. The likelihood is printed in front of it and is not repeated in it."""

    likelihood: Likelihood | None = None
    """How likely, for a forecast."""

    confidence: Confidence
    """How far the editor trusts its ground."""

    outcome: Outcome | None = None
    """What became of a forecast; after a meeting only."""


class BottomLine(Statement):
    """What a reader with ten seconds should take away."""

    text: Prose
    """At most forty words, in each language."""


class Watch(Statement):
    """Something to look out for."""

    what: Prose
    """What to look out for."""

    date: Date | None = None
    """When, if a source says so."""
