"""What our side wants and says, worded for print."""

from __future__ import annotations

from briefs.dossier.positions import IfRaised, LineToTake, Objective
from briefs.views import kinds
from briefs.views.pieces import Pieces


class Positions:
    """The three sections that a meeting brief has besides."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.dossier = pieces.dossier
        self.text = pieces.text
        self.titles = {one.id: self.text(one.what) for one in self.dossier.commitments}

    def objectives(self) -> tuple[kinds.Position, ...]:
        """What our side wants."""
        return tuple(
            self._position(f"objective-{one.id}", self.text(one.what), one)
            for one in self.dossier.objectives
        )

    def lines(self) -> tuple[kinds.Position, ...]:
        """What our side says, each with what it is about."""
        return tuple(
            self._position(
                f"line-{one.id}",
                self.text(one.say),
                one,
                on="; ".join(self.titles[commitment] for commitment in one.on),
            )
            for one in self.dossier.lines
        )

    def if_raised(self) -> tuple[kinds.Position, ...]:
        """What our side says if it is asked."""
        return tuple(
            self._position(
                f"if-raised-{one.id}", self.text(one.say), one, question=self.text(one.question)
            )
            for one in self.dossier.if_raised
        )

    def _position(
        self,
        anchor: str,
        text: str,
        one: Objective | LineToTake | IfRaised,
        *,
        question: str = "",
        on: str = "",
    ) -> kinds.Position:
        return kinds.Position(
            id=anchor,
            text=text,
            question=question,
            on=on,
            cite=self.pieces.cite(one.support, one),
            note=self.text(one.support.note),
        )
