"""From a dossier to a briefing in one language."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from briefs.dossier import model
from briefs.dossier.model import Dossier, Label, Support, Texts
from briefs.records.dates import Date
from briefs.records.vocabulary import EditionState
from briefs.views import types
from briefs.views.wording import Wording


def briefing(dossier: Dossier, wording: Wording) -> types.Briefing:
    """Everything that the dossier says, worded and ordered for print."""
    return _View(dossier, wording).briefing()


class _View:
    def __init__(self, dossier: Dossier, wording: Wording) -> None:
        self.dossier = dossier
        self.wording = wording
        self.language = wording.language
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.sources = {source.id: source for source in dossier.sources}
        self.commitments = {c.id: c for c in dossier.commitments}

    # -- small pieces -----------------------------------------------------------------------

    def text(self, texts: Texts | None) -> str:
        return texts[self.language] if texts else ""

    def term(self, value: StrEnum | None) -> str:
        return self.wording.term(value) if value is not None else ""

    def name(self, party_id: str | None) -> str:
        return self.text(self.dossier.parties[party_id].name) if party_id else ""

    def names(self, ids: Iterable[str]) -> str:
        return self.wording.listed(self.name(i) for i in ids)

    def cite(self, support: Support) -> types.Cite:
        return types.Cite(support.label.value, self.term(support.label), support.numbers)

    def not_stated(self) -> types.Cite:
        return types.Cite(Label.NOT_STATED.value, self.term(Label.NOT_STATED), ())

    def reason(self, support: Support) -> types.Reason | None:
        if support.because is None:
            return None
        return types.Reason(self.text(support.because), self.term(support.basis))

    def voices(self, claim_ids: Iterable[str]) -> str:
        """Who says so, each once: a voice by its name, a source by what it is."""
        names = []
        for claim_id in claim_ids:
            claim = self.claims[claim_id]
            source = self.sources[claim.source]
            names.append(self.name(claim.by) or source.outlet or self.term(source.kind))
        return self.wording.listed(dict.fromkeys(names))

    # -- the parts of a briefing ------------------------------------------------------------

    def _facts(self) -> tuple[types.Fact, ...]:
        _ = self.wording.phrase
        rows: list[types.Fact] = []
        d = self.dossier
        if d.group:
            rows.append(self._role(_("Who meets"), d.group))
        if d.when:
            value = self.wording.date(d.when.date)
            rows.append(self._fact(_("Date"), value, d.when.support))
        if d.where:
            places = (self.text(d.where.place), self.text(d.where.venue))
            value = self.wording.listed(p for p in places if p)
            rows.append(self._fact(_("Place"), value, d.where.support))
        if d.convened_by:
            rows.append(self._role(_("Convened by"), d.convened_by))
        if d.chaired_by:
            rows.append(self._role(_("Chaired by"), d.chaired_by))
        stated = {row.name for row in rows}
        for heading in (_("Date"), _("Place"), _("Convened by"), _("Chaired by")):
            if heading not in stated:
                rows.append(types.Fact(heading, self.term(Label.NOT_STATED), self.not_stated()))
        return tuple(rows)

    def _fact(self, name: str, value: str, support: Support) -> types.Fact:
        note = self.text(support.note)
        return types.Fact(name, value, self.cite(support), self.reason(support), note)

    def _role(self, heading: str, role: model.Role) -> types.Fact:
        value = ", ".join(part for part in (self.names(role.who), self.text(role.role)) if part)
        return self._fact(heading, value, role.support)

    def _rows(self) -> tuple[types.Row, ...]:
        """Commitments in the order of the record, then what else is on the agenda."""
        on_agenda = {c: item for item in self.dossier.agenda for c in item.commitments}
        rows = [self._row(c, on_agenda.get(c.id)) for c in self.dossier.commitments]
        rows += [self._item(item) for item in self.dossier.agenda if not item.commitments]
        return tuple(rows)

    def _row(self, one: model.Commitment, item: model.AgendaItem | None) -> types.Row:
        _ = self.wording.phrase
        details = [self.wording.listed(self.term(t) for t in one.types)]
        details += [self.text(one.amount), self.term(one.binding)]
        if one.due is not None:
            details.append(self.wording.labelled(_("due"), self.wording.due(one.due)))
        details += self._vote(item)
        return types.Row(
            what=self.text(one.what),
            number=(item.number or "") if item else "",
            details=tuple(d for d in details if d),
            acts=self.names(one.acts),
            bound=self.names(one.bound),
            beneficiaries=self.names(one.beneficiaries),
            condition=self.text(one.condition) or self.term(one.condition_kind),
            scope=self.text(one.scope),
            trigger=self.term(one.trigger.state) if one.trigger else "",
            stage=self.term(one.stage),
            is_made=one.is_made,
            voices=self.voices(one.support.claims),
            agenda=self.term(item.support.label) if item else "",
            agenda_reason=self.reason(item.support) if item else None,
            not_stated=self.wording.listed(self.term(g) for g in one.not_stated),
            cite=self.cite(one.support),
            note=self.text(one.support.note),
        )

    def _item(self, item: model.AgendaItem) -> types.Row:
        return types.Row(
            what=self.text(item.what),
            number=item.number or "",
            details=(*((self.wording.date(item.date),) if item.date else ()), *self._vote(item)),
            acts="",
            bound="",
            beneficiaries="",
            condition="",
            scope="",
            trigger="",
            stage="",
            is_made=False,
            voices=self.voices(item.support.claims),
            agenda=self.term(item.support.label),
            agenda_reason=self.reason(item.support),
            not_stated="",
            cite=self.cite(item.support),
            note=self.text(item.support.note),
        )

    def _vote(self, item: model.AgendaItem | None) -> list[str]:
        if item is None or item.vote is None:
            return []
        _ = self.wording.phrase
        vote = item.vote
        counts = (
            (_("in favour"), vote.in_favour),
            (_("against"), vote.against),
            (_("abstaining"), vote.abstaining),
        )
        given = [f"{word} {n}" for word, n in counts if n is not None]
        return [": ".join(p for p in (self.term(vote.result), self.wording.listed(given)) if p)]

    def _tensions(self) -> tuple[types.Tension, ...]:
        return tuple(
            types.Tension(
                self.text(t.about),
                tuple(
                    types.Side(
                        self.text(s.says), self.voices(s.support.claims), self.cite(s.support)
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
                    cite=self.cite(p.support),
                    reason=self.reason(p.support),
                    note=self.text(p.support.note),
                )
            )
        return tuple(types.Group(name, tuple(members)) for name, members in groups.items())

    def _timeline(self) -> tuple[types.Event, ...]:
        events = [
            (e.date.sort_key, self._event(e.date, e.printed, self.text(e.what), e.support))
            for e in self.dossier.timeline
        ]
        if (when := self.dossier.when) is not None:
            title = self.text(self.dossier.title)
            event = self._event(when.date, when.printed, title, when.support, is_meeting=True)
            events.append((when.date.sort_key, event))
        return tuple(event for _, event in sorted(events, key=lambda pair: pair[0]))

    def _event(
        self,
        date: Date,
        printed: str | None,
        what: str,
        support: Support,
        *,
        is_meeting: bool = False,
    ) -> types.Event:
        shown = self.wording.date(date)
        return types.Event(shown, printed or "", what, self.cite(support), is_meeting)

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

    def _voices(self) -> tuple[types.Voice, ...]:
        return tuple(
            types.Voice(
                name=self.text(party.name),
                printed=party.printed,
                language=party.language or self.language,
                details=self._voice_details(party),
                note=self.text(party.note),
            )
            for party in self.dossier.parties.values()
            if party.printed is not None
        )

    def _voice_details(self, party: model.Party) -> tuple[str, ...]:
        _ = self.wording.phrase
        numbers = {
            "one": _("one person"),
            "several": _("several"),
            "unknown": _("number not stated"),
        }
        details = [numbers.get(party.number or "", party.number or "")]
        if party.kind is model.PartyKind.DOCUMENT:
            details = [_("a document")]
        if party.side:
            details.append(self.wording.labelled(_("side"), self.name(party.side)))
        details.append(self.text(party.setting))
        if party.may_be:
            others = self.names(party.may_be)
            details.append(self.wording.labelled(_("may be the same as"), others))
        return tuple(d for d in details if d)

    def _sources(self) -> tuple[types.Source, ...]:
        return tuple(self._source(source) for source in self.dossier.sources)

    def _source(self, source: model.Source) -> types.Source:
        _ = self.wording.phrase
        unknown = self.term(Label.NOT_STATED)
        published = self.wording.date(source.published) if source.published else unknown
        details = (
            self.wording.labelled(_("outlet"), source.outlet or unknown),
            self.wording.labelled(_("author"), source.author or unknown),
            self.wording.labelled(_("published"), published),
            self.wording.labelled(_("rights"), self.term(source.rights)),
        )
        claims = [c for c in self.dossier.claims if c.source == source.id]
        return types.Source(
            title=source.title,
            language=source.language,
            kind=self.term(source.kind),
            details=details,
            url=source.url or "",
            grade=f"{source.reliability}{source.credibility}",
            sha256=source.sha256,
            note=self.text(source.note),
            sentences=tuple(self._sentence(c, source, claims) for c in claims if c.part_of is None),
        )

    def _sentence(
        self, claim: model.Claim, source: model.Source, claims: list[model.Claim]
    ) -> types.Sentence:
        return types.Sentence(
            number=claim.number,
            exact=claim.exact,
            language=claim.language,
            translation="" if claim.language == self.language else self.text(claim.translation),
            voice=self.voices([claim.id]),
            position=self.term(claim.position),
            verb=self.term(claim.verb),
            cite=types.Cite(claim.label.value, self.term(claim.label), (claim.number,)),
            grade=f"{source.reliability}{claim.credibility}",
            parts=tuple(
                types.Part(part.exact, self.term(part.verb), self.text(part.note))
                for part in claims
                if part.part_of is not None and part.number == claim.number
            ),
            note=self.text(claim.note),
        )

    def briefing(self) -> types.Briefing:
        d, wording = self.dossier, self.wording
        edition = d.editions[-1]
        _ = wording.phrase
        shown = (
            _("Edition {}").replace("{}", str(edition.number)),
            wording.date(edition.issued),
            self.term(edition.state),
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
            made=_("Commitments made: {made} of {all}")
            .replace("{made}", str(d.commitments_made))
            .replace("{all}", str(len(d.commitments))),
            rows=self._rows(),
            tensions=self._tensions(),
            watch=tuple(
                types.Watch(
                    self.text(w.what), wording.date(w.date) if w.date else "", self.cite(w.support)
                )
                for w in d.watch
            ),
            participants=self._participants(),
            timeline=self._timeline(),
            gaps=self._gaps(),
            inferences=self._inferences(),
            voices=self._voices(),
            sources=self._sources(),
        )
