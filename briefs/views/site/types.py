"""What the templates of the site are given. As in `briefs.views.types`, fields marked *prose* hold
CommonMark of one paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefs.views.documents import Link
from briefs.views.pictures.entries import Cell
from briefs.views.quoted import Detail, Sentence
from briefs.views.types import Cite, Fact, Passage


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A page that every page leads to."""

    href: str
    text: str
    """What it is called."""
    is_here: bool
    """Whether it is this very page."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the search can narrow a page by."""

    kind: str
    """What sort of page it is: a briefing, a commitment, a state."""
    actors: tuple[str, ...]
    """Who is named, of those who have a page."""
    stages: tuple[str, ...]
    """How far it has come; only commitments have it."""
    years: tuple[str, ...]
    """The years of the meeting, or in which the source was published."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of every page."""

    language: str
    direction: str
    publication: str
    """The title of the site."""
    publisher: str
    home: str
    """The address of the home page in this language."""
    assets: str
    """The address of the folder with stylesheets and scripts, with a slash at its end."""
    sections: tuple[MenuItem, ...]
    """The pages that every page leads to."""
    search: str
    """The address of the search page; empty on that page, and where there is none."""
    indexed: Indexed | None
    """What the search can narrow this page by; nothing where it is not searched."""
    languages: tuple[Link, ...]
    """The same page in the other languages."""
    canonical: str
    """The full address of this page; empty where `site.yaml` names none."""
    alternates: tuple[Link, ...]
    """The full addresses of this page in every language; empty where `site.yaml` names none."""
    feeds: tuple[Link, ...]
    """What to subscribe to; empty where `site.yaml` names no address."""


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody who has a page."""

    href: str
    text: str
    """What they are called."""


@dataclass(frozen=True, slots=True)
class Key:
    """What an entry has of a facet."""

    facet: str
    """The key of the facet."""
    values: tuple[str, ...]
    """As they stand in attributes of the page; none of them has a space."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A commitment in a list that several meetings share."""

    id: str
    href: str
    """The address of its page."""
    what: str
    meeting: str
    """The title of its briefing."""
    meeting_href: str
    """The address of the page of the meeting."""
    acts: str
    bound: str
    beneficiaries: str
    types: str
    """What it is about; may be empty."""
    stage: str
    is_made: bool
    condition: str
    trigger: str
    due: str
    """By when; empty where nobody says."""
    due_order: str
    """The same for sorting, as EDTF; what is due at the meeting sorts by the date of that."""
    parts: str
    """What the actor whose page it stands on has to do with it; empty elsewhere."""
    cite: Cite
    evidence: str
    """The page whose anchors the numbers of `cite` are."""
    keys: tuple[Key, ...]
    """For filters: the values of each facet, as the register lists them."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet."""

    value: str
    text: str
    """What it is called."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to filter the register by."""

    key: str
    """What it is called in addresses and attributes."""
    name: str
    options: tuple[Option, ...]
    """The values that there are, by their names."""


@dataclass(frozen=True, slots=True)
class Register:
    """All commitments of all meetings."""

    facets: tuple[Facet, ...]
    """What they can be filtered by."""
    entries: tuple[Listed, ...]
    """The newest meeting first, in each the most important first."""
    count: str
    """How many there are, in words."""


@dataclass(frozen=True, slots=True)
class Search:
    """The search page."""

    index: str
    """The address of the folder with the index, with a slash at its end."""
    facets: tuple[Facet, ...]
    """What results can be filtered by; the values are those of the pages that are found."""


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing on the home page, or where somebody looks for one."""

    href: str
    """The address of its page."""
    title: str
    kind: str
    marking: str
    """The highest marking of all that is in it."""
    edition: str
    """Number and date in words."""
    state: str
    """Draft, or cleared and by whom."""
    date: str
    """When the meeting is; empty where nobody says."""
    date_label: str
    """`stated` or `inferred`: what templates put into `data-label`."""
    bottom_line: Passage | None
    """Nothing where this audience may not see it."""
    meeting: str
    """The address of the page of the meeting."""
    files: tuple[Link, ...]
    """The same in other forms."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something in the calendar."""

    date: str
    date_label: str
    """`stated`, `claimed` or `inferred`: what the date is."""
    kind: str
    """What sort of date it is: of a meeting, an event, something due or to watch."""
    what: str
    """*Prose.*"""
    href: str
    """Where more is told of it."""
    meeting: str
    """The title of its briefing; empty where that is what it tells of."""
    cite: Cite
    evidence: str
    """The page whose anchors the numbers of `cite` are."""


@dataclass(frozen=True, slots=True)
class Year:
    """The part of the calendar that is of one year."""

    heading: str
    """The year; where no source names it, that."""
    entries: tuple[Dated, ...]
    """In the order of time."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every date of every meeting."""

    years: tuple[Year, ...]
    """In the order of time; last what has none."""


@dataclass(frozen=True, slots=True)
class Home:
    """The home page of a language."""

    briefings: tuple[Card, ...]
    """The newest first."""
    due: tuple[Dated, ...]
    """What is due by when, in the order of time."""
    watch: tuple[Dated, ...]
    """What to look out for, of the newest briefings."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that somebody says."""

    sentence: Sentence
    """The sentence as the annex has it."""
    href: str
    """Its place in the annex of the briefing."""


@dataclass(frozen=True, slots=True)
class Attended:
    """That somebody takes part, or is represented by somebody."""

    attendance: str
    role: str
    represents: str
    by: str
    """Who takes part for them; empty where it is they themselves."""
    cite: Cite


@dataclass(frozen=True, slots=True)
class Appearance:
    """What one briefing says of somebody."""

    title: str
    """The title of the briefing."""
    href: str
    """The address of the page of the meeting."""
    briefing: str
    """The address of the page of the briefing, whose anchors the numbers are."""
    date: str
    date_label: str
    """`stated` or `inferred`: what the date is."""
    offices: tuple[Fact, ...]
    """Whether it is they who meet, who invite, who take the chair."""
    attended: tuple[Attended, ...]
    """Whether they take part."""
    commitments: tuple[Listed, ...]
    """The commitments that name them."""
    said: tuple[Said, ...]
    """What they say."""
    documents: tuple[Link, ...]
    """The sources that they issued."""

    @property
    def is_only_named(self) -> bool:
        """Whether it names them and tells nothing of them."""
        return not (
            self.offices or self.attended or self.commitments or self.said or self.documents
        )


@dataclass(frozen=True, slots=True)
class ActorPage:
    """The page of a person, an organisation, a group or a state."""

    name: str
    kind: str
    appearances: tuple[Appearance, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """Everybody of one kind who has a page."""

    heading: str
    """The word for their kind."""
    names: tuple[Name, ...]
    """By name."""


@dataclass(frozen=True, slots=True)
class Actors:
    """Everybody who has a page."""

    groups: tuple[ActorGroup, ...]
    """Persons, states and so on."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a commitment had come."""

    when: str
    """Before the meeting, or as far as the edition reaches."""
    stage: str
    details: tuple[str, ...]
    """Amount, form, condition and date, where they are told for this step."""
    cite: Cite
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that a reader asks of a commitment."""

    name: str
    cell: Cell
    """Whether it is said."""


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """The page of a commitment."""

    listed: Listed
    """What the register says of it."""
    details: tuple[str, ...]
    """Amount, form and date, each a label of its own."""
    scope: str
    """*Prose.*"""
    notes: tuple[str, ...]
    """*Prose*, each."""
    rests_on: str
    history: tuple[Step, ...]
    """The oldest first."""
    asked: tuple[Asked, ...]
    """What a reader asks of every commitment, and whether it is said."""
    evidence: tuple[Said, ...]
    """The sentences that it rests on."""


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The page of a meeting: what there is of it."""

    card: Card
    """Its briefing."""
    facts: tuple[Fact, ...]
    """Who meets, when, where, at whose invitation."""
    editions: tuple[str, ...]
    """Number and date of each in words; the newest first."""
    participants: tuple[Name, ...]
    """Everybody with a name whom the briefing names."""
    commitments: tuple[Listed, ...]
    """What is on the table."""
    sources: tuple[Link, ...]
    """The pages of its sources."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source in the list of all."""

    href: str
    """The address of its page."""
    title: str
    language: str
    kind: str
    details: tuple[Detail, ...]
    """Outlet, author, date, rights."""
    grade: str
    grade_words: str
    briefings: tuple[Link, ...]
    """The briefings that quote it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources that are quoted."""

    entries: tuple[ListedSource, ...]
    """In the order of their briefings."""


@dataclass(frozen=True, slots=True)
class Door:
    """A page that leads to the languages, and nowhere else."""

    homes: tuple[Link, ...]
    """The home page in each language; the main one first."""
