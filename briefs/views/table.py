"""The one table of a briefing: what is on the table and on the agenda, each a row."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.dossier import model
from briefs.dossier.grounds import Support
from briefs.dossier.terms import Label
from briefs.views import types
from briefs.views.counts import Counts
from briefs.views.pieces import Pieces


def has_own_row(item: model.AgendaItem) -> bool:
    """Whether an item has no commitments, or more is known of it than what they are."""
    return not item.commitments or bool(item.votes or item.outcome)


class Table:
    """The rows, commitments first in the order of the record, then what else is on the agenda."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.dossier = pieces.dossier
        self.text, self.term, self.names = pieces.text, pieces.term, pieces.names
        self.counts = Counts(pieces)
        supports = [one.support for one in self.dossier.commitments]
        supports += [item.support for item in self._items()]
        self._said = self.counts.of_all(supports)

    def rows(self) -> tuple[types.Row, ...]:
        """Commitments in the order of the record, then what else is on the agenda."""
        rows = [self._row(c) for c in self.dossier.commitments]
        rows += [self._item(item) for item in self._items()]
        return tuple(rows)

    def rests_on(self) -> str:
        """On what sources each row rests; empty where they differ, or there are no rows."""
        return self.counts.each(self._said)

    def _items(self) -> list[model.AgendaItem]:
        return [item for item in self.dossier.agenda if has_own_row(item)]

    def _row(self, one: model.Commitment) -> types.Row:
        _ = self.wording.phrase
        details = [self.text(one.amount), self.term(one.binding)]
        if one.due is not None:
            details.append(self.wording.labelled(_("date", "due"), self.wording.due(one.due)))
        others = [one.trigger.support] if one.trigger else []
        return types.Row(
            id=f"commitment-{one.id}",
            what=self.text(one.what),
            number="",
            key_details=tuple(d for d in details if d),
            types=self.wording.listed(self.term(t) for t in one.types),
            acts=self.names(one.acts),
            bound=self.names(one.bound),
            beneficiaries=self.names(one.beneficiaries),
            condition=self.text(one.condition) or self.term(one.condition_kind),
            scope=self.text(one.scope),
            trigger=self.term(one.trigger.state) if one.trigger else "",
            stage=self.term(one.stage),
            is_made=one.is_made,
            voices=self.pieces.voices(one.support.claims),
            agenda=tuple(
                self._on_agenda(item, one)
                for item in self.dossier.agenda
                if one.id in item.commitments
            ),
            agenda_gap="" if self.dossier.withheld else self.term(Label.NOT_STATED),
            cite=self.pieces.cite_all((one.support, *others), one),
            notes=self._notes(one.support, *others),
            rests_on=self.counts.whole(one.support),
            rests_on_short=self.counts.beside_names(self._said, one.support),
        )

    def _notes(self, *supports: Support) -> tuple[str, ...]:
        return tuple(self.text(one.note) for one in supports if one.note)

    def _on_agenda(
        self, item: model.AgendaItem, one: model.Commitment | None = None
    ) -> types.OnAgenda:
        """An item beside a commitment under it; beside its own row it needs no title and note."""
        if one is None:
            return types.OnAgenda(
                "", self.pieces.cite(item.support, item), self.pieces.reason(item.support), ""
            )
        what = "" if self.text(item.what) == self.text(one.what) else self.text(item.what)
        numbered = " ".join(part for part in (item.number, what) if part)
        date = self.wording.date(item.date) if item.date else ""
        return types.OnAgenda(
            title=self.wording.listed(part for part in (numbered, date) if part),
            cite=self.pieces.cite(item.support, item),
            reason=self.pieces.reason(item.support),
            note=self.text(item.support.note),
        )

    def _item(self, item: model.AgendaItem) -> types.Row:
        date = self.wording.date(item.date) if item.date else ""
        return types.Row(
            id=f"agenda-{item.id}",
            what=self.text(item.what),
            number=item.number or "",
            key_details=tuple(d for d in (date, self.text(item.outcome), *self.votes(item)) if d),
            types="",
            acts="",
            bound="",
            beneficiaries="",
            condition="",
            scope="",
            trigger="",
            stage="",
            is_made=False,
            voices=self.pieces.voices(item.support.claims),
            agenda=(self._on_agenda(item),),
            agenda_gap="",
            cite=self.pieces.cite_all(
                (item.support, *(vote.support for vote in item.votes)), item, *item.votes
            ),
            notes=self._notes(item.support, *(vote.support for vote in item.votes)),
            rests_on=self.counts.whole(item.support),
            rests_on_short=self.counts.beside_names(self._said, item.support),
        )

    def votes(self, item: model.AgendaItem) -> Iterator[str]:
        """Each vote: what it was on, how it ended, the counts that the source gives."""
        _ = self.wording.phrase
        for vote in item.votes:
            counts = (
                (_("in favour"), vote.in_favour),
                (_("against"), vote.against),
                (_("abstaining"), vote.abstaining),
            )
            given = [f"{word} {n}" for word, n in counts if n is not None]
            result = self.term(vote.result)
            if vote.on:
                result = self.wording.labelled(self.text(vote.on), result)
            yield self.wording.listed([result, *given])
