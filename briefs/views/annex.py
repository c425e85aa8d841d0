"""The annex of a briefing: its sources, their numbered sentences, and whoever has no name."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote

from briefs.dossier import model
from briefs.dossier.grounds import AmendmentKind, Support
from briefs.dossier.impact import fate_of
from briefs.dossier.reviews import Review
from briefs.dossier.terms import Label, PartyKind
from briefs.records.walk import models
from briefs.views import quoted, types
from briefs.views.alerts import Alerts
from briefs.views.pieces import Pieces

# A longer passage is linked by its first and last words: addresses have an end.
_LINKED_WHOLE = 160
_LINKED_WORDS = 6


def fragment(
    url: str | None, exact: str, prefix: str | None = None, suffix: str | None = None
) -> str:
    """A link to a passage of a page: a text fragment as the URL Fragment Text Directives draft of
    the WICG has it. Empty where the source has no address.
    """
    if not url:
        return ""
    words = exact.split()
    if len(exact) <= _LINKED_WHOLE or len(words) <= 2 * _LINKED_WORDS:
        passages = [" ".join(words)]
    else:
        passages = [" ".join(words[:_LINKED_WORDS]), " ".join(words[-_LINKED_WORDS:])]
    # A hyphen is part of the directive's own syntax.
    before, *inner, after = (
        quote(one, safe="").replace("-", "%2D") for one in (prefix or "", *passages, suffix or "")
    )
    directive = ",".join(inner)
    directive = f"{before}-,{directive}" if before else directive
    directive = f"{directive},-{after}" if after else directive
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


class Annex:
    """The sources and the unnamed."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.dossier = pieces.dossier
        self.text, self.term = pieces.text, pieces.term

    def unnamed(self) -> tuple[quoted.Voice, ...]:
        return tuple(
            quoted.Voice(
                name=self.text(party.name),
                printed=party.printed,
                language=party.language or self.pieces.language,
                details=self._voice_details(party),
                may_be=self.pieces.names(self._may_be(party)),
                cite=self._voice_cite(party),
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
        if party.kind is PartyKind.DOCUMENT:
            details = [_("a document")]
        if party.side:
            details.append(self.wording.labelled(_("side"), self.pieces.name(party.side)))
        details.append(self.text(party.setting))
        return tuple(d for d in details if d)

    def _may_be(self, party: model.Party) -> tuple[str, ...]:
        """Whoever it may be, as told of either of the two."""
        others = self.dossier.parties.values()
        back = (other.id for other in others if party.id in other.may_be)
        return tuple(dict.fromkeys((*party.may_be, *back)))

    def _voice_cite(self, party: model.Party) -> types.Cite:
        """The sentences in which it speaks, or in which it is named as printed.

        That it speaks, its source says itself. Where only others name it, it is claimed.
        """
        printed = " ".join((party.printed or "").casefold().split())
        claims = self.dossier.claims
        speaks = [claim for claim in claims if claim.by == party.id]
        named = [c for c in claims if printed in " ".join(c.exact.casefold().split())]
        is_claimed = named and all(claim.label is Label.CLAIMED for claim in named)
        label = Label.CLAIMED if is_claimed and not speaks else Label.STATED
        numbers = sorted({claim.number for claim in (*speaks, *named)})
        mark, doubt = self.pieces.mark(party), self.pieces.doubt(party)
        return types.Cite(label.value, self.term(label), tuple(numbers), mark, doubt)

    def sources(self) -> tuple[quoted.Source, ...]:
        cited = self._cited()
        return tuple(self._source(source, cited) for source in self.dossier.sources)

    def _source(self, source: model.Source, cited: set[int]) -> quoted.Source:
        _ = self.wording.phrase
        published = self.wording.date(source.published) if source.published else ""
        outlet = self._detail(_("outlet"), source.outlet or "")
        issuers = self.pieces.names(source.issued_by)
        repeated = (self.pieces.sources[one].title for one in source.based_on)
        based_on = self.wording.listed(self.wording.quoted(title) for title in repeated)
        details = (
            *([self._detail(_("issued by"), issuers)] if issuers else []),
            *([] if issuers and not source.outlet else [outlet]),
            self._detail(_("author"), source.author or ""),
            self._detail(_("published"), published),
            *([self._detail(_("based on"), based_on, Label.INFERRED)] if based_on else []),
            self._detail(_("rights"), self.term(source.rights), Label.INFERRED),
        )
        claims = [c for c in self.dossier.claims if c.source == source.id]
        numbers = sorted({claim.number for claim in claims} - cited)
        return quoted.Source(
            id=f"source-{source.id}",
            title=source.title,
            language=source.language,
            kind=self.term(source.kind),
            details=details,
            mark=self.pieces.mark(source),
            url=source.url or "",
            grade=self.pieces.grade(source),
            grade_words=self.pieces.grade_words(source),
            sha256=source.sha256,
            note=self.text(source.note),
            alerts=Alerts(self.pieces).of(source),
            sentences=tuple(self._sentence(c, source, claims) for c in claims if c.part_of is None),
            uncited=tuple(numbers),
        )

    def sentences(self, numbers: Collection[int]) -> tuple[quoted.Sentence, ...]:
        """Of all sources the sentences that have these numbers."""
        claims: dict[str, list[model.Claim]] = {}
        for claim in self.dossier.claims:
            if claim.number in numbers:
                claims.setdefault(claim.source, []).append(claim)
        return tuple(
            self._sentence(one, source, claims[source.id])
            for source in self.dossier.sources
            for one in claims.get(source.id, ())
            if one.part_of is None
        )

    def _cited(self) -> set[int]:
        """The numbers that stand anywhere else: with statements, and with the unnamed."""
        supports = [one for _, one in models(self.dossier) if isinstance(one, Support)]
        named = [voice.cite.numbers for voice in self.unnamed()]
        return {n for numbers in (*(one.numbers for one in supports), *named) for n in numbers}

    def _detail(self, name: str, value: str, label: Label = Label.STATED) -> quoted.Detail:
        if value:
            return quoted.Detail(name, value, label.value, self.term(label))
        return quoted.Detail(name, self.term(Label.NOT_STATED), Label.NOT_STATED.value, "")

    def _sentence(
        self, claim: model.Claim, source: model.Source, claims: list[model.Claim]
    ) -> quoted.Sentence:
        is_foreign = claim.language != self.pieces.language
        translation = self.text(claim.translation) if is_foreign else ""
        return quoted.Sentence(
            number=claim.number,
            exact=claim.exact,
            language=claim.language,
            href=fragment(source.url, claim.exact, claim.prefix, claim.suffix),
            translation=translation,
            voice=self.pieces.voices([claim.id]),
            position=self.position(claim),
            verb=self.term(claim.verb),
            cite=self.label(claim),
            grade=self.pieces.grade(claim),
            review=self.review(claim.review),
            parts=tuple(
                self._part(part, claim)
                for part in claims
                if part.part_of is not None and part.number == claim.number
            ),
            note=self.text(claim.note),
        )

    def position(self, claim: model.Claim) -> str:
        """How it stands in the source, and in what setting its voice spoke."""
        voice = self.dossier.parties.get(claim.by) if claim.by else None
        setting = self.text(voice.setting) if voice else ""
        return self.wording.listed(p for p in (self.term(claim.position), setting) if p)

    def _part(self, part: model.Claim, whole: model.Claim) -> quoted.Part:
        """A part, with whatever the line of its whole would say wrongly of it."""
        mine, theirs = self._told(part), self._told(whole)
        url = self.pieces.sources[part.source].url
        is_foreign = part.language != self.pieces.language
        own = is_foreign and part.translation != whole.translation
        return quoted.Part(
            exact=part.exact,
            href=fragment(url, part.exact, part.prefix, part.suffix),
            translation=self.text(part.translation) if own else "",
            details=(
                self.term(part.verb),
                *(a for a, b in zip(mine, theirs, strict=True) if a != b),
            ),
            cite=self.label(part),
            review=self.review(part.review),
            note=self.text(part.note),
        )

    def label(self, claim: model.Claim) -> types.Cite:
        fate = fate_of(self.pieces.sources[claim.source])
        doubts = (self._fate(fate) if fate else "", self.pieces.doubt(claim))
        return types.Cite(
            claim.label.value,
            self.term(claim.label),
            (claim.number,),
            self.pieces.mark(claim),
            self.wording.listed(doubt for doubt in doubts if doubt),
            self.pieces.added(claim.added),
        )

    def _fate(self, fate: AmendmentKind) -> str:
        _ = self.wording.phrase
        is_retracted = fate is AmendmentKind.RETRACTED
        return _("source retracted") if is_retracted else _("source corrected")

    def review(self, review: Review) -> quoted.Review:
        """What was found of a claim; the verdict is told where the state does not say it."""
        _ = self.wording.phrase
        details = []
        if review.changed:
            changed = self.wording.listed(self.term(aspect) for aspect in review.changed)
            details.append(self.wording.labelled(_("changed since"), changed))
            details.append(self.wording.labelled(_("found then"), self.term(review.verdict)))
        details += [review.by] if review.by else []
        details += [self.wording.date(review.on)] if review.on else []
        state, main = self.term(review.state), self.dossier.languages[0]
        return quoted.Review(state, tuple(details), review.reason or "", main)

    def _told(self, claim: model.Claim) -> tuple[str, ...]:
        grade = self.pieces.grade(claim)
        return (
            self.pieces.voices([claim.id]),
            self.term(claim.position),
            self.term(claim.label),
            self.wording.labelled(self.wording.phrase("grade"), grade),
        )
