"""The types that templates are given. A template decides nothing: it lays these out.

Fields marked *prose* hold CommonMark of one paragraph; templates print them with `| prose`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """What a statement is, and the numbers of the sentences that it rests on."""

    label: str
    """`stated`, `claimed`, `inferred` or `not_stated`, for stylesheets."""
    word: str
    """The label in words; empty where the heading says it already."""
    numbers: tuple[int, ...]
    """The numbers of the sentences in the annex."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the editor concludes something."""

    because: str
    """*Prose.*"""
    basis: str
    """From the text, or from general knowledge."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the facts at the top."""

    name: str
    value: str
    cite: Cite
    reason: Reason | None = None
    note: str = ""
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the editor's and what it rests on."""

    text: str
    """*Prose.*"""
    cite: Cite
    note: str = ""
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement: the likelihood stands in front of the text, the confidence apart from it."""

    text: str
    """*Prose.*"""
    likelihood: str
    confidence: str
    cite: Cite
    note: str = ""
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """An item of the agenda that a row belongs to."""

    title: str
    """Its number, what it is about, its date; empty where the row itself says all of that."""
    cite: Cite
    reason: Reason | None
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the one table of agenda and commitments."""

    what: str
    number: str
    details: tuple[str, ...]
    """Amount, type, form, due date, vote: each a label of its own."""
    acts: str
    bound: str
    beneficiaries: str
    condition: str
    scope: str
    """*Prose.*"""
    trigger: str
    stage: str
    is_made: bool
    voices: str
    """Who says so."""
    agenda: tuple[OnAgenda, ...]
    """Where it stands on the agenda; empty where nobody puts it there."""
    cite: Cite
    notes: tuple[str, ...] = ()
    """*Prose*, each."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a tension."""

    says: str
    """*Prose.*"""
    voices: str
    cite: Cite
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Tension:
    """Statements that do not sit well together, side by side."""

    about: str
    sides: tuple[Side, ...]
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Watch:
    """Something to look out for."""

    what: str
    """*Prose.*"""
    date: str
    cite: Cite
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant."""

    name: str
    role: str
    represents: str
    cite: Cite
    reason: Reason | None
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Group:
    """Participants of one kind of attendance."""

    attendance: str
    members: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the timeline."""

    date: str
    printed: str
    what: str
    cite: Cite
    reason: Reason | None
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Inference:
    """Something from outside the text that the editor adds."""

    about: str
    what: str
    """*Prose.*"""
    reason: Reason
    cite: Cite


@dataclass(frozen=True, slots=True)
class Gap:
    """What nobody says: of the meeting, or of one commitment."""

    of: str
    missing: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence that the record uses for itself."""

    exact: str
    translation: str
    """Its own, where it has one; empty where that of the whole will do."""
    details: tuple[str, ...]
    """What its verb does; voice, position, label and grade where they differ from the whole's."""
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A numbered sentence of the annex: the original and its translation."""

    number: int
    exact: str
    language: str
    translation: str
    """Empty where the original is in the reader's language."""
    voice: str
    position: str
    verb: str
    cite: Cite
    grade: str
    parts: tuple[Part, ...]
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody or something without a name."""

    name: str
    printed: str
    language: str
    details: tuple[str, ...]
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Source:
    """A source and its numbered sentences."""

    title: str
    language: str
    kind: str
    details: tuple[str, ...]
    """Outlet, author, date: each as printed, or *not stated*."""
    url: str
    grade: str
    grade_words: str
    sha256: str
    note: str
    """*Prose.*"""
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing in one language, complete."""

    id: str
    language: str
    direction: str
    publication: str
    publisher: str
    marking: str
    kind: str
    title: str
    edition: str
    """Number, date and state, in words."""
    issued: str
    """The date of the edition in ISO 8601, for metadata."""
    basis: str
    """How far the sources reach in time, in words; may be empty."""
    is_draft: bool
    bottom_line: Passage
    facts: tuple[Fact, ...]
    judgements: tuple[Judgement, ...]
    made: str
    """The count of commitments made, in words."""
    rows: tuple[Row, ...]
    tensions_heading: str
    tensions: tuple[Tension, ...]
    watch: tuple[Watch, ...]
    participants: tuple[Group, ...]
    timeline: tuple[Event, ...]
    gaps_heading: str
    gaps: tuple[Gap, ...]
    inferences: tuple[Inference, ...]
    voices: tuple[Voice, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link from the list of briefings."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A briefing in the list: its title in one language, and its files."""

    language: str
    language_name: str
    direction: str
    title: str
    kind: str
    edition: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The list of all briefings."""

    language: str
    direction: str
    title: str
    publisher: str
    briefings: tuple[tuple[Entry, ...], ...]
    """For each meeting its entry in every language."""
