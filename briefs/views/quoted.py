"""What the annex is made of: sources, their numbered sentences, and who speaks in them.

As in `briefs.views.types`, fields marked *prose* hold CommonMark of one paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefs.views.types import Alert, Cite


@dataclass(frozen=True, slots=True)
class Review:
    """Whether somebody found that a quote supports what the record says by it."""

    state: str
    """Reviewed, not reviewed, in doubt or out of date."""
    details: tuple[str, ...]
    """What has changed since, the verdict where it no longer counts, who reviewed it, and when."""
    reason: str
    """The reviewer's words; empty where nobody reviewed it."""
    language: str
    """The language of the reason: the main one of the publication."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence that the record uses for itself."""

    exact: str
    href: str
    """This passage in the original, as a text fragment; empty where the source has no address."""
    translation: str
    """Its own, where it has one; empty where that of the whole will do."""
    details: tuple[str, ...]
    """What its verb does; voice, position, label and grade where they differ from the whole's."""
    cite: Cite
    review: Review
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A numbered sentence of the annex: the original and its translation."""

    number: int
    exact: str
    language: str
    href: str
    """This passage in the original, as a text fragment; empty where the source has no address."""
    translation: str
    """Empty where the original is in the reader's language."""
    voice: str
    position: str
    verb: str
    cite: Cite
    grade: str
    review: Review
    parts: tuple[Part, ...]
    note: str
    """*Prose.*"""
    reading: str = ""
    """Its place on the page of its source; empty in print."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody or something without a name."""

    name: str
    printed: str
    language: str
    details: tuple[str, ...]
    may_be: str
    """Other voices that the editor holds it may be; may be empty."""
    cite: Cite
    """The sentences in which it speaks or stands."""
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Detail:
    """Something known of a source, or not."""

    name: str
    value: str
    label: str
    """`stated`, `inferred` where the editor says it, or `not_stated`."""
    word: str
    """The label in words; empty where the value says it already."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source and its numbered sentences."""

    id: str
    title: str
    language: str
    kind: str
    details: tuple[Detail, ...]
    """Outlet, author, date, rights."""
    mark: str
    """What restricts it; empty in what everybody may see."""
    url: str
    grade: str
    grade_words: str
    sha256: str
    note: str
    """*Prose.*"""
    alerts: tuple[Alert, ...]
    """What became of it, and of what it is based on, since it was read."""
    sentences: tuple[Sentence, ...]
    uncited: tuple[int, ...]
    """The numbers of those that nothing cites: where sentences are footnotes, readers reach them
    by these only."""
