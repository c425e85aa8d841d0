"""The types of what was expected before a meeting, and of what became of a forecast; parts of
`briefs.dossier.model`.
"""

from __future__ import annotations

from briefs.dossier.atoms import PartyId, Restricted, Texts
from briefs.dossier.grounds import Support
from briefs.records.statements import Due
from briefs.records.vocabulary import Attendance, Binding, Fulfilment, Stage


class Attended(Restricted):
    """What was said of a participant before the meeting."""

    attendance: Attendance
    """What the sources said of their presence."""

    role: Texts | None
    """In what role."""

    represents: PartyId | None
    """The party that they were to represent."""

    support: Support
    """What it rests on."""


class Before(Restricted):
    """What a commitment was before the meeting; what is left out is as it is now."""

    stage: Stage
    """How far it had come."""

    amount: Texts | None
    """How much."""

    binding: Binding | None
    """In what form it was to bind."""

    condition: Texts | None
    """On what condition, in words."""

    due: Due | None
    """By when."""

    support: Support
    """What it rests on."""


class Outcome(Restricted):
    """What became of a forecast."""

    result: Fulfilment
    """Whether it happened."""

    support: Support
    """What it rests on; nothing while it is not known."""
