"""What only some kinds of briefing have: positions before a meeting, comparisons after it."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.views.types import Cite, Reason


@dataclass(frozen=True, slots=True)
class Position:
    """Something that our side wants, says, or says if it is asked."""

    id: str
    text: str
    """*Prose.* What is wanted, or what to say."""
    question: str
    """*Prose.* What somebody else brings up; empty where it needs nobody to."""
    on: str
    """What it is about of what is on the table; may be empty."""
    cite: Cite
    note: str
    """*Prose.*"""


@dataclass(frozen=True, slots=True)
class Told:
    """What was said before the meeting, or after it."""

    text: str
    """A stage, an attendance, an outcome, a date; *not stated* where nobody says any."""
    details: tuple[str, ...]
    """What else was said of it, each a label of its own."""
    cite: Cite
    reason: Reason | None = None
    notes: tuple[str, ...] = ()
    """*Prose*, each."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was expected, beside what is reported after the meeting."""

    id: str
    group: str
    """What sort of thing is compared: commitments, items of the agenda, participants."""
    what: str
    label: str
    """What the entry itself is, such as `stated`."""
    expected: Told
    reported: Told
    result: str
    """How the two compare, in a word that says no more than they do."""
