"""The small parts that every section of a briefing is made of: names, labels, reasons, voices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from briefs.dossier.atoms import Restricted, Texts
from briefs.dossier.grounds import Added, AmendmentKind, Support
from briefs.dossier.impact import fate_of
from briefs.dossier.model import Claim, Dossier, Source
from briefs.dossier.reviews import ReviewState
from briefs.dossier.terms import Label
from briefs.records.dates import Date
from briefs.records.vocabulary import Marking
from briefs.settings import Audience
from briefs.views import types
from briefs.views.linked import Linking, linked
from briefs.views.wording import Wording

_WEAKEST_LAST = (Label.STATED, Label.CLAIMED, Label.INFERRED, Label.AUTHORED, Label.NOT_STATED)


class Pieces:
    """The words for the small parts that every section is made of."""

    def __init__(self, dossier: Dossier, wording: Wording, link: Linking | None = None) -> None:
        self.dossier = dossier
        self.link = link
        self.wording = wording
        self.language = wording.language
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.sources = {source.id: source for source in dossier.sources}

    def text(self, texts: Texts | None) -> str:
        """The text in this language, set apart as a whole if it runs the other way."""
        return self.wording.apart(texts[self.language]) if texts else ""

    def term(self, value: StrEnum | None) -> str:
        """The word for a term; empty where there is none."""
        return self.wording.term(value) if value is not None else ""

    def name(self, party_id: str | None) -> str:
        """The name of a party, which on a site may lead to its page; empty where there is none."""
        if not party_id:
            return ""
        party = self.dossier.parties[party_id]
        return linked(self.text(party.name), self.link(party) if self.link else "")

    def names(self, ids: Iterable[str]) -> str:
        """The names of several parties."""
        return self.wording.listed(self.name(i) for i in ids)

    def mark(self, entry: Restricted) -> str:
        """What restricts an entry, for those inside; whatever the public sees is restricted by
        nothing any more.
        """
        if self.dossier.audience is Audience.PUBLIC:
            return ""
        marking = entry.marking if entry.marking not in (None, Marking.CLEAR) else None
        return self.wording.listed(
            part for part in (marking or "", self.embargo(entry.embargo_until)) if part
        )

    def doubt(self, *entries: Restricted, supports: Sequence[Support] = ()) -> str:
        """Why not to rely on entries yet: a text in this language that is out of date, a review of
        a claim cited that is, or that found its evidence in doubt, sources that were retracted.
        """
        _ = self.wording.phrase
        states = {self.claims[one].review.state for support in supports for one in support.claims}
        doubts = (
            (_("evidence in doubt"), ReviewState.REJECTED in states),
            (_("review outdated"), ReviewState.SUSPECT in states),
            (_("translation outdated"), any(self.language in one.stale for one in entries)),
        )
        found = [words for words, is_there in doubts if is_there]
        return self.wording.listed((*found, *self._fallen(supports)))

    def embargo(self, until: Date | None) -> str:
        """Until when something must not be published; empty where it may be."""
        if until is None:
            return ""
        return self.wording.phrase("embargo until {}").replace("{}", self.wording.date(until))

    def cite(self, support: Support, entry: Restricted | None = None) -> types.Cite:
        """The label of an entry, the numbers that it rests on, and what it is marked with."""
        return self.cite_all([support], *([entry] if entry else []))

    def added(self, added: Iterable[Added]) -> tuple[types.Added, ...]:
        """What a text says beyond its sentences, with the editor's reasons."""
        return tuple(types.Added(self.text(one.words), self.text(one.because)) for one in added)

    def _fallen(self, supports: Sequence[Support]) -> tuple[str, ...]:
        """What became of the sources of statements, where nothing else carries them.

        Where every source was corrected, the notice at the top says so, once for all.
        """
        claims = [self.claims[claim] for one in supports for claim in one.claims]
        fates = {fate_of(self.sources[claim.source]) for claim in claims}
        if not fates or None in fates:
            return ()
        if fates == {AmendmentKind.RETRACTED}:
            return (self.wording.phrase("retracted source only"),)
        if all(fate_of(source) for source in self.dossier.sources):
            return ()
        return (self.wording.phrase("corrected source only"),)

    def cite_all(self, supports: Iterable[Support], *entries: Restricted) -> types.Cite:
        """For what several statements tell together: the weakest label, every number."""
        given = tuple(supports)
        marks = dict.fromkeys(mark for entry in entries if (mark := self.mark(entry)))
        doubt = self.doubt(*entries, supports=given)
        weakest = max((one.label for one in given), key=_WEAKEST_LAST.index)
        numbers = tuple(sorted({n for one in given for n in one.numbers}))
        mark = self.wording.listed(marks)
        added = self.added(one for support in given for one in support.added)
        return types.Cite(weakest.value, self.term(weakest), numbers, mark, doubt, added)

    def not_stated(self) -> types.Cite:
        """The label of what nobody says."""
        return types.Cite(Label.NOT_STATED.value, self.term(Label.NOT_STATED), ())

    def reason(self, support: Support) -> types.Reason | None:
        """Why the editor concludes it; none where nothing is concluded."""
        if support.because is None:
            return None
        return types.Reason(self.text(support.because), self.term(support.basis))

    def grade(self, graded: Source | Claim) -> str:
        """The Admiralty code of a source, or of a claim, such as `B2`."""
        return f"{graded.reliability}{graded.credibility}"

    def grade_words(self, source: Source) -> str:
        """The same of a source in words."""
        return f"{self.term(source.reliability)}; {self.term(source.credibility)}"

    def voices(self, claim_ids: Iterable[str]) -> str:
        """Who says so, each once: a voice by its name, a source by what it is."""
        names = []
        for claim_id in claim_ids:
            claim = self.claims[claim_id]
            source = self.sources[claim.source]
            if claim.is_voice_withheld:
                names.append(self.wording.phrase("name withheld (Chatham House Rule)"))
            else:
                issuers = self.names(source.issued_by)
                names.append(
                    self.name(claim.by) or issuers or source.outlet or self.term(source.kind)
                )
        return self.wording.listed(dict.fromkeys(names))
