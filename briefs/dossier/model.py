"""The resolved dossier of a meeting: everything that outputs may say, and nothing that is not here.

This is also the shape of `briefs export`. Texts are by language; offsets are code points of the
archived text; whoever is named by an id is in `parties`.
"""

from __future__ import annotations

from typing import Annotated

from briefs.dossier.atoms import (
    ClaimId,
    CommitmentId,
    PartyId,
    Resolved,
    Restricted,
    SourceId,
    Texts,
    VoiceId,
)
from briefs.dossier.earlier import Attended, Before, Outcome
from briefs.dossier.grounds import Added, Amendment, Support
from briefs.dossier.positions import IfRaised, LineToTake, Objective
from briefs.dossier.reviews import Review
from briefs.dossier.terms import Gap, Label, Moment, PartyKind, Position
from briefs.records.base import Target, To
from briefs.records.dates import Date
from briefs.records.statements import Due
from briefs.records.vocabulary import (
    AsideKind,
    Attendance,
    Binding,
    CommitmentType,
    Condition,
    Confidence,
    Credibility,
    EditionState,
    Kind,
    Likelihood,
    Marking,
    Paper,
    Reliability,
    Rights,
    SourceKind,
    Stage,
    TriggerState,
    Verb,
    VoteResult,
)
from briefs.settings import Audience

EXPORT_VERSION = 1
"""The version of the export format."""


class Source(Restricted):
    """A source that the dossier quotes."""

    id: str
    """Its id."""

    kind: SourceKind
    """What sort of text it is."""

    language: str
    """Its language, in BCP 47."""

    title: str
    """Its title, in its own language."""

    outlet: str | None
    """Who published it."""

    author: str | None
    """Who wrote it."""

    published: Date | None
    """When it was published, in EDTF."""

    moment: Moment | None = None
    """Whether it is from before the meeting or from after it, as far as can be seen."""

    url: str | None
    """Where it can be read."""

    rights: Rights
    """How much of it may be published."""

    chatham_house: bool
    """Whether it reports what was said under the Chatham House Rule."""

    reliability: Reliability
    """Admiralty code A to F."""

    credibility: Credibility
    """Admiralty code 1 to 6, of its claims unless they say otherwise."""

    sha256: str
    """The SHA-256 of the archived text."""

    note: Texts | None
    """What a reader should know about it."""

    issued_by: tuple[PartyId, ...]
    """Who issued it: the voice of whatever a document says itself."""

    based_on: tuple[SourceId, ...]
    """The sources of this dossier that it repeats."""

    counts_with: tuple[SourceId, ...]
    """The others of this dossier that it counts as one with: by origin, or from the same house."""

    amendments: tuple[Amendment, ...]
    """What became of it, and of what it is based on, since it was read; the newest first."""


class Party(Restricted):
    """Somebody or something that the dossier names."""

    id: str
    """Its id."""

    kind: PartyKind
    """What sort of party it is."""

    name: Texts
    """Its name; for who has none, what the descriptor means."""

    printed: str | None = None
    """The descriptor as printed, for who has no name."""

    language: str | None = None
    """The language that the descriptor is printed in."""

    number: str | None = None
    """`one`, `several`, `unknown` or a figure."""

    side: PartyId | None = None
    """The party that the source puts it with."""

    setting: Texts | None = None
    """How it spoke, as the source says."""

    may_be: tuple[VoiceId, ...] = ()
    """Other voices that it may be the same as."""

    note: Texts | None = None
    """What a careful reader should know."""


class Claim(Restricted):
    """One thing that a source says."""

    id: str
    """Its id."""

    number: int
    """The number of the sentence that it stands in, in the order of the sources."""

    part_of: ClaimId | None
    """The claim that it is a part of."""

    source: SourceId
    """The id of the source."""

    exact: str
    """The quote, cut from the archived text: `text[start:end]`."""

    start: int
    """Where the quote begins, in code points of the archived text."""

    end: int
    """Where the quote ends, in code points of the archived text."""

    prefix: str | None
    """The words just before the quote, as recorded, where it stands more than once."""

    suffix: str | None
    """The words just after the quote, as recorded, where it stands more than once."""

    position: Position
    """In the headline, in quotation marks, reported, or the source's own words."""

    language: str
    """The language of the quote."""

    translation: Texts
    """The quote in other languages; a part has that of the whole unless it has its own."""

    by: PartyId | None
    """The party that says it; none where the source speaks itself, or the voice is withheld."""

    is_voice_withheld: bool = False
    """Whether somebody says it who is not named here, by the Chatham House Rule."""

    verb: Verb
    """What the verb of the quote does."""

    label: Label
    """Stated, or claimed by a voice."""

    reliability: Reliability
    """Admiralty code A to F."""

    credibility: Credibility
    """Admiralty code 1 to 6."""

    note: Texts | None
    """What a careful reader should know."""

    added: tuple[Added, ...] = ()
    """What a translation, or the verb, says beyond the quote, each with the editor's reason."""

    review: Review
    """Whether somebody found that the quote supports the claim, and whether that still holds."""


class SetAside(Restricted):
    """A passage of a source that no claim quotes, and why not."""

    id: str
    """Its id."""

    source: SourceId
    """The id of the source."""

    start: int
    """Where it begins, in code points of the archived text."""

    end: int
    """Where it ends, in code points of the archived text."""

    kind: AsideKind
    """What it is."""

    because: Texts | None
    """Why it is set aside."""


class Role(Restricted):
    """Somebody in a part: who convenes, who chairs, which group meets."""

    who: tuple[PartyId, ...]
    """The parties."""

    role: Texts | None
    """In what role."""

    support: Support
    """What it rests on."""


class When(Restricted):
    """When the meeting is."""

    date: Date
    """As the source gives it, in EDTF."""

    printed: str | None
    """In the words of the source."""

    support: Support
    """What the stated date rests on."""


class Place(Restricted):
    """Where the meeting is."""

    place: Texts
    """The city."""

    venue: Texts | None
    """The building or hall."""

    support: Support
    """What it rests on."""


class Participant(Restricted):
    """One participant."""

    party: PartyId
    """Who."""

    attendance: Attendance
    """What the sources say of their presence."""

    before: Attended | None = None
    """What they said of it before the meeting, where they know more after it."""

    role: Texts | None
    """In what role."""

    represents: PartyId | None
    """The party that they represent."""

    support: Support
    """What it rests on."""


class Vote(Restricted):
    """A vote on an item."""

    id: str
    """Its id."""

    on: Texts | None
    """What was voted on, where that is not the item as a whole."""

    result: VoteResult
    """How it ended."""

    in_favour: int | None
    """Votes in favour."""

    against: int | None
    """Votes against."""

    abstaining: int | None
    """Abstentions."""

    support: Support
    """What it rests on."""


class AgendaItem(Restricted):
    """An item of the agenda."""

    id: str
    """Its id."""

    what: Texts
    """What it is about."""

    number: str | None
    """Its number on the agenda."""

    date: Date | None
    """When it is taken."""

    commitments: tuple[CommitmentId, ...]
    """What is on the table under it."""

    outcome: Texts | None
    """What became of it."""

    votes: tuple[Vote, ...]
    """The votes taken on it."""

    support: Support
    """Its label tells a stated item from an inferred one."""


class Trigger(Restricted):
    """What became of a condition."""

    state: TriggerState
    """Met or lapsed."""

    support: Support
    """What it rests on."""


class Commitment(Restricted):
    """One thing on the table."""

    id: str
    """Its id, stable for ever."""

    what: Texts
    """What would be done."""

    acts: tuple[PartyId, ...]
    """Who agrees, drafts or finalises it."""

    bound: tuple[PartyId, ...]
    """Who would owe it."""

    beneficiaries: tuple[PartyId, ...]
    """For whom it is."""

    types: tuple[CommitmentType, ...]
    """What it is about."""

    amount: Texts | None
    """How much."""

    binding: Binding | None
    """In what form it binds."""

    condition_kind: Condition | None
    """The kind of condition that governs all of it."""

    condition: Texts | None
    """The condition in words."""

    scope: Texts | None
    """What the condition governs, where the source leaves it unclear."""

    trigger: Trigger | None
    """What became of the condition; none while it is dormant."""

    due: Due | None
    """By when."""

    stage: Stage
    """How far it has come."""

    before: Before | None = None
    """What it was before the meeting, where the record says so."""

    is_made: bool
    """Whether it counts as made."""

    verb: Verb
    """The strongest verb among the claims that carry its stage."""

    not_stated: tuple[Gap, ...]
    """What of who, how much, by when, on what condition and in what form nobody says."""

    support: Support
    """What it rests on."""


class Event(Restricted):
    """A dated event."""

    id: str
    """Its id."""

    date: Date
    """When, in EDTF."""

    printed: str | None
    """The date in the words of the source."""

    what: Texts
    """What happened or is to happen."""

    support: Support
    """What it rests on."""


class Inference(Restricted):
    """Something that the editor adds."""

    id: str
    """Its id."""

    about: Annotated[str, To(Target.PARTY, also=("meeting",))]
    """`meeting`, or the party that it is about."""

    what: Texts
    """What the editor concludes."""

    date: Date | None
    """The date concluded, in EDTF."""

    support: Support
    """Its reason and basis; the label is always *inferred*."""


class Side(Restricted):
    """One side of a tension."""

    id: str
    """Its id."""

    says: Texts
    """What this side says."""

    support: Support
    """What it rests on."""


class Tension(Restricted):
    """Statements that do not sit well together."""

    id: str
    """Its id."""

    about: Texts
    """What it is about."""

    sides: tuple[Side, ...]
    """The sides."""

    note: Texts | None
    """What would resolve it, or why it need not be a contradiction."""


class Judgement(Restricted):
    """A judgement of the editor's."""

    id: str
    """Its id."""

    text: Texts
    """The judgement."""

    likelihood: Likelihood | None
    """How likely, for a forecast."""

    confidence: Confidence
    """How far the editor trusts its ground."""

    outcome: Outcome | None = None
    """What became of a forecast."""

    support: Support
    """What it rests on; the label is always *inferred*."""


class BottomLine(Restricted):
    """What a reader with ten seconds should take away."""

    text: Texts
    """At most forty words."""

    support: Support
    """What it rests on."""


class Watch(Restricted):
    """Something to look out for."""

    id: str
    """Its id."""

    what: Texts
    """What to look out for."""

    date: Date | None
    """When."""

    support: Support
    """What it rests on; the label is always *inferred*."""


class Edition(Resolved):
    """One issue of the briefing."""

    number: int
    """1 for the first."""

    issued: Date
    """The day of issue."""

    as_of: Date | None
    """How far the information reaches, in EDTF."""

    state: EditionState
    """Draft or cleared."""

    cleared_by: str | None
    """Who released it."""


class Dossier(Restricted):
    """A meeting with everything that its sources say of it, resolved and anchored."""

    export_version: int
    """The version of this format; 1."""

    id: str
    """The id of the meeting."""

    kind: Kind
    """What kind of briefing the sources support."""

    title: Texts
    """The title of the briefing."""

    title_added: tuple[Added, ...] = ()
    """What the title says beyond all claims, each with the editor's reason."""

    publication: Texts
    """The name of the publication."""

    publisher: Texts
    """Who publishes it."""

    paper: Paper = Paper.A4
    """What paper its prints are made for."""

    audience: Audience
    """Whom this was made for."""

    marking: Marking
    """Who may see it: the highest of the briefing's own marking and all that is in it."""

    withheld: int = 0
    """How many entries this audience is not shown."""

    chatham_house: bool
    """Whether the meeting was held under the Chatham House Rule."""

    languages: tuple[str, ...]
    """The languages that it is in; the first is the main one."""

    editions: tuple[Edition, ...]
    """The issues, the oldest first."""

    sources: tuple[Source, ...]
    """What is quoted."""

    parties: dict[PartyId, Party]
    """Everybody named, by id."""

    claims: tuple[Claim, ...]
    """What the sources say, in the order of the sources and of their texts."""

    set_aside: tuple[SetAside, ...]
    """What of the sources no claim quotes, in the order of the sources and of their texts."""

    group: tuple[Role, ...]
    """The body or group that meets; here and below several where the sources differ."""

    when: tuple[When, ...]
    """When."""

    where: tuple[Place, ...]
    """Where."""

    convened_by: tuple[Role, ...]
    """Who invites."""

    chaired_by: tuple[Role, ...]
    """Who takes the chair."""

    participants: tuple[Participant, ...]
    """Who takes part, in the order printed."""

    agenda: tuple[AgendaItem, ...]
    """The agenda: stated items first."""

    commitments: tuple[Commitment, ...]
    """What is on the table, the most important first."""

    commitments_made: int
    """How many of them count as made."""

    timeline: tuple[Event, ...]
    """What else is dated, in order of time."""

    inferences: tuple[Inference, ...]
    """What the editor adds."""

    tensions: tuple[Tension, ...]
    """Where the sources do not sit well together."""

    judgements: tuple[Judgement, ...]
    """What the editor makes of it."""

    bottom_line: BottomLine | None
    """What a reader with ten seconds should take away; none where it is withheld."""

    watch: tuple[Watch, ...]
    """What to look out for."""

    objectives: tuple[Objective, ...] = ()
    """What our side wants; this and the next two in a meeting brief only."""

    lines: tuple[LineToTake, ...] = ()
    """What it says."""

    if_raised: tuple[IfRaised, ...] = ()
    """What it says if it is asked."""

    not_stated: tuple[Gap, ...]
    """What of the meeting itself nobody says."""
