"""`meetings/<meeting>.yaml`: the record of a meeting.

The order of the fields is an analyst's: what do the sources say, who and what does that make, and
what do we make of it. The statements about the meeting are in `briefs.records.statements`, what a
meeting brief has besides in `briefs.records.positions`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefs.records.base import (
    Alternatives,
    Anchored,
    Answers,
    ClaimRef,
    FormatVersion,
    Id,
    Line,
    PartyRef,
    Record,
    Remark,
    Restricted,
    SourceRefs,
    Target,
    To,
    Translated,
    Verbatim,
    VoiceRefs,
)
from briefs.records.dates import Date
from briefs.records.positions import IfRaised, LineToTake, Objective
from briefs.records.statements import (
    Agenda,
    BottomLine,
    Commitment,
    Event,
    Inference,
    Judgement,
    Participants,
    Place,
    Role,
    Tension,
    Watch,
    When,
)
from briefs.records.vocabulary import (
    AsideKind,
    Credibility,
    EditionState,
    Kind,
    Marking,
    Reliability,
    Verb,
)


def _check_number(value: object) -> object:
    words = ("one", "several", "unknown")
    if isinstance(value, str) and (value in words or (value.isascii() and value.isdigit())):
        return value
    raise PydanticCustomError("bad_number", "number", {"value": value})


Number = Annotated[
    str,
    BeforeValidator(_check_number),
    WithJsonSchema({"oneOf": [{"enum": ["one", "several", "unknown"]}, {"type": "integer"}]}),
]


SOURCE_ITSELF = "source"
"""What `by` says where the source speaks itself inside somebody else's sentence."""


class Unnamed(Translated, Restricted):
    """Whoever speaks or comes without a name, or a document that speaks, described once."""

    printed: Verbatim
    """The descriptor, word for word as a source prints it."""

    number: Number | None = None
    """`one`, `several`, `unknown`, or a figure that the source gives."""

    document: bool = False
    """Whether it is a document (a letter, a statement) and not people."""

    side: PartyRef | None = None
    """The state or organisation that the source puts it with."""

    setting: Line | None = None
    """How it spoke, as the source says: to journalists, in a letter. Never concluded."""

    may_be: VoiceRefs = ()
    """Other voices that it may be the same as: the briefing then counts one or two."""

    note: Remark | None = None
    """What an editor wants readers to know about the descriptor."""


class Claim(Anchored, Translated, Restricted):
    """One thing that a source says, with the quote that says it, who said it, and how strongly."""

    exact: Verbatim
    """The quote, word for word. Typographic quotation marks, dashes and spaces may differ."""

    in_: ClaimRef | None = Field(default=None, alias="in")
    """The claim that this one is a part of: its quote is then looked for in that quote only."""

    by: Annotated[str, To(Target.PARTY, also=(SOURCE_ITSELF,))] | None = None
    """Who says it: a person, an organisation, a state or one of `unnamed`. Left out, the source
    speaks itself. A part has the voice of the whole, unless it says `by: source`: the source
    itself."""

    verb: Verb | None = None
    """What the verb of the quote does; left out, `is`. A part has the verb of the whole."""

    reliability: Reliability | None = None
    """How reliable whoever says it is (Admiralty code A to F), where that is judged apart from the
    source: a voice, or a document's own words. A part has that of the whole, unless it has a `by`
    of its own. Better than the source's only with a `note` that says why."""

    credibility: Credibility | None = None
    """How credible this is (Admiralty code 1 to 6), where it differs from its source. A part has
    that of the whole, unless it has a `by` of its own. Better than the source's only with a `note`
    that says why."""

    note: Remark | None = None
    """What a careful reader should know: a word missing, a pronoun without a noun."""

    drift: Answers = {}
    """Why a translation may say what the quote has not: by the words that `drift` names."""


class SetAside(Anchored, Restricted):
    """A passage that no claim quotes, and why: nothing in the sources is silently left out."""

    exact: Verbatim
    """The passage, word for word; where `through` is given, its first words."""

    through: Verbatim | None = None
    """The last words of a longer passage, which then runs from `exact` to the end of these."""

    as_: Annotated[AsideKind, Field(alias="as")]
    """What it is, so that nobody misses it among the quotes."""

    because: Remark | None = None
    """Why it is set aside; needed where it is `other`."""


class Edition(Record):
    """One issue of the briefing. Its dates are the only ones that the outputs know."""

    number: Annotated[int, Field(ge=1)]
    """1 for the first."""

    issued: Date
    """The day of issue, in full."""

    as_of: Date | None = None
    """How far the information reaches: the last day that the sources tell of. Not after
    `issued`."""

    state: EditionState
    """`draft`, or `cleared` for release."""

    cleared_by: Verbatim | None = None
    """Who released it; asked for once it is cleared."""


class Meeting(Restricted):
    """The record of one meeting."""

    format: FormatVersion
    """The version of the record format; 1."""

    kind: Kind
    """What kind of briefing the sources support."""

    title: Line
    """The title of the briefing."""

    drift: Answers = {}
    """Why the title may say what no quote has: by the words that `drift` names."""

    marking: Marking | None = None
    """Who may see it (TLP 2.0); left out, the marking of the site, and at least TLP:AMBER
    of a `meeting_brief`."""

    chatham_house: bool = False
    """Whether it was held under the Chatham House Rule: then neither who spoke or took part nor
    whom they belong to is published."""

    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]
    """The issues of the briefing, the oldest first."""

    sources: Annotated[SourceRefs, Field(min_length=1)]
    """What is quoted: ids of files in `sources/`."""

    unnamed: dict[Id, Unnamed] = {}
    """Voices and participants without a name."""

    claims: Annotated[dict[Id, Claim], Field(min_length=1)]
    """What the sources say, in the order in which they say it."""

    set_aside: dict[Id, SetAside] = {}
    """What of the sources no claim quotes, and why: credits, repetitions, what is not about it."""

    group: Alternatives[Role] = ()
    """The body or group that meets: one entry, or a list where the sources differ."""

    when: Alternatives[When] = ()
    """When it meets: one entry, or a list where the sources differ."""

    where: Alternatives[Place] = ()
    """Where it meets: one entry, or a list where the sources differ."""

    convened_by: Alternatives[Role] = ()
    """Who invites: one entry, or a list where the sources differ. Whoever invites does not thereby
    take the chair, or attend."""

    chaired_by: Alternatives[Role] = ()
    """Who takes the chair: one entry, or a list where the sources differ."""

    participants: Participants = Participants()
    """Who takes part, by what is said of their attendance."""

    agenda: Agenda = Agenda()
    """What is on the agenda: as a source states it, and as the editor infers it."""

    commitments: dict[Id, Commitment] = {}
    """Whatever is on the table, the most important first. Ids are never reused."""

    timeline: dict[Id, Event] = {}
    """What else is dated: the meeting's own date need not be repeated."""

    inferences: dict[Id, Inference] = {}
    """What the editor adds from outside the text, each with its reason."""

    tensions: dict[Id, Tension] = {}
    """Where the sources, or parts of one, do not sit well together."""

    judgements: dict[Id, Judgement] = {}
    """What the editor makes of it, the most important first."""

    bottom_line: BottomLine
    """What a reader with ten seconds should take away."""

    watch: dict[Id, Watch] = {}
    """What to look out for next."""

    objectives: dict[Id, Objective] = {}
    """What our side wants from the meeting, the most important first; `meeting_brief` only. Each is
    TLP:AMBER at least, unless it has a marking of its own."""

    lines: dict[Id, LineToTake] = {}
    """What our side says, the most important first; `meeting_brief` only, and marked likewise."""

    if_raised: dict[Id, IfRaised] = {}
    """What our side says if it is asked; `meeting_brief` only, and marked likewise."""
