"""From a docket without faults to a dossier: ids become objects, labels and gaps are derived."""

from __future__ import annotations

from babel import Locale

from briefs.dossier import model
from briefs.dossier.anchor import find, quoted_ranges
from briefs.dossier.docket import Docket
from briefs.dossier.model import EXPORT_VERSION, Gap, Label, PartyKind, Position, Support, Texts
from briefs.dossier.overlay import overlay_text
from briefs.dossier.rules.evidence import CARRIED_BY
from briefs.records import statements
from briefs.records.base import Localised, Target
from briefs.records.meeting import Claim, Unnamed
from briefs.records.source import Source
from briefs.records.vocabulary import Verb
from briefs.records.walk import references

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


def resolve(docket: Docket) -> model.Dossier:
    """The dossier of a docket that `check_meeting` found no fault in."""
    return _Resolver(docket).dossier()


class _Resolver:
    def __init__(self, docket: Docket) -> None:
        self.docket = docket
        self.record = docket.record
        self.content = docket.content
        self.languages = docket.content.languages
        self.claims = self._claims()
        self.by_id = {claim.id: claim for claim in self.claims}

    # -- texts ------------------------------------------------------------------------------

    def texts(self, original: str, *path: str) -> Texts:
        main, *others = self.languages
        result = {main: original}
        for language in others:
            result[language] = overlay_text(self.docket, language, path) or original
        return result

    def maybe(self, original: str | None, *path: str) -> Texts | None:
        return None if original is None else self.texts(original, *path)

    def translation(self, given: dict[str, str], *path: str) -> Texts:
        """Translations stand under their language's key, in the record or in an overlay."""
        result = dict(given)
        for language in self.languages[1:]:
            text = overlay_text(self.docket, language, (*path, language))
            if text is not None:
                result[language] = text
        return {tag: result[tag] for tag in self.languages if tag in result}

    def localised(self, name: Localised) -> Texts:
        return {tag: name.translation.get(tag) or name.name or "" for tag in self.languages}

    # -- sources and claims -----------------------------------------------------------------

    def _claims(self) -> tuple[model.Claim, ...]:
        places = []
        for claim_id in self.record.claims:
            source = self.docket.source_of(claim_id) or ""
            anchor, whole = self.docket.anchor(claim_id), self.docket.whole(claim_id)
            whole_anchor = self.docket.anchor(whole or "")
            if anchor is None or whole_anchor is None:
                raise AssertionError(f"claim {claim_id} was not checked")
            order = self.record.sources.index(source)
            key = (order, whole_anchor.start, whole_anchor.end, whole or "")
            places.append((key, anchor.start, anchor.end, claim_id))
        sentences = sorted({key for key, *_ in places})
        return tuple(
            self._claim(claim_id, sentences.index(key) + 1, start, end)
            for key, start, end, claim_id in sorted(
                places, key=lambda p: (p[0], p[3] != p[0][3], p[1], p[2], p[3])
            )
        )

    def _claim(self, claim_id: str, number: int, start: int, end: int) -> model.Claim:
        claim = self.record.claims[claim_id]
        source = self.docket.source_of(claim_id) or ""
        record, text = self._archived(source)
        voice = self.docket.voice_of(claim_id)
        return model.Claim(
            id=claim_id,
            number=number,
            part_of=claim.in_,
            source=source,
            exact=text[start:end],
            start=start,
            end=end,
            position=self._position(source, start, end, voice),
            language=record.language,
            translation=self._claim_translation(claim_id, claim),
            by=voice,
            verb=self.docket.verb_of(claim_id),
            label=Label.CLAIMED if voice else Label.STATED,
            credibility=claim.credibility or record.credibility,
            note=self.maybe(claim.note, "claims", claim_id, "note"),
        )

    def _claim_translation(self, claim_id: str, claim: Claim) -> Texts:
        own = self.translation(claim.translation, "claims", claim_id)
        if own or claim.in_ is None:
            return own
        return self._claim_translation(claim.in_, self.record.claims[claim.in_])

    def _position(self, source: str, start: int, end: int, voice: str | None) -> Position:
        record, text = self._archived(source)
        title = find(self.docket.snapshots[source], record.title)
        if title and title[0].start <= start and end <= title[0].end:
            return Position.HEADLINE
        if any(low <= start and end <= high for low, high in quoted_ranges(text)):
            return Position.DIRECT
        return Position.REPORTED if voice else Position.OWN

    def _archived(self, source_id: str) -> tuple[Source, str]:
        """The record of a source and its archived text."""
        source = self.content.sources[source_id]
        if source.loaded is None or source.snapshot is None:
            raise AssertionError(f"source {source_id} was not checked")
        return source.loaded.record, source.snapshot.text

    def _source(self, source_id: str) -> model.Source:
        record, _ = self._archived(source_id)
        fields = record.model_dump(exclude={"format", "note"})
        note = self.localised(record.note) if record.note else None
        return model.Source(id=source_id, note=note, **fields)

    # -- parties ----------------------------------------------------------------------------

    def _parties(self) -> dict[str, model.Party]:
        named = {
            ref.id
            for ref in references(self.record)
            if ref.to.target in (Target.PARTY, Target.VOICE) and ref.id not in ref.to.also
        }
        ids = sorted(named | set(self.record.unnamed))
        return {party_id: self._party(party_id) for party_id in ids}

    def _party(self, party_id: str) -> model.Party:
        if (voice := self.record.unnamed.get(party_id)) is not None:
            return self._unnamed(party_id, voice)
        if (actors := self.content.actors) is not None:
            for kind, section in (
                (PartyKind.PERSON, actors.record.people),
                (PartyKind.ORGANISATION, actors.record.organisations),
                (PartyKind.GROUP, actors.record.groups),
            ):
                if party_id in section:
                    return model.Party(
                        id=party_id, kind=kind, name=self.localised(section[party_id])
                    )
        names = {
            tag: str(Locale.parse(tag, sep="-").territories[party_id]) for tag in self.languages
        }
        return model.Party(id=party_id, kind=PartyKind.STATE, name=names)

    def _printed_in(self, words: str) -> str | None:
        """The language of the first source of the meeting that prints these words."""
        for source in self.record.sources:
            if find(self.docket.snapshots[source], words):
                return self._archived(source)[0].language
        return None

    def _unnamed(self, voice_id: str, voice: Unnamed) -> model.Party:
        means = self.translation(voice.translation, "unnamed", voice_id)
        return model.Party(
            id=voice_id,
            kind=PartyKind.DOCUMENT if voice.document else PartyKind.UNNAMED,
            name={tag: means.get(tag, voice.printed) for tag in self.languages},
            printed=voice.printed,
            language=self._printed_in(voice.printed),
            number=voice.number,
            side=voice.side,
            setting=self.maybe(voice.setting, "unnamed", voice_id, "setting"),
            may_be=voice.may_be,
            note=self.maybe(voice.note, "unnamed", voice_id, "note"),
        )

    # -- statements -------------------------------------------------------------------------

    def support(
        self, statement: statements.Statement, *path: str, editors: bool = False
    ) -> Support:
        """The label is the weakest that applies: what one voice claims is not *stated*."""
        because = statement.because if isinstance(statement, statements.Inferable) else None
        basis = statement.basis if isinstance(statement, statements.Inferable) else None
        return self._support(
            statement.from_,
            inferred=editors or because is not None,
            because=self.maybe(because, *path, "because"),
            basis=basis,
            note=self.maybe(statement.note, *path, "note"),
        )

    def _support(self, claims: tuple[str, ...], *, inferred: bool, **rest: object) -> Support:
        if inferred:
            label = Label.INFERRED
        else:
            claimed = any(self.by_id[c].label is Label.CLAIMED for c in claims)
            label = Label.CLAIMED if claimed else Label.STATED
        numbers = tuple(sorted({self.by_id[c].number for c in claims}))
        return Support.model_validate(
            {"label": label, "claims": claims, "numbers": numbers, **rest}
        )

    def _role(self, name: str) -> model.Role | None:
        role: statements.Role | None = getattr(self.record, name)
        if role is None:
            return None
        return model.Role(
            who=role.who,
            role=self.maybe(role.as_, name, "as"),
            support=self.support(role, name),
        )

    def _when(self) -> model.When | None:
        if (when := self.record.when) is None:
            return None
        dated = (i.date for i in self.record.inferences.values() if i.about == "meeting")
        return model.When(
            date=when.date,
            printed=when.printed,
            resolved=next((date for date in dated if date), None),
            support=self.support(when, "when"),
        )

    def _where(self) -> model.Place | None:
        if (where := self.record.where) is None:
            return None
        return model.Place(
            place=self.texts(where.place, "where", "place"),
            venue=self.maybe(where.venue, "where", "venue"),
            support=self.support(where, "where"),
        )

    def _participants(self) -> tuple[model.Participant, ...]:
        return tuple(
            model.Participant(
                party=party_id,
                attendance=attendance,
                role=self.maybe(one.as_, *path, "as"),
                represents=one.for_,
                support=self.support(one, *path),
            )
            for attendance, group in self.record.participants.groups()
            for party_id, one in group.items()
            for path in [("participants", attendance.value, party_id)]
        )

    def _agenda(self) -> tuple[model.AgendaItem, ...]:
        return tuple(
            model.AgendaItem(
                id=item_id,
                what=self.texts(item.what, *path, "what"),
                number=item.number,
                date=item.date,
                commitments=item.commitments,
                vote=self._vote(item.vote, *path, "vote"),
                support=self.support(item, *path),
            )
            for section in ("stated", "inferred")
            for item_id, item in getattr(self.record.agenda, section).items()
            for path in [("agenda", section, item_id)]
        )

    def _vote(self, vote: statements.Vote | None, *path: str) -> model.Vote | None:
        if vote is None:
            return None
        return model.Vote(
            result=vote.result,
            in_favour=vote.in_favour,
            against=vote.against,
            abstaining=vote.abstaining,
            support=self.support(vote, *path),
        )

    def _commitment(self, commitment_id: str) -> model.Commitment:
        one = self.record.commitments[commitment_id]
        path = ("commitments", commitment_id)
        trigger = one.trigger and model.Trigger(
            state=one.trigger.state, support=self.support(one.trigger, *path, "trigger")
        )
        verbs = {self.by_id[c].verb for c in one.from_} & CARRIED_BY[one.stage]
        gaps = (
            (Gap.WHO, not one.acts and not one.bound),
            (Gap.HOW_MUCH, one.amount is None),
            (Gap.BY_WHEN, one.due is None),
            (Gap.CONDITION, one.if_ is None),
            (Gap.FORM, one.binding is None),
        )
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
            is_made=one.stage.is_made,
            verb=min(verbs, key=_STRONGEST_FIRST.index),
            not_stated=tuple(gap for gap, is_open in gaps if is_open),
            support=self.support(one, *path),
        )

    def _timeline(self) -> tuple[model.Event, ...]:
        events = [
            model.Event(
                id=event_id,
                date=event.date,
                printed=event.printed,
                what=self.texts(event.what, "timeline", event_id, "what"),
                support=self.support(event, "timeline", event_id),
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
                support=self._support(
                    one.from_,
                    inferred=True,
                    because=self.texts(one.because, *path, "because"),
                    basis=one.basis,
                ),
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
                    )
                    for side_id, side in tension.sides.items()
                ),
                note=self.maybe(tension.note, *path, "note"),
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
                support=self.support(one, "judgements", judgement_id, editors=True),
            )
            for judgement_id, one in self.record.judgements.items()
        )

    def _watch(self) -> tuple[model.Watch, ...]:
        return tuple(
            model.Watch(
                id=watch_id,
                what=self.texts(one.what, "watch", watch_id, "what"),
                date=one.date,
                support=self.support(one, "watch", watch_id, editors=True),
            )
            for watch_id, one in self.record.watch.items()
        )

    def _gaps(self) -> tuple[Gap, ...]:
        when, where = self.record.when, self.record.where
        start = when.date.start if when else None
        gaps = (
            (Gap.DATE, when is None),
            (Gap.YEAR, start is not None and not start.year.isdigit()),
            (Gap.TIME, start is not None and start.time is None),
            (Gap.PLACE, where is None),
            (Gap.VENUE, where is not None and where.venue is None),
            (Gap.CONVENED_BY, self.record.convened_by is None),
            (Gap.CHAIRED_BY, self.record.chaired_by is None),
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
            publication=self.localised(site.record.title),
            publisher=self.localised(site.record.publisher),
            marking=self.record.marking or site.record.marking,
            languages=self.languages,
            editions=tuple(model.Edition(**e.model_dump()) for e in self.record.editions),
            sources=tuple(self._source(s) for s in self.record.sources),
            parties=self._parties(),
            claims=self.claims,
            group=self._role("group"),
            when=self._when(),
            where=self._where(),
            convened_by=self._role("convened_by"),
            chaired_by=self._role("chaired_by"),
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
            ),
            watch=self._watch(),
            not_stated=self._gaps(),
        )
