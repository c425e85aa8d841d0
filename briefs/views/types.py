"""What the sections of a briefing are made of. A template decides nothing: it lays these out.

Fields marked *prose* hold CommonMark of one paragraph; templates print them with `| prose`. An `id`
is unique in its document: an anchor that stays the same as long as the record's id does.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Added:
    """Words of a text that none of its sentences has, and why the editor lets them stand."""

    words: str
    """The words, as the text has them."""
    because: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Run:
    """Numbers of sentences that follow one another: at least three, or one by itself."""

    first: int
    """The first number of the run."""
    last: int
    """The same as the first where it is one number."""


@dataclass(frozen=True, slots=True)
class Cite:
    """What a statement is, and the numbers of the sentences that it rests on."""

    label: str
    """`stated`, `claimed`, `inferred` or `not_stated`: what templates put into `data-label`."""
    word: str
    """The label in words; empty where the heading says it already."""
    numbers: tuple[int, ...]
    """The numbers of the sentences in the annex."""
    mark: str = ""
    """What restricts it: a TLP marking, an embargo; empty in what everybody may see."""
    doubt: str = ""
    """Why not to rely on it as it stands: a review that found evidence in doubt or is out of date,
    a translation that is, a source that was retracted or corrected and carries it alone; mostly
    empty."""
    added: tuple[Added, ...] = ()
    """What it says beyond these sentences, with the editor's reasons."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """The numbers, three and more in a row as one run."""
        found: list[list[int]] = []
        for number in self.numbers:
            if found and number == found[-1][-1] + 1:
                found[-1].append(number)
            else:
                found.append([number])
        whole = 3
        return tuple(
            run
            for row in found
            for run in (
                [Run(row[0], row[-1])] if len(row) >= whole else [Run(one, one) for one in row]
            )
        )


@dataclass(frozen=True, slots=True)
class Alert:
    """A correction or a retraction of a source."""

    what_became: str
    """Corrected or retracted."""
    date: str
    title: str
    language: str
    note: str
    """*Prose.* What was corrected, or why it was retracted."""
    url: str
    repeated_by: str
    """The titles of the sources quoted that are based on it; empty where it is quoted itself."""
    replaced_by: str
    """The title of the source that took its place; may be empty."""


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

    id: str
    name: str
    value: str
    cite: Cite
    reason: Reason | None = None
    note: str = ""
    """*Prose.*"""
    is_list: bool = False
    """Whether it names several, and wants the width of a page."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the editor's and what it rests on."""

    text: str
    """*Prose.*"""
    cite: Cite
    note: str = ""
    """*Prose.*"""
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A likelihood on a scale of a hundred, to be drawn."""

    start: int
    """In per cent."""
    width: int
    """In per cent."""
    bounds: tuple[int, ...]
    """Where one band of the scale ends and the next begins, in per cent."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement: the likelihood stands in front of the text, the confidence apart from it."""

    id: str
    text: str
    """*Prose.*"""
    likelihood: str
    """The band with its range; empty for a reading of what is, which is no forecast."""
    confidence: str
    cite: Cite
    note: str = ""
    """*Prose.*"""
    rests_on: str = ""
    rests_on_short: str = ""
    """What of that the heading does not say already."""
    band: Band | None = None
    """Where the likelihood lies between no chance and certainty; none for a reading."""
    outcome: Passage | None = None
    """What became of a forecast."""


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

    id: str
    what: str
    number: str
    key_details: tuple[str, ...]
    """Amount, form, due date, date, outcome, votes: each a label of its own."""
    types: str
    """What it is about, for the field's statistics; may be empty."""
    acts: str
    bound: str
    beneficiaries: str
    condition: str
    scope: str
    """*Prose.*"""
    trigger: str
    stage: str
    """How far it has come; empty for an item of the agenda without commitments."""
    is_made: bool
    voices: str
    """Who says so."""
    agenda: tuple[OnAgenda, ...]
    """Where it stands on the agenda; empty where nobody puts it there."""
    agenda_gap: str
    """*Not stated*, for what is not on it; empty where this audience cannot know."""
    cite: Cite
    notes: tuple[str, ...] = ()
    """*Prose*, each."""
    rests_on: str = ""
    rests_on_short: str = ""
    """What of that the heading, and the names in the row, do not say already."""

    @property
    def details(self) -> tuple[str, ...]:
        """All of them, the type first."""
        return (self.types, *self.key_details) if self.types else self.key_details

    @property
    def has_more(self) -> bool:
        """Whether notes, or what the condition governs, are told in the dossier."""
        return bool(
            self.notes
            or self.scope
            or self.cite.added
            or any(a.note or a.reason or a.cite.added for a in self.agenda)
        )


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a tension."""

    says: str
    """*Prose.*"""
    voices: str
    cite: Cite
    note: str
    """*Prose.*"""
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class Tension:
    """Statements that do not sit well together, side by side."""

    id: str
    about: str
    sides: tuple[Side, ...]
    note: str
    """*Prose.*"""
    mark: str = ""
    """What restricts it; empty in what everybody may see."""
    doubt: str = ""
    """That its translation is out of date; mostly empty."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Something to look out for."""

    id: str
    what: str
    """*Prose.*"""
    date: str
    cite: Cite
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Inference:
    """Something from outside the text that the editor adds."""

    id: str
    about: str
    what: str
    """*Prose.*"""
    reason: Reason
    cite: Cite
