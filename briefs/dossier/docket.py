"""One meeting with all that is needed to judge it: its record, the shared records, its anchors.

Rules read a docket. It answers with None where something is missing, since rules also run over
records that have other faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from babel import Locale

from briefs.dossier.anchor import Folded, Match, find, fold
from briefs.records.base import Anchored, Target
from briefs.records.content import Content, LoadedMeeting
from briefs.records.load import Loaded
from briefs.records.meeting import SOURCE_ITSELF, Claim, Meeting
from briefs.records.vocabulary import Credibility, Kind, Marking, Reliability, Verb

# CLDR knows regions that ISO 3166-1 has not assigned to a state or territory.
_NOT_ISO = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)

INTERNAL = Marking.AMBER
"""Who may see a meeting brief, and what our side wants or says, where nothing says otherwise."""


@cache
def states() -> frozenset[str]:
    """The officially assigned codes of ISO 3166-1."""
    regions = (str(code) for code in Locale("en").territories)
    return frozenset(c for c in regions if c.isalpha() and len(c) == 2 and c not in _NOT_ISO)  # noqa: PLR2004


@dataclass(frozen=True)
class Passage:
    """An entry of the record that points to a passage of a source: a claim, or what is set aside.

    `source` is None where it is not clear which source it is, `matches` where it cannot be judged
    (no text, a broken whole); `part_of` is the claim whose quote it is looked for in.
    """

    section: str
    id: str
    entry: Anchored
    source: str | None
    matches: tuple[Match, ...] | None
    """Where its words (of a longer passage, the first words) stand."""

    place: Match | None
    """The one place where all of it stands; None where there is not exactly one."""

    part_of: str | None = None

    @property
    def path(self) -> tuple[str, str]:
        """Where it stands in the record."""
        return self.section, self.id


@dataclass(frozen=True)
class Docket:
    """A meeting to be judged."""

    content: Content
    meeting: LoadedMeeting
    snapshots: Mapping[str, Folded]
    """The folded text of every source that has one."""

    @property
    def loaded(self) -> Loaded[Meeting]:
        """The record with its places."""
        return self.meeting.loaded

    @property
    def record(self) -> Meeting:
        """The record."""
        return self.meeting.loaded.record

    @property
    def marking(self) -> Marking:
        """Who may see the briefing: as its record says, or else the site. A meeting brief that says
        nothing is not for the public, whatever the site says.
        """
        site = self.content.site
        of_site = site.record.marking if site else Marking.CLEAR
        if self.record.kind is Kind.MEETING_BRIEF and INTERNAL.is_above(of_site):
            of_site = INTERNAL
        return self.record.marking or of_site

    def known(self, target: Target) -> frozenset[str]:
        """The ids that a reference of this kind may name, cut-out entries included."""
        record = self.record
        if target is Target.SOURCE:
            return frozenset(self.content.sources)
        if target is Target.CLAIM:
            return frozenset(record.claims) | self._cut_out("claims")
        if target is Target.COMMITMENT:
            return frozenset(record.commitments) | self._cut_out("commitments")
        voices = frozenset(record.unnamed) | self._cut_out("unnamed")
        return voices if target is Target.VOICE else voices | self.actor_ids | states()

    def _cut_out(self, section: str) -> frozenset[str]:
        broken = self.loaded.broken
        return frozenset(str(p[1]) for p in broken if len(p) > 1 and p[0] == section)

    @cached_property
    def actor_ids(self) -> frozenset[str]:
        """Everybody in `actors.yaml`."""
        if self.content.actors is None:
            return frozenset()
        actors = self.content.actors
        cut_out = {str(p[1]) for p in actors.broken if len(p) > 1}
        record = actors.record
        return frozenset((*record.people, *record.organisations, *record.groups, *cut_out))

    def ancestry(self, claim_id: str) -> tuple[str, ...]:
        """The claim, then the one it is a part of, and so on up; each once, even in a circle."""
        claims = self.record.claims
        way: list[str] = []
        current: str | None = claim_id
        while current in claims and current not in way:
            way.append(current)
            current = claims[current].in_
        return tuple(way)

    def lineage(self, claim_id: str) -> Iterator[Claim]:
        """The claims of its ancestry."""
        return (self.record.claims[one] for one in self.ancestry(claim_id))

    def whole(self, claim_id: str) -> str | None:
        """The claim that this one is a part of, all the way up; None if that leads nowhere."""
        top = self.ancestry(claim_id)[-1:]
        return top[0] if top and self.record.claims[top[0]].in_ is None else None

    def source_of(self, claim_id: str) -> str | None:
        """The source that a claim quotes: named, or the only one, or the only one that has it."""
        named = next((c.source for c in self.lineage(claim_id) if c.source), None)
        whole = self.whole(claim_id)
        return self._source(named, self.record.claims[whole] if whole else None)

    def _source(self, named: str | None, whole: Anchored | None) -> str | None:
        sources = tuple(dict.fromkeys(self.record.sources))
        if named or len(sources) == 1:
            return named or sources[0]
        having = self.sources_having(whole) if whole else ()
        return having[0] if len(having) == 1 else None

    def sources_having(self, entry: Anchored) -> tuple[str, ...]:
        """The sources of the meeting in which the words of an entry stand."""
        words = (entry.exact, entry.prefix, entry.suffix)
        if words not in self._having:
            self._having[words] = tuple(
                source
                for source in self.record.sources
                if source in self.snapshots and find(self.snapshots[source], *words)
            )
        return self._having[words]

    @cached_property
    def _having(self) -> dict[tuple[str, str | None, str | None], tuple[str, ...]]:
        return {}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every entry that points to a passage of a source: the claims, then what is set aside."""
        found = []
        for key, claim in self.record.claims.items():
            source, matches = self.source_of(key), self.matches(key)
            place = _only(matches)
            found.append(Passage("claims", key, claim, source, matches, place, claim.in_))
        for key, entry in self.record.set_aside.items():
            source = self._source(entry.source, entry)
            matches = self._matches(entry, source)
            place = _only(matches)
            if place and source and entry.through:
                place = through(self.snapshots[source], place, entry.through)
            found.append(Passage("set_aside", key, entry, source, matches, place))
        return tuple(found)

    def voice_of(self, claim_id: str) -> str | None:
        """Who says it; None where the source speaks itself."""
        voice = next((c.by for c in self.lineage(claim_id) if c.by), None)
        return None if voice == SOURCE_ITSELF else voice

    def printed_in(self, words: str) -> str | None:
        """The language of the first source of the meeting that prints these words."""
        for source_id in self.record.sources:
            snapshot = self.snapshots.get(source_id)
            if snapshot is not None and find(snapshot, words):
                loaded = self.content.sources[source_id].loaded
                return loaded.record.language if loaded else None
        return None

    def verb_of(self, claim_id: str) -> Verb:
        """What its verb does."""
        return next((c.verb for c in self.lineage(claim_id) if c.verb), Verb.IS)

    def grade_of(self, claim_id: str) -> tuple[Reliability, Credibility] | None:
        """Its grade: its own, that of its whole where it has the same voice, or its source's."""
        source = self.content.sources.get(self.source_of(claim_id) or "")
        if source is None or source.loaded is None:
            return None
        own = self._judged_with(claim_id)
        record = source.loaded.record
        return (
            next((c.reliability for c in own if c.reliability), record.reliability),
            next((c.credibility for c in own if c.credibility), record.credibility),
        )

    def _judged_with(self, claim_id: str) -> list[Claim]:
        """The claim and those that it is a part of, as far up as nobody else speaks."""
        found: list[Claim] = []
        for claim in self.lineage(claim_id):
            found.append(claim)
            if claim.by is not None:
                break
        return found

    def language_of(self, claim_id: str) -> str | None:
        """The language of the text that a claim quotes."""
        source = self.content.sources.get(self.source_of(claim_id) or "")
        return source.loaded.record.language if source and source.loaded else None

    def matches(self, claim_id: str) -> tuple[Match, ...] | None:
        """Where the quote stands; None where that cannot be judged (no text, a broken whole)."""
        claim = self.record.claims[claim_id]
        whole = self.whole(claim_id)
        within = self.anchor(claim.in_) if whole and claim.in_ else None
        if claim.in_ and within is None:
            return None
        return self._matches(claim, self.source_of(claim_id), within)

    def _matches(
        self, entry: Anchored, source: str | None, within: Match | None = None
    ) -> tuple[Match, ...] | None:
        snapshot = self.snapshots.get(source or "")
        if snapshot is None:
            return None
        return find(snapshot, entry.exact, entry.prefix, entry.suffix, within)

    def anchor(self, claim_id: str) -> Match | None:
        """The one place where a claim's quote stands; None where there is not exactly one."""
        return _only(self.matches(claim_id)) if claim_id in self.record.claims else None


def _only(matches: tuple[Match, ...] | None) -> Match | None:
    return matches[0] if matches and len(matches) == 1 else None


def through(snapshot: Folded, first: Match, last: str) -> Match | None:
    """From the first words of a passage to the nearest place after them where its last stand."""
    rest = replace(first, folded_start=first.folded_end, folded_end=len(snapshot.text))
    found = find(snapshot, last, within=rest)
    return replace(first, folded_end=found[0].folded_end, end=found[0].end) if found else None


def dockets(content: Content) -> tuple[Docket, ...]:
    """A docket for each meeting."""
    snapshots = {
        source_id: fold(source.snapshot.text)
        for source_id, source in content.sources.items()
        if source.snapshot
    }
    return tuple(Docket(content, meeting, snapshots) for meeting in content.meetings.values())
