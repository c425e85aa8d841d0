"""From a dossier to a briefing in one language: every section, worded and ordered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefs.dossier import model
from briefs.dossier.atoms import Restricted
from briefs.dossier.earlier import Outcome
from briefs.dossier.model import Dossier
from briefs.dossier.reviews import ReviewState
from briefs.dossier.terms import Label
from briefs.records.vocabulary import EditionState, Likelihood
from briefs.records.walk import models
from briefs.settings import Audience
from briefs.views import documents, types
from briefs.views.alerts import Alerts
from briefs.views.annex import Annex
from briefs.views.compared import Compared
from briefs.views.counts import Counts
from briefs.views.facts import Facts
from briefs.views.linked import Linking, plain
from briefs.views.pictures.attendance import Attending
from briefs.views.pictures.matrix import Specificity
from briefs.views.pictures.timeline import Timeline
from briefs.views.pictures.waiting import Waiting
from briefs.views.pieces import Pieces
from briefs.views.positions import Positions
from briefs.views.table import Table
from briefs.views.wording import Wording


def briefing(dossier: Dossier, wording: Wording, link: Linking | None = None) -> documents.Briefing:
    """Everything that the dossier says, worded and ordered; on a site names may lead to pages."""
    return _View(dossier, wording, link).briefing()


def two_pages(dossier: Dossier, wording: Wording, whole: documents.Briefing) -> documents.Brief:
    """The same for the two pages, before anything is left out for want of room."""
    return _View(dossier, wording).two_pages(whole)


def headings(pieces: Pieces) -> tuple[documents.Section, ...]:
    """Every section in its order, by the name of its field."""
    _ = pieces.wording.phrase
    is_one = len(pieces.dossier.sources) == 1
    differ = _("Tensions in the source") if is_one else _("Where the sources disagree")
    silent = _("What the source does not say") if is_one else _("What the sources do not say")
    return (
        documents.Section("bottom_line", _("Bottom line")),
        documents.Section("facts", _("The meeting")),
        documents.Section("objectives", _("Objectives")),
        documents.Section("lines", _("Lines to take")),
        documents.Section("compared", _("Expected and reported")),
        documents.Section("judgements", _("Judgements")),
        documents.Section("rows", _("Agenda and commitments")),
        documents.Section("tensions", differ),
        documents.Section("watch", _("What to watch")),
        documents.Section("if_raised", _("If raised")),
        documents.Section("participants", _("Participants")),
        documents.Section("timeline", _("Timeline")),
        documents.Section("triggers", _("Conditions attached")),
        documents.Section("gaps", silent),
        documents.Section("inferences", _("Added by the editor")),
        documents.Section("voices", _("Unnamed persons, groups and documents")),
        documents.Section("sources", _("Sources")),
    )


class _View(Pieces):
    def __init__(self, dossier: Dossier, wording: Wording, link: Linking | None = None) -> None:
        super().__init__(dossier, wording, link)
        self.counts = Counts(self)

    def _tensions(self) -> tuple[types.Tension, ...]:
        return tuple(
            types.Tension(
                f"tension-{t.id}",
                self.text(t.about),
                tuple(
                    types.Side(
                        self.text(s.says),
                        self.voices(s.support.claims),
                        self.cite(s.support, s),
                        self.text(s.support.note),
                        self.counts.whole(s.support),
                    )
                    for s in t.sides
                ),
                self.text(t.note),
                self.mark(t),
                self.doubt(t),
            )
            for t in self.dossier.tensions
        )

    def _inferences(self) -> Iterator[types.Inference]:
        for one in self.dossier.inferences:
            is_meeting = one.about == "meeting"
            about = self.wording.phrase("The meeting") if is_meeting else self.name(one.about)
            if (reason := self.reason(one.support)) is None:
                raise AssertionError("an inference has a reason")
            yield types.Inference(
                f"inference-{one.id}",
                about,
                self.text(one.what),
                reason,
                self.cite(one.support, one),
            )

    def _judgements(self) -> Iterator[types.Judgement]:
        for one in self.dossier.judgements:
            yield types.Judgement(
                f"judgement-{one.id}",
                self.text(one.text),
                self.term(one.likelihood),
                self.term(one.confidence),
                self.cite(one.support, one),
                self.text(one.support.note),
                self.counts.whole(one.support),
                self.counts.beyond(self._sources_of_judgements(), one.support),
                _band(one.likelihood) if one.likelihood else None,
                self._outcome(one.outcome),
            )

    def _outcome(self, one: Outcome | None) -> types.Passage | None:
        if one is None:
            return None
        note = self.text(one.support.note)
        return types.Passage(self.term(one.result), self.cite(one.support, one), note)

    def _sources_of_judgements(self) -> str:
        return self.counts.of_all(one.support for one in self.dossier.judgements)

    def _watch(self) -> Iterator[types.Watch]:
        for one in self.dossier.watch:
            yield types.Watch(
                f"watch-{one.id}",
                self.text(one.what),
                self.wording.date(one.date) if one.date else "",
                self.cite(one.support, one),
                self.text(one.support.note),
            )

    def _bottom_line(self) -> types.Passage | None:
        if (line := self.dossier.bottom_line) is None:
            return None
        return types.Passage(
            self.text(line.text),
            self.cite(line.support, line),
            self.text(line.support.note),
            self.counts.whole(line.support),
        )

    def _state(self, edition: model.Edition) -> str:
        state = self.term(edition.state)
        return self.wording.labelled(state, edition.cleared_by) if edition.cleared_by else state

    def _basis(self) -> str:
        """How far the sources reach in time; empty for what was written afterwards."""
        _ = self.wording.phrase
        if not self.dossier.kind.is_before:
            return ""
        is_one = len(self.dossier.sources) == 1
        if self._is_late():
            return (
                _(
                    "Issued after the date of the meeting. Rests on one source from before it; "
                    "what happened there is not covered."
                )
                if is_one
                else _(
                    "Issued after the date of the meeting. Rests on sources from before it; "
                    "what happened there is not covered."
                )
            )
        if is_one:
            return _("Rests on one source from before the meeting; nothing later is included.")
        return _("Rests on sources from before the meeting; nothing later is included.")

    def _is_late(self) -> bool:
        """Whether this edition was issued after the meeting, as far as its date is known."""
        d = self.dossier
        inferred = [one.date for one in d.inferences if one.about == "meeting"]
        dates = [*(one.date for one in d.when), *inferred]
        ends = [date.points[-1] for date in dates if date is not None and date.points]
        issued = d.editions[-1].issued.start
        return issued is not None and any(issued.is_after(end) for end in ends)

    def _grounds(self) -> str:
        """What sources those are, as far as that is known."""
        return " · ".join(self._ground(source) for source in self.dossier.sources)

    def _ground(self, source: model.Source) -> str:
        _, unknown = self.wording.phrase, self.term(Label.NOT_STATED)
        published = self.wording.date(source.published) if source.published else unknown
        issuers = plain(self.names(source.issued_by))  # a notice is read as one text
        outlet = source.outlet or issuers or self.wording.labelled(_("outlet"), unknown)
        return self.wording.listed(
            (
                self.term(source.kind),
                outlet,
                self.wording.labelled(_("published"), published),
                f"{_('grade')} {self.grade(source)} ({self.grade_words(source)})",
            )
        )

    def _notices(self) -> Iterator[str]:
        """What a reader should know of the whole, before anything else."""
        _, d = self.wording.phrase, self.dossier
        yield " · ".join(self._judged())
        yield self.wording.labelled(
            _("Source") if len(d.sources) == 1 else _("Sources"), self._grounds()
        )
        yield from self._restrictions()
        for added in self.added(d.title_added):
            label = self.wording.labelled(_("Title"), _("added by the editor", "note"))
            reason = self.wording.labelled(self.wording.quoted(added.words), added.because)
            yield self.wording.labelled(label, reason)
        if d.withheld:
            yield _("Entries not shown to this audience: {n}.").replace("{n}", str(d.withheld))

    def _restrictions(self) -> Iterator[str]:
        """What restricts it besides its marking."""
        _, d = self.wording.phrase, self.dossier
        if d.audience is Audience.INTERNAL and d.embargo_until:
            yield _("Under embargo until {}.").replace("{}", self.wording.date(d.embargo_until))
        if d.chatham_house or any(source.chatham_house for source in d.sources):
            yield (
                _("Chatham House Rule: who spoke, who was there and for whom must not be revealed.")
                if d.audience is Audience.INTERNAL
                else _("Chatham House Rule: who spoke, who was there and for whom is not revealed.")
            )

    def _judged(self) -> Iterator[str]:
        """How far the quotes are reviewed, and how many translations are out of date."""
        yield self._reviewed()
        if stale := self._stale():
            yield self.wording.labelled(self.wording.phrase("Translations outdated"), str(stale))

    def _reviewed(self) -> str:
        """How many of the quotes have a review that holds, how many of these it finds in doubt,
        and how many reviews are out of date.
        """
        _ = self.wording.phrase
        found = Counter(claim.review.state for claim in self.dossier.claims)
        in_doubt, outdated = found[ReviewState.REJECTED], found[ReviewState.SUSPECT]
        pattern = _("{n} of {all}").replace("{all}", str(found.total()))
        counts = [pattern.replace("{n}", str(found[ReviewState.REVIEWED] + in_doubt))]
        counts += [self.wording.labelled(_("in doubt"), str(in_doubt))] if in_doubt else []
        counts += [self.wording.labelled(_("review outdated"), str(outdated))] if outdated else []
        return self.wording.labelled(_("Quotes reviewed"), self.wording.listed(counts))

    def _stale(self) -> int:
        """How many entries have a text in this language that is out of date."""
        entries = (one for _, one in models(self.dossier) if isinstance(one, Restricted))
        return sum(self.language in entry.stale for entry in entries)

    def _as_of(self, edition: model.Edition) -> str:
        if edition.as_of is None:
            return ""
        pattern = self.wording.phrase("information as of {}")
        return pattern.replace("{}", self.wording.date(edition.as_of))

    def _made(self) -> str:
        d = self.dossier
        pattern = self.wording.phrase(
            "Items, as the editor counts them: {all}; reported as made: {made}"
        )
        pattern = pattern.replace("{made}", str(d.commitments_made))
        return pattern.replace("{all}", str(len(d.commitments)))

    def briefing(self) -> documents.Briefing:
        d, wording = self.dossier, self.wording
        edition = d.editions[-1]
        annex, waiting, positions = Annex(self), Waiting(self), Positions(self)
        specificity, timeline = Specificity(self), Timeline(self)
        number = wording.phrase("Edition {}").replace("{}", str(edition.number))
        return documents.Briefing(
            id=d.id,
            language=self.language,
            direction=wording.direction,
            publication=self.text(d.publication),
            publisher=self.text(d.publisher),
            paper=d.paper.value,
            marking=d.marking.value,
            rights=" · ".join((d.marking.value, self.text(d.publisher), *self._restrictions())),
            kind=self.term(d.kind),
            title=self.text(d.title),
            edition=wording.listed((number, wording.date(edition.issued))),
            state=self._state(edition),
            issued=edition.issued.text,
            as_of=self._as_of(edition),
            basis=self._basis(),
            notices=tuple(self._notices()),
            alerts=Alerts(self).of_all(),
            is_draft=edition.state is EditionState.DRAFT,
            headings=headings(self),
            bottom_line=self._bottom_line(),
            facts=Facts(self).rows(),
            objectives=positions.objectives(),
            lines=positions.lines(),
            compared=Compared(self).rows(),
            judgements=tuple(self._judgements()),
            made=self._made(),
            rows=Table(self).rows(),
            tensions=self._tensions(),
            watch=tuple(self._watch()),
            if_raised=positions.if_raised(),
            participants=Attending(self).groups(),
            timeline=timeline.events(),
            axes=timeline.axes(),
            timeline_legend=timeline.legend(),
            triggers=waiting.triggers(),
            unconditional=waiting.unconditional(),
            gaps=tuple(specificity.gaps()),
            matrix=specificity.matrix(),
            inferences=tuple(self._inferences()),
            voices=annex.unnamed(),
            sources=annex.sources(),
        )

    def two_pages(self, whole: documents.Briefing) -> documents.Brief:
        return documents.Brief(
            facts=documents.Shown(Facts(self).brief()),
            objectives=documents.Shown(whole.objectives),
            lines=documents.Shown(whole.lines),
            compared=documents.Shown(whole.compared),
            judgements=documents.Shown(whole.judgements),
            judgements_rest_on=self.counts.each(self._sources_of_judgements()),
            rows=documents.Shown(whole.rows),
            tensions=documents.Shown(whole.tensions),
            watch=documents.Shown(whole.watch),
            if_raised=documents.Shown(whole.if_raised),
            participants=documents.Shown(whole.participants),
            timeline=documents.Shown(whole.timeline),
            triggers=documents.Shown(whole.triggers),
            gaps=documents.Shown(whole.matrix.rows),
            inferences=documents.Shown(whole.inferences),
            rows_rest_on=Table(self).rests_on(),
        )


def _band(likelihood: Likelihood) -> types.Band:
    """Where a likelihood lies among the seven of the scale."""
    start, end = likelihood.per_cent
    bounds = tuple(one.per_cent[1] for one in Likelihood if one is not Likelihood.ALMOST_CERTAIN)
    return types.Band(start, end - start, bounds)
