"""The types of what a meeting brief has besides; parts of `briefs.dossier.model`."""

from __future__ import annotations

from briefs.dossier.atoms import CommitmentId, Restricted, Texts
from briefs.dossier.grounds import Support


class Objective(Restricted):
    """Something that our side wants."""

    id: str
    """Its id."""

    what: Texts
    """What is wanted."""

    support: Support
    """The facts in it; the label is always *authored*."""


class LineToTake(Restricted):
    """Something that our side says."""

    id: str
    """Its id."""

    say: Texts
    """What to say."""

    on: tuple[CommitmentId, ...]
    """What it is about of what is on the table."""

    support: Support
    """The facts in it; the label is always *authored*."""


class IfRaised(Restricted):
    """What our side says if somebody else brings something up."""

    id: str
    """Its id."""

    question: Texts
    """What is brought up."""

    say: Texts
    """What to say then."""

    support: Support
    """The facts in it; the label is always *authored*."""
