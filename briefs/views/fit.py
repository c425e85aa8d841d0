"""What fits: how much of each section the two pages hold.

A layout of everything on one endless page says how high each entry is. From that follows how many
entries of each section there is room for. Each section first gets a few (`_FLOORS`), then they take
turns (`_TURNS`) until nothing more fits; the rest is counted, and stands in the dossier.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from briefs.views import documents
from briefs.views.wording import Wording

EntryT = TypeVar("EntryT")

PAGES = (
    ("facts", "judgements", "rows", "tensions", "watch"),
    ("participants", "timeline", "triggers", "gaps", "inferences"),
)
"""The sections of each page that are cut where there is no room."""

_FLOORS = {"facts": 4, "judgements": 3, "rows": 3, "tensions": 1, "watch": 1}
_FLOORS |= {"participants": 6, "timeline": 2, "triggers": 1, "gaps": 2, "inferences": 1}
"""A page that cannot hold this much is over its budget."""

_TURNS = (
    (*["facts"] * 4, *["rows"] * 3, "watch", "tensions", "judgements"),
    ("participants", "triggers", "timeline", "gaps", "inferences", "participants"),
)

Counts = Mapping[str, int]
"""For each section the number of entries shown."""


@dataclass(frozen=True, slots=True)
class Overfull:
    """A page that is over its budget even with as little as possible on it."""

    page: int
    """1 or 2."""
    needed: float
    """In CSS pixels (1/96 inch), as is `room`."""
    room: float
    sections: tuple[tuple[str, float], ...]
    """The height of each section, the highest first."""
    rest: float
    """The height of all else: title, bottom line, headings."""


def entry_ids(brief: documents.Brief) -> dict[str, tuple[str, ...]]:
    """The anchors of the entries of each section, in their order."""
    found = {
        name: tuple(entry.id for entry in getattr(brief, name).entries)
        for page in PAGES
        for name in page
        if name != "participants"
    }
    groups = brief.participants.entries
    return {**found, "participants": tuple(one.id for group in groups for one in group.members)}


def cut(
    brief: documents.Brief, counts: Counts, wording: Wording, *, keep: bool = False
) -> documents.Brief:
    """The brief with so many entries of each section, and a line for what is left out.

    With `keep` the entries stay, and only the lines are added: so that both can be measured.
    """
    pattern = wording.phrase("{n} more in the dossier")

    def more(left_out: int) -> str:
        return pattern.replace("{n}", str(left_out)) if left_out > 0 else ""

    def first(shown: documents.Shown[EntryT], count: int) -> documents.Shown[EntryT]:
        entries = shown.entries if keep else shown.entries[:count]
        return documents.Shown(entries, more(len(shown.entries) - count))

    members = sum(len(group.members) for group in brief.participants.entries)
    left = members if keep else counts["participants"]
    groups = []
    for group in brief.participants.entries:
        if left > 0:
            groups.append(replace(group, members=group.members[:left]))
        left -= len(group.members)
    return replace(
        brief,
        facts=first(brief.facts, counts["facts"]),
        judgements=first(brief.judgements, counts["judgements"]),
        rows=first(brief.rows, counts["rows"]),
        tensions=first(brief.tensions, counts["tensions"]),
        watch=first(brief.watch, counts["watch"]),
        participants=documents.Shown(tuple(groups), more(members - counts["participants"])),
        timeline=first(brief.timeline, counts["timeline"]),
        triggers=first(brief.triggers, counts["triggers"]),
        gaps=first(brief.gaps, counts["gaps"]),
        inferences=first(brief.inferences, counts["inferences"]),
    )


def to_measure(brief: documents.Brief, wording: Wording) -> documents.Brief:
    """Everything, and for each section the line that says how much is left out."""
    none = dict.fromkeys((name for page in PAGES for name in page), 0)
    return cut(brief, none, wording, keep=True)


@dataclass(frozen=True, slots=True)
class _Heights:
    """The heights of a section: of each entry, and of the line that says how much is left out."""

    entries: tuple[float, ...]
    more: float

    def with_first(self, count: int) -> float:
        """How high it is with so many entries."""
        cut_short = count < len(self.entries)
        return sum(self.entries[:count]) + (self.more if cut_short else 0.0)

    @property
    def of_everything(self) -> float:
        """How high it was when everything was measured, the line too."""
        return sum(self.entries) + self.more


def fit(
    ids: Mapping[str, Sequence[str]], tops: Mapping[str, float], rooms: Sequence[float]
) -> dict[str, int] | Overfull:
    """How many entries of each section to show, or which page is over its budget.

    `ids` are the anchors of the entries, `tops` where each anchor of the endless page lies, `rooms`
    how high the two pages are, all in CSS pixels. What a template of one's own gives no anchors is
    shown whole.
    """
    counts: dict[str, int] = {}
    for number, (names, turns, room) in enumerate(zip(PAGES, _TURNS, rooms, strict=True), 1):
        heights = {name: _heights(name, ids[name], tops) for name in names}
        everything = tops.get(f"page-{number}-end", 0.0) - tops.get(f"page-{number}", 0.0)
        frame = everything - sum(one.of_everything for one in heights.values())
        page = {
            name: min(_FLOORS[name], len(ids[name])) if heights[name].entries else len(ids[name])
            for name in names
        }

        def needed(
            page: Counts, frame: float = frame, heights: Mapping[str, _Heights] = heights
        ) -> float:
            return frame + sum(one.with_first(page[name]) for name, one in heights.items())

        if needed(page) > room:
            shares = {name: one.with_first(page[name]) for name, one in heights.items()}
            highest_first = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
            return Overfull(number, needed(page), room, tuple(highest_first), frame)
        is_open = set(names)
        while is_open:
            for name in turns:
                if name not in is_open:
                    continue
                larger = {**page, name: page[name] + 1}
                if page[name] < len(ids[name]) and needed(larger) <= room:
                    page = larger
                else:
                    is_open.discard(name)
        counts |= page
    return counts


def _heights(name: str, ids: Sequence[str], tops: Mapping[str, float]) -> _Heights:
    if not ids or not tops.keys() >= {*ids, f"more-{name}", f"end-{name}"}:
        return _Heights((), 0.0)
    marks = [tops[one] for one in ids] + [tops[f"more-{name}"]]
    pairs = itertools.pairwise(marks)
    return _Heights(
        tuple(after - before for before, after in pairs), tops[f"end-{name}"] - marks[-1]
    )
