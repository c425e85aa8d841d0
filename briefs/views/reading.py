"""The page of a source: its text as far as an audience may read it, and what was made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from textwrap import shorten

from briefs.dossier import coverage as covered
from briefs.dossier import model
from briefs.dossier.coverage import State
from briefs.dossier.shown import NotShown, Part, Shown
from briefs.dossier.shown import Stretch as Words
from briefs.dossier.terms import Label
from briefs.language.directions import direction_of
from briefs.language.ranges import Range
from briefs.records.vocabulary import Marking
from briefs.views import documents, pages, quoted
from briefs.views.addresses import claim_anchor, reading_path
from briefs.views.annex import Annex
from briefs.views.facts import BOILERPLATE
from briefs.views.linked import linking
from briefs.views.pieces import Pieces
from briefs.views.uses import uses
from briefs.views.wording import Wording

_MOST_WORDS_NAMED = 12
_TAB = 70
"""How many characters of a title search engines and tabs show."""
_WORD = re.compile(r"\w")
_CLOSING = re.compile(r"\S+")


def readings(
    shown: Sequence[Shown], wordings: Mapping[str, Wording]
) -> Iterator[tuple[str, str, pages.Reading]]:
    """The page of each source in each language, with its id and the language."""
    for one in shown:
        for tag, wording in wordings.items():
            yield one.source, tag, _Reading(one, wording).page()


def in_context(briefing: documents.Briefing, shown: Sequence[Shown]) -> documents.Briefing:
    """A briefing for the web: each sentence leads to its place on the page of its source."""
    places = {
        (f"source-{one.source}", claim.number): claim_anchor(dossier.id, claim.id)
        for one in shown
        for dossier in one.dossiers
        for claim in dossier.claims
        if (dossier.id, claim.source, claim.part_of) == (briefing.id, one.source, None)
    }
    return replace(briefing, sources=tuple(_linked(one, places) for one in briefing.sources))


def _linked(source: quoted.Source, places: Mapping[tuple[str, int], str]) -> quoted.Source:
    page = f"sources/{source.id.removeprefix('source-')}.html"
    sentences = (
        replace(one, reading=f"{page}#{places[source.id, one.number]}")
        if (source.id, one.number) in places
        else one
        for one in source.sentences
    )
    return replace(source, sentences=tuple(sentences))


@dataclass(frozen=True)
class _Meeting:
    """A briefing that quotes the source."""

    dossier: model.Dossier
    pieces: Pieces
    annex: Annex
    claims: Mapping[str, model.Claim]
    asides: Mapping[str, model.SetAside]
    uses: Mapping[str, tuple[pages.Uses, ...]]

    @classmethod
    def of(cls, dossier: model.Dossier, source: str, wording: Wording) -> _Meeting:
        page = reading_path(source, wording.language)
        pieces = Pieces(dossier, wording, linking(page, wording.language))
        return cls(
            dossier,
            pieces,
            Annex(pieces),
            {one.id: one for one in dossier.claims if one.source == source},
            {one.id: one for one in dossier.set_aside if one.source == source},
            uses(Pieces(dossier, wording), f"../{dossier.id}.html"),
        )


class _Reading:
    """One source in one language."""

    def __init__(self, shown: Shown, wording: Wording) -> None:
        self.shown = shown
        self.wording = wording
        self.meetings = {one.id: _Meeting.of(one, shown.source, wording) for one in shown.dossiers}
        self.is_one = len(self.meetings) == 1
        self._left_over = 0

    def page(self) -> pages.Reading:
        first = next(iter(self.meetings.values()))
        source = next(
            one for one in first.annex.sources() if one.id == f"source-{self.shown.source}"
        )
        paragraphs = tuple(self._paragraphs(source.title))
        stretches = [one for line in paragraphs for one in line.stretches]
        uncovered = tuple(one for one in stretches if one.id)
        return pages.Reading(
            marking=min(
                (one.dossier.marking for one in self.meetings.values()), key=list(Marking).index
            ).value,
            briefings=tuple(
                documents.Link(f"../{key}.html", self._lettered(key, one), "")
                for key, one in self.meetings.items()
            ),
            source=source,
            tab=shorten(source.title, _TAB, placeholder=" …"),
            text_direction=direction_of(source.language),
            notice=self._notice(),
            coverage=self._coverage(),
            left_over=self._count(len(uncovered)),
            uncovered=uncovered,
            paragraphs=paragraphs,
            legend=tuple(self._legend(stretches)),
        )

    def _notice(self) -> str:
        if self.shown.coverage is not None:
            return ""
        pattern = self.wording.phrase("Only what is quoted is published. Passages left out: {n}.")
        return pattern.replace("{n}", str(self.shown.left_out))

    def _coverage(self) -> str:
        one = self.shown.coverage
        if one is None:
            return ""
        pattern = self.wording.phrase("Clauses accounted for: {n} of {all} ({percent}%)")
        left = one.counts[State.UNCOVERED]
        pattern = pattern.replace("{n}", str(one.clauses - left))
        return pattern.replace("{all}", str(one.clauses)).replace("{percent}", str(one.percent))

    def _count(self, uncovered: int) -> str:
        if not uncovered:
            return ""
        pattern = self.wording.phrase("Passages neither quoted nor set aside: {n}")
        return pattern.replace("{n}", str(uncovered))

    def _legend(self, stretches: Sequence[pages.Stretch]) -> Iterator[pages.Stretch]:
        """What each kind of stretch means, for those that are there."""
        kinds = {one.kind for one in stretches}
        for state in State:
            if state.value in kinds:
                term = self.wording.term(state)
                yield pages.Stretch("", state.value, term, "", BOILERPLATE, "", ())

    # -- the text ------------------------------------------------------------------------------

    def _paragraphs(self, title: str) -> Iterator[pages.Paragraph]:
        for line in self.shown.paragraphs:
            parts = [part for part in line if isinstance(part, Words)]
            words = " ".join(part.range.of(self.shown.text) for part in parts)
            yield pages.Paragraph(
                is_heading="".join(words.split()) == "".join(title.split()),
                stretches=self._stretches(line),
                quotes=tuple(self._quotes(parts)),
                asides=tuple(self._asides(parts)),
            )

    def _stretches(self, line: Sequence[Part]) -> tuple[pages.Stretch, ...]:
        """The stretches of a paragraph; neighbours of which the same was made are one.

        What closes behind one, such as a full stop, stands before its numbers.
        """
        made: list[pages.Stretch] = []
        for part in line:
            one = self._stretch(part)
            if one.kind == "plain" and made and not _WORD.search(one.text):
                tail = _CLOSING.match(one.text)
                if tail:
                    made[-1] = replace(made[-1], tail=tail.group())
                    one = replace(one, text=one.text[tail.end() :])
                if not one.text:
                    continue
            same = made and (made[-1].kind, made[-1].numbers, made[-1].word) == (
                one.kind,
                one.numbers,
                one.word,
            )
            if same and one.kind != "not_shown" and not one.id:
                made[-1] = replace(made[-1], text=made[-1].text + one.text)
            else:
                made.append(one)
        return tuple(made)

    def _stretch(self, part: Part) -> pages.Stretch:
        if isinstance(part, NotShown):
            mark = self.wording.phrase("[… not published]")
            return pages.Stretch("", "not_shown", mark, "", BOILERPLATE, "", ())
        text, state = part.range.of(self.shown.text), part.state
        claims = [self.meetings[q.meeting].claims[q.claim] for q in self._known(part)]
        is_claimed = any(claim.label is Label.CLAIMED for claim in claims)
        label = Label.CLAIMED if is_claimed else Label.STATED
        anchor, word = "", ""
        if state is State.UNCOVERED:
            self._left_over += 1
            anchor = f"left-over-{self._left_over}"
        if state in (State.ATTRIBUTION, State.UNCOVERED, State.SET_ASIDE):
            word = self.wording.term(state)
        kind = state.value if state else "plain"
        numbers = self._numbers(part)
        return pages.Stretch(anchor, kind, text, "", label.value, word, numbers)

    def _known(self, part: Words) -> list[covered.Quoted]:
        """The claims that quote these words, in briefings of this build."""
        return [one for one in part.quoted if one.meeting in self.meetings]

    def _numbers(self, part: Words) -> tuple[pages.Numbered, ...]:
        numbers = (self._numbered(q.meeting, q.claim) for q in self._known(part))
        return tuple(dict.fromkeys(numbers))

    def _numbered(self, meeting: str, claim: str) -> pages.Numbered:
        one = self.meetings[meeting]
        number = one.claims[claim].number
        shown = f"{self._letter(meeting)}{number}"
        return pages.Numbered(shown, self._name(meeting), f"../{meeting}.html#s{number}")

    def _letter(self, meeting: str) -> str:
        """What tells the numbers of one briefing from those of another: A, B, … Z, AA."""
        if self.is_one:
            return ""
        at = list(self.meetings).index(meeting)
        rounds, letter = divmod(at, len(ascii_uppercase))
        return ascii_uppercase[letter] * (rounds + 1)

    def _lettered(self, meeting: str, one: _Meeting) -> str:
        title = one.pieces.text(one.dossier.title)
        return title if self.is_one else self.wording.labelled(self._letter(meeting), title)

    def _name(self, meeting: str) -> str:
        """The title of a briefing, where there is more than one."""
        one = self.meetings[meeting]
        return "" if self.is_one else one.pieces.text(one.dossier.title)

    # -- what was made of it -------------------------------------------------------------------

    def _quotes(self, parts: Sequence[Words]) -> Iterator[pages.Quote]:
        """The claims whose quotes begin in a paragraph, each with its parts behind it."""
        starts = [part.range for part in parts]
        begun = {
            (q.meeting, q.claim)
            for part in parts
            for q in self._known(part)
            if any(q.range.start == start.start for start in starts)
        }
        for meeting, one in self.meetings.items():
            for claim in one.claims.values():
                if (meeting, claim.id) in begun:
                    yield self._quote(meeting, one, claim)

    def _quote(self, meeting: str, one: _Meeting, claim: model.Claim) -> pages.Quote:
        is_foreign = claim.language != self.wording.language
        whole = one.claims.get(claim.part_of or "")
        own = is_foreign and (whole is None or claim.translation != whole.translation)
        return pages.Quote(
            id=claim_anchor(meeting, claim.id),
            name=claim.id,
            numbered=self._numbered(meeting, claim.id),
            exact=claim.exact if whole is not None else "",
            translation=one.pieces.text(claim.translation) if own else "",
            voice=one.pieces.voices([claim.id]),
            position=one.annex.position(claim),
            verb=self.wording.term(claim.verb),
            cite=one.annex.label(claim),
            review=one.annex.review(claim.review),
            note=one.pieces.text(claim.note),
            uses=one.uses.get(claim.id, ()),
        )

    def _asides(self, parts: Sequence[Words]) -> Iterator[pages.Aside]:
        starts = {part.range.start for part in parts}
        begun = {
            (aside.meeting, aside.id)
            for part in parts
            for aside in part.asides
            if aside.meeting in self.meetings and aside.range.start in starts
        }
        for meeting, one in self.meetings.items():
            for aside in one.asides.values():
                if (meeting, aside.id) in begun:
                    yield pages.Aside(
                        id=f"aside-{meeting}--{aside.id}",
                        meeting=self._name(meeting),
                        exact=self._opening(Range(aside.start, aside.end)),
                        kind=self.wording.term(aside.kind),
                        because=one.pieces.text(aside.because),
                        mark=one.pieces.mark(aside),
                    )

    def _opening(self, part: Range) -> str:
        """The first words of a passage."""
        words = part.of(self.shown.text).split()
        short = " ".join(words[:_MOST_WORDS_NAMED])
        return short if len(words) <= _MOST_WORDS_NAMED else f"{short} …"
