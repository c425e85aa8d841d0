"""What every type of the dossier is made of: closed models, ids that say what they lead to, texts
by language.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict

from briefs.records.base import Target, To
from briefs.records.dates import Date
from briefs.records.vocabulary import Marking

Texts = dict[str, str]
"""A text by language tag."""

ClaimId = Annotated[str, To(Target.CLAIM)]
CommitmentId = Annotated[str, To(Target.COMMITMENT)]
PartyId = Annotated[str, To(Target.PARTY)]
SourceId = Annotated[str, To(Target.SOURCE)]
VoiceId = Annotated[str, To(Target.VOICE)]


class Resolved(BaseModel):
    """A closed model of the dossier."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Restricted(Resolved):
    """Something that not everybody may see, or not yet."""

    marking: Marking | None = None
    """Who may see it (TLP 2.0), as recorded; none where the briefing's marking says it."""

    embargo_until: Date | None = None
    """When it may be published, in EDTF."""

    stale: tuple[str, ...] = ()
    """The languages in which a text of it was confirmed before its original changed."""
