"""What a meeting brief has besides: what our side wants, what it says, what it says if asked.

These are the editor's own and no statements about the meeting: no source states or claims them, and
nothing in them is concluded. What they cite are the facts in them.
"""

from __future__ import annotations

from pydantic import Field

from briefs.records.base import CommitmentRefs, Prose
from briefs.records.statements import Statement


class Position(Statement):
    """Something that our side wants or says, in the editor's words. Its figures are held to the
    claims that it cites; one that none of them has needs a reason under `drift`.
    """


class Objective(Position):
    """Something that our side wants from the meeting."""

    what: Prose
    """What is wanted, and is no report: it may go further than anything that is on the table."""


class LineToTake(Position):
    """Something that our side says at the meeting."""

    say: Prose
    """What to say, ready to be spoken."""

    on: CommitmentRefs = ()
    """What it is about of what is on the table."""


class IfRaised(Position):
    """What our side says if somebody else brings something up."""

    if_: Prose = Field(alias="if")
    """The question, or what is brought up."""

    say: Prose
    """What to say then, ready to be spoken."""
