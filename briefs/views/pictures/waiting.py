"""What waits for what: the conditions of commitments, and the commitments without one."""

from __future__ import annotations

from briefs.dossier import model
from briefs.views.pictures.entries import Trigger, Triggered, Unconditional
from briefs.views.pieces import Pieces

_SHOWN = 8
"""So many commitments without a condition stand beside those with one; the table has them all."""


class Waiting:
    """The conditions, and what waits for each."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.dossier = pieces.dossier
        self.text, self.term = pieces.text, pieces.term
        self._open = [one for one in self.dossier.commitments if not one.stage.has_ended]

    def triggers(self) -> tuple[Trigger, ...]:
        """Each condition with the commitments that wait for it, in the order of the record."""
        groups: dict[tuple[str, str], list[model.Commitment]] = {}
        for one in self._open:
            if one.condition_kind is not None:
                condition = self.text(one.condition) or self.term(one.condition_kind)
                state = str(one.trigger.state) if one.trigger else ""
                groups.setdefault((condition, state), []).append(one)
        return tuple(
            self._trigger(number, condition, waiting)
            for number, ((condition, _), waiting) in enumerate(groups.items(), 1)
        )

    def _trigger(self, number: int, condition: str, waiting: list[model.Commitment]) -> Trigger:
        dormant = self.wording.phrase("not reported as met", "trigger")
        evidence = [one.trigger.support for one in waiting if one.trigger]
        trigger = waiting[0].trigger
        return Trigger(
            id=f"condition-{number}",
            condition=condition,
            state=self.term(trigger.state) if trigger else dormant,
            cite=self.pieces.cite_all((*evidence, *(one.support for one in waiting))),
            commitments=tuple(self._triggered(one) for one in waiting),
            shape=trigger.state.value if trigger else "dormant",
        )

    def unconditional(self) -> Unconditional:
        """The commitments for which no condition is stated."""
        found = [one for one in self._open if one.condition_kind is None]
        left_out = len(found) - _SHOWN
        if left_out == 1:
            left_out = 0  # the line about it would take as much room
        shown = found[: len(found) - max(left_out, 0)]
        pattern = self.wording.phrase("{n} more in the table of commitments")
        return Unconditional(
            id="unconditional",
            heading=self.wording.phrase("No condition stated: {n}").replace("{n}", str(len(found))),
            commitments=tuple(self._triggered(one) for one in shown),
            more=pattern.replace("{n}", str(left_out)) if left_out > 0 else "",
        )

    def _triggered(self, one: model.Commitment) -> Triggered:
        return Triggered(
            what=self.text(one.what),
            href=f"#commitment-{one.id}",
            stage=self.term(one.stage),
            cite=self.pieces.cite(one.support, one),
            scope=self.text(one.scope),
        )
