"""The documents that templates are given, each made of the types in `briefs.views.types`
and `briefs.views.quoted`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from briefs.views.kinds import Compared, Position
from briefs.views.pictures.entries import (
    Axis,
    Drawn,
    Event,
    Gap,
    Group,
    Matrix,
    Specifics,
    Trigger,
    Unconditional,
)
from briefs.views.quoted import Source, Voice
from briefs.views.types import (
    Alert,
    Fact,
    Inference,
    Judgement,
    Passage,
    Row,
    Tension,
    Watch,
)

EntryT = TypeVar("EntryT")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the whole briefing."""

    id: str
    """Its anchor, the name of its field in `Briefing`, and of its template in `sections/`."""
    heading: str
    """Its heading, which may depend on how many sources there are."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing in one language, complete: what the dossier, the page and the Markdown print."""

    id: str
    """The id of its record."""
    language: str
    direction: str
    publication: str
    """The title of the site."""
    publisher: str
    paper: str
    """The paper that it is printed on: `A4` or `letter`."""
    marking: str
    """Its TLP marking."""
    rights: str
    """Its marking, who publishes it, and what else restricts it, for metadata."""
    kind: str
    title: str
    edition: str
    """Number and date in words."""
    state: str
    """Draft, or cleared and by whom."""
    issued: str
    """The date of the edition in ISO 8601, for metadata."""
    as_of: str
    """How far the information reaches, in words; may be empty."""
    basis: str
    """How far its sources reach in time; empty for what was written afterwards."""
    notices: tuple[str, ...]
    """What else a reader should know of the whole: what it rests on, what restricts it, what is not
    shown."""
    alerts: tuple[Alert, ...]
    """Which of its sources were corrected or retracted; the newest first."""
    is_draft: bool
    """Whether nobody has cleared it yet."""
    headings: tuple[Section, ...]
    """Every section in its order, whether it has something to say or not."""
    bottom_line: Passage | None
    """Nothing where this audience may not see it."""
    facts: tuple[Fact, ...]
    objectives: tuple[Position, ...]
    """What our side wants; this and the next in a meeting brief only."""
    lines: tuple[Position, ...]
    """What our side says."""
    compared: tuple[Compared, ...]
    """What was expected beside what is reported; only after a meeting of which something was."""
    judgements: tuple[Judgement, ...]
    made: str
    """The count of commitments made, in words."""
    rows: tuple[Row, ...]
    tensions: tuple[Tension, ...]
    watch: tuple[Watch, ...]
    if_raised: tuple[Position, ...]
    """What our side says if it is asked."""
    participants: tuple[Group, ...]
    timeline: tuple[Event, ...]
    axes: tuple[Axis, ...]
    """The scales that its events stand on."""
    timeline_legend: tuple[Drawn, ...]
    """One mark of each look that there is, for a drawing 40 wide."""
    triggers: tuple[Trigger, ...]
    unconditional: Unconditional
    """What waits for nothing that is stated."""
    gaps: tuple[Gap, ...]
    """In words, for what has no pictures."""
    matrix: Matrix
    """The same as a picture, and what is said beside it."""
    inferences: tuple[Inference, ...]
    voices: tuple[Voice, ...]
    """Persons, groups and documents without a name."""
    sources: tuple[Source, ...]

    @property
    def contents(self) -> tuple[Section, ...]:
        """The sections that have something to say."""
        return tuple(one for one in self.headings if getattr(self, one.id))

    def heading(self, section: str) -> str:
        """The heading of a section."""
        return next(one.heading for one in self.headings if one.id == section)


@dataclass(frozen=True, slots=True)
class Shown(Generic[EntryT]):
    """What two pages have room for of a section: the first entries, the rest counted."""

    entries: tuple[EntryT, ...]
    """Those for which there is room."""
    more: str = ""
    """How many more the dossier has, in words; empty where all are here."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The two pages of a briefing: its most important entries, as many as there is room for.

    What page one has no room for goes on under `more_…` on page two.
    """

    facts: Shown[Fact]
    objectives: Shown[Position]
    lines: Shown[Position]
    compared: Shown[Compared]
    judgements: Shown[Judgement]
    rows: Shown[Row]
    tensions: Shown[Tension]
    watch: Shown[Watch]
    if_raised: Shown[Position]
    participants: Shown[Group]
    timeline: Shown[Event]
    triggers: Shown[Trigger]
    gaps: Shown[Specifics]
    inferences: Shown[Inference]
    judgements_rest_on: str = ""
    """On what sources each judgement rests, where that is the same for all; else empty."""
    rows_rest_on: str = ""
    """The same of the rows."""
    more_lines: Shown[Position] = Shown(())
    """The lines to take that go on on page two."""
    more_compared: Shown[Compared] = Shown(())
    """The comparisons that go on on page two."""
    more_rows: Shown[Row] = Shown(())
    """The rows that go on on page two."""
    more_tensions: Shown[Tension] = Shown(())
    """The tensions that go on on page two."""
    more_watch: Shown[Watch] = Shown(())
    """What to watch, as far as it goes on on page two."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page or a file."""

    href: str
    """Its address, from the page that it stands on."""
    text: str
    """What it is called."""
    language: str
    """The language of what it leads to; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the web page of a briefing has besides the briefing."""

    meeting: str
    """The address of the page of the meeting."""
    files: tuple[Link, ...]
    """The same in other forms."""
