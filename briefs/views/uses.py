"""What of a briefing cites each claim, with the anchor that it has there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.dossier.grounds import Support
from briefs.dossier.model import AgendaItem
from briefs.views import pages
from briefs.views.briefing import headings
from briefs.views.compared import anchor_of
from briefs.views.facts import Facts
from briefs.views.pieces import Pieces
from briefs.views.table import has_own_row

_MARKS = re.compile(r"[*_`]|\\(?=\W)|\]\([^)]*\)|\[(?=[^\]]*\])")
_MOST_WORDS = 12

_Cited = tuple[str, str, str, Support]
"""A section, an anchor, a text, and what it rests on."""


def uses(pieces: Pieces, page: str) -> dict[str, tuple[pages.Uses, ...]]:
    """By claim, what cites it, in the order of the briefing; `page` is the briefing's address."""
    told = {one.id: one.heading for one in headings(pieces)}
    found: dict[str, dict[str, list[pages.Use]]] = {}
    for section, anchor, text, support in _cited(pieces):
        use = pages.Use(f"{page}#{anchor}", opening(text), support.label.value)
        for claim in support.claims:
            entries = found.setdefault(claim, {}).setdefault(section, [])
            if use.href not in {one.href for one in entries}:
                entries.append(use)
    return {
        claim: tuple(pages.Uses(told[s], tuple(sections[s])) for s in told if s in sections)
        for claim, sections in found.items()
    }


def opening(text: str) -> str:
    """The first words of a text that may be prose, as plain text."""
    words = _MARKS.sub("", text).split()
    if len(words) <= _MOST_WORDS + 1:
        return " ".join(words)
    return " ".join(words[:_MOST_WORDS]).rstrip(".,;:–—") + " …"


def _cited(pieces: Pieces) -> Iterator[_Cited]:
    d, text, labelled = pieces.dossier, pieces.text, pieces.wording.labelled
    if d.bottom_line:
        yield "bottom_line", "bottom_line", text(d.bottom_line.text), d.bottom_line.support
    for fact, entry in Facts(pieces).entries():
        if entry is not None:
            yield "facts", fact.id, labelled(fact.name, fact.value), entry.support
    yield from _positions(pieces)
    yield from _before(pieces)
    for judgement in d.judgements:
        anchor = f"judgement-{judgement.id}"
        yield "judgements", anchor, text(judgement.text), judgement.support
        if judgement.outcome:
            yield "judgements", anchor, text(judgement.text), judgement.outcome.support
    yield from _rows(pieces)
    for tension in d.tensions:
        for side in tension.sides:
            says = labelled(text(tension.about), text(side.says))
            yield "tensions", f"tension-{tension.id}", says, side.support
    for watch in d.watch:
        yield "watch", f"watch-{watch.id}", text(watch.what), watch.support
    for one in d.participants:
        shown = labelled(pieces.term(one.attendance), pieces.name(one.party))
        yield "participants", f"participant-{one.party}", shown, one.support
    for event in d.timeline:
        when = labelled(pieces.wording.date(event.date), text(event.what))
        yield "timeline", f"event-{event.id}", when, event.support
    for inference in d.inferences:
        anchor = f"inference-{inference.id}"
        yield "inferences", anchor, text(inference.what), inference.support


def _positions(pieces: Pieces) -> Iterator[_Cited]:
    """What our side wants and says."""
    d, text = pieces.dossier, pieces.text
    for objective in d.objectives:
        yield "objectives", f"objective-{objective.id}", text(objective.what), objective.support
    for line in d.lines:
        yield "lines", f"line-{line.id}", text(line.say), line.support
    for one in d.if_raised:
        yield "if_raised", f"if-raised-{one.id}", text(one.question), one.support


def _before(pieces: Pieces) -> Iterator[_Cited]:
    """What was expected, where the record says more by now."""
    for one in pieces.dossier.commitments:
        if one.before:
            yield "compared", anchor_of(one), pieces.text(one.what), one.before.support
    for participant in pieces.dossier.participants:
        if before := participant.before:
            term, name = pieces.term(before.attendance), pieces.name(participant.party)
            shown = pieces.wording.labelled(term, name)
            yield "compared", anchor_of(participant), shown, before.support


def _rows(pieces: Pieces) -> Iterator[_Cited]:
    d, text = pieces.dossier, pieces.text
    for one in d.commitments:
        anchor = f"commitment-{one.id}"
        yield "rows", anchor, text(one.what), one.support
        if one.trigger:
            yield "rows", anchor, text(one.what), one.trigger.support
    for item in d.agenda:
        anchor, what = _agenda_anchor(item), text(item.what)
        yield "rows", anchor, what, item.support
        for vote in item.votes:
            yield "rows", anchor, text(vote.on) or what, vote.support


def _agenda_anchor(item: AgendaItem) -> str:
    """Where an item of the agenda stands: a row of its own, or beside its first commitment."""
    if has_own_row(item):
        return f"agenda-{item.id}"
    return f"commitment-{item.commitments[0]}"
