"""The annex of a briefing: its sources, their numbered sentences, and whoever has no name."""

from __future__ import annotations

from briefs.dossier import model
from briefs.dossier.model import Label
from briefs.views import types
from briefs.views.pieces import Pieces


class Annex:
    """The sources and the unnamed."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.dossier = pieces.dossier
        self.text, self.term = pieces.text, pieces.term

    def unnamed(self) -> tuple[types.Voice, ...]:
        return tuple(
            types.Voice(
                name=self.text(party.name),
                printed=party.printed,
                language=party.language or self.pieces.language,
                details=self._voice_details(party),
                note=self.text(party.note),
            )
            for party in self.dossier.parties.values()
            if party.printed is not None
        )

    def _voice_details(self, party: model.Party) -> tuple[str, ...]:
        _ = self.wording.phrase
        numbers = {
            "one": _("one person"),
            "several": _("several"),
            "unknown": _("number not stated"),
        }
        details = [numbers.get(party.number or "", party.number or "")]
        if party.kind is model.PartyKind.DOCUMENT:
            details = [_("a document")]
        if party.side:
            details.append(self.wording.labelled(_("side"), self.pieces.name(party.side)))
        details.append(self.text(party.setting))
        if party.may_be:
            others = self.pieces.names(party.may_be)
            details.append(self.wording.labelled(_("may be the same as"), others))
        return tuple(d for d in details if d)

    def sources(self) -> tuple[types.Source, ...]:
        return tuple(self._source(source) for source in self.dossier.sources)

    def _source(self, source: model.Source) -> types.Source:
        _ = self.wording.phrase
        unknown = self.term(Label.NOT_STATED)
        published = self.wording.date(source.published) if source.published else unknown
        details = (
            self.wording.labelled(_("outlet"), source.outlet or unknown),
            self.wording.labelled(_("author"), source.author or unknown),
            self.wording.labelled(_("published"), published),
            self.wording.labelled(_("rights"), self.term(source.rights)),
        )
        claims = [c for c in self.dossier.claims if c.source == source.id]
        return types.Source(
            title=source.title,
            language=source.language,
            kind=self.term(source.kind),
            details=details,
            url=source.url or "",
            grade=f"{source.reliability}{source.credibility}",
            grade_words=f"{self.term(source.reliability)}; {self.term(source.credibility)}",
            sha256=source.sha256,
            note=self.text(source.note),
            sentences=tuple(self._sentence(c, source, claims) for c in claims if c.part_of is None),
        )

    def _sentence(
        self, claim: model.Claim, source: model.Source, claims: list[model.Claim]
    ) -> types.Sentence:
        is_foreign = claim.language != self.pieces.language
        translation = self.text(claim.translation) if is_foreign else ""
        return types.Sentence(
            number=claim.number,
            exact=claim.exact,
            language=claim.language,
            translation=translation,
            voice=self.pieces.voices([claim.id]),
            position=self.term(claim.position),
            verb=self.term(claim.verb),
            cite=types.Cite(claim.label.value, self.term(claim.label), (claim.number,)),
            grade=f"{source.reliability}{claim.credibility}",
            parts=tuple(
                self._part(part, claim, source)
                for part in claims
                if part.part_of is not None and part.number == claim.number
            ),
            note=self.text(claim.note),
        )

    def _part(self, part: model.Claim, whole: model.Claim, source: model.Source) -> types.Part:
        """A part, with whatever the line of its whole would say wrongly of it."""
        mine, theirs = self._told(part, source), self._told(whole, source)
        is_foreign = part.language != self.pieces.language
        own = is_foreign and part.translation != whole.translation
        return types.Part(
            exact=part.exact,
            translation=self.text(part.translation) if own else "",
            details=(
                self.term(part.verb),
                *(a for a, b in zip(mine, theirs, strict=True) if a != b),
            ),
            note=self.text(part.note),
        )

    def _told(self, claim: model.Claim, source: model.Source) -> tuple[str, ...]:
        grade = f"{source.reliability}{claim.credibility}"
        return (
            self.pieces.voices([claim.id]),
            self.term(claim.position),
            self.term(claim.label),
            self.wording.labelled(self.wording.phrase("grade"), grade),
        )
