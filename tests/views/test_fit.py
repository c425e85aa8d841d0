"""What the two pages hold: as much as there is room for, never less than they must, and no more."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.shipped import template_folders
from briefs.views import documents, fit
from briefs.views.pictures.entries import Group, Participant
from briefs.views.types import Cite, Fact
from briefs.views.wording import Wording
from tests.provenance import LANGUAGES, TREES, in_language

UNHURRIED = settings(deadline=None)
SECTIONS = tuple(itertools.chain(*fit.PAGES))
AGAIN = {f"more_{name}": name for name in ("lines", "compared", "rows", "tensions", "watch")}
"""What goes on on page two, and what it goes on from."""
OWN = tuple(name for name in SECTIONS if name not in AGAIN)
FLOORS = {
    **{"facts": 4, "judgements": 3, "rows": 2, "tensions": 1, "watch": 1},
    **{"objectives": 2, "lines": 2, "compared": 3, "if_raised": 2},
    **dict.fromkeys(AGAIN, 0),
    **{"participants": 6, "timeline": 2, "triggers": 1, "gaps": 2, "inferences": 1},
}
"""What each section shows at the least, if it has as much."""


@dataclass(frozen=True)
class Layout:
    """Sections one below the other: the height of each entry and of the line for the rest."""

    entries: dict[str, tuple[int, ...]]
    more: dict[str, int]
    frames: tuple[int, int] = (0, 0)
    heading: int = 0

    @property
    def ids(self) -> dict[str, tuple[str, ...]]:
        """The anchors of the entries."""
        own = {n: tuple(f"{n}-{k}" for k in range(len(self.entries[n]))) for n in OWN}
        return own | {more: tuple(f"again-{one}" for one in own[n]) for more, n in AGAIN.items()}

    @property
    def tops(self) -> dict[str, float]:
        """Where each anchor lies when everything is shown, and every line for the rest as well."""
        tops: dict[str, float] = {}
        at = 0
        for number, (names, frame) in enumerate(zip(fit.PAGES, self.frames, strict=True), 1):
            tops[f"page-{number}"] = at
            at += frame
            for name in names:
                if not self.heights(name):
                    continue  # a section without entries is not printed at all
                tops[f"begin-{name}"] = at
                at += self.heading
                for anchor, height in zip(self.ids[name], self.heights(name), strict=True):
                    tops[anchor] = at
                    at += height
                tops[f"more-{name}"] = at
                at += self.more[AGAIN.get(name, name)]
                tops[f"end-{name}"] = at
            tops[f"page-{number}-end"] = at
        return tops

    def heights(self, name: str) -> tuple[int, ...]:
        """The heights of the entries of a section."""
        return self.entries[AGAIN.get(name, name)]

    def section(self, name: str, counts: Mapping[str, int]) -> int:
        """How high a section is: down to the end of the line that its last entry stands in."""
        heights = self.heights(name)
        start, count = counts[AGAIN[name]] if name in AGAIN else 0, counts[name]
        if not count:
            return 0
        end = start + count
        while heights[end - 1 : end] == (0,) and end < len(heights):
            end += 1
        is_cut = start + count < len(heights)
        line = self.more[AGAIN.get(name, name)] if is_cut else 0
        return self.heading + sum(heights[start:end]) + line

    def height(self, page: int, counts: Mapping[str, int]) -> int:
        """How high a page is with so many entries of each section."""
        return self.frames[page] + sum(self.section(name, counts) for name in fit.PAGES[page])

    def of(self, name: str, counts: Mapping[str, int] | None = None) -> int:
        """How many entries a section has, after those that stand on the page before."""
        start = counts[AGAIN[name]] if counts and name in AGAIN else 0
        return len(self.heights(name)) - start

    def fit(self, *rooms: float) -> dict[str, int] | fit.Overfull:
        """What is shown of it, in a publication of one language."""
        counts = fit.fit(self.ids, [fit.Layout(self.tops, rooms)])
        return counts if isinstance(counts, fit.Overfull) else counts[0]


Case = tuple[Layout, tuple[int, int]]
NOTHING = dict.fromkeys(SECTIONS, 0)


def layout(**sections: tuple[int, ...]) -> Layout:
    """A layout with these sections only; a line for the rest is 10 high."""
    entries = {name: sections.get(name, ()) for name in OWN}
    return Layout(entries, dict.fromkeys(OWN, 10))


# Entries that share a line have no height of their own, so 0 is drawn as well.
HEIGHTS = st.lists(st.integers(0, 60), max_size=12).map(tuple)
LAYOUTS = st.builds(
    Layout,
    st.fixed_dictionaries(dict.fromkeys(OWN, HEIGHTS)),
    st.fixed_dictionaries({name: st.integers(0, 30) for name in OWN}),
    st.tuples(st.integers(0, 200), st.integers(0, 200)),
    st.integers(0, 20),
)


@st.composite
def _near(draw: st.DrawFn) -> tuple[Layout, tuple[int, int]]:
    """A layout, and rooms that hold some of it to the point, or almost."""
    given_ = draw(LAYOUTS)
    counts = {name: draw(st.integers(0, given_.of(name))) for name in OWN}
    counts |= {m: draw(st.integers(0, given_.of(m) - counts[n])) for m, n in AGAIN.items()}
    first, second = (given_.height(page, counts) + draw(st.integers(-3, 3)) for page in (0, 1))
    return given_, (first, second)


ROOMS = st.tuples(st.integers(0, 1500), st.integers(0, 1500))
CASES = st.one_of(st.tuples(LAYOUTS, ROOMS), _near())


def least(given_: Layout, page: int, counts: Mapping[str, int]) -> int:
    """The height of the lowest page that holds the floors, after the page before it."""
    total = given_.frames[page]
    for name in fit.PAGES[page]:
        left = given_.of(name, counts)
        floor = min(FLOORS[name], left)
        total += min(given_.section(name, {**counts, name: n}) for n in {floor, left})
    return total


# -- every layout ------------------------------------------------------------------------------


@UNHURRIED
@given(CASES)
def test_no_page_is_higher_than_its_room(case: Case) -> None:
    given_, rooms = case
    counts = given_.fit(*rooms)
    if not isinstance(counts, fit.Overfull):
        assert set(counts) == set(SECTIONS)
        for page in (0, 1):
            assert given_.height(page, counts) <= rooms[page]


@UNHURRIED
@given(CASES)
def test_a_page_holds_the_floors_or_is_over_its_budget(case: Case) -> None:
    given_, rooms = case
    counts = given_.fit(*rooms)
    if isinstance(counts, fit.Overfull) and counts.page == 1:
        assert counts.needed == least(given_, 0, NOTHING) > counts.room == rooms[0]
    elif isinstance(counts, fit.Overfull):
        assert least(given_, 0, NOTHING) <= rooms[0]
        assert counts.needed > counts.room == rooms[1]
    else:
        assert all(least(given_, page, counts) <= rooms[page] for page in (0, 1))
        for name, count in counts.items():
            left = given_.of(name, counts)
            assert min(FLOORS[name], left) <= count <= left


@UNHURRIED
@given(CASES)
def test_nothing_more_would_fit(case: Case) -> None:
    """Neither the next entry of a section, nor all that are left of it."""
    given_, rooms = case
    counts = given_.fit(*rooms)
    if not isinstance(counts, fit.Overfull):
        for page, names in enumerate(fit.PAGES):
            for name in names:
                left = given_.of(name, counts)
                for larger in {counts[name] + 1, left}:
                    if counts[name] < larger <= left:
                        assert given_.height(page, {**counts, name: larger}) > rooms[page], name


@UNHURRIED
@given(LAYOUTS)
def test_where_there_is_room_for_everything_everything_is_shown(given_: Layout) -> None:
    everything = {name: given_.of(name) for name in OWN} | dict.fromkeys(AGAIN, 0)
    assert given_.fit(*(given_.height(page, everything) for page in (0, 1))) == everything


@UNHURRIED
@given(CASES, CASES)
def test_every_language_shows_the_same_and_none_more_than_it_holds(one: Case, other: Case) -> None:
    """The same entries in two languages, of other heights and on pages of other heights."""
    first, rooms = one
    heights = {
        n: (h * len(first.entries[n]))[: len(first.entries[n])] or ()
        for n, h in ((n, other[0].entries[n] or (7,)) for n in OWN)
    }
    second = replace(other[0], entries=heights)
    layouts = [fit.Layout(first.tops, rooms), fit.Layout(second.tops, other[1])]
    found = fit.fit(first.ids, layouts)
    if isinstance(found, fit.Overfull):
        return
    for name in OWN:
        more = next((m for m, n in AGAIN.items() if n == name), None)
        shown = {counts[name] + (counts[more] if more else 0) for counts in found}
        assert len(shown) == 1, name


@UNHURRIED
@given(CASES)
def test_the_section_named_first_is_the_highest(case: Case) -> None:
    given_, rooms = case
    over = given_.fit(*rooms)
    if isinstance(over, fit.Overfull):
        heights = [height for _, height in over.sections]
        assert heights == sorted(heights, reverse=True)
        assert {name for name, _ in over.sections} == set(fit.PAGES[over.page - 1])
        assert sum(heights) + over.rest == over.needed
        assert over.rest == given_.frames[over.page - 1]


# -- single layouts ----------------------------------------------------------------------------


def test_what_does_not_fit_is_left_out_at_the_end() -> None:
    one = layout(rows=(20, 20, 20, 20, 20))
    assert one.fit(100, 0) == {**NOTHING, "rows": 5}
    # 99 is one too little for five; four need the line for the rest, and that is 90.
    assert one.fit(99, 0) == {**NOTHING, "rows": 4}
    assert one.fit(89, 0) == {**NOTHING, "rows": 3}


def test_a_last_entry_lower_than_the_line_for_the_rest_is_shown() -> None:
    """Three entries and the line are too high; all four, without it, are not."""
    one = layout(watch=(20, 20, 20, 5))
    counts = one.fit(65, 0)
    assert not isinstance(counts, fit.Overfull)
    assert counts["watch"] == 4


def test_a_page_of_which_only_the_whole_fits_is_within_its_budget() -> None:
    """Two gaps and the line for the rest are too high; all three are not."""
    one = layout(gaps=(10, 10, 5))
    counts = one.fit(0, 25)
    assert not isinstance(counts, fit.Overfull)
    assert counts["gaps"] == 3


def test_entries_that_share_a_line_are_as_high_as_it() -> None:
    """Seven participants on one line and three on the next: the first takes the whole line."""
    one = layout(participants=(0, 0, 0, 0, 0, 0, 9, 0, 0, 9))
    for room, shown in ((18, 10), (19, 10)):
        counts = one.fit(0, room)
        assert not isinstance(counts, fit.Overfull)
        assert counts["participants"] == shown
    assert isinstance(one.fit(0, 17), fit.Overfull), "six of them, and the line for the rest"


def test_what_page_one_has_no_room_for_goes_on_on_page_two() -> None:
    one = layout(rows=(20, 20, 20, 20, 20, 20))
    assert one.fit(70, 40) == {**NOTHING, "rows": 3, "more_rows": 1}
    assert one.fit(70, 60) == {**NOTHING, "rows": 3, "more_rows": 3}
    assert one.fit(70, 29) == {**NOTHING, "rows": 3}


def test_a_page_over_its_budget_names_its_highest_section() -> None:
    one = layout(rows=(50, 50, 50, 50), judgements=(10, 10, 10), watch=(30,))
    over = one.fit(169, 0)
    assert isinstance(over, fit.Overfull)
    assert (over.page, over.needed, over.room, over.rest) == (1, 170, 169, 0)
    assert over.sections[:3] == (("rows", 110), ("judgements", 30), ("watch", 30))
    second = layout(timeline=(90, 90)).fit(1000, 100)
    assert isinstance(second, fit.Overfull)
    assert (second.page, second.sections[0]) == (2, ("timeline", 180))


def test_sections_take_turns() -> None:
    """Rows get three entries to one of the things to watch, once both have their floor."""
    one = layout(rows=(10,) * 20, watch=(10,) * 20)
    counts = one.fit(140, 0)
    assert not isinstance(counts, fit.Overfull)
    # 2 rows and 1 to watch, two lines for the rest; of the nine left seven go to the rows.
    assert (counts["rows"], counts["watch"]) == (9, 3)


@pytest.mark.parametrize("anchor", ["rows-2", "begin-rows", "more-rows", "end-rows"])
def test_a_section_without_its_anchors_is_shown_whole(anchor: str) -> None:
    one = layout(rows=(20, 20, 20, 20, 20), watch=(10, 10))
    tops = {name: top for name, top in one.tops.items() if name != anchor}
    counts = fit.fit(one.ids, [fit.Layout(tops, (1000, 0))])
    assert counts == [{**NOTHING, "rows": 5, "watch": 2}]
    # What it takes of the page is no longer known by section, but as part of the frame.
    over = fit.fit(one.ids, [fit.Layout(tops, (100, 0))])
    assert isinstance(over, fit.Overfull)
    assert over.rest == 110


# -- cutting -----------------------------------------------------------------------------------

PHRASES = {"en": "{} more in the dossier", "de": "{} weitere im Dossier"}
ALL_ROWS = {"en": "all {} in the dossier", "de": "alle {} im Dossier"}
"""Of the table, whose rows page two names in other sections as well."""


def _cite() -> Cite:
    return Cite("stated", "stated", (1,))


def _groups(*sizes: int) -> tuple[Group, ...]:
    def member(group: int, n: int) -> Participant:
        name = f"{group}-{n}"
        return Participant(f"participant-{name}", name, "", "", _cite(), None, "")

    return tuple(
        Group(f"group {g}", tuple(member(g, n) for n in range(size)))
        for g, size in enumerate(sizes)
    )


def _brief(facts: int, groups: tuple[Group, ...]) -> documents.Brief:
    empty = in_language("base", "en").brief
    entries = tuple(Fact(f"fact-{n}", f"Fact {n}", "x", _cite()) for n in range(facts))
    return replace(empty, facts=documents.Shown(entries), participants=documents.Shown(groups))


@UNHURRIED
@given(st.lists(st.integers(1, 5), max_size=5), st.integers(0, 6), st.data())
def test_cutting_keeps_the_first_and_counts_the_rest(
    sizes: list[int], facts: int, data: st.DataObject
) -> None:
    brief = _brief(facts, _groups(*sizes))
    ids = fit.entry_ids(brief)
    counts = {name: data.draw(st.integers(0, len(ids[name])), name) for name in OWN}
    left = {more: len(ids[name]) - counts[name] for more, name in AGAIN.items()}
    counts |= {name: data.draw(st.integers(0, left[name]), name) for name in AGAIN}
    for language in LANGUAGES:
        wording = Wording.load(language, template_folders(None))
        cut = fit.cut(brief, counts, wording)
        shown = fit.entry_ids(cut)
        for name in OWN:
            assert shown[name] == ids[name][: counts[name]], name
            if name in AGAIN.values():
                continue  # told by the next test
            left_out = len(ids[name]) - counts[name]
            more = PHRASES[language].format(left_out) if left_out else ""
            assert getattr(cut, name).more == more
    assert all(group.members for group in cut.participants.entries), "a heading without anybody"


@pytest.mark.parametrize(
    ("shown", "again", "first", "second"),
    [
        (5, 0, "", ""),
        (2, 0, "all 5 in the dossier", ""),
        (2, 1, "1 more on page 2, all 5 in the dossier", "all 5 in the dossier"),
        (2, 3, "3 more on page 2", ""),
    ],
)
def test_what_goes_on_says_where(shown: int, again: int, first: str, second: str) -> None:
    made = in_language("two-sources", "en")
    rows = tuple(replace(made.brief.rows.entries[0], id=f"row-{n}") for n in range(5))
    brief = replace(made.brief, rows=documents.Shown(rows))
    counts = {name: len(ids) for name, ids in fit.entry_ids(brief).items()}
    counts |= {**dict.fromkeys(AGAIN, 0), "rows": shown, "more_rows": again}
    cut = fit.cut(brief, counts, made.wording)
    assert cut.rows.entries + cut.more_rows.entries == rows[: shown + again]
    assert (cut.rows.more, cut.more_rows.more) == (first, second)


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_measured_has_every_entry_and_every_line(tree: str, language: str) -> None:
    made = in_language(tree, language)
    measured = fit.to_measure(made.brief, made.wording)
    ids = fit.entry_ids(made.brief)
    assert fit.entry_ids(measured) == ids
    html = made.brief_html(measured)
    for name in SECTIONS:
        if ids[name]:
            words = getattr(measured, name).more
            line = PHRASES[language].format(1)
            if name in ("rows", "more_rows"):
                line = ALL_ROWS[language].format(len(ids["rows"]))
            assert words.endswith(line)
            assert (words == line) == (f"more_{name}" not in SECTIONS)
            for anchor in (*ids[name], f"begin-{name}", f"more-{name}", f"end-{name}"):
                assert html.count(f'id="{anchor}"') == 1, anchor


def _section_of(html: str, name: str) -> str:
    """The section from its first anchor to its last."""
    begin, end = f'id="begin-{name}"', f'id="end-{name}"'
    return html[html.index(begin) : html.index(end)] if begin in html else ""


def test_no_entry_is_counted_twice_or_left_out_unsaid() -> None:
    """The lines that a reader sees, with those entries that he does not."""
    made = in_language("conference", "en")
    ids = fit.entry_ids(made.brief)
    counts = {name: min(FLOORS[name], len(ids[name])) for name in SECTIONS}
    html = made.brief_html(fit.cut(made.brief, counts, made.wording))
    for name, section in zip(OWN, map(partial(_section_of, html), OWN), strict=True):
        shown = [one for one in ids[name] if f'id="{one}"' in html]
        assert shown == list(ids[name][: len(shown)])
        left_out = len(ids[name]) - len(shown)
        words = f"all {len(ids[name])}" if name == "rows" else f"{left_out} more"
        line = f'<p class="more" data-label="boilerplate">{words} in the dossier<'
        assert (line in section) == (left_out > 0), name
        assert ("in the dossier<" in section) == (left_out > 0), name
