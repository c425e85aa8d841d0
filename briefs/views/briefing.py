"""From a dossier to a briefing in one language."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.dossier import model
from briefs.dossier.model import Dossier, Label, Support
from briefs.records.dates import Date
from briefs.records.vocabulary import Attendance, EditionState
from briefs.views import types
from briefs.views.annex import Annex
from briefs.views.pieces import Pieces
from briefs.views.table import Table
from briefs.views.wording import Wording


def briefing(dossier: Dossier, wording: Wording) -> types.Briefing:
    """Everything that the dossier says, worded and ordered for print."""
    return _View(dossier, wording).briefing()


class _View(Pieces):
    def _facts(self) -> tuple[types.Fact, ...]:
        _ = self.wording.phrase
        d = self.dossier
        dates = [(self.wording.date(one.date), one.support) for one in d.when]
        places = [
            (
                self.wording.listed(p for p in (self.text(w.place), self.text(w.venue)) if p),
                w.support,
            )
            for w in d.where
        ]
        inferred = [(self.wording.date(i.date), i.support) for i in d.inferences if i.date]
        return (
            *self._alternatives(_("Who meets"), self._roles(d.group)),
            *self._alternatives(_("Date"), dates),
            *(self._fact(_("Date, as the editor infers it"), *one) for one in inferred),
            *self._alternatives(_("Place"), places),
            *self._alternatives(_("At the invitation of"), self._roles(d.convened_by)),
            *self._alternatives(_("Chaired by"), self._roles(d.chaired_by)),
        )

    def _alternatives(self, name: str, entries: list[tuple[str, Support]]) -> Iterator[types.Fact]:
        """A row for each thing that the sources say; where they differ, each row says so."""
        if not entries:
            yield types.Fact(name, self.term(Label.NOT_STATED), self.not_stated())
        if len(entries) > 1:
            cited = {self.claims[c].source for _, support in entries for c in support.claims}
            pattern = (
                self.wording.phrase("{name} (sources differ)")
                if len(cited) > 1
                else self.wording.phrase("{name} (more than one)")
            )
            name = pattern.replace("{name}", name)
        for value, support in entries:
            yield self._fact(name, value, support)

    def _fact(self, name: str, value: str, support: Support) -> types.Fact:
        note = self.text(support.note)
        return types.Fact(name, value, self.cite(support), self.reason(support), note)

    def _roles(self, roles: tuple[model.Role, ...]) -> list[tuple[str, Support]]:
        return [
            (", ".join(part for part in (self.names(r.who), self.text(r.role)) if part), r.support)
            for r in roles
        ]

    def _tensions(self) -> tuple[types.Tension, ...]:
        return tuple(
            types.Tension(
                self.text(t.about),
                tuple(
                    types.Side(
                        self.text(s.says),
                        self.voices(s.support.claims),
                        self.cite(s.support),
                        self.text(s.support.note),
                    )
                    for s in t.sides
                ),
                self.text(t.note),
            )
            for t in self.dossier.tensions
        )

    def _participants(self) -> tuple[types.Group, ...]:
        groups: dict[str, list[types.Participant]] = {}
        for p in self.dossier.participants:
            groups.setdefault(self.term(p.attendance), []).append(
                types.Participant(
                    name=self.name(p.party),
                    role=self.text(p.role),
                    represents=self.name(p.represents),
                    cite=self._attendance_cite(p),
                    reason=self.reason(p.support),
                    note=self.text(p.support.note),
                )
            )
        return tuple(types.Group(name, tuple(members)) for name, members in groups.items())

    def _attendance_cite(self, one: model.Participant) -> types.Cite:
        """Where no attendance is claimed, a label beside the name would claim one: numbers only."""
        cite = self.cite(one.support)
        if one.attendance in (Attendance.NOT_STATED, Attendance.MENTIONED_ONLY):
            return types.Cite(Label.NOT_STATED.value, "", cite.numbers)
        return cite

    def _timeline(self) -> tuple[types.Event, ...]:
        events = [
            (e.date.sort_key, self._event(e.date, e.printed, self.text(e.what), e.support))
            for e in self.dossier.timeline
        ]
        for when in self.dossier.when:
            title = self.text(self.dossier.title)
            event = self._event(when.date, when.printed, title, when.support)
            events.append((when.date.sort_key, event))
        return tuple(event for _, event in sorted(events, key=lambda pair: pair[0]))

    def _event(
        self,
        date: Date,
        printed: str | None,
        what: str,
        support: Support,
    ) -> types.Event:
        shown = self.wording.date(date)
        return types.Event(
            shown,
            printed or "",
            what,
            self.cite(support),
            self.reason(support),
            self.text(support.note),
        )

    def _gaps(self) -> tuple[types.Gap, ...]:
        """What nobody says: first of the meeting, then of each commitment."""
        meeting = self.wording.listed(self.term(g) for g in self.dossier.not_stated)
        gaps = [types.Gap(self.wording.phrase("The meeting"), meeting)] if meeting else []
        for one in self.dossier.commitments:
            if one.not_stated:
                missing = self.wording.listed(self.term(g) for g in one.not_stated)
                gaps.append(types.Gap(self.text(one.what), missing))
        return tuple(gaps)

    def _inferences(self) -> tuple[types.Inference, ...]:
        inferences = []
        for one in self.dossier.inferences:
            is_meeting = one.about == "meeting"
            about = self.wording.phrase("The meeting") if is_meeting else self.name(one.about)
            if (reason := self.reason(one.support)) is None:
                raise AssertionError("an inference has a reason")
            inferences.append(
                types.Inference(about, self.text(one.what), reason, self.cite(one.support))
            )
        return tuple(inferences)

    def _state(self, edition: model.Edition) -> str:
        state = self.term(edition.state)
        return self.wording.labelled(state, edition.cleared_by) if edition.cleared_by else state

    def _basis(self) -> str:
        """How far the sources reach in time; empty for what was written afterwards."""
        _ = self.wording.phrase
        if not self.dossier.kind.is_before:
            return ""
        if len(self.dossier.sources) == 1:
            return _("Rests on one source from before the meeting; nothing later is included.")
        return _("Rests on sources from before the meeting; nothing later is included.")

    def briefing(self) -> types.Briefing:
        d, wording = self.dossier, self.wording
        edition = d.editions[-1]
        annex = Annex(self)
        _ = wording.phrase
        shown = (
            _("Edition {}").replace("{}", str(edition.number)),
            wording.date(edition.issued),
            self._state(edition),
        )
        return types.Briefing(
            id=d.id,
            language=self.language,
            direction=wording.direction,
            publication=self.text(d.publication),
            publisher=self.text(d.publisher),
            marking=d.marking.value,
            kind=self.term(d.kind),
            title=self.text(d.title),
            edition=" · ".join(shown),
            issued=edition.issued.text,
            basis=self._basis(),
            is_draft=edition.state is EditionState.DRAFT,
            bottom_line=types.Passage(
                self.text(d.bottom_line.text),
                self.cite(d.bottom_line.support),
                self.text(d.bottom_line.support.note),
            ),
            facts=self._facts(),
            judgements=tuple(
                types.Judgement(
                    self.text(j.text),
                    self.term(j.likelihood),
                    self.term(j.confidence),
                    self.cite(j.support),
                    self.text(j.support.note),
                )
                for j in d.judgements
            ),
            made=_("On the table: {all}; commitments made: {made}")
            .replace("{made}", str(d.commitments_made))
            .replace("{all}", str(len(d.commitments))),
            rows=Table(self).rows(),
            tensions_heading=(
                _("Where the source pulls two ways")
                if len(d.sources) == 1
                else _("Where the sources disagree")
            ),
            tensions=self._tensions(),
            watch=tuple(
                types.Watch(
                    self.text(w.what),
                    wording.date(w.date) if w.date else "",
                    self.cite(w.support),
                    self.text(w.support.note),
                )
                for w in d.watch
            ),
            participants=self._participants(),
            timeline=self._timeline(),
            gaps_heading=(
                _("What the source does not say")
                if len(d.sources) == 1
                else _("What the sources do not say")
            ),
            gaps=self._gaps(),
            inferences=self._inferences(),
            voices=annex.unnamed(),
            sources=annex.sources(),
        )
