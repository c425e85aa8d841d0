"""The small parts that every section of a briefing is made of: names, labels, reasons, voices."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from briefs.dossier.model import Dossier, Label, Support, Texts
from briefs.views import types
from briefs.views.wording import Wording

_WEAKEST_LAST = (Label.STATED, Label.CLAIMED, Label.INFERRED)


class Pieces:
    """The words for the small parts that every section is made of."""

    def __init__(self, dossier: Dossier, wording: Wording) -> None:
        self.dossier = dossier
        self.wording = wording
        self.language = wording.language
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.sources = {source.id: source for source in dossier.sources}
        self.commitments = {c.id: c for c in dossier.commitments}

    def text(self, texts: Texts | None) -> str:
        """The text in this language."""
        return texts[self.language] if texts else ""

    def term(self, value: StrEnum | None) -> str:
        """The word for a term; empty where there is none."""
        return self.wording.term(value) if value is not None else ""

    def name(self, party_id: str | None) -> str:
        """The name of a party; empty where there is none."""
        return self.text(self.dossier.parties[party_id].name) if party_id else ""

    def names(self, ids: Iterable[str]) -> str:
        """The names of several parties."""
        return self.wording.listed(self.name(i) for i in ids)

    def cite(self, support: Support) -> types.Cite:
        """The label of a statement and the numbers that it rests on."""
        return types.Cite(support.label.value, self.term(support.label), support.numbers)

    def cite_all(self, supports: Iterable[Support]) -> types.Cite:
        """For what several statements tell together: the weakest label, every number."""
        given = tuple(supports)
        weakest = max((one.label for one in given), key=_WEAKEST_LAST.index)
        numbers = tuple(sorted({n for one in given for n in one.numbers}))
        return types.Cite(weakest.value, self.term(weakest), numbers)

    def not_stated(self) -> types.Cite:
        """The label of what nobody says."""
        return types.Cite(Label.NOT_STATED.value, self.term(Label.NOT_STATED), ())

    def reason(self, support: Support) -> types.Reason | None:
        """Why the editor concludes it; none where nothing is concluded."""
        if support.because is None:
            return None
        return types.Reason(self.text(support.because), self.term(support.basis))

    def voices(self, claim_ids: Iterable[str]) -> str:
        """Who says so, each once: a voice by its name, a source by what it is."""
        names = []
        for claim_id in claim_ids:
            claim = self.claims[claim_id]
            source = self.sources[claim.source]
            names.append(self.name(claim.by) or source.outlet or self.term(source.kind))
        return self.wording.listed(dict.fromkeys(names))
