"""Expected beside reported: the rows of the comparison that a readout prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefs.dossier import comparison, model
from briefs.dossier.atoms import Restricted
from briefs.dossier.earlier import Attended, Before
from briefs.dossier.grounds import Support
from briefs.views import kinds
from briefs.views.facts import BOILERPLATE
from briefs.views.pieces import Pieces
from briefs.views.table import Table


def anchor_of(one: model.Commitment | model.AgendaItem | model.Participant) -> str:
    """The anchor of the row that compares what was said of it."""
    match one:
        case model.Commitment():
            return f"compared-commitment-{one.id}"
        case model.AgendaItem():
            return f"compared-agenda-{one.id}"
        case model.Participant():
            return f"compared-participant-{one.party}"


_Told = Sequence[tuple[str, model.When | model.Place, Support]]


class Compared:
    """The rows: commitments in the order of the record, the agenda, who came, when and where."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.text, self.term = pieces.text, pieces.term
        self.table = Table(pieces)

    def rows(self) -> tuple[kinds.Compared, ...]:
        """A row for all that was expected, and for what is reported though nobody expected it."""
        return tuple(self._row(one) for one in comparison.compared(self.pieces.dossier))

    def _row(self, one: comparison.Compared) -> kinds.Compared:
        match one:
            case comparison.Stood():
                return self._stood(one)
            case comparison.Taken():
                return self._taken(one)
            case comparison.Came():
                return self._came(one)
            case comparison.Dated():
                before = [(self.wording.date(w.date), w, on) for w, on in one.before]
                after = [(self.wording.date(w.date), w, on) for w, on in one.after]
                return self._held("date", self.wording.phrase("Date"), before, after, one)
            case comparison.Placed():
                return self._held(
                    "place",
                    self.wording.phrase("Place"),
                    [(self._place(w), w, on) for w, on in one.before],
                    [(self._place(w), w, on) for w, on in one.after],
                    one,
                )

    def _stood(self, row: comparison.Stood) -> kinds.Compared:
        one, before = row.one, row.one.before
        expected = self._told(row.before, self.term((before or one).stage), before or one)
        if before:
            expected = replace(
                expected,
                details=tuple(self._terms(before)),
                cite=self.pieces.cite(before.support, before),
                notes=(self.text(before.support.note),) if before.support.note else (),
            )
        reported = self._told(row.after, self.term(one.stage), one)
        if before and row.after:
            reported = replace(reported, details=tuple(self._terms(one, since=before)))
        group = self.wording.phrase("Commitments")
        what, label = self.text(one.what), one.support.label.value
        return kinds.Compared(
            anchor_of(one), group, what, label, expected, reported, self.term(row.comparison)
        )

    def _terms(self, one: Before | model.Commitment, since: Before | None = None) -> Iterator[str]:
        """Amount, form, condition and date, as far as they are told apart."""
        _, told = self.wording.phrase, since or one
        if told.amount and one.amount:
            yield self.text(one.amount)
        if told.binding and one.binding:
            yield self.term(one.binding)
        if told.condition and one.condition:
            yield self.text(one.condition)
        if told.due and one.due:
            yield self.wording.labelled(_("date", "due"), self.wording.due(one.due))

    def _taken(self, row: comparison.Taken) -> kinds.Compared:
        one, on_agenda = row.one, self.wording.phrase("on the agenda")
        expected = self._told(row.before, on_agenda, one)
        reported = self._told(row.after, self.text(one.outcome) or on_agenda, one)
        if row.after and (votes := tuple(self.table.votes(one))):
            first, *others = votes
            reported = (
                replace(reported, details=votes)
                if one.outcome
                else replace(reported, text=first, details=tuple(others))
            )
        group = self.wording.phrase("Agenda")
        what, label = self.text(one.what), one.support.label.value
        return kinds.Compared(
            anchor_of(one), group, what, label, expected, reported, self.term(row.comparison)
        )

    def _came(self, row: comparison.Came) -> kinds.Compared:
        one, before = row.one, row.before
        support = before.support if before else None
        expected = self._told(support, self.term(before.attendance) if before else "", before)
        if before and isinstance(before, Attended):
            represents = self.pieces.name(before.represents)
            expected = replace(
                expected,
                details=tuple(
                    part
                    for part in (
                        self.text(before.role),
                        self.wording.labelled(self.wording.phrase("for"), represents)
                        if represents
                        else "",
                    )
                    if part
                ),
                cite=self.pieces.cite(before.support, before),
                reason=self.pieces.reason(before.support),
                notes=(self.text(before.support.note),) if before.support.note else (),
            )
        after = row.after.support if row.after else None
        reported = self._told(after, self.term(one.attendance), one)
        group = self.wording.phrase("Participants")
        name, label = self.pieces.name(one.party), one.support.label.value
        return kinds.Compared(
            anchor_of(one), group, name, label, expected, reported, self.term(row.comparison)
        )

    def _held(
        self,
        name: str,
        what: str,
        before: _Told,
        after: _Told,
        row: comparison.Dated | comparison.Placed,
    ) -> kinds.Compared:
        group = self.wording.phrase("Date and place")
        expected, reported = self._alternatives(before), self._alternatives(after)
        result = self.term(row.comparison)
        return kinds.Compared(
            f"compared-{name}", group, what, BOILERPLATE, expected, reported, result
        )

    def _alternatives(self, entries: _Told) -> kinds.Told:
        """What is said of a date or a place: once, or each way where the sources differ."""
        if not entries:
            return self._told(None, "")
        values = dict.fromkeys(value for value, *_ in entries)
        supports, shown = [on for *_, on in entries], [one for _, one, _ in entries]
        cite = replace(self.pieces.cite_all(supports, *shown), added=())
        return kinds.Told(" / ".join(values), (), cite)

    def _place(self, one: model.Place) -> str:
        return self.wording.listed(p for p in (self.text(one.place), self.text(one.venue)) if p)

    def _told(self, support: Support | None, text: str, *entries: Restricted | None) -> kinds.Told:
        """What is said; nothing where nobody says it. Reasons stand with the entry itself."""
        if support is None:
            unsaid = self.pieces.not_stated()
            return kinds.Told(unsaid.word, (), replace(unsaid, word=""))
        marked: Iterable[Restricted] = (one for one in entries if one)
        return kinds.Told(text, (), replace(self.pieces.cite_all([support], *marked), added=()))
