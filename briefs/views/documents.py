"""The documents that templates are given, each made of the types in `briefs.views.types`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefs.views.types import (
    Alert,
    Event,
    Fact,
    Gap,
    GapCount,
    Group,
    Inference,
    Judgement,
    Passage,
    Row,
    Source,
    Tension,
    Trigger,
    Voice,
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
    marking: str
    """Its TLP marking."""
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
    notices: tuple[str, ...]
    """What a reader should know of the whole: its basis, what restricts it, what is not shown."""
    alerts: tuple[Alert, ...]
    """Which of its sources were corrected or retracted; the newest first."""
    is_draft: bool
    """Whether nobody has cleared it yet."""
    headings: tuple[Section, ...]
    """Every section in its order, whether it has something to say or not."""
    bottom_line: Passage | None
    """Nothing where this audience may not see it."""
    facts: tuple[Fact, ...]
    judgements: tuple[Judgement, ...]
    made: str
    """The count of commitments made, in words."""
    rows: tuple[Row, ...]
    tensions: tuple[Tension, ...]
    watch: tuple[Watch, ...]
    participants: tuple[Group, ...]
    timeline: tuple[Event, ...]
    triggers: tuple[Trigger, ...]
    gaps: tuple[Gap, ...]
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
    judgements: Shown[Judgement]
    rows: Shown[Row]
    tensions: Shown[Tension]
    watch: Shown[Watch]
    participants: Shown[Group]
    timeline: Shown[Event]
    triggers: Shown[Trigger]
    gaps: Shown[GapCount]
    meeting_gaps: Gap | None
    """What nobody says of the meeting itself."""
    gaps_lead: str
    """What the counts of gaps are counts of."""
    inferences: Shown[Inference]
    judgements_rest_on: str = ""
    """On what sources each judgement rests, where that is the same for all; else empty."""
    rows_rest_on: str = ""
    """The same of the rows."""
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

    home: str
    """The address of the list of briefings."""
    errata: str
    """The address of the list of corrections."""
    files: tuple[Link, ...]
    """The same in other forms."""
    languages: tuple[Link, ...]
    """The same page in the other languages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A briefing in the list: its title in one language, and its files."""

    language: str
    language_name: str
    """The name of the language, in that language."""
    direction: str
    title: str
    href: str
    """The address of its web page."""
    kind: str
    edition: str
    """Number and date in words."""
    state: str
    """Draft, or cleared and by whom."""
    marking: str
    """The highest marking of all that is in it."""
    links: tuple[Link, ...]
    """Its files."""


@dataclass(frozen=True, slots=True)
class Index:
    """The list of all briefings."""

    language: str
    direction: str
    title: str
    publisher: str
    briefings: tuple[tuple[Entry, ...], ...]
    """For each meeting its entry in every language."""
    errata: tuple[Link, ...]
    """The list of corrections in every language."""


@dataclass(frozen=True, slots=True)
class AffectedStatement:
    """A statement of a briefing that rests on a source which was corrected or retracted."""

    section: str
    """The heading that it stands under."""
    what: str
    """*Prose.* The statement; of whoever takes part, the name."""
    href: str
    """Its place on the page of the briefing."""
    only: str
    """That it rests on nothing else; empty where another source carries it too."""
    label: str
    """`stated`, `claimed` or `inferred`: what templates put into `data-label`."""
    word: str
    """The label in words."""


@dataclass(frozen=True, slots=True)
class AffectedBriefing:
    """A briefing that rests on a source which was corrected or retracted."""

    title: str
    href: str
    """The address of its page."""
    edition: str
    """Number and date in words."""
    statements: tuple[AffectedStatement, ...]
    """What of it rests on that source."""


@dataclass(frozen=True, slots=True)
class Erratum:
    """An entry of the list of corrections."""

    id: str
    alert: Alert
    """What was done to which source, and why."""
    briefings: tuple[AffectedBriefing, ...]
    """The briefings that rest on it."""


@dataclass(frozen=True, slots=True)
class Errata:
    """The list of corrections and retractions in one language."""

    language: str
    direction: str
    publication: str
    """The title of the site."""
    publisher: str
    home: str
    """The address of the list of briefings."""
    languages: tuple[Link, ...]
    """The same list in the other languages."""
    entries: tuple[Erratum, ...]
    """The newest first; empty where nothing was corrected."""


GIVEN: Mapping[str, Mapping[str, type]] = {
    "briefing.html.jinja": {"briefing": Briefing, "brief": Brief},
    "dossier.html.jinja": {"briefing": Briefing},
    "page.html.jinja": {"briefing": Briefing, "page": Page},
    "index.html.jinja": {"index": Index},
    "errata.html.jinja": {"errata": Errata},
    "briefing.md.jinja": {"briefing": Briefing},
}
"""The templates that are rendered, and the names that each is given; a test holds us to it."""

ALIKE: Mapping[str, str] = {
    "id": "Its anchor, unique in its document.",
    "cite": "What it is, and the sentences that it rests on.",
    "reason": "Why the editor concludes it; nothing where it is no conclusion.",
    "language": "Its language as a BCP 47 tag, for `lang`.",
    "direction": "`ltr` or `rtl`, for `dir`.",
    "publisher": "Who publishes.",
    "title": "Its title.",
    "kind": "What sort of briefing or source it is, in words.",
    "name": "What it, he or she is called.",
    "value": "What is known of it.",
    "what": "What it is, in the words of the record.",
    "about": "What it is about.",
    "date": "The date in words, as far as it is known; may be empty.",
    "number": "Its number; on the agenda it may be empty.",
    "voice": "Who says it.",
    "voices": "Who says so.",
    "rests_on": "On how many independent sources and voices it rests, in words; may be empty.",
    "exact": "The words of the source.",
    "printed": "What the source calls it.",
    "grade": "The grade of the source in NATO's Admiralty code, such as `B2`.",
    "grade_words": "The same in words.",
    "position": "Where it stands: the source's own words, quoted, reported.",
    "verb": "What its verb does: a plain statement, a plan, a hope.",
    "confidence": "How sure the editor is.",
    "role": "In which function; may be empty.",
    "represents": "For whom; may be empty.",
    "attendance": "How far the source says that they attend, in words.",
    "acts": "Who acts; empty where nobody says.",
    "bound": "Who is bound; empty where nobody says.",
    "beneficiaries": "For whom; may be empty.",
    "condition": "On what condition; empty where nobody says.",
    "trigger": "What became of the condition; may be empty.",
    "is_made": "Whether the commitment counts as made.",
    "stage": "How far the commitment has come.",
    "of": "Of what nobody says it.",
    "missing": "What nobody says.",
    "review": "Whether somebody found that the quote supports it, and whether that still holds.",
    "details": "What else is known of it, each a label of its own.",
    "note": "What the editor remarks; may be empty.",
    "text": "The text itself.",
    "says": "What this side says.",
    "because": "The reason itself.",
    "scope": "What the condition governs, where the source leaves it unclear; may be empty.",
    "url": "Its address; may be empty.",
    "sha256": "The fingerprint of its archived text.",
    "facts": "The facts at the top.",
    "judgements": "The editor's judgements.",
    "rows": "The one table of agenda and commitments.",
    "tensions": "Where sources pull two ways.",
    "sides": "Its two or more sides.",
    "watch": "What to look out for.",
    "participants": "Who takes part, by attendance.",
    "members": "Who belongs to it.",
    "timeline": "What happens when.",
    "triggers": "What waits for what.",
    "commitments": "The commitments that wait for it.",
    "gaps": "What nobody says.",
    "inferences": "What the editor adds from outside the text.",
    "sources": "The annex.",
    "sentences": "Its numbered sentences.",
    "parts": "The parts of it that the record uses for themselves.",
}
"""What fields of these names mean in every type where nothing else stands below them."""
