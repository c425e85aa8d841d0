"""The documents that templates are given, each made of the types in `briefs.views.types`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefs.views.types import (
    Cite,
    Event,
    Fact,
    Gap,
    GapCount,
    Group,
    Inference,
    Judgement,
    Passage,
    Review,
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


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a sentence, and where it stands in its briefing."""

    number: str
    """Its number in the briefing, behind the briefing's letter where several quote the source."""
    meeting: str
    """Of which briefing; empty where only one quotes the source."""
    href: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of an archived text, and what was made of them."""

    id: str
    """Its anchor, for what is left over; empty otherwise."""
    kind: str
    """`quoted`, `set_aside`, `attribution` or `uncovered`; `plain` for words that only connect,
    `not_shown` where words are not for this audience."""
    text: str
    """The words; where they are not shown, a mark that says so."""
    tail: str
    """The full stop or quotation mark that closes behind them."""
    label: str
    """What to put into `data-label`."""
    word: str
    """What was made of them, in words; empty for what is quoted, which has numbers, and plain."""
    numbers: tuple[Numbered, ...]
    """The sentences of the briefings that quote them."""


@dataclass(frozen=True, slots=True)
class Use:
    """Something in a briefing that cites a claim."""

    href: str
    text: str
    """How it begins; plain text."""
    label: str
    """`stated`, `claimed`, `inferred` or `not_stated`."""


@dataclass(frozen=True, slots=True)
class Uses:
    """What of one section of a briefing cites a claim."""

    heading: str
    """The heading of the section."""
    entries: tuple[Use, ...]
    """What of it cites the claim."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim beside the paragraph that it quotes."""

    id: str
    name: str
    """The id of the claim in its record."""
    numbered: Numbered
    """The sentence of the briefing that it stands in."""
    exact: str
    """Its words, where it is a part of another; empty for a whole, which the number finds."""
    translation: str
    """Empty where the text is in the reader's language."""
    voice: str
    position: str
    verb: str
    cite: Cite
    review: Review
    note: str
    """*Prose.*"""
    uses: tuple[Uses, ...]
    """What cites it, section by section; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a passage beside it is set aside."""

    id: str
    meeting: str
    """By which briefing; empty where only one quotes the source."""
    exact: str
    """How it begins."""
    kind: str
    """What it is: a credit, a repetition, background."""
    because: str
    """*Prose.* The reason; may be empty."""
    mark: str
    """What restricts it, or is out of date in it; mostly empty."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an archived text with all that was made of it."""

    is_heading: bool
    """Whether it is the title of the source."""
    stretches: tuple[Stretch, ...]
    """Its words in their order."""
    quotes: tuple[Quote, ...]
    """The claims whose quotes begin in it."""
    asides: tuple[Aside, ...]
    """What is set aside in it, with the reason."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The page of a source: its text, and what was made of each clause."""

    language: str
    direction: str
    publication: str
    """The title of the site."""
    publisher: str
    marking: str
    """The highest marking of the briefings that quote it."""
    home: str
    """The address of the list of briefings."""
    languages: tuple[Link, ...]
    """The same page in the other languages."""
    briefings: tuple[Link, ...]
    """The briefings that quote it; where they are several, each with its letter."""
    source: Source
    """What is known of it."""
    tab: str
    """Its title, as much of it as a browser's tab and a list of results hold."""
    text_direction: str
    """`ltr` or `rtl`, of the archived text."""
    notice: str
    """What of the text is not shown; empty where all of it is."""
    coverage: str
    """How many of its clauses are accounted for, in words; empty where not all of it is shown."""
    left_over: str
    """How many passages are neither quoted nor set aside; empty where none is."""
    uncovered: tuple[Stretch, ...]
    """Those passages."""
    paragraphs: tuple[Paragraph, ...]
    """The text."""
    legend: tuple[Stretch, ...]
    """A sample of each kind of stretch that is there, with what it means."""


GIVEN: Mapping[str, Mapping[str, type]] = {
    "briefing.html.jinja": {"briefing": Briefing, "brief": Brief},
    "dossier.html.jinja": {"briefing": Briefing},
    "page.html.jinja": {"briefing": Briefing, "page": Page},
    "index.html.jinja": {"index": Index},
    "source.html.jinja": {"reading": Reading},
    "briefing.md.jinja": {"briefing": Briefing},
}
"""The templates that are rendered, and the names that each is given; a test holds us to it."""

ALIKE: Mapping[str, str] = {
    "id": "Its anchor, unique in its document.",
    "cite": "What it is, and the sentences that it rests on.",
    "reason": "Why the editor concludes it; nothing where it is no conclusion.",
    "language": "Its language as a BCP 47 tag, for `lang`.",
    "direction": "`ltr` or `rtl`, for `dir`.",
    "href": "Its address, from the page that it stands on.",
    "publisher": "Who publishes.",
    "title": "Its title.",
    "kind": "What sort of briefing or source it is, in words.",
    "name": "What it, he or she is called.",
    "value": "What is known of it.",
    "what": "What it is, in the words of the record.",
    "about": "What it is about.",
    "date": "The date in words, as far as it is known; may be empty.",
    "number": "Its number; on the agenda it may be empty.",
    "translation": "Its translation; may be empty.",
    "voice": "Who says it.",
    "voices": "Who says so.",
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
