"""The documents about sources that templates are given: the list of corrections, and the page of a
source. Those about meetings are in `briefs.views.documents`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefs.views.documents import Link
from briefs.views.quoted import Review, Source
from briefs.views.types import Alert, Cite


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

    entries: tuple[Erratum, ...]
    """The newest first; empty where nothing was corrected."""


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

    marking: str
    """The highest marking of the briefings that quote it."""
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
