"""From a docket without faults to a dossier: ids become objects, labels and gaps are derived.

Everything is in it; what of that an audience may see, `audience.for_audience` decides.
"""

from __future__ import annotations

from typing import Any

from briefs.dossier import model
from briefs.dossier.authored import if_raised, lines, objectives
from briefs.dossier.docket import Docket
from briefs.dossier.earlier import Attended, Before, Outcome
from briefs.dossier.independence import counted
from briefs.dossier.model import EXPORT_VERSION
from briefs.dossier.rules.strength import CARRIED_BY
from briefs.dossier.supporting import Supporting
from briefs.dossier.terms import Gap, Label
from briefs.records import statements
from briefs.records.vocabulary import Binding, CommitmentType, Stage, Verb
from briefs.settings import Audience

_ASKED = (
    Gap.WHO_ACTS,
    Gap.WHO_IS_BOUND,
    Gap.HOW_MUCH,
    Gap.BY_WHEN,
    Gap.CONDITION,
    Gap.FORM,
)
_STRONGEST_FIRST = (
    Verb.IS,
    Verb.WILL,
    Verb.PLANS,
    Verb.SHOULD,
    Verb.CALLS_FOR,
    Verb.MAY,
    Verb.HOPES,
    Verb.DENIES,
)


def asked_of(stage: Stage, types: tuple[CommitmentType, ...]) -> tuple[Gap, ...]:
    """What a reader asks of a commitment: nothing once it has ended, no amount of a procedure."""
    if stage.has_ended:
        return ()
    no_amount = CommitmentType.PROCEDURAL in types
    return tuple(gap for gap in _ASKED if not (no_amount and gap is Gap.HOW_MUCH))


def resolve(docket: Docket) -> model.Dossier:
    """The dossier of a docket that `check_meeting` found no fault in."""
    return counted(_Resolver(docket).dossier())


class _Resolver(Supporting):
    def _roles(self, name: str) -> tuple[model.Role, ...]:
        return tuple(
            model.Role(
                who=role.who,
                role=self.maybe(role.as_, *path, "as"),
                support=self.support(role, *path),
                **self.shared(role, *path),
            )
            for role, path in self.alternatives(name)
        )

    def _when(self) -> tuple[model.When, ...]:
        return tuple(
            model.When(
                date=when.date,
                printed=when.printed,
                support=self.support(when, *path),
                **self.shared(when, *path),
            )
            for when, path in self.alternatives("when")
        )

    def _where(self) -> tuple[model.Place, ...]:
        return tuple(
            model.Place(
                place=self.texts(where.place, *path, "place"),
                venue=self.maybe(where.venue, *path, "venue"),
                support=self.support(where, *path),
                **self.shared(where, *path),
            )
            for where, path in self.alternatives("where")
        )

    def _participants(self) -> tuple[model.Participant, ...]:
        """Everybody once. Of whom more is known after the meeting, what was said before is kept."""
        known: dict[str, dict[str, Any]] = {}
        before: dict[str, Attended] = {}
        for attendance, group in self.record.participants.groups():
            for party_id, one in group.items():
                path = ("participants", attendance.value, party_id)
                told: dict[str, Any] = {
                    "attendance": attendance,
                    "role": self.maybe(one.as_, *path, "as"),
                    "represents": one.for_,
                    "support": self.support(one, *path),
                    **self.shared(one, *path),
                }
                if party_id in known:  # the groups come with what is known afterwards first
                    before[party_id] = Attended(**told)
                else:
                    known[party_id] = told
        return tuple(
            model.Participant(party=party, before=before.get(party), **told)
            for party, told in known.items()
        )

    def _agenda(self) -> tuple[model.AgendaItem, ...]:
        return tuple(
            model.AgendaItem(
                id=item_id,
                what=self.texts(item.what, *path, "what"),
                number=item.number,
                date=item.date,
                commitments=item.commitments,
                outcome=self.maybe(item.outcome, *path, "outcome"),
                votes=tuple(
                    self._vote(vote_id, vote, item, *path, "votes", vote_id)
                    for vote_id, vote in item.votes.items()
                ),
                support=self.support(item, *path),
                **self.shared(item, *path),
            )
            for section in ("stated", "inferred")
            for item_id, item in getattr(self.record.agenda, section).items()
            for path in [("agenda", section, item_id)]
        )

    def _vote(
        self, vote_id: str, vote: statements.Vote, item: statements.AgendaItem, *path: str
    ) -> model.Vote:
        support = self.support(vote, *path)
        return model.Vote(
            id=vote_id,
            on=self.maybe(vote.on, *path, "on"),
            result=vote.result,
            in_favour=vote.in_favour,
            against=vote.against,
            abstaining=vote.abstaining,
            support=support if vote.from_ else self.resting(item.from_, inferred=False),
            **self.shared(vote, *path),
        )

    def _commitment(self, commitment_id: str) -> model.Commitment:
        one = self.record.commitments[commitment_id]
        path = ("commitments", commitment_id)
        trigger = one.trigger and model.Trigger(
            state=one.trigger.state,
            support=self.support(one.trigger, *path, "trigger"),
            **self.shared(one.trigger, *path, "trigger"),
        )
        verbs = {self.by_id[c].verb for c in one.from_} & CARRIED_BY[one.stage]
        gaps = {
            Gap.WHO_ACTS: not one.acts,
            Gap.WHO_IS_BOUND: not one.bound,
            Gap.HOW_MUCH: one.amount is None,
            Gap.BY_WHEN: one.due is None,
            Gap.CONDITION: one.if_ is None,
            Gap.FORM: one.binding in (None, Binding.WORD_ONLY),
        }
        return model.Commitment(
            id=commitment_id,
            what=self.texts(one.what, *path, "what"),
            acts=one.acts,
            bound=one.bound,
            beneficiaries=one.for_,
            types=one.type,
            amount=self.maybe(one.amount, *path, "amount"),
            binding=one.binding,
            condition_kind=one.if_,
            condition=self.maybe(one.condition, *path, "condition"),
            scope=self.maybe(one.scope, *path, "scope"),
            trigger=trigger,
            due=one.due,
            stage=one.stage,
            before=self._before(one.before, *path, "before") if one.before else None,
            is_made=one.stage.is_made,
            verb=min(verbs, key=_STRONGEST_FIRST.index),
            not_stated=tuple(gap for gap in asked_of(one.stage, one.type) if gaps[gap]),
            support=self.support(one, *path),
            **self.shared(one, *path),
        )

    def _before(self, one: statements.Before, *path: str) -> Before:
        return Before(
            stage=one.stage,
            amount=self.maybe(one.amount, *path, "amount"),
            binding=one.binding,
            condition=self.maybe(one.condition, *path, "condition"),
            due=one.due,
            support=self.support(one, *path),
            **self.shared(one, *path),
        )

    def _timeline(self) -> tuple[model.Event, ...]:
        events = [
            model.Event(
                id=event_id,
                date=event.date,
                printed=event.printed,
                what=self.texts(event.what, "timeline", event_id, "what"),
                support=self.support(event, "timeline", event_id),
                **self.shared(event, "timeline", event_id),
            )
            for event_id, event in self.record.timeline.items()
        ]
        return tuple(sorted(events, key=lambda event: (event.date.sort_key, event.id)))

    def _inferences(self) -> tuple[model.Inference, ...]:
        return tuple(
            model.Inference(
                id=inference_id,
                about=one.about,
                what=self.texts(one.what, *path, "what"),
                date=one.date,
                support=self.resting(
                    one.from_,
                    inferred=True,
                    because=self.texts(one.because, *path, "because"),
                    basis=one.basis,
                ),
                **self.shared(one, *path),
            )
            for inference_id, one in self.record.inferences.items()
            for path in [("inferences", inference_id)]
        )

    def _tensions(self) -> tuple[model.Tension, ...]:
        return tuple(
            model.Tension(
                id=tension_id,
                about=self.texts(tension.about, *path, "about"),
                sides=tuple(
                    model.Side(
                        id=side_id,
                        says=self.texts(side.says, *path, "sides", side_id, "says"),
                        support=self.support(side, *path, "sides", side_id),
                        **self.shared(side, *path, "sides", side_id),
                    )
                    for side_id, side in tension.sides.items()
                ),
                note=self.maybe(tension.note, *path, "note"),
                **self.shared(tension, *path),
            )
            for tension_id, tension in self.record.tensions.items()
            for path in [("tensions", tension_id)]
        )

    def _judgements(self) -> tuple[model.Judgement, ...]:
        return tuple(
            model.Judgement(
                id=judgement_id,
                text=self.texts(one.text, "judgements", judgement_id, "text"),
                likelihood=one.likelihood,
                confidence=one.confidence,
                outcome=self._outcome(one.outcome, "judgements", judgement_id, "outcome"),
                support=self.support(one, "judgements", judgement_id, editors=True),
                **self.shared(one, "judgements", judgement_id),
            )
            for judgement_id, one in self.record.judgements.items()
        )

    def _outcome(self, one: statements.Outcome | None, *path: str) -> Outcome | None:
        """What became of a forecast; while that is not known, nobody need say so."""
        if one is None:
            return None
        support = self.support(one, *path)
        if not one.from_:
            support = support.model_copy(update={"label": Label.NOT_STATED})
        return Outcome(result=one.result, support=support, **self.shared(one, *path))

    def _watch(self) -> tuple[model.Watch, ...]:
        return tuple(
            model.Watch(
                id=watch_id,
                what=self.texts(one.what, "watch", watch_id, "what"),
                date=one.date,
                support=self.support(one, "watch", watch_id, editors=True),
                **self.shared(one, "watch", watch_id),
            )
            for watch_id, one in self.record.watch.items()
        )

    def _gaps(self) -> tuple[Gap, ...]:
        """What of the meeting nobody says."""
        record = self.record
        starts = [when.date.start for when in record.when if when.date.start]
        gaps = (
            (Gap.GROUP, not record.group),
            (Gap.DATE, not record.when),
            (Gap.YEAR, bool(starts) and not any(p.year.isdigit() for p in starts)),
            (Gap.TIME, bool(starts) and not any(p.time for p in starts)),
            (Gap.PLACE, not record.where),
            (Gap.VENUE, bool(record.where) and not any(w.venue for w in record.where)),
            (Gap.CONVENED_BY, not record.convened_by),
            (Gap.CHAIRED_BY, not record.chaired_by),
        )
        return tuple(gap for gap, is_open in gaps if is_open)

    def dossier(self) -> model.Dossier:
        site = self.content.site
        if site is None:
            raise AssertionError("site.yaml was not checked")
        commitments = tuple(self._commitment(c) for c in self.record.commitments)
        bottom_line = self.record.bottom_line
        return model.Dossier(
            export_version=EXPORT_VERSION,
            id=self.docket.loaded.id,
            kind=self.record.kind,
            title=self.texts(self.record.title, "title"),
            title_added=self.answers.get((), ()),
            publication=self.overlaid.localised(site.record.title),
            publisher=self.overlaid.localised(site.record.publisher),
            paper=site.record.paper,
            audience=Audience.INTERNAL,
            marking=self.docket.marking,
            embargo_until=self.record.embargo_until,
            stale=self.cited.shared.stale(),
            chatham_house=self.record.chatham_house,
            languages=self.overlaid.languages,
            editions=tuple(model.Edition(**e.model_dump()) for e in self.record.editions),
            sources=self.cited.sources(),
            parties=self.cited.parties(),
            claims=self.claims,
            set_aside=self.cited.set_aside(),
            group=self._roles("group"),
            when=self._when(),
            where=self._where(),
            convened_by=self._roles("convened_by"),
            chaired_by=self._roles("chaired_by"),
            participants=self._participants(),
            agenda=self._agenda(),
            commitments=commitments,
            commitments_made=sum(c.is_made for c in commitments),
            timeline=self._timeline(),
            inferences=self._inferences(),
            tensions=self._tensions(),
            judgements=self._judgements(),
            bottom_line=model.BottomLine(
                text=self.texts(bottom_line.text, "bottom_line", "text"),
                support=self.support(bottom_line, "bottom_line", editors=True),
                **self.shared(bottom_line, "bottom_line"),
            ),
            watch=self._watch(),
            objectives=objectives(self),
            lines=lines(self),
            if_raised=if_raised(self),
            not_stated=self._gaps(),
        )
