"""The facts at the top: who meets, when, where, at whose invitation, and who is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefs.dossier import model
from briefs.dossier.terms import Gap, Label
from briefs.records.vocabulary import Attendance
from briefs.views import types
from briefs.views.pieces import Pieces

BOILERPLATE = "boilerplate"
"""The label of what the program says itself."""

_Supported = model.When | model.Place | model.Role | model.Inference
Told = tuple[types.Fact, _Supported | None]
"""A row, and what of the dossier it tells of."""

# Beside its heading two lines hold about so many characters, with the label and its numbers.
_TWO_LINES = 180
# What a reader asks first, before the meeting and after it.
_COMING = (Attendance.EXPECTED, Attendance.INVITED)
_CAME = (Attendance.PRESENT, Attendance.REMOTE, Attendance.REPRESENTED)


class Facts:
    """The rows of the facts."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.dossier = pieces.dossier
        self.text, self.term, self.names = pieces.text, pieces.term, pieces.names

    def rows(self) -> tuple[types.Fact, ...]:
        """All of them; where the sources differ a row for each."""
        return tuple(fact for fact, _ in self.entries())

    def entries(self) -> tuple[Told, ...]:
        """The same, each with what it tells of; nothing where nobody says it."""
        _, d = self.wording.phrase, self.dossier
        return _numbered(
            *self._alternatives(_("Who meets"), self._roles(d.group), Gap.GROUP),
            *self._when_and_where(),
            *self._invited(),
            *self._alternatives(_("Chaired by"), self._roles(d.chaired_by), Gap.CHAIRED_BY),
        )

    def brief(self) -> tuple[types.Fact, ...]:
        """For page one: when, where, convened by whom, and in two lines who is to be there."""
        _ = self.wording.phrase
        chaired = self._roles(self.dossier.chaired_by)
        told = _numbered(
            *self._when_and_where(),
            *self._invited(),
            *(self._alternatives(_("Chaired by"), chaired, Gap.CHAIRED_BY) if chaired else ()),
            *((fact, None) for fact in self._attendance()),
        )
        return tuple(fact for fact, _ in told)

    def _invited(self) -> Iterator[Told]:
        name = self.wording.phrase("At the invitation of")
        roles = self._roles(self.dossier.convened_by)
        return self._alternatives(name, roles, Gap.CONVENED_BY)

    def _when_and_where(self) -> Iterator[Told]:
        _ = self.wording.phrase
        d = self.dossier
        dates: list[tuple[str, _Supported]] = [(self.wording.date(one.date), one) for one in d.when]
        inferred = [(self.wording.date(i.date), i) for i in d.inferences if i.date]
        places: list[tuple[str, _Supported]] = [
            (
                self.wording.listed(p for p in (self.text(w.place), self.text(w.venue)) if p),
                w,
            )
            for w in d.where
        ]
        yield from self._alternatives(_("Date"), dates, Gap.DATE)
        for one in inferred:
            yield self._fact(_("Date, inferred"), *one), one[1]
        yield from self._alternatives(_("Place"), places, Gap.PLACE)

    def _attendance(self) -> Iterator[types.Fact]:
        """The first names of whoever is to be there, as many as two lines hold."""
        wanted = _COMING if self.dossier.kind.is_before else _CAME
        for attendance in wanted:
            members = [p for p in self.dossier.participants if p.attendance is attendance]
            if not members:
                continue
            lines = [self._first(members, count) for count in range(1, len(members) + 1)]
            value, cite = next(
                (line for line in reversed(lines) if self._length(line) <= _TWO_LINES), lines[0]
            )
            note = next((self.text(p.support.note) for p in members if p.support.note), "")
            yield types.Fact("", self.term(attendance), value, cite, note=note, is_list=True)
            return

    def _first(self, members: list[model.Participant], count: int) -> tuple[str, types.Cite]:
        """The first so many of them, and how many more there are."""
        names = [self.pieces.name(one.party) for one in members[:count]]
        if rest := len(members) - count:
            names.append(self.wording.phrase("{n} more on page 2").replace("{n}", str(rest)))
        shown = members[:count]
        cite = self.pieces.cite_all([one.support for one in shown], *shown)
        return self.wording.listed(names), cite

    def _length(self, line: tuple[str, types.Cite]) -> int:
        value, cite = line
        return len(" ".join((value, cite.word, *map(str, cite.numbers))))

    def _alternatives(
        self, name: str, entries: list[tuple[str, _Supported]], gap: Gap
    ) -> Iterator[Told]:
        """A row for each thing that the sources say; where they differ, each row says so.

        Where there is none, either nobody says it, or this audience may not see it.
        """
        if not entries and gap in self.dossier.not_stated:
            unsaid = self.term(Label.NOT_STATED)
            yield types.Fact("", name, unsaid, self.pieces.not_stated()), None
        elif not entries:
            withheld = self.wording.phrase("not for this audience")
            yield types.Fact("", name, withheld, types.Cite(BOILERPLATE, "", ())), None
        if len(entries) > 1:
            claims = self.pieces.claims
            cited = {claims[c].source for _, one in entries for c in one.support.claims}
            pattern = (
                self.wording.phrase("{name} (sources differ)")
                if len(cited) > 1
                else self.wording.phrase("{name} (more than one)")
            )
            name = pattern.replace("{name}", name)
        for value, one in entries:
            yield self._fact(name, value, one), one

    def _fact(self, name: str, value: str, one: _Supported) -> types.Fact:
        cite, reason = self.pieces.cite(one.support, one), self.pieces.reason(one.support)
        return types.Fact("", name, value, cite, reason, self.text(one.support.note))

    def _roles(self, roles: tuple[model.Role, ...]) -> list[tuple[str, _Supported]]:
        return [
            (", ".join(part for part in (self.names(r.who), self.text(r.role)) if part), r)
            for r in roles
        ]


def _numbered(*told: Told) -> tuple[Told, ...]:
    return tuple((replace(fact, id=f"fact-{n}"), one) for n, (fact, one) in enumerate(told, 1))
