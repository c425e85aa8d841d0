"""What comes when, and what waits for what: the timeline, and the conditions of commitments."""

from __future__ import annotations

from briefs.dossier import model
from briefs.records.statements import AT_MEETING, Due
from briefs.views import types
from briefs.views.pieces import Pieces

_Key = tuple[str, str, str, str]


class Sequence:
    """The timeline and the conditions."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.dossier = pieces.dossier
        self.text, self.term = pieces.text, pieces.term

    def timeline(self) -> tuple[types.Event, ...]:
        """What happened, the meeting, what is due; in the order of time."""
        _ = self.wording.phrase
        d = self.dossier
        events: list[tuple[_Key, types.Event]] = []
        for event in d.timeline:
            events.append((event.date.sort_key, self._event(event)))
        for index, when in enumerate(d.when):
            row = types.Event(
                id=f"meeting-{index + 1}",
                kind="",
                date=self.wording.date(when.date),
                printed=when.printed or "",
                what=_("The meeting"),  # the title may say more than the date's sentence
                cite=self.pieces.cite(when.support, when),
                reason=self.pieces.reason(when.support),
                note=self.text(when.support.note),
            )
            events.append((when.date.sort_key, row))
        for one in d.commitments:
            if one.due is not None and not one.stage.has_ended:
                events.append((self._due_key(one), self._due(one, one.due)))
        return tuple(event for _, event in sorted(events, key=lambda pair: pair[0]))

    def _event(self, event: model.Event) -> types.Event:
        return types.Event(
            id=f"event-{event.id}",
            kind="",
            date=self.wording.date(event.date),
            printed=event.printed or "",
            what=self.text(event.what),
            cite=self.pieces.cite(event.support, event),
            reason=self.pieces.reason(event.support),
            note=self.text(event.support.note),
        )

    def _due(self, one: model.Commitment, due: Due) -> types.Event:
        return types.Event(
            id=f"due-{one.id}",
            kind=self.term(one.stage),
            date=self.wording.due(due),
            printed="",
            what=self.text(one.what),
            cite=self.pieces.cite(one.support, one),
            reason=None,
            note="",
        )

    def _due_key(self, one: model.Commitment) -> _Key:
        """What is due at the meeting comes with its date, or last where it has none."""
        if one.due is None or one.due == AT_MEETING:
            dates = [when.date.sort_key for when in self.dossier.when]
            return max(dates, default=("~", "", "", ""))
        return one.due.sort_key

    def triggers(self) -> tuple[types.Trigger, ...]:
        """Each condition with the commitments that wait for it, in the order of the record."""
        groups: dict[tuple[str, str], list[model.Commitment]] = {}
        for one in self.dossier.commitments:
            if one.condition_kind is not None and not one.stage.has_ended:
                condition = self.text(one.condition) or self.term(one.condition_kind)
                state = str(one.trigger.state) if one.trigger else ""
                groups.setdefault((condition, state), []).append(one)
        return tuple(
            self._trigger(number, condition, waiting)
            for number, ((condition, _), waiting) in enumerate(groups.items(), 1)
        )

    def _trigger(
        self, number: int, condition: str, waiting: list[model.Commitment]
    ) -> types.Trigger:
        dormant = self.wording.phrase("not reported as met", "trigger")
        evidence = [one.trigger.support for one in waiting if one.trigger]
        trigger = waiting[0].trigger
        return types.Trigger(
            id=f"condition-{number}",
            condition=condition,
            state=self.term(trigger.state) if trigger else dormant,
            cite=self.pieces.cite_all((*evidence, *(one.support for one in waiting))),
            commitments=tuple(
                types.Triggered(
                    what=self.text(one.what),
                    href=f"#commitment-{one.id}",
                    stage=self.term(one.stage),
                    cite=self.pieces.cite(one.support, one),
                    scope=self.text(one.scope),
                )
                for one in waiting
            ),
        )
