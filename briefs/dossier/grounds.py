"""The types of what a statement stands on: its claims, how many independent sources and voices
these have, and what became of a source since it was read. Parts of `briefs.dossier.model`.
"""

from __future__ import annotations

from enum import StrEnum

from briefs.dossier.atoms import ClaimId, Resolved, Restricted, Texts
from briefs.dossier.terms import Label
from briefs.records.dates import Date
from briefs.records.vocabulary import Basis


class Count(Resolved):
    """How many there are, at least and at most: as exactly as the record lets one say."""

    low: int = 0
    """At least so many."""

    high: int = 0
    """At most so many."""


class Independence(Resolved):
    """On how many sources and voices something rests that do not depend on one another."""

    sources: Count = Count()
    """Sources; those based on one another, or from the same house, count as one."""

    voices: Count = Count()
    """Voices beside the sources' own words; those that may be the same count once at least."""

    named: int | None = None
    """How many of the voices have a name; not told where there is none, or one is withheld."""


class Added(Resolved):
    """Words that a text has and none of its quotes, and why the editor lets them stand."""

    words: Texts
    """The words as the text has them."""

    because: Texts
    """The editor's reason."""


class Support(Resolved):
    """What a statement rests on."""

    label: Label
    """Stated, claimed or inferred; *authored* of what is the editor's own."""

    claims: tuple[ClaimId, ...]
    """The ids of the claims cited."""

    numbers: tuple[int, ...]
    """The numbers of the sentences that these claims stand in, ascending, each once."""

    independence: Independence = Independence()
    """On how many independent sources and voices these claims rest."""

    because: Texts | None = None
    """Why the editor concludes it."""

    basis: Basis | None = None
    """Whether the conclusion rests on the text or on general knowledge."""

    note: Texts | None = None
    """What a careful reader should know."""

    added: tuple[Added, ...] = ()
    """What the statement says beyond the claims cited, each with the editor's reason."""


class AmendmentKind(StrEnum):
    """What was done to a source after it was read."""

    CORRECTED = "corrected"
    RETRACTED = "retracted"


class Titled(Restricted):
    """Another source, by its title."""

    id: str
    """Its id."""

    title: str
    """Its title, in its own language."""

    language: str
    """Its language, in BCP 47."""


class Amendment(Resolved):
    """A correction or a retraction of a source, or of one that it is based on."""

    kind: AmendmentKind
    """Corrected or retracted."""

    on: Date
    """The day, in EDTF."""

    note: Texts
    """What was corrected, or why it was retracted."""

    url: str | None
    """Where the notice can be read."""

    of: Titled | None
    """The source that was amended, where that is one that this source is based on."""

    replaced_by: Titled | None
    """The source that took its place."""
