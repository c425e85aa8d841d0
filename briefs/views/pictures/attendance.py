"""Who is there, as far as that is said, and what of it can be counted.

A name is counted as one; a group, and whoever has no name, is drawn and told by its words. What
is counted is never added up: 35 delegations are not 35 people, and two descriptors may be one
person. Those who are only mentioned are not counted at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.dossier import model
from briefs.dossier.terms import Label, PartyKind
from briefs.records.vocabulary import Attendance
from briefs.views import types
from briefs.views.pictures.entries import Group, Participant, Token
from briefs.views.pieces import Pieces

_PRESENCE = {
    Attendance.PRESENT: "there",
    Attendance.REMOTE: "there",
    Attendance.REPRESENTED: "proxy",
    Attendance.ABSENT: "away",
    Attendance.DECLINED: "away",
    Attendance.EXPECTED: "open",
    Attendance.INVITED: "open",
    Attendance.IN_THE_CITY: "open",
    Attendance.NOT_STATED: "open",
    Attendance.MENTIONED_ONLY: "mentioned",
}
_SHAPES = {
    PartyKind.PERSON: "person",
    PartyKind.STATE: "body",
    PartyKind.ORGANISATION: "body",
    PartyKind.GROUP: "group",
    PartyKind.UNNAMED: "group",
    PartyKind.DOCUMENT: "document",
}
_DRAWN = ("person", "body", "group", "document")
"""The order in which they are drawn."""


class Attending:
    """The participants by attendance."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.dossier = pieces.dossier
        self.text, self.term = pieces.text, pieces.term

    def groups(self) -> tuple[Group, ...]:
        """In the order of the record."""
        found: dict[Attendance, list[model.Participant]] = {}
        for one in self.dossier.participants:
            found.setdefault(one.attendance, []).append(one)
        return tuple(self._group(attendance, members) for attendance, members in found.items())

    def _group(self, attendance: Attendance, members: Sequence[model.Participant]) -> Group:
        tokens = [self._token(one) for one in members]
        return Group(
            attendance=self.term(attendance),
            members=tuple(self._participant(one) for one in members),
            presence=_PRESENCE[attendance],
            tokens=tuple(sorted(tokens, key=lambda one: _DRAWN.index(one.shape))),
            counts=tuple(self._counts(attendance, members)),
        )

    def _participant(self, one: model.Participant) -> Participant:
        return Participant(
            id=f"participant-{one.party}",
            name=self.pieces.name(one.party),
            role=self.text(one.role),
            represents=self.pieces.name(one.represents),
            cite=self._cite(one),
            reason=self.pieces.reason(one.support),
            note=self.text(one.support.note),
        )

    def _cite(self, one: model.Participant) -> types.Cite:
        """Where no attendance is claimed, a label beside the name would claim one: numbers only."""
        cite = self.pieces.cite(one.support, one)
        if one.attendance in (Attendance.NOT_STATED, Attendance.MENTIONED_ONLY):
            return replace(cite, label=Label.NOT_STATED.value, word="")
        return cite

    def _token(self, one: model.Participant) -> Token:
        party = self.dossier.parties[one.party]
        shape, label = _SHAPES[party.kind], self._cite(one).label
        if shape in ("person", "body"):
            return Token(shape, label, "", "")
        name = self.text(party.name)
        return Token(shape, label, name, self._number(party, name))

    def _number(self, party: model.Party, name: str) -> str:
        """How many it is said to be, where its name does not say so."""
        _ = self.wording.phrase
        number = party.number or "unknown"
        if party.kind is PartyKind.DOCUMENT or number in name.split():
            return ""
        words = {"one": _("one person"), "several": _("several")}
        words["unknown"] = _("number not stated")
        return words.get(number, number)

    def _counts(
        self, attendance: Attendance, members: Sequence[model.Participant]
    ) -> Iterator[str]:
        """How many persons have a name, how many bodies; that those only mentioned do not count."""
        _ = self.wording.phrase
        if attendance is Attendance.MENTIONED_ONLY:
            yield _("not counted")
            return
        kinds = [self.dossier.parties[one.party].kind for one in members]
        for pattern, counted in (
            (_("persons by name: {n}"), (PartyKind.PERSON,)),
            (_("states: {n}"), (PartyKind.STATE,)),
            (_("organisations: {n}"), (PartyKind.ORGANISATION,)),
        ):
            if number := sum(kind in counted for kind in kinds):
                yield pattern.replace("{n}", str(number))
