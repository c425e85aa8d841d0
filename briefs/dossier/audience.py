"""What an audience may see of a dossier: everything else is cut out, and leaves no trace.

Those inside see everything. The public sees what is marked TLP:CLEAR or not at all, is under no
embargo, and names nobody whom the Chatham House Rule hides. Whatever rests on something withheld,
or names a voice that is, is withheld with it.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

from briefs.dossier import model
from briefs.dossier.atoms import Restricted
from briefs.dossier.chatham import Names, hidden_parties
from briefs.dossier.grounds import Amendment, Support
from briefs.dossier.independence import counted
from briefs.dossier.model import Dossier
from briefs.dossier.positions import LineToTake
from briefs.dossier.terms import Gap, PartyKind
from briefs.records.base import Target
from briefs.records.dates import Date
from briefs.records.vocabulary import Attendance, Marking
from briefs.records.walk import models, references, replaced, words
from briefs.settings import Audience

_HIGHEST = {Audience.PUBLIC: Marking.CLEAR, Audience.INTERNAL: Marking.RED}
_LEAST_SIDES = 2
_PLAIN_SECTIONS = (
    "set_aside",
    "group",
    "when",
    "where",
    "convened_by",
    "chaired_by",
    "participants",
    "commitments",
    "timeline",
    "inferences",
    "judgements",
    "watch",
    "objectives",
    "if_raised",
)
# Whoever answers one of these has made the statement that the gap is about.
_GAPS_ABOUT = {"when": (Gap.YEAR, Gap.TIME), "where": (Gap.VENUE,)}

R = TypeVar("R", bound=Restricted)


def for_audience(dossier: Dossier, audience: Audience, as_of: Date | None) -> Dossier | None:
    """What an audience may see of a dossier as `resolve` makes it; None where it may see nothing.

    An embargo lifts only with an `as_of` that is not before it. The Chatham House Rule takes from
    the claims made under it who makes them, and withholds whatever names those people, or those who
    were there, or whom they belong to; what it cannot see is told at `chatham.Names`.
    """
    if why_withheld(dossier.marking, dossier.embargo_until, audience, as_of):
        return None
    if audience is Audience.PUBLIC:
        dossier = _Cut(dossier, as_of).dossier()
    return dossier.model_copy(update={"audience": audience, "marking": _printed_marking(dossier)})


def is_untouched(cut: Dossier, whole: Dossier) -> bool:
    """Whether an audience sees all of a dossier."""
    anew = {"audience": cut.audience, "marking": cut.marking}
    return whole.model_copy(update=anew) == cut


def why_withheld(
    marking: Marking | None, embargo: Date | None, audience: Audience, as_of: Date | None
) -> str:
    """Why an audience may not see what is marked so, in words; empty where it may."""
    if marking is not None and marking.is_above(_HIGHEST[audience]):
        return f"marked {marking}"
    if embargo is not None and audience is not Audience.INTERNAL and not _is_over(embargo, as_of):
        return f"under embargo until {embargo.text}"
    return ""


def _is_over(embargo: Date, as_of: Date | None) -> bool:
    now, end = as_of.moment if as_of else None, embargo.moment
    return now is not None and end is not None and now >= end


def _printed_marking(dossier: Dossier) -> Marking:
    """The highest marking of all that is there."""
    marked = [one.marking for _, one in models(dossier) if isinstance(one, Restricted)]
    return min((m for m in marked if m is not None), key=list(Marking).index)


class _Cut:
    """A dossier for the public. What is withheld is found in the order in which it depends.

    First who is hidden, then which voices and sources are withheld, then which claims, then what
    cites or names any of them.
    """

    def __init__(self, whole: Dossier, as_of: Date | None) -> None:
        self.whole = whole
        self.as_of = as_of
        self.withheld = 0
        self.under_rule = {s.id for s in whole.sources if s.chatham_house or whole.chatham_house}
        hidden = self._hidden()
        names = Names.of(whole.parties[one] for one in sorted(hidden))
        voices = {
            party.id
            for party in whole.parties.values()
            if self._is_restricted(party)
            or (party.kind is not PartyKind.STATE and _has(names, party))
        }
        self.gone = hidden | voices
        # A descriptor is part of what is marked, so it must not stand elsewhere either.
        self.names = Names.of(whole.parties[one] for one in sorted(self.gone))
        self.sources = self._sources()
        self.withheld += len(whole.sources) - len(self.sources)
        self.known = {
            Target.SOURCE: {source.id for source in self.sources},
            Target.CLAIM: {claim.id for claim in whole.claims},
        }
        self.claims = self._claims()
        self.known[Target.CLAIM] = {claim.id for claim in self.claims}

    def _sources(self) -> tuple[model.Source, ...]:
        """The sources that are left, each without what would lead to one that is not.

        Under the rule nobody learns who issued a document either.
        """
        kept = [s for s in self.whole.sources if not self._is_restricted(self._unamended(s))]
        ids = {source.id for source in kept}
        return tuple(
            source.model_copy(
                update={
                    "issued_by": tuple(one for one in source.issued_by if one not in self.gone),
                    "based_on": tuple(one for one in source.based_on if one in ids),
                    "counts_with": tuple(one for one in source.counts_with if one in ids),
                    "amendments": tuple(
                        self._amendment(one)
                        for one in source.amendments
                        if one.of is None or not self._is_restricted(one.of)
                    ),
                }
            )
            for source in kept
        )

    def _unamended(self, source: model.Source) -> model.Source:
        """A source without what became of it, which may name sources that are withheld."""
        return source.model_copy(update={"amendments": ()})

    def _amendment(self, one: Amendment) -> Amendment:
        is_named = one.replaced_by is not None and not self._is_restricted(one.replaced_by)
        return one if is_named else one.model_copy(update={"replaced_by": None})

    def _hidden(self) -> frozenset[str]:
        """Whoever speaks under the rule, or met under it, and whom they belong to."""
        whole = self.whole
        people = {c.by for c in whole.claims if c.by and c.source in self.under_rule}
        people |= {who for s in whole.sources if s.id in self.under_rule for who in s.issued_by}
        if whole.chatham_house:
            there = (p for p in whole.participants if p.attendance is not Attendance.MENTIONED_ONLY)
            people |= {one.party for one in there}
        participants = [(p.party, p.represents) for p in whole.participants]
        earlier = ((p.party, p.before) for p in whole.participants)
        participants += [(party, before.represents) for party, before in earlier if before]
        return hidden_parties(people, participants, whole.parties)

    def _is_restricted(self, entry: BaseModel) -> bool:
        """Whether an entry, or anything in it, is marked or under embargo."""
        return any(
            why_withheld(one.marking, one.embargo_until, Audience.PUBLIC, self.as_of)
            for _, one in models(entry)
            if isinstance(one, Restricted)
        )

    def _is_shown(self, entry: Restricted) -> bool:
        """Whether an entry may be seen, rests on what may be seen, and names nobody hidden."""
        if self._is_restricted(entry) or _has(self.names, entry):
            return False
        for ref in references(entry):
            if ref.to.target is Target.PARTY and ref.id in self.gone - set(ref.to.also):
                return False
            if ref.to.target in self.known and ref.id not in self.known[ref.to.target]:
                return False
        return True

    def _shown(self, entries: tuple[R, ...]) -> tuple[R, ...]:
        shown = tuple(entry for entry in entries if self._is_shown(entry))
        self.withheld += len(entries) - len(shown)
        return shown

    def _claims(self) -> tuple[model.Claim, ...]:
        """The claims that are left. One that is withheld takes with it all that share its words."""
        claims = tuple(self._discreet(self._unattributed(c)) for c in self.whole.claims)
        out = [claim for claim in claims if not self._is_shown(claim)]
        left = [claim for claim in claims if claim not in out]
        for withheld in out:  # grows as it goes: whatever shares words with what was taken along
            taken = [claim for claim in left if _share_words(claim, withheld)]
            left = [claim for claim in left if claim not in taken]
            out += taken
        self.withheld += len(out)
        return tuple(left)

    def _unattributed(self, claim: model.Claim) -> model.Claim:
        """A claim under the rule without who makes it, unless that voice is withheld for itself."""
        is_marked = claim.by is not None and self._is_restricted(self.whole.parties[claim.by])
        if claim.by is None or is_marked or claim.source not in self.under_rule:
            return claim
        return claim.model_copy(update={"by": None, "is_voice_withheld": True})

    def _discreet(self, claim: model.Claim) -> model.Claim:
        """A claim without the words of its review where these name somebody who is withheld."""
        if not _has(self.names, claim.review):
            return claim
        return claim.model_copy(
            update={"review": claim.review.model_copy(update={"by": None, "reason": None})}
        )

    def _agenda(self, commitments: set[str]) -> tuple[model.AgendaItem, ...]:
        kept = []
        for item in self.whole.agenda:
            votes = tuple(vote for vote in item.votes if self._is_shown(vote))
            left = tuple(one for one in item.commitments if one in commitments)
            cut = item.model_copy(update={"votes": votes, "commitments": left})
            if self._is_shown(cut):
                self.withheld += len(item.votes) - len(votes)
                kept.append(cut)
            else:
                self.withheld += 1
        return tuple(kept)

    def _lines(self, commitments: set[str]) -> tuple[LineToTake, ...]:
        """The lines, each without what it is about where that is withheld."""
        return self._shown(
            tuple(
                line.model_copy(update={"on": tuple(one for one in line.on if one in commitments)})
                for line in self.whole.lines
            )
        )

    def _tensions(self) -> tuple[model.Tension, ...]:
        kept = []
        for tension in self.whole.tensions:
            sides = tuple(side for side in tension.sides if self._is_shown(side))
            cut = tension.model_copy(update={"sides": sides})
            if len(sides) < _LEAST_SIDES or not self._is_shown(cut):
                self.withheld += 1
            else:
                self.withheld += len(tension.sides) - len(sides)
                kept.append(cut)
        return tuple(kept)

    def _gaps(self, sections: dict[str, Any]) -> tuple[Gap, ...]:
        """The gaps, without those about a statement that is withheld."""
        dropped = {
            gap
            for section, gaps in _GAPS_ABOUT.items()
            if getattr(self.whole, section) and not sections[section]
            for gap in gaps
        }
        return tuple(gap for gap in self.whole.not_stated if gap not in dropped)

    def _parties(self, cut: Dossier) -> dict[str, model.Party]:
        """The parties that what is left refers to; what nothing referred to before stays too."""
        parties = {
            party.id: party.model_copy(
                update={
                    "side": None if party.side in self.gone else party.side,
                    "may_be": tuple(one for one in party.may_be if one not in self.gone),
                }
            )
            for party in self.whole.parties.values()
            if party.id not in self.gone
        }
        before, after = (
            _referred_to(self.whole),
            _referred_to(cut.model_copy(update={"parties": parties})),
        )
        self.withheld += sum(
            self.whole.parties[one].printed is not None
            for one in self.gone & set(self.whole.parties)
        )
        return {one: party for one, party in parties.items() if one in after or one not in before}

    def dossier(self) -> Dossier:
        """What is left, its sentences numbered anew."""
        whole = self.whole
        sections: dict[str, Any] = {n: self._shown(getattr(whole, n)) for n in _PLAIN_SECTIONS}
        sections["agenda"] = self._agenda({c.id for c in sections["commitments"]})
        sections["lines"] = self._lines({c.id for c in sections["commitments"]})
        sections["tensions"] = self._tensions()
        kept = tuple(added for added in whole.title_added if not _has(self.names, added))
        self.withheld += len(whole.title_added) - len(kept)
        bottom_line = self._shown((whole.bottom_line,) if whole.bottom_line else ())
        cut = whole.model_copy(
            update={
                **sections,
                "title_added": kept,
                "sources": self.sources,
                "claims": self.claims,
                "bottom_line": bottom_line[0] if bottom_line else None,
                "commitments_made": sum(c.is_made for c in sections["commitments"]),
                "not_stated": self._gaps(sections),
            }
        )
        parties = self._parties(cut)
        cut = cut.model_copy(update={"parties": parties, "withheld": self.withheld})
        numbers = sorted({claim.number for claim in self.claims})
        anew = {old: new for new, old in enumerate(numbers, 1)}
        cut = replaced(cut, lambda one: _renumbered(one, anew))
        return counted(cut)


def _has(names: Names, entry: BaseModel) -> bool:
    """Whether any text of an entry, or an id of its own, names one of these."""
    return any(names.named_in(text) for text in words(entry))


def _share_words(one: model.Claim, other: model.Claim) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def _referred_to(dossier: Dossier) -> set[str]:
    """The parties that anything in the dossier refers to, and those that they refer to."""
    entries = dossier.model_copy(update={"parties": {}})
    found: set[str] = set()
    more = {r.id for r in references(entries) if r.to.target in (Target.PARTY, Target.VOICE)}
    while more:
        found |= more
        parties = (dossier.parties[one] for one in more if one in dossier.parties)
        more = {ref.id for party in parties for ref in references(party)} - found
    return found


def _renumbered(one: BaseModel, numbers: dict[int, int]) -> BaseModel:
    """What has the number of a sentence, or several, with the new ones in their place."""
    if isinstance(one, Support):
        return one.model_copy(update={"numbers": tuple(numbers[n] for n in one.numbers)})
    if isinstance(one, model.Claim):
        return one.model_copy(update={"number": numbers[one.number]})
    return one
