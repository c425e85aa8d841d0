"""What a new record will say: claims, voices and what is set aside, as the texts let one see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefs.desk.beginning.naming import Names, how_often, salient
from briefs.desk.beginning.origins import Origin
from briefs.desk.beginning.passages import Quoted, passages
from briefs.desk.beginning.settling import settle
from briefs.desk.beginning.speakers import Speakers, Unnamed
from briefs.desk.scalars import single_spaced
from briefs.dossier.anchor import find
from briefs.language.ranges import Range
from briefs.language.strength import verb_of
from briefs.records.meeting import SOURCE_ITSELF
from briefs.records.site import Actors
from briefs.records.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of a passage, and what tells its place from others; `source` where that must be."""

    exact: str
    prefix: str | None
    suffix: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposed claim."""

    id: str
    origin: Origin
    range: Range
    anchor: Anchor
    by: str | None
    verb: Verb
    lacks_voice: bool = False
    """Whether it is direct speech, and nobody could be found who speaks."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage that is proposed to be set aside, and as what."""

    id: str
    anchor: Anchor
    kind: str


@dataclass(frozen=True)
class Draft:
    """All that is proposed."""

    claims: tuple[Claim, ...]
    asides: tuple[Aside, ...]
    unnamed: tuple[Unnamed, ...]


def draft(origins: tuple[Origin, ...], actors: Actors | None) -> Draft:
    """Propose a claim for each sentence of the sources, and what to set aside."""
    drafting = _Drafting(origins, Speakers(origins, actors))
    for origin in origins:
        drafting.take(origin)
    used = {claim.by for claim in drafting.claims}
    unnamed = tuple(v for v in drafting.speakers.unnamed.values() if v.id in used)
    return Draft(tuple(drafting.claims), tuple(drafting.asides), unnamed)


class _Drafting:
    """What is proposed so far."""

    def __init__(self, origins: tuple[Origin, ...], speakers: Speakers) -> None:
        self.origins = origins
        self.speakers = speakers
        self.claims: list[Claim] = []
        self.asides: list[Aside] = []
        self._claim_ids = Names()
        self._aside_ids = Names()

    def take(self, origin: Origin) -> None:
        """Propose what one source gives."""
        quoted, aside = passages(origin.text, origin.language)
        often = how_often(q.range.of(origin.text) for q in quoted)
        voice: str | None = None
        for passage in quoted:
            by = self._voice(origin, passage, voice)
            voice = by or voice
            words = salient(passage.range.of(origin.text), origin.language, often)
            is_headline = not self.claims and _is_title(origin, passage.range)
            wanted = "headline" if is_headline else words
            lacks = by is None and _is_inside(origin.quoted, passage.range)
            self.claims.append(
                Claim(
                    self._claim_ids.new(wanted, "sentence"),
                    origin,
                    passage.range,
                    self._anchor(origin, passage.range),
                    SOURCE_ITSELF if lacks else by,
                    verb_of(passage.range.of(origin.text), origin.language),
                    lacks,
                )
            )
        for credit in aside:
            name = self._aside_ids.new(credit.kind, credit.kind)
            anchor = self._anchor(origin, credit.range)
            self.asides.append(Aside(name, anchor, credit.kind))

    def _voice(self, origin: Origin, passage: Quoted, before: str | None) -> str | None:
        """Who says it; a pronoun behind direct speech is taken for the voice before it."""
        if passage.voice is None:
            return None
        if passage.voice.is_pronoun:
            return before if passage.is_direct else None
        return self.speakers.id_of(origin, passage.voice)

    def _anchor(self, origin: Origin, place: Range) -> Anchor:
        exact = single_spaced(place.of(origin.text))
        prefix, suffix = settle(origin.folded, exact, place)
        having = [o for o in self.origins if find(o.folded, exact, prefix, suffix)]
        return Anchor(exact, prefix, suffix, origin.id if len(having) > 1 else None)


def _is_title(origin: Origin, place: Range) -> bool:
    return (
        place.start == 0
        and find(origin.folded, origin.title)[:1]
        == find(origin.folded, single_spaced(place.of(origin.text)))[:1]
    )


def _is_inside(ranges: Iterable[tuple[int, int]], place: Range) -> bool:
    return any(low <= place.start and place.end <= high for low, high in ranges)
