"""All dossiers of a publication together: who appears where, newest meetings first.

Made of dossiers that are cut for their audience already, so it can tell nothing that they do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from briefs.dossier.model import Claim, Commitment, Dossier, Participant, Party, Role, Source
from briefs.dossier.terms import PartyKind

_NAMELESS = (PartyKind.UNNAMED, PartyKind.DOCUMENT)


class Part(StrEnum):
    """What somebody has to do with a commitment."""

    ACTS = "acts"
    BOUND = "bound"
    FOR = "for"


class Office(StrEnum):
    """What somebody is to a meeting, besides taking part."""

    MEETS = "meets"
    CONVENES = "convenes"
    CHAIRS = "chairs"


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a dossier says of somebody."""

    dossier: Dossier
    offices: tuple[tuple[Office, Role], ...] = ()
    """Whether it is they who meet, who invite, who take the chair; as each source has it."""
    takes_part: tuple[Participant, ...] = ()
    """Their own attendance."""
    represented_by: tuple[Participant, ...] = ()
    """Who takes part for them."""
    commitments: tuple[tuple[Commitment, tuple[Part, ...]], ...] = ()
    """The commitments that name them, each with what they have to do with it."""
    says: tuple[Claim, ...] = ()
    """What they say; no part of a sentence that they say as a whole."""
    issued: tuple[Source, ...] = ()
    """The documents that they issued."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody with a name, and every meeting that names them."""

    party: Party
    """As the newest of these meetings has it."""
    appearances: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """The dossiers, the newest first, and everybody whom they name."""

    dossiers: tuple[Dossier, ...]
    actors: tuple[Actor, ...]
    """By their ids; whoever has no name belongs to one meeting only, and is not among them."""

    @classmethod
    def of(cls, dossiers: Iterable[Dossier]) -> Archive:
        """Bring dossiers together."""
        ordered = sorted(dossiers, key=lambda one: one.id)
        ordered.sort(key=lambda one: one.editions[-1].issued.sort_key, reverse=True)
        found: dict[str, Actor] = {}
        for dossier in ordered:
            for party in dossier.parties.values():
                if party.kind in _NAMELESS:
                    continue
                known = found.get(party.id, Actor(party, ()))
                seen = (*known.appearances, _appearance(party.id, dossier))
                found[party.id] = replace(known, appearances=seen)
        return cls(tuple(ordered), tuple(found[key] for key in sorted(found)))


def _appearance(party: str, dossier: Dossier) -> Appearance:
    roles = (
        (Office.MEETS, dossier.group),
        (Office.CONVENES, dossier.convened_by),
        (Office.CHAIRS, dossier.chaired_by),
    )
    parts = ((one, tuple(_parts(party, one))) for one in dossier.commitments)
    said = {claim.id for claim in dossier.claims if claim.by == party}
    return Appearance(
        dossier,
        offices=tuple((office, one) for office, held in roles for one in held if party in one.who),
        takes_part=tuple(one for one in dossier.participants if one.party == party),
        represented_by=tuple(one for one in dossier.participants if one.represents == party),
        commitments=tuple((one, found) for one, found in parts if found),
        says=tuple(c for c in dossier.claims if c.id in said and c.part_of not in said),
        issued=tuple(one for one in dossier.sources if party in one.issued_by),
    )


def _parts(party: str, one: Commitment) -> Iterator[Part]:
    named = ((Part.ACTS, one.acts), (Part.BOUND, one.bound), (Part.FOR, one.beneficiaries))
    return (part for part, who in named if party in who)
