"""What fits: how much of each section the two pages hold.

A layout of everything on endless pages says how high each entry is. From that follows how many
entries of each section there is room for. Each section first gets a few (`_FLOORS`), then they take
turns (`_TURNS`) until nothing more fits. What page one has no room for goes on on page two, if that
has; the rest is counted, and stands in the dossier. All languages show the same entries, so that no
reader is told less than another.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefs.views import documents
from briefs.views.wording import Wording

PAGES = (
    ("facts", "objectives", "lines", "compared", "judgements", "rows", "tensions", "watch"),
    (
        *("more_lines", "more_compared", "more_rows", "more_tensions", "more_watch", "if_raised"),
        *("participants", "timeline", "triggers", "gaps", "inferences"),
    ),
)
"""The sections of each page that are cut where there is no room."""

_CONTINUED = {"more_lines": "lines", "more_compared": "compared"}
_CONTINUED |= {"more_rows": "rows", "more_tensions": "tensions", "more_watch": "watch"}
_OWN = tuple(name for name in itertools.chain(*PAGES) if name not in _CONTINUED)
# The same entry is measured on both pages, the second time under this name.
_AGAIN = "again-"

_FLOORS = {"facts": 4, "judgements": 3, "rows": 2, "tensions": 1, "watch": 1}
_FLOORS |= {"objectives": 2, "lines": 2, "compared": 3, "if_raised": 2}
_FLOORS |= dict.fromkeys(_CONTINUED, 0)
_FLOORS |= {"participants": 6, "timeline": 2, "triggers": 1, "gaps": 2, "inferences": 1}
"""A page that cannot hold this much is over its budget."""

_TURNS = (
    (
        *(*["facts"] * 4, "objectives", "lines", "lines", *["compared"] * 3),
        *(*["rows"] * 3, "watch", "tensions", "judgements"),
    ),
    (
        *("more_lines", "if_raised", "if_raised", *["more_compared"] * 2),
        *(*["gaps"] * 6, "timeline", "triggers", "more_tensions"),
        *("participants", "participants", "more_rows", "more_watch", "inferences"),
    ),
)

Counts = Mapping[str, int]
"""For each section the number of entries shown."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands on endless pages, in CSS pixels (1/96 inch)."""

    tops: Mapping[str, float]
    """For each anchor how far down it begins."""
    rooms: Sequence[float]
    """How high the two pages really are."""


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
    found: dict[str, tuple[str, ...]] = {}
    for name in itertools.chain(*PAGES):
        if name == "participants":
            groups = brief.participants.entries
            found[name] = tuple(one.id for group in groups for one in group.members)
        elif name in _CONTINUED:
            found[name] = tuple(_AGAIN + one for one in found[_CONTINUED[name]])
        else:
            found[name] = tuple(entry.id for entry in getattr(brief, name).entries)
    return found


def cut(brief: documents.Brief, counts: Counts, wording: Wording) -> documents.Brief:
    """The brief with so many entries of each section, and a line for what is left out."""
    shown: dict[str, Any] = {}
    for name in _OWN:
        count, again = counts[name], counts.get(f"more_{name}", 0)
        entries = getattr(brief, name).entries
        left_out = _size(name, entries) - count
        on_page_two = _line(wording.phrase("{n} more on page 2"), again)
        in_dossier = _line(wording.phrase("{n} more in the dossier"), left_out - again)
        if in_dossier and name == "rows":
            in_dossier = _line(_all_rows(wording), len(entries))
        more = wording.listed(line for line in (on_page_two, in_dossier) if line)
        shown[name] = documents.Shown(_first(name, entries, count), more)
        if again:
            rest = entries[count : count + again]
            shown[f"more_{name}"] = documents.Shown(rest, in_dossier)
    return replace(brief, **shown)


def to_measure(brief: documents.Brief, wording: Wording) -> documents.Brief:
    """Everything, what may go on on page two twice, and every line that tells what is left out."""
    on_page_two = _line(wording.phrase("{n} more on page 2"), 1)
    lines = dict.fromkeys(_OWN, _line(wording.phrase("{n} more in the dossier"), 1))
    lines["rows"] = _line(_all_rows(wording), len(brief.rows.entries))
    shown: dict[str, Any] = {}
    for name in _OWN:
        goes_on = name in _CONTINUED.values()
        longest = wording.listed((on_page_two, lines[name])) if goes_on else lines[name]
        shown[name] = documents.Shown(getattr(brief, name).entries, longest)
    for more, name in _CONTINUED.items():
        again = (replace(entry, id=_AGAIN + entry.id) for entry in getattr(brief, name).entries)
        shown[more] = documents.Shown(tuple(again), lines[name])
    return replace(brief, **shown)


def _all_rows(wording: Wording) -> str:
    """Where the whole table is. Some of its rows that are left out are not in the dossier only:
    page two names them with their conditions, their dates, or what is not said of them.
    """
    return wording.phrase("all {n} in the dossier")


def _first(name: str, entries: tuple[Any, ...], count: int) -> tuple[Any, ...]:
    """The first so many entries of a section; participants count by head, not by group."""
    if name != "participants":
        return entries[:count]
    groups = []
    for group in entries:
        if count > 0:
            groups.append(replace(group, members=group.members[:count]))
        count -= len(group.members)
    return tuple(groups)


def _size(name: str, entries: tuple[Any, ...]) -> int:
    return sum(len(g.members) for g in entries) if name == "participants" else len(entries)


def _line(pattern: str, left_out: int) -> str:
    """Where the rest of a section is; empty where nothing is left out."""
    return pattern.replace("{n}", str(left_out)) if left_out > 0 else ""


@dataclass(frozen=True, slots=True)
class _Section:
    """Where a section was measured: its beginning, its entries, the line about the rest, its end.

    Entries may share a line, so the height of some of them is not the sum of theirs: it reaches
    from the top of the first to the end of the line that the last one stands in.
    """

    begin: float = 0.0
    tops: tuple[float, ...] = ()
    more: float = 0.0
    end: float = 0.0

    def height(self, start: int, count: int) -> float:
        """How high it is with so many entries from the start on; nothing without any."""
        if not count or not self.tops:
            return 0.0
        last = self.tops[start + count - 1]
        below = next((top for top in (*self.tops, self.more) if top > last), self.more)
        is_cut = start + count < len(self.tops)
        line = self.end - self.more if is_cut else 0.0
        return (self.tops[0] - self.begin) + (below - self.tops[start]) + line


def fit(
    ids: Mapping[str, Sequence[str]], layouts: Sequence[Layout]
) -> list[dict[str, int]] | Overfull:
    """How many entries of each section to show in each layout, or which page is over its budget.

    `ids` are the anchors of the entries; there is a layout for each language. What a template of
    one's own gives no anchors is shown whole.
    """
    fitted: list[dict[str, int]] = []
    for layout in layouts:
        counts: dict[str, int] = {}
        for index in range(len(PAGES)):
            page = _Page(index, ids, layout, counts).fitted()
            if isinstance(page, Overfull):
                return page
            counts |= page
        fitted.append(counts)
    return _alike(fitted)


def _alike(fitted: Sequence[Counts]) -> list[dict[str, int]]:
    """The same entries in every language: what goes on on page two may do so sooner in one."""
    least = {name: min(counts[name] for counts in fitted) for name in fitted[0]}
    alike = []
    for counts in fitted:
        mine = dict(least)
        for more, name in _CONTINUED.items():
            both = min(one[name] + one[more] for one in fitted)
            mine[name] = min(counts[name], both)
            mine[more] = both - mine[name]
        alike.append(mine)
    return alike


class _Page:
    """One page in one language; `before` says how much the page before it shows."""

    def __init__(
        self, index: int, ids: Mapping[str, Sequence[str]], layout: Layout, before: Counts
    ) -> None:
        self.number = index + 1
        self.names, self.turns, self.room = PAGES[index], _TURNS[index], layout.rooms[index]
        self.starts = {name: before.get(_CONTINUED.get(name, ""), 0) for name in self.names}
        tops = layout.tops
        self.sections = {name: _section(name, ids[name], tops) for name in self.names}
        self.left = {name: self._left(name, len(ids[name])) for name in self.names}
        everything = tops.get(f"page-{self.number}-end", 0.0) - tops.get(f"page-{self.number}", 0.0)
        self.frame = everything - sum(one.end - one.begin for one in self.sections.values())

    def _left(self, name: str, entries: int) -> int:
        """How many entries of a section may stand here; what is not measured goes on nowhere."""
        if name in _CONTINUED and not self.sections[name].tops:
            return 0
        return entries - self.starts[name]

    def needed(self, counts: Counts) -> float:
        """How high the page is with so many entries of each section."""
        return self.frame + sum(self._heights(counts).values())

    def _heights(self, counts: Counts) -> dict[str, float]:
        return {n: self.sections[n].height(self.starts[n], counts[n]) for n in self.names}

    def fitted(self) -> dict[str, int] | Overfull:
        """As much as there is room for."""
        counts = {name: self._least(name) for name in self.names}
        if self.needed(counts) > self.room:
            return self._overfull(counts)
        grows = True
        while grows:
            grows = False
            for name in self.turns:
                # One entry more; or all that are left, which need no line about the rest.
                for count in (counts[name] + 1, self.left[name]):
                    larger = {**counts, name: count}
                    if counts[name] < count <= self.left[name] and self.needed(larger) <= self.room:
                        counts, grows = larger, True
                        break
        return counts

    def _least(self, name: str) -> int:
        """How many entries to begin with: the floor, or all where the line would take more."""
        start, left = self.starts[name], self.left[name]
        section, floor = self.sections[name], min(_FLOORS[name], left)
        is_whole = section.height(start, left) < section.height(start, floor)
        return left if is_whole or not section.tops else floor

    def _overfull(self, counts: Counts) -> Overfull:
        highest_first = sorted(self._heights(counts).items(), key=lambda pair: (-pair[1], pair[0]))
        needed = self.needed(counts)
        return Overfull(self.number, needed, self.room, tuple(highest_first), self.frame)


def _section(name: str, ids: Sequence[str], tops: Mapping[str, float]) -> _Section:
    begin, more, end = f"begin-{name}", f"more-{name}", f"end-{name}"
    if not ids or not tops.keys() >= {*ids, begin, more, end}:
        return _Section()
    return _Section(tops[begin], tuple(tops[one] for one in ids), tops[more], tops[end])
