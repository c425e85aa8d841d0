"""What a dossier quotes and names: its sources, its numbered claims, its parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from babel import Locale

from briefs.dossier import model
from briefs.dossier.anchor import find, quoted_ranges
from briefs.dossier.atoms import Texts
from briefs.dossier.docket import Docket, states
from briefs.dossier.grounds import Added, Amendment, Titled
from briefs.dossier.impact import amendments_of
from briefs.dossier.independence import grouped
from briefs.dossier.moments import moments
from briefs.dossier.overlay import Overlaid, TextPath
from briefs.dossier.reviews import review
from briefs.dossier.terms import Label, Moment, PartyKind, Position
from briefs.dossier.translations import TextState, all_texts
from briefs.records.base import Restricted, Target
from briefs.records.meeting import Claim, SetAside, Unnamed
from briefs.records.source import Retraction, Source
from briefs.records.walk import references


class Shared:
    """What all entries have: who may see them, and which of their translations are out of date."""

    def __init__(self, docket: Docket) -> None:
        self.docket = docket

    @cached_property
    def _stale(self) -> dict[TextPath, dict[str, None]]:
        """By the keys that lead to an entry, the languages with stale texts of it."""
        found: dict[TextPath, dict[str, None]] = {}
        for text in all_texts(self.docket):
            if text.state is TextState.STALE:
                found.setdefault(text.entry, {})[text.language] = None
        return found

    def stale(self, *path: str) -> tuple[str, ...]:
        """The languages with a stale text directly in the entry that these keys lead to."""
        return tuple(self._stale.get(path, ()))

    def of(self, entry: Restricted, *path: str) -> dict[str, Any]:
        """Who may see an entry, and from when, as recorded; and the languages that are stale."""
        return {**self.restriction(entry), "stale": self.stale(*path)}

    @staticmethod
    def restriction(entry: Restricted) -> dict[str, Any]:
        """Who may see an entry, and from when, as recorded."""
        return {"marking": entry.marking, "embargo_until": entry.embargo_until}


class Cited:
    """The sources, claims and parties of a docket without faults."""

    def __init__(
        self,
        docket: Docket,
        overlaid: Overlaid,
        added: Mapping[tuple[str, ...], tuple[Added, ...]] | None = None,
    ) -> None:
        self.added = added or {}
        self.docket = docket
        self.record = docket.record
        self.content = docket.content
        self.overlaid = overlaid
        self.shared = Shared(docket)
        self.groups = grouped(docket.content)

    @cached_property
    def moments(self) -> Mapping[str, Moment]:
        """Which sources are from before the meeting, and which from after it."""
        return moments(self.docket)

    def sources(self) -> tuple[model.Source, ...]:
        """The sources, in the order of the record."""
        return tuple(self._source(source_id) for source_id in self.record.sources)

    def claims(self) -> tuple[model.Claim, ...]:
        """The claims, numbered by sentence in the order of the sources and of their texts."""
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
        grade = self.docket.grade_of(claim_id)
        if grade is None:
            raise AssertionError(f"claim {claim_id} was not checked")
        return model.Claim(
            id=claim_id,
            number=number,
            part_of=claim.in_,
            source=source,
            exact=text[start:end],
            start=start,
            end=end,
            position=self._position(source, start, end, voice),
            prefix=claim.prefix,
            suffix=claim.suffix,
            language=record.language,
            translation=self._claim_translation(claim_id, claim),
            by=voice,
            verb=self.docket.verb_of(claim_id),
            label=Label.CLAIMED if voice else Label.STATED,
            reliability=grade[0],
            credibility=grade[1],
            note=self.overlaid.maybe(claim.note, "claims", claim_id, "note"),
            review=review(self.docket, claim_id),
            added=self.added.get(("claims", claim_id), ()),
            **self.shared.of(claim, "claims", claim_id),
        )

    def set_aside(self) -> tuple[model.SetAside, ...]:
        """What no claim quotes, in the order of the sources and of their texts."""
        found = []
        for passage in self.docket.passages:
            entry = passage.entry
            if not isinstance(entry, SetAside):
                continue
            if passage.source is None or passage.place is None:
                raise AssertionError(f"what is set aside as {passage.id} was not checked")
            aside = model.SetAside(
                id=passage.id,
                source=passage.source,
                start=passage.place.start,
                end=passage.place.end,
                kind=entry.as_,
                because=self.overlaid.maybe(entry.because, *passage.path, "because"),
                **self.shared.of(entry, *passage.path),
            )
            found.append((self.record.sources.index(passage.source), aside.start, aside))
        return tuple(aside for *_, aside in sorted(found, key=lambda one: one[:2]))

    def _claim_translation(self, claim_id: str, claim: Claim) -> Texts:
        own = self.overlaid.translation(claim.translation, "claims", claim_id)
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
        own = {"format", "note", "original", "based_on", "corrected", "retracted"}
        fields = record.model_dump(exclude=own)
        note = self.overlaid.localised(record.note) if record.note else None
        mine = self.record.sources
        return model.Source(
            id=source_id,
            note=note,
            based_on=tuple(one for one in record.based_on if one in mine),
            moment=self.moments.get(source_id),
            counts_with=tuple(
                one for one in mine if one in self.groups[source_id] and one != source_id
            ),
            amendments=tuple(self._amendments(source_id)),
            **fields,
        )

    def _amendments(self, source_id: str) -> Iterator[Amendment]:
        """What became of a source and of those that it is based on, the newest first."""
        for one in amendments_of(self.content, source_id):
            replaced_by = one.record.replaced_by if isinstance(one.record, Retraction) else None
            yield Amendment(
                kind=one.kind,
                on=one.record.on,
                note=self.overlaid.localised(one.record.note),
                url=one.record.url,
                of=self._titled(one.of) if one.of != source_id else None,
                replaced_by=self._titled(replaced_by) if replaced_by else None,
            )

    def _titled(self, source_id: str) -> Titled:
        record, _ = self._archived(source_id)
        restriction = self.shared.restriction(record)
        return Titled(id=source_id, title=record.title, language=record.language, **restriction)

    def parties(self) -> dict[str, model.Party]:
        """Everybody that the record names, by id."""
        named = {
            ref.id
            for ref in references(self.record)
            if ref.to.target in (Target.PARTY, Target.VOICE) and ref.id not in ref.to.also
        }
        issuers = {who for one in self.record.sources for who in self._archived(one)[0].issued_by}
        ids = sorted(named | issuers | set(self.record.unnamed))
        return {party_id: party for party_id in ids if (party := self.party(party_id))}

    def party(self, party_id: str) -> model.Party | None:
        """Whoever goes by this id; None where nobody does, which is a fault."""
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
                        id=party_id, kind=kind, name=self.overlaid.localised(section[party_id])
                    )
        if party_id not in states():
            return None
        names = {tag: _state_name(party_id, tag) for tag in self.overlaid.languages}
        return model.Party(id=party_id, kind=PartyKind.STATE, name=names)

    def _unnamed(self, voice_id: str, voice: Unnamed) -> model.Party:
        means = self.overlaid.translation(voice.translation, "unnamed", voice_id)
        return model.Party(
            id=voice_id,
            kind=PartyKind.DOCUMENT if voice.document else PartyKind.UNNAMED,
            name={tag: means.get(tag, voice.printed) for tag in self.overlaid.languages},
            printed=voice.printed,
            language=self.docket.printed_in(voice.printed),
            number=voice.number,
            side=voice.side,
            setting=self.overlaid.maybe(voice.setting, "unnamed", voice_id, "setting"),
            may_be=voice.may_be,
            note=self.overlaid.maybe(voice.note, "unnamed", voice_id, "note"),
            **self.shared.of(voice, "unnamed", voice_id),
        )


def _state_name(code: str, language: str) -> str:
    """The name of a state by CLDR; in English where a language has none."""
    names = Locale.parse(language, sep="-").territories
    return str(names.get(code) or Locale("en").territories[code])
