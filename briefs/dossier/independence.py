"""How many independent sources and voices something rests on, as exactly as the record tells.

Sources count as one where one is based on the other, however long the way (PROV's
`wasDerivedFrom`), or where they come from the same house: the same outlet, or the same issuers. A
source that names neither may come from any house, so at least it adds nothing.

Voices are counted beside the sources' own words, which are the source's and no second voice. One
name is one voice, in however many sources. Unnamed voices that `may_be` one another are one at
least. A voice in the plural (*diplomats*) is one voice of unknown number. Whoever issued a document
is the voice of what it says itself; several issuers of one document speak with one voice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

from pydantic import BaseModel

from briefs.dossier.grounds import Count, Independence, Support
from briefs.dossier.model import Claim, Dossier, Party, Source
from briefs.records.content import Content
from briefs.records.walk import replaced

Groups = Mapping[str, frozenset[str]]
"""By the id of each source the ids of all that count as one with it, itself among them."""


def joined(links: Iterable[tuple[Hashable, ...]]) -> dict[Hashable, frozenset[Hashable]]:
    """For everything that stands in a link, all that links lead to from there, itself included."""
    groups: dict[Hashable, frozenset[Hashable]] = {}
    for link in links:
        group = frozenset(link).union(*(groups.get(one, frozenset()) for one in link))
        groups |= dict.fromkeys(group, group)
    return groups


def grouped(content: Content) -> Groups:
    """The sources of the content by what they count as one with."""
    records = {i: s.loaded.record for i, s in content.sources.items() if s.loaded}
    links: list[tuple[Hashable, ...]] = []
    for source_id, record in records.items():
        links.append((source_id, *record.based_on))
        if record.outlet:
            links.append((source_id, ("outlet", " ".join(record.outlet.casefold().split()))))
        if record.issued_by:
            links.append((source_id, ("issuers", frozenset(record.issued_by))))
    groups = joined(links)
    return {
        source_id: frozenset(one for one in groups[source_id] if isinstance(one, str))
        for source_id in records
    }


def counted(dossier: Dossier) -> Dossier:
    """A dossier in which each statement says on how much of this very dossier it rests."""
    claims = {claim.id: claim for claim in dossier.claims}
    count = counter(dossier)

    def with_count(one: BaseModel) -> BaseModel:
        if not isinstance(one, Support):
            return one
        return one.model_copy(update={"independence": count(claims[c] for c in one.claims)})

    result: Dossier = replaced(dossier, with_count)
    return result


def counter(dossier: Dossier) -> Callable[[Iterable[Claim]], Independence]:
    """A function that counts what any claims of this dossier rest on."""
    sources = {source.id: source for source in dossier.sources}
    may_be = joined((party.id, *party.may_be) for party in dossier.parties.values())

    def count(given: Iterable[Claim]) -> Independence:
        claims = tuple(given)
        cited = [sources[one] for one in dict.fromkeys(claim.source for claim in claims)]
        return Independence(
            sources=_count_sources(cited, sources),
            voices=_count_voices(claims, sources, may_be),
            named=_count_named(claims, sources, dossier.parties),
        )

    return count


def _count_sources(cited: Iterable[Source], sources: Mapping[str, Source]) -> Count:
    """Groups of sources; those of which no member names its house may be of any other's."""
    groups = {frozenset((source.id, *source.counts_with)) for source in cited}
    known = sum(any(_names_house(sources[one]) for one in group) for group in groups)
    return Count(low=max(known, min(1, len(groups))), high=len(groups))


def _names_house(source: Source) -> bool:
    return bool(source.outlet or source.issued_by)


def _count_voices(
    claims: Iterable[Claim],
    sources: Mapping[str, Source],
    may_be: Mapping[Hashable, frozenset[Hashable]],
) -> Count:
    """Whoever may be the same is one at least; whoever is withheld may be one, or in each sentence
    another."""
    withheld = {claim.number for claim in claims if claim.is_voice_withheld}
    voices = {voice for claim in claims if (voice := voice_of(claim, sources[claim.source]))}
    links = [(voice, *(one for who in voice for one in may_be.get(who, {who}))) for voice in voices]
    groups = joined(links)
    apart = {groups[voice] for voice in voices}
    return Count(low=len(apart) + bool(withheld), high=len(voices) + len(withheld))


def _count_named(
    claims: Iterable[Claim], sources: Mapping[str, Source], parties: Mapping[str, Party]
) -> int | None:
    """How many voices have a name; None where nobody speaks, or where a name is withheld."""
    given = tuple(claims)
    voices = {voice for claim in given if (voice := voice_of(claim, sources[claim.source]))}
    if not voices or any(claim.is_voice_withheld for claim in given):
        return None
    return sum(any(parties[who].printed is None for who in voice) for voice in voices)


def voice_of(claim: Claim, source: Source) -> frozenset[str]:
    """Who says it: the voice named, or else whoever issued the document; nobody where a source
    speaks itself.
    """
    if claim.by is not None:
        return frozenset((claim.by,))
    return frozenset() if claim.is_voice_withheld else frozenset(source.issued_by)
