"""What the sections with a picture are made of. Templates lay it out, and draw what it says to.

Where something is drawn, a field says how in one word, for the stylesheet; beside it, or in the
alternative text, the same stands in words. Places on a scale of time are in units of its drawing,
which is 400 wide and 24 high, from its left edge.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefs.views.types import Cite, Reason


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant."""

    id: str
    name: str
    role: str
    represents: str
    cite: Cite
    reason: Reason | None
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Token:
    """One participant in the picture of attendance. It stands for one entry, never for a number of
    people.
    """

    shape: str
    """`person`, `body` for a state or an organisation, `group` for whatever may be any number of
    people, `document`."""
    label: str
    """`stated`, `claimed`, `inferred` or `not_stated`."""
    text: str
    """Its name, for what has to be told apart by words; empty for persons and bodies by name."""
    number: str
    """How many it is said to be; empty where its name says so, or where it is one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Participants of one kind of attendance."""

    attendance: str
    members: tuple[Participant, ...]
    presence: str = ""
    """How it is drawn: `there`; `proxy` where somebody came in their place; `away`; `open` where it
    is not known; `mentioned`."""
    tokens: tuple[Token, ...] = ()
    """One for each member: persons by name, then states and organisations, then all else."""
    counts: tuple[str, ...] = ()
    """How many persons are named, how many bodies; never one sum of both."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A unit on a scale of time, such as a month. All units of a scale are equally wide."""

    x: str
    """Where it begins."""
    text: str
    """What begins there."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of time that some events share. Dates without a year have one of their own."""

    name: str
    """What dates stand on it, such as those without a year; empty where that needs no word."""
    label: str
    """The label of this name."""
    ticks: tuple[Tick, ...]
    """Nothing where its dates have no place on a scale."""
    meeting_at: str
    """Where the meeting is on it; empty where it is not on it, or not known to the day."""
    is_inferred: bool
    """Whether only the editor puts the meeting there."""
    meeting_words: str
    """What the line at this place is, for the legend; empty where there is none."""
    events: tuple[str, ...]
    """The ids of its events."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where an event is drawn, and how sure its place is."""

    outline: str
    """Its shape as the path of an SVG of 24 units in height: a circle, a diamond for the meeting
    and a square for what is due where it is a day; a bar for more days than one, with a tip where
    it has no beginning or no end."""
    sureness: str
    """`sure` where the day or all the days are meant; `within` where it is some day of these;
    `about` where the source, or its reader, is not certain."""
    text: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class InferredDate:
    """The date that the editor concludes where the source leaves a part of it out."""

    date: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the timeline."""

    id: str
    kind: str
    """How far what is due has come; empty for everything else."""
    date: str
    printed: str
    """The date in the words of the source; may be empty."""
    what: str
    cite: Cite
    reason: Reason | None
    note: str
    """*Prose.*"""
    sort: str = "event"
    """`meeting`, `due` or `event`, which is whatever else is dated."""
    sort_words: str = ""
    """That it is due; empty for everything else, which says itself what it is."""
    distance: str = ""
    """How long before or after the meeting; empty where days do not tell."""
    inferred: tuple[InferredDate, ...] = ()
    """What the editor concludes of the date of the meeting."""
    drawn: Drawn | None = None
    """Nothing where it has no place on a scale."""


@dataclass(frozen=True, slots=True)
class Triggered:
    """A commitment that waits for a condition."""

    what: str
    href: str
    """The anchor of its row."""
    stage: str
    cite: Cite
    scope: str
    """*Prose.* What the condition governs, where the source leaves it unclear."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A condition, what became of it, and what waits for it."""

    id: str
    condition: str
    state: str
    """Dormant, met, or no longer to be met."""
    cite: Cite
    """The sentences that set the condition, and those that say what became of it."""
    commitments: tuple[Triggered, ...]
    shape: str = "dormant"
    """`dormant`, `met` or `lapsed`: how it is drawn."""


@dataclass(frozen=True, slots=True)
class Unconditional:
    """The commitments for which no condition is stated."""

    id: str
    heading: str
    """That none is stated, and of how many."""
    commitments: tuple[Triggered, ...]
    """The first of them."""
    more: str
    """How many more the table of commitments has; empty where all are here."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What nobody says: of the meeting, or of one commitment."""

    id: str
    of: str
    missing: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether one thing is said of one commitment."""

    shape: str
    """`stated`, `claimed`, `inferred`, `not_stated`, or `not_asked`: how it is drawn."""
    label: str
    """Its label; `boilerplate` where nothing is asked."""
    text: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Specifics:
    """What is said of one commitment: a row of the matrix."""

    id: str
    what: str
    href: str
    """The anchor of its row in the table of commitments."""
    stage: str
    """How far it has come."""
    cite: Cite
    cells: tuple[Cell, ...]
    """One for each column."""


@dataclass(frozen=True, slots=True)
class Column:
    """Something that a reader asks of every commitment."""

    name: str
    count: str
    """Of how many of those that it is asked of nobody says it; empty where it is asked of none."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """How specific each commitment is."""

    of_meeting: Gap | None
    """What nobody says of the meeting itself."""
    columns: tuple[Column, ...]
    """What a reader asks."""
    rows: tuple[Specifics, ...]
    legend: tuple[Cell, ...]
    """Every state that stands in it, once."""
